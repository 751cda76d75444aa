"""Met, met in part, met before, or still open: what a letter says of how a promise stands."""

from __future__ import annotations

from letters.reading.cues import Cue, Table

STILL_OPEN = Table(
    "At work on it: neither met nor put off",
    Cue(
        "not yet",
        (
            r"\bnog (?:niets|geen (?:antwoord|uitsluitsel|datum)|onder handen|in voorbereiding|in behandeling|niet "
            r"(?:voltooid|afgerond|gezegd|melden))\b|\bin de maak\b|\bheeft nog de aandacht\b|\bloopt nog\b",
        ),
        "an answer denied for now, or work in hand",
        "Het onderzoek is nog in voorbereiding.",
    ),
)
DONE = Table(
    "It has been met, or is being met",
    Cue(
        "closed",
        (
            (
                r"\b(?:voldaan|nagekomen|ingelost|afgedaan|afgehandeld|afgerond|gestand gedaan|uitgevoerd|ingevuld"
                r"|verwerkt|opgevolgd|ingewilligd)\b"
            ),
            r"\bten uitvoer gebracht\b",
            r"\bis beantwoord\b",
            r"\bbeantwoord wat\b",
        ),
        "closed, in the perfect tense",
        "De toezegging is nagekomen.",
    ),
    Cue(
        "keeps",
        (
            r"\b(?:los|lossen) (?:ik|wij|het kabinet)\b[^;]{0,70}\bin\b",
            r"\bgestand\b",
            r"\b(?:handel|doe) (?:ik|wij)\b[^;]{0,300}\baf\b",
            r"\bwerk ik\b[^;]{0,60}\b(?:af|uit)\b",
            r"\b(?:kom|komen|komt)\b[^;]{0,60}\b(?:tegemoet|na)\b(?! (?:afloop|de|het|afronding|overleg))",
            r"\bvoldoe(?:n|t)?\b",
            r"\b(?:nakom|inlos|afdoe|afhandel|nakomen|inlossen|afdoen|afhandelen)\b",
            r"\bdoen? (?:ik|wij)\b[^;]{0,90}\baf\b",
            r"\bkwijt ik mij\b",
            r"\bbeschouw (?:ik|wij)\b[^;]{0,80}\bals\b",
        ),
        "keeping one's word, in the present tense",
        "Daarmee voldoe ik aan mijn toezegging.",
    ),
    Cue(
        "carries out",
        (
            r"\b(?:uitvoering|opvolging|gevolg|gehoor|invulling)\b[^;]{0,40}\b(?:gegeven|geef|geven|geeft)\b",
            r"\b(?:geef|geven|geeft|gaf)\b[^;]{0,60}\b(?:uitvoering|opvolging|gevolg|gehoor|invulling)\b",
        ),
        "gives effect to",
        "Zo geef ik uitvoering aan mijn toezegging.",
    ),
    Cue(
        "has been done",
        (
            (
                r"^(?:Dat|Dit|Die|Deze|Daar\w*|Hier\w*|Inmiddels|Ook (?:dat|dit"
                r"|die))\b[^;:]{0,90}\b(?:gebeurd|gedaan|plaatsgevonden"
                r"|gevoerd|verricht|gehouden|gesproken|opgeleverd|verschenen|gepubliceerd|geschied"
                r"|overlegd|nagegaan|aangekaart)\b"
            ),
        ),
        "what was named just before has been done",
        "Dat is in maart gebeurd.",
    ),
    Cue(
        "off the list",
        (r"\bvan de lijst\b", r"\bde toezegging (?:hiermee |daarmee )?vervallen\b"),
        "removed from the list of promises",
        "Deze toezegging kan van de lijst.",
    ),
)
PARTLY = Table(
    "Not the whole of it",
    Cue(
        "part",
        (
            r"\b(?:voor zover|gedeeltelijk|deels|ten dele|(?:voor|tot) een (?:\w+ )?deel|grotendeels)\b",
            r"\been (?:eerste )?deel van (?:(?:de|het) \w+ van )?(?:deze|die|de|mijn|haar|zijn|onze) toezegging\b",
            r"\b[Hh]et eerste (?:deel|stuk|onderdeel)\b",
            r"\bop (?:de|het) (?:eerste|tweede|derde|laatste) (?:vraag|punt|onderdeel|deel|ga|kan|kom)\b",
            r"\b[Vv]oor wat (?:betreft )?(?:de|het) (?!toezegging)[^;]{0,80}\b(?:deze|die) toezegging\b",
            r"\b[Vv]oor de \w+ kant\b",
            r"\been eerste (?:invulling|aanzet|stap)\b",
            (
                r"\b[Oo](?:p|ver) (?:de|het) (?:eerste|tweede|derde|laatste) (?:ga|kan|kom|bericht|meld"
                r"|informeer|kunt|bent|geef)\b"
            ),
            r"\bnu\b[^;]{0,80}[;,] (?:die|dat|de|het|van)\b[^;]{0,60}\bnog niet\b",
            r"\b[;,] (?:de|het) (?:\w+ ){1,3}volg(?:t|en) (?:later|nog|in|voor|na)\b",
            r"\b(?:de )?(?:eerste|andere) helft van\b",
        ),
        "not the whole of it",
        "De toezegging is gedeeltelijk ingevuld.",
    ),
    Cue(
        "instalment",
        (
            r"\b(?:ieder|elk) (?:half)?jaar\b[^;]{0,60}\b(?:te melden|te informeren|informeren|melden|rapporteren)\b",
            r"\b(?:half)?jaarlijks te (?:informeren|melden|rapporteren)\b",
        ),
        "one report of a recurring promise",
        "Ik heb toegezegd ieder jaar te rapporteren.",
    ),
)
BEFORE = Table(
    "An earlier letter has met it",
    Cue(
        "refers back",
        (
            r"\bverwijs ik\b[^;]{0,40}\bbrief\b",
            r"\b[Zz]ie (?:daarvoor |hiervoor )?(?:de|mijn) \w*brief van\b",
            r"\b(?:[Bb]ij|[Mm]et|[Ii]n|[Vv]ia|[Pp]er) (?:de |mijn |onze |een )?\w*brief van \d",
            (
                r"\b(?:[Bb]ij|[Mm]et|[Ii]n|[Vv]ia) (?:de|mijn|onze) (?:beantwoording|antwoorden|rapportage"
                r"|\w*nota)\b[^;]{0,80}\bvan \d"
            ),
        ),
        "points to an earlier letter",
        "Zie mijn brief van 3 mei.",
    ),
    Cue(
        "already",
        (
            r"\b(?:schreef|berichtte|meldde|stuurde|informeerde|zond) ik (?:u|uw Kamer) (?:al|reeds|eerder)\b",
            (
                r"\b(?:al|reeds|eerder) (?:\w+ ){0,4}(?:geïnformeerd|verzonden|gestuurd|toegezonden|bericht|beantwoord"
                r"|afgedaan|afgehandeld|ingelost|nagekomen|voldaan|uitgevoerd|gestand|ingegaan|gegeven)\b"
            ),
        ),
        "already, in an earlier letter",
        "De toezegging is al eerder ingelost.",
    ),
    Cue(
        "was told",
        (
            r"\b(?:bent|is|zijn) (?:u|uw Kamers?|de Kamer)\b[^;]{0,80}\b(?:geïnformeerd|bericht|ingelicht)\b",
            (
                r"\bheb(?:ben)? (?:ik|wij) (?:u|uw Kamer|de Kamer)\b[^;]{0,80}\b(?:geïnformeerd|bericht|ingelicht"
                r"|toegezonden|gestuurd|aangeboden)\b"
            ),
        ),
        "the House was told, in the perfect tense",
        "Daarover heb ik uw Kamer geïnformeerd.",
    ),
)
MADE_BY_LETTER = Table(
    "The earlier letter is where the promise was made",
    Cue(
        "promised by letter",
        (r"\bbrief van \d[^;]{0,60}\b(?:zegde|zou|zouden|(?:heb|heeft|hebben) (?:\w+ ){0,4}(?:toegezegd|beloofd))\b",),
        "a letter in which a promise was made has not met it",
        "In mijn brief van 3 mei zegde ik een kaart toe.",
    ),
)
RECURRING = Table(
    "What is promised comes again and again",
    Cue(
        "frequency",
        (
            r"\b(?:ieder|elk|elke|iedere) (?:half ?)?(?:jaar|kwartaal|maand|voorjaar|najaar)\b"
            r"|\b(?:half)?jaarlijks\b|\bper kwartaal\b"
            r"|\bperiodiek\b|\b(?:twee|drie|vier) ?(?:keer|maal) per jaar\b|\bmet regelmaat\b",
        ),
        "no single letter meets what comes again and again",
        "Ik bericht u elk half jaar.",
    ),
)
PORTION = Table(
    "One of several: the rest stays open",
    Cue(
        "one of them",
        (
            r"\b(?:daarvan|waarvan)\b|\b[Hh]et (?:eerste|tweede|derde|vierde)\b|\b[Dd]e (?:eerste|tweede|derde|overige"
            r"|andere)\b",
        ),
        "an ordinal, or a count out of more",
        "De eerste is hiermee afgedaan.",
    ),
)
SEVERAL = Table(
    "Several promises at once",
    Cue(
        "plural",
        (
            "(?i:"
            r"\b(?:[Tt]oezeggingen|punten|kwesties|onderwerpen)\b|\bper toezegging\b|\b(?:twee|drie|vier|vijf"
            r"|zes) daarvan\b"
            ")",
        ),
        "the plural, or a count of them",
        "In deze brief ga ik in op de toezeggingen.",
    ),
)
