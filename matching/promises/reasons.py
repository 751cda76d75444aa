"""Explain why a promise is proposed, in words that a clerk understands."""

from __future__ import annotations

from matching.promises.evidence import Evidence, MatchedLetter, is_mistyped
from parliament.register_numbers import find_toezeggingen

CLEAR = 0.6  # minimum similarity for a word of the promise to count as present in the passage
WORDS = 6


def explain(letter: MatchedLetter, evidence: Evidence) -> str:
    promise = letter.register[evidence.at]
    values = evidence.values
    reasons = []
    if values["number"] == 1:
        reasons.append(f"noemt het nummer {promise.number}")
    elif values["number"]:
        reasons += [
            f"nummer {number} lijkt vertikt voor {promise.number}"
            for number in find_toezeggingen(evidence.passage.whole)
            if is_mistyped(number, promise.number)
        ]
    words = ", ".join(_shared(letter, evidence))
    tie = _tie(evidence)
    if words:
        reasons.append(f"{tie} en onderwerp: {words}" if tie else f"zelfde onderwerp: {words}")
    elif tie:
        reasons.append(tie)
    if values["recipient"]:
        reasons.append("noemt het Kamerlid aan wie het is toegezegd")
    return "; ".join(reasons) or "zelfde ministerie"


def _tie(evidence: Evidence) -> str:
    values = evidence.values
    if values["tied"] or values["named"]:
        return "zelfde debat"
    if values["dated"]:
        return "zelfde dag"
    return "zelfde ministerie" if values["ministry"] else ""


def _shared(letter: MatchedLetter, evidence: Evidence) -> list[str]:
    """The words of the promise that also occur in the passage, perhaps in a similar form, rarest first."""
    promise = letter.register[evidence.at]
    window = evidence.passage.window
    found = {
        stem
        for own in window
        for stem, like in letter.register.similar_words(own).items()
        if like >= CLEAR and stem in promise.words
    }
    ranked = sorted(found, key=lambda stem: (-letter.register.weights(evidence.at)[stem], stem))
    return [promise.words[stem] for stem in ranked[:WORDS]]
