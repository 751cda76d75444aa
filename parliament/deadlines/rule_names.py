"""Describes, in Dutch for the clerk, the rule that decided a deadline."""

from __future__ import annotations

from datetime import date

from parliament.deadlines.amounts import name_counting_rule
from parliament.deadlines.named_time import FROM_NOW, NamedTime
from parliament.deadlines.relations import BEFORE, BY, LOWER, TimeRelation

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


def name_rule(time: NamedTime, relation: TimeRelation, said_on: date, *, is_known: bool) -> str:
    if not is_known:
        return "het reces is niet bekend"
    if relation.amount:
        return f"{relation.amount.words} {relation.binds} {time.name}"
    if relation.binds in LOWER:
        return "een ondergrens, geen uiterste dag"
    if time.kind == "reces" and not time.part and relation.binds in (BEFORE, BY):
        return f"laatste vergaderdag voor het {time.name}"
    if relation.binds == BEFORE and time.part not in ("eind", "medio"):
        return "laatste vergaderdag voor het zomerreces" if "zomer" in time.name else f"de dag voor {time.name}"
    if time.is_meeting:
        return f"de dag van {time.name}"
    if time.kind == FROM_NOW:
        return name_counting_rule(FROM_NOW, said_on)
    return PARTS.get((time.kind, time.part), LAST_DAYS[time.kind])
