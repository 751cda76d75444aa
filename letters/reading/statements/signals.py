"""What one sentence says, cue by cue, before it is decided which act it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from letters.reading.cues import delay, delivery, fulfilment, people, recall, requests, sending, toezeggingen
from parliament.dates import MONTHS

LONGEST = 1500  # what is longer is a list or a table without its lines, no sentence
_ACTIVE = re.compile(r"\b(?:heb|heeft|hebben|had|hadden)\b")
_CLAUSE = re.compile(
    r"[;:–]|\. (?=[A-Z])| (?:en|maar|want|terwijl|zodat) (?=(?:de|het|een|zij|hij|zal|wordt)\b)|, (?=(?:die|dat|de"
    r"|het|waar\w*)\b)"
)
# Still within a clause that tells the content of the promise; after a comma the main clause may go on.
_WITHIN = re.compile(r"(?:(?:^,? ?|, )(?:die|dat|wat|waar(?!door)\w*)|\b(?:of|waarom|hoe|welke)\b)\b[^,;]{0,200}$")
_AFTER_THAT = re.compile(r"\b(?:dat|of|waarom|hoe|welke|wat|waar(?!door)\w+)\b[^,;]{0,200}$")
# What a promising verb is followed by is its content, until the sentence turns.
_TURNS = re.compile(
    r"; |, (?:maar|doch|helaas|dit|dat|deze|die termijn|kan|kon|is|was|wordt|werd|lukt|blijkt|bleek|heb"
    r"|haal|zal|duurt|vergt"
    r"|kost|vraagt|loopt|komt|schuift|ontvangt|volgt)\b"
)
# "Het onderzoek dat ik had toegezegd, gaat niet door": in a relative clause the promise is what stands before it, and
# all behind the verb is said of it.
_RELATIVE = re.compile(
    r"\b(?:[Dd]at|[Dd]ie|[Ww]at|welke|[Ww]aar\w+|[Zz]oals) (?:ik|wij|mijn|onze|het kabinet|de [Mm]inister|de "
    r"[Ss]taatssecretaris"
    r"|door mij|u|uw Kamer)\b[^;]{0,120}$"
)
# When it was promised is no time by which it is met.
_RECALLING = re.compile(
    r"\b(?:[Dd]ie|[Dd]at|[Ww]at|[Ww]aar\w+) (?:ik|wij|mijn|het kabinet)\b[^;,]{0,100}\b(?:toegezegd|beloofd"
    r"|toezegden?|beloofden?"
    r"|instemden?|ingestemd|aangekondigd|zou(?:den)? [a-z]+en)\b"
)
# What could not be answered then is owed since; that denies nothing now.
_UNANSWERED = re.compile(
    r"\bk(?:on|onden) (?:ik|wij)\b[^;,]{0,60}\b(?:niet|geen) (?:\w+ ){0,3}(?:antwoord\w*|beantwoorden)\b"
    r"|\b(?:die|dat|waarop) (?:ik|wij) [^;,]{0,80}\bniet (?:\w+ )?kon(?:den)? (?:beantwoorden|geven)\b"
)
# "Zoals toegezegd zou ik u in maart berichten" tells what was to come.
_WOULD = re.compile(r"\bzou(?:den)? (?:ik|wij|u|uw Kamer)\b|\b(?:ik|wij|u|uw Kamer) zou(?:den)?\b")
# "De evaluatie is in 2022 naar uw Kamer gestuurd": a time in the perfect tense is not to come.
_SENT = re.compile(
    r"\b(?:is|zijn|werd|werden|was|waren) [^;,]{0,80}\b(?:uw|de|beide) (?:Tweede )?Kamers? (?:\w+ ){0,2}"
    r"(?:gestuurd|gezonden|verzonden|toegezonden|toegestuurd|aangeboden|gedeeld|gemeld)\b(?! worden)"
    r"|\b(?:[Uu]w|[Dd]e) Kamer heeft [^;,]{0,80}\bontvangen\b"
)
# What a colon and quotation marks set apart are the words of another text: "In die brief stond: “Hierbij …”".
_QUOTED = re.compile(r":\s{0,3}[\"“„«][^\"”»]{1,1000}[\"”»]")
# "De toezegging van 8 februari": the day tells which promise it is.
_DATED = re.compile(rf"\bvan \d{{1,2}} (?:{'|'.join(MONTHS)})(?: \d{{4}})?\b")
# Behind the verb, where something else opens the sentence: "bij nader inzien zal dat onderzoek niet …".
_SUBJECT = re.compile(r"^[^,;]{0,40}\b(?:zal|zullen|kan|kunnen|is|zijn|wordt|worden|gaat|gaan) (?:dat|dit|deze|die)\b")
# "In het akkoord wordt toegezegd dat …": the present passive tells what a paper says.
_BEING_PROMISED = re.compile(r"\b(?:wordt|worden)\b")
_BY = re.compile(r"\bdoor ([^,.;]{3,60})")


@dataclass(frozen=True)
class Signals:
    """Which cues a sentence carries.

    `promise`: it speaks of a promise of the government, by name or (`is_recalled`) by what was once said to come.
    `deed`: what it tells is what was promised. `leaves_aside`: it names a promise to leave it alone, or refuses one.
    `denied`: it says of the promise, or of what was named before, that it is not met; `timed`: not by some time.
    """

    promise: bool
    by_noun: bool
    is_recalled: bool
    is_thing: bool
    motion: bool
    request: bool
    others_ask: bool
    deed: bool
    motion_deed: bool
    motion_told: bool
    motion_named: bool
    here: bool
    done: bool
    announces: bool
    partly: bool
    performed: bool
    late: bool
    old_term: bool
    new_term: bool
    is_rest: bool
    dropped: bool
    denied: bool
    timed: bool
    hands_over: bool
    recurring: bool
    about_it: bool
    before: bool
    sends: bool
    ahead: bool
    still_open: bool
    vows: bool
    reported: bool
    asked: bool
    leaves_aside: bool
    several: bool
    portion: bool
    points_back: bool
    paper: bool
    first_person: bool


def signals(text: str, notes: str = "") -> Signals:
    """The cues in one sentence; `notes` is the text of its footnotes, which may name the promise that it keeps."""
    text = _QUOTED.sub(":", text[:LONGEST])
    now = _UNANSWERED.sub("", text)
    refused = toezeggingen.NOT_PROMISED.finds(text)
    named = not refused and is_own_promise(text)
    noted = toezeggingen.NOUN.finds(notes)
    recalled = not refused and _recalls(text)
    asked = requests.REQUEST.finds(text)
    by_house = requests.ASKERS.finds(text)
    here = delivery.HERE.finds(text)
    motion = requests.MOTION.finds(text)
    denied = not refused and _denies(now, is_named=named or noted)
    to_be_kept = fulfilment.TO_BE_KEPT.finds(text) and not (here or motion or denied)
    return Signals(
        promise=named or noted or recalled,
        by_noun=toezeggingen.NOUN.finds(text) or toezeggingen.NUMBERED.finds(text),
        is_recalled=recalled and not named and not noted,
        is_thing=_is_thing(text),
        motion=motion,
        request=asked and by_house,
        others_ask=asked and not by_house,
        deed=(delivery.DEED.finds(text) and not _WOULD.search(text))
        or (noted and not named)
        or (delivery.NAMED_ASIDE.finds(text) and not toezeggingen.PROMISING.finds(text)),
        motion_deed=delivery.MOTION_DEED.finds(text),
        motion_told=requests.MOTION_TOLD.finds(text),
        motion_named=requests.THE_MOTION.finds(text),
        here=here,
        done=fulfilment.DONE.finds(text) and not to_be_kept,
        announces=delivery.ANNOUNCES.finds(text),
        partly=fulfilment.PARTLY.finds(now),
        performed=_is_performed(text),
        late=_is_late(now),
        old_term=any(sending.PERIOD.search(told[0]) for told in _RECALLING.finditer(text)),
        new_term=delay.NEW_TERM.finds(text),
        is_rest=delay.REST.finds(text),
        dropped=delay.DROPPED.finds(text),
        denied=denied,
        timed=delay.TIMED.finds(_DATED.sub("", _RECALLING.sub("", text))),
        hands_over=delivery.HANDS_OVER.finds(text),
        about_it=bool(people.FIRST_PERSON.finds(text) or people.HOUSE.finds(text) or delivery.SPEAKS_OF_IT.finds(text)),
        recurring=fulfilment.RECURRING.finds(text),
        before=fulfilment.BEFORE.finds(text) and not fulfilment.MADE_BY_LETTER.finds(text),
        sends=_sends(text),
        ahead=sending.AHEAD.finds(_SENT.sub("", text)),
        still_open=fulfilment.STILL_OPEN.finds(text) or to_be_kept,
        vows=not refused and toezeggingen.VOWS.finds(text),
        asked=text.endswith("?"),
        reported=(text.endswith("?") and ":" not in text) or people.MEMBERS_SPEAK.finds(text),
        leaves_aside=refused or delivery.ASIDE.finds(text),
        several=fulfilment.SEVERAL.finds(text) and not toezeggingen.NUMBERED.finds(text),
        portion=fulfilment.PORTION.finds(text),
        points_back=delivery.POINTS_BACK.finds(text),
        paper=sending.PAPER.finds(text),
        first_person=people.FIRST_PERSON.finds(text),
    )


def is_own_promise(text: str) -> bool:
    """Does the sentence name a promise of the government? A manufacturer, a municipality or an ally promises too."""
    if toezeggingen.NUMBERED.finds(text):
        return True
    if toezeggingen.NOUN.finds(text) and not toezeggingen.BY_OTHERS.finds(text):
        beside = people.GOVERNMENT if toezeggingen.MADE_NOUN.finds(text) else toezeggingen.KIN
        return beside.finds(text) or people.CHAMBER.finds(text)
    is_named = any(form.finds(text) for form in (toezeggingen.PARTICIPLE, toezeggingen.PAST, toezeggingen.ADJECTIVE))
    return is_named and not _is_anothers_word(text)


def _recalls(text: str) -> bool:
    if _is_anothers_word(text):
        return False
    return recall.RECALLED.finds(text) or (recall.SAID.finds(text) and recall.THAT_WOULD.finds(text))


def _is_anothers_word(text: str) -> bool:
    """Is every promising verb somebody else's? "De fabrikant heeft toegezegd", "zegden Aedes en de Woonbond toe"."""
    verbs = [*toezeggingen.PARTICIPLE.pattern.finditer(text), *toezeggingen.PAST.pattern.finditer(text)]
    return bool(verbs) and all(_is_anothers(text, verb) for verb in verbs)


