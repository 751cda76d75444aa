"""Which toezeggingen a clerk means with the words in the search box of the list. Each word must be found somewhere."""

from __future__ import annotations

from functools import reduce
from operator import and_

from django.db.models import Model, Q, QuerySet
from django.utils.text import smart_split, unescape_string_literal

from letters.models import Letter
from parliament import kamerstuk
from parliament.models import Debate, Member, Minister, Ministry, Party, Post
from parliament.recipients import without_titles
from toezeggingen.models import FormerToezeggingNumber, Fulfilment, Postponement, Toezegging


def search(toezeggingen: QuerySet[Toezegging], typed: str) -> QuerySet[Toezegging]:
    """A kamerstuk number may be typed in any spelling, a name with or without accents, and with a title before it."""
    written = kamerstuk.find(typed)
    words = [str(written[0].kamerstuk)] if written else _words(typed)
    return toezeggingen.filter(reduce(and_, map(_is_found, words), Q()))


def _words(typed: str) -> list[str]:
    """The words, or what stands in quotes. Titles and brackets are left out: “het lid Duinroos (NOL)”."""
    words = [_unquoted(word) for word in smart_split(typed if '"' in typed else without_titles(typed))]
    return [word.strip("(),") or word for word in words]


def _is_found(word: str) -> Q:
    """In the toezegging, or in the name of who or what belongs to it. The names are looked up first: those are few."""
    letters = _keys(Letter, Q(number__icontains=word) | Q(house_number__icontains=word))
    members = _keys(Member, Q(name__unaccent__icontains=word))
    parties = _keys(Party, Q(abbreviation__iexact=word))
    ministries = _keys(Ministry, Q(abbreviation__iexact=word) | Q(name__unaccent__icontains=word))
    found = Q(number__icontains=word) | Q(text__icontains=word)
    found |= Q(debate__in=_keys(Debate, Q(number__icontains=word) | Q(title__unaccent__icontains=word)))
    found |= Q(minister__in=_keys(Minister, Q(name__unaccent__icontains=word)))
    found |= Q(post__in=_keys(Post, Q(title__unaccent__icontains=word)))
    found |= Q(ministry_now__in=ministries) | Q(ministry_then__in=ministries) | Q(letter__in=letters)
    beside = (
        FormerToezeggingNumber.objects.filter(number__icontains=word),
        Fulfilment.objects.filter(letter__in=letters),
        Postponement.objects.filter(letter__in=letters),
        Toezegging.members.through.objects.filter(Q(member__in=members) | Q(member__party__in=parties)),
        Toezegging.parties.through.objects.filter(party__in=parties),
    )
    return reduce(lambda so_far, rows: so_far | Q(pk__in=rows.values("toezegging")), beside, found)


def _keys(model: type[Model], condition: Q) -> list[int]:
    return list(model._default_manager.filter(condition).values_list("pk", flat=True))


def _unquoted(word: str) -> str:
    is_quoted = len(word) > 1 and word[0] == word[-1] and word[0] in "\"'"
    return unescape_string_literal(word) if is_quoted else word
