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
# Words that occur in promises on every subject, so that they say nothing about the subject.
_PROMISING_WORDS = """
    aandacht aangeven aanleiding aantal andere antwoord antwoorden beantwoord beantwoorden beeld begin bekijken bekijkt
    bereid bericht bericht beschikbaar bespreekt bespreken besproken betrekken betrekt bevindingen bezien beziet
    bijeenkomst bijlage binnen blijven brengen brengt brief daarbij daarna deelt delen doen doet eind einde gaan gaat
    gebied gedaan geeft gehoord gesprek gesteld gestuurd gevraagd geven graag haar hem hoeveel houdt informatie
    informeert ingaan ingaat ingegaan inmiddels inzicht jaren kaart kabinet kijken kijkt komen komt korte koppelt
    krijgen krijgt laat lang laten legt licht loopt maakt maand maanden maken manier mee meldt melden mogelijk mogelijke
    mogelijkheden mogelijkheid nader nagaan najaar nederland nederlandse neemt nemen nodig onderwerp onderzoeken
    onderzoekt opgeleverd oplevert overleg overlegt overzicht plaats punt rapport rapporteert reactie reageert reageren
    reces resultaten schetst schriftelijk spoedig stand sturen stuurt tegen terugkomen toe toelichten toelichting
    toesturen uiterlijk uitkomst uitkomsten uitleg verslag verwachting verwijs vinden volgen volgt voorbeeld voorjaar
    vraag vraagt vragen week weken welk welke weten wordt zaken zegt zetten zien zoekt zomer zomerreces
"""
# Function words: pronouns, auxiliaries, numerals and words of degree. COMMON and _PRONOMINAL add to these.
_SMALL_WORDS = """
    aangaande acht afzonderlijk afzonderlijke alleen alsnog ander beide beter betreft bijvoorbeeld blijft bovendien
    brengen buiten daar dag daarom den deed deel derde dezelfde deze dezen doe drie echter eens eerst eigen elf elkaar
    elke enkel erin ervan extra gebeurt geval geweest ging goede graag groot grote haalt halen heel hetzelfde hij houden
    iedere iemand ieder iets juist keer kleine kom kreeg kwamen langere lange laatste ligt liggen maar meer mens mensen
    minder mocht mogen moeten moment natuurlijk negen niets nieuw nieuwe omdat onderdeel ongeveer ook opnieuw overige
    pas per plek ruim samen snel steeds tijd tussen vaak vallen valt vanaf veel verschillende vervolgens vier vijf
    volgend volgende volledig vooraf voldoende vorig vorige vrij waren weg weinig wel wie wijze willen wilt zelf zes
    zeven ziet zodat zodra zonder
"""
PROMISING = frozenset(f"{_PROMISING_WORDS} {_SMALL_WORDS}".split())
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
            if not _is_small(word.lower()):
                words.setdefault(stem(word), word)
    return words


def _is_small(word: str) -> bool:
    return word in COMMON or word in PROMISING or bool(_PRONOMINAL.fullmatch(word))


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
