"""Delay: later than promised, denied, or dropped."""

from __future__ import annotations

from letters.reading.cues import MONTH, Cue, CueTable

_SEASON = r"zomer|winter|voorjaar|najaar|kerst|eerste|tweede|derde|vierde|laatste|einde|\w*reces"
_DEADLINE = r"(?:termijn|datum|streefdatum|planning|tijdpad|tijdschema|tijdstip|deadline)"
# Verbs of fulfilment, as "particle|infinitive|participle". The infinitive may have "te" in the middle: "na te komen".
_SEPARABLE_VERBS = (
    "na|komen|gekomen tegemoet|komen|gekomen in|lossen|gelost uit|voeren|gevoerd in|vullen|gevuld "
    "in|willigen|gewilligd toe|sturen|gestuurd toe|zenden|gezonden toe|komen|gekomen aan|bieden|geboden "
    "af|ronden|gerond op|leveren|geleverd af|doen|gedaan af|handelen|gehandeld bij|voegen|gevoegd "
    "mee|zenden|gezonden mee|sturen|gestuurd voor|leggen|gelegd plaats|vinden|gevonden door|gaan|gegaan "
    "door|zetten|gezet voort|zetten|gezet uit|brengen|gebracht in|dienen|gediend op|stellen|gesteld "
    "op|nemen|genomen waar|maken|gemaakt over|leggen|gelegd uit|zoeken|gezocht vrij|geven|gegeven "
    "bekend|maken|gemaakt klaar|krijgen|gekregen rond|krijgen|gekregen"
)
_OTHER_VERBS = (
    "voldoen|voldaan sturen|gestuurd zenden|gezonden verzenden|verzonden verstrekken|verstrekt leveren|geleverd "
    "delen|gedeeld berichten|bericht informeren|geïnformeerd melden|gemeld geven|gegeven beantwoorden|beantwoord "
    "voltooien|voltooid ontvangen|ontvangen halen|gehaald lukken|gelukt beschikken|beschikbaar bieden|geboden "
    "redden|gered uitwerken|uitgewerkt verrichten|verricht publiceren|gepubliceerd maken|gemaakt"
)
_READY = "gestand gereed klaar haalbaar invulling uitvoering gevolg gehoor doorgang waar"


def _separable(forms: str) -> str:
    particle, infinitive, participle = forms.split("|")
    return rf"{particle}(?:(?: te )?{infinitive}|{participle})"


_FULFILLED = f"(?:{'|'.join([*map(_separable, _SEPARABLE_VERBS.split()), *_OTHER_VERBS.split(), *_READY.split()])})"
# Finite forms of separable verbs. The particle comes later in the sentence.
_FINITE = r"(?:kom|komt|komen|doe|doet|los|lost|voer|voert|voeren|vindt|vinden|gaat|gaan|geef|geeft|stuur|zend|rond)"

