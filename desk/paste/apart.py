"""Takes off what stands apart from the sentence of an item: in brackets, after a slash or label, before a colon."""

from __future__ import annotations

import re

from desk.paste import labels
from desk.paste.facts import NAME, Facts, join, office_in, read_people, read_piece
from desk.paste.known import Known
from desk.paste.labels import Label
from desk.paste.promises import NO_ABBREVIATION
from desk.paste.signs import is_counter

_DASH = r"\s+(?:[/|–—]|--?>?|→|=>)\s+"
# A note of the writer. “Op verzoek van het lid Duinroos” in full is a part of the sentence, and stays.
_BEHIND_COMMA = r",\s+(?=n\.?\s?a\.?\s?v\b|aan\b)"
_SEPARATOR = re.compile(rf"{_DASH}|\s*\|\s*|;\s+|{_BEHIND_COMMA}|(?<=[.!?]){NO_ABBREVIATION}\s+")
_PREFIX = re.compile(rf"(?P<piece>[^:|–—>]{{2,70}}?)(?::\s+|{_DASH})(?P<rest>\S.*)", re.DOTALL)
_AND_LAST = re.compile(r"[;,]\s+en$")
_FRONT_BRACKETS = re.compile(r"[(\[](?P<piece>[^()\[\]]+(?:\([^()]*\)[^()\[\]]*)*)[)\]]:?\s+(?P<rest>\S.*)", re.DOTALL)
_NAMED_BEFORE = re.compile(rf"(?:{NAME})\s*$")
_NO_VALUE = re.compile(r"[-–—?.\s]*|n\.?\s?v\.?\s?t\.?|geen|onbekend|niet van toepassing", re.IGNORECASE)
_ABBREVIATED = re.compile(r"(?:\b\w\.){2,}$")
_SAYS_NO_TIME = re.compile(
    r"(?:(?:nog )?(?:geen|zonder) (?:termijn|datum|deadline)|n\.?v\.?t\.?|[-–—])(?: afgesproken| genoemd| bekend)?",
    re.IGNORECASE,
)
SHORTEST = 3  # words, of a toezegging behind a name
LONGEST_TAIL = 14  # words
MOST_PIECES = 10


def take_apart(text: str, known: Known) -> tuple[str, Facts, tuple[str, ...]]:
    """The sentence, the facts that stood apart from it, and the words at its end that were not understood."""
    shorter, tails = labels.labelled_tail(text)
    if any(len(tail.split()) > LONGEST_TAIL for tail in tails):  # the label is in the middle of the text
        tails = []
    text = shorter if tails else text
    found = join(of_label(label, known) for tail in tails if (label := labels.read_label(tail)))
    unclear: tuple[str, ...] = ()
    for _ in range(MOST_PIECES):
        shorter, facts, unread = _take_end(text, known)
        if not facts.sources:
            unclear += unread
            break
        text, found = shorter, join([facts, found])
    text, in_front = _take_front(text, known)
    return text, join([in_front, found]), unclear


def ends_apart(text: str, known: Known, *, only_people: bool = False) -> bool:
    """Is the last piece of the text, in brackets or after a dash, nothing but facts? Then the toezegging ends there."""
    shorter, facts, _ = _take_end(text, known)
    is_sentence = shorter.endswith((".", "!", "?")) and text[len(shorter) :].lstrip()[:1] not in ("(", "[")
    return bool(facts.people or facts.number or (facts and not only_people)) and not is_sentence


def begins_apart(text: str, known: Known) -> bool:
    """Does the text start with a member: “Duinroos: brief over …”, “[Duinroos] brief over …”?"""
    shorter, facts = _take_front(text, known)
    return bool(facts.people) and len(shorter.split()) >= SHORTEST


def of_label(label: Label, known: Known) -> Facts:
    """The facts in the value of a label or of a cell in a column with that name."""
    value = label.value.strip().rstrip(";,")
    value = value if _ABBREVIATED.search(value) else value.rstrip(".")
    if not value or _NO_VALUE.fullmatch(value) or _SAYS_NO_TIME.fullmatch(value):
        return Facts(sources=(value,))
    match label.kind:
        case labels.DEADLINE:
            return Facts(deadline=value, sources=(value,))
        case labels.NUMBER:
            return Facts() if is_counter(value) else Facts(number=value, sources=(value,))
        case labels.MINISTER:
            return read_piece(value, known) or Facts(minister=office_in(value) or value, sources=(value,))
        case labels.TO | labels.PARTY:
            return read_piece(value, known) or Facts(people=(value,), sources=(value,))
    return Facts(sources=(value,))


def _take_end(text: str, known: Known) -> tuple[str, Facts, tuple[str, ...]]:
    """Take the last piece off, if it holds nothing but facts."""
    body = _AND_LAST.sub("", text).rstrip(" ;,")
    stop = "." if body.endswith((").", "].")) else ""
    start = _opening(body.removesuffix(stop))
    unread: tuple[str, ...] = ()
    if start > 0:
        before, inside = body[:start].rstrip(), body[start + 1 : len(body) - len(stop) - 1]
        facts = Facts() if _is_party_of_name(before, inside, known) else read_piece(inside, known)
        if facts:
            return before + stop, facts, ()
        unread = _unread(inside, known)
    separators = list(_SEPARATOR.finditer(text))
    if not separators:
        return text, Facts(), unread
    last = separators[-1]
    head, tail = text[: last.start()].rstrip(), text[last.end() :]
    stop = "." if tail.endswith(".") and not _ABBREVIATED.search(tail) and head[-1:].isalnum() else ""
    if _SAYS_NO_TIME.fullmatch(tail.strip(" .")):
        return head + stop, Facts(sources=(tail,)), ()
    return head + stop, read_piece(tail, known), unread


def _opening(text: str) -> int:
    """The place of the bracket that the last character of the text closes, or -1."""
    if not text.endswith((")", "]")):
        return -1
    depth = 0
    for place in range(len(text) - 1, -1, -1):
        depth += (text[place] in ")]") - (text[place] in "([")
        if depth == 0:
            return place
    return -1


def _is_party_of_name(before: str, inside: str, known: Known) -> bool:
    """Do the brackets belong to a name in the sentence, as in “op verzoek van mevrouw Duinroos (NOL)”?"""
    named = _NAMED_BEFORE.search(before)
    if not named:
        return False
    people = read_people([f"het lid {named[0]} ({inside})"], known).recipients
    is_party = len(people) == 1 and people[0].party == inside
    return is_party and (known.has_surname(people[0].name) or known.has_party(inside))


def _unread(inside: str, known: Known) -> tuple[str, ...]:
    """The words in brackets, if a part of them is a fact or looks like a name."""
    parts = [part.strip() for part in re.split("[,;]", inside)]
    looks_like_name = re.fullmatch(NAME, inside) and not inside.isupper()
    return (inside,) if looks_like_name or any(read_piece(part, known) for part in parts) else ()


def _take_front(text: str, known: Known) -> tuple[str, Facts]:
    """Take off the pieces before the sentence that are nothing but facts: “Minister – aan Bos: …”, “[z.s.m.] …”."""
    found = Facts()
    while match := _FRONT_BRACKETS.fullmatch(text) or _PREFIX.fullmatch(text):
        says_none = _SAYS_NO_TIME.fullmatch(match["piece"].strip(" ."))
        facts = Facts(sources=(match["piece"],)) if says_none else read_piece(match["piece"], known)
        if not facts.sources:
            break
        text, found = match["rest"], join([found, facts])
    return text, found
