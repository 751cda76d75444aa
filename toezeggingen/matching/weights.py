"""How much each kind of evidence weighs: a few numbers in `weights.json`, made by `python -m bench.weights`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Weights:
    """The weight of each kind of evidence; `sure` is the score and `lead` the distance to the next promise from which
    one is proposed."""

    evidence: Mapping[str, float]
    sure: float
    lead: float


def _load() -> Weights:
    told = json.loads((Path(__file__).parent / "weights.json").read_text(encoding="utf-8"))
    return Weights(told["evidence"], told["sure"], told["lead"])


WEIGHTS = _load()


def weigh_up(values: Mapping[str, float]) -> float:
    """The score of a promise for a passage: what speaks for it, each by its weight."""
    return sum(weight * values[kind] for kind, weight in WEIGHTS.evidence.items())
