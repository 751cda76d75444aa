"""Directories of people, committees, ministries, parties, debates, dossiers, letters and toezeggingen, by key or name.

A directory offers the people and things that published toezeggingen refer to. The filters and the search box use it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Exists, F, Func, Model, OuterRef, Q, QuerySet, TextField, Value
from django.db.models.functions import Replace

from letters.models import Letter
from parliament import kamerstuk
from parliament.models import Committee, Debate, Member, Minister, Ministry, Party, Post
from search.text.mistyped import SHORTEST, allowed_errors, count_errors
from search.text.spelling import folded
from toezeggingen.models import Toezegging
from toezeggingen.public_debates import debates_in, letters_in, public_papers

MAX_MATCHES = 9  # one more than a reader gets to choose from, to know whether there are more
MAX_SIMILAR = 3
MAX_COMPARED = 20  # a mistyped name is looked for among this many names, those with the most trigrams in common


@dataclass(frozen=True)
class Option:
    """A value that a filter accepts: `key` is in the address, `text` on the page, `value` is compared in the database.

    `short` is the name to use in a sentence, if it differs from the text. `names` are all names of the thing.
    """

    key: str
    text: str
    value: Any
    short: str = ""
    names: tuple[str, ...] = ()


class Directory(Protocol):
    """Things with a key and a name."""

    def by_key(self, keys: Collection[str]) -> dict[str, Option]:
        """Return the option for each existing key, under the key as it was given."""

    def matching(self, typed: str) -> list[Option]:
        """Return the options that match the typed name, at most `MAX_MATCHES`. If it is the full name of a single
        option, return only that option."""

    def similar(self, typed: str) -> list[Option]:
        """Return at most `MAX_SIMILAR` options that the reader may have mistyped, most similar first.

        The list is empty for directories that are too large to compare.
        """
        return []

    def keys(self) -> Sequence[str] | QuerySet[Any, str]:
        """Return all keys, sorted."""


def plain_name(text: str) -> str:
    """Return the name in lower case, without accents and points.

    "Özdil" gives "ozdil", "J.P." gives "j p" and "I&W" gives "ienw".
    """
    return " ".join(re.findall(r"[^\W_]+", folded(text.replace("&", "en"))))


def _joined(*columns: str | Func) -> Replace:
    """Join the columns to one text, in which the words of a `plain_name` can be looked up."""
    text = Func(Value(" "), *columns, function="concat_ws")
    return Replace(text, Value("&"), Value("en"), output_field=TextField())


def _containing(words: Sequence[str], rows: QuerySet[Any], *columns: str | Func) -> QuerySet[Any]:
    """Return the rows that contain every word somewhere in these columns, regardless of case and accents."""
    rows = rows.alias(called=_joined(*columns))
    for word in words:
        rows = rows.filter(called__unaccent__icontains=word)
    return rows


@dataclass(frozen=True)
class TableDirectory:
    """A directory of a small table: at most some hundreds of people, posts or committees.

    `offered` returns the rows that a reader may choose. `columns` must contain every word of `text` and `names`.
    """

    offered: Callable[[], QuerySet[Any]]
    key: str
    columns: Sequence[str | Func]
    text: Callable[[Any], str]
    names: Callable[[Any], tuple[str, ...]]
    short: Callable[[Any], str] = lambda row: ""

    def by_key(self, keys: Collection[str]) -> dict[str, Option]:
        rows = self.offered().filter(**{f"{self.key}__in": [key.lower() for key in keys]})
        known = {option.key: option for option in map(self._option, rows)}
        return {key: known[key.lower()] for key in keys if key.lower() in known}

    def matching(self, typed: str) -> list[Option]:
        """Return the options with a name in which each typed word begins a word."""
        words = plain_name(typed).split()
        if not words:
            return []
        rows = _containing(words, self.offered(), *self.columns)
        named = [
            (option, [plain_name(name) for name in (option.text, *option.names)]) for option in map(self._option, rows)
        ]
        exact = [option for option, names in named if " ".join(words) in names]
        found = [option for option, names in named if all(f" {word}" in f" {' '.join(names)}" for word in words)]
        return exact if len(exact) == 1 else found[:MAX_MATCHES]

    def similar(self, typed: str) -> list[Option]:
        """Return the options with a name that has every typed word, apart from typing errors.

        The number of errors allowed is the same as in the search box. Short words are ignored, because someone with
        other initials is another person.
        """
        words = [word for word in plain_name(typed).split() if len(word) >= SHORTEST]
        if not words:
            return []
        similarity = TrigramWordSimilarity(" ".join(words), F("called__unaccent")).desc()
        rows = (
            self.offered().model._default_manager.annotate(called=_joined(*self.columns)).order_by(similarity, self.key)
        )
        near = [key for key, name in rows.values_list(self.key, "called")[:MAX_COMPARED] if _is_similar(words, name)]
        offered = self.by_key(near)  # checked last, because this is the slow part
        return [offered[key] for key in near if key in offered][:MAX_SIMILAR]

    def options(self) -> list[Option]:
        """Return all options, sorted by their text, for a list to choose from."""
        return sorted(map(self._option, self.offered()), key=lambda option: plain_name(option.text))

    def keys(self) -> QuerySet[Any, str]:
        return self.offered().order_by(self.key).values_list(self.key, flat=True)

    def _option(self, row: Model) -> Option:
        return Option(getattr(row, self.key), self.text(row), row.pk, self.short(row), self.names(row))


def _is_similar(words: Sequence[str], name: str) -> bool:
    known = plain_name(name).split()
    return all(any(_is_mistyped(word, other) for other in known) for word in words)


def _is_mistyped(word: str, known: str) -> bool:
    most = allowed_errors(word, known)
    return count_errors(word, known, most) <= most


@dataclass(frozen=True)
class NumberDirectory(Directory):
    """Things by a present or former number. Nobody types a part of a number."""

    offered: Callable[[], QuerySet[Any]]

    def by_key(self, keys: Collection[str]) -> dict[str, Option]:
        numbers = [key.upper() for key in keys]
        rows = self.offered()
        former = rows.filter(former_numbers__number__in=numbers).annotate(typed_number=F("former_numbers__number"))
        found = [*former, *rows.filter(number__in=numbers).annotate(typed_number=F("number"))]
        known = {row.typed_number: self._option(row) for row in found}
        return {key: known[key.upper()] for key in keys if key.upper() in known}

    def matching(self, typed: str) -> list[Option]:
        return []

    def keys(self) -> QuerySet[Any, str]:
        return self.offered().order_by("number").values_list("number", flat=True)

    def _option(self, row: Any) -> Option:
        return Option(row.number, row.number, row.pk)


@dataclass(frozen=True)
class DebateDirectory(NumberDirectory):
    """Debates by number, or by words of the title, except the title of a confidential debate."""

    def matching(self, typed: str) -> list[Option]:
        words = plain_name(typed).split()
        if not words:
            return []
        rows = _containing(words, self.offered().filter(pk__in=Debate.objects.public().values("pk")), "title")
        return [self._option(row) for row in rows.order_by("-day", "number")[:MAX_MATCHES]]

    def _option(self, row: Debate) -> Option:
        return Option(row.number, row.public_name, row.pk, names=() if row.is_confidential else (row.title,))


class DossierDirectory(Directory):
    """Dossiers of debates and public letters, by number or by words of the title.

    A number may have any spelling: 28676, 28 676, 36200-V. The title is the one in the letters of the dossier.
    """

    def by_key(self, keys: Collection[str]) -> dict[str, Option]:
        parsed = {key: kamerstuk.leading_dossier(key.strip().upper()) for key in keys}
        numbers = {key: dossier[0] for key, dossier in parsed.items() if dossier and not dossier[1]}
        known = _dossiers_of(debates_in(numbers.values()))
        known |= set(letters_in(numbers.values()).values_list("dossier", flat=True))
        return {
            key: Option(number, kamerstuk.spoken_dossier(number), number)
            for key, number in numbers.items()
            if number in known
        }

    def matching(self, typed: str) -> list[Option]:
        words = plain_name(typed).split()
        if not words:
            return []
        titled = _containing(words, public_papers(), "letter__title").order_by("-dossier")
        found = titled.values_list("dossier", "letter__title").distinct()[:MAX_MATCHES]
        names = {dossier: f"{kamerstuk.spoken_dossier(dossier)} {title}" for dossier, title in found}
        return [Option(dossier, name, dossier) for dossier, name in names.items()]

    def keys(self) -> list[str]:
        return sorted(_dossiers_of(Debate.objects.public()) | set(public_papers().values_list("dossier", flat=True)))


def _dossiers_of(debates: QuerySet[Debate]) -> set[str]:
    papers = debates.values_list("report", "agenda")
    return {paper.rpartition("-")[0] for both in papers for paper in both if paper}


def _with_toezeggingen(rows: QuerySet[Any], *fields: str) -> QuerySet[Any]:
    """Return the rows that a published toezegging refers to in one of these fields."""
    is_named = Q(pk=None)
    for field in fields:
        is_named |= Q(Exists(Toezegging.objects.published().filter(**{field: OuterRef("pk")})))
    return rows.filter(is_named)


def committees() -> QuerySet[Committee]:
    debates = Debate.objects.public().filter(Exists(Toezegging.objects.published().filter(debate=OuterRef("pk"))))
    own = Exists(debates.filter(committee=OuterRef("pk")))
    return Committee.objects.filter(own | Exists(debates.filter(follow_up_committees=OuterRef("pk"))))


def ministries() -> QuerySet[Ministry]:
    return _with_toezeggingen(Ministry.objects.all(), "ministry_then", "ministry_now")


def parties() -> QuerySet[Party]:
    return _with_toezeggingen(Party.objects.all(), "parties", "members__party")


def _initials(column: str) -> Func:
    return Func(F(column), Value("[^A-Z]"), Value(""), Value("g"), function="regexp_replace")


def _abbreviations(post: Post) -> list[str]:
    """Return the abbreviation of the ministry and the initials of the post.

    A single initial is left out. "Basis- en Voortgezet Onderwijs en Media" gives "BVOM".
    """
    initials = re.sub(r"[^A-Z]", "", post.title)
    return [post.ministry.abbreviation, *([initials] if len(initials) > 1 else [])]


def _spellings(person: Member | Minister) -> tuple[str, str]:
    """Return the name with points in the initials ("W.B. Hoekstra") and without, as in an address ("wb hoekstra")."""
    return person.name, person.slug.replace("-", " ")


COMMITTEES = TableDirectory(
    committees, "slug", ["name", "abbreviation", "short_name"],
    lambda row: row.subject, lambda row: (row.subject, row.name, row.abbreviation, row.short_name),
)  # fmt: skip
MINISTRIES = TableDirectory(
    ministries, "key", ["name", "abbreviation"], lambda row: row.name, lambda row: (row.name, row.abbreviation), str
)
PARTIES = TableDirectory(parties, "slug", ["abbreviation", "name"], str, lambda row: (row.abbreviation, row.name))
MEMBERS = TableDirectory(
    lambda: _with_toezeggingen(Member.objects.select_related("party"), "members"),
    "slug", ["name", "slug", "party__abbreviation"], str, _spellings,
)  # fmt: skip
MINISTERS = TableDirectory(
    lambda: _with_toezeggingen(Minister.objects.all(), "minister"),
    "slug", ["name", "slug"], str, _spellings,
)  # fmt: skip
POSTS = TableDirectory(
    lambda: _with_toezeggingen(Post.objects.select_related("ministry"), "post"),
    "slug", ["title", "ministry__abbreviation", _initials("title")],
    str, lambda row: (row.title, *(f"{row.title.partition(' ')[0]} {short}" for short in _abbreviations(row))),
)  # fmt: skip
DEBATES = DebateDirectory(lambda: _with_toezeggingen(Debate.objects.all(), "debate"))
ALL_DEBATES = DebateDirectory(Debate.objects.all)
TOEZEGGINGEN = NumberDirectory(lambda: Toezegging.objects.published())
LETTERS = NumberDirectory(lambda: Letter.objects.released())
DOSSIERS = DossierDirectory()