LATE = CueTable(
    "It comes later than promised",
    Cue(
        "the deadline itself does not hold",
        "Die termijn is niet haalbaar.",
        rf"\b{_DEADLINE}\b[^;]{{0,60}}\b(?:achterhaald|overschreden|verstreken|niet|krap|onhaalbaar|gepasseerd)\b",
        rf"\b(?:niet|onhaalbaar)\b[^;]{{0,40}}\b{_DEADLINE}\b",
        r"\bhaal(?:t|en)? (?:ik|wij|het kabinet)\b[^;]{0,60}\bniet\b",
        r"\bniet (?:\w+ ){0,3}(?:gehaald|haalbaar|halen|redden|gered)\b",
        r"\bred (?:ik|dat|dit|die)\b[^;]{0,30}\bniet\b|\bhal(?:en|t) (?:hun|haar|zijn|die|deze|de) \w+ niet\b",
        rf"\b{_DEADLINE}\b[^;]{{0,60}}\b(?:verlengd|verruimd|verplaatst|verschoven|bijgesteld)\b",
        r"\b(?:verleng|verruim|verplaats|verschuif)(?:t|en)?\b[^;]{0,60}\b(?:termijn|datum|planning)\b",
    ),
    Cue(
        "not by a time, or at another time instead",
        "De kaart is niet op tijd klaar.",
        r"\bniet (?:\w+ ){0,2}(?:dit jaar|op tijd|tijdig|eerder|binnen)\b",
        r"\bniet (?:langer )?mogelijk\b[^;]{0,60}\b(?:voor|vóór|binnen|tijdig|op tijd)\b",
        r"\bniet (?:in|voor|vóór|eind|begin|medio|op|per|deze|dit|al)\b[^;]{0,60}\bmaar\b",
        rf"\bin plaats van (?:in |voor |vóór |eind |begin |medio |op )?(?:de |het )?(?:\d|{MONTH}|{_SEASON})",
        rf"\ben niet (?:al )?(?:in|voor|vóór|eind|begin|medio|op) (?:de |het )?(?:\d|{MONTH}|{_SEASON})",
    ),
    Cue(
        "it takes longer",
        "Het onderzoek vergt meer tijd.",
        r"\blanger (?:duurt|duren|geduurd|nodig|op zich|de tijd)\b",
        r"\b(?:duurt|duren|duurde|kost|vergt|vraagt|neemt)\b[^;]{0,40}\b(?:langer|meer tijd|extra tijd|nog tijd)\b",
        r"\b(?:meer|extra|langere) (?:tijd|voorbereidingstijd)\b",
        r"\b(?:dagen|weken|maanden) (?:extra|meer|langer)\b",
        r"\bextra (?:dagen|weken|maanden)\b",
        r"\b(?:vergt|vraagt|vergen) (?:nog|meer|langer|nadere|extra)\b",
        r"\bnog (?:\w+ )?tijd (?:nodig|vraagt|vergt|kost)\b",
        r"\bnog (?:enkele|enige|een paar|[a-z]+) (?:dagen|weken|maanden) nodig\b",
    ),
    Cue(
        "only at a later time than expected",
        "De handreiking is pas in september gereed.",
        rf"\bpas (?:weer )?(?:in|na|eind|begin|medio|op|rond|vanaf|tegen|per|over|volgend|later|{MONTH})\b",
        rf"(?<!het )\beerst (?:in|na|op|begin|medio|eind) (?:de |het )?(?:\d|{MONTH}|{_SEASON})",
        r"\bmaa?k(?:t|en)? daar\b[^;]{0,80}\bvan\b",
        r"\bword(?:t|en) (?:dat|dit|het) (?:nu |pas |niet )?(?:in|eind|begin|medio|na|voor|vóór|uiterlijk|niet)\b",
        rf"\b[Dd](?:at|it) wordt (?:nu )?(?:de |het )?(?:{MONTH}|zomer|voorjaar|najaar|winter|volgend)\b",
        r"\b(?:[Dd]at|[Dd]it|[Hh]et) wordt (?:nu )?(?:eind|begin|medio|na|uiterlijk)\b",
        r"(?<!zijn )\b(?:blijft|blijven) (?:nog|voorlopig|vooralsnog) (?:\w+ ){0,2}(?:staan|liggen|open)\b",
        r"\bblijf (?:ik|wij)\b[^;]{0,40}\bschuldig\b",
    ),
    Cue(
        "a word for delay, or a verb of moving to a later time",
        "De evaluatie is vertraagd.",
        r"(?<!geen )(?<!zonder )(?<!niet )\b[Vv]ertra(?:ging|agd|gd)\b",
        r"\b[Uu]it(?:gesteld|stel|stellen|gelopen)\b|\brespijt\b|\bl(?:oopt|iep) uit\b",
        r"\bachter(?:stand)? (?:op|bij) (?:het |de )?(?:schema|planning)\b|\bover (?:de|het) \w+ heen\b",
        r"\been (?:week|maand|kwartaal|half jaar|jaar) later\b",
        r"\b(?:doorgeschoven|verschoven|opgeschoven|verdaagd|verlaat|opgeschort|aangehouden tot\w*|uit te stellen)\b",
        r"\bhoud(?:en)? (?:ik|wij)\b[^;]{0,80}\baan\b",
        r"\b(?:ik|wij)\b[^;]{0,80}\bhoud(?:en)?\b[^;,]{0,40}\baan (?:tot|totdat)\b",
        r"\b(?:stel|stellen) (?:ik|wij)\b[^;]{0,60}\buit\b",
        r"\b(?:ver)?schui(?:f|ft|ven)\b[^;]{0,60}\b(?:door|op|naar)\b",
    ),
    Cue(
        "a comparison with what was promised",
        "U ontvangt haar later dan toegezegd.",
        r"\blater\b[^;]{0,60}\bdan (?:\w+ )?(?:gepland|voorzien|toegezegd|aangekondigd|beoogd|gedacht|gemeld|verwacht"
        r"|gehoopt|beloofd|afgesproken|voorgenomen|aangegeven|ik|wij|u|gebruikelijk)\b",
        r"\blater (?:in|af|na|uit|aan|toe|op)?ge[a-z]+(?:d|t|en)\b",
        r"\b(?:dagen|weken|maanden|iets|wat) later (?:zijn|worden|komen)\b",
        r"\blater (?:komt|komen|volgt|verschijnt|ontvangt|wordt|zal)\b",
        r"\b[Aa]nders dan (?:\w+ ){0,3}(?:toegezegd|aangekondigd|gemeld|gepland|beoogd|voorzien|verwacht)\b",
        r"\bop een later (?:moment|tijdstip)\b",
        r"\b(?:vraag|verzoek|vragen|verzoeken)\b[^;]{0,40}\b(?:geduld|begrip|uitstel)\b",
        r"\blanger (?:op [^;]{0,40})?wachten\b",
        r"\blaat\b[^;]{0,60}\blanger op zich wachten\b",
        r"\b[Ii]n (?:tegenstelling tot|afwijking van)\b[^;]{0,40}\b(?:toegezegd|toezegging|aangekondigd|gemeld)\b",
        r"\b[Hh]oewel (?:ik|wij)\b[^;]{0,40}\b(?:toegezegd|beloofd|aangekondigd)\b",
    ),
    Cue(
        "the plan failed",
        "Het is niet gelukt u in maart te berichten.",
        r"\b(?:is|was|blijkt|bleek) (?:\w+ ){0,3}niet (?:\w+ )?(?:gelukt|mogelijk gebleken|mogelijk)\b",
        r"\bluk(?:t|te|ken|ten) (?:\w+ ){0,4}niet\b",
        r"\bniet (?:te|meer|gaan|tijdig) lukken\b|\bniet\b[^;,]{0,60}\blukt\b",
        r"\bniet vol te houden\b",
        r"\bnog niet (?:\w+ ){0,3}(?:kunnen|gelukt|toegekomen|gebeurd|gedaan|verschenen)\b",
        r"\bniet langer (?:realistisch|haalbaar)\b",
        r"\b(?:[Ii]k|[Ww]ij) had(?:den)?\b[^;]{0,60}\b(?:willen|graag)\b",
        r"\b[Hh]ad(?:den)? (?:ik|wij)\b[^;]{0,60}\b(?:willen|graag)\b",
        r"\bte (?:krap|optimistisch|ambitieus)\b",
        r"\bis er nog niet\b|\b(?:moet|moeten|dient) (?:u|uw Kamer|de Kamer|het lid)\b[^;]{0,60}\bwachten\b",
        r"\bop dat moment niet mogelijk\b",
        r"\bnog niet (?:over\b[^;]{0,60}\bbeschikken|gereed|beschikbaar|compleet|rond|zover|klaar|af)\b",
        r"\b(?:kan|kunnen|heb|hebben) (?:ik|wij)\b[^;]{0,60}\bnog (?:niet|geen)\b(?! (?:melden|zeggen))",
    ),
)
DENIED = CueTable(
    "It is said not to be fulfilled",
    Cue(
        "a negation before a verb of fulfilment, or before the particle of a separable verb; with a time it is "
        "postponed, without any time it is dropped",
        "Aan die toezegging kan ik niet voldoen.",
        r"(?<!toen )(?<!nog )\b(?:[Nn]iet|[Gg]een|nooit)\b(?! (?:alleen|slechts|enkel|geheel|volledig"
        rf"|helemaal)\b)[^;:]{{0,70}}?\b{_FULFILLED}\b",
        rf"\b{_FINITE}\b[^;:]{{0,70}}?\bniet (?:na|gestand|in|uit|plaats|door|af)\b",
        r"\b(?:bereikt|ontvangt|krijgt|komt|volgt|verschijnt|red|haal)\b[^;:]{0,60}\bniet(?: meer"
        r"| langer)?(?: (?:voor|vóór|in|op|binnen|tijdig|eerder|dit|deze)\b|[.,;])",
    ),
)
TIMED = CueTable(
    "The denial is limited to a time",
    Cue(
        '"not now" and "not by then" do not mean "never"',
        "Dat lukt niet voor het zomerreces.",
        r"\b(?:tijdig|op tijd|eerder|binnen|uiterlijk|vooralsnog|thans|op dit moment"
        r"|dit (?:jaar|kwartaal|voorjaar|najaar|moment)|deze (?:maand|week|zomer|winter|kabinetsperiode)"
        r"|op korte termijn|(?:gestelde|genoemde|gevraagde|beoogde|toegezegde|afgesproken|gebruikelijke"
        r"|voorziene) \w*(?:termijn|datum|tijd)|(?:voor|vóór|in|eind|begin|medio|per|tegen|met) (?:het "
        rf"|de )?(?:loop van )?(?:{MONTH}|\w*reces|zomer|winter|voorjaar|najaar|kerst|einde?|eerste|tweede|derde"
        r"|vierde|\d)|(?:voor|vóór|tegen|bij) (?:het |de |dat |dit )?(?:\w*debat|\w*overleg|\w*behandeling)"
        rf"|\d+ (?:{MONTH}))\b",
    ),
)
NEW_DEADLINE = CueTable(
    "A new deadline replaces the old one",
    Cue(
        "nu marks a change, without a word for delay",
        "De brief komt nu in mei.",
        r"\bnu (?:pas )?(?:(?:voorzien|gepland|verwacht|beoogd) )?(?:in|begin|medio|eind|voor|vóór|uiterlijk|vanaf|per"
        rf"|op|rond) (?:{MONTH}|het|de|\d)",
        r"\b[Nn]ieuwe (?:datum|termijn|streefdatum|planning|deadline)\b",
        rf"\b[Dd](?:at|it) wordt nu (?:de |het )?(?:{MONTH}|{_SEASON})",
    ),
    Cue(
        "the old plan, then maar and the new one",
        "De kaart was voorzien voor maart, maar zal in mei verschijnen.",
        r"\bwas (?:\w+ ){0,3}(?:voorzien|gepland|beoogd|aangekondigd) (?:voor|in|op) [^;,]{1,40}, maar\b",
    ),
)
MOVED_TO = CueTable(
    "The next deadline in the sentence is the new one",
    Cue(
        "a deadline in a sentence about delay is the old one, unless something moves to it",
        "Ik schuif de evaluatie door naar begin 2024.",
        r"\b(?:door|op|[Uu]itgesteld|[Vv]erschoven|[Oo]pgeschoven|[Dd]oorgeschoven|uit|vertraagd|aan"
        r"|opgeschort) (?:naar|tot)\b",
        r"\b(?:[Vv]er)?[Ss]chui(?:f|ft|ven)\b[^;]{0,60}\bnaar\b|\bschuldig tot\b|\bgeduld\b[^;]{0,40}\btot\b",
        r"\bniet (?:in|voor|vóór|eind|begin|medio|op|per|deze|dit|al)\b[^;]{0,60}\bmaar\b",
        r"\bpas (?=in|na|begin|medio|eind|op|per)",
    ),
)
REMAINDER = CueTable(
    "A part is still to come",
    Cue(
        "a word for a part or the rest, with a verb of coming",
        "De andere helft volgt in het najaar.",
        r"\b(?:onderdeel|helft|rest|overige|resterende)\b[^;]{0,60}\b(?:volg(?:t|en)|ontvang(?:t|en))\b",
    ),
)
DROPPED = CueTable(
    "It is dropped",
    Cue(
        "the toezegging lapses or is withdrawn",
        "De toezegging komt te vervallen.",
        r"\b[Tt]oezegging\b[^;]{0,60}\bverval(?:t|len)\b|\bvervalt\b[^;]{0,40}\b[Tt]oezegging\b",
        r"\bvervallen beschouwen\b",
        r"\bals vervallen\b",
        r"\b(?:is|zijn) (?:\w+ ){0,2}(?:komen te )?vervallen\b",
        r"\bkom(?:t|en)\b[^;]{0,40}\bte vervallen\b",
        r"\btrek(?:ken)? (?:ik|wij)\b[^;]{0,140}\bin\b(?=[.,;]|$)",
        r"\b[Tt]oezegging\b[^;]{0,60}\bin(?:getrokken|trekken|trek)\b",
    ),
    Cue(
        "the writer decides against it",
        "Van die kaart zie ik af.",
        r"\bzi?e[nt]?\b[^;]{0,60}\baf\b(?! te| en toe)",
        r"\b(?:zal|zullen|moet|wil)\b[^;]{0,60}\b(?:afzien|afgezien)\b|\baf te zien\b",
        r"\b[Bb]ij nader inzien\b[^;]{0,100}\b(?:niet|geen)\b",
        r"\b(?:blijft|blijven|laat|laten)\b[^;]{0,50}\bachterwege\b",
        r"\bkom(?:t|en)\b(?:\w+ ){0,2}er (?:\w+ ){0,5}\bniet\b",
        r"\ber\b[^;]{0,60}\b(?:niet|nooit) (?:meer )?kom(?:t|en)\b",
        r"\bkomt (?:zij|hij|het|die|dat|deze) er niet\b",
        r"\b(?:gestaakt|stopgezet|afgeblazen|afgelast|geschrapt|beëindigd|geannuleerd|loslaten|losgelaten"
        r"|laten vallen)\b",
        r"\blaat(?:en)? (?:ik|wij)\b[^;]{0,60}\b(?:vallen|varen|rusten)\b",
        r"\b(?:stuur|zend|ontvangt|krijgt|lever)\b[^;]{0,60}\bniet (?:meer|langer)\b",
        r"\b(?:is|wordt|heb|heeft|hebben)\b[^;]{0,80}\bafgezien\b",
        r"\bneem(?:t|en)? (?:ik|wij)\b[^;]{0,40}\bterug\b",
        r"\bkom ik terug van mijn toezegging\b|\bmoet (?:ik|wij)? ?(?:\w+ ){0,3}terugkomen (?:van|op)\b",
    ),
    Cue(
        "it is no longer useful",
        "Het onderzoek is niet langer zinvol.",
        r"\bniet (?:langer|meer) (?:zinvol|opportuun|aan de orde|uitvoeren|relevant|nodig|actueel|van toepassing"
        r"|verantwoord)\b",
        r"\b(?:overbodig|achterhaald) (?:geworden|geraakt)\b|\bdoor de tijd ingehaald\b",
        r"\bgeen (?:\w+ )?(?:meerwaarde|toegevoegde waarde|aanleiding meer|zin meer|reden meer|behoefte meer"
        r"|nut meer)\b",
        r"\b(?:ingehaald door|haar|zijn) (?:\w+ )?(?:betekenis|belang|zin) verloren\b",
    ),
)
