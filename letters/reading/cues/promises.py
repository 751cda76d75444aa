"""A promise that is named, recalled, refused, asked for, or made now; motions and requests."""

from __future__ import annotations

import re

from letters.reading.cues import Cue, Table

NOUN = re.compile(r"\b[Tt]oezegging(?:en)?\b|\b[Bb]elofte(?:n|s)?\b|\bgedane toezegging")
NUMBERED = re.compile(r"\bTZ\d{6}-K?\d{3,}\b|(?<![A-Z0-9])T\d{5}\b")
PARTICIPLE = re.compile(r"\b(?:toegezegd|beloofd)\b")
PAST = re.compile(
    r"\bzeg(?:de|den|t)\b(?=[^;?]{0,140}\btoe\b)|\b(?:beloofde|beloofden) (?=ik|wij|de|het|mijn)|\b(?:ik|wij) "
    r"(?:\w+ ){0,3}beloofde\b|\bbeloofde,"
)
ADJECTIVE = re.compile(r"\b(?:toegezegde|beloofde)\b|\bin het vooruitzicht\b")
# Where a promise is named as a thing, and where the act of promising is told: what follows the second is its content.
NAMING = re.compile(r"\b(?:[Tt]oezegging(?:en)?|[Bb]elofte(?:n|s)?|toegezegde|beloofde)\b")
PROMISING = re.compile(r"\b(?:toegezegd|beloofd|zegde|zegden|beloofden)\b")
# A noun is the government's promise where its kin stands beside it: who gave or got it, or where.
KIN = re.compile(
    r"\b(?:[Mm]ijn|[Oo]nze|[Uu]w|[Dd]ie|[Dd]eze|[Dd]e|[Ee]erdere|[Gg]edane|[Oo]penstaande|[Dd]iverse"
    r"|[Vv]erschillende|[Ee]nkele|[Aa]lle) [Tt]oezegging"
    r"|\b(?:\w*debat|\w*overleg|AO|WGO|CD|[Hh]ierbij|[Hh]iermee|\w*brief|bijlage|[Cc]onform)\b|\bper toezegging\b"
    r"|\b[Mm]oties?\b"
)
MADE_NOUN = re.compile(r"\b(?:deed|deden|doet|doen|gaf|gaven)\b[^;:]{0,60}\b(?:toezegging|belofte)")
BY_OTHERS = re.compile(
    r"\b(?:[Tt]oezegging(?:en)?|[Bb]eloften?) van (?!\d|vorige?|begin|eind|medio"
    r"|mijn|mij\b|ons\b|onze|het (?:\w+ )?kabinet|de (?:\w+ "
    r")?(?:[Mm]inister|[Ss]taatssecretaris|[Bb]ewinds|regering))"
)
TO_ME = re.compile(r"(?<!door )\b(?:mij|ons) (?:\w+ ){0,2}(?:toegezegd|beloofd)\b|\btoegezegd aan mij\b")

