"""`python -m bench [PART…]`: measure all parts or only these, print the figures and write `bench/out/results.json`."""

from __future__ import annotations

import json
import os
import sys
from argparse import ArgumentParser
from pathlib import Path

import django

from bench import texts

OUT = Path(__file__).resolve().parent / "out" / "results.json"


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from bench.parts import PARTS

    parser = ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of: {', '.join(PARTS)}; all by default")
    parts = parser.parse_args().parts
    if unknown := set(parts) - PARTS.keys():
        parser.error(f"unknown: {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    if not texts.CORPUS.exists():
        sys.stdout.write("No corpus beside this checkout: measuring reading on the demo's letter, and no matching.\n")
    results = json.loads(OUT.read_text()) if parts and OUT.exists() else {}
    for part in parts or PARTS:
        figures = PARTS[part]()
        results |= figures
        for key, value in figures.items():
            sys.stdout.write(f"{key:18} {value:8.2f}\n")
            sys.stdout.flush()
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(results, indent=2) + "\n")


if __name__ == "__main__":
    main()
