"""How well a debate fits what a letter says of the one it means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from letters.reading.debates import UNKNOWN
from matching.debates.agenda import Agenda
from matching.debates.listed_debate import ListedDebate
from matching.debates.naming import Naming
from matching.debates.spelling import capital_words, spelled_out, word_similarity

# What the letter calls it -> how the House's kind begins, what else its kind or title says, and how well that fits; the
# first that holds decides. Letters keep the old word for a new kind (commissiedebat since 2021) and mix those held with
# a committee.
_WITH_COMMITTEE = (
    ("commissiedebat", "", 0.8),
    ("algemeen overleg", "", 0.8),
    ("notaoverleg", "", 0.7),
    ("wetgevingsoverleg", "", 0.6),
)
KIN: Mapping[str, tuple[tuple[str, str, float], ...]] = {
    "algemeen overleg": (("algemeen overleg", "", 1.0), *_WITH_COMMITTEE),
    "commissiedebat": (("commissiedebat", "", 1.0), *_WITH_COMMITTEE),
    "wetgevingsoverleg": (("wetgevingsoverleg", "", 1.0), ("begrotingsoverleg", "", 0.9), ("notaoverleg", "", 0.7)),
    "notaoverleg": (("notaoverleg", "", 1.0), *_WITH_COMMITTEE),
    "tweeminutendebat": (("plenair", r"tweeminutendebat|\bv[as]o\b", 1.0),),
    "vao": (("plenair", ": vao|: tweeminutendebat", 1.0),),
    "vso": (("plenair", ": vso|: tweeminutendebat", 1.0),),
    "vragenuur": (("vragenuur", "", 1.0),),
    "begrotingsbehandeling": (
        ("plenair", ": wijziging (?:samenhangende|van (?:de|het) begroting)", 0.6),
        ("plenair", "begroting", 1.0),
        ("wetgevingsoverleg", "begroting", 0.6),
    ),
    "plenair debat": (("plenair", "tweeminutendebat", 0.4), ("plenair", "", 1.0)),
    UNKNOWN: (
        ("plenair", "tweeminutendebat", 0.5),
        ("plenair", "", 1.0),
        *((kind, word, 0.85) for kind, word, _ in _WITH_COMMITTEE),
    ),
}
# "het dertigledendebat", "het verantwoordingsdebat": the House's kind or title has that word, or it is hardly meant.
_CALLED = re.compile(r"interpellatie|\w{3,40}debat")
CALLED_OTHERWISE = 0.8
_OF_BILLS = re.compile(r"plenair debat(?: \(wetgeving\))?:|wetgevingsoverleg")
OTHER_YEAR = 0.6  # "Belastingplan 2023" is hardly that of 2022
SAME_DOSSIER = 0.4
SAME_SUBJECT = 0.15  # the letter's own dossier is about the same
COMMITTEE = 0.15
ALL_BUT = (
    0.85  # so much of the title in that of the dossier, and the debate is on the bill in whose dossier the letter is
)
OF_BILL = 0.7  # as good as a title that fits so well
TOLD = 0.7  # of a word, to say that the letter has it
SAME = 0.9  # of two words
RARE = 8.0  # a word in few titles: a title of one word, "Handhaving", is not told by that word alone
HALF_AT = 6  # a title begins with what it is about: its seventh word tells half as much as its first


@dataclass(frozen=True)
class Fit:
    """A debate beside what the letter says of it, from 0 to 1.

    `kind` is how well its kind fits, `title` how well its title does, `name` how much of the name that the letter gives
    stands in that title, None where it gives none; `told` are the words of its title that the letter has.
    """

    meeting: ListedDebate
    kind: float
    title: float
    name: float | None
    of_bill: bool
    begins: bool
    committee: bool
    told: tuple[str, ...]

    @property
    def score(self) -> float:
        return self.kind * (self.title + COMMITTEE * self.committee)


def rank_by_fit(naming: Naming, meetings: Iterable[ListedDebate], agenda: Agenda) -> list[Fit]:
    """Those whose kind may be meant, best first, of equals the latest."""
    kinds = [(meeting, _kind(naming, meeting)) for meeting in meetings]
    found = [_fit(naming, meeting, kind, agenda) for meeting, kind in kinds if kind]
    return sorted(found, key=lambda fit: (fit.score, fit.meeting.day), reverse=True)


def _kind(naming: Naming, meeting: ListedDebate) -> float:
    kin = KIN.get(naming.kind, ())
    fit = next(
        (fit for kind, word, fit in kin if meeting.kind.startswith(kind) and re.search(word, meeting.called)), 0.0
    )
    called = _CALLED.search(naming.quote.lower()) if naming.kind == "plenair debat" else None
    return fit * (CALLED_OTHERWISE if called and called[0] not in meeting.called else 1.0)


def _fit(naming: Naming, meeting: ListedDebate, kind: float, agenda: Agenda) -> Fit:
    meant = {stem: meeting.spells_out(short) for stem, short in naming.abbreviations.items()}
    found = {stem: _in_letter(stem, naming, meant.values()) for stem in meeting.words}
    weights = {stem: agenda.weight(stem) / (1 + at / HALF_AT) for at, stem in enumerate(found)}
    names = {
        stem: 1.0 if meant.get(stem) or meeting.has(word) else _likest(stem, meeting.words)
        for stem, word in naming.words.items()
    }
    name = _share(names, {stem: agenda.weight(stem) for stem in names}) if names else None
    in_dossier = _share({stem: _likest(stem, naming.in_dossier) for stem in found}, weights)
    of_bill = naming.is_in_bill and in_dossier >= ALL_BUT and bool(_OF_BILLS.match(meeting.called))
    return Fit(
        meeting=meeting,
        kind=kind,
        title=max(_title(naming, meeting, _share(found, weights), name) + SAME_SUBJECT * in_dossier, OF_BILL * of_bill),
        name=name,
        of_bill=of_bill,
        begins=_begins(naming, meeting, agenda),
        committee=_is_of_committee(naming, meeting),
        told=tuple(meeting.words[stem] for stem, share in found.items() if share >= TOLD),
    )


def _title(naming: Naming, meeting: ListedDebate, cover: float, name: float | None) -> float:
    both = cover if name is None else (cover + name) / 2
    title = both if naming.is_sure else max(cover, both)
    if naming.years and meeting.years and not naming.years & meeting.years:
        title *= OTHER_YEAR
    return title + SAME_DOSSIER * bool(naming.dossiers & meeting.dossiers)


def _begins(naming: Naming, meeting: ListedDebate, agenda: Agenda) -> bool:
    """Does the name begin with all of a telling title, and go on with something else?"""
    first = list(naming.words)[: len(meeting.words)]
    if not first or len(first) < len(meeting.words) or any(_likest(stem, meeting.words) < SAME for stem in first):
        return False
    rest = naming.title.partition(naming.words[first[-1]])[2]
    return not re.match(r"\W*en\b", rest) and (len(first) > 1 or agenda.weight(first[0]) >= RARE)


def _in_letter(stem: str, naming: Naming, meant: Iterable[frozenset[str]]) -> float:
    """How surely the letter has that word, in full or in an abbreviation."""
    if any(stem in words for words in meant):
        return 1.0
    return max((weight * word_similarity(stem, word) for word, weight in naming.weights.items()), default=0.0)


def _likest(stem: str, words: Iterable[str]) -> float:
    return max((word_similarity(stem, word) for word in words), default=0.0)


def _share(found: Mapping[str, float], weights: Mapping[str, float]) -> float:
    total = sum(weights.values())
    return sum(weights[stem] * share for stem, share in found.items()) / total if total else 0.0


def _is_of_committee(naming: Naming, meeting: ListedDebate) -> bool:
    """Does the letter name the debate's committee, in full or in short, or come from its ministry?"""
    subject = meeting.committee_subject
    words = capital_words(subject)
    return bool(subject) and (
        subject in naming.text or any(len(spelled_out(short, words)) > 1 for short in naming.abbreviations.values())
    )
