"""What a reader's words find among the toezeggingen, and how well each one fits them."""

from __future__ import annotations

from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVector, SearchVectorExact
from django.db.models import Q


def found(words: str) -> Q:
    """Toezeggingen whose text or number has the words, or whose number begins with them."""
    return Q(SearchVectorExact(_haystack(), _question(words))) | Q(number__istartswith=words)


def fit(words: str) -> SearchRank:
    """The better a toezegging fits the words, the higher."""
    return SearchRank(_haystack(), _question(words))


def _haystack() -> SearchVector:
    return SearchVector("text", "number", config="dutch")


def _question(words: str) -> SearchQuery:
    return SearchQuery(words, config="dutch", search_type="websearch")
