"""Decide whether a word of the register is another form of a typed word, or a longer word that contains it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from matching.dutch_words import stem

SHORTEST_FRONT = 3  # letters that a word needs to match the beginning of a longer word: "wol" finds "wolf"
SHORTEST_BACK = 4  # letters that a word needs to match the end of a longer word: "afval" finds "kernafval"
SHORTEST_INSIDE = 6  # letters that a word needs to match anywhere in a longer word; fewer would match by chance
SHORTEST_BARE = 5  # letters that remain without the ending: "routes" finds "routekaart", "maart" does not find "maar"
_DOUBLED = re.compile(r"([aeou])\1?")
# Irregular plurals: singular and plural endings. "Aanbesteden", "geleden" and "verleden" are no plurals.
_PLURALS = {
    "stad": "steden",
    "schip": "schepen",
    "lid": "leden",
    "trum": "tra",
    "ium": "ia",
    "eum": "ea",
    "icus": "ici",
}
_NO_PLURAL = re.compile(r"(?:be|ge|k|ver)(?:steden|leden)$")
_EREN = re.compile(r"(?<=blad|goed|kind|lied|rund|volk)eren$")
# A possible ending: plural -s after a vowel ("antennes"), verb -t after a long vowel ("loost").
_ENDING = re.compile(r"(?<=\w{3}[aeo])s$|(?<=(?:aa|ee|oo|uu|ie|ei|ij|ui|ou|eu|oe)[fgklmnprsv])t$")
# Participle without ge-: "vervuild".
_PARTICIPLE = re.compile(r"^((?:be|her|ont|ver)\w{2,}[glmnr])d$")
# Verbs in -zen and nouns in -ing have a long vowel: "lozen" and "lozing" belong to "loos", not to "los". A plural may
# come from a word with a short vowel ("dag", "dagen"). The only such plural in -zen is "glazen".
_LONG = re.compile(r"(?<![aeiou])(?<!gl)[aou](?=(z)en$|([b-df-hj-np-tvz])ing(?:en)?$)")
SEPARABLE = re.compile(
    r"^(aan|achter|af|bij|binnen|door|in|mee|na|om|onder|open|op|over|samen|tegen|terug|toe|uit|vast|voort|voor|weg)"
)
# Participle of a separable verb: "toegezegd" comes from "toezeggen".
_SEPARATED = re.compile(rf"{SEPARABLE.pattern}ge(\w{{3,}})[dt]$")


def folded(text: str) -> str:
    """Return the text in lower case and without accents, as the register stores its words."""
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def plain(text: str) -> str:
    """Return only the words, folded, as in search documents: "boa dual use" for "Boa’s, dual-use"."""
    return " ".join(re.findall(r"[^\W_]+", re.sub(r"['’`]s\b", "", folded(text))))


def words_of(text: str) -> list[str]:
    """Return each word once, folded. Words of one character are left out, because the register does not store them."""
    return [word for word in dict.fromkeys(plain(text).split()) if len(word) > 1]


@lru_cache(maxsize=50_000)
def roots(word: str) -> tuple[str, str]:
    """Return two stems: of the word itself, and of the word without a possible ending ("antennes", "loost")."""
    singular = _singular(word)
    bare = _without_ge(_PARTICIPLE.sub(r"\1", _ENDING.sub("", singular)))
    return stem(singular), stem(bare)


def _without_ge(word: str) -> str:
    return _SEPARATED.sub(r"\1\2", word)


def _singular(word: str) -> str:
    if _NO_PLURAL.search(word):
        return word
    endings = ((ending, plural) for ending, plural in _PLURALS.items() if word.endswith(plural))
    return next((word.removesuffix(plural) + ending for ending, plural in endings), _EREN.sub("", word))


def related_words_pattern(word: str) -> str:
    """Return a regular expression that matches all words that `is_form` and `is_kin` may accept.

    A long root may be anywhere in the word, a short root only at the beginning.
    """
    found = {root or word for root in roots(word)}
    anywhere = {_loosely(root) for root in found if len(root) >= SHORTEST_BACK}
    front = {_loosely(root) for root in found if len(root) < SHORTEST_BACK}
    if prefix := SEPARABLE.match(word):
        front.add(f"{prefix[0]}(?:ge)?{_loosely(stem(_without_ge(word)[prefix.end() :]))}")
    front |= {word.removesuffix(ending) + plural for ending, plural in _PLURALS.items() if word.endswith(ending)}
    return "|".join([*sorted(anywhere), *(f"^(?:ge)?{root}" for root in sorted(front))])


def _loosely(root: str) -> str:
    """Return a pattern for the root with single or double vowels ("school", "scholen") and a final f or v, s or z."""
    return re.sub(r"s$", "[sz]", re.sub(r"f$", "[fv]", _DOUBLED.sub(r"\1{1,2}", root)))


def is_form(known: str, word: str) -> bool:
    """Return whether the known word is the typed word in the same or another number, tense or case."""
    has_same_root = any(root == other for root, other in zip(roots(known), roots(word), strict=True))
    return has_same_root and not _differ_in_length(known, word)


def _differ_in_length(known: str, word: str) -> bool:
    """Return whether one word has a short vowel where the other has a long vowel."""
    return _is_short(known, word) or _is_short(word, known)


def _is_short(known: str, word: str) -> bool:
    """Return whether `known` begins like `word`, but with a short vowel where `word` has a long vowel."""
    if not (long := _LONG.search(word)):
        return False
    consonant = long[1] or long[2]
    voiced_or_not = {"v": "[fv]", "z": "[sz]"}.get(consonant, consonant)
    return bool(re.match(rf"{word[: long.end()]}{voiced_or_not}(?![aeiou])", known))


def is_kin(known: str, word: str) -> bool:
    """Return whether the known word begins with the typed word, or is a compound that contains the typed word."""
    whole, part, bare = roots(known)[0], roots(word)[0], _ENDING.sub("", word)
    begins = known.startswith(word) or (part and whole.startswith(part) and not _differ_in_length(known, word))
    ends = whole.endswith(part) and len(whole) - len(part) >= SHORTEST_FRONT
    return bool(
        (len(word) >= SHORTEST_FRONT and begins)
        or (len(bare) >= SHORTEST_BARE and known.startswith(bare))
        or (len(part) >= SHORTEST_BACK and ends)
        or (len(part) >= SHORTEST_INSIDE and part in whole)
    )
