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

from parliament.recess import Calendar, RecessPeriod

DATA = Path(__file__).parent / "data"
OFFICE = re.compile(
    r"(?:minister|staatssecretaris)\w*(?:,? en (?:de )?(?:minister|staatssecretaris)\w*)?"
    r"(?: a\.?i\.?)?,? (?:van |voor )?(?P<name>.+)"
)


@dataclass(frozen=True)
class ListedMinistry:
    """A period in which a ministry had one name. A ministry may have several periods, with the same key."""

    key: str
    name: str
    abbreviation: str
    since: date | None
    until: date | None
    successor: str


@dataclass(frozen=True)
class ListedPost:
    """A post that is not named after its ministry ("minister voor …", "staatssecretaris Rechtsbescherming").

    `ministry` is the key of the ministry that the post belongs to.
    """

    post: str
    ministry: str
    since: date | None
    until: date | None


@dataclass(frozen=True)
class ListedCabinet:
    name: str
    since: date | None
    until: date | None


@dataclass(frozen=True)
class ListedCommittee:
    """A committee under one name, with its first and last activity in the House's data.

    `successor` is the abbreviation of the committee that continued the work.
    """

    abbreviation: str
    name: str
    short_name: str
    first_seen: date | None
    last_seen: date | None
    successor: str


@cache
def ministries() -> tuple[ListedMinistry, ...]:
    return tuple(
        ListedMinistry(
            row["key"], row["name"], row["abbreviation"], _day(row["since"]), _day(row["until"]), row["successor"]
        )
        for row in _rows("ministries")
    )


@cache
def posts() -> tuple[ListedPost, ...]:
    return tuple(
        ListedPost(row["post"], row["ministry"], _day(row["since"]), _day(row["until"])) for row in _rows("posts")
    )


@cache
def cabinets() -> tuple[ListedCabinet, ...]:
    return tuple(ListedCabinet(row["name"], _day(row["since"]), _day(row["until"])) for row in _rows("cabinets"))


@cache
def committees() -> tuple[ListedCommittee, ...]:
    return tuple(
        ListedCommittee(
            row["abbreviation"],
            row["name"],
            row["short_name"],
            _day(row["first_seen"]),
            _day(row["last_seen"]),
            row["successor"],
        )
        for row in _rows("committees")
    )


@cache
def recesses() -> Calendar:
    return Calendar(
        tuple(
            RecessPeriod(row["kind"], date.fromisoformat(row["last_meeting"]), date.fromisoformat(row["next_meeting"]))
            for row in _rows("recesses")
        )
    )


def ministry_of(role: str, on: date) -> str | None:
    """The abbreviation of the ministry of this minister or staatssecretaris on that day, or None if unknown.

    For a minister "voor" a subject, this is the ministry that the post belongs to. If no ministry had the name on that
    day ("minister van Justitie" in 2023), it is the ministry that had the name most recently.
    """
    spoken = _plain(role)
    if re.match(r"(?:de )?minister ?- ?president", spoken):
        return _abbreviation("az", on)
    office = OFFICE.search(spoken)
    fitting = [name for name in _names() if office and re.match(rf"{re.escape(name.plain)}\b", office["name"])]
    held = [name for name in fitting if _covers(name.since, name.until, on)] or fitting
    best = max(held, key=lambda name: (len(name.plain), name.since or date.min), default=None)
    return best.abbreviation if best else None


@dataclass(frozen=True)
class _Name:
    """A name used in the titles of ministers, and the ministry that the name refers to in a period."""

    plain: str
    abbreviation: str
    since: date | None
    until: date | None


@cache
def office_names() -> dict[str, str]:
    """The names used in the titles of ministers, by their `bare` form: {"financien": "Financiën", …}."""
    of_posts = [_field(post.post) for post in posts()]
    return {bare(name): name for name in [*of_posts, *(ministry.name for ministry in ministries())]}


def bare(name: str) -> str:
    """The name in lower case, without accents and commas. Letters differ in these: "SOCIALE ZAKEN", "Financien"."""
    return _plain(name).replace(",", "")


@cache
def _names() -> tuple[_Name, ...]:
    of_ministries = [
        _Name(_plain(name), ministry.abbreviation, ministry.since, ministry.until)
        for ministry in ministries()
        for name in (ministry.name, ministry.abbreviation)
    ]
    of_posts = [
        _Name(_plain(_field(post.post)), housed, post.since, post.until)
        for post in posts()
        if (housed := _abbreviation(post.ministry, post.since or date.max))
    ]
    return (*of_ministries, *of_posts)


def _abbreviation(key: str, on: date) -> str | None:
    return next(
        (row.abbreviation for row in ministries() if row.key == key and _covers(row.since, row.until, on)), None
    )


def _field(post: str) -> str:
    """The subject of a post: "Rechtsbescherming" in "minister voor Rechtsbescherming"."""
    return post.partition(" ")[2].removeprefix("voor ")


def _covers(since: date | None, until: date | None, day: date) -> bool:
    return (since or date.min) <= day <= (until or date.max)


def _plain(name: str) -> str:
    """Make a name comparable: lower case, no accents, and "en" for "&"."""
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"\s+", " ", bare.lower().replace("&", "en")).strip()


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / f"{name}.tsv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def _day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None
