"""Sending: the government will send or report something to the House."""

from __future__ import annotations

import re

from letters.reading.cues import MONTH, Cue, CueTable

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
    r"(?:ik|wij|mijn (?:collega|ambtgenoot|opvolger)(?: van [A-Z]\w+)?|het kabinet|de [Mm]inister"
    r"|de [Ss]taatssecretaris|[Mm]inister|[Ss]taatssecretaris)"
)
_MODAL = r"(?:zal|zullen|wil|willen|verwacht|verwachten|hoop|streef|streven|ben|probeer|kan|tracht|zend|blijf|blijven)"

_HOUSE = r"(?:[Uu]w|[Dd]e|[Tt]weede|[Ee]erste|[Bb]eide) (?:Tweede |Eerste )?Kamers?|[Uu]w commissie|[Uu]"
_TOLD = (
    r"(?:geïnformeerd|bericht|ingelicht|bijgepraat|op de hoogte (?:gesteld|gebracht|gehouden)|gehouden|ontvangen"
    r"|gerapporteerd)"
)
_SENT = (
    r"(?:gestuurd|gezonden|verzonden|toegezonden|toegestuurd|aangeboden|voorgelegd|gedeeld|gemeld|gerapporteerd"
    r"|ingediend|voorgehangen|verstrekt|overgelegd|teruggekoppeld|meegedeeld)"
)

