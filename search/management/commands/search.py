"""Command that prints the first search results for the given words."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from search.results import first_results


class Command(BaseCommand):
    help = "Zoekt in het register en toont de eerste tien antwoorden."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("words", nargs="+", metavar="WORDS")
        parser.add_argument("--json", action="store_true", help="als JSON: kind, number en text")

    def handle(self, words: list[str], **options: Any) -> None:
        found = first_results(" ".join(words))
        if options["json"]:
            self.stdout.write(json.dumps(found, ensure_ascii=False))
            return
        for result in found:
            self.stdout.write(f"{result['kind']} {result['number']}: {result['text']}")
        if not found:
            self.stdout.write("Niets gevonden.")
