"""Requests and motions: what the House asks for."""

from __future__ import annotations

from letters.reading.cues import Cue, CueTable

BY_HOUSE = CueTable(
    "The request comes from the House",
    Cue(
        "a request of a foundation or a citizen does not count",
        "De vaste commissie heeft mij verzocht te reageren.",
        r"\bKamer|\b(?:\w*commissie|fracties?|\w+-fractie|lid|leden|[Mm]oties?|Kamerl\w+)\b|\b[Uu]\b|\bgevraagde\b",
        r"\bverzoek(?! van (?:de|het|een) (?!(?:vaste |Tweede |Eerste )?(?:commissie|Kamer|leden|lid|fractie)))",
        r"\b[Bb]eantwoording\b|\bvragen\b",
    ),
)
REQUEST = CueTable(
    "Something is requested",
    Cue(
        "a verb of asking or wishing, or wanting something in writing",
        "U heeft mij gevraagd om een overzicht.",
        r"\b(?:[Bb]eantwoording|[Bb]eantwoorden van|antwoorden (?:op|binnen|te)|[Vv]erzoek(?:en)?|verzocht(?:en)?"
        r"|gevraagde?|vroeg(?:en)?|wenst?|wil mijn)\b",
        r"\bwilden?\b[^;]{0,40}\b(?:reactie|antwoord|brief|toelichting|uitleg|overzicht|onderzoek)\b",
    ),
)
MOTION = CueTable(
    "A motion is named",
    Cue(
        "the noun, except a motion of no confidence, which asks for no action",
        "De motie-Grutto is uitgevoerd.",
        r"\b[Mm]oties?\b(?! van wantrouwen)",
    ),
)
SPECIFIC_MOTION = CueTable(
    "The sentence is about a specific motion",
    Cue(
        "a single motion, and not an announcement that the writer will discuss it",
        "De motie van het lid Kievit wordt uitgevoerd.",
        r"^(?!.{0,200}\b(?:(?:behandel|bespreek|reageer|betrek) (?:ik|wij)"
        r"|(?:[Ii]k|[Ww]ij) (?:behandel|bespreek|reageer|betrek)|geen \w*(?: \w+)?moties?)\b).*\b[Mm]otie\b",
    ),
)
MOTION_CONTENT = CueTable(
    "The sentence only gives the content of a motion, or the vote on it",
    Cue(
        "what a motion asks for and how the House voted do not say how it is carried out; after a relative clause the "
        "main clause decides",
        "De motie-Kievit verzoekt de regering te meten.",
        r"(?<!wat de )(?<!zoals de )(?<!dan de )(?<!die de )\b[Mm]oties?\b(?:(?!, (?:die|dat|waar)"
        r"|\b(?:die|dat|waar\w+)\b)[^;]){0,160}?\b(?:verzoekt|verzocht(?:en)?|vraagt|vragen|vroeg(?:en)?|gevraagd"
        r"|roept|riep|draagt|constateert|overweegt|wenst|nam|ingediend|verworpen|aangehouden|aangenomen|ingetrokken"
        r"|gestemd|ontraad|ontraden|ontraadt|gesteund|stem(?:t|de|men|ming))\b",
        r"\b(?:verworpen|ingediende|aangehouden|ontraad|ontraden|ontijdig|oordeel Kamer|nam|dient|diende"
        r"|aangenomen,?) [^;]{0,120}\b[Mm]oties?\b",
        r"\b(?:indieners?|appreciatie|stemming(?:en)?) (?:\w+ ){0,3}(?:van|over|op) (?:de|een|die|deze) moties?\b",
        r"\bbij motie\b",
    ),
)
