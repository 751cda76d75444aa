"""`python -m bench`: measure, write `bench/out/results.json`, and print what came out."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from bench import matching, reading, texts

OUT = Path(__file__).resolve().parent / "out" / "results.json"


def main() -> None:
    if not texts.CORPUS.exists():
        sys.stdout.write("No corpus beside this checkout: measuring on the demo's letter, and matching not at all.\n")
    results = reading.read_ratios() | matching.match_ratio() | reading.glue_ratio()
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(results, indent=2) + "\n")
    for key, value in results.items():
        sys.stdout.write(f"{key:18} {value:8.2f}\n")


if __name__ == "__main__":
    main()
