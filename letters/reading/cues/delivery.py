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
            r"|[Gg]evolg gevend aan|[Ii]n lijn met"
            r"|[Gg]etrouw aan|[Ii]ngevolge)\b[^;]{0,70}\b(?:toezegging(?:en)?|toegezegd|belofte|afspraak)\b",
            r"\b(?:[Zz]oals|[Aa]ls|[Gg]elijk)\b[^;]{0,70}\b(?:toegezegd|beloofd|afgesproken|aangekondigd|gezegd)\b",
        ),
        "conform de toezegging: what the sentence tells is what was promised",
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
        (r"\b(?:[Hh]ierbij|[Hh]iermee|[Hh]iermede|[Bb]ij deze|[Hh]ieronder|[Hh]ierna|[Hh]ierin|[Oo]nderstaand)\b",),
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
            r"\b(?:[Ii]n|[Aa]ls|[Mm]et) (?:de |een )?[Bb]ijlagen?\b",
            r"\b[Bb]ijlage \d+\b",
            r"\b[Bb]ijgaand",
            r"\b[Bb]ijgevoegd",
            r"\b(?:bij|toe)?gevoegd\b",
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
            r"\b(?:ik|wij) (?:u )?(?:nu|hier) (?:\w+ ){0,2}(?:ingaan|leveren|geven|melden|gehoor|antwoord)\b",
            r"\bnu (?:uitsluitsel|antwoord)\b",
            (
                r"\b(?:inmiddels|nu|thans) (?:is|zijn) (?:het|die|deze|zij|ze) (?:zover|er|klaar|gereed|bekend"
                r"|beschikbaar)\b"
            ),
            r"\bsinds (?:vandaag|gisteren|deze week)\b",
            r"\bals volgt\b",
        ),
        "now, in this place",
    ),
    Cue(
        "in view of",
        (
            (
                r"\b(?:[Mm]et het oog op|[Vv]ooruitlopend op|[Tt]en behoeve van) (?:het|de"
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
            r"\b(?:vermeldt|behandelt|bespreekt|bevat)\b",
            r"\bga(?:at)? (?:ik|deze brief) (?:\w+ )?in op\b",
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
            r"\b(?:voor zover|gedeeltelijk|deels|ten dele)\b",
            r"\been (?:eerste )?deel van (?:deze|die|de|mijn) toezegging\b",
            r"\b[Hh]et eerste (?:deel|stuk|onderdeel)\b",
            r"\bop (?:de|het) (?:eerste|tweede|derde|laatste) (?:vraag|punt|onderdeel|deel)\b",
            r"\b[Vv]oor de \w+ kant\b",
            r"\been eerste (?:invulling|aanzet|stap)\b",
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
            r"\b(?:[Bb]ij|[Mm]et|[Ii]n|[Vv]ia) (?:de |mijn |onze |een )?\w*brief van \d",
        ),
        "points to an earlier letter",
    ),
    Cue(
        "already",
        (
            r"\b(?:schreef|berichtte|meldde|stuurde|informeerde|zond) ik (?:u|uw Kamer) (?:al|reeds|eerder)\b",
            (
                r"\b(?:al|reeds|eerder) (?:\w+ ){0,4}(?:geïnformeerd|verzonden|gestuurd|toegezonden|bericht|beantwoord"
                r"|afgedaan)\b"
            ),
        ),
        "already, in an earlier letter",
    ),
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
