"""Compare Dutch words by meaning: ignore inflection and look inside compounds."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from letters.reading.topic import COMMON

ENOUGH = 0.4  # minimum similarity; below it two words share letters by chance, unless the shorter word is shared whole
A_WHOLE = 6  # minimum length of a shorter word that is shared whole
PIECE = 4  # minimum length of the piece that two words share; "wet" in "wetgeving" is too short
# The first part of a Dutch compound is its subject ("stikstofbeleid"), so a shared start weighs more than a shared end.
LIKE_FRONT, LIKE_WITHIN = 0.9, 0.6
FRONT = 3  # letters that count as the start
# Words that say nothing about a subject: they occur in promises on every subject, or are function words. COMMON and
# _PRONOMINAL add to these.
_VAGUE_WORDS = """
    aandacht aangaande aangeven aanleiding aantal acht afzonderlijk afzonderlijke alleen alsnog ander andere
    antwoord antwoorden beantwoord beantwoorden beeld begin beide bekijken bekijkt bereid bericht beschikbaar
    bespreekt bespreken besproken beter betreft betrekken betrekt bevindingen bezien beziet bijeenkomst bijvoorbeeld
    binnen blijft blijven bovendien brengen brengt buiten daar dag deed deel deelt delen den derde dezelfde dezen
    doe doen doet drie echter eens eerst eigen eind einde elf elkaar elke enkel erin ervan extra gaan gaat gebeurt
    gebied gedaan geeft gehoord gesprek gesteld gestuurd geval geven gevraagd geweest ging goede graag groot grote
    haalt haar halen heel hem hetzelfde hij hoeveel houden houdt iedere iemand iets informatie informeert ingaan
    ingaat ingegaan inmiddels inzicht jaren juist kaart keer kijken kijkt kleine kom komen komt koppelt korte kreeg
    krijgen krijgt kwamen laat laatste lang lange langere laten legt licht liggen ligt loopt maakt maand maanden
    maken manier mee melden meldt mens mensen minder mocht moeten mogelijk mogelijke mogelijkheden mogelijkheid
    mogen moment nader nagaan najaar natuurlijk nederland nederlandse neemt negen nemen niets nieuw nieuwe nodig
    omdat onderdeel onderwerp onderzoeken onderzoekt ongeveer opgeleverd oplevert opnieuw overige overlegt overzicht
    pas per plaats plek punt rapport rapporteert reactie reageert reageren reces resultaten ruim samen schetst
    schriftelijk snel spoedig stand steeds sturen stuurt tegen terugkomen tijd toe toelichten toelichting toesturen
    tussen uiterlijk uitkomst uitkomsten uitleg vaak vallen valt vanaf veel verschillende vervolgens verwachting
    verwijs vier vijf vinden voldoende volgen volgend volgende volgt volledig vooraf voorbeeld voorjaar vorig vorige
    vraag vraagt vragen vrij waren week weg weinig weken welk welke weten wie willen wilt zaken zegt zelf zes zetten
    zeven zien ziet zodat zodra zoekt zomer zomerreces zonder
"""
VAGUE = frozenset(_VAGUE_WORDS.split())
_PRONOMINAL = re.compile(
    r"(?:d|w)aar(?:aan|af|bij|boven|buiten|door|entegen|heen|in|langs|mee|na|naar|naast|om|omheen|onder|op|over|tegen"
    r"|toe|tussen|uit|van|voor)|wanneer|waarom"
)
_WORD = re.compile(r"[A-Za-zÀ-ÿ][\w’'-]*|(?<!\d)\d{1,4}-?[A-Za-z]{1,4}\b")
# Short words that count: "A2", "N36", "18xy", "OM", but not "1e" and "3de".
_CODE = re.compile(r"[A-Z]+-?\d\w*|\d+-?(?!e\b|de\b|ste\b)[A-Za-z]+|[A-Z]{2}")
_PARTS = 3  # minimum length of each part to split a word at its hyphen: "ESS-bron" is split, "F-16" is not
_ENDINGS = ("ingen", "ing", "en", "e")
# Foreign words in -ing: after a long vowel Dutch has v before -ing ("afschrijving"). So "briefing" is not from "brief".
FROM_ELSEWHERE = re.compile(r"[aeiou][aeiouj]fings?$")


def content_words(text: str) -> dict[str, str]:
    """The content words of a text in its order: stem -> the word as first written."""
    words: dict[str, str] = {}
    for found in _WORD.findall(text):
        for word in _parted(found):
            if not _is_vague(word.lower()):
                words.setdefault(stem(word), word)
    return words


def _is_vague(word: str) -> bool:
    return word in COMMON or word in VAGUE or bool(_PRONOMINAL.fullmatch(word))


def _parted(word: str) -> list[str]:
    """The parts of a word with a hyphen if each part is long enough ("zaak-Taghi"), or else the word itself.

    Empty for a short word that is no code, such as "1e".
    """
    if len(word) < _PARTS or word[0].isdigit():
        return [word] if _CODE.fullmatch(word) else []
    parts = word.split("-") if "-" in word else [word]
    return parts if all(len(part) >= _PARTS for part in parts) else [word]


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The same stem for all forms of a word, such as "wapens" and "wapen", or "modernisering" and "gemoderniseerd"."""
    plain = unicodedata.normalize("NFD", re.sub(r"['’]s$", "", word.lower()))
    plain = re.sub(r"[^a-z0-9]", "", plain)
    if re.fullmatch(r"ge\w{4,}(?<!ei)[dt]", plain):  # a participle, not "gezondheid" or "geneesmiddelenbeleid"
        plain = plain[2:-1]
    plain = re.sub(r"(?<=[b-df-hj-np-rtv-z])s$|(?<=ie)s$", "", plain)
    if not FROM_ELSEWHERE.search(plain):
        plain = re.sub(rf"(?<=\w{{3}})(?:{'|'.join(_ENDINGS)})$", "", plain)
    plain = re.sub(r"([aeou])\1", r"\1", plain)
    plain = re.sub(r"([b-df-hj-np-tv-z])\1$", r"\1", plain)
    return re.sub(r"v$", "f", re.sub(r"z$", "s", plain))


@lru_cache(maxsize=200_000)
def similarity(word: str, other: str) -> float:
    """The similarity of two stems, from 0 to 1, by the longest piece that they share.

    Finds inflection and compounds without a dictionary: "arbeidsmigratie" and "arbeidsmigranten", "vocht" and
    "vochtplekken". Stems that start alike score higher.
    """
    if word == other:
        return 1.0
    short, long = sorted((word, other), key=len)
    length = _shared_piece(short, long)
    if length < PIECE:
        return 0.0
    side = LIKE_FRONT if word[:FRONT] == other[:FRONT] else LIKE_WITHIN
    like = side * 2 * length / (len(word) + len(other))
    return like if like >= ENOUGH or length == len(short) >= A_WHOLE else 0.0


def _shared_piece(short: str, long: str) -> int:
    """The length of the longest piece that both words contain; 0 if it is shorter than PIECE."""
    best = PIECE - 1
    for start in range(len(short) - best):
        while start + best < len(short) and short[start : start + best + 1] in long:
            best += 1
    return best if best >= PIECE else 0
