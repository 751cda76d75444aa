"""Find the signals of a sentence: the cues in it, before its acts are decided."""

from __future__ import annotations

import re
from dataclasses import dataclass

from letters.reading.cues import MONTH, delay, delivery, fulfilment, people, recall, requests, sending, toezeggingen

LONGEST = 1500  # characters; longer text is a list or table without line breaks, not a sentence
_ACTIVE = re.compile(r"\b(?:heb|heeft|hebben|had|hadden)\b")
_CLAUSE = re.compile(
    r"[;:–]|\. (?=[A-Z])| (?:en|maar|want|terwijl|zodat) (?=(?:de|het|een|zij|hij|zal|wordt)\b)|, (?=(?:die|dat|de"
    r"|het|waar\w*)\b)"
)
# A clause with the content of the toezegging. After a comma the main clause may continue.
_WITHIN = re.compile(r"(?:(?:^,? ?|, )(?:die|dat|wat|waar(?!door)\w*)|\b(?:of|waarom|hoe|welke)\b)\b[^,;]{0,200}$")
_AFTER_THAT = re.compile(r"\b(?:dat|of|waarom|hoe|welke|wat|waar(?!door)\w+)\b[^,;]{0,200}$")
# The content of the toezegging comes after a verb of promising, and ends before one of these turns of phrase.
_TURNS = re.compile(
    r"; |, (?:maar|doch|helaas|dit|dat|deze|die termijn|kan|kon|is|was|wordt|werd|lukt|blijkt|bleek|heb|haal|zal|duurt"
    r"|vergt|kost|vraagt|loopt|komt|schuift|ontvangt|volgt)\b"
)
# "Het onderzoek dat ik had toegezegd, gaat niet door": the relative clause follows what was promised, and the words
# after the verb of promising are about what was promised.
_RELATIVE = re.compile(
    r"\b(?:[Dd]at|[Dd]ie|[Ww]at|welke|[Ww]aar\w+|[Zz]oals) (?:ik|wij|mijn|onze|het kabinet|de [Mm]inister"
    r"|de [Ss]taatssecretaris|door mij|u|uw Kamer)\b[^;]{0,120}$"
)
# A clause about the debate. A time in this clause is when the toezegging was made, not the deadline.
_RECALLING = re.compile(
    r"\b(?:[Dd]ie|[Dd]at|[Ww]at|[Ww]aar\w+) (?:ik|wij|mijn|het kabinet)\b[^;,]{0,100}\b(?:toegezegd|beloofd|toezegden?"
    r"|beloofden?|instemden?|ingestemd|aangekondigd|zou(?:den)? [a-z]+en)\b"
)
# "Kon ik niet beantwoorden" is not a denial of a toezegging: it is why the answer was promised.
_UNANSWERED = re.compile(
    r"\bk(?:on|onden) (?:ik|wij)\b[^;,]{0,60}\b(?:niet|geen) (?:\w+ ){0,3}(?:antwoord\w*|beantwoorden)\b"
    r"|\b(?:die|dat|waarop) (?:ik|wij) [^;,]{0,80}\bniet (?:\w+ )?kon(?:den)? (?:beantwoorden|geven)\b"
)
# "Zoals toegezegd zou ik u in maart berichten" says what should have happened.
_WOULD = re.compile(r"\bzou(?:den)? (?:ik|wij|u|uw Kamer)\b|\b(?:ik|wij|u|uw Kamer) zou(?:den)?\b")
# "De evaluatie is in 2022 naar uw Kamer gestuurd": with the perfect tense, the time is in the past.
_SENT = re.compile(
    r"\b(?:is|zijn|werd|werden|was|waren) [^;,]{0,80}\b(?:uw|de|beide) (?:Tweede )?Kamers? (?:\w+ ){0,2}"
    r"(?:gestuurd|gezonden|verzonden|toegezonden|toegestuurd|aangeboden|gedeeld|gemeld)\b(?! worden)"
    r"|\b(?:[Uu]w|[Dd]e) Kamer heeft [^;,]{0,80}\bontvangen\b"
)
# A quotation after a colon: "In die brief stond: “Hierbij …”".
_QUOTED = re.compile(r":\s{0,3}[\"“„«][^\"”»]{1,1000}[\"”»]")
# "De toezegging van 8 februari": the day identifies the toezegging.
_DATED = re.compile(rf"\bvan \d{{1,2}} (?:{MONTH})(?: \d{{4}})?\b")
# The subject follows the verb: "bij nader inzien zal dat onderzoek niet …".
_SUBJECT = re.compile(r"^[^,;]{0,40}\b(?:zal|zullen|kan|kunnen|is|zijn|wordt|worden|gaat|gaan) (?:dat|dit|deze|die)\b")
# "In het akkoord wordt toegezegd dat …": a passive in the present tense reports what a paper says.
_BEING_PROMISED = re.compile(r"\b(?:wordt|worden)\b")
_BY = re.compile(r"\bdoor ([^,.;]{3,60})")


