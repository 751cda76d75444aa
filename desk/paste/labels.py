"""The words that name a column: above a table, or before a colon on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

TEXT, TO, PARTY, MINISTER, DEADLINE, NUMBER, OTHER = "text", "to", "party", "minister", "deadline", "number", "other"
_COLUMNS = {
    TEXT: "toezegging|toezeggingen|omschrijving|tekst|inhoud|onderwerp|actie|beschrijving|wat|afspraak|toegezegd"
    "|tekst toezegging|omschrijving toezegging|omschrijving van de toezegging|inhoud toezegging|wat is toegezegd",
    TO: "aan|kamerlid|kamerleden|lid|leden|vrager|vraagsteller|aanvrager|indiener|ontvanger|naam|wie"
    "|aan wie|voor wie|van wie"
    "|aan lid|voor lid|voor kamerlid"
    "|toegezegd aan wie"
    "|aan kamerlid|toegezegd aan|toezegging aan|toezegging gedaan aan|gedaan aan|gevraagd door|op verzoek van"
    "|verzoek van|op vraag van|vraag van|naar aanleiding van|n.a.v|n.a.v. vraag van|ten behoeve van"
    "|lid (fractie)|lid/fractie|lid / fractie|lid en fractie"
    "|kamerlid (fractie)|kamerlid/fractie|kamerlid / fractie|kamerlid en fractie",
    PARTY: "fractie|fracties|partij|partijen",
    MINISTER: "bewindspersoon|bewindslieden|minister|ministers|staatssecretaris|ministerie|departement|door|door wie"
    "|verantwoordelijk|verantwoordelijke|toegezegd door|gedaan door|toezegging door|toezegging van"
    "|wie zegt toe|wie doet het|actiehouder|namens kabinet",
    DEADLINE: "termijn|deadline|planning|wanneer|gereed|streefdatum|uiterlijk|afdoening|einddatum|vervaldatum|tijdpad"
    "|verwacht|verwachte datum|datum gereed|gereed op|gereed voor|gereed uiterlijk|uiterste datum|te leveren|voor|vóór"
    "|wanneer gereed|wanneer klaar|klaar|op tijd voor|afdoening voor|datum afdoening|planning afdoening"
    "|termijn toezegging",
    NUMBER: "nr|#|nummer|no|volgnummer|id|kenmerk|volgnr|tz-nummer|tz nummer|nummer toezegging|toezegging nr"
    "|toezeggingnummer|toezeggingnr|tz|tz-nr|code|referentie|toezeggingsnummer",
    OTHER: "status|stand van zaken|opmerking|opmerkingen|debat|datum debat|soort debat|commissie|datum|datum toezegging"
    "|debatdatum|datum van het debat|gedaan op|toegezegd op|dossier|kamerstuk|bijlage|zaak|activiteit|griffier"
    "|toelichting|vindplaats",
}
KIND_OF = {name: kind for kind, names in _COLUMNS.items() for name in names.split("|")}
_ON_A_LINE = re.compile(r"(?P<label>[^\W\d_][^:\t]{0,40}?)\s*(?::\s*|\t+\s*)(?P<value>.*)", re.DOTALL)
_AT_THE_END = re.compile(r"(?:(?<=[.;,!?)])|\s[–—|/-])\s*(?P<label>[A-ZÀ-Þ][^\W\d_]+(?: [a-z]+){0,2}): (?=\S)")
OF_A_GROUP = (TO, MINISTER, DEADLINE)  # may stand above the toezeggingen that they are about
DAY = "datum"  # of the debate, or of the deadline: the cells tell
MEANT_AT_THE_END = (TO, PARTY, MINISTER, DEADLINE)


@dataclass(frozen=True)
class Label:
    """The column that a value belongs in. `name` is how the label was written; "" in a table."""

    kind: str
    value: str
    name: str = ""

    @property
    def written(self) -> str:
        return f"{self.name}: {self.value}" if self.name else self.value


def kind_of(name: str) -> str | None:
    """The column that a name stands for, or None."""
    return KIND_OF.get(" ".join(name.lower().split()).strip(" :*."))


def read_label(line: str) -> Label | None:
    """The label at the start of a line, such as “Termijn: voor de zomer”."""
    match = _ON_A_LINE.fullmatch(line.strip())
    kind = kind_of(match["label"]) if match else None
    return Label(kind, match["value"].strip(), match["label"]) if match and kind else None


def on_own_lines(lines: Iterable[str]) -> Iterator[str]:
    """The lines, with each label on a line of its own: “Aan: Duinroos | Termijn: voor de zomer”."""
    for line in lines:
        first, others = labelled_tail(line) if read_label(line) else (line, [])
        yield from (first, *others)


def labelled_tail(text: str) -> tuple[str, list[str]]:
    """Split off what follows labels in the running text: “… te sturen. Termijn: voor de zomer”."""
    starts = [match for match in _AT_THE_END.finditer(text) if kind_of(match["label"]) in MEANT_AT_THE_END]
    if not starts:
        return text, []
    ends = [match.start() for match in starts[1:]]
    tails = [text[match.start("label") : end] for match, end in zip(starts, [*ends, len(text)], strict=True)]
    return text[: starts[0].start()].rstrip(" ;,"), tails
