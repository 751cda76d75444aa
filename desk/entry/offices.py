"""The posts held on the day of a debate, and which of them a clerk's words mean: "de minister", "stas Van Rij"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone

from parliament import reference
from parliament.models import Committee, Debate, Post, Tenure
from parliament.names import without_initials
from toezeggingen.models import Toezegging

_KIND = re.compile(r"(minister-president|premier|minister|staatssecretaris|stas|bewindspersoon)\b\.? ?(.*)")
_SAME_KIND = {"premier": "minister-president", "stas": "staatssecretaris"}
MOST_NAMED = 4  # the most offices that a message lists


@dataclass(frozen=True)
class Office:
    """A post and who held it. `is_near` means that it belongs to the ministry of the debate's committee."""

    post: Post
    holder: str
    is_near: bool

    @property
    def kind(self) -> str:
        return self.post.title.partition(" ")[0]

    @property
    def field(self) -> str:
        """The subject of the post, as `reference.bare` writes it: "defensie"."""
        return re.sub(r"^(?:van|voor) ", "", reference.bare(self.post.title).partition(" ")[2])


@dataclass(frozen=True)
class Offices:
    """The posts that were held on a day. Those of the debate's committee come first.

    `makers` are the keys of the posts that made a toezegging of the debate already.
    """

    on: date
    offered: tuple[Office, ...]
    makers: frozenset[int] = frozenset()

    def find(self, words: str) -> tuple[Office, ...]:
        """The offices that these words may mean; one if they are clear, none if no office fits."""
        spoken = _bare(words)
        titled = tuple(office for office in self.offered if reference.bare(office.post.title) == spoken)
        if titled or not spoken:
            return titled
        alike, rest = self._of_kind(spoken)
        if not rest:
            return tuple([office for office in alike if office.post.pk in self.makers] or _near(alike))
        bare = re.sub(r"^(?:van|voor) ", "", rest)
        readings: tuple[Callable[[Office], bool], ...] = (
            lambda office: bare in (office.field, reference.bare(office.post.ministry.abbreviation)),
            lambda office: f" {_surname(office)}".endswith(f" {rest}") and bool(office.holder),
            lambda office: office.field.startswith(bare),
        )
        found = (tuple(filter(reading, alike)) for reading in readings)
        return next(filter(None, found), ())

    def choose(self, words: str, above: Office | None) -> Office | None:
        """The office of a row, or None if the office above the rows counts. Raises ValidationError if it is not clear.

        "De minister" alone means the minister above the rows, also if that one is chosen later.
        """
        if above and self.may_mean(words, above):
            return above
        found = self.find(words)
        if len(found) == 1 or not words.strip():
            return found[0] if found else None
        if found and says_no_field(words) and above is None:
            return None
        raise ValidationError(self.explain(words))

    def may_mean(self, words: str, office: Office) -> bool:
        """Whether the words say no more than the kind of this office: "de staatssecretaris", of whatever ministry."""
        alike, rest = self._of_kind(_bare(words))
        return not rest and bool(words.strip()) and office in alike

    def _of_kind(self, spoken: str) -> tuple[list[Office], str]:
        """The offices of the kind that the words begin with, and the rest of the words."""
        match = _KIND.fullmatch(spoken)
        kind, rest = (_SAME_KIND.get(match[1], match[1]), match[2]) if match else ("", spoken)
        return [office for office in self.offered if kind in (office.kind, "", "bewindspersoon")], rest

    def is_guess(self, words: str) -> bool:
        """Whether these words name one office only because the register knows no holder of it and no other office."""
        found = self.find(words)
        return len(found) == 1 and not found[0].holder and says_no_field(words)

    def explain(self, words: str) -> str:
        """Why these words do not name one office, in Dutch; "" if they do."""
        match self.find(words):
            case [_]:
                return ""
            case []:
                day = f"{self.on.day}-{self.on.month}-{self.on.year}"
                return f"“{words}” is geen bewindspersoon die op {day} in functie was. Kies er een uit de lijst."
            case several:
                named = ", ".join(office.post.title for office in several[:MOST_NAMED])
                return f"“{words}” kan meer dan één bewindspersoon zijn: {named}. Kies wie u bedoelt."


def offices_of(debate: Debate | None) -> Offices:
    """The offices of the day of the debate, or of today."""
    if debate is None:
        return offices_on(timezone.localdate(), None)
    makers = Toezegging.objects.filter(debate=debate, post__isnull=False).values_list("post", flat=True)
    return offices_on(debate.day, debate.committee, frozenset(makers))


def offices_on(day: date, committee: Committee | None, makers: frozenset[int] = frozenset()) -> Offices:
    """The offices that were held on this day, for a debate of this committee."""
    near = committee.ministry(day) if committee else None
    holders = dict(Tenure.objects.covering(day).values_list("post", "minister__name"))
    offered = [
        Office(post, holders.get(post.pk, ""), near is not None and post.ministry_id == near.pk)
        for post in Post.objects.in_office(day).select_related("ministry")
    ]
    return Offices(
        day, tuple(sorted(offered, key=lambda office: (not office.is_near, office.kind, office.field))), makers
    )


def says_no_field(words: str) -> bool:
    """Whether the words are "de minister", without of what."""
    return len(words.split()) <= len(("de", "minister"))


def _bare(words: str) -> str:
    return re.sub(r"^de ", "", reference.bare(re.sub(r"\(.*\)", "", words)))


def _near(offices: list[Office]) -> list[Office]:
    return [office for office in offices if office.is_near] or offices


def _surname(office: Office) -> str:
    return reference.bare(without_initials(office.holder))
