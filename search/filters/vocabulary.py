"""What a filter can name: what published toezeggingen have to do with, by its key or by its typed name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Exists, F, Func, Model, OuterRef, Q, QuerySet, TextField, Value
from django.db.models.functions import Lower, Replace

from parliament import dates, kamerstuk
from parliament.models import Committee, Debate, Member, Minister, Ministry, Party, Post
from search.text.mistyped import SHORTEST, errors, forgiven
from toezeggingen.models import Toezegging
from toezeggingen.visibility import debates_in, letters_in, public_papers, told_debates

MOST_LIKE = 9  # as many of one name as a reader can choose from; one more says that there are more
MOST_NEAR = 3
MOST_ALIKE = 20  # by their trigrams, among which a mistyped name is looked for


@dataclass(frozen=True)
class Named:
    """One value of a filter: `key` stands in the address, `text` on the page, `value` is what the database compares.

    `short` is how a sentence names it, where that is not the text; `names` are all that it is called by.
    """

    key: str
    text: str
    value: Any
    short: str = ""
    names: tuple[str, ...] = ()


class Vocabulary(Protocol):
    """Things that are known by a key, and by what a reader types of their name."""

    def named(self, keys: Collection[str]) -> dict[str, Named]:
        """Those of the keys that are known, by the key as it was asked."""

    def like(self, typed: str) -> list[Named]:
        """At most `MOST_LIKE` things whose name fits what was typed; only one where it is the whole name."""

    def near(self, typed: str) -> list[Named]:
        """At most `MOST_NEAR` things whose name may have been mistyped so, the most alike first; none of what there are
        too many of to compare with."""
        return []

    def keys(self) -> Sequence[str] | QuerySet[Any, str]:
        """All that are known, in their order."""


def plain_name(text: str) -> str:
    """Without accents, capitals and points, so that "Özdil", "ozdil" and "J.P." are found as they are typed, and "I&W"
    is IenW."""
    plain = unicodedata.normalize("NFD", text.lower().replace("&", "en"))
    return " ".join(re.findall(r"[^\W_]+", "".join(one for one in plain if not unicodedata.combining(one))))


def _called(*columns: str | Func) -> Replace:
    """What stands in the columns, in which the words of a `plain_name` are sought."""
    every = Func(Value(" "), *columns, function="concat_ws")
    return Replace(every, Value("&"), Value("en"), output_field=TextField())


def _holding(words: Sequence[str], rows: QuerySet[Any], *columns: str | Func) -> QuerySet[Any]:
    """Those in which each of the words stands somewhere in these columns, whatever its capitals and accents."""
    rows = rows.alias(called=_called(*columns))
    for word in words:
        rows = rows.filter(called__unaccent__icontains=word)
    return rows


@dataclass(frozen=True)
class Rows:
    """Rows of a small table: some hundreds of people, posts, committees. `names` are all that one is called by, and
    `columns` those that `text` and `names` are made of."""

    offered: Callable[[], QuerySet[Any]]
    key: str
    columns: Sequence[str | Func]
    text: Callable[[Any], str]
    names: Callable[[Any], tuple[str, ...]]
    short: Callable[[Any], str] = lambda row: ""

    def named(self, keys: Collection[str]) -> dict[str, Named]:
        rows = self.offered().filter(**{f"{self.key}__in": [key.lower() for key in keys]})
        known = {one.key: one for one in map(self._name, rows)}
        return {key: known[key.lower()] for key in keys if key.lower() in known}

    def like(self, typed: str) -> list[Named]:
        """Each typed word begins a word of the text or of a name."""
        words = plain_name(typed).split()
        if not words:
            return []
        holding = _holding(words, self.offered(), *self.columns)
        called = [(one, [plain_name(name) for name in (one.text, *one.names)]) for one in map(self._name, holding)]
        same = [one for one, names in called if " ".join(words) in names]
        found = [one for one, names in called if all(f" {word}" in f" {' '.join(names)}" for word in words)]
        return same if len(same) == 1 else found[:MOST_LIKE]

    def near(self, typed: str) -> list[Named]:
        """Those that have each of the typed words, give or take the errors that a search forgives as well. Short words
        are left out: in initials any letter may be another name."""
        words = [word for word in plain_name(typed).split() if len(word) >= SHORTEST]
        if not words:
            return []
        alike = TrigramWordSimilarity(" ".join(words), F("called__unaccent")).desc()
        every = self.offered().model._default_manager.annotate(called=_called(*self.columns)).order_by(alike, self.key)
        near = [key for key, called in every.values_list(self.key, "called")[:MOST_ALIKE] if _is_near(words, called)]
        offered = self.named(near)  # which is asked of those only, since it takes longer than all the rest
        return [offered[key] for key in near if key in offered][:MOST_NEAR]

    def all(self) -> list[Named]:
        """By their text, for a list to choose from."""
        return sorted(map(self._name, self.offered()), key=lambda one: plain_name(one.text))

    def keys(self) -> QuerySet[Any, str]:
        return self.offered().order_by(self.key).values_list(self.key, flat=True)

    def all_called(self) -> list[QuerySet[Any, tuple[str, str]]]:
        """Key and names of each row of the table, offered or not."""
        every = self.offered().model._default_manager.order_by()
        return [every.values_list(self.key, _called(*self.columns))]

    def _name(self, row: Model) -> Named:
        return Named(getattr(row, self.key), self.text(row), row.pk, self.short(row), self.names(row))


def _is_near(words: Sequence[str], called: str) -> bool:
    known = plain_name(called).split()
    return all(any(_is_mistyped(word, other) for other in known) for word in words)


def _is_mistyped(word: str, meant: str) -> bool:
    most = forgiven(word, meant)
    return errors(word, meant, most) <= most


@dataclass(frozen=True)
class Debates(Vocabulary):
    """By a number that they have or had, or by words of their title; that of a briefing in confidence is not known."""

    offered: Callable[[QuerySet[Any]], QuerySet[Any]]

    def named(self, keys: Collection[str]) -> dict[str, Named]:
        numbers = [key.upper() for key in keys]
        rows = self.offered(Debate.objects.all())
        had = rows.filter(former_numbers__number__in=numbers).annotate(asked=F("former_numbers__number"))
        found = [*had, *rows.filter(number__in=numbers).annotate(asked=F("number"))]
        told = set(told_debates().filter(pk__in=[row.pk for row in found]).values_list("pk", flat=True))
        known = {row.asked: self._name(row, is_told=row.pk in told) for row in found}
        return {key: known[key.upper()] for key in keys if key.upper() in known}

    def like(self, typed: str) -> list[Named]:
        words = plain_name(typed).split()
        if not words:
            return []
        rows = _holding(words, self.offered(told_debates()), "title")
        return [self._name(row, is_told=True) for row in rows.order_by("-day", "number")[:MOST_LIKE]]

    def keys(self) -> QuerySet[Any, str]:
        rows = self.offered(Debate.objects.all())
        return rows.order_by("number").values_list("number", flat=True)

    def all_called(self) -> list[QuerySet[Any, tuple[str, str]]]:
        """Number in lower case, as it is or was, and title of each debate, told or not."""
        every, called = Debate.objects.order_by(), _called("title")
        had = every.filter(former_numbers__isnull=False)
        return [
            every.values_list(Lower("number"), called),
            had.values_list(Lower("former_numbers__number"), called),
        ]

    @staticmethod
    def _name(row: Debate, *, is_told: bool) -> Named:
        words = str(row) if is_told else f"vertrouwelijke technische briefing ({dates.dutch(row.day)})"
        return Named(row.number, words, row.pk, names=(row.title,) if is_told else ())


class Dossiers(Vocabulary):
    """Of the debates and of the public letters, however the number is written (28676, 28 676, 36200-V), or by words of
    the title that letters give it."""

    def named(self, keys: Collection[str]) -> dict[str, Named]:
        asked = {key: kamerstuk.leading_dossier(key.strip().upper()) for key in keys}
        plain = {key: read[0] for key, read in asked.items() if read and not read[1]}
        known = _dossiers_of(debates_in(plain.values()))
        known |= set(letters_in(plain.values()).values_list("dossier", flat=True))
        return {key: Named(one, kamerstuk.spoken_dossier(one), one) for key, one in plain.items() if one in known}

    def like(self, typed: str) -> list[Named]:
        words = plain_name(typed).split()
        if not words:
            return []
        titled = _holding(words, public_papers(), "letter__title").order_by("-dossier")
        found = titled.values_list("dossier", "letter__title").distinct()[:MOST_LIKE]
        names = {dossier: f"{kamerstuk.spoken_dossier(dossier)} {title}" for dossier, title in found}
        return [Named(dossier, name, dossier) for dossier, name in names.items()]

    def keys(self) -> list[str]:
        return sorted(_dossiers_of(told_debates()) | set(public_papers().values_list("dossier", flat=True)))


def _dossiers_of(debates: QuerySet[Debate]) -> set[str]:
    papers = debates.values_list("report", "agenda")
    return {paper.rpartition("-")[0] for both in papers for paper in both if paper}


def _with_toezeggingen(rows: QuerySet[Any], *fields: str) -> QuerySet[Any]:
    """Those of the rows to which one of these fields of a published toezegging points."""
    is_named = Q(pk=None)
    for field in fields:
        is_named |= Q(Exists(Toezegging.objects.published().filter(**{field: OuterRef("pk")})))
    return rows.filter(is_named)


def committees() -> QuerySet[Committee]:
    shown = told_debates().filter(Exists(Toezegging.objects.published().filter(debate=OuterRef("pk"))))
    own = Exists(shown.filter(committee=OuterRef("pk")))
    return Committee.objects.filter(own | Exists(shown.filter(follow_up_committees=OuterRef("pk"))))


def ministries() -> QuerySet[Ministry]:
    return _with_toezeggingen(Ministry.objects.all(), "ministry_then", "ministry_now")


def parties() -> QuerySet[Party]:
    return _with_toezeggingen(Party.objects.all(), "parties", "members__party")


def _initials(column: str) -> Func:
    return Func(F(column), Value("[^A-Z]"), Value(""), Value("g"), function="regexp_replace")


def _shortly(post: Post) -> list[str]:
    """By its ministry, and where that has more posts by its own initials: "BVOM" of "Basis- en Voortgezet Onderwijs en
    Media"."""
    initials = re.sub(r"[^A-Z]", "", post.title)
    return [post.ministry.abbreviation, *([initials] if len(initials) > 1 else [])]