@dataclass(frozen=True)
class Signals:
    """What the cues say about one sentence.

    `has_toezegging`: the sentence mentions a toezegging of the government, by name or by what would happen
    (`is_recalled`). `is_promised_deed`: it reports that what was promised was done. `is_left_aside`: it refuses a
    toezegging, or names one without dealing with it. `is_denied`: it says that the toezegging, or what was mentioned
    before, will not be fulfilled. `is_timed`: it says so for a certain time only.
    """

    has_toezegging: bool
    has_noun: bool
    is_recalled: bool
    is_promised_thing: bool
    has_motion: bool
    has_request: bool
    is_outside_request: bool
    is_promised_deed: bool
    is_motion_deed: bool
    is_motion_content: bool
    has_specific_motion: bool
    is_delivered_here: bool
    is_done: bool
    is_announcement: bool
    is_partial: bool
    is_performed: bool
    is_late: bool
    has_old_deadline: bool
    has_new_deadline: bool
    has_remainder: bool
    is_dropped: bool
    is_denied: bool
    is_timed: bool
    is_handed_over: bool
    is_recurring: bool
    points_back: bool
    has_earlier_letter: bool
    is_sending: bool
    is_future: bool
    is_still_open: bool
    is_explicit_toezegging: bool
    is_reported: bool
    is_question: bool
    is_left_aside: bool
    is_plural: bool
    is_one_of_several: bool
    points_to_motion: bool
    has_document: bool
    is_first_person: bool

    @property
    def will_be_sent(self) -> bool:
        """Whether the government will send or report something to the House later."""
        return self.is_sending and self.is_future


