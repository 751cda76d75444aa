"""Here it is: words by which a letter says that it brings what was promised, or that it was brought before."""

from __future__ import annotations

import re

from letters.reading.cues import Cue, Table

_LETTER = (
    r"(?:\w*brief|verslag|\w*rapportage|rapport|nota|antwoorden|beantwoording|overzicht|schema|verbetering"
    r"|paragraaf|stuk)"
)
_ARTICLE = r"(?:deze|dit|de bijgaande|het bijgaande|het bijgevoegde|de bijgevoegde|onderhavige?|de onderhavige)"

DEED = Table(
    Cue(
        "in accordance",
        (
            r"\b(?:[Cc]onform|[Oo]vereenkomstig|[Tt]er (?:uitvoering|voldoening|nakoming|invulling) (?:van|aan)"
            r"|[Gg]evolg gevend aan|[Ii]n (?:lijn met|aansluiting op|vervolg op)|[Nn]aar aanleiding van"
            r"|[Oo]nder verwijzing naar|[Gg]etrouw aan|[Ii]ngevolge)\b[^;]{0,70}\b(?:toezegging(?:en)?"
            r"|toegezegd|belofte|afspraak)\b",
            r"\b(?:[Zz]oals|[Aa]ls|[Gg]elijk)\b[^;]{0,70}\b(?:toegezegd|beloofd|afgesproken|aangekondigd|gezegd)\b",
        ),
        "conform de toezegging: what the sentence tells is what was promised",
    ),
    Cue(
        "as said",
        (
            (
                r"\b[Zz]oals (?:ik|wij|het kabinet)\b[^;]{0,60}\b(?:voorhield|zei|aangaf|toezegde|beloofde"
                r"|aankondigde|meldde)\b"
            ),
            (
                r"\b[Zz]oals (?:ik|wij|het kabinet)\b[^;]{0,40}\b(?:AO|CD|WGO|\w*overleg|\w*debat|lid|leden)\b"
                r"(?= (?:[\w().]+ ){0,4}(?:heb|hebben|heeft|is) (?:aangegeven|gezegd|gemeld|geantwoord|toegelicht))"
            ),
        ),
        "as was said in the debate or to a member",
    ),
    Cue(
        "because promised",
        (r"\bomdat ik\b[^;]{0,160}\b(?:gezegd|toegezegd|beloofd)\b",),
        "done because it was promised",
    ),
    Cue(
        "that was promised",
        (r"; dat (?:was|is|had|heb)\b[^;]{0,90}\b(?:toegezegd|beloofd)\b",),
        "done, and that was promised",
    ),
    Cue("owed answer", (r"\bdat antwoord had\b[^;]{0,90}\btegoed\b",), "the answer stands in the same sentence"),
)
MOTION_DEED = re.compile(
    r"\b(?:[Tt]er (?:uitvoering|invulling)|[Nn]aar aanleiding|[Ii]n (?:reactie|vervolg) op|[Cc]onform"
    r"|[Oo]vereenkomstig|[Uu]itvoering|[Ii]nvulling|[Oo]pvolging"
    r"|[Rr]eactie op|[Gg]evolg|[Gg]ehoor|[Zz]oals (?:verzocht|gevraagd) in|[Mm]ede op basis van)\b(?: van| aan| "
    r"op)?[^;]{0,40}\b[Mm]oties?\b"
)
HERE = Table(
    Cue(
        "hereby",
        (
            (
                r"\b(?:[Hh]ier(?:bij|mee|mede|door|onder|na|in)|[Bb]ij dezen?|[Oo]nderstaande?|(?:het|de) (?:hierna )?"
                r"(?:na)?volgende (?:melden|mededelen|antwoorden|laten weten))\b"
            ),
        ),
        "this letter does it",
    ),
    Cue(
        "this letter",
        (
            rf"\b(?:[Ii]n|[Mm]et|[Vv]ia|[Bb]ij|[Mm]iddels|[Dd]oor) {_ARTICLE} (?:\w+ )?{_LETTER}\b",
            r"\b[Dd]eze brief (?:strekt|dient|bevat|geeft|voorziet)\b",
        ),
        "in deze brief",
    ),
    Cue(
        "annex",
        (
            r"\b[Bb]ijlagen?\b",
            r"\b[Bb]ij(?:gaand|gevoegd|gesloten)",
            r"\bmee(?:gezonden|gestuurd)\b",
            r"\btreft (?:u|uw Kamer)\b",
            r"\bvindt (?:u|uw Kamer)\b",
            r"\bgaa[nt] hierbij\b",
        ),
        "the annex brings it",
    ),
    Cue(
        "now",
        (
            r"\b(?:[Gg]eef|[Dd]oe|[Ll]ever|[Bb]eantwoord) (?:ik|wij) (?:dat |u |daarop )?(?:hier|nu)\b",
            (
                r"\b(?:nu|thans|hier) (?:\w+ ){0,2}(?:ingaan|leveren|geven|melden|gehoor|antwoord"
                r"|geïnformeerd|nakomen|gestand|in(?=[.,;:]|$))\b"
            ),
            r"\bnu (?:uitsluitsel|antwoord)\b",
            (
                r"\b(?:inmiddels|nu|thans) (?:is|zijn) (?:het|die|deze|zij|ze) (?:zover|er|klaar|gereed|bekend"
                r"|beschikbaar)\b"
            ),
            r"\bsinds (?:vandaag|gisteren|deze week)\b",
            r"\bals volgt\b",
            r"\b(?:[Ii]n|[Oo]nder) (?:paragraaf|hoofdstuk|onderdeel|punt|kopje) [\dA-Z]",
        ),
        "now, in this place",
    ),
    Cue(
        "in view of",
        (
            (
                r"\b(?:[Mm]et het oog op|[Vv]ooruitlopend op|[Tt]en behoeve van"
                r"|[Ii]n (?:de )?aanloop naar|[Tt]er voorbereiding (?:op|van)|[Ii]n vervolg op"
                r"|[Nn]aar aanleiding van|[Ii]n reactie op) (?:het|de"
                r"|uw)\b[^;]{0,120}\b(?:informeer|bericht|stuur|zend|ontvangt)\b"
            ),
        ),
        "sent now because a debate is near",
    ),
)
ASIDE = re.compile(
    r"\bbuiten beschouwing\b|\bonbesproken\b|\bniet (?:op )?vooruit\b|\blos van\b|\bstaan er niet in\b|\bga ik "
    r"(?:hier |nu |niet )?(?:verder )?niet (?:nader )?(?:op )?in\b|\bloopt mee in\b"
    r"|\bniet geraakt\b"
)  # named only to say that this letter leaves it alone
STILL_OPEN = re.compile(
    r"\bnog (?:niets|geen (?:antwoord|uitsluitsel|datum)|onder handen|in voorbereiding|in behandeling|niet "
    r"(?:voltooid|afgerond|gezegd|melden))\b|\bin de maak\b|\bheeft nog de aandacht\b|\bloopt nog\b"
)  # at work on it: neither met nor put off
DONE = Table(
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
    ),
    Cue(
        "carries out",
        (
            r"\b(?:uitvoering|opvolging|gevolg|gehoor|invulling)\b[^;]{0,40}\b(?:gegeven|geef|geven|geeft)\b",
            r"\b(?:geef|geven|geeft|gaf)\b[^;]{0,60}\b(?:uitvoering|opvolging|gevolg|gehoor|invulling)\b",
        ),
        "gives effect to",
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
    ),
    Cue(
        "off the list",
        (r"\bvan de lijst\b", r"\bde toezegging (?:hiermee |daarmee )?vervallen\b"),
        "removed from the list of promises",
    ),
)
ANNOUNCES = Table(
    Cue(
        "comes up",
        (
            r"\b[Aa]an bod\b",
            r"\baan de orde\b",
            r"\bkomen ook langs\b",
            r"\b[Ss]tand van zaken\b",
            r"\bhoe het\b[^;]{0,60}\bstaat\b",
            r"\b(?:meld|bericht|informeer|vertel|schets|beschrijf) (?:ik|wij)\b[^;]{0,90}\b(?:toezeggingen|moties)\b",
            r"\boverzicht\b[^;]{0,40}\b(?:moties|toezeggingen)\b",
            r"\b[Vv]oortgang\b",
            r"\bleest\b",
            r"\bper toezegging\b",
            r"\bkom ik (?:daarop )?terug\b",
            r"\b(?:vermeldt|behandelt|bespreekt|bevat|behandeld|besproken)\b",
            r"\bga(?:at|an)? (?:ik|wij|deze brief) (?:\w+ )?in op\b",
            r"\b(?:meld|bericht|informeer|deel|laat) (?:ik|wij) (?:u|uw Kamer|de Kamer)\b",
            r"\b(?:kan|kunnen) (?:ik|wij)\b[^;]{0,40}\b(?:melden|berichten|mededelen)\b",
            r"\bsta ik stil bij\b",
        ),
        "the letter is about them",
    ),
    Cue(
        "how carried out",
        (r"\bhoe\b[^;]{0,160}\b(?:uitvoer|uitgevoerd|uitvoering|ingevuld|invulling|opvolging)\w*\b",),
        "tells how they were met",
    ),
)
PARTLY = Table(
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
    ),
    Cue(
        "instalment",
        (
            r"\b(?:ieder|elk) (?:half)?jaar\b[^;]{0,60}\b(?:te melden|te informeren|informeren|melden|rapporteren)\b",
            r"\b(?:half)?jaarlijks te (?:informeren|melden|rapporteren)\b",
        ),
        "one report of a recurring promise",
    ),
)
BEFORE = Table(
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
    ),
)
# "De Kamer wenste dat te weten (toezegging AO van 9 mei)": the aside says that what is told was promised.
NAMED_ASIDE = re.compile(r"\((?:[^()]{0,60}\b)?(?:[Tt]oezegging\b|TZ\d{6}-)")
# Given over in this letter, whatever else the sentence says of its lateness.
HANDS_OVER = re.compile(
    r"\b(?:[Hh]ierbij|[Bb]ij deze|[Bb]ijgaand|[Mm]et deze brief|als bijlage"
    r"|in de bijlage)\b[^;]{0,60}\b(?:ontvang(?:t|en)"
    r"|tref(?:t|fen)|vind(?:t|en)|bied|bieden|stuur|sturen|zend|zenden|doe|doen|geef|geven)\b"
    r"|\b(?:ontvangt|treft|vindt|bied|stuur|zend|doe|geef)\b[^;]{0,60}\b(?:hierbij|bijgaand|als bijlage"
    r"|in de bijlage)\b"
)
RECURRING = re.compile(
    r"\b(?:ieder|elk|elke|iedere) (?:half ?)?(?:jaar|kwartaal|maand|voorjaar|najaar)\b"
    r"|\b(?:half)?jaarlijks\b|\bper kwartaal\b"
    r"|\bperiodiek\b|\b(?:twee|drie|vier) ?(?:keer|maal) per jaar\b|\bmet regelmaat\b"
)
SPEAKS_OF_IT = re.compile(r"\b(?:[Dd](?:it|at|eze|ie)|[Hh]ier\w*|[Dd]aar\w*|[Hh]elaas|[Tt]ot mijn spijt)\b")
# A letter in which the promise was made has not met it.
MADE_BY_LETTER = re.compile(
    r"\bbrief van \d[^;]{0,60}\b(?:zegde|zou|zouden|(?:heb|heeft|hebben) (?:\w+ ){0,4}(?:toegezegd|beloofd))\b"
)
POINTS_BACK = re.compile(
    r"\b(?:[Dd]aar(?:aan|mee|toe|voor|op)|[Hh]ier(?:aan|mee|toe)|[Dd]ie motie|[Dd]eze motie)\b|^(?:Die|Dat) "
)
PORTION = re.compile(
    r"\b(?:daarvan|waarvan)\b|\b[Hh]et (?:eerste|tweede|derde|vierde)\b|\b[Dd]e (?:eerste|tweede|derde|overige"
    r"|andere)\b"
)  # one of several: the rest stays open
SEVERAL = re.compile(
    r"\b(?:[Tt]oezeggingen|punten|kwesties|onderwerpen)\b|\bper toezegging\b|\b(?:twee|drie|vier|vijf|zes) daarvan\b",
    re.IGNORECASE,
)
