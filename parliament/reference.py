"""Public facts that a new register starts with: ministries, posts, cabinets, committees and recesses.

The facts are in parliament/data, where a README lists the sources. A day that is None is unknown.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TypeVar

from parliament.recess import Calendar, RecessPeriod

DATA = Path(__file__).parent / "data"
DAYS = ("since", "until", "last_meeting", "next_meeting")  # the columns with days
Row = TypeVar("Row")
OFFICE = re.compile(
    r"(?:minister|staatssecretaris)\w*(?:,? en (?:de )?(?:minister|staatssecretaris)\w*)?"
    r"(?: a\.?i\.?)?,? (?:van |voor )?(?P<name>.+)"
)


@dataclass(frozen=True)
class ListedPeriod:
    """The first and the last day of something in these lists."""

    since: date | None
    until: date | None

    def covers(self, day: date) -> bool:
        return (self.since or date.min) <= day <= (self.until or date.max)


@dataclass(frozen=True)
class ListedMinistry(ListedPeriod):
    """A period in which a ministry had one name. A ministry may have several periods, with the same key."""

    key: str
    name: str
    abbreviation: str
    successor: str  # the key of another ministry, or ""


@dataclass(frozen=True)
class ListedPost(ListedPeriod):
    """A post that is not named after its ministry ("minister voor …", "staatssecretaris Rechtsbescherming")."""

    post: str
    ministry: str  # the key of the ministry that the post belongs to


@dataclass(frozen=True)
class ListedCabinet(ListedPeriod):
    name: str


@dataclass(frozen=True)
class ListedCommittee(ListedPeriod):
    """A committee under one name, with its first and last activity in the House's data."""

    abbreviation: str
    name: str
    short_name: str
    successor: str  # the abbreviation of the committee that continued the work, or ""


@cache
def ministries() -> tuple[ListedMinistry, ...]:
    return _read("ministries", ListedMinistry)


@cache
def posts() -> tuple[ListedPost, ...]:
    return _read("posts", ListedPost)


@cache
def office_periods() -> dict[str, list[ListedPeriod]]:
    """When each post existed, by its title: the posts of these lists, and two named after each ministry."""
    found: dict[str, list[ListedPeriod]] = {}
    for ministry in ministries():
        for office in ("minister", "staatssecretaris"):
            found.setdefault(f"{office} van {ministry.name}", []).append(ministry)
    for post in posts():
        found.setdefault(post.post, []).append(post)
    return found


@cache
def cabinets() -> tuple[ListedCabinet, ...]:
    return _read("cabinets", ListedCabinet)


@cache
def committees() -> tuple[ListedCommittee, ...]:
    return _read("committees", ListedCommittee)


@cache
def recesses() -> Calendar:
    return Calendar(_read("recesses", RecessPeriod))


def _read(name: str, row_class: type[Row]) -> tuple[Row, ...]:
    """Read a file of which the columns are the fields of the class. An empty day becomes None."""
    with (DATA / f"{name}.tsv").open(encoding="utf-8", newline="") as lines:
        return tuple(
            row_class(**row | {day: _day(row[day]) for day in DAYS if day in row})
            for row in csv.DictReader(lines, delimiter="\t")
        )


def _day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None


def ministry_of(role: str, on: date) -> str | None:
    """The abbreviation of the ministry of this minister or staatssecretaris on that day, or None if unknown.

    For a minister "voor" a subject, this is the ministry that the post belongs to. If no ministry had the name on that
    day ("minister van Justitie" in 2023), it is the ministry that had the name most recently.
    """
    spoken = bare(role)
    if re.match(r"(?:de )?minister ?- ?president", spoken):
        return _abbreviation("az", on)
    office = OFFICE.search(spoken)
    fitting = [name for name in _names() if office and re.match(rf"{re.escape(name.bare)}\b", office["name"])]
    held = [name for name in fitting if name.covers(on)] or fitting
    best = max(held, key=lambda name: (len(name.bare), name.since or date.min), default=None)
    return best.abbreviation if best else None


@dataclass(frozen=True)
class _OfficeName(ListedPeriod):
    """A name used in the titles of ministers, and the ministry that the name refers to in a period."""

    bare: str
    abbreviation: str


@cache
def office_names() -> dict[str, str]:
    """The names used in the titles of ministers, by their `bare` form: {"financien": "Financiën", …}."""
    of_posts = [_field(post.post) for post in posts()]
    return {bare(name): name for name in [*of_posts, *(ministry.name for ministry in ministries())]}


def bare(name: str) -> str:
    """The name in lower case, without accents and commas, and with "en" for "&".

    Letters differ in these: "SOCIALE ZAKEN", "Financien".
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"\s+", " ", plain.lower().replace("&", "en").replace(",", "")).strip()


@cache
def _names() -> tuple[_OfficeName, ...]:
    of_ministries = [
        _OfficeName(ministry.since, ministry.until, bare(name), ministry.abbreviation)
        for ministry in ministries()
        for name in (ministry.name, ministry.abbreviation)
    ]
    of_posts = [
        _OfficeName(post.since, post.until, bare(_field(post.post)), housed)
        for post in posts()
        if (housed := _abbreviation(post.ministry, post.since or date.max))
    ]
    return (*of_ministries, *of_posts)


def _abbreviation(key: str, on: date) -> str | None:
    return next((row.abbreviation for row in ministries() if row.key == key and row.covers(on)), None)


def _field(post: str) -> str:
    """The subject of a post: "Rechtsbescherming" in "minister voor Rechtsbescherming"."""
    return post.partition(" ")[2].removeprefix("voor ")
