"""Who speaks, who is spoken to, and who else promises things."""

from __future__ import annotations

import re

_OFFICES = r"(?:[Mm]inister|[Ss]taatssecretaris|[Bb]ewinds(?:persoon|personen|lieden))(?:sen|s)?\b"
# "De Bulgaarse Minister" is none of ours: an adjective in -se before the office names another country.
GOVERNMENT = re.compile(
    r"\b(?:[Ii]k|[Ww]ij|[Ww]e)\b|\b(?:[Mm]ijn|[Oo]nze|[Dd]iens|[Dd]e) (?:\w+ )?(?:ambts)?voorgangers?\b"
    rf"|\b[Hh]et (?:\w+ )?kabinet\b|\b[Dd]e regering\b|(?<!se )\b{_OFFICES}"
)
HOUSE = re.compile(
    r"\b(?:u|uw|[Uu]w (?:Kamers?|commissie|leden))\b|\b(?:[Dd]e|[Tt]weede|[Ee]erste|[Bb]eide) Kamers?\b"
    r"|\bKamerl(?:id|eden)\b"
    r"|\b(?:het lid|de leden|deze leden)\b|\b(?:Zij|haar|hun) (?=ontvang|krijg|hoor)"
)
# To whom a promise was made, when nobody else but the government makes promises.
CHAMBER = re.compile(
    r"\b(?:[Uu]w|[Dd]e|[Tt]weede|[Ee]erste|[Bb]eide) (?:Tweede |Eerste )?Kamers?\b|\bKamerlid\b|\bhet lid [A-Z]"
    r"|\bde leden [A-Z]|\b[Uu]w commissie\b"
)
FIRST_PERSON = re.compile(r"\b(?:[Ii]k|[Ww]ij|mij|ons|[Mm]ijn|[Oo]nze)\b")
# In a reply, words of members that are only reported.
MEMBERS_SPEAK = re.compile(
    r"^(?:[Dd]e|[Dd]eze|[Dd]ie) (?:leden|fracties?|\w+-fractie|genoemde leden)\b"
    r"|^(?:Zij|Ook|Voorts|Tevens) (?:zij )?"
    r"(?:vragen|wijzen|willen|brengen|constateren|vernemen|hechten|lezen|verzoeken)\b|^De voorzitter\b|^(?:Het lid"
    r"|De heer|Mevrouw) [A-Z][^;]{1,60} (?:vraagt|vroeg|wijst|wees|verzoekt|wil|merkt)\b"
)
