import mailbox
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from alerts import bounces


class Command(BaseCommand):
    help = "Lees berichten van onbestelbare e-mail: één van standaardinvoer, of alle nieuwe in een Maildir."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--maildir", type=Path, metavar="MAP", help="lees alle berichten in deze Maildir")

    def handle(self, *, maildir: Path | None, **options: Any) -> None:
        contents = self._in_maildir(maildir) if maildir else [sys.stdin.buffer.read()]
        count = 0
        for content in contents:
            if mail := bounces.read_report(content):
                bounces.note(mail, "Teruggekomen: de mailserver van de ontvanger kon dit bericht niet bezorgen.")
                count += 1
        self.stdout.write(f"{count} van {len(contents)} gelezen als onbestelbaar.")

    def _in_maildir(self, path: Path) -> list[bytes]:
        """The new messages. They move to `cur`, so that a second run does not read them again."""
        if not path.is_dir():
            raise CommandError(f"“{path}” is geen map.")
        box = mailbox.Maildir(path, create=False)
        contents = []
        for key, message in box.items():
            if message.get_subdir() == "new":
                contents.append(message.as_bytes())
                message.set_subdir("cur")
                box[key] = message
        return contents
