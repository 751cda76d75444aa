"""Delivery: the letter brings what was promised or requested."""

from __future__ import annotations

from letters.reading.cues import Cue, CueTable
from parliament.register_numbers import TOEZEGGING_START

_LETTER = (
    r"(?:\w*brief|weg|antwoorden|toelichting|reactie|bericht|schrijven|verslag|\w*rapportage|rapport|nota|antwoorden"
    r"|beantwoording|overzicht|schema|verbetering|paragraaf|stuk)"
)
_ARTICLE = r"(?:deze|dit|de bijgaande|het bijgaande|het bijgevoegde|de bijgevoegde|onderhavige?|de onderhavige)"

DEED = CueTable(
    "The sentence reports what was promised",
    Cue(
        "conform de toezegging: the sentence reports what was promised",
        "Conform de toezegging is gemeten.",
        r"\b(?:[Cc]onform|[Oo]vereenkomstig|[Tt]er (?:uitvoering|voldoening|nakoming|invulling) (?:van|aan)"
        r"|[Gg]evolg gevend aan|[Ii]n (?:lijn met|aansluiting op|vervolg op)|[Nn]aar aanleiding van"
        r"|[Oo]nder verwijzing naar|[Gg]etrouw aan|[Ii]ngevolge)\b[^;]{0,70}\b(?:toezegging(?:en)?|toegezegd|belofte"
        r"|afspraak)\b",
        r"\b(?:[Zz]oals|[Aa]ls|[Gg]elijk)\b[^;]{0,160}\b(?:toegezegd|beloofd|afgesproken|aangekondigd|gezegd)\b",
    ),
    Cue(
        "refers to what was said in the debate or to a member",
        "Zoals ik in het debat aangaf, is gemeten.",
        r"\b[Zz]oals (?:ik|wij|het kabinet)\b[^;]{0,60}\b(?:voorhield|zei|aangaf|toezegde|beloofde|aankondigde"
        r"|meldde)\b",
        r"\b[Zz]oals (?:ik|wij|het kabinet)\b[^;]{0,40}\b(?:AO|CD|WGO|\w*overleg|\w*debat|lid"
        r"|leden)\b(?= (?:[\w().]+ ){0,4}(?:heb|hebben|heeft|is) (?:aangegeven|gezegd|gemeld|geantwoord|toegelicht))",
    ),
    Cue(
        "the reason is that it was promised",
        "Ik schrijf u dit omdat ik dat heb toegezegd.",
        r"\bomdat ik\b[^;]{0,160}\b(?:gezegd|toegezegd|beloofd)\b",
    ),
    Cue(
        "the sentence adds that it was promised",
        "Er is gemeten; dat had ik het lid Grutto toegezegd.",
        r"; dat (?:was|is|had|heb)\b[^;]{0,90}\b(?:toegezegd|beloofd)\b",
    ),
    Cue(
        "the answer is in the same sentence",
        "De norm is 40 mg; dat antwoord had het lid Grutto nog tegoed.",
        r"\bdat antwoord had\b[^;]{0,90}\btegoed\b",
    ),
)
MOTION_DEED = CueTable(
    "The sentence reports what a motion asked for",
    Cue(
        "the motion follows a word for carrying out",
        "Ter uitvoering van de motie-Kievit wordt vaker gemeten.",
        r"\b(?:[Tt]er (?:uitvoering|invulling)|[Nn]aar aanleiding|[Ii]n (?:reactie|vervolg) op|[Cc]onform"
        r"|[Oo]vereenkomstig|[Uu]itvoering|[Ii]nvulling|[Oo]pvolging|[Rr]eactie op|[Gg]evolg|[Gg]ehoor"
        r"|[Zz]oals (?:verzocht|gevraagd) in|[Mm]ede op basis van)\b(?: van| aan| op)?[^;]{0,40}\b[Mm]oties?\b",
    ),
)
HERE = CueTable(
    "This letter delivers it",
    Cue(
        "hierbij and its synonyms",
        "Hierbij stuur ik u de kaart.",
        r"\b(?:[Hh]ier(?:bij|mee|mede|onder|na|in)|[Bb]ij dezen?|[Oo]nderstaande?"
        r"|[Ii]n het (?:navolgende|onderstaande|hiernavolgende)|(?:het|de) (?:hierna )?(?:na)?volgende (?:melden"
        r"|mededelen|antwoorden|laten weten))\b",
    ),
    Cue(
        "names this letter as the means",
        "Met deze brief krijgt u de cijfers.",
        rf"\b(?:[Ii]n|[Mm]et|[Vv]ia|[Bb]ij|[Mm]iddels|[Dd]oor|[Ll]angs|[Aa]an) {_ARTICLE} (?:\w+ )?{_LETTER}\b",
        r"(?<!van )\b[Dd]eze brief (?:is|strekt|dient|bevat|geeft|voorziet|beantwoordt|meldt|doet|vormt)\b",
    ),
    Cue(
        "it is in the annex",
        "De kaart is als bijlage toegevoegd.",
        r"(?<!\been )\b(?:[Bb]ijlagen?|[Aa]nnex(?:en)?)\b(?! (?:bij|van|behorende bij) (?:Kamerstuk"
        r"|(?:de|mijn) \w*brief van))",
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
    Cue(
        "it is delivered now, in this place",
        "Inmiddels is het zover.",
        r"\b(?:[Gg]eef|[Dd]oe|[Ll]ever|[Bb]eantwoord) (?:ik|wij) (?:dat |u |daarop )?(?:hier|nu)\b",
        r"\b(?:nu|thans|hier) (?:\w+ ){0,2}(?:ingaan|leveren|geven|melden|gehoor|antwoord|geïnformeerd|nakomen|gestand"
        r"|in(?=[.,;:]|$))\b",
        r"\bnu (?:uitsluitsel|antwoord)\b",
        r"\b[Hh]ier volg(?:t|en)\b|\bdoen? (?:ik|wij|dit|dat) (?:hier|hieronder)\b|\baldus geschiedt\b",
        r"\bkrijg(?:t|en) (?:u|uw Kamer|de Kamer) (?:ze |die |deze |dat )?nu\b",
        r"\b(?:bied|concretiseer|meld|stuur|zend|verschaf|verstrek|ontvang)(?:t|en)? (?:ik|wij|u|uw Kamer) (?:u "
        r"|haar )?(?:hier|nu)\b",
        r"\b[Hh]et voorliggende\b",
        r"\bhet antwoord (?:[\w-]+ ){0,4}(?:is|luidt)\b|\bluidt het antwoord\b",
        r"\b(?:[Ii]nmiddels|[Nn]u|[Tt]hans) (?:is|zijn) (?:het|die|deze|zij|ze) (?:zover|er|klaar|gereed|bekend"
        r"|beschikbaar)\b",
        r"\b(?:dat|dit) (?:moment|tijdstip) is (?:nu |inmiddels |thans )?(?:aangebroken|gekomen|daar)\b",
        r"\bsinds (?:vandaag|gisteren|deze week)\b",
        r"\bals volgt\b",
        r"\b(?:[Ii]n|[Oo]nder) (?:paragraaf|hoofdstuk|onderdeel|punt|kopje) [\dA-Z]",
    ),
    Cue(
        "sent now because a debate is coming",
        "Met het oog op het debat informeer ik u.",
        r"\b(?:[Mm]et het oog op|[Vv]ooruitlopend op|[Tt]en behoeve van|[Ii]n (?:de )?aanloop naar"
        r"|[Tt]er voorbereiding (?:op|van)|[Ii]n vervolg op|[Nn]aar aanleiding van|[Ii]n reactie op) (?:het|de"
        r"|uw)\b[^;]{0,120}\b(?:informeer|bericht|stuur|zend|ontvangt)\b",
    ),
)
ASIDE = CueTable(
    "It is named but not dealt with",
    Cue(
        "the letter says that it does not deal with it",
        "Die toezegging blijft hier buiten beschouwing.",
        r"\bbuiten beschouwing\b|\bniet aan (?:bod|de orde)\b|\bonbesproken\b|\bniet (?:op )?vooruit\b|\blos van\b",
        r"\bstaan er niet in\b|\bga ik (?:hier |nu |niet )?(?:verder )?niet (?:nader )?(?:op )?in\b|\bloopt mee in\b",
        r"\bniet geraakt\b",
    ),
)
ANNOUNCES = CueTable(
    "The letter is about it",
    Cue(
        "the letter says that it deals with it",
        "Ook de toezegging over zout komt aan bod.",
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
    Cue(
        "the letter says how it was carried out",
        "U leest hoe de toezegging is ingevuld.",
        r"\bhoe\b[^;]{0,160}\b(?:uitvoer|uitgevoerd|uitvoering|ingevuld|invulling|opvolging)\w*\b",
    ),
)
NAMED_ASIDE = CueTable(
    "An aside names the toezegging that the sentence fulfils",
    Cue(
        "the toezegging is named in brackets or in an apposition",
        "De norm is 40 mg (toezegging aan het lid Grutto).",
        rf"\((?:[^()]{{0,60}}\b)?(?:[Tt]oezegging\b|{TOEZEGGING_START})",
        r", (?:een|mijn|ook een) toezegging\b[^,;]{0,80},",
    ),
)
HANDS_OVER = CueTable(
    "It is handed over here, even if late",
    Cue(
        "a word for this letter with a verb of giving or receiving",
        "Hierbij ontvangt u, later dan gepland, de kaart.",
        r"\b(?:[Hh]ierbij|[Bb]ij deze|[Bb]ijgaand|[Mm]et deze brief|als bijlage"
        r"|in de bijlage)\b[^;]{0,60}\b(?:ontvang(?:t|en)|tref(?:t|fen)|vind(?:t|en)|bied|bieden|stuur|sturen|zend"
        r"|zenden|doe|doen|geef|geven)\b",
        r"\b(?:ontvangt|treft|vindt|bied|stuur|zend|doe|geef)\b[^;]{0,60}\b(?:hierbij|bijgaand|als bijlage"
        r"|in de bijlage)\b",
        r"\b[Dd]eze brief\b[^;]{0,60}\blater\b|\blater\b[^;]{0,40}\bdeze brief\b",
    ),
)
POINTS_BACK = CueTable(
    "The sentence points back to what was mentioned before",
    Cue(
        "a demonstrative",
        "Dat is helaas niet gelukt.",
        r"\b(?:[Dd](?:it|at|eze|ie)|[Hh]ier\w*|[Dd]aar\w*|[Hh]elaas|[Tt]ot mijn spijt)\b",
    ),
    Cue(
        "a noun of finishing or sending, with the definite article",
        "De oplevering schuift op naar mei.",
        r"\b[Dd]e (?:oplevering|afronding|verzending|toezending|verschijning|beantwoording|totstandkoming)\b",
    ),
)
POINTS_TO_MOTION = CueTable(
    "The sentence points back to a motion",
    Cue(
        "a pronominal adverb or a demonstrative",
        "Daartoe is een meldpunt ingericht.",
        r"\b(?:[Dd]aar(?:aan|mee|toe|voor|op)|[Hh]ier(?:aan|mee|toe)|[Dd]ie motie|[Dd]eze motie"
        r"|[Tt]er (?:uitvoering|invulling|opvolging) (?:daarvan|hiervan))\b",
        r"^(?:Die|Dat|Dit|Deze) (?!leden\b)",
    ),
)
