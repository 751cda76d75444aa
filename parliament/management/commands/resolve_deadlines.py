"""Reads words of time as JSON lines and writes their deadlines as JSON lines, for scripts and for tuning the rules."""

import json
import sys
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from parliament import deadlines, reference
from parliament.deadlines.deadline import DAY, EVENT, HOPE, NONE, PERIOD, RECURRING, Deadline

KINDS = {DAY: "exact", PERIOD: "window", EVENT: "event", RECURRING: "recurring", HOPE: "soft", NONE: "none"}


class Command(BaseCommand):
    help = (
        'Reads lines {"expression": WORDS, "anchor_date": DAY}; answers each with due_earliest, due_latest and kind. '
        "Knows the recesses of parliament/data; needs no database."
    )
    requires_system_checks: list[str] = []

    def handle(self, **options: Any) -> None:
        """Answer the lines in order. An invalid line ends the command, because callers match the answers by order."""
        calendar = reference.recesses()
        for number, line in enumerate(sys.stdin, start=1):
            if not line.strip():
                continue
            try:
                question = json.loads(line)
                words, said_on = str(question["expression"]), date.fromisoformat(question["anchor_date"])
            except (ValueError, KeyError, TypeError) as error:
                raise CommandError(f"Regel {number} is geen vraag: {error}") from error
            self.stdout.write(json.dumps(_answer(deadlines.resolve(words, said_on, calendar))))


def _answer(deadline: Deadline) -> dict[str, str | None]:
    return {
        "due_earliest": deadline.earliest.isoformat() if deadline.earliest else None,
        "due_latest": deadline.latest.isoformat() if deadline.latest else None,
        "kind": KINDS[deadline.firmness],
    }
