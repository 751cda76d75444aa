"""What a letter means for toezeggingen: those that it settles, postpones, mentions and makes."""

from __future__ import annotations

from dataclasses import dataclass

from letters.models import Letter
from toezeggingen.models import Fulfilment, Postponement, Toezegging
from toezeggingen.models.fulfilment import Effect, Outcome, State

WOULD = {Effect.FULFILS: "zou voldoen", Effect.PARTLY: "zou deels voldoen"}


@dataclass(frozen=True)
class Link:
    """What the letter does to one toezegging, and the passage that shows it."""

    words: str
    toezegging: Toezegging
    passage: str


def links_of(letter: Letter) -> list[Link]:
    """With published toezeggingen only."""
    return [*_settled_or_postponed(letter), *_promised(letter)]


def _settled_or_postponed(letter: Letter) -> list[Link]:
    """One link an effect. A passage that asks for more time is shown with the last term that was given; a term that was
    given on a letter that did something else besides has no passage of its own."""
    shown = Toezegging.objects.published()
    rows = Fulfilment.objects.public().filter(letter=letter, toezegging__in=shown)
    fulfilments = list(rows.select_related("toezegging", "version").defer("version__text", "version__file"))
    postponements = Postponement.objects.filter(letter=letter, toezegging__in=shown).select_related("toezegging")
    given = {row.toezegging_id for row in postponements}
    asking = {row.toezegging_id: row.public_passage for row in fulfilments if row.effect == Effect.POSTPONES}
    settled = [
        Link(_does(row), row.toezegging, row.public_passage)
        for row in fulfilments
        if row.effect != Effect.POSTPONES or row.toezegging_id not in given
    ]
    postponed = [
        Link(f"stelt uit tot “{row.new_words}”", row.toezegging, asking.pop(row.toezegging_id, ""))
        for row in postponements.order_by("-on", "-pk")
    ]
    return sorted([*settled, *postponed], key=lambda link: link.toezegging.number)


def _does(fulfilment: Fulfilment) -> str:
    """Of what no meeting agreed with, what the letter would have done: "zou voldoen; besluit: verworpen"."""
    effect = Effect(fulfilment.effect)
    if fulfilment.state != State.DECIDED:
        return f"{effect.label} (besluit volgt)" if effect in WOULD else effect.label
    outcome = Outcome(fulfilment.outcome)
    if effect in WOULD and outcome in (Outcome.REFUSED, Outcome.NOTED):
        return f"{WOULD[effect]}; besluit: {outcome.label}"
    return f"{effect.label} (besluit: {outcome.label})"


def _promised(letter: Letter) -> list[Link]:
    rows = letter.promises.published().order_by("number")
    return [Link("zegt toe", toezegging, toezegging.passage) for toezegging in rows]
