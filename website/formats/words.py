"""What is known of one toezegging in a few Dutch lines, for whoever reads it apart from its list."""

from __future__ import annotations

from django.utils.text import Truncator

from parliament import dates
from website.formats.facts import Facts
from website.labels import mentions_day

TITLE_WORDS = 16


def title(facts: Facts) -> str:
    """Number and beginning, on one line."""
    return f"{facts['nummer']}: {Truncator(' '.join(facts['toezegging'].split())).words(TITLE_WORDS, truncate=' …')}"


def lines(facts: Facts) -> list[str]:
    """Where it stands, its term, who promised it where, and to whom; what is not known has no line."""
    told = [_standing(facts), _term(facts), _origin(facts)]
    recipients = "; ".join(filter(None, [facts["leden"], facts["fracties"]]))
    if recipients:
        told.append(f"Toegezegd aan {recipients}.")
    if facts["nakoming"]:
        told.append(f"Brief ontvangen: {facts['nakoming']}.")
    return [line for line in told if line]


def _standing(facts: Facts) -> str:
    late = facts["dagenTeLaat"]
    told = facts["termijn"] if late is None else f"{late} {'dag' if late == 1 else 'dagen'} te laat"
    ended = f"op {dates.dutch(facts['afgedaanOp'])}" if facts["afgedaanOp"] else ""
    return f"Status: {', '.join(filter(None, [facts['status'], ended, told]))}."


def _term(facts: Facts) -> str:
    words, due, times = facts["termijnInWoorden"], facts["uiterlijk"], facts["keerUitgesteld"]
    told = [
        f"“{words}”" if words else "",
        f"uiterlijk {dates.dutch(due)}" if due and not mentions_day(words, due) else "",
        f"hangt af van {facts['hangtAfVan']}" if facts["hangtAfVan"] else "",
        f"{times} keer uitgesteld" if times else "",
    ]
    return f"Termijn: {', '.join(filter(None, told))}." if any(told) else ""


def _origin(facts: Facts) -> str:
    who = ", ".join(filter(None, [facts["ambt"], facts["bewindspersoon"]])) or "onbekend"
    if facts["debat"]:
        committee = f" · {facts['commissie']}" if facts["commissie"] else ""
        where = f"{facts['debatSoort']} {facts['debatTitel']}{committee}"
    else:
        where = f"brief {facts['brief']}"
    return f"Gedaan op {dates.dutch(facts['gedaanOp'])} door {who}, in {where}."
