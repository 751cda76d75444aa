"""`python -m bench.score`: print all figures of the corpus's `score.py`, each with the bound that it must meet."""

from __future__ import annotations

import re
import subprocess
import sys
from argparse import ArgumentParser
from dataclasses import dataclass
from pathlib import Path

from bench.texts import CORPUS, ROOT

MANAGE = (sys.executable, str(ROOT / "manage.py"))
COMMANDS = {
    "letters": "read_letter",
    "deadlines": "resolve_deadlines",
    "linking": "link_debates",
    "matching": "match_letters",
    "silence": "match_letters",
    "formats": "read_letter",
}


@dataclass(frozen=True)
class Bar:
    """A figure with the bound that it must meet.

    The figure is the first match of `pattern` in the output of `part` after the last occurrence of `under`.
    """

    part: str
    name: str
    pattern: str
    bound: float
    at_most: bool = False
    under: str = ""

    def figure(self, output: str) -> float | None:
        _, _, below = output.rpartition(self.under) if self.under else ("", "", output)
        found = re.search(self.pattern, below, re.MULTILINE)
        return float(found[1]) if found else None

    def is_met(self, figure: float | None) -> bool:
        return figure is not None and (figure <= self.bound if self.at_most else figure >= self.bound)


def _share(name: str) -> str:
    return rf"^ *{name} +\d+/\d+ = ([\d.]+)"


def _f1(name: str) -> str:
    return rf"^ *{name} .*F1 ([\d.]+)"


ALL, TEXT, SUBJECT = "== all:", "== letters with text:", "== subject line only:"
BARS = (
    Bar("letters", "date", _share("date"), 0.97, under=ALL),
    Bar("letters", "ministry", _share("ministry"), 0.97, under=ALL),
    Bar("letters", "author's role", _share("author_role"), 0.97, under=ALL),
    Bar("letters", "own number F1", _f1("dossiers"), 0.97, under=ALL),
    Bar("letters", "kamerstukken F1", _f1("kamerstukken"), 0.96, under=ALL),
    Bar("letters", "House numbers F1", _f1("house_numbers"), 0.96, under=ALL),
    Bar("letters", "debates F1", _f1("debates"), 0.92, under=ALL),
    Bar("letters", "statements F1", _f1("statements"), 0.78, under=ALL),
    Bar("letters", "fulfils F1", _f1("fulfils"), 0.78, under=ALL),
    Bar("letters", "postpones F1", _f1("postpones"), 0.78, under=ALL),
    Bar("letters", "their due date", _share("their due"), 0.88, under=ALL),
    Bar("letters", "due dates invented", _share("due invented"), 0.03, at_most=True, under=ALL),
    Bar("deadlines", "latest day", _share("due_latest"), 0.95),
    Bar("deadlines", "dates invented", _share("dates invented"), 0.0, at_most=True),
    Bar("linking", "debate found", _share("debate found"), 0.93),
    Bar("linking", "wrong debate", _share("wrong debate"), 0.02, at_most=True),
    Bar("matching", "with text: right one first", r"recall@1 ([\d.]+)", 0.82, under=TEXT),
    Bar("matching", "with text: among three", r"recall@3 ([\d.]+)", 0.94, under=TEXT),
    Bar("matching", "with text: precision unasked", r"unasked: precision ([\d.]+)", 0.85, under=TEXT),
    Bar("matching", "with text: recall unasked", r"unasked: .*recall ([\d.]+)", 0.65, under=TEXT),
    Bar("matching", "subject only: right one first", r"recall@1 ([\d.]+)", 0.92, under=SUBJECT),
    Bar("matching", "subject only: among three", r"recall@3 ([\d.]+)", 0.98, under=SUBJECT),
    Bar("silence", "false proposals a document", _share("false proposals"), 0.02, at_most=True),
    Bar("formats", "same facts", _share("same facts"), 0.97),
)


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    corpus = parser.parse_args().corpus
    score = CORPUS / "score.py"
    if not score.exists():
        sys.exit(f"No corpus beside this checkout ({score}): there is nothing to score against.")
    outputs = {part: _score(score, part, corpus) for part in COMMANDS}
    for bar in BARS:
        figure = bar.figure(outputs[bar.part])
        shown = "   -  " if figure is None else f"{figure:6.3f}"
        sign = "<=" if bar.at_most else ">="
        verdict = "" if bar.is_met(figure) else "  short"
        sys.stdout.write(f"{bar.part:10} {bar.name:32} {shown}  {sign} {bar.bound:.2f}{verdict}\n")
    failed = [part for part, output in outputs.items() if not output]
    if failed:
        sys.exit(f"score.py did not get through: {', '.join(failed)}.")


def _score(score: Path, part: str, corpus: Path) -> str:
    where = ["--corpus", str(corpus)] if part in ("letters", "formats", "matching", "silence") else []
    command = [sys.executable, str(score), part, *where, "--", *MANAGE, COMMANDS[part]]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    return "" if done.returncode else done.stdout


if __name__ == "__main__":
    main()
