"""An index of the promises that a letter is compared with."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from math import log

from matching.dutch_words import PIECE, similarity
from matching.promises.promise import Promise

IN_TITLE = 0.3  # factor for words in the title of the debate, because all promises of the debate share that title
IMAGINED = 500  # number of promises added to the real number, all without the word (smoothing)
LIKE = 0.7  # minimum similarity to count as a word of the title


class Register:
    """The promises by number, day, ministry and word. Each index gives the places of promises in `promises`."""

    def __init__(self, promises: Iterable[Promise]) -> None:
        self.promises = tuple(promises)
        self._kin: dict[str, Mapping[str, float]] = {}
        self._totals: dict[int, float] = {}
        self._weights: dict[int, Mapping[str, float]] = {}

    def __len__(self) -> int:
        return len(self.promises)

    def __getitem__(self, at: int) -> Promise:
        return self.promises[at]

    @cached_property
    def by_number(self) -> Mapping[str, int]:
        """The place of each promise by its present number and its former numbers."""
        former = {number: at for at, promise in enumerate(self.promises) for number in promise.former_numbers}
        return former | {promise.number: at for at, promise in enumerate(self.promises)}

    @cached_property
    def by_day(self) -> Mapping[date, list[int]]:
        found: dict[date, list[int]] = defaultdict(list)
        for at, promise in enumerate(self.promises):
            found[promise.made_on].append(at)
        return found

    @cached_property
    def by_ministry(self) -> Mapping[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for at, promise in enumerate(self.promises):
            for ministry in promise.ministries:
                found[ministry.casefold()].append(at)
        return found

    def rarity(self, stem: str) -> float:
        """The weight of a word: higher if fewer promises contain it, smoothed for a small register."""
        return log((len(self) + IMAGINED) / (self._counts[stem] + 0.5))

    def weights(self, at: int) -> Mapping[str, float]:
        """The weight of each word of a promise."""
        if at not in self._weights:
            promise = self.promises[at]
            self._weights[at] = {
                stem: self.rarity(stem)
                * (IN_TITLE if any(similarity(stem, other) > LIKE for other in promise.title_words) else 1.0)
                for stem in promise.words
            }
        return self._weights[at]

    def total(self, at: int) -> float:
        """The total weight of the words of a promise."""
        if at not in self._totals:
            self._totals[at] = sum(self.weights(at).values())
        return self._totals[at]

    def similar_words(self, stem: str) -> Mapping[str, float]:
        """The words of promises that are similar to this word, each with its similarity."""
        if stem not in self._kin:
            near = {other for piece in _pieces(stem) for other in self._by_piece.get(piece, ())}
            near |= {stem} & self._counts.keys()
            self._kin[stem] = {other: like for other in near if (like := similarity(stem, other))}
        return self._kin[stem]

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(stem for promise in self.promises for stem in promise.words)

    @cached_property
    def _by_piece(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for stem in self._counts:
            for piece in _pieces(stem):
                found[piece].append(stem)
        return found


def _pieces(stem: str) -> set[str]:
    return {stem[at : at + PIECE] for at in range(len(stem) - PIECE + 1)}
