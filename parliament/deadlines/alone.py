"""Words that are a term only where nothing else is said: a bare amount, a time of day.

In a sentence "drie weken" may be how long something lasted, and "aan het eind van de dag" a manner of speaking.
"""

from __future__ import annotations

from datetime import date

from parliament.deadlines.amounts import AMOUNT, THE, amount_of
from parliament.deadlines.deadline import DAY, Deadline
from parliament.deadlines.moment import Rule
from parliament.deadlines.naming import rule_of_count
from parliament.deadlines.words import compiled, loose

_LEAD = loose(
    r"\W{0,3}(?:(?:een )?(?:termijn|planning|streven)(?: van)?:? )?"
    r"(?:(?:in|met|maximaal|hooguit|hoogstens|ten hoogste|circa|ongeveer|zo['’]n|ruim) ){0,3}"
)
_TAIL = loose(r"(?: tijd)?\W{0,3}")
_TIME_OF_DAY = compiled(
    r"(?:rond|om|v(?:oo|óó)r|tot|uiterlijk)(?: om)? (?:[0-9]{1,2}[:.][0-9]{2}(?: uur)?|\w{1,12} uur)(?!"
    r" (?:na|nadat|vanaf|v(?:oo|óó)r|voordat|voorafgaand|volgend)(?!\w))"
    r"|(?:einde?|loop) van de (?:werk)?(?:dag|ochtend|middag|avond)|einde dag|deze (?:ochtend|middag|avond)"
)
ALONE = Rule(
    "zo lang na de dag, of dezelfde dag",
    "a bare amount of time, or a time of day, and nothing else",
    "the words of a term are no sentence: a stretch in them is how long it may take",
)


def stands_alone(words: str, said_on: date) -> Deadline | None:
    """The deadline of words that name no other time: so long from that day, or that same day; None where neither."""
    lead = _LEAD.match(words)
    match = AMOUNT.match(words, lead.end() if lead else 0)
    if match and not match["vague"] and match["number"].lower() != THE and _TAIL.fullmatch(words, match.end()):
        amount = amount_of(match)
        return Deadline(words, None, amount.after(said_on), DAY, rule_of_count(amount.words, said_on), "")
    if _TIME_OF_DAY.search(words):
        return Deadline(words, said_on, said_on, DAY, "dezelfde dag", "")
    return None
