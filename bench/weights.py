"""`python -m bench.weights`: learn the weight of each kind of evidence from the corpus beside the checkout.

A promise that a letter settles must score higher than the other promises that are compared with that letter. The score
of a promise is that of its best passage.

The letters are split into five folds by the debate of their promises, with a fixed seed. Only the figures of letters
that were left out predict the result on new letters.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from bench.texts import CORPUS, subject_letter
from letters.reading import read
from matching.promises.evidence import Evidence, MatchedLetter
from matching.promises.proposals import propose
from matching.promises.register import Register
from matching.promises.weights import FILE, WEIGHTS, Weights
from opendata.promises import read_promises

FOLDS, SEED = 5, 20
ROUNDS = 4  # times that the best passage per promise is chosen and the weights are fitted again
RIVALS = 40  # maximum number of other promises per letter to compare a settled promise with
BY_HAND = {"settles": 1.5}  # prefer a passage that says what became of a promise to a passage about its subject
FIRST = {"tied": 4.0, "title": 4.0, "number": 5.0, "subject": 7.0, "back": 2.0, "line": 2.0, "recipient": 2.0}
KINDS = tuple(WEIGHTS.evidence)
GIVEN = np.array([BY_HAND.get(kind, 0.0) for kind in KINDS])
LEARNED = np.array([kind not in BY_HAND for kind in KINDS], dtype=float)

Values: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True)
class Example:
    """A letter of the corpus, with two sets of promises, as indexes in the register.

    The letter settles the promises in `settles`. A promise in `either` may be proposed or not; both are right.
    """

    name: str
    letter: MatchedLetter
    settles: frozenset[int]
    either: frozenset[int]
    debate: str

    @cached_property
    def evidence(self) -> list[Evidence]:
        return list(self.letter.evidence())

    @cached_property
    def values(self) -> Values:
        return np.array([[evidence.values[kind] for kind in KINDS] for evidence in self.evidence]).reshape(
            -1, len(KINDS)
        )

    def pairs(self, weights: Values) -> Iterator[Values]:
        """Yield, for each settled promise, its evidence minus the evidence of each of the strongest rivals."""
        scores = self.values @ weights
        best: dict[int, int] = {}
        for place in np.argsort(-scores, kind="stable"):
            best.setdefault(self.evidence[place].at, int(place))
        day = self.letter.reading.date
        rivals = [
            place
            for at, place in best.items()
            if at not in self.settles | self.either and self.letter.register[at].is_open(day)
        ][:RIVALS]
        for at in sorted(self.settles & best.keys()):
            if rivals:
                yield self.values[best[at]] - self.values[rivals]


def main() -> None:
    examples = _examples()
    learned = _learn(examples)
    content = json.loads(FILE.read_text(encoding="utf-8"))
    content["evidence"] = {kind: round(float(weight), 2) for kind, weight in zip(KINDS, learned, strict=True)}
    FILE.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    _report("left out", _left_out(examples))
    _report("learned from", [(example, learned) for example in examples])


def _examples() -> list[Example]:
    register_lines = _lines(CORPUS / "matching" / "toezeggingen.jsonl")
    entries = [json.loads(line) for line in register_lines]
    register = Register(read_promises(register_lines))
    places = {entry["id"]: at for at, entry in enumerate(entries)}
    real = CORPUS.parent / "real" / "letter_debate.jsonl"
    known = {row["letter"]["nummer"]: row["letter"] for row in map(json.loads, _lines(real))}
    examples = []
    for link in map(json.loads, _lines(CORPUS / "matching" / "links.jsonl")):
        name, settles = link["letter"], [places[settled["id"]] for settled in link["settles"]]
        path = CORPUS / f"{name}.json"
        text = json.loads(path.read_text(encoding="utf-8"))["text"] if "/" in name else subject_letter(known[name])
        either = frozenset(places[number] for number in link.get("either", []))
        debate = json.dumps(entries[settles[0]]["debate"], sort_keys=True)
        examples.append(Example(name, MatchedLetter(read(text), register), frozenset(settles), either, debate))
    return examples


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _learn(examples: Sequence[Example]) -> Values:
    weights = np.array([FIRST.get(kind, 1.0) for kind in KINDS]) * LEARNED + GIVEN
    spread = np.vstack([example.values for example in examples]).std(axis=0) + 1e-9
    for _ in range(ROUNDS):
        pairs = [rows * LEARNED / spread for example in examples for rows in example.pairs(weights)]
        each = np.concatenate([np.full(len(rows), 1 / len(rows)) for rows in pairs])
        rows = np.vstack(pairs)
        model = LogisticRegression(fit_intercept=False, max_iter=5000)
        model.fit(np.vstack([rows, -rows]), np.repeat([1, 0], len(rows)), sample_weight=np.tile(each, 2))
        weights = model.coef_[0] / spread * LEARNED + GIVEN
    return weights


def _left_out(examples: Sequence[Example]) -> list[tuple[Example, Values]]:
    """Return each letter with the weights that were learned from the folds without that letter."""
    debates = sorted({example.debate for example in examples})
    order = np.random.default_rng(SEED).permutation(len(debates))
    fold = {debate: int(place) % FOLDS for debate, place in zip(debates, order, strict=True)}
    weights = [_learn([example for example in examples if fold[example.debate] != number]) for number in range(FOLDS)]
    return [(example, weights[fold[example.debate]]) for example in examples]


def _report(title: str, weighed: Iterable[tuple[Example, Values]]) -> None:
    tally: dict[str, list[int]] = {}
    for example, weights in weighed:
        kind = "with text" if "/" in example.name else "subject only"
        counts = tally.setdefault(kind, [0] * 5)
        for place, count in enumerate(_counted(example, _as_weights(weights))):
            counts[place] += count
    for kind, (first, three, shown, right, total) in tally.items():
        precision = f"{right / shown:.3f}" if shown else "-"
        sys.stdout.write(
            f"{title:13} {kind:13} first {first / total:.3f}  among three {three / total:.3f}"
            f"  unasked: precision {precision} recall {right / total:.3f}\n"
        )


def _as_weights(weights: Values) -> Weights:
    return Weights(dict(zip(KINDS, weights.tolist(), strict=True)), WEIGHTS.sure, WEIGHTS.lead)


def _counted(example: Example, weights: Weights) -> tuple[int, int, int, int, int]:
    """Count promises as `score.py` does: ranked first, among the first three, shown unasked, rightly shown, settled."""
    at = example.letter.register.by_number
    proposals = [proposal for proposal in propose(example.letter, weights) if at[proposal.number] not in example.either]
    order = [at[proposal.number] for proposal in proposals]
    shown = [at[proposal.number] for proposal in proposals if proposal.proposed]
    together = {at[proposal.number] for proposal in proposals if proposal.collective}
    settles, many = example.settles, len(example.settles)
    return (
        len(settles & set(order[:many])),
        len(settles & set(order[: many + 2])),
        sum(index in settles or index not in together for index in shown),
        sum(index in settles for index in shown),
        many,
    )


if __name__ == "__main__":
    main()
