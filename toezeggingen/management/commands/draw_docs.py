from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from letters import rulebook
from toezeggingen import diagram

DOCS: Path = settings.BASE_DIR / "docs"
PAGES = {"rules.md": rulebook.draw, "status.md": diagram.draw}


class Command(BaseCommand):
    help = "Draw docs/rules.md from the rules of reading and docs/status.md from the table of moves."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; fail when a page is out of date")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        drawn = {DOCS / name: draw() for name, draw in PAGES.items()}
        stale = [page for page, text in drawn.items() if page.read_text() != text]
        if check and stale:
            names = ", ".join(page.name for page in stale)
            raise CommandError(f"out of date in docs: {names}; run manage.py draw_docs")
        for page in stale:
            page.write_text(drawn[page])
