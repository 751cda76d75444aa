"""Fulfilment: whole, in part, by an earlier letter, or still open."""

from __future__ import annotations

from letters.reading.cues import Cue, CueTable

_TO_KEEP = (
    r"(?:nakomen|na te komen|inlossen|in te lossen|afdoen|af te doen|afhandelen|af te handelen|voldoen"
    r"|gestand (?:te )?doen|tegemoet (?:te )?komen)"
)
_KEPT = r"(?:voldaan|nagekomen|ingelost|afgedaan|afgehandeld|gestand gedaan|ingevuld|uitgevoerd)"

STILL_OPEN = CueTable(
    "Work is in progress: neither fulfilled nor postponed",
    Cue(
        "no answer yet, or work in progress",
        "Het onderzoek is nog in voorbereiding.",
        r"\bnog (?:niets|geen (?:antwoord|uitsluitsel|datum)|onder handen|in voorbereiding|in behandeling"
        r"|niet (?:voltooid|afgerond|gezegd|melden))\b",
        r"\bin de maak\b|\bheeft nog de aandacht\b|\bloopt nog\b",
    ),
    Cue(
        'nog niet with a word for fulfilment; "nog niet volledig" is a part',
        "De toezegging is nog niet nagekomen.",
        r"\bnog niet (?:kunnen )?(?:voldaan|voldoen|nagekomen|nakomen|ingelost|afgedaan|afgehandeld|uitgevoerd"
        r"|ingevuld|verwerkt|gestand gedaan)\b",
    ),
)
DONE = CueTable(
    "It has been fulfilled, or is fulfilled now",
    Cue(
        "a word for closing it, in the perfect tense",
        "De toezegging is nagekomen.",
        r"\b(?:voldaan|nagekomen|ingelost|afgedaan|afgehandeld|afgerond|gestand gedaan|uitgevoerd|ingevuld|verwerkt"
        r"|opgevolgd|ingewilligd)\b",
        r"\bten uitvoer gebracht\b",
        r"\b(?:afgesloten|afgewikkeld|doorgestreept|doorgehaald|weggestreept|afgestreept|afgevinkt)\b",
        r"\bvan (?:tafel|de baan)\b|\bkous\b[^;]{0,40}\baf\b|\bvinkje\b|\b(?:ingewisseld|vervuld|gehonoreerd)\b",
        r"\bwoord gehouden\b|\bhoud (?:ik|wij)\b[^;]{0,40}\bwoord\b",
        r"\bis beantwoord\b",
        r"\bbeantwoord wat\b",
    ),
    Cue(
        "a word for fulfilling it, in the present tense",
        "Daarmee voldoe ik aan mijn toezegging.",
        r"\b(?:los|lossen) (?:ik|wij|het kabinet)\b[^;]{0,70}\bin\b",
        r"\bgestand\b",
        r"\b(?:handel|doe) (?:ik|wij)\b[^;]{0,300}\baf\b",
        r"\bwerk ik\b[^;]{0,60}\b(?:af|uit)\b",
        r"\b(?:[Ii]k|[Ww]ij) (?:handel|doe|werk)(?:en)?\b[^;]{0,60}\baf\b",
        r"\b(?:kom|komen|komt)\b[^;]{0,60}\b(?:tegemoet|na)\b(?! (?:afloop|de|het|afronding|overleg))",
        r"\bvoldoe(?:n|t)?\b",
        r"\b(?:nakom|inlos|afdoe|afhandel|nakomen|inlossen|afdoen|afhandelen)\b",
        r"\bdoen? (?:ik|wij)\b[^;]{0,90}\baf\b",
        r"\bkwijt ik mij\b|\b(?:na te komen|in te lossen|af te (?:doen|handelen|ronden)|gestand te doen)\b",
        r"\bom (?:aan )?(?:mijn|de|deze|die|onze) toezegging\b(?:(?!\bom\b|\bdat\b)[^;,]){0,90}\b(?:uit te voeren"
        r"|in te vullen|tegemoet te komen)\b",
        r"\bbeschouw (?:ik|wij)\b[^;]{0,80}\bals\b",
    ),
    Cue(
        "gives effect to it",
        "Zo geef ik uitvoering aan mijn toezegging.",
        r"\b(?:uitvoering|opvolging|gevolg|gehoor|invulling)\b[^;]{0,40}\b(?:gegeven|geef|geven|geeft)\b",
        r"\b(?:geef|geven|geeft|gaf)\b[^;]{0,60}\b(?:uitvoering|opvolging|gevolg|gehoor|invulling)\b",
    ),
    Cue(
        "what was mentioned just before has been done",
        "Dat is in maart gebeurd.",
        r"^(?:Dat|Dit|Die|Deze|Daar\w*|Hier\w*|Inmiddels|Ook (?:dat|dit|die))\b[^;:]{0,90}\b(?:gebeurd|gedaan"
        r"|plaatsgevonden|gevoerd|verricht|gehouden|gesproken|opgeleverd|verschenen|gepubliceerd|geschied|overlegd"
        r"|nagegaan|aangekaart|uitgezocht|gemaakt)\b",
        r"^(?:Vandaag|Gisteren|Onlangs|Vorige week) (?:is|zijn|heb|heeft) (?:deze|die|dat|dit|zij"
        r"|ze)\b[^;:]{0,90}\b(?:gedaan|verschenen|gepubliceerd|geplaatst|opgeleverd|verzonden|gestart)\b",
    ),
    Cue(
        "it can be removed from the list of toezeggingen",
        "Deze toezegging kan van de lijst.",
        r"\bvan de lijst\b",
    ),
)
TO_BE_KEPT = CueTable(
    "Fulfilment is in the future, a condition, a question or a wish",
    Cue(
        'the future, or a verb of wanting with the infinitive; with the perfect ("hoop te hebben voldaan") it is done',
        "Aan die toezegging zal worden voldaan.",
        rf"\b[Zz](?:al|ullen)\b[^;]{{0,120}}\b(?:{_TO_KEEP}|{_KEPT})\b",
        r"\b(?:[Ww]il(?:len)?|[Hh]oop|[Hh]open|[Mm]oet(?:en)?|[Gg]aa?n?|[Pp]robeer|[Ss]treef"
        rf"|[Vv]erwacht)\b[^;]{{0,120}}\b{_TO_KEEP}\b",
    ),
    Cue(
        "a condition or an open question, up to the end of its clause",
        "Als de toezegging is nagekomen, meld ik dat op de site.",
        r"(?:\b(?:[Ii]ndien|[Zz]odra|[Mm]its|[Tt]enzij|[Tt]otdat|[Ww]anneer|[Vv]oordat)\b"
        r"|(?:^A|, a)ls (?:aan|de|deze|die|dat|mijn|ik|wij|er)\b|^Of\b"
        rf"|\bof (?:ik|wij|het kabinet)\b)[^,;]{{0,120}}\b(?:{_TO_KEEP}|{_KEPT})\b",
    ),
    Cue(
        "a request to fulfil it does not fulfil it",
        "De Kamer verzocht de regering de toezegging na te komen.",
        r"\b(?:verzoek(?:t|en)?|verzocht(?:en)?|vra(?:agt|gen)|vroeg(?:en)?|gevraagd|opgeroepen"
        rf"|drong(?:en)?)\b[^;]{{0,120}}\b{_TO_KEEP}\b",
    ),
    Cue(
        "the present tense with a future time or a future letter",
        "De toezeggingen kom ik later na.",
        r"\b(?:(?:kom(?:en)?|doen?|los(?:sen)?|handel(?:en)?) (?:ik|wij)"
        r"|(?:[Ii]k|[Ww]ij) (?:kom(?:en)?|doen?|los(?:sen)?|handel(?:en)?))\b[^;]{0,90}\b(?:later(?! dan\b)|binnenkort"
        r"|te zijner tijd|(?:eerst)?volgende? \w*(?:brief|rapportage|verslag|monitor|jaar|maand|week|kwartaal|voorjaar"
        r"|najaar))\b",
    ),
)
PARTLY = CueTable(
    "Only a part is fulfilled",
    Cue(
        "a word for a part, or for what is left",
        "De toezegging is gedeeltelijk ingevuld.",
        r"\b(?:voor zover|gedeeltelijk|deels|ten dele|(?:voor|tot) een (?:\w+ )?deel|grotendeels)\b",
        r"\been (?:eerste )?deel van (?:(?:de|het) \w+ van )?(?:deze|die|de|mijn|haar|zijn|onze) toezegging\b",
        r"\b[Hh]et eerste (?:deel|stuk|onderdeel)\b",
        r"\bop (?:de|het) (?:eerste|tweede|derde|laatste) (?:vraag|punt|onderdeel|deel|ga|kan|kom)\b",
        r"\b(?:[Vv]oor w|[Ww])at (?:betreft )?(?:de|het) (?!toezegging)[^;]{0,80}\b(?:deze|die) toezegging\b",
        r"\b[Vv]oor de \w+ kant\b",
        r"\b(?:hiermee|daarmee|hierbij|nu) (?:voor )?wat (?:betreft|(?:de|het)\b[^;,]{0,40} betreft)",
        r"; (?:over|voor|van) (?:de|het)\b[^;]{0,80}\bvolg(?:t|en)\b",
        r"\b[Ee]en eerste (?:invulling|aanzet|stap|versie|deel|beeld|concept)\b",
        r"\b[Oo](?:p|ver) (?:de|het) (?:eerste|tweede|derde|laatste) (?:ga|kan|kom|bericht|meld|informeer|kunt|bent"
        r"|geef)\b",
        r"\bnu\b[^;]{0,80}[;,] (?:die|dat|de|het|van)\b[^;]{0,60}\bnog niet\b",
        r"\b[;,] (?:de|het) (?:\w+ ){1,3}volg(?:t|en)(?: (?:later|nog|in|voor|na)\b|[.,;])",
        r"\b(?:eerste|andere) helft\b(?! van (?:\d{4}|het|dit|vorig|de))",
        r"\balvast\b",
        r"\b[Vv]ooruitlopend op (?:de|het|mijn|een) (?:volledige|definitieve|uitgebreide|nadere|integrale)\b",
        r"\b(?:beantwoord|behandel|lever|geef|verstrek)\b[^;]{0,20}\b(?:nu|hier|hierbij|hiermee) (?:alleen )?(?:de"
        r"|het) (?:eerste|tweede)\b",
        r"\b(?:alleen|slechts|enkel|uitsluitend) (?:[a-z]+en )?(?:voor|over|de eerste|het eerste|een deel|de helft"
        r"|van)\b",
        r"\b(?:één|een|twee|drie) van (?:de|beide|mijn) (?:twee|drie|vier|vijf|\w+ )?(?:\w+ )?(?:regelingen|delen"
        r"|onderdelen|vragen|toezeggingen|punten|rapportages|rapporten)\b",
        r"\b[Oo]p (?:één|een|twee|drie) (?:[a-z]+ )?na\b|\bmet uitzondering van\b|\bbehalve\b",
        r"\bniet (?:geheel|volledig|helemaal)\b",
        r"\b(?:voorlopige?|tussenstand|tussenbericht)\b",
        r"\b(?:kan|lever|geef|doe|bied)\b[^;]{0,40}\bde helft\b",
        r"\bhalf (?:ingelost|voldaan|nagekomen|afgedaan|ingevuld)\b",
        r"\bzonder (?:het|de) (?:hoofdstuk|deel|onderdeel|bijlage|paragraaf)\b",
        r"\b[Vv]an de (?:twee|drie|vier|vijf) (?:toegezegde|beloofde)\b[^;]{0,80}\b(?:er|een|één|de eerste)\b",
        r"\b[Vv]an de (?:twee |drie |vier )?(?:toegezegde|beloofde)\b[^;]{0,80}\b(?:is|zijn) (?:er )?(?:nu "
        r"|inmiddels )?(?:\d|één|twee|drie|de helft)",
        r"; (?:de|het|dat|die|voor|over|van)\b[^;]{0,80}\bnog (?:niet|niets|onder handen|in bewerking"
        r"|in voorbereiding)\b",
        r"\bhet begin van een\b|\bde eerste (?:twee|drie|vier)\b|\bde eerste van de\b",
        r"\b[;,] (?:de|het) (?:\w+ ){1,4}(?:is|zijn|volgt|volgen|komt|moet)\b[^;]{0,30}\bnog\b",
    ),
    Cue(
        "one report of a recurring toezegging",
        "Ik heb toegezegd ieder jaar te rapporteren.",
        r"\b(?:ieder|elk) (?:half)?jaar\b[^;]{0,60}\b(?:te melden|te informeren|informeren|melden|rapporteren)\b",
        r"\b(?:half)?jaarlijks te (?:informeren|melden|rapporteren)\b",
    ),
)
EARLIER_LETTER = CueTable(
    "An earlier letter has fulfilled it",
    Cue(
        "refers to an earlier letter",
        "Zie mijn brief van 3 mei.",
        r"\bverwijs ik\b[^;]{0,40}\bbrief\b",
        r"\b(?:[Dd]e|[Mm]ijn|[Oo]nze) \w*brief van \d[^;]{0,120}\b(?:toezegging|toegezegd)",
        r"\b(?:toezegging|toegezegd)[^;]{0,120}\b(?:de|mijn|onze) \w*brief van \d",
        r"\b(?:vorige|eerdere) \w*brief\b|\b(?:stond|staat|stonden) (?:al|reeds|eerder) in\b",
        r"\bbrief die (?:ik|wij|u|uw Kamer|mijn \w+) (?:\w+ ){0,3}op \d",
        r"\b[Zz]ie (?:daarvoor |hiervoor )?(?:de|mijn) \w*brief van\b",
        r"\b(?:[Bb]ij|[Mm]et|[Ii]n|[Vv]ia|[Pp]er) (?:de |mijn |onze |een )?\w*brief van \d",
        r"\b(?:[Bb]ij|[Mm]et|[Ii]n|[Vv]ia) (?:de|mijn|onze) (?:beantwoording|antwoorden|rapportage"
        r"|\w*nota)\b[^;]{0,80}\bvan \d",
    ),
    Cue(
        "a past tense with the House, or al, reeds or eerder",
        "De toezegging is al eerder ingelost.",
        r"\b(?:schreef|berichtte|meldde|stuurde|informeerde|zond|deelde|liet|bood) (?:ik|wij) (?:u|uw Kamer"
        r"|de Kamer)\b",
        r"\b(?:al|reeds|eerder) (?:\w+ ){0,4}(?:geïnformeerd|verzonden|gestuurd|toegezonden|bericht|beantwoord"
        r"|afgedaan|afgehandeld|ingelost|nagekomen|voldaan|uitgevoerd|gestand|ingegaan|gegeven)\b",
    ),
    Cue(
        "the House was informed, in the perfect tense",
        "Daarover heb ik uw Kamer geïnformeerd.",
        r"\b(?:[Uu] bent|[Uu]w Kamer is|[Dd]e Kamer is)\b(?:(?!\bhier(?:mee|bij)\b)[^;]){0,80}\b(?:geïnformeerd"
        r"|bericht|ingelicht)\b",
        r"\b(?:bent|is|zijn) (?:u|uw Kamers?|de Kamer)\b[^;]{0,80}\b(?:geïnformeerd|bericht|ingelicht)\b",
        r"\b(?:heeft|hebt|hebben) (?:u|uw Kamer|de Kamer)\b[^;]{0,60}\b(?:ontvangen|gekregen)\b",
        r"\b(?:(?:kreeg|ontving) (?:u|uw Kamer|de Kamer)|(?:[Uu]|[Uu]w Kamer|[Dd]e Kamer) (?:kreeg"
        r"|ontving))\b(?![^;]{0,40}\b(?:toezegging|belofte|toegezegd)\b)",
        r"\b(?:[Uu]|[Uu]w Kamer|[Dd]e Kamer) (?:heeft|hebt) (?:\w+ ){0,8}(?:ontvangen|gekregen)\b",
        r"\bop \d{1,2} [a-z]+(?: \d{4}| jl\.)? (?:[\w]+ ){0,5}(?:gestuurd|gezonden|verzonden|toegezonden|aangeboden"
        r"|toegestuurd|verstrekt|ontvangen)\b",
        r"\bheb(?:ben)? (?:ik|wij) (?:u|uw Kamer|de Kamer)\b[^;]{0,80}\b(?:geïnformeerd|bericht|ingelicht|toegezonden"
        r"|gestuurd|aangeboden|doen toekomen)\b",
    ),
)
MADE_BY_LETTER = CueTable(
    "The earlier letter made the toezegging",
    Cue(
        "a letter that makes a toezegging does not fulfil it",
        "In mijn brief van 3 mei zegde ik een kaart toe.",
        r"\bbrief van \d[^;]{0,60}\b(?:zegde|zou|zouden|(?:heb|heeft|hebben) (?:\w+ ){0,4}(?:toegezegd|beloofd))\b",
    ),
)
RECURRING = CueTable(
    "The toezegging recurs",
    Cue(
        "no single letter fulfils a recurring toezegging",
        "Ik bericht u elk half jaar.",
        r"(?i:\b(?:ieder|elk|elke|iedere) (?:half ?)?(?:jaar|kwartaal|maand|voorjaar|najaar)\b|\b(?:half)?jaarlijks\b)",
        r"(?i:\bper kwartaal\b|\bperiodiek\b|\b(?:twee|drie|vier) ?(?:keer|maal) per jaar\b|\bmet regelmaat\b)",
    ),
)
PORTION = CueTable(
    "One of several, so that the rest stays open",
    Cue(
        "an ordinal, or a part of a number",
        "De eerste is hiermee afgedaan.",
        r"\b(?:daarvan|waarvan)\b|\b[Hh]et (?:eerste|tweede|derde|vierde)\b(?! (?:kwartaal|half|jaar))",
        r"\b[Dd]e (?:eerste|tweede|derde|overige|andere)\b(?! (?:helft|week|dagen|maanden))",
    ),
)
SEVERAL = CueTable(
    "Several toezeggingen at once",
    Cue(
        "the plural, or a number of them",
        "In deze brief ga ik in op de toezeggingen.",
        r"(?i:\b(?:[Tt]oezeggingen|beloft(?:en|es)|punten|kwesties|onderwerpen)\b|\b(?:per|elke|iedere) toezegging\b"
        r"|\b(?:twee|drie|vier|vijf|zes) daarvan\b)",
    ),
)
PERFORMED = CueTable(
    "A promised action has been performed",
    Cue(
        "the participle of an action that is often promised; it counts only if it is about the toezegging",
        "Het toegezegde gesprek heeft in maart plaatsgevonden.",
        r"\b(?:plaatsgevonden|gepubliceerd|verschenen|opgeleverd|gereedgekomen|uitgezocht|onderzocht|geanalyseerd"
        r"|nagegaan|bedraagt|bedragen|luiden|luidt|besproken|ingericht|geopend|gestart|bijgevoegd|aangepast|gemaakt"
        r"|gevoerd|gelegd)\b",
        r"\bvond(?:en)?\b[^;]{0,80}\bplaats\b|\bis er\b(?! nog\b| niet\b| geen\b)|\bachter de rug\b",
        r"\b(?:live|van start) gegaan\b",
    ),
)
