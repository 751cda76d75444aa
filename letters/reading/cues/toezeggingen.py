"""Toezeggingen by name: who made them, and whether the sentence refuses or makes them."""

from __future__ import annotations

from letters.reading.cues import Cue, CueTable
from parliament.register_numbers import TOEZEGGING_IN_TEXT

NOUN = CueTable(
    "A toezegging is named by a noun",
    Cue(
        "the nouns toezegging and belofte, or afspraak with the House",
        "Mijn toezegging staat.",
        r"\b[Tt]oezegging(?:en)?\b|\bafspra(?:ak|ken)\b[^;,]{0,20}\bmet (?:u|uw Kamer|uw commissie|het lid)\b",
        r"\b[Bb]elofte(?:n|s)?\b",
    ),
)
NUMBERED = CueTable(
    "A toezegging is named by its number",
    Cue(
        "the House numbers toezeggingen as TZ with a month, formerly as T with five digits",
        "TZ202302-014 is afgedaan.",
        rf"{TOEZEGGING_IN_TEXT}",
    ),
)
PARTICIPLE = CueTable(
    "Something is said to be promised",
    Cue("the participle, active or passive", "Ik heb een kaart toegezegd.", r"\b(?:toegezegd|beloofd)\b"),
)
PAST = CueTable(
    "Someone promised something",
    Cue(
        "the verb in the past tense; the two parts of toezeggen may be far apart",
        "Daar zegde ik een kaart toe.",
        r"\btoezegden?\b|\bzeg(?:de|den|t)\b(?=[^;?]{0,140}\btoe\b)|\b(?:beloofde|beloofden) (?=ik|wij|de|het|mijn)",
        r"\b(?:ik|wij) (?:\w+ ){0,3}beloofde\b|\bbeloofde,",
    ),
)
ADJECTIVE = CueTable(
    "A promised thing is named",
    Cue(
        "the participle before a noun; with money it is a pledge to someone else",
        "De toegezegde kaart is klaar.",
        r"\b(?:toegezegde|beloofde)\b(?! (?:en [a-z]+ )?(?:middelen|bedrag|geld|steun|bijdrage|subsidie|financiering"
        r"|hulp|lening))",
        r"\bin het vooruitzicht\b|\baangekondigde (?=\w*(?:brief|reactie|notitie|toelichting|overzicht)\b)",
    ),
)
NAMING = CueTable(
    "The place where a toezegging is named as a thing",
    Cue(
        "the words after it are the content of the toezegging only in a subordinate clause",
        "De toezegging om te meten is ingelost.",
        r"\b(?:[Tt]oezegging(?:en)?|[Bb]elofte(?:n|s)?|toegezegde|beloofde)\b",
    ),
)
PROMISING = CueTable(
    "The place of a verb of promising",
    Cue(
        "the words after it are the content of the toezegging, up to a turn in the sentence",
        "Ik heb toegezegd na te gaan of dat niet eerder kan.",
        r"\b(?:toegezegd|beloofd|zegde|zegden|beloofden?|toezegden?)\b",
    ),
)
OF_GOVERNMENT = CueTable(
    "The noun means a toezegging of the government",
    Cue(
        "the noun comes with who made or received it, the debate, or the letter that fulfils it",
        "Deze toezegging is in het debat gedaan.",
        r"\b(?:[Mm]ijn|[Oo]nze|[Uu]w|[Dd]ie|[Dd]eze|[Dd]e|[Ee]erdere|[Gg]edane|[Oo]penstaande|[Dd]iverse"
        r"|[Vv]erschillende|[Ee]nkele|[Aa]lle) (?:[Tt]oezegging|[Bb]elofte|afspra)",
        r"\b(?:\w*debat|\w*overleg|AO|WGO|CD|[Hh]ierbij|[Hh]iermee|\w*brief|bijlage|[Cc]onform)\b|\bper toezegging\b",
        r"\b[Mm]oties?\b",
    ),
)
MADE_NOUN = CueTable(
    "Someone made a toezegging",
    Cue(
        "the verb binds its subject",
        "De fabrikant deed de toezegging te stoppen.",
        r"\b(?:deed|deden|doet|doen|gaf|gaven)\b[^;:]{0,60}\b(?:toezegging|belofte)",
    ),
)
BY_OTHERS = CueTable(
    "The toezegging is from someone else",
    Cue(
        "van with someone outside the government",
        "De toezegging van de fabrikant is helder.",
        r"\b(?:[Tt]oezegging(?:en)?|[Bb]eloften?) van (?!\d|(?:het|dat|dit) (?:\w+ )?(?:\w*debat|\w*overleg|AO|CD"
        r"|WGO)\b|vorige?|begin|eind|medio|mijn|mij\b|ons\b|onze|het (?:\w+ )?kabinet"
        r"|de (?:\w+ )?(?:[Mm]inister|[Ss]taatssecretaris|[Bb]ewinds|regering))",
        r"\b(?:heb|hebben|kreeg|kregen|ontving|ontvingen) (?:ik|wij) (?:\w+ ){0,4}(?:de|een) (?:toezegging"
        r"|belofte)(?= (?:dat|om|van|gekregen|ontvangen))(?! (?:\w+ ){0,3}(?:gedaan|gegeven))",
    ),
)
TO_OTHERS = CueTable(
    "It was promised to someone outside the House",
    Cue(
        "the recipient comes before the participle; the register does not list these",
        "Het kabinet heeft de gemeenten toegezegd te betalen.",
        r"\b(?:de|het|aan|onze) (?:[a-z]+ )?(?:gemeenten?|provincies?|waterschap(?:pen)?|sector|bewoners|omwonenden"
        r"|ondernemers|boeren|vissers|werkgevers|werknemers|medewerkers|ouders|patiënten|partners|bondgenoten"
        r"|bedrijven|instellingen|organisaties|scholen|VNG|IPO|Europese Commissie) (?:\w+ ){0,2}(?:toegezegd"
        r"|beloofd)\b",
    ),
)
TO_ME = CueTable(
    "It was promised to the writer",
    Cue(
        "a promise to the writer binds someone else",
        "De gemeente heeft mij toegezegd te meten.",
        r"(?<!door )(?<!van )\b(?:mij|ons) (?:\w+ ){0,2}(?:toegezegd|beloofd)\b|\btoegezegd aan mij\b",
        r"\b(?:krijg|ontvang)(?:en)? (?:ik|wij)\b[^;]{0,100}\b(?:toegezegd|beloofd)\b",
    ),
)
NOT_PROMISED = CueTable(
    "No toezegging: it is refused, requested or hypothetical",
    Cue(
        "a refusal, a wish or a question is not a toezegging",
        "Dat kan ik niet toezeggen.",
        r"\b(?:toegezegd|beloofd) zou(?:den)? hebben\b|\bzou(?:den)? hebben (?:toegezegd|beloofd)\b",
        r"\bniet\b[^;]{0,40}\b(?:toezeggen|toe te zeggen|beloven)\b|\bzeg\b[^;]{0,60}\bniet toe\b",
        r"\bgeen (?:toezegging|belofte)|\btoe te zeggen\b|\bniet in het vooruitzicht stellen\b|\bof een toezegging\b",
        r"\bmondelinge toezegging|\b(?:kan|kunt|wil|wilt|zou) (?:de|u)\b[^;]{0,60}\btoezeggen\b",
    ),
)
EXPLICIT = CueTable(
    "A toezegging is made explicitly",
    Cue(
        "the verb itself makes the toezegging",
        "Ik zeg uw Kamer toe de kaart te sturen.",
        r"\b(?:[Zz]eg|[Zz]eggen) (?:ik|wij)\b[^;]{0,140}\btoe\b|\b(?:[Ii]k|[Ww]ij) (?:zeg|zeggen)\b[^;]{0,140}\btoe\b",
        r"\b[Ii]k beloof\b|\b[Ii]k kan (?:\w+ ){0,4}toezeggen\b|\bals toezegging (?:noteren|opvatten|beschouwen)\b",
    ),
)
