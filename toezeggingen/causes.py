"""Why the register itself changed a deadline or a ministry. An event stores facts; a page turns them into text."""

from __future__ import annotations

from datetime import date
from typing import Literal, TypedDict

from parliament.models import Ministry, MinistryPeriod
from parliament.recess import RecessPeriod


class DebateCause(TypedDict):
    """The day of a debate changed. `new` is None if the debate has no day now. `is_cancelled`: it will not be held."""

    what: Literal["debate"]
    debate: int
    old: str | None
    new: str | None
    is_cancelled: bool


class RecessCause(TypedDict):
    """A recess moved, was removed (`new` is None) or became known (`old` is None).

    `old` and `new` are the first and last day of the recess.
    """

    what: Literal["recess"]
    kind: str
    old: list[str] | None
    new: list[str] | None


class SuccessorCause(TypedDict):
    """`successor` took over from `ministry` after the day `until`. If `until` is None, a successor was removed."""

    what: Literal["successor"]
    ministry: int
    successor: int
    until: str | None


def debate_cause(debate: int, old: date | None, new: date | None, *, is_cancelled: bool) -> DebateCause:
    return {"what": "debate", "debate": debate, "old": _iso(old), "new": _iso(new), "is_cancelled": is_cancelled}


def recess_cause(old: RecessPeriod | None, new: RecessPeriod | None) -> RecessCause:
    kind = (old or new).kind  # type: ignore[union-attr] # at most one of them is None
    return {"what": "recess", "kind": kind, "old": _days(old), "new": _days(new)}


def successor_cause(old: Ministry, new: Ministry, on: date) -> SuccessorCause:
    """The reason why toezeggingen of the ministry `old` belong to the ministry `new` on that day."""
    ended = MinistryPeriod.objects.filter(successor=new, until__lt=on).order_by("-until")
    period = ended.filter(ministry=old).first() or ended.exclude(ministry=new).first()
    if period is None:
        return {"what": "successor", "ministry": old.pk, "successor": new.pk, "until": None}
    return {"what": "successor", "ministry": period.ministry_id, "successor": new.pk, "until": _iso(period.until)}


def _days(recess: RecessPeriod | None) -> list[str] | None:
    return [recess.first_day.isoformat(), recess.last_day.isoformat()] if recess else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


Cause = DebateCause | RecessCause | SuccessorCause
