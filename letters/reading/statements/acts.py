"""Which act a sentence performs, given its cues and what was said just before it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from letters.reading.statements.signals import Signals


class Act(StrEnum):
    """What a letter does to a promise, a motion or a request; the values are those of the JSON contract."""

    FULFILS = "fulfils"
    PARTLY = "partly_fulfils"
    POSTPONES = "postpones"
    WITHDRAWS = "withdraws"
    BEFORE = "fulfilled_before"
    MAKES = "makes"
    MOTION = "reports_motion"
    MENTIONS = "mentions"


class About(StrEnum):
    PROMISE = "toezegging"
    MOTION = "motie"
    REQUEST = "verzoek"


REACH = 3  # sentences over which "dat", "die" and "deze termijn" still point back


@dataclass(frozen=True)
class Context:
    """The promise, motion or request that was named last and is not yet dealt with: from which debate, and how many
    sentences ago. `is_told_before`: the sentence just read says that an earlier letter told of it. `recurring`: what
    was promised comes again and again, so that no letter meets the whole of it."""

    about: About | None = None
    day: date | None = None
    age: int = 0
    is_told_before: bool = False
    recurring: bool = False
    several: bool = False
    asked: bool = False

    def has(self, about: About) -> bool:
        return self.about == about and self.age <= REACH


def acts(cue: Signals, before: Context, *, leads_on: bool) -> list[tuple[Act, About]]:
    """The acts of one sentence, the telling one first. `leads_on`: the next sentence gives a new term."""
    is_open = cue.still_open and not (cue.late or cue.timed or cue.partly) and not (cue.sends and cue.ahead)
    is_habit = cue.several and cue.recurring and not cue.here  # "elk jaar bericht ik u over de toezeggingen"
    if cue.reported or is_open or is_habit or (cue.leaves_aside and not cue.vows):
        return _mention(cue)
    found = _ended(cue, before, leads_on=leads_on) or _kept(cue, before)
    if _reports_motion(cue, before, is_settled=bool(found)):
        found = [*found, (Act.MOTION, About.MOTION)]
    if not found and _is_new(cue):
        found = [(Act.MAKES, _made_about(cue, before))]
    return found or _mention(cue)


def _ended(cue: Signals, before: Context, *, leads_on: bool) -> list[tuple[Act, About]]:
    """Put off, dropped, or met by an earlier letter."""
    if cue.denied and cue.still_open and not (leads_on or cue.timed or _is_late(cue)):
        return []
    own = cue.promise or before.has(About.PROMISE)
    if (cue.dropped and (own or (cue.paper and cue.first_person))) or (cue.denied and (own or leads_on)):
        is_later = leads_on or (_is_late(cue) and cue.sends and cue.ahead) or (cue.denied and _is_bounded(cue))
        return [(Act.POSTPONES if is_later else Act.WITHDRAWS, _about(cue, before))]
    if _is_put_off(cue, before, leads_on=leads_on):
        return [(Act.POSTPONES, _about(cue, before))]
    if not cue.here and _has_other_term(cue, before):
        return [(Act.POSTPONES, About.PROMISE)]
    is_told = cue.before and (own or (cue.done and not cue.motion))
    is_closed_by_it = before.is_told_before and cue.promise and cue.done
    if (is_told or is_closed_by_it) and not (cue.sends and cue.ahead):
        return [(Act.BEFORE, About.PROMISE)]
    return []


def _is_late(cue: Signals) -> bool:
    return cue.late and not cue.hands_over


def _is_bounded(cue: Signals) -> bool:
    """Not now, or not by then, is not never."""
    return _is_late(cue) or cue.timed


def _is_put_off(cue: Signals, before: Context, *, leads_on: bool) -> bool:
    """Is a promise, a request, or a paper that is to reach the House said to be late, or not to come by then?"""
    asked = cue.request or before.has(About.REQUEST)
    is_paper_due = cue.paper and cue.sends
    if cue.denied and (asked or is_paper_due) and (_is_bounded(cue) or leads_on):
        return True
    if not _is_late(cue) or (cue.motion and cue.done):  # a motion carried out late is carried out
        return False
    is_spoken_of = cue.about_it and (before.has(About.REQUEST) or before.has(About.PROMISE))
    is_answer = cue.request and (cue.paper or cue.first_person)
    is_meant = cue.promise or is_answer or cue.motion or is_spoken_of
    return is_meant or leads_on or is_paper_due or (cue.paper and cue.first_person)


def _has_other_term(cue: Signals, before: Context) -> bool:
    """Is there a new term in place of the old one, without a word of lateness?"""
    own = cue.promise or before.has(About.PROMISE)
    asked = cue.request or before.has(About.REQUEST)
    is_new = cue.new_term and (own or asked or cue.sends)
    is_another = cue.promise and cue.old_term and cue.sends and cue.ahead
    return is_new or is_another or (cue.is_rest and before.has(About.PROMISE))


def _kept(cue: Signals, before: Context) -> list[tuple[Act, About]]:
    """Met, wholly or in part: by a sentence that names the promise, or by one that points back to it."""
    is_given = cue.promise and not cue.ahead and (cue.performed or (cue.is_thing and cue.sends))
    delivers = cue.here or cue.done or is_given
    if cue.sends and cue.ahead and not delivers:
        return []
    is_named = cue.promise and not cue.is_recalled
    if cue.promise and cue.several and (cue.announces or delivers):
        return [(Act.FULFILS, About.PROMISE)]
    if cue.promise and cue.partly:
        return [(Act.PARTLY, About.PROMISE)]
    kept = Act.PARTLY if cue.partly or before.recurring or (cue.promise and cue.recurring) else Act.FULFILS
    if cue.promise and (delivers or cue.deed or (is_named and cue.by_noun and cue.announces)):
        return [(kept, About.PROMISE)]
    if before.has(About.PROMISE) and (delivers or cue.partly) and not cue.motion:
        return [(kept, About.PROMISE)]
    return []


def _reports_motion(cue: Signals, before: Context, *, is_settled: bool) -> bool:
    if cue.motion:
        is_said = cue.motion_named and not cue.motion_told and not (cue.sends and cue.ahead)
        return cue.motion_deed or cue.done or cue.performed or cue.here or cue.announces or is_said
    if cue.request:
        return False
    is_next = before.about is About.MOTION and before.age == 0
    return (
        is_next
        and not is_settled
        and (cue.points_back or cue.here or before.asked)
        and not (cue.ahead or cue.still_open)
    )


def _is_new(cue: Signals) -> bool:
    """Something is to come. A promise named in the past is no new one, unless what it promised is said to come now."""
    return cue.vows or (
        cue.sends and cue.ahead and not cue.here and (cue.deed or not cue.promise or cue.portion or cue.is_thing)
    )


def _about(cue: Signals, before: Context) -> About:
    if cue.promise:
        return About.PROMISE
    if cue.motion:
        return About.MOTION
    if cue.request:
        return About.REQUEST
    return before.about or About.PROMISE


def _made_about(cue: Signals, before: Context) -> About:
    return About.REQUEST if cue.request or (before.has(About.REQUEST) and before.age <= 1) else About.PROMISE


def _mention(cue: Signals) -> list[tuple[Act, About]]:
    if cue.promise or cue.motion:
        return [(Act.MENTIONS, About.PROMISE if cue.promise else About.MOTION)]
    return []
