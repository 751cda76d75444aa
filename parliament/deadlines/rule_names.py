"""The name of the rule that decided, as the clerk sees it."""

from __future__ import annotations

from datetime import date

from parliament.deadlines.amounts import rule_of_count
from parliament.deadlines.moment import FROM_NOW, Moment
from parliament.deadlines.relations import BEFORE, BY, LOWER, Relation

LAST_DAYS = {
    "dag": "de genoemde dag",
    "week": "zondag van die week",
    "maand": "laatste dag van de maand",
    "kwartaal": "laatste dag van het kwartaal",
    "halfjaar": "laatste dag van het halfjaar",
    "jaar": "laatste dag van het jaar",
    "seizoen": "laatste dag van het seizoen, de 21ste",
    "reces": "laatste dag van het reces",
}
PARTS = {
    ("maand", "begin"): "begin van de maand: tot en met de tiende",
    ("maand", "medio"): "medio: tot en met de twintigste",
    ("jaar", "begin"): "begin van het jaar: tot en met 31 maart",
    ("jaar", "medio"): "medio: tot en met 31 juli",
}


def rule_of_moment(moment: Moment, relation: Relation, said_on: date, *, is_known: bool) -> str:
    if not is_known:
        return "het reces is niet bekend"
    if relation.amount:
        return f"{relation.amount.words} {relation.binds} {moment.name}"
    if relation.binds in LOWER:
        return "een ondergrens, geen uiterste dag"
    if moment.kind == "reces" and not moment.part and relation.binds in (BEFORE, BY):
        return f"laatste vergaderdag voor het {moment.name}"
    if relation.binds == BEFORE and moment.part not in ("eind", "medio"):
        return "laatste vergaderdag voor het zomerreces" if "zomer" in moment.name else f"de dag voor {moment.name}"
    if moment.is_meeting:
        return f"de dag van {moment.name}"
    if moment.kind == FROM_NOW:
        return rule_of_count(FROM_NOW, said_on)
    return PARTS.get((moment.kind, moment.part), LAST_DAYS[moment.kind])
