"""Numbers of the House in a text as links: to the register's own page, or else to the official publication."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from django.db.models import TextField, Value
from django.db.models.functions import Concat
from django.urls import reverse
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from letters.models import Letter, LetterDossier, LetterVersion
from parliament import kamerstuk, register_numbers
from parliament.models import Debate
from toezeggingen.models import Toezegging


@dataclass(frozen=True)
class Reference:
    """A number that stands in a text from `start` to `end`, as it is stored, and where others publish it, if at all."""

    start: int
    end: int
    number: str
    official: str


class References:
    """Of all texts of one page; the register is asked once, and only where there is a number. What the page itself is
    about, `own`, is no link."""

    def __init__(self, texts: Iterable[str], own: str = "") -> None:
        self._found = {text: _find(text) for text in texts}
        self._own = own

    def link(self, text: str) -> SafeString:
        """The text, escaped, with links; it must be one of the texts of the page."""
        if not self._found[text]:
            return conditional_escape(text)
        parts, at = [], 0
        for reference in self._found[text]:
            words = text[reference.start : reference.end]
            address = self._ours.get(reference.number, reference.official)
            parts.append(conditional_escape(text[at : reference.start]))
            parts.append(format_html('<a href="{}">{}</a>', address, words) if address else conditional_escape(words))
            at = reference.end
        parts.append(conditional_escape(text[at:]))
        return format_html_join("", "{}", ((part,) for part in parts))

    @cached_property
    def _ours(self) -> dict[str, str]:
        """Our address of each number that the public can find here; none of what the page is about."""
        asked = {reference.number for found in self._found.values() for reference in found}
        if not asked:
            return {}
        public = LetterDossier.objects.filter(letter__in=LetterVersion.objects.released().values("letter"))
        papers = public.annotate(asked=Concat("dossier", Value("-"), "nr", output_field=TextField())).filter(
            asked__in=asked
        )
        letters, toezeggingen = Letter.objects.released(), Toezegging.objects.published()
        known = (
            *(
                rows.filter(former_numbers__number__in=asked).values_list(
                    Value(page), "former_numbers__number", "number"
                )
                for page, rows in (("toezegging", toezeggingen), ("debate", Debate.objects), ("letter", letters))
            ),
            toezeggingen.filter(number__in=asked).values_list(Value("toezegging"), "number", "number"),
            Debate.objects.filter(number__in=asked).values_list(Value("debate"), "number", "number"),
            letters.filter(number__in=asked).values_list(Value("letter"), "number", "number"),
            letters.filter(house_number__in=asked).values_list(Value("letter"), "house_number", "number"),
            papers.values_list(Value("letter"), "asked", "letter__number"),
            public.filter(dossier__in=asked).values_list(Value("dossier"), "dossier", "dossier"),
        )
        first, *others = (rows.order_by() for rows in known)
        addresses = {number: reverse(page, args=[key]) for page, number, key in first.union(*others)}
        return {number: "" if address == self._own else address for number, address in addresses.items()}


def _find(text: str) -> list[Reference]:
    """In the order of the text, none over another."""
    numbered = [
        Reference(match.start(), match.end(), match[0], register_numbers.official_address(match[0]))
        for match in register_numbers.find_exact(text)
    ]
    references: list[Reference] = []
    for one in sorted([*numbered, *_papers(text)], key=lambda one: one.start):
        if not references or one.start >= references[-1].end:
            references.append(one)
    return references


def _papers(text: str) -> Iterator[Reference]:
    """Papers that are cited together, "nrs. 12 en 13", lead to their dossier; of several dossiers to none."""
    for (start, end), cited in groupby(kamerstuk.find(text), lambda one: (one.start, one.end)):
        papers = {one.kamerstuk for one in cited}
        dossiers = {(one.dossier, one.suffix) for one in papers}
        if len(papers) > 1:
            papers = {kamerstuk.Kamerstuk(*dossier, "") for dossier in dossiers}
        if len(papers) == 1:
            (paper,) = papers
            yield Reference(start, end, str(paper), paper.official_address)
