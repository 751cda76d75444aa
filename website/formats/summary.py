"""A toezegging in a few Dutch lines, for a feed or a calendar."""

from __future__ import annotations

from django.utils.text import Truncator

from parliament import dates
from website.formats.field_values import RowValues
from website.labels import mentions_day

TITLE_WORDS = 16


def title(values: RowValues) -> str:
    """The number and the first words of the text, on one line."""
    return f"{values['nummer']}: {Truncator(' '.join(values['toezegging'].split())).words(TITLE_WORDS, truncate=' …')}"


def lines(values: RowValues) -> list[str]:
    """Lines with the status, deadline, origin, recipients and letters. A line without a value is left out."""
    texts = [_status(values), _deadline(values), _origin(values)]
    recipients = "; ".join(filter(None, [values["leden"], values["fracties"]]))
    if recipients:
        texts.append(f"Toegezegd aan {recipients}.")
    if values["nakoming"]:
        texts.append(f"Brief ontvangen: {values['nakoming']}.")
    return [line for line in texts if line]


def _status(values: RowValues) -> str:
    late = values["dagenTeLaat"]
    state = values["termijn"] if late is None else f"{late} {'dag' if late == 1 else 'dagen'} te laat"
    ended = f"op {dates.dutch(values['afgedaanOp'])}" if values["afgedaanOp"] else ""
    return f"Status: {', '.join(filter(None, [values['status'], ended, state]))}."


def _deadline(values: RowValues) -> str:
    words, due, times = values["termijnInWoorden"], values["uiterlijk"], values["keerUitgesteld"]
    parts = [
        f"“{words}”" if words else "",
        f"uiterlijk {dates.dutch(due)}" if due and not mentions_day(words, due) else "",
        f"hangt af van {values['hangtAfVan']}" if values["hangtAfVan"] else "",
        f"{times} keer uitgesteld" if times else "",
    ]
    return f"Termijn: {', '.join(filter(None, parts))}." if any(parts) else ""


def _origin(values: RowValues) -> str:
    who = ", ".join(filter(None, [values["ambt"], values["bewindspersoon"]])) or "onbekend"
    if values["debat"]:
        committee = f" · {values['commissie']}" if values["commissie"] else ""
        where = f"{values['debatSoort']} {values['debatTitel']}{committee}"
    else:
        where = f"brief {values['brief']}"
    return f"Gedaan op {dates.dutch(values['gedaanOp'])} door {who}, in {where}."
