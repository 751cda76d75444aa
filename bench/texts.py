"""The letters that are measured: the corpus beside the checkout where it lies there, else the demo's own."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from parliament import dates

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
DEMO = ROOT / "demo" / "kamerbrief.txt"
LONG = 10_000  # characters from which a letter counts as a long one
GLUED = 10  # letters that are read as one


def letters() -> list[str]:
    """The texts of all letters at hand, at least enough of them to glue."""
    texts = [json.loads(path.read_text())["text"] for path in sorted((CORPUS / "letters").glob("*.json"))]
    return texts or [DEMO.read_text()] * GLUED


def long_letters(texts: list[str]) -> list[str]:
    """Those of 10,000 characters or more; where there is none, all of them as one."""
    return [text for text in texts if len(text) >= LONG] or ["\n\n".join(texts)]


def longest(texts: list[str]) -> list[str]:
    return sorted(texts, key=len, reverse=True)[:GLUED]


def subject_letter(known: dict[str, Any]) -> str:
    """A letter of which no more is known than the House registers: its number, day and subject."""
    day = dates.dutch(date.fromisoformat(known["datum"]))
    return (
        f"{known['dossiertitel']}\n\nNr. {known['volgnummer']} BRIEF VAN DE REGERING\n\nAan de Voorzitter van de Tweede"
        f" Kamer der Staten-Generaal\n\nDen Haag, {day}\n\nOnderwerp: {known['onderwerp']}\n"
    )