RECALLED = Table(
    Cue(
        "would",
        (
            (
                r"\b(?:[Ii]k zou|[Zz]ou ik)\b(?! (?:graag|willen|het"
                r"|u willen))[^;]{0,140}\b(?:onderzoeken|nagaan|uitzoeken"
                r"|navragen|weten|zeggen|berichten|melden|aankaarten|bezien|bekijken|sturen|zenden|geven|informeren"
                r"|doorrekenen|terugkomen|ingaan|voorbereiden|uitwerken|overleggen|vragen|delen)\b"
            ),
        ),
        "ik zou u laten weten: a promise in free indirect speech",
    ),
    Cue(
        "said to",
        (
            r"\b(?:gezegd|aangeboden|aangegeven|gemeld)\b[^;]{0,140}\bte (?:zullen|laten|vragen)\b",
            r"\bgezegd na te gaan\b",
        ),
        "said that one would, with an infinitive",
    ),
    Cue(
        "was to come",
        (
            (
                r"\b(?:[Kk]amers?|commissie|leden|[Uu]|zij) (?:\w+ )?zou(?:den)?\b[^;]{0,140}\b(?:ontvangen"
                r"|krijgen|horen|vernemen|worden)\b"
            ),
            r"\bzou(?:den)? (?:ik|wij) (?:u|uw Kamer|de Kamer)\b",
            (
                r"\b(?:ik|wij) (?:u|uw Kamer|de Kamer)\b[^;]{0,90}\bzou(?:den)? (?:sturen|zenden|melden"
                r"|berichten|informeren|geven|doen|bieden|laten)\b"
            ),
            r"\bzou(?:den)? (?:volgen|komen|krijgen|ontvangen|worden toegezonden)\b",
            r"\bhad(?:den)? moeten (?:zijn|komen)\b",
        ),
        "what should have come was promised",
    ),
    Cue(
        "was willing",
        (
            r"\bbereid(?:heid)? (?:verklaard|getoond|uitgesproken|gevonden)\b",
            r"\bbevestigend\b[^;]{0,30}\bgeantwoord\b",
            r"\b(?:heb|hebben|heeft)\b[^;]{0,80}\bop (?:mij|mijn|ons|zich) genomen\b",
            r"\bnam (?:ik|wij) (?:het )?op (?:mij|ons)\b",
        ),
        "the writer said that he was willing, which binds him",
    ),
    Cue(
        "owed",
        (
            r"\bschuldig (?:bleef|bleven|ben|was|gebleven)\b",
            r"\bantwoord schuldig\b",
            r"\btegoed\b",
            r"\bonbeantwoord (?:bleef|bleven|gebleven)\b",
        ),
        "an answer owed since the debate",
    ),
    Cue(
        "points",
        (
            (
                r"\b(?:punt|punten|kwesties?|onderwerpen)\b[^;]{0,40}\b(?:uit|van) (?:het|dat|dit|de) ?\w*(?: "
                r"\w+)?(?:overleg|debat|AO|CD|WGO)\b"
            ),
            r"\bpunten\b[^;]{0,30}\buit (?:het|dat|dit)\b",
            (
                r"\b(?:punten|kwesties|vragen|onderwerpen) die [^;,]{0,40}\b(?:op tafel lagen|open ?stonden"
                r"|bleven liggen)\b"
            ),
            r"\bopenstaande punten\b",
        ),
        "the open points of a debate are its promises",
    ),
    Cue(
        "as agreed",
        (
            r"\b(?:[Zz]oals|[Aa]ls)\b[^;]{0,40}\b(?:afgesproken|aangekondigd)\b",
            r"\baan die afspraak\b",
            r"\bin het vooruitzicht\b",
        ),
        "as was said before",
    ),
    Cue(
        "not kept",
        (r"\b(?:ik|wij|kabinet)\b[^;]{0,30}\bniet (?:nakomen|gestand doen|waarmaken)\b",),
        "what the writer cannot keep was promised",
    ),
)
SAID = re.compile(
    r"\b(?:gezegd|zei|voorgehouden|aangegeven|gaf (?:ik )?aan|gemeld|aangeboden|laten weten|antwoord was)\b"
    r"|\bhield ik\b|\bgaf aan\b"
)
THAT_WOULD = re.compile(r"\bdat (?:ik|u|wij|zij|hij|de|het|dit|uw)\b[^;]{0,180}\bzou(?:den)?\b")
# Who asks is the House; what a foundation or a neighbour asks binds nobody.
ASKERS = re.compile(
    r"\bKamer|\b(?:\w*commissie|fracties?|\w+-fractie|lid|leden|[Mm]oties?|Kamerl\w+)\b|\b[Uu]\b|\bgevraagde\b"
    r"|\bverzoek"
)
REQUEST = re.compile(
    r"\b(?:[Bb]eantwoording van"
    r"|[Vv]erzoek(?:en)?|verzocht(?:en)?|gevraagde?|vroeg(?:en)?|wenst?|wil mijn)\b"
    r"|\bwilden?\b[^;]{0,40}\b(?:reactie|antwoord|brief|toelichting|uitleg|overzicht|onderzoek)\b"
)
MOTION = re.compile(r"\b[Mm]oties?\b(?! van wantrouwen)")
# One motion in particular, and not what the writer is still to say of it.
THE_MOTION = re.compile(
    r"^(?!.{0,200}\b(?:(?:behandel|bespreek|reageer|betrek) (?:ik|wij)|(?:[Ii]k|[Ww]ij) (?:behandel"
    r"|bespreek|reageer|betrek)"
    r"|geen \w*(?: \w+)?moties?)\b).*\b[Mm]otie\b",
    re.DOTALL,
)
# What a motion asks for, or its fate in the House; not how it is carried out. In a relative clause ("de motie, die
# vraagt om …, is uitgevoerd") the main clause tells.
MOTION_TOLD = re.compile(
    r"\b[Mm]oties?\b(?:(?!, (?:die|dat|waar)|\b(?:die|dat|waar\w+)\b)[^;]){0,160}?\b(?:verzoekt"
    r"|verzocht(?:en)?|vraagt|vragen"
    r"|vroeg(?:en)?|gevraagd|roept|riep|draagt|constateert|overweegt|wenst|nam|ingediend|verworpen"
    r"|aangehouden|ontraad|ontraden"
    r"|ontraadt|gesteund|stem(?:t|de|men|ming))\b"
    r"|\b(?:verworpen|ingediende|aangehouden|ontraad|ontraden|ontijdig|oordeel Kamer|nam|dient|diende"
    r"|aangenomen,?) [^;]{0,120}\b[Mm]oties?\b"
    r"|\b(?:indieners?|appreciatie|strekking|stemming(?:en)?) (?:\w+ ){0,3}(?:van|over|op) (?:de|een|die"
    r"|deze) moties?\b|\bbij motie\b"
)
# Refused, asked for, meant in general, or of another kind: no promise of the government to the House.
NOT_PROMISED = re.compile(
    r"\bniet\b[^;]{0,40}\b(?:toezeggen|toe te zeggen|beloven)\b|\bzeg\b[^;]{0,60}\bniet toe\b|\bgeen (?:toezegging"
    r"|belofte)|\btoe te zeggen\b"
    r"|\bof een toezegging\b|\bmondelinge toezegging|\b(?:kan|kunt|wil|wilt|zou) (?:de|u)\b[^;]{0,60}\btoezeggen\b"
)
VOWS = re.compile(
    r"\b(?:[Zz]eg|[Zz]eggen) (?:ik|wij)\b[^;]{0,140}\btoe\b|\b(?:[Ii]k|[Ww]ij) (?:zeg|zeggen)\b[^;]{0,140}\btoe\b"
    r"|\b[Ii]k beloof\b"
    r"|\b[Ii]k kan (?:\w+ ){0,4}toezeggen\b|\bals toezegging (?:noteren|opvatten|beschouwen)\b"
)
