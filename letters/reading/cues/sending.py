"""Sending: the government will send or report something to the House."""

from __future__ import annotations

import re

from letters.reading.cues import Cue, CueTable
from parliament.dates import MONTHS

_MONTH = "|".join(MONTHS)
_STEM = (
    r"(?:stuur|zend|bericht|informeer|meld|rapporteer|schrijf|bied|leg|deel|doe|laat|kom|geef|publiceer|dien"
    r"|beantwoord|reageer|verzend|lever|houd)"
)
_PLURAL = (
    r"(?:sturen|zenden|berichten|informeren|melden|rapporteren|schrijven|bieden|leggen|delen|doen|laten"
    r"|komen|geven|publiceren|dienen|beantwoorden|reageren|leveren|houden)"
)
_VERB = rf"(?:{_STEM}t?|{_PLURAL})"
_WHO = (
    r"(?:ik|wij|mijn (?:collega|ambtgenoot|opvolger)(?: van [A-Z]\w+)?|het kabinet|de [Mm]inister|de "
    r"[Ss]taatssecretaris|[Mm]inister"
    r"|[Ss]taatssecretaris)"
)
_MODAL = r"(?:zal|zullen|wil|willen|verwacht|verwachten|hoop|streef|streven|ben|probeer|kan|tracht|zend|blijf|blijven)"

_HOUSE = r"(?:[Uu]w|[Dd]e|[Tt]weede|[Ee]erste|[Bb]eide) (?:Tweede |Eerste )?Kamers?|[Uu]w commissie|[Uu]"
_TOLD = (
    r"(?:geïnformeerd|bericht|ingelicht|bijgepraat|op de hoogte (?:gesteld|gebracht|gehouden)|gehouden|ontvangen"
    r"|gerapporteerd)"
)
_SENT = (
    r"(?:gestuurd|gezonden|verzonden|toegezonden|toegestuurd|aangeboden|voorgelegd|gedeeld|gemeld"
    r"|gerapporteerd|ingediend|voorgehangen"
    r"|verstrekt|overgelegd|teruggekoppeld|meegedeeld)"
)

