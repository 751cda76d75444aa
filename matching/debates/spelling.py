"""Compare names of debates despite joined words, typing errors and abbreviations; find dossiers and years."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from matching.dutch_words import content_words, similarity
from parliament.dates import ABBREVIATIONS, MONTHS

MISTYPED = 0.9
SHORT, IN_LONGER = 4, 0.4  # similarity of a four-letter stem to a longer stem that begins with it
# Word lengths from which one or two letters may be mistyped; "natuur" and "natura" are too short. The last three
# letters must be equal, because a difference there may be inflection.
ONE_WRONG, TWO_WRONG, LAST = 7, 11, 3
# Words in names of debates that do not describe the subject.
_KIND_WORDS = """
    afronding algemene antwoord ao's begroting begrotingen begrotingsbehandeling begrotingsdebat
    begrotingsonderdeel begrotingsstaten behandeling bericht besloten commissiedebatten debatten dertigledendebat
    dossier dupliek eerste gehouden hoofdstuk initiatiefnota interpellatie interpellatiedebat jaar ministerie
    mondelinge onderdeel overleggen plenaire rest spoeddebat termijn tweede tweeminutendebat tweeminutendebatten
    vao vao's vaststelling vervolg verzamel verzoek voorbereiding voortgezet voortzetting vragenuur vso
    wetgevingsoverleggen wetsvoorstel wetsvoorstellen wgo wgo's wijz wijziging
"""
KIND_WORDS = frozenset(content_words(_KIND_WORDS))
# Where to split a word: at a hyphen or slash, or before a vague ending: "EU-arbeidsmigranten", "politieonderwerpen".
_JOINED = re.compile(
    r"(?:(?<=[^\W\d]{3})|(?<=[A-Z]))-\s?(?=[^\W\d])|(?<=[^\W\d])/|(?<=\w{4})(?=onderwerpen\b|aangelegenheden\b)"
)
_MONTH = "|".join((*MONTHS, *(f"{short}\\.?" for short in ABBREVIATIONS)))
_DAY = re.compile(
    rf"\b\d{{1,2}} (?:{_MONTH})(?: (?:19|20)\d\d)?(?!\w)|\b(?:{_MONTH}) (?:19|20)\d\d\b"
    r"|\b\d{1,2}[-/]\d{1,2}(?:[-/]\d{2,4})?\b",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?<![/-])\b(?:19|20)\d\d\b(?![/-])")
_DOSSIER = re.compile(r"(?<![\d-])(\d{2})[ .]?(\d{3})(?!\d)(?:[- ]([IVX]{1,6}\b))?")
_ROMAN = re.compile(r"[ivxlc]+")
# Abbreviations with capitals ("OCW", "JenV", "I&M"), and abbreviated names of laws ("Awgb", "Wmo").
_ABBREVIATION = re.compile(r"\b(?:[A-Z][A-Za-z&]{0,5}[A-Z]|[A-Z][bcdfghjklmnpqrstvwxz]{2,4}|W[a-z]{2,4})\b")
_OF_KINDS = frozenset({"AO", "CD", "EK", "NO", "SO", "TK", "VAO", "VSO", "WGO"})
_AND = re.compile(r"(?<=[A-Z])(?:en|&)(?=[A-Z])")
_WORD = re.compile(r"[A-Za-zÀ-ÿ]+")
_SMALL_WORDS = "aan de der den een het in met op of over te ten ter tot van voor"
_SMALL = frozenset(_SMALL_WORDS.split())


@lru_cache(maxsize=40_000)
def name_words(text: str) -> dict[str, str]:
    """The content words of a name, by stem. The dict is cached, so callers must not change it."""
    words = content_words(_JOINED.sub(" ", _DAY.sub(" ", text) if _DIGIT.search(text) else text))
    return {stem: word for stem, word in words.items() if stem not in KIND_WORDS and not _ROMAN.fullmatch(stem)}


def dossiers(text: str) -> frozenset[str]:
    """The dossiers in a text, with the chapter (36200-VII), because all chapters of a budget have the same number."""
    return frozenset("-".join(filter(None, (first + rest, chapter))) for first, rest, chapter in _DOSSIER.findall(text))


def years(text: str) -> frozenset[str]:
    """The years in a text that are not part of a date."""
    return frozenset(_YEAR.findall(_DAY.sub(" ", text)))


@lru_cache(maxsize=400_000)
def word_similarity(word: str, other: str) -> float:
    """How certain it is, from 0 to 1, that two stems are the same word, perhaps mistyped or within a compound.

    A word that is a larger part of a compound scores higher: "wapenexport" in "wapenexportbeleid" scores higher than
    "energie" in "energieprestatievergoeding".
    """
    if word == other:
        return 1.0
    short, long = sorted((word, other), key=len)
    allowed = 2 if len(short) >= TWO_WRONG else 1 if len(short) >= ONE_WRONG else 0
    same_ends = word[:1] == other[:1] and word[-LAST:] == other[-LAST:]
    if same_ends and len(long) - len(short) <= allowed and Levenshtein.distance(word, other) <= allowed:
        return MISTYPED
    if len(short) == SHORT and long.startswith(short):
        return IN_LONGER
    return similarity(word, other) * (0.5 + 0.5 * len(short) / len(long))


def abbreviations(text: str) -> list[str]:
    found = dict.fromkeys(_ABBREVIATION.findall(text))
    return [short for short in found if short not in _OF_KINDS and not _ROMAN.fullmatch(short.lower())]


def capital_words(text: str) -> tuple[str, ...]:
    """The words of a name that have a letter in its abbreviation, with "&" for "en"."""
    words = (word for word in _WORD.findall(text) if word not in _SMALL and not word[1:].isupper())
    return tuple("&" if word == "en" else word for word in words)


def spelled_out(abbreviation: str, words: Sequence[str]) -> Sequence[str]:
    """The words that an abbreviation stands for: "OCW" gives the words of "Onderwijs, Cultuur en Wetenschap".

    "VW" gives nothing in "Volksgezondheid, Welzijn en Sport": the "en" after the matched words means that the name
    continues.
    """
    initials = "".join(word[0] for word in words).lower()
    letters = _AND.sub("", abbreviation).lower()
    found = re.search("&?".join(map(re.escape, letters)) + "(?!&)", initials)
    return words[found.start() : found.end()] if found else ()
