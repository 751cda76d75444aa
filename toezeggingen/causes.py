"""Why a deadline or a ministry changed, apart from the reason that a clerk gave.

An event stores these facts; a page makes the sentence.
"""

from collections.abc import Iterable
from datetime import date
from typing import TypeAlias
from uuid import UUID

from django.contrib.admin.models import LogEntry

from parliament.models import Debate, Ministry, MinistryPeriod, Recess
from parliament.recess import RecessPeriod

Cause: TypeAlias = dict[str, object]

HANDOVER = "handover"

_CHANGED = {"debate": Debate, "recess": Recess, "successor": Ministry}


def debate_cause(debate: Debate, old: date | None, new: date | None) -> Cause:
    """The day of a debate changed. `new` is None if the debate has no day now."""
    is_cancelled = debate.held().state == Debate.State.CANCELLED
    return {"what": "debate", "debate": debate.pk, "old": _iso(old), "new": _iso(new), "is_cancelled": is_cancelled}


def recess_cause(kind: str, old: RecessPeriod | None, new: RecessPeriod | None) -> Cause:
    """A recess moved, was removed (`new` is None) or became known (`old` is None)."""
    return {"what": "recess", "kind": kind, "old": _first_and_last_day(old), "new": _first_and_last_day(new)}


def successor_cause(old: Ministry, new: Ministry, on: date) -> Cause:
    """The toezeggingen of the ministry `old` belong to the ministry `new` on that day.

    `until` is the last day of the ministry that `new` succeeded, or None because a successor was removed.
    """
    ended = MinistryPeriod.objects.filter(successor=new, until__lt=on).order_by("-until")
    period = ended.filter(ministry=old).first() or ended.exclude(ministry=new).first()
    ministry, until = (period.ministry_id, period.until) if period else (old.pk, None)
    return {"what": "successor", "ministry": ministry, "successor": new.pk, "until": _iso(until)}


def handover_cause(key: UUID, *, is_undo: bool) -> Cause:
    """A clerk handed toezeggingen over together, or took that back. Each of their events has this key."""
    return {"what": HANDOVER, "key": str(key), "is_undo": is_undo}


def credited(causes: Iterable[Cause], change: LogEntry | None) -> list[Cause]:
    """The causes, each with the key of the line in the log that says which clerk changed what, and why.

    A cause keeps no key if the clerk changed another kind of row: then the agenda had changed before.
    """
    if change is None or change.content_type is None:
        return list(causes)
    changed = change.content_type.model_class()
    return [{**cause, "log": change.pk} if _CHANGED[str(cause["what"])] is changed else cause for cause in causes]


def _first_and_last_day(recess: RecessPeriod | None) -> list[str] | None:
    return [recess.first_day.isoformat(), recess.last_day.isoformat()] if recess else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