GOVERNMENT_SENDS = CueTable(
    "The government sends or reports something; it needs the House beside it",
    Cue(
        "sends",
        (
            rf"\b{_VERB} (?:daarop |hierover |daarover )?{_WHO}\b|\b[Ii]k (?:\w+ ){{0,12}}?{_STEM}\b|\b[Ww]ij (?:\w+ "
            rf"){{0,12}}?{_PLURAL}\b"
            rf"|\b(?:kabinet|[Mm]inister|[Ss]taatssecretaris|collega|ambts?genoot)"
            rf"(?: (?:van|voor) [A-Z][\w ,]{{2,50}}?)? {_STEM}t?\b|\ben "
            rf"{_VERB} (?:uw|u|de Kamer|het u)\b",
        ),
        "a verb of sending or reporting with the writer, a minister or the cabinet as its subject",
        "In mei informeer ik uw Kamer.",
    ),
)
GOVERNMENT_SENDS_DOCUMENT = CueTable(
    "The government sends something, whoever receives it",
    Cue(
        "sends a document",
        (
            r"\b(?:stuur|zend|verzend|publiceer|lever|deel)t? (?:ik|wij|het kabinet|de [Mm]inister|de "
            r"[Ss]taatssecretaris)\b"
            r"|\b(?:kabinet|[Mm]inister|[Ss]taatssecretaris) (?:stuurt|zendt|publiceert|levert)\b",
        ),
        "without the House only a verb of sending is enough: a minister gives, takes and makes many other things",
        "In mei stuur ik de evaluatie.",
    ),
)
GOVERNMENT_WILL = CueTable(
    "The government will, may or hopes to do something",
    Cue(
        "will",
        (
            rf"\b(?:{_MODAL}) {_WHO}\b|\b(?:[Ii]k|[Ww]ij|kabinet|[Mm]inister|[Ss]taatssecretaris|(?:collega"
            rf"|ambtgenoot)(?: van [A-Z]\w+)?) (?:\w+ "
            rf"){{0,2}}?{_MODAL}\b|\b[Hh]et kabinet spant zich in\b",
            # The second of two joined verbs shares the subject of the first: "… en zal uw Kamer …".
            r"\ben (?:zal|zullen|wil|hoop|verwacht) (?:u|uw Kamer|de Kamer|hier\w*|daar\w*)\b",
            # In a subordinate clause the modal verb comes last.
            rf"\b(?:waar\w+|zodat|die|dat|of|hoe|welke) (?:ik|wij|het kabinet|de [Mm]inister) (?:\w+ ){{1,12}}?"
            rf"{_MODAL}\b",
            r"\b(?:[Hh]et|[Mm]ijn|[Oo]ns|[Dd]e|[Oo]nze) (?:streven|voornemen|bedoeling|intentie|inzet|planning"
            r"|verwachting) (?:van het kabinet )?is\b|\bgestreefd\b|\bvoornemens\b|\bin het werk gesteld\b",
        ),
        "a modal verb with the writer, a minister or the cabinet",
        "Ik zal de kaart sturen.",
    ),
)
INFINITIVE = CueTable(
    "What will be done reaches the House",
    Cue(
        "infinitive of sending",
        (
            r"\b(?:informeren|berichten|melden|sturen|zenden|toe(?: te )?zenden|toe(?: te )?sturen|toe te "
            r"zenden|toekomen"
            r"|toezenden|toesturen|aan(?: te )?bieden|aanbieden|voor(?: te )?leggen"
            r"|(?:in|aan|toe|voor|terug) te kunnen [a-z]+|kenbaar(?: te)? maken"
            r"|delen|beantwoorden|terug(?: te )?komen|terugkomen|rapporteren|in(?: te )?dienen|weten|ontvangen"
            r"|doen toekomen|op de hoogte(?: te)? (?:houden|stellen|brengen)|ingaan|in te gaan"
            r"|in kennis(?: te)? stellen|(?:inzicht|uitsluitsel|duidelijkheid|toelichting|antwoord|informatie) (?:te )?"
            r"(?:geven|verschaffen|bieden)"
            r"|verslag (?:\w+ ){0,2}doen|reageren"
            r"|vertellen|inlichten|bijpraten|toelichten|verstrekken|appreciëren|komen met|(?:reactie|brief"
            r"|voorstel|plan|nota|advies|appreciatie"
            r"|besluit)[^;]{0,40} komen)\b",
        ),
        "the infinitive with the modal verb",
        "Ik hoop u in mei te informeren.",
    ),
)
DOCUMENT = CueTable(
    "A document is named",
    Cue(
        "document",
        (
            r"\b(?:[Bb]eantwoording|[Tt]oezending|[Rr]eactie|[Bb]rief)\b",
            r"\b\w*(?:brief|reactie|rapport|rapportage|evaluatie|notitie|overzicht|antwoord|antwoorden|voorstel|nota"
            r"|bijlage|annex|stukken|lijst|visie|strategie|toezending|vragen|beantwoording|verslag|onderzoek"
            r"|regeling|novelle|advies"
            r"|uitkomst|uitkomsten|resultaten|cijfers|appreciatie|plan|agenda|monitor|analyse|planning|besluit|begroting)\b",
        ),
        "a noun for a document, compounds included: voortgangsbrief, eindrapport",
        "De voortgangsrapportage komt in mei.",
    ),
)
ARRIVES = CueTable(
    "Something reaches the House",
    Cue(
        "the House receives",
        (
            (
                r"\b(?:ontvangt|ontvangen|krijgt|krijgen|hoort|verneemt) (?:u|uw Kamers?|uw commissie|de (?:Tweede "
                r")?Kamer|beide Kamers|zij|deze leden)\b"
            ),
            (
                r"\b(?:[Uu]|[Uu]w Kamers?|[Uu]w commissie|[Dd]e (?:Tweede )?Kamer"
                r"|[Bb]eide Kamers|[Zz]ij) (?:\w+ ){0,12}?(?<!te )(?:ontvangt"
                r"|ontvangen|krijgt|krijgen|hoort|verneemt)\b"
            ),
            r"\b(?:[Uu]|[Uu]w Kamer)\b[^;]{0,80}\btegemoet ?zien\b",
            r"\b(?:zal|zult|gaat|gaan|kan|kunt|mag|mocht) (?:u|uw Kamer|de "
            r"Kamer)\b(?:(?!\bniet\b)[^;]){0,100}\b(?:ontvangen"
            r"|beschikken|verwachten"
            r"|krijgen|tegemoetzien|vernemen|horen|lezen)\b",
            r"\b(?:[Uu]|[Uu]w Kamer|[Dd]e Kamer) (?:hoort|verneemt|krijgt|zal|zult|kunt|kan"
            r"|gaat)\b[^;]{0,100}\b(?:van mij"
            r"|beschikken|verwachten|ontvangen|krijgen|tegemoetzien|vernemen|horen)\b",
            r"\b(?:die|dat|welke) (?:u|uw Kamer)\b[^;]{0,60}\b(?:ontvangt|krijgt|toekomt|bereikt)\b",
        ),
        "the House is the subject of a verb of receiving",
        "In mei ontvangt uw Kamer de kaart.",
    ),
    Cue(
        "the House is informed",
        (
            rf"\b(?:wordt|worden|zal|zult) (?:{_HOUSE}|de leden)\b[^;]{{0,110}}\b{_TOLD}\b",
            rf"\b(?:{_HOUSE}) (?:wordt|worden|zal|zult|zullen)\b[^;]{{0,110}}\b{_TOLD}\b",
        ),
        "the House is the subject of a passive verb of informing",
        "Uw Kamer wordt hierover geïnformeerd.",
    ),
    Cue(
        "a document is sent",
        (
            r"\b(?:wordt|worden|zal|zullen)\b[^;]{0,90}\b(?:toegezonden|toegestuurd)\b",
            rf"\b(?:aan|met|naar|bij) (?:{_HOUSE}) (?:\w+ ){{0,4}}{_SENT}\b",
            r"\b(?:bereikt|bereiken) (?:u|uw Kamer|de Kamer)\b|\bligt\b[^;]{0,40}\bbij (?:u|uw Kamer)\b",
            r"\b(?:[Tt]oezending|[Vv]erzending|[Ii]ndiening|[Pp]ublicatie|[Aa]anbieding|[Oo]penbaarmaking|[Vv]erschijning)"
            r"\b[^;]{0,90}\b(?:voorzien|gepland|verwacht|beoogd|plaats|vindt plaats)\b",
            r"\b(?:wordt|worden|zal|zullen)\b[^;]{0,60}\b(?:opgenomen|verslag gedaan|verantwoord|gerapporteerd"
            r"|ingegaan|onderdeel (?:zijn|uitmaken)) (?:in|van) (?:de|het|een) (?:\w+ )?"
            r"\w*(?:agenda|rapportage|brief|verslag|nota|monitor|begroting)\b",
            r"\bkom(?:t|en)\b[^;]{0,60}\bnaar (?:u toe|(?:uw|de) (?:Tweede )?Kamer)\b|\bleest (?:u|uw Kamer)\b",
            r"\b(?:uw|de) (?:Tweede )?Kamer (?:\w+ ){0,3}(?:ingediend|aangeboden|toegezonden|voorgelegd)\b",
            r"\bzal (?:u|uw Kamer)\b[^;]{0,80}\b(?:toekomen|bereiken)\b",
            r"\b(?:u|(?:uw|de) (?:Tweede )?Kamer) (?:bereiken|toekomen)\b",
            # "Toezenden" without a recipient: the recipient is the addressee of the letter.
            r"\b(?:zal|kan|hoop|verwacht|zend|stuur) (?:ik )?(?:hem|haar|ze|deze|die) [^;]{0,60}"
            r"\b(?:toezenden|toesturen|toe)\b",
            r"\b(?:[Ee]erst)?[Vv]olgende \w*(?:rapportage|brief|verslag|monitor|stand)\b[^;]{0,60}"
            r"\b(?:voorzien|gepland|verwacht|verschijnt|komt|volgt)\b",
            r"\bga(?:at|an)?\b[^;]{0,40}\bnaar (?:u|(?:de|uw) (?:Tweede )?Kamer)\b|\bziet (?:u|uw Kamer)\b",
            r"\b(?:wordt|worden|zal|zullen) (?:\w+ ){0,6}aan (?:uw|de) (?:Tweede )?Kamer\b",
            rf"\bworden {_SENT} (?:aan|met|bij|naar) (?:{_HOUSE})\b",
            r"\bin (?:een|de|het) (?:volgende|eerstvolgende|aparte|afzonderlijke|komende) "
            r"\w*(?:brief|rapportage|verslag|monitor)\b[^;]{0,60}\b(?:toegelicht|ingegaan|besproken|opgenomen|uitgewerkt|behandeld|teruggekomen)\b",
        ),
        "the document goes to the House",
        "De kaart wordt u toegezonden.",
    ),
    Cue(
        "a document follows",
        (
            (
                r"\b\w*(?:brief|reactie|rapport|rapportage|evaluatie|nota|voorstel|notitie|overzicht|onderzoek"
                r"|appreciatie|cijfers|uitkomsten|resultaten|onderdeel|regeling|besluit|helft|verslag|uitwerking|toelichting|invulling"
                r"|planning|uitgave|editie)\b[^;]{0,110}\b(?:volg|verschijn)(?:t|en)\b"
            ),
            r"\bvolg(?:t|en) (?:een|de|het|mijn|onze) (?:\w+ )?\w*(?:reactie|brief|appreciatie|rapport"
            r"|uitwerking|besluit|voorstel"
            r"|nota|plan|notitie|evaluatie)\b",
            r"\b[Dd]e rest (?:komt|volgt)\b",
        ),
        "a document is the subject of volgt or verschijnt",
        "De evaluatie volgt in mei.",
    ),
    Cue(
        "does it then",
        (
            (
                r"\b(?:doe|doen) (?:ik|wij) (?:dit|dat)\b|\b(?:[Ii]k|[Ww]ij) doen? (?:dit|dat)\b|\b(?:[Dd]it"
                r"|[Dd]at) doen? (?:ik|wij)\b"
            ),
        ),
        "ik doe dit: what was just mentioned, at the given time",
        "Ik doe dit voor de zomer.",
    ),
    Cue(
        "comes back",
        (
            r"\bkom(?:en|t)? (?:ik|wij|het kabinet)\b[^;]{0,260}\bterug\b",
            r"\b[Ii]k kom\b[^;]{0,60}\bterug\b",
            r"\bkom(?:en|t)? (?:ik|wij|het kabinet) (?:\w+ ){0,6}met\b",
            r"\b(?:[Ii]k|[Ww]ij|kabinet|[Mm]inister|[Ss]taatssecretaris) kom(?:t|en)? (?:[\w-]+ ){0,6}met "
            r"(?:een|de|het|mijn|haar) \w*(?:reactie"
            r"|voorstel|brief|plan|nota|visie|aanpak|wet|besluit|standpunt|advies|uitwerking)\b",
            r"\bdo(?:e|en) (?:ik|wij) (?:u|uw Kamer|de Kamer) (?:\w+ )?(?:mededeling|verslag)\b",
            r"\b(?:stel|breng|houd)(?:en)? (?:ik|wij)\b[^;]{0,80}\bop de hoogte\b|\bpraat (?:ik|het "
            r"kabinet)\b[^;]{0,80}\bbij\b",
            r"\bga (?:ik|wij|het kabinet) (?:\w+ ){0,6}in\b",
            r"\b(?:neem|nemen) (?:ik|wij)\b[^;]{0,60}\b(?:mee|op) in\b|\b[Ii]k neem\b[^;]{0,60}\b(?:mee|op) in\b",
        ),
        "the writer comes back to it",
        "Daar kom ik in mei op terug.",
    ),
    Cue(
        "goes public",
        (
            r"\b(?:publiceer|rapporteer|beantwoord) (?:ik|wij)\b",
            r"\bdien (?:ik|wij)\b[^;]{0,60}\bin\b",
            r"\bleg (?:ik|wij)\b[^;]{0,80}\baf\b",
            r"\bneem (?:ik|wij)\b[^;]{0,30}\bop in\b",
            r"\b(?:verzoek|vragen?) beantwoord ik\b",
            r"\b(?:schriftelijk|separaat|afzonderlijk|(?:aparte|afzonderlijke|separate) brief)\b[^;]{0,30}\b[bg]e"
            r"antwoord\b",
            r"\bvragen van (?:het lid|de leden|uw|de (?:vaste )?commissie)\b[^;]{0,80}\bbeantwoord\b",
            r"\bbeantwoording\b[^;]{0,100}\b(?:geschiedt|volgt)\b",
            r"\b(?:maak|maken) (?:ik|wij|het kabinet)\b[^;]{0,60}\b(?:balans|stand) op\b",
        ),
        "publishing and answering reach the House",
        "In mei publiceer ik de kaart.",
    ),
)
_SEASON = r"(?:voorjaar|najaar|zomer|herfst|winter|lente)"
_PERIOD = (
    rf"(?:{_MONTH}|{_SEASON}|(?:eerste|tweede|derde|vierde|volgende|komende|laatste) (?:kwartaal|helft"
    rf"|halfjaar)|Q[1-4]|\d{{4}}"
    r"|\w*reces|\w*begroting\w*|\w*jaarverslag|Prinsjesdag|einde?)"
)
PERIOD = re.compile(rf"\b{_PERIOD}\b")
FUTURE = CueTable(
    "It is still to come",
    Cue(
        "future",
        (
            r"\b(?:[Zz]al|[Zz]ult|[Zz]ullen|verwacht(?:en)?|streef|streven|hoop|[Vv]oornemens|spant zich in|op "
            r"de hoogte"
            r"|[Zz]odra|[Ww]anneer|[Nn]adat|waarna|[Mm]ocht(?:en)?|[Bb]innenkort|[Uu]iterlijk|[Vv]óór|nader|later"
            r"|[Vv]ervolgens|[Tt]ijdig"
            r"|[Vv]olgende?|[Kk]omende?|aanstaande|[Ss]poedig|[Zz]o (?:spoedig|snel) mogelijk|onverwijld|dan "
            r"toe|dan (?:stuur|zend|dien|kom|bericht|informeer|meld|laat|leg)"
            r"|[Nn]aar verwachting|[Vv]oortaan|opnieuw|te gelegener tijd|separaat|afzonderlijk"
            r"|[Tt]e zijner tijd|[Tt]\.z\.t\.|[Oo]p (?:korte|afzienbare|enige) termijn|[Tt]egelijk met|dat jaar"
            r"|[Bb]innen (?:\w+ )?(?:dagen|weken|maanden|de termijn|een|enkele|\d)"
            r"|(?:[Hh]alf)?[Jj]aarlijks|[Pp]eriodiek|elke? (?:half ?)?(?:jaar|voorjaar|najaar|kwartaal|maand"
            r"|zomer)|^Als|[Ii]ndien"
            rf"|(?:[Vv]oor|[Vv]óór|[Tt]egen) \d{{1,2}} (?:{_MONTH})|(?:voor|vóór|tegen) (?:het|de) \w*(?:debat|overleg)"
            r"|[Nn]a (?:de|het|afronding|besluitvorming|overleg|ommekomst|ontvangst)"
            r"|[Bb]ij (?:de|het) \w*(?:begroting|nota|rapportage|jaarverslag)|[Ll]oop van|[Rr]ond (?:de|het|\w+ \d{4})"
            r"|[Ii]n (?:de|het|een) (?:\w+ )?(?:volgende|eerstvolgende|komende|aparte|afzonderlijke)|aparte? "
            r"(?:brief|bericht)"
            r"|(?:[Bb]egin|[Mm]edio|[Ee]ind|[Ll]ater) (?:dit|dat|volgend|van)"
            rf"|(?:[Dd]it|[Dd]eze|[Vv]olgend|[Kk]omend|[Nn]og dit) (?:{_SEASON}|jaar|kwartaal)"
            r"|[Oo]p (?:[Pp]rinsjesdag|[Vv]erantwoordingsdag)"
            rf"|[Oo]p (?:de )?(?:\w+ )?\w+dag (?:van|in) (?:{_MONTH})"
            r"|als (?:er|daar\w*|hier\w*)"
            r"|[Oo]ver (?:een|twee|drie|enkele|\d+) (?:week|weken|maand|maanden|half jaar|jaar)"
            rf"|(?:[Ii]n|[Ee]ind|[Bb]egin|[Mm]edio|[Vv]anaf|[Vv]oor|[Tt]egen) (?:de loop van )?(?:het |de )?{_PERIOD}"
            r")\b|\ba\.s\.",
        ),
        "a verb, an adverb, a condition or a period; not wil alone: a writer who wants to share something does so now",
        "Na de zomer volgt een brief.",
    ),
)
