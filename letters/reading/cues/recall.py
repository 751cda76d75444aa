"""Toezeggingen recalled without their name: by what would happen, what is owed or what was agreed."""

from __future__ import annotations

from letters.reading.cues import Cue, CueTable

RECALLED = CueTable(
    "A toezegging is recalled without its name",
    Cue(
        "ik zou u laten weten: a toezegging in free indirect speech",
        "Ik zou u de uitkomst laten weten.",
        r"\b(?:[Ii]k zou|[Zz]ou ik)\b(?! (?:graag|willen|het|u willen))[^;]{0,140}\b(?:onderzoeken|nagaan|uitzoeken"
        r"|navragen|weten|zeggen|berichten|melden|aankaarten|bezien|bekijken|sturen|zenden|geven|informeren"
        r"|doorrekenen|terugkomen|ingaan|voorbereiden|uitwerken|overleggen|vragen|delen)\b",
    ),
    Cue(
        "a relative clause with what the writer was to do: the future as seen from the debate",
        "De lesbrief die ik zou laten maken, is er.",
        r"\b(?:[Dd]ie|[Dd]at|[Ww]at|[Ww]aar\w+) (?:ik|wij)\b[^;,]{0,80}\bzou(?:den)? (?!willen|kunnen"
        r"|moeten)[a-z]+en\b",
        r"\b(?:hij|zij|u) (?:\w+ ){0,6}van mij (?:\w+ ){0,3}zou(?:den)? horen\b",
    ),
    Cue(
        "the writer raised an expectation",
        "U vindt hier wat ik u in uitzicht stelde.",
        r"\bin uitzicht (?:gesteld|stelden?|te stellen)\b",
        r"\b(?:gewekte verwachting|verwachting(?:en)? gewekt)\b",
    ),
    Cue(
        "a verb of saying with an infinitive",
        "Ik heb aangegeven dit te zullen uitzoeken.",
        r"\b(?:gezegd|zei|zeiden|aangeboden|aangegeven|gemeld)\b[^;]{0,140}\bte (?:zullen|laten|vragen)\b",
        r"\bgezegd na te gaan\b",
        r"\b(?:gaf (?:ik|wij) aan|aangegeven)\b[^;]{0,100}\bte (?:informeren|berichten|melden|sturen|zenden)\b",
    ),
    Cue(
        "what the House should have received was promised",
        "Uw Kamer zou de kaart in mei ontvangen.",
        r"\b(?:[Kk]amers?|commissie|leden|[Uu]|zij|lid [A-Z][\w-]+|heer [A-Z][\w-]+"
        r"|[Mm]evrouw [A-Z][\w-]+) (?:\w+ )?zou(?:den)?\b[^;]{0,140}\b(?:ontvangen|krijgen|horen|vernemen|worden)\b",
        r"\bzou(?:den)? (?:ik|wij) (?:u|uw Kamer|de Kamer)\b",
        r"\b(?:ik|wij) (?:u|uw Kamer|de Kamer)\b[^;]{0,90}\bzou(?:den)? (?:sturen|zenden|melden|berichten|informeren"
        r"|geven|doen|bieden|laten)\b",
        r"\bzou(?:den)? (?:volgen|komen|krijgen|ontvangen|worden toegezonden)\b",
        r"\bhad(?:den)? (?:moeten|zullen) [a-z]+en\b",
        r"\b(?:had|hadden|heeft|hebt|mocht)\b[^;]{0,100}\b(?:mogen verwachten|tegemoet (?:mogen |kunnen )?zien)\b",
        r"\bliet (?:ik|wij) (?:u|uw Kamer)\b[^;]{0,80}\bverwachten\b",
    ),
    Cue(
        "a statement of willingness is binding",
        "Ik heb mij bereid verklaard te meten.",
        r"\b(?:[Ii]k|[Ww]ij|kabinet|voorganger|[Mm]inister|[Ss]taatssecretaris|mij"
        r"|ons)\b[^;]{0,90}\bbereid(?:heid)? (?:verklaard|getoond|uitgesproken|gevonden)\b",
        r"\bmet (?:u|uw Kamer|de Kamer|uw commissie) (?:\w+ ){0,4}afgesproken\b",
        r"\b(?:[Ii]k sprak|sprak ik) met (?:u|uw Kamer|de Kamer|het lid)\b[^;]{0,30}\baf\b",
        r"\b(?:bood|boden) (?:ik|wij)\b[^;]{0,80}\baan\b|\b[Ii]k bood\b[^;]{0,80}\baan\b",
        r"\bnam (?:ik|wij) (?:mij|ons)\b[^;]{0,40}\bvoor\b|\b[Ii]k nam mij\b[^;]{0,40}\bvoor\b",
        r"\bhoud (?:ik|wij)\b[^;]{0,40}\bwoord\b|\bwoord gehouden\b",
        r"\bbevestigend\b[^;]{0,30}\bgeantwoord\b",
        r"\b(?:heb|hebben|heeft)\b[^;]{0,80}\bop (?:mij|mijn|ons|zich) genomen\b",
        r"\bnam (?:ik|wij) (?:het )?op (?:mij|ons)\b|\b(?:[Ii]k nam|[Ww]ij namen) (?:het )?op (?:mij|ons)\b",
    ),
    Cue(
        "consenting to a request is binding",
        "Het meldpunt, waarmee ik in het debat instemde, is er.",
        r"\bwaar(?:mee|aan|in|toe|op|bij) (?:ik|wij|het kabinet|mijn \w+)\b[^;,]{0,60}\b(?:instemden?|ingestemd"
        r"|akkoord|verbond|verbonden|verplicht)\b",
        r"\bwaar(?:op)? (?:ik|wij)\b[^;,]{0,30}\bja\b[^;,]{0,10}\b(?:zei|zeiden|gezegd)\b",
        r"\b(?:[Ii]k|voorganger|[Mm]inister|[Ss]taatssecretaris|kabinet) verbond (?:mij|zich)\b",
        r"\b(?:stemde|stemden) (?:ik|wij)\b[^;]{0,60}\b(?:ermee|mee|verzoek|vraag) in\b",
    ),
    Cue(
        "an answer has been owed since the debate",
        "Het antwoord dat ik u schuldig bleef, volgt hier.",
        r"\bschuldig (?:bleef|bleven|ben|was|gebleven)\b",
        r"\bblijf (?:ik|wij)\b[^;]{0,40}\bschuldig\b",
        r"\bantwoord (?:\w+ )?(?:schuldig|verschuldigd|liggen|uitstaan)\b",
        r"\b(?:u|uw Kamer) nog recht op had\b|\bwaar(?:op)? (?:u|uw Kamer|het lid)\b[^;,]{0,60}\bwacht(?:te)?\b",
        r"\btegoed\b",
        r"\b(?:die|dat|waarop) (?:ik|wij) [^;,]{0,80}\bniet (?:\w+ )?kon(?:den)? (?:beantwoorden|geven)\b",
        r"\bonbeantwoord (?:bleef|bleven|gebleven)\b",
        r"\bk(?:on|onden) (?:ik|wij)\b[^;,]{0,60}\b(?:niet|geen) (?:direct |meteen |volledig )?(?:beantwoorden"
        r"|antwoord geven|antwoorden)\b",
    ),
    Cue(
        "the open points of a debate are its toezeggingen",
        "Van de openstaande punten zijn er drie klaar.",
        r"\b(?:punt|punten|kwesties?|onderwerpen)\b[^;]{0,40}\b(?:uit|van) (?:het|dat|dit|de) ?\w*(?: \w+)?(?:overleg"
        r"|debat|AO|CD|WGO)\b",
        r"\bpunten\b[^;]{0,30}\buit (?:het|dat|dit)\b",
        r"\b(?:punten|kwesties|vragen|onderwerpen|zaken) die [^;,]{0,40}\b(?:op tafel lagen|open ?stonden"
        r"|bleven liggen)\b",
        r"\bopenstaande punten\b",
        r"\b(?:stonden|staan|bleven) (?:er )?(?:nog )?(?:\w+ )?(?:vragen|punten|kwesties|zaken) (?:nog )?open\b",
        r"\b(?:vragen|antwoorden|punten|zaken) die (?:u|uw Kamer|de Kamer) (?:\w+ ){0,2}niet (?:kreeg|kregen)\b",
    ),
    Cue(
        "refers to what was agreed or announced before",
        "Zoals afgesproken meld ik de cijfers.",
        r"\b(?:[Zz]oals|[Aa]ls|[Gg]elijk)\b[^;]{0,40}\b(?:afgesproken|aangekondigd)\b",
        r"\b(?:[Cc]onform|[Vv]olgens|[Oo]vereenkomstig|[Nn]aar) (?:de |onze |eerdere )?(?:\w+ )?afspraak\b",
        r"\b(?:aan )?(?:u|uw Kamer|de Kamer) (?:\w+ ){0,4}(?:had|heb|hebben|was|is) aangekondigd\b",
        r"\baan die afspraak\b",
        r"\b[Zz]oals (?:[\w-]+ ){0,5}(?:lid|leden|heer|mevrouw|debat|overleg) (?:[\w-]+ ){0,5}besproken\b",
        r"\bdoor (?:mij|ons)\b[^;,]{0,60}\baangekondigd\b",
        r"\b(?:[Dd]ie|[Dd]at|[Ww]at) (?:ik|wij)\b[^;,]{0,80}\baangekondigd\b",
        r"\bin het vooruitzicht\b",
    ),
    Cue(
        "what the writer cannot fulfil was promised",
        "Dat kan ik niet nakomen.",
        r"\b(?:ik|wij|kabinet)\b[^;]{0,30}\bniet (?:nakomen|gestand doen|waarmaken)\b",
    ),
)
SAID = CueTable(
    "Something was said",
    Cue(
        "together with the next rule it is a toezegging in indirect speech",
        "In het debat heb ik gezegd dat de kaart zou komen.",
        r"\b(?:gezegd|zei|voorgehouden|aangegeven|gaf (?:ik )?aan|gemeld|aangeboden|laten weten|antwoord was)\b",
        r"\bhield ik\b|\bgaf aan\b",
    ),
)
THAT_WOULD = CueTable(
    "Something would happen",
    Cue(
        "the future in the past, in a clause with dat",
        "Ik meldde dat ik het zou nagaan.",
        r"\b[Dd]at (?:ik|u|wij|zij|hij|de|het|dit|uw)\b[^;]{0,180}\bzou(?:den)?\b",
    ),
)
