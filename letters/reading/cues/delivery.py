"""Delivery: the letter brings what was promised or requested."""

from __future__ import annotations

from letters.reading.cues import Cue, CueTable
from parliament.register_numbers import TOEZEGGING_START

_LETTER = (
    r"(?:\w*brief|weg|antwoorden|toelichting|reactie|bericht|schrijven|verslag|\w*rapportage|rapport|nota"
    r"|antwoorden|beantwoording|overzicht|schema|verbetering"
    r"|paragraaf|stuk)"
)
_ARTICLE = r"(?:deze|dit|de bijgaande|het bijgaande|het bijgevoegde|de bijgevoegde|onderhavige?|de onderhavige)"

DEED = CueTable(
    "The sentence reports what was promised",
    Cue(
        "in accordance",
        (
            r"\b(?:[Cc]onform|[Oo]vereenkomstig|[Tt]er (?:uitvoering|voldoening|nakoming|invulling) (?:van|aan)"
            r"|[Gg]evolg gevend aan|[Ii]n (?:lijn met|aansluiting op|vervolg op)|[Nn]aar aanleiding van"
            r"|[Oo]nder verwijzing naar|[Gg]etrouw aan|[Ii]ngevolge)\b[^;]{0,70}\b(?:toezegging(?:en)?"
            r"|toegezegd|belofte|afspraak)\b",
            r"\b(?:[Zz]oals|[Aa]ls|[Gg]elijk)\b[^;]{0,160}\b(?:toegezegd|beloofd|afgesproken|aangekondigd|gezegd)\b",
        ),
        "conform de toezegging: the sentence reports what was promised",
        "Conform de toezegging is gemeten.",
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
        "refers to what was said in the debate or to a member",
        "Zoals ik in het debat aangaf, is gemeten.",
    ),
    Cue(
        "because promised",
        (r"\bomdat ik\b[^;]{0,160}\b(?:gezegd|toegezegd|beloofd)\b",),
        "the reason is that it was promised",
        "Ik schrijf u dit omdat ik dat heb toegezegd.",
    ),
    Cue(
        "that was promised",
        (r"; dat (?:was|is|had|heb)\b[^;]{0,90}\b(?:toegezegd|beloofd)\b",),
        "the sentence adds that it was promised",
        "Er is gemeten; dat had ik het lid Grutto toegezegd.",
    ),
    Cue(
        "owed answer",
        (r"\bdat antwoord had\b[^;]{0,90}\btegoed\b",),
        "the answer is in the same sentence",
        "De norm is 40 mg; dat antwoord had het lid Grutto nog tegoed.",
    ),
)
MOTION_DEED = CueTable(
    "The sentence reports what a motion asked for",
    Cue(
        "carrying out",
        (
            r"\b(?:[Tt]er (?:uitvoering|invulling)|[Nn]aar aanleiding|[Ii]n (?:reactie|vervolg) op|[Cc]onform"
            r"|[Oo]vereenkomstig|[Uu]itvoering|[Ii]nvulling|[Oo]pvolging"
            r"|[Rr]eactie op|[Gg]evolg|[Gg]ehoor|[Zz]oals (?:verzocht|gevraagd) in|[Mm]ede op basis van)\b(?: "
            r"van| aan| "
            r"op)?[^;]{0,40}\b[Mm]oties?\b",
        ),
        "the motion follows a word for carrying out",
        "Ter uitvoering van de motie-Kievit wordt vaker gemeten.",
    ),
)
HERE = CueTable(
    "This letter delivers it",
    Cue(
        "hereby",
        (
            (
                r"\b(?:[Hh]ier(?:bij|mee|mede|onder|na|in)|[Bb]ij dezen?|[Oo]nderstaande?"
                r"|[Ii]n het (?:navolgende|onderstaande|hiernavolgende)|(?:het|de) (?:hierna )?"
                r"(?:na)?volgende (?:melden|mededelen|antwoorden|laten weten))\b"
            ),
        ),
        "hierbij and its synonyms",
        "Hierbij stuur ik u de kaart.",
    ),
    Cue(
        "this letter",
        (
            rf"\b(?:[Ii]n|[Mm]et|[Vv]ia|[Bb]ij|[Mm]iddels|[Dd]oor|[Ll]angs|[Aa]an) {_ARTICLE} (?:\w+ )?{_LETTER}\b",
            r"(?<!van )\b[Dd]eze brief (?:is|strekt|dient|bevat|geeft|voorziet|beantwoordt|meldt|doet|vormt)\b",
        ),
        "names this letter as the means",
        "Met deze brief krijgt u de cijfers.",
    ),
    Cue(
        "annex",
        (
            r"(?<!\been )\b(?:[Bb]ijlagen?|[Aa]nnex(?:en)?)\b"
            r"(?! (?:bij|van|behorende bij) (?:Kamerstuk|(?:de|mijn) \w*brief van))",
            r"\b(?:is|zijn|staat|staan) te vinden (?:op|in|onder)\b",
            r"\b(?:ligt|liggen) (?:nu |thans |hierbij |hier |vandaag )?(?:bij|voor) (?:u|uw Kamer)\b",
            r"\bvoor u (?:ligt|liggen)\b",
            r"\bzie (?:figuur|tabel|kader|hoofdstuk|paragraaf|pagina) \d",
            r"\b[Bb]ij(?:gaand|gevoegd|gesloten)",
            r"\bmee(?:gezonden|gestuurd)\b",
            r"\btreft (?:u|uw Kamer)\b",
            r"\bvindt (?:u|uw Kamer)\b",
            r"\bgaa[nt] hierbij\b",
        ),
        "it is in the annex",
        "De kaart is als bijlage toegevoegd.",
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
            r"\b[Hh]ier volg(?:t|en)\b|\bdoen? (?:ik|wij|dit|dat) (?:hier|hieronder)\b|\baldus geschiedt\b",
            r"\bkrijg(?:t|en) (?:u|uw Kamer|de Kamer) (?:ze |die |deze |dat )?nu\b",
            r"\b(?:bied|concretiseer|meld|stuur|zend|verschaf|verstrek|ontvang)(?:t|en)? (?:ik|wij|u|uw Kamer) "
            r"(?:u |haar )?(?:hier|nu)\b",
            r"\b[Hh]et voorliggende\b",
            r"\bhet antwoord (?:[\w-]+ ){0,4}(?:is|luidt)\b|\bluidt het antwoord\b",
            (
                r"\b(?:[Ii]nmiddels|[Nn]u|[Tt]hans) (?:is|zijn) (?:het|die|deze|zij|ze) (?:zover|er|klaar|gereed|bekend"
                r"|beschikbaar)\b"
            ),
            r"\b(?:dat|dit) (?:moment|tijdstip) is (?:nu |inmiddels |thans )?(?:aangebroken|gekomen|daar)\b",
            r"\bsinds (?:vandaag|gisteren|deze week)\b",
            r"\bals volgt\b",
            r"\b(?:[Ii]n|[Oo]nder) (?:paragraaf|hoofdstuk|onderdeel|punt|kopje) [\dA-Z]",
        ),
        "it is delivered now, in this place",
        "Inmiddels is het zover.",
    ),
    Cue(
        "ahead of a debate",
        (
            (
                r"\b(?:[Mm]et het oog op|[Vv]ooruitlopend op|[Tt]en behoeve van"
                r"|[Ii]n (?:de )?aanloop naar|[Tt]er voorbereiding (?:op|van)|[Ii]n vervolg op"
                r"|[Nn]aar aanleiding van|[Ii]n reactie op) (?:het|de"
                r"|uw)\b[^;]{0,120}\b(?:informeer|bericht|stuur|zend|ontvangt)\b"
            ),
        ),
        "sent now because a debate is coming",
        "Met het oog op het debat informeer ik u.",
    ),
)
ASIDE = CueTable(
    "It is named but not dealt with",
    Cue(
        "left aside",
        (
            r"\bbuiten beschouwing\b|\bniet aan (?:bod|de orde)\b|\bonbesproken\b|\bniet (?:op )?vooruit\b"
            r"|\blos van\b|\bstaan er niet in\b|\bga ik "
            r"(?:hier |nu |niet )?(?:verder )?niet (?:nader )?(?:op )?in\b|\bloopt mee in\b"
            r"|\bniet geraakt\b",
        ),
        "the letter says that it does not deal with it",
        "Die toezegging blijft hier buiten beschouwing.",
    ),
)
ANNOUNCES = CueTable(
    "The letter is about it",
    Cue(
        "topic of the letter",
        (
            r"\b[Aa]an bod\b",
            r"\baan de orde\b",
            r"\bkomen ook langs\b|\bde revue\b",
            r"\b[Ss]tand van zaken\b",
            r"\bhoe het\b[^;]{0,60}\bstaat\b",
            r"\b(?:meld|bericht|informeer|vertel|schets|beschrijf) (?:ik|wij)\b[^;]{0,90}\b(?:toezeggingen|moties)\b",
            r"\boverzicht\b[^;]{0,40}\b(?:moties|toezeggingen)\b",
            r"\b[Vv]oortgang\b",
            r"\bleest\b",
            r"\bper toezegging\b",
            r"\bkom ik (?:daarop )?terug\b",
            r"\b(?:vermeldt|behandelt|bespreekt|bevat|behandeld|besproken)\b",
            rf"\bga(?:at|an)? (?:ik|wij|(?:deze|dit|de|het) {_LETTER}) (?:\w+ )?in op\b",
            rf"\b(?:[Dd]eze|[Dd]it|[Dd]e|[Hh]et) {_LETTER} gaat (?:\w+ ){{0,2}}in op\b",
            r"\b(?:meld|bericht|informeer|deel|laat) (?:ik|wij) (?:u|uw Kamer|de Kamer)\b",
            r"\b(?:kan|kunnen) (?:ik|wij)\b[^;]{0,40}\b(?:melden|berichten|mededelen)\b",
            r"\bsta(?:at|an)? (?:ik|wij|deze brief) (?:\w+ )?stil bij\b|\bwordt (?:\w+ ){0,2}stilgestaan bij\b",
            r"\b(?:is|zijn|wordt|worden) [^;]{0,200}\b(?:opgenomen|beschreven|weergegeven|toegelicht)\b",
            r"\bwordt (?:\w+ )?(?:verslag gedaan|ingegaan)\b",
        ),
        "the letter says that it deals with it",
        "Ook de toezegging over zout komt aan bod.",
    ),
    Cue(
        "how carried out",
        (r"\bhoe\b[^;]{0,160}\b(?:uitvoer|uitgevoerd|uitvoering|ingevuld|invulling|opvolging)\w*\b",),
        "the letter says how it was carried out",
        "U leest hoe de toezegging is ingevuld.",
    ),
)
NAMED_ASIDE = CueTable(
    "An aside names the toezegging that the sentence fulfils",
    Cue(
        "in brackets",
        (
            rf"\((?:[^()]{{0,60}}\b)?(?:[Tt]oezegging\b|{TOEZEGGING_START})"
            r"|, (?:een|mijn|ook een) toezegging\b[^,;]{0,80},",
        ),
        "the toezegging is named in brackets or in an apposition",
        "De norm is 40 mg (toezegging aan het lid Grutto).",
    ),
)
HANDS_OVER = CueTable(
    "It is handed over here, even if late",
    Cue(
        "handed over",
        (
            r"\b(?:[Hh]ierbij|[Bb]ij deze|[Bb]ijgaand|[Mm]et deze brief|als bijlage"
            r"|in de bijlage)\b[^;]{0,60}\b(?:ontvang(?:t|en)"
            r"|tref(?:t|fen)|vind(?:t|en)|bied|bieden|stuur|sturen|zend|zenden|doe|doen|geef|geven)\b"
            r"|\b(?:ontvangt|treft|vindt|bied|stuur|zend|doe|geef)\b[^;]{0,60}\b(?:hierbij|bijgaand|als bijlage"
            r"|in de bijlage)\b"
            r"|\b[Dd]eze brief\b[^;]{0,60}\blater\b|\blater\b[^;]{0,40}\bdeze brief\b",
        ),
        "a word for this letter with a verb of giving or receiving",
        "Hierbij ontvangt u, later dan gepland, de kaart.",
    ),
)
POINTS_BACK = CueTable(
    "The sentence points back to what was mentioned before",
    Cue(
        "this or that",
        (r"\b(?:[Dd](?:it|at|eze|ie)|[Hh]ier\w*|[Dd]aar\w*|[Hh]elaas|[Tt]ot mijn spijt)\b",),
        "a demonstrative",
        "Dat is helaas niet gelukt.",
    ),
    Cue(
        "its completion",
        (r"\b[Dd]e (?:oplevering|afronding|verzending|toezending|verschijning|beantwoording|totstandkoming)\b",),
        "a noun of finishing or sending, with the definite article",
        "De oplevering schuift op naar mei.",
    ),
)
POINTS_TO_MOTION = CueTable(
    "The sentence points back to a motion",
    Cue(
        "pointing word",
        (
            r"\b(?:[Dd]aar(?:aan|mee|toe|voor|op)|[Hh]ier(?:aan|mee|toe)|[Dd]ie motie|[Dd]eze motie"
            r"|[Tt]er (?:uitvoering|invulling|opvolging) (?:daarvan|hiervan))\b"
            r"|^(?:Die|Dat|Dit|Deze) (?!leden\b)",
        ),
        "a pronominal adverb or a demonstrative",
        "Daartoe is een meldpunt ingericht.",
    ),
)
