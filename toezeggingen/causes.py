"""Why the register itself moved a deadline or a ministry: facts that an event stores. The page makes the sentence."""

from __future__ import annotations

from datetime import date
from typing import Literal, TypedDict

from parliament.models import Ministry, MinistryPeriod
from parliament.recess import RecessPeriod


class DebateCause(TypedDict):
    """The debate has another day. `new` is None if it has none; `is_cancelled` says that it will not be held."""

    what: Literal["debate"]
    debate: int
    old: str | None
    new: str | None
    is_cancelled: bool


class RecessCause(TypedDict):
    """A recess moved, was removed (`new` is None) or became known (`old` is None). Each is its first and last day."""

    what: Literal["recess"]
    kind: str
    old: list[str] | None
    new: list[str] | None


class SuccessorCause(TypedDict):
    """`successor` took over from `ministry` after the day `until`. Without that day a successor was removed."""

    what: Literal["successor"]
    ministry: int
    successor: int
    until: str | None


def debate_cause(debate: int, old: date | None, new: date | None, *, is_cancelled: bool) -> DebateCause:
    return {"what": "debate", "debate": debate, "old": _iso(old), "new": _iso(new), "is_cancelled": is_cancelled}


def recess_cause(old: RecessPeriod | None, new: RecessPeriod | None) -> RecessCause:
    kind = (old or new).kind  # type: ignore[union-attr] # one of the two is known
    return {"what": "recess", "kind": kind, "old": _days(old), "new": _days(new)}


def successor_cause(old: Ministry, new: Ministry, on: date) -> SuccessorCause:
    """Why toezeggingen of the old ministry belong to the new one on that day."""
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