def _is_anothers(text: str, verb: re.Match[str]) -> bool:
    starts = [mark.end() for mark in _CLAUSE.finditer(text, 0, verb.start())]
    clause = text[starts[-1] if starts else 0 : verb.end() + 20]
    if toezeggingen.TO_ME.finds(clause) or toezeggingen.TO_OTHERS.finds(clause):
        return True
    if toezeggingen.PARTICIPLE.pattern.fullmatch(verb[0]) and not _ACTIVE.search(clause):
        if _BEING_PROMISED.search(clause):
            return not people.CHAMBER.finds(clause)
        by = _BY.search(clause)
        return by is not None and not people.GOVERNMENT.finds(by[0]) and "mij" not in by[0]
    return not people.GOVERNMENT.finds(clause) and not people.CHAMBER.finds(clause)


def _denies(text: str, *, is_named: bool) -> bool:
    """Is the promise, or what was named before, said not to be met?"""
    is_about_it = (
        is_named
        or people.FIRST_PERSON.finds(text)
        or people.HOUSE.finds(text)
        or delivery.SPEAKS_OF_IT.pattern.match(text)
        or _SUBJECT.search(text)
    )
    return bool(is_about_it) and any(
        _is_said_of_it(text, denial.start(), is_named=is_named) for denial in delay.DENIED.pattern.finditer(text)
    )


