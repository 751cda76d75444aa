"""Load the weight of each kind of evidence from `weights.json`. `python -m bench.weights` makes that file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).parent / "weights.json"


@dataclass(frozen=True)
class Weights:
    """The weight of each kind of evidence.

    `sure` is the minimum score of a proposal. `lead` is the minimum difference to the score of the next promise.
    """

    evidence: Mapping[str, float]
    sure: float
    lead: float

    def score(self, values: Mapping[str, float]) -> float:
        """The weighted sum of the evidence for a promise."""
        return sum(weight * values[kind] for kind, weight in self.evidence.items())


def _load() -> Weights:
    stored = json.loads(FILE.read_text(encoding="utf-8"))
    return Weights(stored["evidence"], stored["sure"], stored["lead"])


WEIGHTS = _load()
