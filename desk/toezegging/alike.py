"""Lijkt op: earlier toezeggingen that this one probably repeats, by their words, and linking them as one thread."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from math import log
from operator import or_

from django.contrib import messages
from django.contrib.postgres.search import SearchQuery
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from matching.dutch_words import content_words
from parliament.admin.base import clerk_of
from toezeggingen import permissions, workflow
from toezeggingen.models import Toezegging
from toezeggingen.models.toezegging import RelationKind

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

    Those that are linked already are left out.
    """
    others = Toezegging.objects.published().filter(_near(toezegging), made_on__lte=toezegging.made_on)
    linked = toezegging.relations.values("target")
    others = others.exclude(pk=toezegging.pk).exclude(pk__in=linked).exclude(relations__target=toezegging)
    others = others.exclude(debate=toezegging.debate_id, letter=toezegging.letter_id)
    words = content_words(toezegging.text)
    if len(words) < LEAST_WORDS:
        return []
    any_word = reduce(or_, (SearchQuery(word, config="public.register") for word in words.values()))
    newest = others.filter(search_document__document=any_word).order_by("-made_on", "-pk")[:MOST_COMPARED]
    known = {pk: set(content_words(text)) for pk, text in newest.values_list("pk", "text")}
    shares = shares_of(words, known)
    best = sorted(shares, key=lambda pk: (-shares[pk], -pk))[:MOST_SHOWN]
    rows = Toezegging.objects.select_related("debate", "letter").in_bulk(best)
    return [LikelyEarlier(rows[pk], shares[pk]) for pk in best]


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


@require_POST
def link_repetition(request: HttpRequest, pk: int) -> HttpResponse:
    """Record that this toezegging repeats the earlier one that the clerk chose. A double click changes nothing more."""
    if not request.user.has_perm(permissions.ENTER):
        raise PermissionDenied
    toezegging = get_object_or_404(Toezegging, pk=pk)
    typed, seen = request.POST.get("target", ""), request.POST.get("seen", "")
    earlier = get_object_or_404(Toezegging, pk=int(typed) if typed.isdecimal() else 0)
    present = [(RelationKind(row.kind), row.target) for row in toezegging.relations.select_related("target")]
    if all(target != earlier for _, target in present):
        try:
            workflow.edit(
                toezegging,
                by=clerk_of(request),
                on=timezone.localdate(),
                seen=int(seen) if seen.isdecimal() else None,
                relations=[*present, (RelationKind.REPEATS, earlier)],
            )
        except ValidationError as refusal:
            messages.error(request, f"Niet gekoppeld. {' '.join(refusal.messages)}")
        else:
            messages.success(request, f"{toezegging} is vastgelegd als herhaling van {earlier}.")
    return redirect("admin:toezeggingen_toezegging_change", pk)
