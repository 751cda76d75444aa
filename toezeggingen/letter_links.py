"""What a letter means for toezeggingen: those that it settles, postpones, mentions and makes."""

from __future__ import annotations

from dataclasses import dataclass

from letters.models import Letter
from toezeggingen.models import Fulfilment, Postponement, Toezegging
from toezeggingen.models.fulfilment import Effect, State


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
    """One link a toezegging: a passage that asks for more time is shown with the new term that was given."""
    shown = Toezegging.objects.published()
    postponements = Postponement.objects.filter(letter=letter, toezegging__in=shown).select_related("toezegging")
    terms = {row.toezegging: f"stelt uit tot “{row.new_words}”" for row in postponements}
    rows = Fulfilment.objects.public().filter(letter=letter, toezegging__in=shown)
    fulfilments = rows.select_related("toezegging", "version").defer("version__text", "version__file")
    links = [
        Link(terms.pop(row.toezegging, _does(row)), row.toezegging, row.public_passage)
        for row in fulfilments.order_by("toezegging__number")
    ]
    return [*links, *(Link(words, toezegging, "") for toezegging, words in terms.items())]


def _does(fulfilment: Fulfilment) -> str:
    if fulfilment.state == State.DECIDED:
        return f"{fulfilment.get_effect_display()} (besluit: {fulfilment.get_outcome_display()})"
    is_waiting = fulfilment.effect in (Effect.FULFILS, Effect.PARTLY)
    return f"{fulfilment.get_effect_display()}{' (besluit volgt)' if is_waiting else ''}"


def _promised(letter: Letter) -> list[Link]:
    rows = letter.promises.published().order_by("number")
    return [Link("zegt toe", toezegging, toezegging.passage) for toezegging in rows]