def _is_late(text: str) -> bool:
    is_told = recall.SAID.finds(text) and recall.THAT_WOULD.finds(text)
    return any(
        _is_said_of_it(text, delayed.start(), is_named=not is_told) for delayed in delay.LATE.pattern.finditer(text)
    )


def _is_performed(text: str) -> bool:
    return any(
        _is_said_of_it(text, deed.start(), is_named=True) for deed in fulfilment.PERFORMED.pattern.finditer(text)
    )


def _is_thing(text: str) -> bool:
    """Is it the thing promised, not the promising, that is spoken of? "De toegezegde brief ontvangt u in mei"."""
    verbs = list(toezeggingen.PROMISING.pattern.finditer(text))
    return toezeggingen.ADJECTIVE.finds(text) or any(_RELATIVE.search(text[: verb.end()]) for verb in verbs)


def _is_said_of_it(text: str, at: int, *, is_named: bool) -> bool:
    """Do the words at this place say something of the promise, or do they belong to its content? "De toezegging na te
    gaan waarom de norm niet is gehaald" tells of no delay."""
    before = text[:at]
    noun = _last(toezeggingen.NAMING.pattern, before)
    verb = _last(toezeggingen.PROMISING.pattern, before)
    if noun is not None:
        return not _WITHIN.search(before[noun:])
    if verb is not None:
        return _RELATIVE.search(before[:verb]) is not None or _TURNS.search(before[verb:]) is not None
    return is_named or not _AFTER_THAT.search(before)


def _last(pattern: re.Pattern[str], text: str) -> int | None:
    """Where the last match of the pattern ends."""
    ends = [match.end() for match in pattern.finditer(text)]
    return ends[-1] if ends else None


def _sends(text: str) -> bool:
    """Does somebody of the government send, tell or publish something, or does something reach the House?"""
    if sending.ARRIVES.finds(text):
        return True
    if sending.PAPER.finds(text) and sending.GOVERNMENT_SENDS_PAPER.finds(text):
        return True
    will = sending.GOVERNMENT_WILL.finds(text) and sending.INFINITIVE.finds(text)
    if will and (people.HOUSE.finds(text) or sending.PAPER.finds(text)):
        return True
    return people.HOUSE.finds(text) and sending.GOVERNMENT_SENDS.finds(text)
