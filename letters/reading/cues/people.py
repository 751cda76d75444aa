"""People: the government, the House and its members."""

from __future__ import annotations

from letters.reading.cues import Cue, CueTable

_OFFICES = r"(?:[Mm]inister|[Ss]taatssecretaris|[Bb]ewinds(?:persoon|personen|lieden))(?:sen|s)?\b"
GOVERNMENT = CueTable(
    "A member of the government is named",
    Cue(
        "the writer, a predecessor, the cabinet or an office; an adjective in -se before the office means a minister "
        "of another country",
        "Mijn ambtsvoorganger heeft dat toegezegd.",
        r"\b(?:[Ii]k|[Ww]ij|[Ww]e)\b|\b(?:[Mm]ijn|[Oo]nze|[Dd]iens|[Dd]e) (?:\w+ )?(?:ambts)?voorgangers?\b",
        rf"\b[Hh]et (?:\w+ )?kabinet\b|\b[Dd]e regering\b|(?<!se )\b{_OFFICES}",
    ),
)
HOUSE = CueTable(
    "The House or its members are named",
    Cue(
        "the House is addressed or named, or its members are",
        "Ik informeer uw Kamer.",
        r"\b(?:u|uw|[Uu]w (?:Kamers?|commissie|leden))\b|\b(?:[Dd]e|[Tt]weede|[Ee]erste|[Bb]eide) Kamers?\b",
        r"\bKamerl(?:id|eden)\b|\b(?:het lid|de leden|deze leden)\b|\b(?:Zij|haar|hun) (?=ontvang|krijg|hoor)",
    ),
)
TO_HOUSE = CueTable(
    "A toezegging was made to the House, so that the government made it",
    Cue(
        "names the House, a committee or a member",
        "Aan het lid Grutto is een kaart toegezegd.",
        r"\b(?:[Uu]w|[Dd]e|[Tt]weede|[Ee]erste|[Bb]eide) (?:Tweede |Eerste )?Kamers?\b|\bKamerlid\b|\bhet lid [A-Z]",
        r"\bde leden [A-Z]|\b[Uu]w commissie\b",
    ),
)
FIRST_PERSON = CueTable(
    "The writer uses the first person",
    Cue(
        "a pronoun of the first person",
        "Mijn toezegging luidde anders.",
        r"\b(?:[Ii]k|[Ww]ij|mij|ons|[Mm]ijn|[Oo]nze)\b",
    ),
)
MEMBERS_SPEAK = CueTable(
    "The sentence reports what members said",
    Cue(
        "the sentence starts with members as its subject",
        "De leden van de fractie van De Brug vragen wanneer de kaart komt.",
        r"^(?:[Dd]e|[Dd]eze|[Dd]ie) (?:leden|fracties?|\w+-fractie|genoemde leden)\b",
        r"^(?:Zij|Ook|Voorts|Tevens) (?:zij )?(?:vragen|wijzen|willen|brengen|constateren|vernemen|hechten|lezen"
        r"|verzoeken)\b",
        r"^De voorzitter\b",
        r"^(?:Het lid|De heer|Mevrouw) [A-Z][^;]{1,60} (?:vraagt|vroeg|wijst|wees|verzoekt|wil|merkt)\b",
    ),
    Cue(
        "a question about the state of a toezegging or motion, and the sentence does not answer it",
        "U vraagt of de toezegging over de dijken al is nagekomen.",
        r"\b(?:vraagt|vragen|vroeg|vroegen|gevraagd)\b(?: \w+){0,3} (?:of|wanneer|in hoeverre|waarom) (?:de|deze|die"
        r"|mijn|het) (?:\w+ ){0,2}(?:toezegging|toegezegde|motie)[^;:]{0,300}$",
    ),
)
