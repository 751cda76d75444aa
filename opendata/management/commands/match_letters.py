"""Find the toezeggingen in a register file that letters settle."""

from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from letters.management.letter_files import LetterFilesCommand
from letters.reading import Reading
from matching.debates import complete, link_debates
from matching.promises import Promise, Proposal, match
from opendata.promises import agenda_of, read_promises


class Command(LetterFilesCommand):
    help = "Matches letters with a register in JSON lines and prints one line of JSON for each. Needs no database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--register", required=True, type=Path, metavar="FILE")
        super().add_arguments(parser)

    def handle(self, register: Path, files: list[Path], **options: Any) -> None:
        promises = self._read_register(register)
        agenda = agenda_of(promises)

        def as_json(reading: Reading, path: str) -> dict[str, Any]:
            complete_reading = complete(reading, link_debates(reading, agenda))
            return {"path": path, "proposals": _as_json(match(complete_reading, promises))}

        self.print_each(files, as_json)

    def _read_register(self, register: Path) -> list[Promise]:
        try:
            return read_promises(register.read_text(encoding="utf-8").splitlines())
        except OSError as error:
            raise CommandError(f"{register} kan niet worden geopend: {error.strerror}.") from error
        except ValueError as error:
            raise CommandError(f"{register} is geen register in JSON-regels: {error}") from error


def _as_json(proposals: Iterable[Proposal]) -> list[dict[str, Any]]:
    """The proposals for a letter as JSON objects, in the given order."""
    return [
        {
            "nummer": proposal.number,
            "score": round(proposal.score, 3),
            "act": str(proposal.act),
            "proposed": proposal.proposed,
            "collective": proposal.collective,
            "settled": proposal.is_settled,
            "because": proposal.because,
            "passage": proposal.passage,
        }
        for proposal in proposals
    ]
