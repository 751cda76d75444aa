"""Turn parliamentary numbers in a text into links: to our own page, or else to the official publication."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from django.db.models import TextField, Value
from django.db.models.functions import Concat
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from letters.models import Letter, LetterDossier, LetterVersion
from parliament import kamerstuk, register_numbers
from parliament.models import Debate
from toezeggingen.models import Toezegging


@dataclass(frozen=True)
class NumberReference:
    """A number in a text, from `start` to `end`. `number` has the form that the register stores. `official` is the
    address where the House or the State publishes the document; it may be empty."""

    start: int
    end: int
    number: str
    official: str


class NumberLinks:
    """Links for the numbers in all texts of one page, looked up with one query, or with none if the texts have no
    numbers. `own` is the address of the page itself. A number that leads to this address gets no link."""

    def __init__(self, texts: Iterable[str], own: str = "") -> None:
        self._found = {text: _find(text) for text in texts}
        self._own = own

    def link(self, text: str) -> SafeString:
        """The escaped text with links. The text must be one of the texts of the page."""
        parts: list[str] = []
        at = 0
        for reference in self._found[text]:
            words = text[reference.start : reference.end]
            address = self._our_addresses.get(reference.number, reference.official)
            parts += [
                text[at : reference.start],
                format_html('<a href="{}">{}</a>', address, words) if address else words,
            ]
            at = reference.end
        return format_html_join("", "{}", ((part,) for part in [*parts, text[at:]]))

    @cached_property
    def _our_addresses(self) -> dict[str, str]:
        """Our address for each number with a public page. The address of the page itself is left empty."""
        numbers = {reference.number for found in self._found.values() for reference in found}
        if not numbers:
            return {}
        public = LetterDossier.objects.filter(letter__in=LetterVersion.objects.released().values("letter"))
        papers = public.annotate(paper=Concat("dossier", Value("-"), "nr", output_field=TextField())).filter(
            paper__in=numbers
        )
        letters, toezeggingen = Letter.objects.released(), Toezegging.objects.published()
        known = (
            *(
                rows.filter(former_numbers__number__in=numbers).values_list(
                    Value(page), "former_numbers__number", "number"
                )
                for page, rows in (("toezegging", toezeggingen), ("debate", Debate.objects), ("letter", letters))
            ),
            toezeggingen.filter(number__in=numbers).values_list(Value("toezegging"), "number", "number"),
            Debate.objects.filter(number__in=numbers).values_list(Value("debate"), "number", "number"),
            letters.filter(number__in=numbers).values_list(Value("letter"), "number", "number"),
            letters.filter(house_number__in=numbers).values_list(Value("letter"), "house_number", "number"),
            papers.values_list(Value("letter"), "paper", "letter__number"),
            public.filter(dossier__in=numbers).values_list(Value("dossier"), "dossier", "dossier"),
        )
        first, *others = (rows.order_by() for rows in known)
        addresses = {number: reverse(page, args=[key]) for page, number, key in first.union(*others)}
        return {number: "" if address == self._own else address for number, address in addresses.items()}


def _find(text: str) -> list[NumberReference]:
    """The numbers in a text, in the order of the text and without overlaps."""
    numbered = [
        NumberReference(match.start(), match.end(), match[0], register_numbers.official_address(match[0]))
        for match in register_numbers.find_exact(text)
    ]
    references: list[NumberReference] = []
    for reference in sorted([*numbered, *_papers(text)], key=lambda reference: reference.start):
        if not references or reference.start >= references[-1].end:
            references.append(reference)
    return references


def _papers(text: str) -> Iterator[NumberReference]:
    """The kamerstukken cited in a text. Papers cited together, such as "nrs. 12 en 13", link to their dossier. Papers
    from several dossiers get no link."""
    for (start, end), cited in groupby(kamerstuk.find(text), lambda citation: (citation.start, citation.end)):
        papers = {citation.kamerstuk for citation in cited}
        dossiers = {(paper.dossier, paper.suffix) for paper in papers}
        if len(papers) > 1:
            papers = {kamerstuk.Kamerstuk(*dossier, "") for dossier in dossiers}
        if len(papers) == 1:
            (paper,) = papers
            yield NumberReference(start, end, str(paper), paper.official_address)
