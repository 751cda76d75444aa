"""Letters to measure with: the corpus beside the checkout, or else the demo's letter."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from parliament import dates

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
DEMO = ROOT / "demo" / "kamerbrief.txt"
LONG = 10_000  # minimum length of a long letter, in characters
GLUED = 10  # number of letters that are joined into one text


def letters() -> list[str]:
    """Return the texts of all letters, or GLUED times the demo's letter if there is no corpus."""
    texts = [json.loads(path.read_text())["text"] for path in sorted((CORPUS / "letters").glob("*.json"))]
    return texts or [DEMO.read_text()] * GLUED


def long_letters(texts: list[str]) -> list[str]:
    """Return the letters of LONG characters or more. If there are none, return all letters joined into one text."""
    return [text for text in texts if len(text) >= LONG] or ["\n\n".join(texts)]


def longest(texts: list[str]) -> list[str]:
    return sorted(texts, key=len, reverse=True)[:GLUED]


def subject_letter(known: dict[str, Any]) -> str:
    """Make a letter from what the House registers: the title of the dossier, the number, the date and the subject."""
    day = dates.dutch(date.fromisoformat(known["datum"]))
    return (
        f"{known['dossiertitel']}\n\nNr. {known['volgnummer']} BRIEF VAN DE REGERING\n\nAan de Voorzitter van de Tweede"
        f" Kamer der Staten-Generaal\n\nDen Haag, {day}\n\nOnderwerp: {known['onderwerp']}\n"
    )
