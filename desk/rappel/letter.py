"""The rappel as a letter: what it says, for Word and for mail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from alerts.models import Rappel, RappelList
from alerts.news.entries import Entry, read_entries
from parliament import dates
from parliament.models import Committee

PLACE = "Den Haag"
OPENING = (
    "In debatten en in brieven hebt u toezeggingen gedaan aan de Tweede Kamer. Hieronder vindt u welke daarvan volgens "
    "het register van de Kamer nog niet zijn nagekomen: eerst de toezeggingen waarvan de termijn voorbij is, daarna "
    "die waarvan de termijn in het komende halve jaar afloopt."
)
CLOSING = (
    "Wilt u per toezegging laten weten of u haar bent nagekomen en met welke brief, wat er eventueel nog openstaat, of "
    "wanneer de Kamer haar kan verwachten? Vraagt u om meer tijd, noem dan ook de reden. Is een andere bewindspersoon "
    "verantwoordelijk geworden, dan hoor ik graag wie."
)


@dataclass(frozen=True)
class RappelPart:
    """One of the two lists."""

    title: str
    entries: list[Entry]

    @property
    def numbered(self) -> list[tuple[int, Entry]]:
        return list(enumerate(self.entries, start=1))


@dataclass(frozen=True)
class RappelLetter:
    """What the letter says. `on` is the day on which it is dated."""

    rappel: Rappel
    on: date
    parts: list[RappelPart]
    signer: str

    @property
    def subject(self) -> str:
        return f"Rappel toezeggingen, stand op {dates.dutch(self.rappel.reference_day)}"

    @property
    def dateline(self) -> str:
        return f"{PLACE}, {dates.dutch(self.on)}"

    @property
    def salutation(self) -> str:
        post = self.rappel.post
        if post is None:
            return "Geachte bewindspersonen,"
        kind = post.title.split()[0].lower()
        return (
            f"Geachte {kind},"
            if kind in ("minister", "staatssecretaris", "minister-president")
            else "Geachte heer, mevrouw,"
        )

    @property
    def request(self) -> str:
        return f"Graag ontvang ik uw antwoord uiterlijk op {dates.dutch(self.rappel.reply_by)}."

    @property
    def keys(self) -> list[int]:
        return sorted(entry.key for part in self.parts for entry in part.entries)


def compose(rappel: Rappel, on: date) -> RappelLetter:
    """The letter of a stored draft, with the toezeggingen as they are now."""
    rows = list(rappel.rows.all())
    entries = read_entries([row.toezegging_id for row in rows], on=rappel.reference_day)
    day, until = dates.dutch(rappel.reference_day), dates.dutch(rappel.coming_until)
    titles = {
        RappelList.PASSED: f"Termijn verstreken op {day}",
        RappelList.COMING: f"Termijn verstrijkt uiterlijk {until}",
    }
    parts = [
        RappelPart(
            title,
            [entries[row.toezegging_id] for row in rows if row.stands_in == which and row.toezegging_id in entries],
        )
        for which, title in titles.items()
    ]
    return RappelLetter(rappel, on, [part for part in parts if part.entries], _signer(rappel, on))


def _signer(rappel: Rappel, on: date) -> str:
    """The office that signs. The register does not know the name of the griffier."""
    ministries = Committee.objects.active().ministries(on)
    theirs = [pk for pk, ministry in ministries.items() if ministry == rappel.ministry_id]
    if len(theirs) != 1:
        return "De griffier"
    return f"De griffier van de {Committee.objects.get(pk=theirs[0]).name}"
