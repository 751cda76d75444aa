"""Who speaks, who is spoken to, and who else promises things."""

from __future__ import annotations

from letters.reading.cues import Cue, CueTable

_OFFICES = r"(?:[Mm]inister|[Ss]taatssecretaris|[Bb]ewinds(?:persoon|personen|lieden))(?:sen|s)?\b"
GOVERNMENT = CueTable(
    "Who promises for the government",
    Cue(
        "government",
        (
            r"\b(?:[Ii]k|[Ww]ij|[Ww]e)\b|\b(?:[Mm]ijn|[Oo]nze|[Dd]iens|[Dd]e) (?:\w+ )?(?:ambts)?voorgangers?\b"
            rf"|\b[Hh]et (?:\w+ )?kabinet\b|\b[Dd]e regering\b|(?<!se )\b{_OFFICES}",
        ),
        "the writer, his predecessor, the cabinet or an office; an adjective in -se before the office names "
        "another country",
        "Mijn ambtsvoorganger heeft dat toegezegd.",
    ),
)
HOUSE = CueTable(
    "The House, or some of its members",
    Cue(
        "House",
        (
            r"\b(?:u|uw|[Uu]w (?:Kamers?|commissie|leden))\b|\b(?:[Dd]e|[Tt]weede|[Ee]erste|[Bb]eide) Kamers?\b"
            r"|\bKamerl(?:id|eden)\b"
            r"|\b(?:het lid|de leden|deze leden)\b|\b(?:Zij|haar|hun) (?=ontvang|krijg|hoor)",
        ),
        "the House addressed, named, or by its members",
        "Ik informeer uw Kamer.",
    ),
)
CHAMBER = CueTable(
    "To whom a promise was made, when nobody else but the government makes promises",
    Cue(
        "promised to",
        (
            r"\b(?:[Uu]w|[Dd]e|[Tt]weede|[Ee]erste|[Bb]eide) (?:Tweede |Eerste )?Kamers?\b|\bKamerlid\b|\bhet lid [A-Z]"
            r"|\bde leden [A-Z]|\b[Uu]w commissie\b",
        ),
        "the House, its committee or a member",
        "Aan het lid Grutto is een kaart toegezegd.",
    ),
)
FIRST_PERSON = CueTable(
    "The writer speaks of himself",
    Cue(
        "I and we",
        (r"\b(?:[Ii]k|[Ww]ij|mij|ons|[Mm]ijn|[Oo]nze)\b",),
        "pronouns of the first person",
        "Mijn toezegging luidde anders.",
    ),
)
MEMBERS_SPEAK = CueTable(
    "Words of members that are only reported",
    Cue(
        "members ask",
        (
            r"^(?:[Dd]e|[Dd]eze|[Dd]ie) (?:leden|fracties?|\w+-fractie|genoemde leden)\b"
            r"|^(?:Zij|Ook|Voorts|Tevens) (?:zij )?"
            r"(?:vragen|wijzen|willen|brengen|constateren|vernemen|hechten|lezen|verzoeken)\b|^De voorzitter\b"
            r"|^(?:Het lid"
            r"|De heer|Mevrouw) [A-Z][^;]{1,60} (?:vraagt|vroeg|wijst|wees|verzoekt|wil|merkt)\b",
        ),
        "members are the subject at the start of the sentence",
        "De leden van de fractie van De Brug vragen wanneer de kaart komt.",
    ),
    Cue(
        "asked how it stands",
        (
            r"\b(?:vraagt|vragen|vroeg|vroegen|gevraagd)\b(?: \w+){0,3} (?:of|wanneer|in hoeverre|waarom)"
            r" (?:de|deze|die|mijn|het) (?:\w+ ){0,2}(?:toezegging|toegezegde|motie)[^;:]{0,300}$",
        ),
        "how a promise or motion stands is asked, and the sentence does not go on to answer",
        "U vraagt of de toezegging over de dijken al is nagekomen.",
    ),
)
