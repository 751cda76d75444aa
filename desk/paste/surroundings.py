"""What stands around the toezeggingen in a pasted text: titles, mail headers, greetings, speakers, other points."""

from __future__ import annotations

import re

_PAGE = re.compile(
    r"(?:pagina|blad|page|pag\.?|blz\.?)\s*\d+(?:\s*(?:van|/|of)\s*\d+)?|tweede kamer, vergaderjaar .*|kst-\d.*|issn .*"
    r"|[’']s-gravenhage \d{4}|[-–]\s*\d+\s*[-–]"
    r"|\d+\s*/\s*\d+",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"(?:(?:concept|lijst|overzicht|korte)\b.{0,40}?)?\btoezeggingen(?:lijst)?\b[^.?!]{0,90}"
    r"|besluitenlijst\b[^.?!]{0,90}"
    r"|(?:in|tijdens|bij) (?:het|dit) (?:commissie)?debat.{0,120}(?:toegezegd|toezeggingen)[^.?!]{0,40}[:.]",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(r"\btoezeggingen\b", re.IGNORECASE)
_OTHER_PART = re.compile(
    r"(?:ingediende )?(?:moties|besluiten|rondvraag|agenda|agendapunten|mededelingen|ingekomen stukken|brieven"
    r"|overige?(?: punten| zaken)?"
    r"|afspraken|procedurele afspraken|actiepunten griffie|vervolg|sluiting|aanwezig|afwezig|bijlagen?"
    r"|w\.?v\.?t\.?t\.?k\.?)"
    r"\s*(?:\([^)]*\))?\s*:?",
    re.IGNORECASE,
)
_POINT = re.compile(
    r"(?:agendapunt|besluit|rondvraag|aanwezig|afwezig|afgemeld|sluiting|aanvang|opening|mededelingen"
    r"|voorzitter|griffier|notulist|volgcommissies?"
    r"|datum|tijd|plaats|locatie|zaal|openbaar|status|aan de orde|noot(?: griffie)?|let op|nb|n\.b\.|van"
    r"|verzonden|verstuurd|datum|aan|cc|bcc"
    r"|onderwerp|bijlagen?|from|sent|to|subject|tel|telefoon|e-?mail|betreft|kenmerk|ons kenmerk|dossier"
    r"|activiteitnummer|activiteit|commissie|debat)"
    r"\s*[:.]?(?:\s+\d+)?(?:\s*:.*|$)",
    re.IGNORECASE | re.DOTALL,
)
_GREETING = re.compile(
    r"(?:beste|geachte|dag|hallo|hoi|goede(?:morgen|middag|navond)|hi|l\.s\.|allen)\b.{0,60}[,!.]?"
    r"|(?:(?:met )?(?:vriendelijke|hartelijke|beste) groet(?:en)?|groet(?:en|jes)?|mvg|alvast (?:veel )?dank"
    r"|dank(?: alvast)?|bedankt)\b.{0,60}"
    r"|(?:op|le|on) .{5,60}(?:schreef|wrote|heeft)\b.*:?|-{2,}.*|_{3,}|={3,}|\*{3,}|(?:doorgestuurd"
    r"|oorspronkelijk) bericht.*"
    r"|verstuurd vanaf .*|sent from .*",
    re.IGNORECASE,
)
_REMARK = re.compile(
    r"(?:dank u|dank je|ik (?:dank|lees|heb|sluit|schors|geef|noteer|noem|kijk|zie|stel|loop|wil)|luistert"
    r"|we zijn|wij zijn|hartelijk dank|klopt|akkoord|correct|dat klopt"
    r"|ja,|nee,|zeker|prima|goed[.,]|voorzitter|dan (?:is|zijn|heb|rest|dank|ga|lees|sluit|kom)\b"
    r"|er is (?:ook |verder )?(?:nog )?een (?:tweeminutendebat|motie|plenair)|tot zover|hiermee"
    r"|daarmee (?:zijn|is|sluit)"
    r"|(?:de|het) (?:vergadering|debat|overleg|beraadslaging) (?:is|wordt|sluit)|sluiting|aanvang|vastgesteld"
    r"|einde|hieronder|onderstaand|bijgaand|zie (?:hieronder|onder|bijlage)|graag (?:voor|zo|invoeren|een|uw|jullie)"
    r"|namens|de (?:griffier|voorzitter|adjunct-griffier)\b(?! (?:zegt|stuurt|laat))|tweede kamer der"
    r"|vaste commissie|tweeminutendebat|er (?:is|zijn|wordt).{0,20}tweeminutendebat|(?:mocht|laat"
    r"|kunnen jullie|wil je|willen jullie)\b)",
    re.IGNORECASE,
)
_SPEAKER = re.compile(
    r"(?:(?:de )?(?:voorzitter|minister|staatssecretaris)|(?:de heer|mevrouw|het lid|minister"
    r"|staatssecretaris) [^.:]{2,60})(?: \([^)]*\))?:",
    re.IGNORECASE,
)
_CHAIR = re.compile(r"(?:de )?(?:voorzitter|griffier)\b", re.IGNORECASE)
_DONE = re.compile(
    r".*\b(?:tweeminutendebat|tweeminutendebat is aangevraagd|wordt gesloten|is gesloten)\b.*|.*\?",
    re.IGNORECASE | re.DOTALL,
)


SHORTEST_SENTENCE = 3  # words; “Mooi.” is a remark


def is_page_mark(line: str) -> bool:
    return _PAGE.fullmatch(line.strip()) is not None


def is_title(line: str) -> bool:
    """Does the line announce the toezeggingen?"""
    return _TITLE.fullmatch(line.strip()) is not None


def is_other_part(line: str) -> bool:
    """Is the line the heading of a part without toezeggingen, such as “Moties”?"""
    return _OTHER_PART.fullmatch(line.strip()) is not None


def is_point(line: str) -> bool:
    """Is the line a point of the meeting or a line of a header: “Besluit: …”, “Verzonden: …”?"""
    return _POINT.fullmatch(line.strip()) is not None


def is_greeting(line: str) -> bool:
    return _GREETING.fullmatch(line.strip()) is not None


def is_remark(sentence: str) -> bool:
    """Does the chair, the sender or the clerk say something else than a toezegging?"""
    spoken = sentence.strip()
    if len(spoken.split()) < SHORTEST_SENTENCE and spoken.endswith((".", "!")):
        return True
    return bool(_REMARK.match(spoken) or _DONE.fullmatch(spoken) or _ANNOUNCES.search(spoken))


def is_speaker(line: str) -> bool:
    return _SPEAKER.fullmatch(line.strip()) is not None


def is_chair(line: str) -> bool:
    return _CHAIR.match(line.strip()) is not None


def is_around(line: str) -> bool:
    """Is the line, with or without the sign of a list, no part of a toezegging?"""
    return is_point(line) or is_greeting(line) or is_other_part(line) or is_title(line) or is_remark(line)
