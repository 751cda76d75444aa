"""Look up the number of a toezegging, debate, letter or dossier, in any notation."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse

from letters.models import Letter
from parliament import kamerstuk
from parliament.models import Debate
from parliament.models.former import known_as
from parliament.register_numbers import (
    TYPED_BEGINNING,
    TYPED_DEBATE,
    TYPED_HOUSE_PAPER,
    TYPED_OWN_LETTER,
    TYPED_TOEZEGGING,
)
from toezeggingen.models import Fulfilment, Toezegging
from toezeggingen.public_debates import debates_in, letters_in, on_dossiers

MOST_AMONG = 5  # numbers to look up among other words
# Words that may precede a number, characters that may surround it, and characters that may replace its hyphen.
_KIND = re.compile(
    r"^(?:(?:toezegging(?:en)?|debat|activiteit|brief|kamerbrief|kamerstuk|dossier|nummer|nr\.?)[\s:]+)+", re.I
)
_AROUND = " .,;:()[]#\"'“”„‘’«»"
_HYPHENS = re.compile(r"\s*[-‐‑‒–—−_/]\s*")
# The papers of the Eerste Kamer have letters instead of numbers: "36200-A". With a space, the letters may also be the
# chapter of a dossier: "36200 V".
_LETTERED = re.compile(r"(\d{2}[ .]?\d{3}) ?([A-Z]{1,2})")
NO_TOEZEGGINGEN = Q(pk=None)


@dataclass(frozen=True)
class Thing:
    """Something with a page, its number or the key in its address, and the toezeggingen that belong to it.

    A thing that is found by its name has no `toezeggingen`.
    """

    kind: str
    number: str
    text: str
    address: str
    toezeggingen: Q = NO_TOEZEGGINGEN


def find_thing(typed: str) -> Thing | None:
    """Return the public thing with this number, or None if the words are no number or no public thing has it."""
    plain = _plain(typed)
    for pattern, find in _READ:
        if match := pattern.fullmatch(plain):
            return find(match)
    return _paper(plain) or _dossier(plain) or _paper(_LETTERED.sub(r"\1-\2", plain))


def find_things_among(typed: str) -> list[Thing]:
    """Find the public things with a number among other words, except dossiers: five digits may be an amount."""
    plain = _HYPHENS.sub("-", typed).upper()
    read = [(find, match) for pattern, find in _READ for match in re.finditer(rf"\b(?:{pattern.pattern})\b", plain)]
    things = [find(match) for find, match in read[:MOST_AMONG]]
    things += [_paper(str(cited.kamerstuk)) for cited in kamerstuk.find(plain)[:MOST_AMONG]]
    return list(dict.fromkeys(filter(None, things)))


def find_dossiers_among(typed: str) -> list[Thing]:
    """Find the public dossiers with a number among other words. They are suggestions: five digits may be an amount."""
    found = re.findall(r"(?<![\w-])\d{2}[ .]?\d{3}(?![\w-])", typed)
    return list(filter(None, map(_dossier, found[:MOST_AMONG])))


def condition_of_beginning(typed: str) -> Q | None:
    """Select the toezeggingen by the beginning of their number, "TZ2024" or "TZ202405". None if there are none."""
    if not (match := TYPED_BEGINNING.fullmatch(_plain(typed))):
        return None
    month, rest = match.groups()
    begins_so = Q(number__startswith=f"TZ{month}" if rest is None else f"TZ{month}-{rest}")
    return begins_so if Toezegging.objects.published().filter(begins_so).exists() else None


def is_number(typed: str) -> bool:
    """Return whether this has the form of a number of a toezegging, debate or paper, even of one that does not exist.

    The beginning of a number counts too. The number of a dossier does not, because five digits may be an amount.
    """
    plain = _plain(typed)
    if any(pattern.fullmatch(plain) for pattern in (TYPED_BEGINNING, *(pattern for pattern, _ in _READ))):
        return True
    try:
        return bool(kamerstuk.parse(plain).nr)
    except ValueError:
        return False


def links_to_missing_paper(typed: str) -> list[tuple[str, str]]:
    """Return links for a paper that the register does not have: to its dossier, if known, and its publication.

    Each link is a text and an address.
    """
    try:
        paper = kamerstuk.parse(_plain(typed))
    except ValueError:
        return []
    dossier = _dossier("-".join(filter(None, (paper.dossier, paper.suffix))))
    links = [(dossier.text, dossier.address)] if dossier else []
    return [*links, (f"{paper.spoken} bij Officiële bekendmakingen", paper.official_address)]


def _plain(typed: str) -> str:
    return _HYPHENS.sub("-", _KIND.sub("", typed.strip(_AROUND))).upper().strip(_AROUND)


def _toezegging(match: re.Match[str]) -> Thing | None:
    row = known_as(f"TZ{match[1]}-{match[2]}", Toezegging.objects.published())
    return Thing("toezegging", row.number, row.text, row.get_absolute_url(), Q(pk=row.pk)) if row else None


def _debate(match: re.Match[str]) -> Thing | None:
    number = f"{match[1]}A{'-' if match[2].startswith('K') else ''}{match[2]}"
    return _debate_thing(known_as(number, Debate.objects.public()))


def _debate_thing(debate: Debate | None) -> Thing | None:
    if debate is None:
        return None
    return Thing("debat", debate.number, str(debate), debate.get_absolute_url(), Q(debate=debate.pk))


def _document(match: re.Match[str]) -> Thing | None:
    return _letter_thing(Letter.objects.released().filter(house_number="".join(match.groups())).first())


def _own_letter(match: re.Match[str]) -> Thing | None:
    return _letter_thing(Letter.objects.released().known_as(match[0].replace(" ", "")).first())


def _letter_thing(letter: Letter | None) -> Thing | None:
    if letter is None:
        return None
    settled = Fulfilment.objects.public().filter(letter=letter).values("toezegging")
    toezeggingen = Q(letter=letter.pk) | Q(pk__in=settled)
    return Thing("brief", letter.number, str(letter), letter.get_absolute_url(), toezeggingen)


def _paper(plain: str) -> Thing | None:
    """Return the letter with this number, or the debate with this number as its report or agenda."""
    try:
        number = str(kamerstuk.parse(plain))
    except ValueError:
        return None
    letter = _letter_thing(Letter.objects.released().known_as(number).first())
    return letter or _debate_thing(Debate.objects.public().filter(Q(report=number) | Q(agenda=number)).first())


def _dossier(plain: str) -> Thing | None:
    number, further = kamerstuk.leading_dossier(plain) or ("", "")
    if not number or further or not (debates_in([number]).exists() or letters_in([number]).exists()):
        return None
    address = reverse("dossier", args=[number])
    return Thing("dossier", number, f"dossier {kamerstuk.spoken_dossier(number)}", address, on_dossiers([number]))


_READ = (
    (TYPED_TOEZEGGING, _toezegging),
    (TYPED_DEBATE, _debate),
    (TYPED_HOUSE_PAPER, _document),
    (TYPED_OWN_LETTER, _own_letter),
)
