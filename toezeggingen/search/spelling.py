"""Which words of the register a typed word may mean: another form of it, a compound with it, or what was meant."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import Stemmer

from toezeggingen.words import stem

SHORTEST_FRONT = 3  # letters that may begin a longer word: "wol" finds "wolf", "use" finds "useverordening"
SHORTEST_BACK = 4  # letters that may end one: "afval" finds "kernafval"
SHORTEST_INSIDE = 6  # letters that may stand anywhere in one; fewer stand there by chance
SHORTEST_MISTYPED = 4
TWO_WRONG = 7  # letters of a word in which two errors are forgiven; in a shorter one it is one
_DOUBLED = re.compile(r"([aeou])")


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
def roots(word: str) -> tuple[str, str]:
    """What its other forms share with it, by our rules ("brief", "brieven") and by Snowball's ("zegt toe",
    "toegezegd")."""
    # A stemmer each time, because one may not serve two threads at once; without a cache of its own it is made quickly.
    return stem(word), Stemmer.Stemmer("dutch", 0).stemWord(word)


def candidates(word: str) -> str:
    """A regular expression that all words fit among which `is_form` and `is_kin` choose. It is made of letters of the
    word only, with the vowel that Dutch writes double or single ("school", "scholen") and the f and s that become v
    and z."""
    ours, snowball = roots(word)
    loose = re.sub(r"s$", "[sz]", re.sub(r"f$", "[fv]", _DOUBLED.sub(r"\1{1,2}", ours or word)))
    start = "" if len(ours) >= SHORTEST_BACK else "^"
    return f"{start}{loose}|^{snowball[:SHORTEST_FRONT]}"


def is_form(known: str, word: str) -> bool:
    """The same word in another number, tense or case."""
    return any(one == other for one, other in zip(roots(known), roots(word), strict=True))


def is_kin(known: str, word: str) -> bool:
    """A word that begins with it, or a compound in which it is."""
    whole, part = roots(known)[0], roots(word)[0]
    if len(word) >= SHORTEST_FRONT and (known.startswith(word) or (part and whole.startswith(part))):
        return True
    if len(part) >= SHORTEST_BACK and whole.endswith(part) and len(whole) - len(part) >= SHORTEST_FRONT:
        return True
    return len(part) >= SHORTEST_INSIDE and part in whole


def errors(one: str, other: str) -> int:
    """Letters to add, leave out or change, or neighbours to swap, to make one word the other."""
    rows = [list(range(len(other) + 1))]
    for at, letter in enumerate(one, 1):
        row = [at]
        for column, another in enumerate(other, 1):
            best = min(rows[-1][column] + 1, row[-1] + 1, rows[-1][column - 1] + (letter != another))
            if at > 1 and column > 1 and letter == other[column - 2] and one[at - 2] == another:
                best = min(best, rows[-2][column - 2] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]


def forgiven(word: str, meant: str) -> int:
    """How many errors a word may have to be taken for another: the longer it is the more, and one less where it does
    not begin with the same letter, which is seldom mistyped."""
    most = 0 if len(word) < SHORTEST_MISTYPED else 2 if len(word) >= TWO_WRONG else 1
    return most if word[0] == meant[0] else most - 1
