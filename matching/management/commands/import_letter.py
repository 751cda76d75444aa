"""Take in a letter from a file."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, NoReturn

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand
from django.utils import timezone

from letters.extraction import UnreadableLetter, extract
from letters.models import Letter
from letters.store import StoreOutcome
from matching.intake import take_in
from matching.new_promises import motions, new_promises
from matching.proposing import READ_AS
from toezeggingen.models import Fulfilment
from toezeggingen.models.fulfilment import Effect, Proposer

REFUSED = 2  # the exit code of a letter that cannot be stored
MESSAGES = {
    StoreOutcome.NEW: "{letter} is ingelezen.",
    StoreOutcome.SAME: "{letter} was al ingelezen; er is niets toegevoegd.",
    StoreOutcome.NEW_VERSION: "{letter} was er al met een andere tekst; dit is versie {nr}.",
}


class Command(BaseCommand):
    help = "Leest een brief in en legt hem naast de openstaande toezeggingen."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--json", action="store_true", help="schrijf wat er is gevonden als JSON")

    def handle(self, file: Path, **options: Any) -> None:
        """Take in the letter. If it cannot be stored, print why on standard error and exit with code 2."""
        try:
            data = file.read_bytes()
            text = extract(data, file.name)
            intake = take_in(text, by=None, received_on=timezone.localdate(), file_name=file.name, file=data)
        except OSError as error:
            self._refuse(f"{file} kan niet worden geopend: {error.strerror}.")
        except UnreadableLetter as error:
            self._refuse(str(error))
        except ValidationError as error:
            self._refuse(" ".join(error.messages))
        found = _findings(intake.letter)
        message = MESSAGES[intake.outcome].format(letter=intake.letter, nr=intake.version.nr)
        (self.stderr if options["json"] else self.stdout).write(message)
        if intake.passed_over:
            self.stderr.write(f"Intussen afgedaan of ingetrokken, dus overgeslagen: {', '.join(intake.passed_over)}.")
        self.stdout.write(json.dumps(found, ensure_ascii=False, default=str) if options["json"] else _as_text(found))

    def _refuse(self, why: str) -> NoReturn:
        self.stderr.write(why)
        sys.exit(REFUSED)


def _findings(letter: Letter) -> dict[str, Any]:
    """The proposals for the letter, and the new promises and motions in its newest version."""
    proposals = letter.fulfilments.filter(proposed_by=Proposer.READING).select_related("toezegging")
    return {
        "letter": letter.number,
        "proposals": [_proposal(fulfilment) for fulfilment in proposals.order_by("toezegging__number")],
        "new": [
            {"text": promise.text, "words": promise.words, "due_latest": promise.due_latest}
            for promise in new_promises(letter.newest)
        ],
        "motions": [motion.number for motion in motions(letter.newest) if motion.number],
    }


def _proposal(fulfilment: Fulfilment) -> dict[str, Any]:
    return {
        "nummer": fulfilment.toezegging.number,
        "act": READ_AS[Effect(fulfilment.effect)],
        "passage": fulfilment.passage,
        "footnote": int(fulfilment.footnote) if fulfilment.footnote.isdecimal() else None,
    }


def _as_text(found: dict[str, Any]) -> str:
    lines = [f"{proposal['nummer']}: {proposal['passage']}" for proposal in found["proposals"]] or [
        "Geen toezegging gevonden."
    ]
    lines += [f"Nieuwe toezegging: {promise['text']}" for promise in found["new"]]
    lines += [f"Motie {number}" for number in found["motions"]]
    return "\n".join(lines)
