"""A promise that is named, recalled, refused, asked for, or made now; motions and requests."""

from __future__ import annotations

from letters.reading.cues import Cue, Table

NOUN = Table(
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
NUMBERED = Table(
    "A promise is named by its number",
    Cue(
        "number",
        (r"\bTZ\d{6}-K?\d{3,}\b|(?<![A-Z0-9])T\d{5}\b",),
        "the House numbers promises TZ with month, or T with five digits",
        "TZ202302-014 is afgedaan.",
    ),
)
PARTICIPLE = Table(
    "Something is called promised",
    Cue(
        "participle",
        (r"\b(?:toegezegd|beloofd)\b",),
        "the participle carries the act, active or passive",
        "Ik heb een kaart toegezegd.",
    ),
)
PAST = Table(
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
ADJECTIVE = Table(
    "A thing is called promised",
    Cue(
        "adjective",
        (
            r"\b(?:toegezegde|beloofde)\b(?! (?:en [a-z]+ )?(?:middelen|bedrag|geld|steun|bijdrage|subsidie"
            r"|financiering|hulp|lening))"
            r"|\bin het vooruitzicht\b",
        ),
        "the participle before a noun names a thing that was promised; of money it is a pledge to somebody else",
        "De toegezegde kaart is klaar.",
    ),
)
NAMING = Table(
    "Where a promise is named as a thing",
    Cue(
        "named",
        (r"\b(?:[Tt]oezegging(?:en)?|[Bb]elofte(?:n|s)?|toegezegde|beloofde)\b",),
        "what follows the noun belongs to its content only in a clause of its own",
        "De toezegging om te meten is ingelost.",
    ),
)
PROMISING = Table(
    "Where the act of promising is told",
    Cue(
        "told",
        (r"\b(?:toegezegd|beloofd|zegde|zegden|beloofden?|toezegden?)\b",),
        "what follows the verb is the promise's content, until the sentence turns",
        "Ik heb toegezegd na te gaan of dat niet eerder kan.",
    ),
)
KIN = Table(
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
MADE_NOUN = Table(
    "Somebody made a promise",
    Cue(
        "makes one",
        (r"\b(?:deed|deden|doet|doen|gaf|gaven)\b[^;:]{0,60}\b(?:toezegging|belofte)",),
        "doing or giving a promise has a subject, who is the one bound",
        "De fabrikant deed de toezegging te stoppen.",
    ),
)
BY_OTHERS = Table(
    "The promise is somebody else's",
    Cue(
        "of another",
        (
            r"\b(?:[Tt]oezegging(?:en)?|[Bb]eloften?) van (?!\d|vorige?|begin|eind|medio"
            r"|mijn|mij\b|ons\b|onze|het (?:\w+ )?kabinet|de (?:\w+ "
            r")?(?:[Mm]inister|[Ss]taatssecretaris|[Bb]ewinds|regering))",
        ),
        "van, with somebody who is not of the government",
        "De toezegging van de fabrikant is helder.",
    ),
)
TO_ME = Table(
    "Promised to the writer",
    Cue(
        "to me",
        (r"(?<!door )(?<!van )\b(?:mij|ons) (?:\w+ ){0,2}(?:toegezegd|beloofd)\b|\btoegezegd aan mij\b",),
        "what was promised to the writer binds another; what was promised by him does not",
        "De gemeente heeft mij toegezegd te meten.",
    ),
)

RECALLED = Table(
    "A promise is recalled without its name",
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
        "Ik zou u de uitkomst laten weten.",
    ),
    Cue(
        "was to",
        (
            r"\b(?:[Dd]ie|[Dd]at|[Ww]at|[Ww]aar\w+) (?:ik|wij)\b[^;,]{0,80}\bzou(?:den)? (?!willen|kunnen"
            r"|moeten)[a-z]+en\b",
            r"\b(?:hij|zij|u) (?:\w+ ){0,6}van mij (?:\w+ ){0,3}zou(?:den)? horen\b",
        ),
        "what the writer was to do, in a relative clause: the future as seen from the debate",
        "De lesbrief die ik zou laten maken, is er.",
    ),
    Cue(
        "held out",
        (
            r"\bin (?:het voor)?uitzicht (?:gesteld|stelden?|te stellen)\b",
            r"\b(?:gewekte verwachting|verwachting(?:en)? gewekt)\b",
        ),
        "what the writer let the House expect",
        "U vindt hier wat ik u in uitzicht stelde.",
    ),
    Cue(
        "said to",
        (
            r"\b(?:gezegd|zei|zeiden|aangeboden|aangegeven|gemeld)\b[^;]{0,140}\bte (?:zullen"
            r"|laten|vragen)\b",
            r"\bgezegd na te gaan\b",
        ),
        "said that one would, with an infinitive",
        "Ik heb aangegeven dit te zullen uitzoeken.",
    ),
    Cue(
        "was to come",
        (
            (
                r"\b(?:[Kk]amers?|commissie|leden|[Uu]|zij|lid [A-Z][\w-]+|heer [A-Z][\w-]+|[Mm]evrouw "
                r"[A-Z][\w-]+) (?:\w+ )?zou(?:den)?\b[^;]{0,140}\b(?:ontvangen"
                r"|krijgen|horen|vernemen|worden)\b"
            ),
            r"\bzou(?:den)? (?:ik|wij) (?:u|uw Kamer|de Kamer)\b",
            (
                r"\b(?:ik|wij) (?:u|uw Kamer|de Kamer)\b[^;]{0,90}\bzou(?:den)? (?:sturen|zenden|melden"
                r"|berichten|informeren|geven|doen|bieden|laten)\b"
            ),
            r"\bzou(?:den)? (?:volgen|komen|krijgen|ontvangen|worden toegezonden)\b",
            r"\bhad(?:den)? (?:moeten|zullen) [a-z]+en\b",
            r"\b(?:had|hadden|heeft|hebt|mocht)\b[^;]{0,100}\b(?:mogen verwachten|tegemoet (?:mogen |kunnen )?zien)\b",
            r"\bliet (?:ik|wij) (?:u|uw Kamer)\b[^;]{0,80}\bverwachten\b",
        ),
        "what should have come was promised",
        "Uw Kamer zou de kaart in mei ontvangen.",
    ),
    Cue(
        "was willing",
        (
            r"\b(?:[Ii]k|[Ww]ij|kabinet|voorganger|[Mm]inister|[Ss]taatssecretaris|mij"
            r"|ons)\b[^;]{0,90}\bbereid(?:heid)? (?:verklaard|getoond|uitgesproken|gevonden)\b",
            r"\bmet (?:u|uw Kamer|de Kamer|uw commissie) (?:\w+ ){0,4}afgesproken\b",
            r"\b(?:bood|boden) (?:ik|wij)\b[^;]{0,80}\baan\b|\b[Ii]k bood\b[^;]{0,80}\baan\b",
            r"\bnam (?:ik|wij) (?:mij|ons)\b[^;]{0,40}\bvoor\b|\b[Ii]k nam mij\b[^;]{0,40}\bvoor\b",
            r"\bhoud (?:ik|wij)\b[^;]{0,40}\bwoord\b|\bwoord gehouden\b",
            r"\bbevestigend\b[^;]{0,30}\bgeantwoord\b",
            r"\b(?:heb|hebben|heeft)\b[^;]{0,80}\bop (?:mij|mijn|ons|zich) genomen\b",
            r"\bnam (?:ik|wij) (?:het )?op (?:mij|ons)\b|\b(?:[Ii]k nam|[Ww]ij namen) (?:het )?op (?:mij|ons)\b",
        ),
        "the writer said that he was willing, which binds him",
        "Ik heb mij bereid verklaard te meten.",
    ),
    Cue(
        "consented",
        (
            r"\bwaar(?:mee|aan|in|toe|op|bij) (?:ik|wij|het kabinet|mijn \w+)\b[^;,]{0,60}\b(?:instemden?"
            r"|ingestemd|akkoord"
            r"|verbond|verbonden|verplicht)\b",
            r"\bwaar(?:op)? (?:ik|wij)\b[^;,]{0,30}\bja\b[^;,]{0,10}\b(?:zei|zeiden|gezegd)\b",
            r"\b(?:[Ii]k|voorganger|[Mm]inister|[Ss]taatssecretaris|kabinet) verbond (?:mij|zich)\b",
            r"\b(?:stemde|stemden) (?:ik|wij)\b[^;]{0,60}\b(?:ermee|mee|verzoek|vraag) in\b",
        ),
        "the writer consented to what was asked, which binds him",
        "Het meldpunt, waarmee ik in het debat instemde, is er.",
    ),
    Cue(
        "owed",
        (
            r"\bschuldig (?:bleef|bleven|ben|was|gebleven)\b",
            r"\bblijf (?:ik|wij)\b[^;]{0,40}\bschuldig\b",
            r"\bantwoord (?:\w+ )?(?:schuldig|verschuldigd|liggen|uitstaan)\b",
            r"\b(?:u|uw Kamer) nog recht op had\b|\bwaar(?:op)? (?:u|uw Kamer|het lid)\b[^;,]{0,60}\bwacht(?:te)?\b",
            r"\btegoed\b",
            r"\bonbeantwoord (?:bleef|bleven|gebleven)\b",
        ),
        "an answer owed since the debate",
        "Het antwoord dat ik u schuldig bleef, volgt hier.",
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
                r"\b(?:punten|kwesties|vragen|onderwerpen|zaken) die [^;,]{0,40}\b(?:op tafel lagen|open ?stonden"
                r"|bleven liggen)\b"
            ),
            r"\bopenstaande punten\b",
            r"\b(?:stonden|staan|bleven) (?:er )?(?:nog )?(?:\w+ )?(?:vragen|punten|kwesties|zaken) (?:nog )?open\b",
            r"\b(?:vragen|antwoorden|punten|zaken) die (?:u|uw Kamer|de Kamer) (?:\w+ ){0,2}niet (?:kreeg|kregen)\b",
        ),
        "the open points of a debate are its promises",
        "Van de openstaande punten zijn er drie klaar.",
    ),
    Cue(
        "as agreed",
        (
            r"\b(?:[Zz]oals|[Aa]ls|[Gg]elijk)\b[^;]{0,40}\b(?:afgesproken|aangekondigd)\b",
            r"\b(?:[Cc]onform|[Vv]olgens|[Oo]vereenkomstig|[Nn]aar) (?:de |onze |eerdere )?(?:\w+ )?afspraak\b",
            r"\b(?:aan )?(?:u|uw Kamer|de Kamer) (?:\w+ ){0,4}(?:had|heb|hebben|was|is) aangekondigd\b",
            r"\baan die afspraak\b",
            r"\b[Zz]oals (?:[\w-]+ ){0,5}(?:lid|leden|heer|mevrouw|debat|overleg) (?:[\w-]+ ){0,5}besproken\b",
            r"\bdoor (?:mij|ons)\b[^;,]{0,60}\baangekondigd\b",
            r"\b(?:[Dd]ie|[Dd]at|[Ww]at) (?:ik|wij)\b[^;,]{0,80}\baangekondigd\b",
            r"\bin het vooruitzicht\b",
        ),
        "as was said before",
        "Zoals afgesproken meld ik de cijfers.",
    ),
    Cue(
        "not kept",
        (r"\b(?:ik|wij|kabinet)\b[^;]{0,30}\bniet (?:nakomen|gestand doen|waarmaken)\b",),
        "what the writer cannot keep was promised",
        "Dat kan ik niet nakomen.",
    ),
)
SAID = Table(
    "Something was said",
    Cue(
        "verb of saying",
        (
            r"\b(?:gezegd|zei|voorgehouden|aangegeven|gaf (?:ik )?aan|gemeld|aangeboden|laten weten|antwoord was)\b"
            r"|\bhield ik\b|\bgaf aan\b",
        ),
        "together with what would happen it is a promise in indirect speech",
        "In het debat heb ik gezegd dat de kaart zou komen.",
    ),
)
THAT_WOULD = Table(
    "What was said is that something would happen",
    Cue(
        "that would",
        (r"\b[Dd]at (?:ik|u|wij|zij|hij|de|het|dit|uw)\b[^;]{0,180}\bzou(?:den)?\b",),
        "the past future in a clause with dat",
        "Ik meldde dat ik het zou nagaan.",
    ),
)
ASKERS = Table(
    "The House asks",
    Cue(
        "House asks",
        (
            r"\bKamer|\b(?:\w*commissie|fracties?|\w+-fractie|lid|leden|[Mm]oties?|Kamerl\w+)\b|\b[Uu]\b|\bgevraagde\b"
            r"|\bverzoek(?! van (?:de|het|een) (?!(?:vaste |Tweede |Eerste )?(?:commissie|Kamer|leden|lid|fractie)))"
            r"|\b[Bb]eantwoording\b|\bvragen\b",
        ),
        "what a foundation or a neighbour asks binds nobody",
        "De vaste commissie heeft mij verzocht te reageren.",
    ),
)
REQUEST = Table(
    "Something is asked",
    Cue(
        "verb of asking",
        (
            r"\b(?:[Bb]eantwoording|antwoorden (?:op|binnen|te)"
            r"|[Vv]erzoek(?:en)?|verzocht(?:en)?|gevraagde?|vroeg(?:en)?|wenst?|wil mijn)\b"
            r"|\bwilden?\b[^;]{0,40}\b(?:reactie|antwoord|brief|toelichting|uitleg|overzicht|onderzoek)\b",
        ),
        "asking, wishing, or wanting something in writing",
        "U heeft mij gevraagd om een overzicht.",
    ),
)
MOTION = Table(
    "A motion is named",
    Cue(
        "motion",
        (r"\b[Mm]oties?\b(?! van wantrouwen)",),
        "the noun, but for a motion of no confidence, which asks for no deed",
        "De motie-Grutto is uitgevoerd.",
    ),
)
THE_MOTION = Table(
    "One motion in particular is spoken of now",
    Cue(
        "of one motion",
        (
            r"^(?!.{0,200}\b(?:(?:behandel|bespreek|reageer|betrek) (?:ik|wij)|(?:[Ii]k|[Ww]ij) (?:behandel"
            r"|bespreek|reageer|betrek)"
            r"|geen \w*(?: \w+)?moties?)\b).*\b[Mm]otie\b",
        ),
        "one motion by name, and not what the writer is still to say of it",
        "De motie van het lid Kievit wordt uitgevoerd.",
    ),
)
MOTION_TOLD = Table(
    "Only what a motion asks for, or its fate in the House",
    Cue(
        "told of it",
        (
            r"(?<!wat de )(?<!zoals de )(?<!dan de )(?<!die de )\b[Mm]oties?\b(?:(?!, (?:die|dat"
            r"|waar)|\b(?:die|dat|waar\w+)\b)[^;]){0,160}?\b(?:verzoekt"
            r"|verzocht(?:en)?|vraagt|vragen"
            r"|vroeg(?:en)?|gevraagd|roept|riep|draagt|constateert|overweegt|wenst|nam|ingediend|verworpen"
            r"|aangehouden|aangenomen|ingetrokken|gestemd|ontraad|ontraden"
            r"|ontraadt|gesteund|stem(?:t|de|men|ming))\b"
            r"|\b(?:verworpen|ingediende|aangehouden|ontraad|ontraden|ontijdig|oordeel Kamer|nam|dient|diende"
            r"|aangenomen,?) [^;]{0,120}\b[Mm]oties?\b"
            r"|\b(?:indieners?|appreciatie|stemming(?:en)?) (?:\w+ ){0,3}(?:van|over|op) (?:de|een|die"
            r"|deze) moties?\b|\bbij motie\b",
        ),
        "what it asks for or how the House voted is not how it is carried out; in a relative clause the main "
        "clause tells",
        "De motie-Kievit verzoekt de regering te meten.",
    ),
)
NOT_PROMISED = Table(
    "Refused, asked for, or meant in general: no promise",
    Cue(
        "no promise",
        (
            r"\b(?:toegezegd|beloofd) zou(?:den)? hebben\b|\bzou(?:den)? hebben (?:toegezegd|beloofd)\b"
            r"|\bniet\b[^;]{0,40}\b(?:toezeggen|toe te zeggen|beloven)\b|\bzeg\b[^;]{0,60}\bniet toe\b|\bgeen "
            r"(?:toezegging"
            r"|belofte)|\btoe te zeggen\b"
            r"|\bof een toezegging\b|\bmondelinge toezegging|\b(?:kan|kunt|wil|wilt|zou) (?:de"
            r"|u)\b[^;]{0,60}\btoezeggen\b",
        ),
        "a refusal, a wish or a question makes no promise",
        "Dat kan ik niet toezeggen.",
    ),
)
VOWS = Table(
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
