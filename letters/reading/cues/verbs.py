"""Verbs in the three forms in which a promise is said to be met or not: to do, to be done, done."""

from __future__ import annotations

# Parted by a bar: "na te komen" has "te" in its midst, and "nagekomen" needs no "te".
_PARTED = (
    "na|komen|gekomen tegemoet|komen|gekomen in|lossen|gelost uit|voeren|gevoerd in|vullen|gevuld "
    "in|willigen|gewilligd toe|sturen|gestuurd toe|zenden|gezonden toe|komen|gekomen aan|bieden|geboden "
    "af|ronden|gerond op|leveren|geleverd af|doen|gedaan af|handelen|gehandeld bij|voegen|gevoegd "
    "mee|zenden|gezonden mee|sturen|gestuurd voor|leggen|gelegd plaats|vinden|gevonden door|gaan|gegaan "
    "door|zetten|gezet voort|zetten|gezet uit|brengen|gebracht in|dienen|gediend op|stellen|gesteld "
    "op|nemen|genomen waar|maken|gemaakt over|leggen|gelegd uit|zoeken|gezocht vrij|geven|gegeven "
    "bekend|maken|gemaakt klaar|krijgen|gekregen rond|krijgen|gekregen"
)
_WHOLE = (
    "voldoen|voldaan sturen|gestuurd zenden|gezonden verzenden|verzonden verstrekken|verstrekt leveren|geleverd "
    "delen|gedeeld berichten|bericht informeren|geïnformeerd melden|gemeld geven|gegeven beantwoorden|beantwoord "
    "voltooien|voltooid ontvangen|ontvangen halen|gehaald lukken|gelukt beschikken|beschikbaar bieden|geboden "
    "redden|gered uitwerken|uitgewerkt verrichten|verricht publiceren|gepubliceerd maken|gemaakt"
)
_READY = "gestand gereed klaar haalbaar invulling uitvoering gevolg gehoor doorgang waar"


def _parted(forms: str) -> str:
    half, infinitive, participle = forms.split("|")
    return rf"{half}(?:(?: te )?{infinitive}|{participle})"


# Any form of meeting a promise, without word boundaries; denied, it says that the promise is not met.
MET = "|".join([*map(_parted, _PARTED.split()), *_WHOLE.split(), *_READY.split()])
