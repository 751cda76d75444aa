import json
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand

from matching.training_pairs import pairs


class Command(BaseCommand):
    help = "Schrijft per besluit van de griffie een regel JSON: wat er was gelezen, en wat de griffie ervan maakte."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--since", type=date.fromisoformat, metavar="DATE", help="vanaf deze dag, als 2023-04-19")

    def handle(self, since: date | None, **options: Any) -> None:
        for pair in pairs(since):
            self.stdout.write(json.dumps(pair, ensure_ascii=False))
