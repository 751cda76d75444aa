"""`python -m bench.lists FILE…`: read labelled lists as pasted text, and count the rows that are right.

A line of a file is a list: `pasted`, the `debate` with its date, members and parties, and the `rows` and `rest` that a
person read in it.
"""

from __future__ import annotations

import json
import re
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from desk.paste import PastedList, PastedRow, read_list
from desk.paste.labels import KIND_OF, OTHER

LABELLED = Path(__file__).parent / "labelled_lists"
FIELDS = ("text", "member", "deadline", "minister", "party", "number")
BAR = ("text", "member", "deadline")  # a row is right if these are
# Words that only say what follows, and may be dropped.
LABELS = frozenset(word for name, kind in KIND_OF.items() if kind != OTHER for word in re.findall(r"[^\W_]+", name)) | {
    "het",
    "de",
    "heer",
    "mevrouw",
    "mevr",
    "mw",
    "dhr",
    "en",
    "een",
    "beiden",
    "fractie",
    "fracties",
    "vragen",  # of “n.a.v. vragen van”
}
_WORD = re.compile(r"[^\W_]+")
_SIGN = re.compile(
    r"(?:^[\s>]*(?:\d{1,2}:\d\d\s+)?|[|;.:]\s+|\t)(?:(?:toezegging )?(?:nr\.? )?[(\[\"]?"
    r"(?:[a-z]?\d{1,3}(?:[./]\d{1,2})?|[a-z]|[ivx]+)"
    r"(?:[ ]?[.):;,|\t\]\"]|\s[-–]\s|[ \t]+(?=[A-Z|(•–-])|[ \t]*$)|o\s|[①-⑳])",
    re.I | re.M,
)


def main() -> int:
    parser = ArgumentParser(prog="python -m bench.lists")
    parser.add_argument("files", nargs="*", type=Path, default=sorted(LABELLED.glob("*.jsonl")))
    parser.add_argument("--wrong", action="store_true", help="show what is wrong")
    options = parser.parse_args()
    total: Counter[str] = Counter()
    for path in options.files:
        for labelled in labelled_lists(path):
            one = score(labelled, show=options.wrong)
            _say(f"{labelled['id']:6} {_figures(one)}")
            total += one
    _say(f"all    {_figures(total)}")
    return 0


def labelled_lists(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def read(labelled: dict[str, Any]) -> PastedList:
    debate = labelled["debate"]
    return read_list(
        labelled["pasted"],
        surnames=[member["surname"] for member in debate["members"]],
        parties=[member["party"] for member in debate["members"]],
        said_on=date.fromisoformat(debate["date"]),
    )


def lost_words(pasted: str, found: PastedList) -> Counter[str]:
    """The words of the pasted text that are in no row and not in the rest, apart from labels and signs of lists."""
    plain = pasted.replace("\xad", "").replace("\r", "\n")
    kept = _words(" ".join([*found.rest, *(row.text for row in found.rows)]))
    for row in found.rows:
        values = (row.minister, row.deadline_words, row.number)
        kept += _words(" ".join(value for value in values if value))
        kept += _words(row.recipients) | _words(" ".join((*row.to_whom, *row.parties)))
    lost = _words(plain) - kept
    lost -= Counter(_halves(kept - _words(plain), _words(plain), lost))
    lost -= _words(" ".join(match[0] for match in _SIGN.finditer(plain)))
    return Counter({word: count for word, count in lost.items() if word not in LABELS})


def _halves(whole: Iterable[str], pasted: Counter[str], lost: Counter[str]) -> Iterator[str]:
    """The pasted words that are the two parts of a word: those of one that was broken at the end of a line."""
    for word in whole:
        for start, end in ((word[:cut], word[cut:]) for cut in range(1, len(word))):
            if pasted[start] and pasted[end] and lost[start] + lost[end]:
                yield from (start, end)


def score(labelled: dict[str, Any], *, show: bool = False) -> Counter[str]:
    found = read(labelled)
    result: Counter[str] = Counter(lists=1, rows=len(labelled["rows"]), found=len(found.rows))
    for gold, row in _aligned(labelled["rows"], found.rows):
        right = _right(gold, row)
        result.update(name for name in FIELDS if right[name])
        result["right"] += all(right[name] for name in BAR)
        if show and not all(right.values()):
            _say(f"  {[name for name in FIELDS if not right[name]]}\n    {gold}\n    {row}")
    lost = lost_words(labelled["pasted"], found)
    result["lost"] = lost.total()
    result["same rest"] = " ".join(" ".join(labelled["rest"]).split()) == " ".join(" ".join(found.rest).split())
    if show and (lost or not result["same rest"]):
        _say(f"  lost: {dict(lost)}; rest: {found.rest}")
    return result


def _aligned(golds: list[dict[str, Any]], rows: tuple[PastedRow, ...]) -> Iterator[tuple[dict[str, Any], PastedRow]]:
    """Each labelled row that has a counterpart, with the row that was found for it."""
    left = list(rows)
    for gold in golds:
        best = max(left, key=lambda row: _likeness(gold["text"], row.text), default=None)
        if best and _likeness(gold["text"], best.text) > 0.5:
            left.remove(best)
            yield gold, best


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _right(gold: dict[str, Any], row: PastedRow) -> dict[str, bool]:
    return {
        "text": gold["text"] == row.text,
        "member": sorted(gold["to_whom"]) == sorted(row.to_whom),
        "deadline": gold["deadline"] == row.deadline_words,
        "minister": gold["minister"] == row.minister,
        "party": sorted(gold["party"] or []) == sorted(row.parties),
        "number": gold["number"] == row.number,
    }


def _words(text: str) -> Counter[str]:
    return Counter(word.lower() for word in _WORD.findall(text))


def _figures(score: Counter[str]) -> str:
    rows = score["rows"]
    parts = [f"{name} {score[name]}" for name in FIELDS]
    right = f"rows right {score['right']}/{rows} = {score['right'] / max(rows, 1):.3f} ({', '.join(parts)})"
    rest = f"rest the same in {score['same rest']}/{score['lists']}"
    return f"{right}; found {score['found']}, words lost {score['lost']}, {rest}"


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main())
