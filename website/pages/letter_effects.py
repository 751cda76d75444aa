"""The effects of a letter on toezeggingen. A letter settles, postpones, mentions or makes them."""

from __future__ import annotations

from dataclasses import dataclass

from letters.models import Letter
from toezeggingen.models import Fulfilment, Postponement, Toezegging
from toezeggingen.models.fulfilment import Effect, Outcome, State

WOULD = {Effect.FULFILS: "zou voldoen", Effect.PARTLY: "zou deels voldoen"}
AGREED = {(Effect.FULFILS, Outcome.FULFILLED), (Effect.PARTLY, Outcome.PARTLY)}  # the meeting said so too


@dataclass(frozen=True)
class LetterEffect:
    """The effect of a letter on one toezegging, in words, with the passage that shows the effect."""

    words: str
    toezegging: Toezegging
    passage: str


def letter_effects(letter: Letter) -> list[LetterEffect]:
    """The effects of a letter on published toezeggingen."""
    return [*_settled_or_postponed(letter), *_promised(letter)]


def _settled_or_postponed(letter: Letter) -> list[LetterEffect]:
    """One entry per effect. A passage that asks for more time belongs to the last deadline that was granted. Any other
    deadline that this letter caused has no passage."""
    published = Toezegging.objects.published()
    rows = Fulfilment.objects.public().filter(letter=letter, toezegging__in=published)
    fulfilments = list(rows.select_related("toezegging", "version").defer("version__text", "version__file"))
    postponements = Postponement.objects.standing().filter(letter=letter, toezegging__in=published)
    postponed_keys = {row.toezegging_id for row in postponements}
    asking = {row.toezegging_id: row.public_passage for row in fulfilments if row.effect == Effect.POSTPONES}
    settled = [
        LetterEffect(_effect_in_words(row), row.toezegging, row.public_passage)
        for row in fulfilments
        if row.effect != Effect.POSTPONES or row.toezegging_id not in postponed_keys
    ]
    postponed = [
        LetterEffect(f"stelt uit tot “{row.new_words}”", row.toezegging, asking.pop(row.toezegging_id, ""))
        for row in postponements.select_related("toezegging").order_by("-on", "-pk")
    ]
    return sorted([*settled, *postponed], key=lambda effect: effect.toezegging.number)


def _effect_in_words(fulfilment: Fulfilment) -> str:
    """The effect with the decision about it. If the meeting did not agree, the words say what the letter would have
    done: "zou voldoen; besluit: verworpen"."""
    effect = Effect(fulfilment.effect)
    if fulfilment.state != State.DECIDED:
        return f"{effect.label} (besluit volgt)" if effect in WOULD else effect.label
    outcome = Outcome(fulfilment.outcome)
    if effect in WOULD and outcome in (Outcome.REFUSED, Outcome.NOTED):
        return f"{WOULD[effect]}; besluit: {outcome.label}"
    if (effect, outcome) in AGREED:
        return f"{effect.label}, zo besloot de Kamer"
    return f"{effect.label} (besluit: {outcome.label})"


def _promised(letter: Letter) -> list[LetterEffect]:
    rows = letter.promises.published().order_by("number")
    return [LetterEffect("zegt toe", toezegging, toezegging.passage) for toezegging in rows]
