"""How a typed word compares with a word of the register: another form of it, or a longer word with it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from matching.dutch_words import stem

SHORTEST_FRONT = 3  # letters that may begin a longer word: "wol" finds "wolf", "use" finds "useverordening"
SHORTEST_BACK = 4  # letters that may end a longer word: "afval" finds "kernafval"
SHORTEST_INSIDE = 6  # letters that may be anywhere in a longer word; fewer are there by chance
SHORTEST_BARE = 5  # letters before a possible ending: "routes" finds "routekaart", "maart" does not find "maar"
_DOUBLED = re.compile(r"([aeou])\1?")
# Singular and plural endings that differ in more than -en, -s or -e. "Aanbesteden", "geleden" and "verleden" have none.
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
# Verbs in -zen and nouns in -ing keep the long vowel of an open syllable: "lozen" and "lozing" belong to "loos", not to
# "los". In a plural that vowel may be short ("dagen"); before -zen only in "glazen".
_LONG = re.compile(r"(?<![aeiou])(?<!gl)[aou](?=(z)en$|([b-df-hj-np-tvz])ing(?:en)?$)")
SEPARABLE = re.compile(
    r"^(aan|achter|af|bij|binnen|door|in|mee|na|om|onder|open|op|over|samen|tegen|terug|toe|uit|vast|voort|voor|weg)"
)
# Participle of a separable verb: "toegezegd" is of "toezeggen".
_SEPARATED = re.compile(rf"{SEPARABLE.pattern}ge(\w{{3,}})[dt]$")


def folded(text: str) -> str:
    """Lower case without accents, as the register stores its words."""
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def plain(text: str) -> str:
    """Only the words, folded, as documents have them: "Boa’s, dual-use" gives "boa dual use"."""
    return " ".join(re.findall(r"[^\W_]+", re.sub(r"['’`]s\b", "", folded(text))))


def words_of(text: str) -> list[str]:
    """Each word once, folded. The register stores no words of one character: "F-16" gives 16."""
    return [word for word in dict.fromkeys(plain(text).split()) if len(word) > 1]


@lru_cache(maxsize=50_000)
def roots(word: str) -> tuple[str, str]:
    """Two stems: of the word as it is ("brief", "brieven"), and without what may be an ending ("antennes", "loost")."""
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


def candidates(word: str) -> str:
    """A regular expression for all words that `is_form` and `is_kin` may accept.

    It looks for the roots: anywhere if they are long enough to be significant, else at the beginning.
    """
    found = {root or word for root in roots(word)}
    anywhere = {_loosely(root) for root in found if len(root) >= SHORTEST_BACK}
    front = {_loosely(root) for root in found if len(root) < SHORTEST_BACK}
    if prefix := SEPARABLE.match(word):
        front.add(f"{prefix[0]}(?:ge)?{_loosely(stem(_without_ge(word)[prefix.end() :]))}")
    front |= {word.removesuffix(ending) + plural for ending, plural in _PLURALS.items() if word.endswith(ending)}
    return "|".join([*sorted(anywhere), *(f"^(?:ge)?{root}" for root in sorted(front))])


def _loosely(root: str) -> str:
    """Match vowels that Dutch writes double or single ("school", "scholen"), and f and s that become v and z."""
    return re.sub(r"s$", "[sz]", re.sub(r"f$", "[fv]", _DOUBLED.sub(r"\1{1,2}", root)))


def is_form(known: str, word: str) -> bool:
    """Is it the same word in another number, tense or case?"""
    has_same_root = any(root == other for root, other in zip(roots(known), roots(word), strict=True))
    return has_same_root and not _differ_in_length(known, word)


def _differ_in_length(known: str, word: str) -> bool:
    """Do they differ only in the length of the vowel?"""
    return _is_short(known, word) or _is_short(word, known)


def _is_short(known: str, word: str) -> bool:
    """Does it begin like the word, but with a short vowel instead of a long one?"""
    if not (long := _LONG.search(word)):
        return False
    consonant = long[1] or long[2]
    voiced_or_not = {"v": "[fv]", "z": "[sz]"}.get(consonant, consonant)
    return bool(re.match(rf"{word[: long.end()]}{voiced_or_not}(?![aeiou])", known))


def is_kin(known: str, word: str) -> bool:
    """Does it begin with the word, or is it a compound that contains the word?"""
    whole, part, bare = roots(known)[0], roots(word)[0], _ENDING.sub("", word)
    if len(word) >= SHORTEST_FRONT and known.startswith(word):
        return True
    if part and whole.startswith(part) and len(word) >= SHORTEST_FRONT and not _differ_in_length(known, word):
        return True
    if len(bare) >= SHORTEST_BARE and known.startswith(bare):
        return True
    if len(part) >= SHORTEST_BACK and whole.endswith(part) and len(whole) - len(part) >= SHORTEST_FRONT:
        return True
    return len(part) >= SHORTEST_INSIDE and part in whole
