"""The people, committees, ministries and debates whose name a reader typed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.urls import reverse

from toezeggingen.filters import vocabulary
from toezeggingen.filters.vocabulary import Named, Vocabulary, folded
from toezeggingen.search.question import Question

MOST = 3
# Words of a name that tell nothing of whose it is; a reader leaves them out or puts them in.
_LITTLE = "de het een en van voor der den aan minister staatssecretaris ministerie vaste commissie"
_NOTHING = frozenset(_LITTLE.split())
_KIND = re.compile(
    r"^(?:de |het )?(?:(?:vaste |algemene |kamer)?commissie(?: voor| van)?|ministerie(?: van| voor)?|"
    r"(?:kamer)?(?:lid|leden)|fractie(?: van)?|debat(?: over)?)\s+(?:de |het )?(?=\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Kind:
    """`name` is what it is called, and the filter that shows its toezeggingen."""

    name: str
    vocabulary: Vocabulary


KINDS = (
    Kind("lid", vocabulary.MEMBERS),
    Kind("bewindspersoon", vocabulary.MINISTERS),
    Kind("commissie", vocabulary.COMMITTEES),
    Kind("ministerie", vocabulary.MINISTRIES),
    Kind("ambt", vocabulary.POSTS),
    Kind("fractie", vocabulary.PARTIES),
    Kind("debat", vocabulary.DEBATES),
)


@dataclass(frozen=True)
class Found:
    kind: str
    number: str
    text: str

    @property
    def address(self) -> str:
        return f"{reverse('toezeggingen')}?{self.kind}={self.number}"


def found(question: Question) -> list[Found]:
    """At most three: whose name or abbreviation is what was typed, then those of whose name it is the greater part."""
    words = folded(_KIND.sub("", question.typed)).split()
    typed = " ".join(question.corrected.get(word, word) for word in words)
    if not typed:
        return []
    ranked = []
    for kind in KINDS:
        named = kind.vocabulary.named([typed]) if " " not in typed else {}
        for one in dict.fromkeys([*named.values(), *kind.vocabulary.like(typed)]):
            share = 1.0 if one in named.values() else _share(typed, one)
            if share >= 0.5:
                ranked.append((share, Found(kind.name, one.key, one.text)))
    ranked.sort(key=lambda pair: -pair[0])
    return [one for _, one in ranked[:MOST]]


def _share(typed: str, one: Named) -> float:
    """How much of the name was typed, in words that tell something."""
    name = [word for word in folded(one.text).split() if word not in _NOTHING]
    told = [word for word in typed.split() if word not in _NOTHING]
    return min(1.0, len(told) / len(name)) if name else 1.0
