from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from letters.rulebook import draw

PAGE: Path = settings.BASE_DIR / "docs" / "rules.md"


class Command(BaseCommand):
    help = "Draw docs/rules.md from the tables of cues and of deadlines."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; fail when the page is out of date")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        if not check:
            PAGE.write_text(draw())
        elif PAGE.read_text() != draw():
            raise CommandError("docs/rules.md is out of date: run manage.py draw_rules")
