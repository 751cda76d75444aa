"""Decide which acts a sentence performs, from its signals and from what the sentences before it mention."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from letters.reading.statements.signals import Signals


class Act(StrEnum):
    """What a letter does to a toezegging, a motion or a request. The values are part of the JSON contract."""

    FULFILS = "fulfils"
    PARTLY = "partly_fulfils"
    POSTPONES = "postpones"
    WITHDRAWS = "withdraws"
    BEFORE = "fulfilled_before"
    MAKES = "makes"
    MOTION = "reports_motion"
    MENTIONS = "mentions"


# Acts that settle what was asked or promised: it is fulfilled, partly or earlier, or postponed, or withdrawn.
SETTLING = (Act.FULFILS, Act.PARTLY, Act.POSTPONES, Act.WITHDRAWS, Act.BEFORE)


class About(StrEnum):
    TOEZEGGING = "toezegging"
    MOTION = "motie"
    REQUEST = "verzoek"


REACH = 3  # "dat", "die" and "deze termijn" refer back over this many sentences at most


@dataclass(frozen=True)
class Context:
    """The toezegging, motion or request that was mentioned last and is still open.

    `day` is the day of the debate about it. `age` is the number of sentences since the mention. `has_earlier_letter`:
    the previous sentence refers to an earlier letter. `is_recurring`: the toezegging recurs, for example every year, so
    that no single letter fulfils all of it. `is_plural`: several toezeggingen are open.
    `is_question`: the mention was a question.
    """

    about: About | None = None
    day: date | None = None
    age: int = 0
    has_earlier_letter: bool = False
    is_recurring: bool = False
    is_plural: bool = False
    is_question: bool = False

    def has(self, about: About) -> bool:
        """Whether such a thing was mentioned recently enough for "dat" or "die" to refer back to it."""
        return self.about == about and self.age <= REACH


def find_acts(signals: Signals, context: Context, *, has_deadline_next: bool) -> list[tuple[Act, About]]:
    """Return the acts of one sentence, the most important first.

    `has_deadline_next`: the next sentence gives a new deadline.
    """
    is_work_in_hand = signals.is_still_open and not (signals.is_late or signals.is_timed or signals.is_partial)
    # "Elk jaar bericht ik u over de toezeggingen" is a habit.
    is_habit = signals.is_plural and signals.is_recurring and not signals.is_delivered_here
    is_open = is_work_in_hand and not signals.will_be_sent
    if signals.is_reported or is_open or is_habit or (signals.is_left_aside and not signals.is_explicit_toezegging):
        return _mention(signals)
    found = _postponed_or_ended(signals, context, has_deadline_next=has_deadline_next) or _fulfilled(signals, context)
    if _reports_motion(signals, context, is_settled=bool(found)):
        found = [*found, (Act.MOTION, About.MOTION)]
    if not found and _is_new(signals):
        found = [(Act.MAKES, _subject_of_new(signals, context))]
    return found or _mention(signals)


def _postponed_or_ended(signals: Signals, context: Context, *, has_deadline_next: bool) -> list[tuple[Act, About]]:
    """Return the act if the sentence postpones, withdraws, or reports fulfilment by an earlier letter."""
    if signals.is_denied and signals.is_still_open and not (has_deadline_next or _is_denied_for_now(signals)):
        return []
    has_subject = signals.has_toezegging or context.has(About.TOEZEGGING)
    is_dropped = signals.is_dropped and (has_subject or (signals.has_document and signals.is_first_person))
    is_denied = signals.is_denied and (has_subject or has_deadline_next)
    if is_dropped or is_denied:
        is_later = (
            has_deadline_next
            or (_is_late(signals) and signals.will_be_sent)
            or (signals.is_denied and _is_denied_for_now(signals))
        )
        return [(Act.POSTPONES if is_later else Act.WITHDRAWS, _subject(signals, context))]
    if _is_postponed(signals, context, has_deadline_next=has_deadline_next):
        return [(Act.POSTPONES, _subject(signals, context))]
    if not signals.is_delivered_here and _has_other_deadline(signals, context):
        return [(Act.POSTPONES, About.TOEZEGGING)]
    refers_back = signals.has_earlier_letter and (has_subject or (signals.is_done and not signals.has_motion))
    continues_reference = context.has_earlier_letter and signals.has_toezegging and signals.is_done
    if (refers_back or continues_reference) and not signals.will_be_sent:
        return [(Act.BEFORE, About.TOEZEGGING)]
    return []


def _is_late(signals: Signals) -> bool:
    return signals.is_late and not signals.is_handed_over


def _is_denied_for_now(signals: Signals) -> bool:
    """Whether a denial only means "not now" or "not by then", and not "never"."""
    return _is_late(signals) or signals.is_timed


def _is_postponed(signals: Signals, context: Context, *, has_deadline_next: bool) -> bool:
    """Whether a toezegging, a request or a document for the House is late or will not be ready by some time."""
    has_request = signals.has_request or context.has(About.REQUEST)
    is_document_due = signals.has_document and signals.is_sending
    if signals.is_denied and (has_request or is_document_due) and (_is_denied_for_now(signals) or has_deadline_next):
        return True
    if not _is_late(signals) or (signals.has_motion and signals.is_done):  # a motion carried out late is carried out
        return False
    is_continued = signals.points_back and (context.has(About.REQUEST) or context.has(About.TOEZEGGING))
    is_answer = signals.has_request and (signals.has_document or signals.is_first_person)
    has_subject = signals.has_toezegging or is_answer or signals.has_motion or is_continued
    is_own_document = signals.has_document and signals.is_first_person
    return has_subject or has_deadline_next or is_document_due or is_own_document


def _has_other_deadline(signals: Signals, context: Context) -> bool:
    """Whether a new deadline replaces the old deadline, although the sentence has no word for delay."""
    has_toezegging = signals.has_toezegging or context.has(About.TOEZEGGING)
    has_request = signals.has_request or context.has(About.REQUEST)
    is_new = signals.has_new_deadline and (has_toezegging or has_request or signals.is_sending)
    is_other = signals.has_toezegging and signals.has_old_deadline and signals.will_be_sent
    return is_new or is_other or (signals.has_remainder and context.has(About.TOEZEGGING))


def _fulfilled(signals: Signals, context: Context) -> list[tuple[Act, About]]:
    """Return the act if the sentence names a toezegging, or refers back to one, and fulfils it wholly or in part."""
    has_toezegging = signals.has_toezegging
    is_performed = signals.is_performed or (signals.is_promised_thing and signals.is_sending)
    is_given = has_toezegging and not signals.is_future and is_performed
    delivers = signals.is_delivered_here or signals.is_done or is_given
    if signals.will_be_sent and not delivers:
        return []
    if has_toezegging and signals.is_plural and (signals.is_announcement or delivers):
        return [(Act.FULFILS, About.TOEZEGGING)]
    if has_toezegging and signals.is_partial:
        return [(Act.PARTLY, About.TOEZEGGING)]
    is_recurring = context.is_recurring or (has_toezegging and signals.is_recurring)
    act = Act.PARTLY if signals.is_partial or is_recurring else Act.FULFILS
    is_announced = signals.has_noun and not signals.is_recalled and signals.is_announcement
    if has_toezegging and (delivers or signals.is_promised_deed or is_announced):
        return [(act, About.TOEZEGGING)]
    if context.has(About.TOEZEGGING) and (delivers or signals.is_partial) and not signals.has_motion:
        return [(act, About.TOEZEGGING)]
    return []


def _reports_motion(signals: Signals, context: Context, *, is_settled: bool) -> bool:
    if signals.has_motion:
        is_reported = signals.has_specific_motion and not signals.is_motion_content and not signals.will_be_sent
        is_done = signals.is_done or signals.is_performed or signals.is_delivered_here or signals.is_announcement
        return signals.is_motion_deed or is_done or is_reported
    if signals.has_request or is_settled or signals.is_future or signals.is_still_open:
        return False
    is_next = context.about is About.MOTION and context.age == 0
    return is_next and (signals.points_to_motion or signals.is_delivered_here or context.is_question)


def _is_new(signals: Signals) -> bool:
    """Whether the sentence announces something new, and does not only recall a toezegging.

    A recalled toezegging counts if the sentence says that what was promised is now to come.
    """
    is_other = (
        signals.is_promised_deed or not signals.has_toezegging or signals.is_one_of_several or signals.is_promised_thing
    )
    is_coming = signals.will_be_sent and not signals.is_delivered_here
    return signals.is_explicit_toezegging or (is_coming and is_other)


def _subject(signals: Signals, context: Context) -> About:
    return named_subject(signals) or context.about or About.TOEZEGGING


def named_subject(signals: Signals) -> About | None:
    """Return what the sentence itself names. A toezegging has priority over a motion, and a motion over a request."""
    if signals.has_toezegging:
        return About.TOEZEGGING
    if signals.has_motion:
        return About.MOTION
    return About.REQUEST if signals.has_request else None


def _subject_of_new(signals: Signals, context: Context) -> About:
    answers_request = signals.has_request or (context.has(About.REQUEST) and context.age <= 1)
    return About.REQUEST if answers_request else About.TOEZEGGING


def _mention(signals: Signals) -> list[tuple[Act, About]]:
    if signals.has_toezegging or signals.has_motion:
        return [(Act.MENTIONS, About.TOEZEGGING if signals.has_toezegging else About.MOTION)]
    return []
