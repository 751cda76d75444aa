"""What stands around the toezeggingen in a pasted text: titles, mail headers, greetings, speakers, other points."""

from __future__ import annotations

import re


def _whole(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE | re.DOTALL)


_PAGE_MARK = _whole(
    r"(?:pagina|blad|page|pag\.?|blz\.?)\s*\d+(?:\s*(?:van|/|of)\s*\d+)?",
    r"[-–]\s*\d+\s*[-–]",
    r"\d+\s*/\s*\d+",
    r"\[?\d{1,2}:\d\d\]?",  # the time of a message
    r"tweede kamer, vergaderjaar .*",
    r"(?:kst-\d|issn |[’']s-gravenhage \d{4}).*",
)
_TITLE = _whole(
    r"(?:(?:concept|lijst|overzicht|korte)\b.{0,40}?)?\btoezeggingen(?:lijst)?\b[^.?!]{0,90}",
    r"besluitenlijst\b[^.?!]{0,90}",
    r"(?:in|tijdens|bij) (?:het|dit) (?:commissie)?debat.{0,120}(?:toegezegd|toezeggingen)[^.?!]{0,40}[:.]",
)
_OTHER_PART = _whole(
    r"(?:ingediende )?(?:moties|besluiten|rondvraag|agenda|agendapunten|mededelingen|ingekomen stukken|brieven"
    r"|overige?(?: punten| zaken)?|(?:procedurele )?afspraken|vervolg|sluiting|aanwezig|afwezig|bijlagen?"
    r"|w\.?v\.?t\.?t\.?k\.?)\s*(?:\([^)]*\))?\s*:?"
)
# A word before a colon: a point of the meeting, or a line of the header of a mail or report.
_POINT = _whole(
    r"(?:agendapunt|besluit|rondvraag|aanwezig|afwezig|afgemeld|sluiting|aanvang|opening|mededelingen|voorzitter"
    r"|griffier|notulist|volgcommissies?|datum|tijd|plaats|locatie|zaal|openbaar|status|aan de orde|noot(?: griffie)?"
    r"|let op|nb|n\.b\.|van|verzonden|verstuurd|aan|cc|bcc|onderwerp|bijlagen?|from|sent|to|subject|tel|telefoon"
    r"|e-?mail|betreft|(?:ons )?kenmerk|dossier|activiteit(?:nummer)?|commissie|debat|disclaimer)"
    r"\s*[:.]?(?:\s+\d+)?(?:\s*:.*|$)"
)
_GREETING = _whole(
    r"(?:beste|geachte|dag|hallo|hoi|goede(?:morgen|middag|navond)|hi|l\.s\.|allen)\b.{0,60}[,!.]?",
    r"(?:(?:met )?(?:vriendelijke|hartelijke|beste) groet(?:en)?|groet(?:en|jes)?|mvg|m\.v\.g\.|hoogachtend"
    r"|(?:alvast|bij voorbaat) (?:veel )?dank"
    r"|dank(?: alvast)?|bedankt)\b.{0,60}",
    r"(?:op|le|on) .{5,60}(?:schreef|wrote)\b.*:?|op .{5,60} heeft .{3,80} geschreven:?",
    r"-{2,}.*|_{3,}|={3,}|\*{3,}|(?:doorgestuurd|oorspronkelijk) bericht.*|verstuurd vanaf .*|sent from .*",
)
_SPEAKER = _whole(
    r"(?:(?:de )?(?:voorzitter|minister|staatssecretaris)"
    r"|(?:de heer|mevrouw|het lid|minister|staatssecretaris) [^.:]{2,60})(?: \([^)]*\))?:"
)
_CHAIR = re.compile(r"(?:de )?(?:voorzitter|griffier)\b", re.IGNORECASE)
# How a remark starts that is never a toezegging.
_REMARK = re.compile(
    r"(?:dank|hartelijk dank|luistert|klopt|akkoord|correct|dat (?:klopt|was|waren)|ja,|nee,|zeker\b|prima\b|goed[.,]"
    r"|voorzitter\b|tot zover|hiermee|daarmee (?:zijn|is|sluit)|sluiting|aanvang|vastgesteld|einde\b"
    r"|hieronder|onderstaand|bijgaand"
    r"|zie (?:hieronder|onder|bijlage)|graag (?:voor|zo|invoeren|een|uw|jullie)|mocht\b|kunnen jullie|wil(?:len)? je"
    r"|(?:de|het) (?:vergadering|debat|overleg|beraadslaging) (?:is|wordt|sluit)|de (?:griffier|voorzitter)\b|namens"
    r"|tweede kamer der|vaste commissie|tweeminutendebat)",
    re.IGNORECASE,
)
# How the chair speaks between the toezeggingen. “Ik heb de toezegging dat …” is one.
_SPOKEN = re.compile(
    r"(?:ik (?:dank|bedank|wens|lees|heb|sluit|schors|heropen|constateer|geef|noteer|noem|kijk|zie|stel|loop|wil|kom"
    r"|ga)"
    r"|w(?:e|ij) (?:zijn|gaan|hebben)"
    r"|dan (?:is|zijn|heb|rest|dank|ga|lees|sluit|kom)"
    r"|er is (?:ook |verder )?(?:nog )?een (?:motie|plenair|tweeminuten))\b",
    re.IGNORECASE,
)
_NAMES_ONE = re.compile(r"\btoezegging\b|\btoegezegd\b|\bzegt\b.*\btoe\b", re.IGNORECASE)
_ANNOUNCES = re.compile(
    r"(?!(?:de|het)\s(?:minister|staatssecretaris|kabinet|kamer)\b).*\btoezeggingen\b"
    r"|.*\b(?:volgende|onderstaande)\s(?:\w+\s)?toezeggingen\b",
    re.IGNORECASE | re.DOTALL,
)
_CLOSES = _whole(
    r".*\btweeminutendebat\b.*\b(?:aangevraagd|aangekondigd|gepland|ingepland|plaats|spreker)\b.*",
    r".*\b(?:vraagt|verzoekt|aanvraagt)\b.*\btweeminutendebat\b.*",
    r".*\?",
)
SHORTEST_SENTENCE = 3  # words; “Mooi.” is a remark


def is_page_mark(line: str) -> bool:
    return _PAGE_MARK.fullmatch(line.strip()) is not None


def is_title(line: str) -> bool:
    """Does the line announce the toezeggingen?"""
    return _TITLE.fullmatch(line.strip()) is not None


def is_other_part(line: str) -> bool:
    """Is the line the heading of a part without toezeggingen, such as “Moties”?"""
    return _OTHER_PART.fullmatch(line.strip()) is not None


def is_header(line: str) -> bool:
    """Is the line a point of the meeting, a line of a header, or a greeting: “Besluit: …”, “Verzonden: …”?"""
    return bool(_POINT.fullmatch(line.strip()) or _GREETING.fullmatch(line.strip()))


def is_remark(sentence: str) -> bool:
    """Does the chair, the sender or the clerk say something else than a toezegging?"""
    spoken = sentence.strip()
    if len(spoken.split()) < SHORTEST_SENTENCE and spoken.endswith((".", "!")):
        return True
    if _REMARK.match(spoken) or _CLOSES.fullmatch(spoken) or _ANNOUNCES.match(spoken):
        return True
    return _SPOKEN.match(spoken) is not None and not _NAMES_ONE.search(spoken)


def is_speaker(line: str) -> bool:
    return _SPEAKER.fullmatch(line.strip()) is not None


def is_chair(line: str) -> bool:
    return _CHAIR.match(line.strip()) is not None
