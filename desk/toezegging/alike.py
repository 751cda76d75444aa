"""Lijkt op: earlier toezeggingen that this one probably repeats, by their words, and linking them as one thread."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from math import log
from operator import or_

from django.contrib.postgres.search import SearchQuery
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from matching.dutch_words import content_words
from toezeggingen.models import Toezegging

BUTTON = "_herhaling"  # saves the form, and links the toezegging that is its value
MOST_COMPARED = 1000  # the newest of the same minister, ministry or committee
MOST_SHOWN = 3
LEAST_SHARE = 0.4  # of the words, weighted by how rare they are
LEAST_WORDS = 2  # that say something about the subject


@dataclass(frozen=True)
class LikelyEarlier:
    """An earlier toezegging with the share of the words that both have."""

    toezegging: Toezegging
    share: float


def find_likely_earlier(toezegging: Toezegging) -> list[LikelyEarlier]:
    """Published toezeggingen of another debate or letter that this one probably repeats; the likeliest first.

    Those that are linked already are left out. A form of which the clerk emptied the day is not compared.
    """
    if toezegging.made_on is None:
        return []
    others = Toezegging.objects.exclude(pk=toezegging.pk).exclude(relations__target=toezegging)
    others = others.exclude(pk__in=toezegging.relations.values("target"))
    return find_earlier_of_each([toezegging], others)[0]


def find_earlier_of_each(
    made: Sequence[Toezegging], others: QuerySet[Toezegging] | None = None
) -> list[list[LikelyEarlier]]:
    """The same for each of the toezeggingen of one debate or letter, saved or not, in two queries for all."""
    words = [content_words(toezegging.text) for toezegging in made]
    any_word = " or ".join(sorted({word for own in words for word in own.values()}))
    if not any_word:
        return [[] for _ in made]
    first, makers = made[0], {(one.ministry_now_id, one.post_id, one.minister_id): one for one in made}
    earlier = (Toezegging.objects.all() if others is None else others).filter(
        reduce(or_, map(_near, makers.values())),
        pk__in=Toezegging.objects.published(),
        made_on__lte=first.made_on,
        search_document__document=SearchQuery(any_word, config="public.register", search_type="websearch"),
    )
    newest = earlier.exclude(debate=first.debate_id, letter=first.letter_id).order_by("-made_on", "-pk")
    known = {pk: set(content_words(text)) for pk, text in newest.values_list("pk", "text")[:MOST_COMPARED]}
    shares = [shares_of(own, known) if len(own) >= LEAST_WORDS else {} for own in words]
    best = [_likeliest(own) for own in shares]
    rows = Toezegging.objects.select_related("debate", "letter").in_bulk({pk for own in best for pk in own})
    return [[LikelyEarlier(rows[pk], own[pk]) for pk in keys] for keys, own in zip(best, shares, strict=True)]


def _likeliest(shares: Mapping[int, float]) -> list[int]:
    return sorted(shares, key=lambda pk: (-shares[pk], -pk))[:MOST_SHOWN]


def shares_of(words: Collection[str], known: Mapping[int, set[str]]) -> dict[int, float]:
    """The weighted share of equal words for each text that is alike enough. A rare word weighs more."""
    times = Counter(word for one in known.values() for word in one)
    own = set(words)
    found = {}
    for pk, other in known.items():
        shared = own & other
        if len(shared) >= LEAST_WORDS:
            found[pk] = _weight(shared, times) / _weight(own | other, times)
    return {pk: share for pk, share in found.items() if share >= LEAST_SHARE}


def _weight(words: Iterable[str], times: Counter[str]) -> float:
    most = max(times.values(), default=1)
    return sum(log(2 + most / (1 + times[word])) for word in words)


def _near(toezegging: Toezegging) -> Q:
    """Made by the same minister or post, for the same ministry, or in a debate of the same committee."""
    near = Q(ministry_now=toezegging.ministry_now_id)
    if toezegging.post_id:
        near |= Q(post=toezegging.post_id)
    if toezegging.minister_id:
        near |= Q(minister=toezegging.minister_id)
    if toezegging.debate and toezegging.debate.committee:
        near |= Q(debate__committee__in=toezegging.debate.committee.with_predecessors())
    return near


def chosen_repetition(request: HttpRequest) -> Toezegging | None:
    """The earlier toezegging whose button "Herhaling van" the clerk pressed; None for another button."""
    typed = request.POST.get(BUTTON)
    if typed is None:
        return None
    return get_object_or_404(Toezegging, pk=int(typed) if typed.isdecimal() else 0)
