"""A promise that is named: whose it is, and what is refused or made in so many words."""

from __future__ import annotations

from letters.reading.cues import Cue, CueTable
from parliament.register_numbers import TOEZEGGING_IN_TEXT

NOUN = CueTable(
    "A promise is named",
    Cue(
        "noun",
        (
            r"\b[Tt]oezegging(?:en)?\b|\bafspra(?:ak|ken)\b[^;,]{0,20}\bmet (?:u|uw Kamer|uw commissie|het "
            r"lid)\b|\b[Bb]elofte(?:n|s)?\b|\bgedane toezegging",
        ),
        "toezegging and belofte are the nouns for it",
        "Mijn toezegging staat.",
    ),
)
NUMBERED = CueTable(
    "A promise is named by its number",
    Cue(
        "number",
        (TOEZEGGING_IN_TEXT,),
        "the House numbers promises TZ with month, or T with five digits",
        "TZ202302-014 is afgedaan.",
    ),
)
PARTICIPLE = CueTable(
    "Something is called promised",
    Cue(
        "participle",
        (r"\b(?:toegezegd|beloofd)\b",),
        "the participle carries the act, active or passive",
        "Ik heb een kaart toegezegd.",
    ),
)
PAST = CueTable(
    "Somebody promised",
    Cue(
        "past tense",
        (
            r"\btoezegden?\b|\bzeg(?:de|den|t)\b(?=[^;?]{0,140}\btoe\b)|\b(?:beloofde|beloofden) (?=ik|wij|de"
            r"|het|mijn)|\b(?:ik|wij) "
            r"(?:\w+ ){0,3}beloofde\b|\bbeloofde,",
        ),
        "the separable verb in the past, its parts a clause apart",
        "Daar zegde ik een kaart toe.",
    ),
)
ADJECTIVE = CueTable(
    "A thing is called promised",
    Cue(
        "adjective",
        (
            r"\b(?:toegezegde|beloofde)\b(?! (?:en [a-z]+ )?(?:middelen|bedrag|geld|steun|bijdrage|subsidie"
            r"|financiering|hulp|lening))"
            r"|\bin het vooruitzicht\b|\baangekondigde (?=\w*(?:brief|reactie|notitie|toelichting|overzicht)\b)",
        ),
        "the participle before a noun names a thing that was promised; of money it is a pledge to somebody else",
        "De toegezegde kaart is klaar.",
    ),
)
NAMING = CueTable(
    "Where a promise is named as a thing",
    Cue(
        "named",
        (r"\b(?:[Tt]oezegging(?:en)?|[Bb]elofte(?:n|s)?|toegezegde|beloofde)\b",),
        "what follows the noun belongs to its content only in a clause of its own",
        "De toezegging om te meten is ingelost.",
    ),
)
PROMISING = CueTable(
    "Where the act of promising is told",
    Cue(
        "told",
        (r"\b(?:toegezegd|beloofd|zegde|zegden|beloofden?|toezegden?)\b",),
        "what follows the verb is the promise's content, until the sentence turns",
        "Ik heb toegezegd na te gaan of dat niet eerder kan.",
    ),
)
OF_GOVERNMENT = CueTable(
    "The noun means a promise of the government",
    Cue(
        "kin beside it",
        (
            r"\b(?:[Mm]ijn|[Oo]nze|[Uu]w|[Dd]ie|[Dd]eze|[Dd]e|[Ee]erdere|[Gg]edane|[Oo]penstaande|[Dd]iverse"
            r"|[Vv]erschillende|[Ee]nkele|[Aa]lle) (?:[Tt]oezegging|[Bb]elofte|afspra)"
            r"|\b(?:\w*debat|\w*overleg|AO|WGO|CD|[Hh]ierbij|[Hh]iermee|\w*brief|bijlage|[Cc]onform)\b|\bper "
            r"toezegging\b"
            r"|\b[Mm]oties?\b",
        ),
        "who gave or got it, where, or the letter that meets it stands beside the noun",
        "Deze toezegging is in het debat gedaan.",
    ),
)
MADE_NOUN = CueTable(
    "Somebody made a promise",
    Cue(
        "makes one",
        (r"\b(?:deed|deden|doet|doen|gaf|gaven)\b[^;:]{0,60}\b(?:toezegging|belofte)",),
        "doing or giving a promise has a subject, who is the one bound",
        "De fabrikant deed de toezegging te stoppen.",
    ),
)
BY_OTHERS = CueTable(
    "The promise is somebody else's",
    Cue(
        "of another",
        (
            r"\b(?:[Tt]oezegging(?:en)?|[Bb]eloften?) van (?!\d"
            r"|(?:het|dat|dit) (?:\w+ )?(?:\w*debat|\w*overleg|AO|CD|WGO)\b|vorige?|begin|eind|medio"
            r"|mijn|mij\b|ons\b|onze|het (?:\w+ )?kabinet|de (?:\w+ "
            r")?(?:[Mm]inister|[Ss]taatssecretaris|[Bb]ewinds|regering))",
            r"\b(?:heb|hebben|kreeg|kregen|ontving|ontvingen) (?:ik|wij) (?:\w+ ){0,4}(?:de|een) (?:toezegging|belofte)"
            r"(?= (?:dat|om|van|gekregen|ontvangen))(?! (?:\w+ ){0,3}(?:gedaan|gegeven))",
        ),
        "van, with somebody who is not of the government",
        "De toezegging van de fabrikant is helder.",
    ),
)
TO_OTHERS = CueTable(
    "Promised to somebody outside the House",
    Cue(
        "to others",
        (
            r"\b(?:de|het|aan|onze) (?:[a-z]+ )?(?:gemeenten?|provincies?|waterschap(?:pen)?|sector|bewoners|omwonenden"
            r"|ondernemers|boeren|vissers|werkgevers|werknemers|medewerkers|ouders|patiënten|partners|bondgenoten|bedrijven"
            r"|instellingen|organisaties|scholen|VNG|IPO|Europese Commissie) (?:\w+ ){0,2}(?:toegezegd|beloofd)\b",
        ),
        "the one to whom it was promised stands before the participle; the House keeps no list of those",
        "Het kabinet heeft de gemeenten toegezegd te betalen.",
    ),
)
TO_ME = CueTable(
    "Promised to the writer",
    Cue(
        "to me",
        (
            r"(?<!door )(?<!van )\b(?:mij|ons) (?:\w+ ){0,2}(?:toegezegd|beloofd)\b|\btoegezegd aan mij\b",
            r"\b(?:krijg|ontvang)(?:en)? (?:ik|wij)\b[^;]{0,100}\b(?:toegezegd|beloofd)\b",
        ),
        "what was promised to the writer binds another; what was promised by him does not",
        "De gemeente heeft mij toegezegd te meten.",
    ),
)
NOT_PROMISED = CueTable(
    "Refused, asked for, or meant in general: no promise",
    Cue(
        "no promise",
        (
            r"\b(?:toegezegd|beloofd) zou(?:den)? hebben\b|\bzou(?:den)? hebben (?:toegezegd|beloofd)\b"
            r"|\bniet\b[^;]{0,40}\b(?:toezeggen|toe te zeggen|beloven)\b|\bzeg\b[^;]{0,60}\bniet toe\b|\bgeen "
            r"(?:toezegging"
            r"|belofte)|\btoe te zeggen\b"
            r"|\bniet in het vooruitzicht stellen\b"
            r"|\bof een toezegging\b|\bmondelinge toezegging|\b(?:kan|kunt|wil|wilt|zou) (?:de"
            r"|u)\b[^;]{0,60}\btoezeggen\b",
        ),
        "a refusal, a wish or a question makes no promise",
        "Dat kan ik niet toezeggen.",
    ),
)
EXPLICIT = CueTable(
    "A promise is made in so many words",
    Cue(
        "I promise",
        (
            r"\b(?:[Zz]eg|[Zz]eggen) (?:ik|wij)\b[^;]{0,140}\btoe\b|\b(?:[Ii]k|[Ww]ij) (?:zeg"
            r"|zeggen)\b[^;]{0,140}\btoe\b"
            r"|\b[Ii]k beloof\b"
            r"|\b[Ii]k kan (?:\w+ ){0,4}toezeggen\b|\bals toezegging (?:noteren|opvatten|beschouwen)\b",
        ),
        "the verb itself makes the promise",
        "Ik zeg uw Kamer toe de kaart te sturen.",
    ),
)
