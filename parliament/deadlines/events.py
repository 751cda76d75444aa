"""Events that a promise may hang on, told by the head of the noun or by the state that is waited for.

A preposition alone tells no event ("binnen 3 wkn", "als de koeien dansen"): words that hang on nothing a clerk could
see happen are not understood, and must not pass for a term.
"""

from __future__ import annotations

from parliament.deadlines.words import compiled, loose

# Dutch puts the head of a compound last, "begrotingsbehandeling", so that the end of the word tells the kind. These
# stand for an event in the running text of a letter too.
HAPPENINGS = (
    r"debat|overleg|behandeling|begroting|nota|(?<!d)raad|vergadering|bijeenkomst|conferentie|zitting|briefing|termijn"
    r"|besluitvorming|besluit|bericht|rapportage|verslag|advies|verkiezingen|formatie|evaluatie|onderzoek|wet|voorstel"
    r"|beschouwingen|ronde|agenda|afloop"
)
# These only in the words of a term: in a letter "bij brief" and "in het rapport" name a means or a source.
_MORE_HEADS = (
    # what the House and the government do together
    r"stemming(?:en)?|beraad|gesprek(?:ken)?|bespreking|hoorzitting|werkbezoek|congres|informateur|kabinet|bewindspersoon"
    # papers
    r"|(?:kamer)?brief|brieven|rapport|notitie|visie|agenda|plan|plannen|programma|boek|wetten|wetsvoorstellen|moties?"
    r"|besluiten|regeling|verordening|richtlijn|verdrag|amendement|monitor|adviezen|verslagen|antwoord|reactie|stukken"
    # decisions and dealings with others
    r"|beslissing|keuze|akkoord|overeenstemming|overeenkomst|convenant|onderhandelingen|consultatie|raadpleging|toetsing"
    r"|uitspraak|vonnis|arrest|aanbesteding|gunning|instemming|goedkeuring|toestemming"
    # inquiries and what comes of them
    r"|verkenning|inventarisatie|analyse|audit|pilot|proef|doorlichting|review|studie|scan|resultaten|uitkomst(?:en)?"
    r"|cijfers|gegevens|informatie|nieuws|ontwikkelingen|duidelijkheid|aanleiding|bevindingen|conclusies|aanbevelingen"
    # acts and turning points
    r"|aantreden|inwerkingtreding|invoering|ingang|ondertekening|bekrachtiging|ratificatie|publicatie|vaststelling"
    r"|beantwoording|aanbieding|indiening|ontvangst|oplevering|afronding|voltooiing|totstandkoming|bekendmaking|start"
    r"|aanvang|einde?|implementatie|actualisatie|herziening|wijziging|wisseling|overgang|aanpassing|uitwerking"
    # seasons of work whose days the words do not give
    r"|seizoen|(?:school|studie|begrotings|boek)jaar|periode|reces|vakantie|weekend|presidentschap|voorzitterschap"
)
_SHORT_HEADS = r"(?:(?:[\w]{1,40}-)?top|C?AO|WGO|NO|SO|VAO|VSO|CD|MIRT)"  # within longer words they mean nothing
_EVENT = loose(rf"(?<![\w-])(?:[\w&’'-]{{0,40}}(?:{HAPPENINGS}|{_MORE_HEADS})(?:e?n|e?s)?|{_SHORT_HEADS})(?![\w-])")
_STATES = (
    r"bekend|openbaar|duidelijk|helder|gereed|klaar|rond|compleet|zover|beschikbaar|aan de orde|onherroepelijk"
    r"|definitief|mogelijk|nodig|noodzakelijk|gewenst|opportuun|er (?:is|zijn|ligt|liggen)|afgerond|afgelopen|voltooid"
    r"|vastgesteld|ontvangen|aangeboden|aangenomen|gepubliceerd|verschenen|uitgebracht|ingevoerd|in werking|opgeleverd"
    r"|goedgekeurd|besloten|getekend|ondertekend|geratificeerd|gestart|begonnen|ingediend|gesloten|bereikt|genomen|gemaakt"
)
_STATE = loose(
    rf"(?<![\w-])(?:zodra|nadat|wanneer|indien|als|totdat|voordat) (?:[^,.;:()]{{0,200}}? )?(?:{_STATES})(?![\w-])"
)
_PREPOSITION = compiled(
    r"bij|tijdens|gedurende|ten tijde van|v(?:oo|óó)r(?:dat)?|na(?:dat)?|zodra|wanneer|indien|als|totdat|aan|in|met|op"
    r"|per|naar|tot|binnen|over|afhankelijk|tegelijk|gelijktijdig|rond|tegen|vanaf|hangende|daarna"
    r"|deze|dit|(?:eerst)?volgende?|eerstkomende"
)
# What leads up to the event itself: "uiterlijk voor" of "uiterlijk voor de begrotingsbehandeling".
_BINDING = loose(
    r"(?:(?:bij|tijdens|gedurende|ten tijde van|v(?:oo|óó)r(?:dat)?|na(?:dat)?|zodra|wanneer|indien|als|totdat"
    r"|voorafgaande? aan|in|met|op|per|in aanloop naar|aan|naar|tot|binnen|afhankelijk van|tegelijk met"
    r"|gelijktijdig met)(?![\w-])\s{0,3})+"
)


def event_in(words: str) -> str:
    """The event that the words wait for, without the preposition; "" where they name none."""
    start = _PREPOSITION.search(words)
    if not start:
        return ""
    rest = words[start.start() :]
    if not _EVENT.search(rest) and not _STATE.search(rest):
        return ""
    return _BINDING.sub("", rest, count=1).strip(" ,.;") or words.strip()