def read_signals(text: str, notes: str = "") -> Signals:
    """Return the signals of one sentence. `notes` is the text of its footnotes, because these may name a toezegging."""
    text = _QUOTED.sub(":", text[:LONGEST])
    without_unanswered = _UNANSWERED.sub("", text)
    is_refused = toezeggingen.NOT_PROMISED.finds(text)
    is_named = not is_refused and _names_own_toezegging(text)
    is_in_notes = toezeggingen.NOUN.finds(notes)
    is_recalled = not is_refused and _recalls_toezegging(text)
    is_request = requests.REQUEST.finds(text)
    is_by_house = requests.BY_HOUSE.finds(text)
    is_delivered_here = delivery.HERE.finds(text)
    has_motion = requests.MOTION.finds(text)
    is_denied = not is_refused and _is_denied(without_unanswered, is_named=is_named or is_in_notes)
    is_to_be_kept = fulfilment.TO_BE_KEPT.finds(text) and not (is_delivered_here or has_motion or is_denied)
    return Signals(
        has_toezegging=is_named or is_in_notes or is_recalled,
        has_noun=toezeggingen.NOUN.finds(text) or toezeggingen.NUMBERED.finds(text),
        is_recalled=is_recalled and not is_named and not is_in_notes,
        is_promised_thing=_is_promised_thing(text),
        has_motion=has_motion,
        has_request=is_request and is_by_house,
        is_outside_request=is_request and not is_by_house,
        is_promised_deed=(delivery.DEED.finds(text) and not _WOULD.search(text))
        or (is_in_notes and not is_named)
        or (delivery.NAMED_ASIDE.finds(text) and not toezeggingen.PROMISING.finds(text)),
        is_motion_deed=delivery.MOTION_DEED.finds(text),
        is_motion_content=requests.MOTION_CONTENT.finds(text),
        has_specific_motion=requests.SPECIFIC_MOTION.finds(text),
        is_delivered_here=is_delivered_here,
        is_done=fulfilment.DONE.finds(text) and not is_to_be_kept,
        is_announcement=delivery.ANNOUNCES.finds(text),
        is_partial=fulfilment.PARTLY.finds(without_unanswered),
        is_performed=_is_performed(text),
        is_late=_is_late(without_unanswered),
        has_old_deadline=any(sending.PERIOD.search(clause[0]) for clause in _RECALLING.finditer(text)),
        has_new_deadline=delay.NEW_DEADLINE.finds(text),
        has_remainder=delay.REMAINDER.finds(text),
        is_dropped=delay.DROPPED.finds(text),
        is_denied=is_denied,
        is_timed=delay.TIMED.finds(_DATED.sub("", _RECALLING.sub("", text))),
        is_handed_over=delivery.HANDS_OVER.finds(text),
        points_back=any(table.finds(text) for table in (people.FIRST_PERSON, people.HOUSE, delivery.POINTS_BACK)),
        is_recurring=fulfilment.RECURRING.finds(text),
        has_earlier_letter=fulfilment.EARLIER_LETTER.finds(text) and not fulfilment.MADE_BY_LETTER.finds(text),
        is_sending=_is_sending(text),
        is_future=sending.FUTURE.finds(_SENT.sub("", text)),
        is_still_open=fulfilment.STILL_OPEN.finds(text) or is_to_be_kept,
        is_explicit_toezegging=not is_refused and toezeggingen.EXPLICIT.finds(text),
        is_question=text.endswith("?"),
        is_reported=(text.endswith("?") and ":" not in text) or people.MEMBERS_SPEAK.finds(text),
        is_left_aside=is_refused or delivery.ASIDE.finds(text),
        is_plural=fulfilment.SEVERAL.finds(text) and not toezeggingen.NUMBERED.finds(text),
        is_one_of_several=fulfilment.PORTION.finds(text),
        points_to_motion=delivery.POINTS_TO_MOTION.finds(text),
        has_document=sending.DOCUMENT.finds(text),
        is_first_person=people.FIRST_PERSON.finds(text),
    )


def _names_own_toezegging(text: str) -> bool:
    """Whether the sentence names a toezegging of the government, not of a manufacturer, a municipality or an ally."""
    if toezeggingen.NUMBERED.finds(text):
        return True
    if toezeggingen.NOUN.finds(text) and not toezeggingen.BY_OTHERS.finds(text):
        evidence = people.GOVERNMENT if toezeggingen.MADE_NOUN.finds(text) else toezeggingen.OF_GOVERNMENT
        return evidence.finds(text) or people.TO_HOUSE.finds(text)
    is_named = any(form.finds(text) for form in (toezeggingen.PARTICIPLE, toezeggingen.PAST, toezeggingen.ADJECTIVE))
    return is_named and not _is_made_by_others(text)


def _recalls_toezegging(text: str) -> bool:
    if _is_made_by_others(text):
        return False
    return recall.RECALLED.finds(text) or (recall.SAID.finds(text) and recall.THAT_WOULD.finds(text))


def _is_made_by_others(text: str) -> bool:
    """Whether every verb of promising has another subject than the government.

    Examples: "De fabrikant heeft toegezegd", "zegden Aedes en de Woonbond toe".
    """
    verbs = [*toezeggingen.PARTICIPLE.pattern.finditer(text), *toezeggingen.PAST.pattern.finditer(text)]
    return bool(verbs) and all(_has_other_subject(text, verb) for verb in verbs)


