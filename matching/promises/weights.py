"""How much each kind of evidence weighs: a few numbers in `weights.json`, made by `python -m bench.weights`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).parent / "weights.json"


@dataclass(frozen=True)
class Weights:
    """The weight of each kind of evidence; `sure` is the score and `lead` the distance to the next promise from which
    one is proposed."""

    evidence: Mapping[str, float]
    sure: float
    lead: float

    def score(self, values: Mapping[str, float]) -> float:
        """What speaks for a promise, each kind by its weight."""
        return sum(weight * values[kind] for kind, weight in self.evidence.items())


def _load() -> Weights:
    told = json.loads(FILE.read_text(encoding="utf-8"))
    return Weights(told["evidence"], told["sure"], told["lead"])


WEIGHTS = _load()
