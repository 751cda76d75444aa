"""Score how well a debate of the House fits the debate that a letter names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from letters.reading.debates import UNKNOWN
from matching.debates.agenda import Agenda
from matching.debates.listed_debate import ListedDebate
from matching.debates.naming import Naming
from matching.debates.spelling import capital_words, spelled_out, word_similarity

# The kind in the letter -> (start of the House's kind, pattern in the House's kind or title, score). The first match
# decides. Letters use old names for new kinds (a commissiedebat was an algemeen overleg until 2021), and confuse the
# kinds of committee debates.
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
# Special names, such as "het dertigledendebat" and "het verantwoordingsdebat". The House's kind or title should contain
# the same word; CALLED_OTHERWISE is the factor if it does not.
_CALLED = re.compile(r"interpellatie|\w{3,40}debat")
CALLED_OTHERWISE = 0.8
_OF_BILLS = re.compile(r"plenair debat(?: \(wetgeving\))?:|wetgevingsoverleg")
OTHER_YEAR = 0.6  # factor for another year: "Belastingplan 2023" is probably not "Belastingplan 2022"
SAME_DOSSIER = 0.4
SAME_SUBJECT = 0.15  # added if the dossier of the letter has the same subject
COMMITTEE = 0.15
ALL_BUT = 0.85  # minimum share of the debate's title in the dossier's title for a debate about the bill in that dossier
OF_BILL = 0.7  # score of the title of a debate about the bill
SHARED = 0.7  # minimum similarity for the letter to contain a word of the title
SAME = 0.9  # minimum similarity of two words that are the same
RARE = 8.0  # minimum weight of a word that names a debate alone; a common word such as "Handhaving" cannot
HALF_AT = 6  # titles begin with the subject, so the seventh word weighs half as much as the first


@dataclass(frozen=True)
class Fit:
    """How well a debate fits, with scores from 0 to 1.

    `kind` and `title` are scores for the kind and the title. `name` is the share of the name in the letter that the
    title contains, None if the letter gives no name. `shared` are the words of the title that the letter contains.
    """

    debate: ListedDebate
    kind: float
    title: float
    name: float | None
    of_bill: bool
    begins: bool
    committee: bool
    shared: tuple[str, ...]

    @property
    def score(self) -> float:
        return self.kind * (self.title + COMMITTEE * self.committee)


def rank_by_fit(naming: Naming, debates: Iterable[ListedDebate], agenda: Agenda) -> list[Fit]:
    """The debates of a matching kind, best match first; the latest first of equals."""
    kinds = [(debate, _kind(naming, debate)) for debate in debates]
    found = [_fit(naming, debate, kind, agenda) for debate, kind in kinds if kind]
    return sorted(found, key=lambda fit: (fit.score, fit.debate.day), reverse=True)


def _kind(naming: Naming, debate: ListedDebate) -> float:
    kin = KIN.get(naming.kind, ())
    fit = next((fit for kind, word, fit in kin if debate.kind.startswith(kind) and re.search(word, debate.called)), 0.0)
    called = _CALLED.search(naming.quote.lower()) if naming.kind == "plenair debat" else None
    return fit * (CALLED_OTHERWISE if called and called[0] not in debate.called else 1.0)


def _fit(naming: Naming, debate: ListedDebate, kind: float, agenda: Agenda) -> Fit:
    full_words = {stem: debate.spells_out(short) for stem, short in naming.abbreviations.items()}
    found = {stem: _in_letter(stem, naming, full_words.values()) for stem in debate.words}
    weights = {stem: agenda.weight(stem) / (1 + at / HALF_AT) for at, stem in enumerate(found)}
    names = {
        stem: 1.0 if full_words.get(stem) or debate.has(word) else _likest(stem, debate.words)
        for stem, word in naming.words.items()
    }
    name = _share(names, {stem: agenda.weight(stem) for stem in names}) if names else None
    in_dossier = _share({stem: _likest(stem, naming.in_dossier) for stem in found}, weights)
    of_bill = naming.is_in_bill and in_dossier >= ALL_BUT and bool(_OF_BILLS.match(debate.called))
    return Fit(
        debate=debate,
        kind=kind,
        title=max(_title(naming, debate, _share(found, weights), name) + SAME_SUBJECT * in_dossier, OF_BILL * of_bill),
        name=name,
        of_bill=of_bill,
        begins=_begins(naming, debate, agenda),
        committee=_is_of_committee(naming, debate),
        shared=tuple(debate.words[stem] for stem, share in found.items() if share >= SHARED),
    )


def _title(naming: Naming, debate: ListedDebate, cover: float, name: float | None) -> float:
    both = cover if name is None else (cover + name) / 2
    title = both if naming.is_sure else max(cover, both)
    if naming.years and debate.years and not naming.years & debate.years:
        title *= OTHER_YEAR
    return title + SAME_DOSSIER * bool(naming.dossiers & debate.dossiers)


def _begins(naming: Naming, debate: ListedDebate, agenda: Agenda) -> bool:
    """Does the name in the letter begin with the whole title, and is the title specific enough?"""
    first = list(naming.words)[: len(debate.words)]
    if not first or len(first) < len(debate.words) or any(_likest(stem, debate.words) < SAME for stem in first):
        return False
    rest = naming.title.partition(naming.words[first[-1]])[2]
    return not re.match(r"\W*en\b", rest) and (len(first) > 1 or agenda.weight(first[0]) >= RARE)


def _in_letter(stem: str, naming: Naming, full_words: Iterable[frozenset[str]]) -> float:
    """How certain it is, from 0 to 1, that the letter contains this word, in full or abbreviated."""
    if any(stem in words for words in full_words):
        return 1.0
    return max((weight * word_similarity(stem, word) for word, weight in naming.weights.items()), default=0.0)


def _likest(stem: str, words: Iterable[str]) -> float:
    return max((word_similarity(stem, word) for word in words), default=0.0)


def _share(found: Mapping[str, float], weights: Mapping[str, float]) -> float:
    total = sum(weights.values())
    return sum(weights[stem] * share for stem, share in found.items()) / total if total else 0.0


def _is_of_committee(naming: Naming, debate: ListedDebate) -> bool:
    """Does the letter name the committee of the debate, also if abbreviated, or come from the same ministry?"""
    subject = debate.committee_subject
    words = capital_words(subject)
    return bool(subject) and (
        subject in naming.text or any(len(spelled_out(short, words)) > 1 for short in naming.abbreviations.values())
    )
