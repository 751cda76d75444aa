"""What the public will read once a choice is saved. Every screen takes these sentences from here."""

from __future__ import annotations

from toezeggingen.models import Fulfilment
from toezeggingen.models.fulfilment import FULFILLING, Effect, Outcome
from toezeggingen.status import Status
from website.labels import decision_follows

UNSEEN = " De brief is nog niet openbaar: {} leest men pas daarna."


def foresee(choice: str, fulfilment: Fulfilment, *, is_hidden: bool) -> str:
    """One or two sentences for a choice: an outcome, an effect to confirm, or another choice of the letter page.

    `is_hidden`: the letter is not released.
    """
    unseen = UNSEEN if is_hidden else ""
    stays = f"Blijft: {Status(fulfilment.toezegging.status).label}"
    if choice == Outcome.FULFILLED:
        return f"Wordt: voldaan.{unseen.format('waardoor')}"
    if choice == Outcome.PARTLY:
        return f"Wordt: deels voldaan.{unseen.format('waardoor, en wat er rest,')}"
    if choice in (Outcome.REFUSED, Outcome.NOTED):
        decision = f"{stays}, met het besluit “{Outcome(choice).label}”; er wordt geen besluit meer verwacht."
        return decision + unseen.format("waarover")
    if choice in FULFILLING:
        return f"Wordt: {decision_follows(fulfilment.means)}.{unseen.format('welke')}"
    if choice in (Effect.POSTPONES, Effect.MENTIONS):
        shown = f" Erbij staat wat de brief doet: {Effect(choice).label}."
        return f"{stays}.{unseen.format('wat de brief zegt,') or shown}"
    if choice == "uitstel":
        asked = unseen.format("welke om uitstel vraagt,") or " Erbij staat welke brief erom vraagt."
        return f"{stays}, met de nieuwe termijn, de reden en een uitstel erbij.{asked if fulfilment.letter else ''}"
    if choice == "afwijzen":
        return "Niets over deze brief bij deze toezegging."
    return "Er verandert niets."
