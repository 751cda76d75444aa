"""How words are compared: as another form of a typed one, or a longer word with it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import Stemmer

from matching.dutch_words import FROM_ELSEWHERE, stem

SHORTEST_FRONT = 3  # letters that may begin a longer word: "wol" finds "wolf", "use" finds "useverordening"
SHORTEST_BACK = 4  # letters that may end one: "afval" finds "kernafval"
SHORTEST_INSIDE = 6  # letters that may stand anywhere in one; fewer stand there by chance
SHORTEST_BARE = 5  # letters before what may be an ending: "routes" finds "routekaart", and "maart" no "maar"
_DOUBLED = re.compile(r"([aeou])\1?")
# Plurals that change more than their end. "Aanbesteden", "geleden" and "verleden" are none.
_MANY = {"stad": "steden", "schip": "schepen", "lid": "leden", "trum": "tra", "ium": "ia", "eum": "ea", "icus": "ici"}
_NO_PLURAL = re.compile(r"(?:be|ge|k|ver)(?:steden|leden)$")
_EREN = re.compile(r"(?<=blad|goed|kind|lied|rund|volk)eren$")
# What an ending may be as well: of a plural after a vowel ("antennes"), of a verb after a long one ("loost"), of a
# participle without ge- ("vervuild").
_ENDING = re.compile(r"(?<=\w{3}[aeo])s$|(?<=(?:aa|ee|oo|uu|ie|ei|ij|ui|ou|eu|oe)[fgklmnprsv])t$")
_PARTICIPLE = re.compile(r"^((?:be|her|ont|ver)\w{2,}[glmnr])d$")
# A verb in -zen, and a noun in -ing, keep the long vowel that an open syllable has: "lozen" and "lozing" are of "loos",
# not of "los". That of a plural may be short ("dagen"), in -zen only of "glas".
_LONG = re.compile(r"(?<![aeiou])(?<!gl)[aou](?=(z)en$|([b-df-hj-np-tvz])ing(?:en)?$)")
SEPARABLE = re.compile(
    r"^(aan|achter|af|bij|binnen|door|in|mee|na|om|onder|open|op|over|samen|tegen|terug|toe|uit|vast|voort|voor|weg)"
)


def folded(text: str) -> str:
    """In lower case and without accents, as the register keeps its words."""
    plain = unicodedata.normalize("NFKD", text.lower())
    return "".join(one for one in plain if not unicodedata.combining(one))


def plain(text: str) -> str:
    """Its words alone, folded, as documents have them: "Boa’s, dual-use" gives "boa dual use"."""
    return " ".join(re.findall(r"[^\W_]+", re.sub(r"['’`]s\b", "", folded(text))))


def words_of(text: str) -> list[str]:
    """Each word once, folded. One letter or figure is no word that the register keeps: "F-16" gives 16."""
    return [word for word in dict.fromkeys(plain(text).split()) if len(word) > 1]


@lru_cache(maxsize=50_000)
def roots(word: str) -> tuple[str, str, str]:
    """What its other forms share with it: by our rules ("brief", "brieven"), by Snowball's ("zegt toe", "toegezegd"),
    and by our rules where the word may have another ending as well ("antennes", "loost")."""
    one = _singular(word)
    # A stemmer each time, because one may not serve two threads at once; without a cache of its own it is made quickly.
    snowball = stem(one) if FROM_ELSEWHERE.search(one) else Stemmer.Stemmer("dutch", 0).stemWord(word)
    return stem(one), snowball, stem(_PARTICIPLE.sub(r"\1", _ENDING.sub("", one)))


def _singular(word: str) -> str:
    if _NO_PLURAL.search(word):
        return word
    ends = ((one, many) for one, many in _MANY.items() if word.endswith(many))
    return next((word.removesuffix(many) + one for one, many in ends), _EREN.sub("", word))


def candidates(word: str) -> str:
    """A regular expression that all words fit among which `is_form` and `is_kin` choose: those with what the forms of
    the word share, anywhere where that is long enough to tell, or else at the beginning."""
    ours, snowball, other = (one or word for one in roots(word))
    anywhere = {_loosely(one) for one in (ours, other) if len(one) >= SHORTEST_BACK}
    front = {_loosely(one) for one in (ours, other) if len(one) < SHORTEST_BACK}
    apart = SEPARABLE.match(snowball)
    front |= {f"{apart[0]}(?:ge)?{_loosely(snowball[apart.end() :])}" if apart else _loosely(snowball)}
    front |= {word.removesuffix(one) + many for one, many in _MANY.items() if word.endswith(one)}
    return "|".join([*sorted(anywhere), *(f"^(?:ge)?{one}" for one in sorted(front))])


def _loosely(root: str) -> str:
    """With the vowel that Dutch writes double or single ("school", "scholen") and the f and s that become v and z."""
    return re.sub(r"s$", "[sz]", re.sub(r"f$", "[fv]", _DOUBLED.sub(r"\1{1,2}", root)))


def is_form(known: str, word: str) -> bool:
    """The same word in another number, tense or case."""
    is_same = any(one == other for one, other in zip(roots(known), roots(word), strict=True))
    return is_same and not _differ_in_length(known, word)


def _differ_in_length(known: str, word: str) -> bool:
    """Only the vowel tells them apart: of the one it is long, and of the other short."""
    return _is_short(known, word) or _is_short(word, known)


def _is_short(known: str, word: str) -> bool:
    """Does it begin as the word, but with a short vowel where that has a long one?"""
    if not (long := _LONG.search(word)):
        return False
    return bool(re.match(rf"{word[: long.end()]}{_loosely_voiced(long[1] or long[2])}(?![aeiou])", known))


def _loosely_voiced(letter: str) -> str:
    return {"v": "[fv]", "z": "[sz]"}.get(letter, letter)


def is_kin(known: str, word: str) -> bool:
    """A word that begins with it, or a compound in which it is."""
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
