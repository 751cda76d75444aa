"""Dutch words compared by meaning: inflection and compounds aside, and a rare word telling more than a common one."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import log

from letters.reading.topic import COMMON

SHORTEST_PART = 5  # letters of a word that may be sought in a compound: "stikstof", not "wet"
SHORTEST_SHARED = 7  # letters that two compounds must share at the front: "arbeidsmigratie", "arbeidsmigranten"
# In a Dutch compound the first part tells what it is about ("stikstofbeleid"), the last of what kind ("bankgaranties").
LIKE_FRONT, LIKE_BACK, LIKE_SHARED = 0.8, 0.3, 0.6
# What every promise says, whatever it is about.
_PROMISING_WORDS = """
    aandacht aangeven aantal andere antwoord bekijken bekijkt bereid bericht bespreekt bespreken bijeenkomst
    binnen blijven brengt brief daarbij daarna daarop daarover deelt delen doen doet eind einde gaan gaat gebied
    geeft geven graag haar hem hierover hoeveel houdt informatie informeert ingaan ingaat ingegaan jaren kaart kabinet
    kijken kijkt komen komt laat lang laten maakt maand maanden maken manier mee melden meldt mogelijk mogelijke
    mogelijkheden mogelijkheid nagaan nederland nederlandse neemt nemen onderzoeken onderzoekt overleg overzicht
    punt schriftelijk stand sturen stuurt tegen terugkomen toe toesturen uitkomst uitkomsten vinden voorbeeld
    vraag vraagt vragen waarbij week weken welke weten wordt zaken zegt zien zoekt
"""
PROMISING = frozenset(_PROMISING_WORDS.split())
_WORD = re.compile(r"[A-Za-zÀ-ÿ][\w’'-]{2,}")
_ENDINGS = ("ingen", "ing", "en", "e")


def telling(text: str) -> dict[str, str]:
    """The stem of each telling word, with the word as first written, in the order of the text."""
    words: dict[str, str] = {}
    for word in _WORD.findall(text):
        if word.lower() not in COMMON and word.lower() not in PROMISING:
            words.setdefault(stem(word), word)
    return words


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """What the inflected forms of a word share: "wapens" and "wapen", "modernisering" and "gemoderniseerd"."""
    plain = unicodedata.normalize("NFD", re.sub(r"['’]s$", "", word.lower()))
    plain = re.sub(r"[^a-z0-9]", "", plain)
    if re.fullmatch(r"ge\w{4,}(?<!ei)[dt]", plain):  # a participle, not "gezondheid" or "geneesmiddelenbeleid"
        plain = plain[2:-1]
    plain = re.sub(r"(?<=[b-df-hj-np-rtv-z])s$|(?<=ie)s$", "", plain)
    plain = re.sub(rf"(?<=\w{{3}})(?:{'|'.join(_ENDINGS)})$", "", plain)
    plain = re.sub(r"([aeou])\1", r"\1", plain)
    plain = re.sub(r"([b-df-hj-np-tv-z])\1$", r"\1", plain)
    return re.sub(r"v$", "f", re.sub(r"z$", "s", plain))


@lru_cache(maxsize=200_000)
def likeness(one: str, other: str) -> float:
    """From 0 to 1: how much two stems say the same."""
    if one == other:
        return 1.0
    short, long = sorted((one, other), key=len)
    if len(short) >= SHORTEST_PART and long.startswith(short):
        return LIKE_FRONT
    if len(short) >= SHORTEST_SHARED and _shared_front(short, long) >= max(SHORTEST_SHARED, 0.6 * len(short)):
        return LIKE_SHARED
    return LIKE_BACK if len(short) >= SHORTEST_PART and long.endswith(short) else 0.0


def _shared_front(one: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))


def weigh(texts: Iterable[Iterable[str]]) -> Mapping[str, float]:
    """The weight of each stem among these texts, from 1 for one in every text upwards with its rarity."""
    counts: Counter[str] = Counter()
    total = 0
    for text in texts:
        counts.update(set(text))
        total += 1
    return {word: 1 + log(total / count) for word, count in counts.items()}