def _named_as(person: Member | Minister) -> tuple[str, str]:
    """With the points of initials, and without: "W.B. Hoekstra" is "wb hoekstra" in an address."""
    return person.name, person.slug.replace("-", " ")


COMMITTEES = Rows(
    committees, "slug", ["name", "abbreviation", "short_name"],
    lambda row: row.subject, lambda row: (row.subject, row.name, row.abbreviation, row.short_name),
)  # fmt: skip
MINISTRIES = Rows(
    ministries, "key", ["name", "abbreviation"], lambda row: row.name, lambda row: (row.name, row.abbreviation), str
)
PARTIES = Rows(parties, "slug", ["abbreviation", "name"], str, lambda row: (row.abbreviation, row.name))
MEMBERS = Rows(
    lambda: _with_toezeggingen(Member.objects.select_related("party"), "members"),
    "slug", ["name", "slug", "party__abbreviation"], str, _named_as,
)  # fmt: skip
MINISTERS = Rows(
    lambda: _with_toezeggingen(Minister.objects.all(), "minister"),
    "slug", ["name", "slug"], str, _named_as,
)  # fmt: skip
POSTS = Rows(
    lambda: _with_toezeggingen(Post.objects.select_related("ministry"), "post"),
    "slug", ["title", "ministry__abbreviation", _initials("title")],
    str, lambda row: (row.title, *(f"{row.title.partition(' ')[0]} {short}" for short in _shortly(row))),
)  # fmt: skip
DEBATES = Debates(lambda rows: _with_toezeggingen(rows, "debate"))
ALL_DEBATES = Debates(lambda rows: rows)
DOSSIERS = Dossiers()