GOVERNMENT_SENDS = CueTable(
    "The government sends or reports something; it needs the House beside it",
    Cue(
        "a verb of sending or reporting with the writer, a minister or the cabinet as its subject",
        "In mei informeer ik uw Kamer.",
        rf"\b{_VERB} (?:daarop |hierover |daarover )?{_WHO}\b|\b[Ii]k (?:\w+ ){{0,12}}?{_STEM}\b",
        rf"\b[Ww]ij (?:\w+ ){{0,12}}?{_PLURAL}\b",
        r"\b(?:kabinet|[Mm]inister|[Ss]taatssecretaris|collega|ambts?genoot)(?: (?:van"
        rf"|voor) [A-Z][\w ,]{{2,50}}?)? {_STEM}t?\b",
        rf"\ben {_VERB} (?:uw|u|de Kamer|het u)\b",
    ),
)
GOVERNMENT_SENDS_DOCUMENT = CueTable(
    "The government sends something, whoever receives it",
    Cue(
        "without the House only a verb of sending is enough: a minister gives, takes and makes many other things",
        "In mei stuur ik de evaluatie.",
        r"\b(?:stuur|zend|verzend|publiceer|lever|deel)t? (?:ik|wij|het kabinet|de [Mm]inister"
        r"|de [Ss]taatssecretaris)\b",
        r"\b(?:kabinet|[Mm]inister|[Ss]taatssecretaris) (?:stuurt|zendt|publiceert|levert)\b",
    ),
)
GOVERNMENT_WILL = CueTable(
    "The government will, may or hopes to do something",
    Cue(
        "a modal verb with the writer, a minister or the cabinet",
        "Ik zal de kaart sturen.",
        rf"\b(?:{_MODAL}) {_WHO}\b",
        r"\b(?:[Ii]k|[Ww]ij|kabinet|[Mm]inister|[Ss]taatssecretaris|(?:collega"
        rf"|ambtgenoot)(?: van [A-Z]\w+)?) (?:\w+ ){{0,2}}?{_MODAL}\b",
        r"\b[Hh]et kabinet spant zich in\b",
        # The second of two joined verbs shares the subject of the first: "… en zal uw Kamer …".
        r"\ben (?:zal|zullen|wil|hoop|verwacht) (?:u|uw Kamer|de Kamer|hier\w*|daar\w*)\b",
        # In a subordinate clause the modal verb comes last.
        rf"\b(?:waar\w+|zodat|die|dat|of|hoe|welke) (?:ik|wij|het kabinet|de [Mm]inister) (?:\w+ ){{1,12}}?{_MODAL}\b",
        r"\b(?:[Hh]et|[Mm]ijn|[Oo]ns|[Dd]e|[Oo]nze) (?:streven|voornemen|bedoeling|intentie|inzet|planning"
        r"|verwachting) (?:van het kabinet )?is\b",
        r"\bgestreefd\b|\bvoornemens\b|\bin het werk gesteld\b",
    ),
)
INFINITIVE = CueTable(
    "What will be done reaches the House",
    Cue(
        "the infinitive with the modal verb",
        "Ik hoop u in mei te informeren.",
        r"\b(?:informeren|berichten|melden|sturen|zenden|toe(?: te )?zenden|toe(?: te )?sturen|toe te zenden|toekomen"
        r"|toezenden|toesturen|aan(?: te )?bieden|aanbieden|voor(?: te )?leggen"
        r"|(?:in|aan|toe|voor|terug) te kunnen [a-z]+|kenbaar(?: te)? maken|delen|beantwoorden|terug(?: te )?komen"
        r"|terugkomen|rapporteren|in(?: te )?dienen|weten|ontvangen|doen toekomen"
        r"|op de hoogte(?: te)? (?:houden|stellen|brengen)|ingaan|in te gaan|in kennis(?: te)? stellen"
        r"|(?:inzicht|uitsluitsel|duidelijkheid|toelichting|antwoord|informatie) (?:te )?(?:geven|verschaffen|bieden)"
        r"|verslag (?:\w+ ){0,2}doen|reageren|vertellen|inlichten|bijpraten|toelichten|verstrekken|appreciëren"
        r"|komen met|(?:reactie|brief|voorstel|plan|nota|advies|appreciatie|besluit)[^;]{0,40} komen)\b",
    ),
)
DOCUMENT = CueTable(
    "A document is named",
    Cue(
        "a noun for a document, compounds included: voortgangsbrief, eindrapport",
        "De voortgangsrapportage komt in mei.",
        r"\b(?:[Bb]eantwoording|[Tt]oezending|[Rr]eactie|[Bb]rief)\b",
        r"\b\w*(?:brief|reactie|rapport|rapportage|evaluatie|notitie|overzicht|antwoord|antwoorden|voorstel|nota"
        r"|bijlage|annex|stukken|lijst|visie|strategie|toezending|vragen|beantwoording|verslag|onderzoek|regeling"
        r"|novelle|advies|uitkomst|uitkomsten|resultaten|cijfers|appreciatie|plan|agenda|monitor|analyse|planning"
        r"|besluit|begroting)\b",
    ),
)
ARRIVES = CueTable(
    "Something reaches the House",
    Cue(
        "the House is the subject of a verb of receiving",
        "In mei ontvangt uw Kamer de kaart.",
        r"\b(?:ontvangt|ontvangen|krijgt|krijgen|hoort|verneemt) (?:u|uw Kamers?|uw commissie|de (?:Tweede )?Kamer"
        r"|beide Kamers|zij|deze leden)\b",
        r"\b(?:[Uu]|[Uu]w Kamers?|[Uu]w commissie|[Dd]e (?:Tweede )?Kamer|[Bb]eide Kamers"
        r"|[Zz]ij) (?:\w+ ){0,12}?(?<!te )(?:ontvangt|ontvangen|krijgt|krijgen|hoort|verneemt)\b",
        r"\b(?:[Uu]|[Uu]w Kamer)\b[^;]{0,80}\btegemoet ?zien\b",
        r"\b(?:zal|zult|gaat|gaan|kan|kunt|mag|mocht) (?:u|uw Kamer|de "
        r"Kamer)\b(?:(?!\bniet\b)[^;]){0,100}\b(?:ontvangen|beschikken|verwachten|krijgen|tegemoetzien|vernemen|horen"
        r"|lezen)\b",
        r"\b(?:[Uu]|[Uu]w Kamer|[Dd]e Kamer) (?:hoort|verneemt|krijgt|zal|zult|kunt|kan|gaat)\b[^;]{0,100}\b(?:van mij"
        r"|beschikken|verwachten|ontvangen|krijgen|tegemoetzien|vernemen|horen)\b",
        r"\b(?:die|dat|welke) (?:u|uw Kamer)\b[^;]{0,60}\b(?:ontvangt|krijgt|toekomt|bereikt)\b",
    ),
    Cue(
        "the House is the subject of a passive verb of informing",
        "Uw Kamer wordt hierover geïnformeerd.",
        rf"\b(?:wordt|worden|zal|zult) (?:{_HOUSE}|de leden)\b[^;]{{0,110}}\b{_TOLD}\b",
        rf"\b(?:{_HOUSE}) (?:wordt|worden|zal|zult|zullen)\b[^;]{{0,110}}\b{_TOLD}\b",
    ),
    Cue(
        "the document goes to the House",
        "De kaart wordt u toegezonden.",
        r"\b(?:wordt|worden|zal|zullen)\b[^;]{0,90}\b(?:toegezonden|toegestuurd)\b",
        rf"\b(?:aan|met|naar|bij) (?:{_HOUSE}) (?:\w+ ){{0,4}}{_SENT}\b",
        r"\b(?:bereikt|bereiken) (?:u|uw Kamer|de Kamer)\b|\bligt\b[^;]{0,40}\bbij (?:u|uw Kamer)\b",
        r"\b(?:[Tt]oezending|[Vv]erzending|[Ii]ndiening|[Pp]ublicatie|[Aa]anbieding|[Oo]penbaarmaking"
        r"|[Vv]erschijning)\b[^;]{0,90}\b(?:voorzien|gepland|verwacht|beoogd|plaats|vindt plaats)\b",
        r"\b(?:wordt|worden|zal|zullen)\b[^;]{0,60}\b(?:opgenomen|verslag gedaan|verantwoord|gerapporteerd|ingegaan"
        r"|onderdeel (?:zijn|uitmaken)) (?:in|van) (?:de|het|een) (?:\w+ )?\w*(?:agenda|rapportage|brief|verslag|nota"
        r"|monitor|begroting)\b",
        r"\bkom(?:t|en)\b[^;]{0,60}\bnaar (?:u toe|(?:uw|de) (?:Tweede )?Kamer)\b|\bleest (?:u|uw Kamer)\b",
        r"\b(?:uw|de) (?:Tweede )?Kamer (?:\w+ ){0,3}(?:ingediend|aangeboden|toegezonden|voorgelegd)\b",
        r"\bzal (?:u|uw Kamer)\b[^;]{0,80}\b(?:toekomen|bereiken)\b",
        r"\b(?:u|(?:uw|de) (?:Tweede )?Kamer) (?:bereiken|toekomen)\b",
        # "Toezenden" without a recipient: the recipient is the addressee of the letter.
        r"\b(?:zal|kan|hoop|verwacht|zend|stuur) (?:ik )?(?:hem|haar|ze|deze|die) [^;]{0,60}\b(?:toezenden|toesturen"
        r"|toe)\b",
        r"\b(?:[Ee]erst)?[Vv]olgende \w*(?:rapportage|brief|verslag|monitor|stand)\b[^;]{0,60}\b(?:voorzien|gepland"
        r"|verwacht|verschijnt|komt|volgt)\b",
        r"\bga(?:at|an)?\b[^;]{0,40}\bnaar (?:u|(?:de|uw) (?:Tweede )?Kamer)\b|\bziet (?:u|uw Kamer)\b",
        r"\b(?:wordt|worden|zal|zullen) (?:\w+ ){0,6}aan (?:uw|de) (?:Tweede )?Kamer\b",
        rf"\bworden {_SENT} (?:aan|met|bij|naar) (?:{_HOUSE})\b",
        r"\bin (?:een|de|het) (?:volgende|eerstvolgende|aparte|afzonderlijke|komende) \w*(?:brief|rapportage|verslag"
        r"|monitor)\b[^;]{0,60}\b(?:toegelicht|ingegaan|besproken|opgenomen|uitgewerkt|behandeld|teruggekomen)\b",
    ),
    Cue(
        "a document is the subject of volgt or verschijnt",
        "De evaluatie volgt in mei.",
        r"\b\w*(?:brief|reactie|rapport|rapportage|evaluatie|nota|voorstel|notitie|overzicht|onderzoek|appreciatie"
        r"|cijfers|uitkomsten|resultaten|onderdeel|regeling|besluit|helft|verslag|uitwerking|toelichting|invulling"
        r"|planning|uitgave|editie)\b[^;]{0,110}\b(?:volg|verschijn)(?:t|en)\b",
        r"\bvolg(?:t|en) (?:een|de|het|mijn|onze) (?:\w+ )?\w*(?:reactie|brief|appreciatie|rapport|uitwerking|besluit"
        r"|voorstel|nota|plan|notitie|evaluatie)\b",
        r"\b[Dd]e rest (?:komt|volgt)\b",
    ),
    Cue(
        "ik doe dit: what was just mentioned, at the given time",
        "Ik doe dit voor de zomer.",
        r"\b(?:doe|doen) (?:ik|wij) (?:dit|dat)\b|\b(?:[Ii]k|[Ww]ij) doen? (?:dit|dat)\b",
        r"\b(?:[Dd]it|[Dd]at) doen? (?:ik|wij)\b",
    ),
    Cue(
        "the writer comes back to it",
        "Daar kom ik in mei op terug.",
        r"\bkom(?:en|t)? (?:ik|wij|het kabinet)\b[^;]{0,260}\bterug\b",
        r"\b[Ii]k kom\b[^;]{0,60}\bterug\b",
        r"\bkom(?:en|t)? (?:ik|wij|het kabinet) (?:\w+ ){0,6}met\b",
        r"\b(?:[Ii]k|[Ww]ij|kabinet|[Mm]inister|[Ss]taatssecretaris) kom(?:t|en)? (?:[\w-]+ ){0,6}met (?:een|de|het"
        r"|mijn|haar) \w*(?:reactie|voorstel|brief|plan|nota|visie|aanpak|wet|besluit|standpunt|advies|uitwerking)\b",
        r"\bdo(?:e|en) (?:ik|wij) (?:u|uw Kamer|de Kamer) (?:\w+ )?(?:mededeling|verslag)\b",
        r"\b(?:stel|breng|houd)(?:en)? (?:ik|wij)\b[^;]{0,80}\bop de hoogte\b",
        r"\bpraat (?:ik|het kabinet)\b[^;]{0,80}\bbij\b",
        r"\bga (?:ik|wij|het kabinet) (?:\w+ ){0,6}in\b",
        r"\b(?:neem|nemen) (?:ik|wij)\b[^;]{0,60}\b(?:mee|op) in\b|\b[Ii]k neem\b[^;]{0,60}\b(?:mee|op) in\b",
    ),
    Cue(
        "publishing and answering reach the House",
        "In mei publiceer ik de kaart.",
        r"\b(?:publiceer|rapporteer|beantwoord) (?:ik|wij)\b",
        r"\bdien (?:ik|wij)\b[^;]{0,60}\bin\b",
        r"\bleg (?:ik|wij)\b[^;]{0,80}\baf\b",
        r"\b(?:verzoek|vragen?) beantwoord ik\b",
        r"\b(?:schriftelijk|separaat|afzonderlijk|(?:aparte|afzonderlijke"
        r"|separate) brief)\b[^;]{0,30}\b[bg]eantwoord\b",
        r"\bvragen van (?:het lid|de leden|uw|de (?:vaste )?commissie)\b[^;]{0,80}\bbeantwoord\b",
        r"\bbeantwoording\b[^;]{0,100}\b(?:geschiedt|volgt)\b",
        r"\b(?:maak|maken) (?:ik|wij|het kabinet)\b[^;]{0,60}\b(?:balans|stand) op\b",
    ),
)
_SEASON = r"(?:voorjaar|najaar|zomer|herfst|winter|lente)"
_PERIOD = (
    rf"(?:{MONTH}|{_SEASON}|(?:eerste|tweede|derde|vierde|volgende|komende|laatste) (?:kwartaal|helft|halfjaar)|Q[1-4]"
    r"|\d{4}|\w*reces|\w*begroting\w*|\w*jaarverslag|Prinsjesdag|einde?)"
)
PERIOD = re.compile(rf"\b{_PERIOD}\b")
FUTURE = CueTable(
    "It is still to come",
    Cue(
        "a verb, an adverb, a condition or a period; not wil alone: a writer who wants to share something does so now",
        "Na de zomer volgt een brief.",
        r"\b(?:[Zz]al|[Zz]ult|[Zz]ullen|verwacht(?:en)?|streef|streven|hoop|[Vv]oornemens|spant zich in|op de hoogte"
        r"|[Zz]odra|[Ww]anneer|[Nn]adat|waarna|[Mm]ocht(?:en)?|[Bb]innenkort|[Uu]iterlijk|[Vv]óór|nader|later"
        r"|[Vv]ervolgens|[Tt]ijdig|[Vv]olgende?|[Kk]omende?|aanstaande|[Ss]poedig|[Zz]o (?:spoedig|snel) mogelijk"
        r"|onverwijld|dan toe|dan (?:stuur|zend|dien|kom|bericht|informeer|meld|laat|leg)|[Nn]aar verwachting"
        r"|[Vv]oortaan|opnieuw|te gelegener tijd|separaat|afzonderlijk|[Tt]e zijner tijd|[Tt]\.z\.t\."
        r"|[Oo]p (?:korte|afzienbare|enige) termijn|[Tt]egelijk met|dat jaar"
        r"|[Bb]innen (?:\w+ )?(?:dagen|weken|maanden|de termijn|een|enkele|\d)|(?:[Hh]alf)?[Jj]aarlijks|[Pp]eriodiek"
        r"|elke? (?:half ?)?(?:jaar|voorjaar|najaar|kwartaal|maand|zomer)|^Als|[Ii]ndien"
        rf"|(?:[Vv]oor|[Vv]óór|[Tt]egen) \d{{1,2}} (?:{MONTH})|(?:voor|vóór|tegen) (?:het|de) \w*(?:debat|overleg)"
        r"|[Nn]a (?:de|het|afronding|besluitvorming|overleg|ommekomst|ontvangst)"
        r"|[Bb]ij (?:de|het) \w*(?:begroting|nota|rapportage|jaarverslag)|[Ll]oop van|[Rr]ond (?:de|het|\w+ \d{4})"
        r"|[Ii]n (?:de|het|een) (?:\w+ )?(?:volgende|eerstvolgende|komende|aparte|afzonderlijke)"
        r"|aparte? (?:brief|bericht)|(?:[Bb]egin|[Mm]edio|[Ee]ind|[Ll]ater) (?:dit|dat|volgend|van)"
        rf"|(?:[Dd]it|[Dd]eze|[Vv]olgend|[Kk]omend|[Nn]og dit) (?:{_SEASON}|jaar|kwartaal)"
        rf"|[Oo]p (?:[Pp]rinsjesdag|[Vv]erantwoordingsdag)|[Oo]p (?:de )?(?:\w+ )?\w+dag (?:van|in) (?:{MONTH})"
        r"|als (?:er|daar\w*|hier\w*)|[Oo]ver (?:een|twee|drie|enkele|\d+) (?:week|weken|maand|maanden|half jaar|jaar)"
        rf"|(?:[Ii]n|[Ee]ind|[Bb]egin|[Mm]edio|[Vv]anaf|[Vv]oor|[Tt]egen) (?:de loop van )?(?:het |de )?{_PERIOD})\b",
        r"\ba\.s\.",
    ),
)