def _has_other_subject(text: str, verb: re.Match[str]) -> bool:
    starts = [mark.end() for mark in _CLAUSE.finditer(text, 0, verb.start())]
    clause = text[starts[-1] if starts else 0 : verb.end() + 20]
    if toezeggingen.TO_ME.finds(clause) or toezeggingen.TO_OTHERS.finds(clause):
        return True
    if toezeggingen.PARTICIPLE.pattern.fullmatch(verb[0]) and not _ACTIVE.search(clause):
        if _BEING_PROMISED.search(clause):
            return not people.TO_HOUSE.finds(clause)
        by = _BY.search(clause)
        return by is not None and not people.GOVERNMENT.finds(by[0]) and "mij" not in by[0]
    return not people.GOVERNMENT.finds(clause) and not people.TO_HOUSE.finds(clause)


def _is_denied(text: str, *, is_named: bool) -> bool:
    """Whether the text says that the toezegging, or what was mentioned before, will not be fulfilled."""
    has_subject = (
        is_named
        or people.FIRST_PERSON.finds(text)
        or people.HOUSE.finds(text)
        or delivery.POINTS_BACK.pattern.match(text)
        or _SUBJECT.search(text)
    )
    matches = delay.DENIED.pattern.finditer(text)
    return bool(has_subject) and any(_is_about_toezegging(text, match.start(), is_named=is_named) for match in matches)


def _is_late(text: str) -> bool:
    is_indirect = recall.SAID.finds(text) and recall.THAT_WOULD.finds(text)
    matches = delay.LATE.pattern.finditer(text)
    return any(_is_about_toezegging(text, match.start(), is_named=not is_indirect) for match in matches)


def _is_performed(text: str) -> bool:
    matches = fulfilment.PERFORMED.pattern.finditer(text)
    return any(_is_about_toezegging(text, match.start(), is_named=True) for match in matches)


def _is_promised_thing(text: str) -> bool:
    """Whether the sentence is about the thing that was promised, as in "De toegezegde brief ontvangt u in mei"."""
    verbs = list(toezeggingen.PROMISING.pattern.finditer(text))
    return toezeggingen.ADJECTIVE.finds(text) or any(_RELATIVE.search(text[: verb.end()]) for verb in verbs)


def _is_about_toezegging(text: str, at: int, *, is_named: bool) -> bool:
    """Whether the words at this offset are about the toezegging, and not part of the content of the toezegging.

    "De toezegging na te gaan waarom de norm niet is gehaald" is not about a delay.
    """
    before = text[:at]
    noun = _end_of_last(toezeggingen.NAMING.pattern, before)
    verb = _end_of_last(toezeggingen.PROMISING.pattern, before)
    if noun is not None:
        return not _WITHIN.search(before[noun:])
    if verb is not None:
        return _RELATIVE.search(before[:verb]) is not None or _TURNS.search(before[verb:]) is not None
    return is_named or not _AFTER_THAT.search(before)


def _end_of_last(pattern: re.Pattern[str], text: str) -> int | None:
    """Return the end of the last match of the pattern, or None if it does not match."""
    ends = [match.end() for match in pattern.finditer(text)]
    return ends[-1] if ends else None


def _is_sending(text: str) -> bool:
    """Whether the government sends, reports or publishes something, or something reaches the House."""
    if sending.ARRIVES.finds(text):
        return True
    if sending.DOCUMENT.finds(text) and sending.GOVERNMENT_SENDS_DOCUMENT.finds(text):
        return True
    is_intended = sending.GOVERNMENT_WILL.finds(text) and sending.INFINITIVE.finds(text)
    if is_intended and (people.HOUSE.finds(text) or sending.DOCUMENT.finds(text)):
        return True
    return people.HOUSE.finds(text) and sending.GOVERNMENT_SENDS.finds(text)
