"""Numbers of every kind, however they are typed, and what they are the number of."""

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
from toezeggingen.visibility import debates_in, letters_in, on_dossiers, told_debates

LONGEST, LONGEST_AMONG = 60, 200  # characters
MOST_AMONG = 5  # numbers among other words that are looked up
# What may stand before a number, around it, and for a hyphen.
_KIND = re.compile(
    r"^(?:(?:toezegging(?:en)?|debat|activiteit|brief|kamerbrief|kamerstuk|dossier|nummer|nr\.?)[\s:]+)+", re.I
)
_AROUND = " .,;:()[]#\"'“”„‘’«»"
_HYPHENS = re.compile(r"\s*[-‐‑‒–—−_/]\s*")
# Of a paper of the Eerste Kamer, numbered with letters; with a space the same is a dossier's chapter ("36200 V").
_LETTERED = re.compile(r"(\d{2}[ .]?\d{3}) ?([A-Z]{1,2})")


@dataclass(frozen=True)
class Thing:
    """Something of the register that has a page, and the toezeggingen that belong to it."""

    kind: str
    number: str
    text: str
    address: str
    toezeggingen: Q


def named(typed: str) -> Thing | None:
    """The one thing that the words are the number of; None where they are no number, or of nothing that is public."""
    if len(typed) > LONGEST:
        return None
    plain = _plain(typed)
    for pattern, find in _READ:
        if match := pattern.fullmatch(plain):
            return find(match)
    return _paper(plain) or _dossier(plain) or _paper(_LETTERED.sub(r"\1-\2", plain))


def among(typed: str) -> list[Thing]:
    """The public things whose numbers stand among other words. A dossier's, five digits, may there be an amount."""
    plain = _HYPHENS.sub("-", typed[:LONGEST_AMONG]).upper()
    read = [(find, match) for pattern, find in _READ for match in re.finditer(rf"\b(?:{pattern.pattern})\b", plain)]
    things = [find(match) for find, match in read[:MOST_AMONG]]
    things += [_paper(str(cited.kamerstuk)) for cited in kamerstuk.find(plain)[:MOST_AMONG]]
    return list(dict.fromkeys(filter(None, things)))


def dossiers_among(typed: str) -> list[Thing]:
    """The public dossiers whose numbers stand among other words; each may be an amount, so that it is no more than
    offered."""
    found = re.findall(r"(?<![\w-])\d{2}[ .]?\d{3}(?![\w-])", typed[:LONGEST_AMONG])
    return list(filter(None, map(_dossier, found[:MOST_AMONG])))


def beginning(typed: str) -> Q | None:
    """The toezeggingen whose number begins so, "TZ2024" or "TZ202405"; None where there are none."""
    if len(typed) > LONGEST or not (match := TYPED_BEGINNING.fullmatch(_plain(typed))):
        return None
    month, rest = match.groups()
    begun = Q(number__startswith=f"TZ{month}" if rest is None else f"TZ{month}-{rest}")
    return begun if Toezegging.objects.published().filter(begun).exists() else None


def is_number(typed: str) -> bool:
    """Is this the number of a toezegging, or its beginning, of a debate or a paper, whether the register has it or not?
    A dossier's, five digits, may also be an amount."""
    if len(typed) > LONGEST:
        return False
    plain = _plain(typed)
    if any(pattern.fullmatch(plain) for pattern in (TYPED_BEGINNING, *(pattern for pattern, _ in _READ))):
        return True
    try:
        return bool(kamerstuk.parse(plain).nr)
    except ValueError:
        return False


def elsewhere(typed: str) -> list[tuple[str, str]]:
    """Of a paper that the register does not have, in words and with the address: its dossier, where that is here, and
    its official publication."""
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
    one = known_as(f"TZ{match[1]}-{match[2]}", Toezegging.objects.published())
    return Thing("toezegging", one.number, one.text, one.get_absolute_url(), Q(pk=one.pk)) if one else None


def _debate(match: re.Match[str]) -> Thing | None:
    number = f"{match[1]}A{'-' if match[2].startswith('K') else ''}{match[2]}"
    return _debate_thing(known_as(number, told_debates()))


def _debate_thing(one: Debate | None) -> Thing | None:
    return Thing("debat", one.number, str(one), one.get_absolute_url(), Q(debate=one.pk)) if one else None


def _document(match: re.Match[str]) -> Thing | None:
    return _letter_thing(Letter.objects.released().filter(house_number="".join(match.groups())).first())


def _own_letter(match: re.Match[str]) -> Thing | None:
    return _letter_thing(Letter.objects.released().known_as(match[0].replace(" ", "")).first())


def _letter_thing(one: Letter | None) -> Thing | None:
    if one is None:
        return None
    settled = Fulfilment.objects.public().filter(letter=one).values("toezegging")
    return Thing("brief", one.number, str(one), one.get_absolute_url(), Q(letter=one.pk) | Q(pk__in=settled))


def _paper(plain: str) -> Thing | None:
    """A letter, or the debate of which it is the report or the agenda."""
    try:
        number = str(kamerstuk.parse(plain))
    except ValueError:
        return None
    letter = _letter_thing(Letter.objects.released().known_as(number).first())
    return letter or _debate_thing(told_debates().filter(Q(report=number) | Q(agenda=number)).first())


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
