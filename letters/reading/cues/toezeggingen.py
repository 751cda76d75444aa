"""Toezeggingen by name: who made them, and whether the sentence refuses or makes them."""

from __future__ import annotations

from letters.reading.cues import Cue, CueTable
from parliament.register_numbers import TOEZEGGING_IN_TEXT

NOUN = CueTable(
    "A toezegging is named by a noun",
    Cue(
        "noun",
        (
            r"\b[Tt]oezegging(?:en)?\b|\bafspra(?:ak|ken)\b[^;,]{0,20}\bmet (?:u|uw Kamer|uw commissie|het "
            r"lid)\b|\b[Bb]elofte(?:n|s)?\b|\bgedane toezegging",
        ),
        "the nouns toezegging and belofte, or afspraak with the House",
        "Mijn toezegging staat.",
    ),
)
NUMBERED = CueTable(
    "A toezegging is named by its number",
    Cue(
        "number",
        (TOEZEGGING_IN_TEXT,),
        "the House numbers toezeggingen as TZ with a month, formerly as T with five digits",
        "TZ202302-014 is afgedaan.",
    ),
)
PARTICIPLE = CueTable(
    "Something is said to be promised",
    Cue(
        "participle",
        (r"\b(?:toegezegd|beloofd)\b",),
        "the participle, active or passive",
        "Ik heb een kaart toegezegd.",
    ),
)
PAST = CueTable(
    "Someone promised something",
    Cue(
        "past tense",
        (
            r"\btoezegden?\b|\bzeg(?:de|den|t)\b(?=[^;?]{0,140}\btoe\b)|\b(?:beloofde|beloofden) (?=ik|wij|de"
            r"|het|mijn)|\b(?:ik|wij) "
            r"(?:\w+ ){0,3}beloofde\b|\bbeloofde,",
        ),
        "the verb in the past tense; the two parts of toezeggen may be far apart",
        "Daar zegde ik een kaart toe.",
    ),
)
ADJECTIVE = CueTable(
    "A promised thing is named",
    Cue(
        "adjective",
        (
            r"\b(?:toegezegde|beloofde)\b(?! (?:en [a-z]+ )?(?:middelen|bedrag|geld|steun|bijdrage|subsidie"
            r"|financiering|hulp|lening))"
            r"|\bin het vooruitzicht\b|\baangekondigde (?=\w*(?:brief|reactie|notitie|toelichting|overzicht)\b)",
        ),
        "the participle before a noun; with money it is a pledge to someone else",
        "De toegezegde kaart is klaar.",
    ),
)
NAMING = CueTable(
    "The place where a toezegging is named as a thing",
    Cue(
        "noun or adjective",
        (r"\b(?:[Tt]oezegging(?:en)?|[Bb]elofte(?:n|s)?|toegezegde|beloofde)\b",),
        "the words after it are the content of the toezegging only in a subordinate clause",
        "De toezegging om te meten is ingelost.",
    ),
)
PROMISING = CueTable(
    "The place of a verb of promising",
    Cue(
        "verb",
        (r"\b(?:toegezegd|beloofd|zegde|zegden|beloofden?|toezegden?)\b",),
        "the words after it are the content of the toezegging, up to a turn in the sentence",
        "Ik heb toegezegd na te gaan of dat niet eerder kan.",
    ),
)
OF_GOVERNMENT = CueTable(
    "The noun means a toezegging of the government",
    Cue(
        "context of the noun",
        (
            r"\b(?:[Mm]ijn|[Oo]nze|[Uu]w|[Dd]ie|[Dd]eze|[Dd]e|[Ee]erdere|[Gg]edane|[Oo]penstaande|[Dd]iverse"
            r"|[Vv]erschillende|[Ee]nkele|[Aa]lle) (?:[Tt]oezegging|[Bb]elofte|afspra)"
            r"|\b(?:\w*debat|\w*overleg|AO|WGO|CD|[Hh]ierbij|[Hh]iermee|\w*brief|bijlage|[Cc]onform)\b|\bper "
            r"toezegging\b"
            r"|\b[Mm]oties?\b",
        ),
        "the noun comes with who made or received it, the debate, or the letter that fulfils it",
        "Deze toezegging is in het debat gedaan.",
    ),
)
MADE_NOUN = CueTable(
    "Someone made a toezegging",
    Cue(
        "make a toezegging",
        (r"\b(?:deed|deden|doet|doen|gaf|gaven)\b[^;:]{0,60}\b(?:toezegging|belofte)",),
        "the verb binds its subject",
        "De fabrikant deed de toezegging te stoppen.",
    ),
)
BY_OTHERS = CueTable(
    "The toezegging is from someone else",
    Cue(
        "from others",
        (
            r"\b(?:[Tt]oezegging(?:en)?|[Bb]eloften?) van (?!\d"
            r"|(?:het|dat|dit) (?:\w+ )?(?:\w*debat|\w*overleg|AO|CD|WGO)\b|vorige?|begin|eind|medio"
            r"|mijn|mij\b|ons\b|onze|het (?:\w+ )?kabinet|de (?:\w+ "
            r")?(?:[Mm]inister|[Ss]taatssecretaris|[Bb]ewinds|regering))",
            r"\b(?:heb|hebben|kreeg|kregen|ontving|ontvingen) (?:ik|wij) (?:\w+ ){0,4}(?:de|een) (?:toezegging|belofte)"
            r"(?= (?:dat|om|van|gekregen|ontvangen))(?! (?:\w+ ){0,3}(?:gedaan|gegeven))",
        ),
        "van with someone outside the government",
        "De toezegging van de fabrikant is helder.",
    ),
)
TO_OTHERS = CueTable(
    "It was promised to someone outside the House",
    Cue(
        "to others",
        (
            r"\b(?:de|het|aan|onze) (?:[a-z]+ )?(?:gemeenten?|provincies?|waterschap(?:pen)?|sector|bewoners|omwonenden"
            r"|ondernemers|boeren|vissers|werkgevers|werknemers|medewerkers|ouders|patiënten|partners|bondgenoten|bedrijven"
            r"|instellingen|organisaties|scholen|VNG|IPO|Europese Commissie) (?:\w+ ){0,2}(?:toegezegd|beloofd)\b",
        ),
        "the recipient comes before the participle; the register does not list these",
        "Het kabinet heeft de gemeenten toegezegd te betalen.",
    ),
)
TO_ME = CueTable(
    "It was promised to the writer",
    Cue(
        "to me",
        (
            r"(?<!door )(?<!van )\b(?:mij|ons) (?:\w+ ){0,2}(?:toegezegd|beloofd)\b|\btoegezegd aan mij\b",
            r"\b(?:krijg|ontvang)(?:en)? (?:ik|wij)\b[^;]{0,100}\b(?:toegezegd|beloofd)\b",
        ),
        "a promise to the writer binds someone else",
        "De gemeente heeft mij toegezegd te meten.",
    ),
)
NOT_PROMISED = CueTable(
    "No toezegging: it is refused, requested or hypothetical",
    Cue(
        "no toezegging",
        (
            r"\b(?:toegezegd|beloofd) zou(?:den)? hebben\b|\bzou(?:den)? hebben (?:toegezegd|beloofd)\b"
            r"|\bniet\b[^;]{0,40}\b(?:toezeggen|toe te zeggen|beloven)\b|\bzeg\b[^;]{0,60}\bniet toe\b|\bgeen "
            r"(?:toezegging"
            r"|belofte)|\btoe te zeggen\b"
            r"|\bniet in het vooruitzicht stellen\b"
            r"|\bof een toezegging\b|\bmondelinge toezegging|\b(?:kan|kunt|wil|wilt|zou) (?:de"
            r"|u)\b[^;]{0,60}\btoezeggen\b",
        ),
        "a refusal, a wish or a question is not a toezegging",
        "Dat kan ik niet toezeggen.",
    ),
)
EXPLICIT = CueTable(
    "A toezegging is made explicitly",
    Cue(
        "I promise",
        (
            r"\b(?:[Zz]eg|[Zz]eggen) (?:ik|wij)\b[^;]{0,140}\btoe\b|\b(?:[Ii]k|[Ww]ij) (?:zeg"
            r"|zeggen)\b[^;]{0,140}\btoe\b"
            r"|\b[Ii]k beloof\b"
            r"|\b[Ii]k kan (?:\w+ ){0,4}toezeggen\b|\bals toezegging (?:noteren|opvatten|beschouwen)\b",
        ),
        "the verb itself makes the toezegging",
        "Ik zeg uw Kamer toe de kaart te sturen.",
    ),
)
