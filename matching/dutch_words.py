"""Compare Dutch words by meaning: ignore inflection and look inside compounds."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from parliament.dates import MONTHS

ENOUGH = 0.4  # minimum similarity; below it two words share letters by chance, unless the shorter word is shared whole
A_WHOLE = 6  # minimum length of a shorter word that is shared whole
PIECE = 4  # minimum length of the piece that two words share; "wet" in "wetgeving" is too short
# The first part of a Dutch compound is its subject ("stikstofbeleid"), so a shared start weighs more than a shared end.
LIKE_FRONT, LIKE_WITHIN = 0.9, 0.6
FRONT = 3  # letters that count as the start
# Words that say nothing about a subject: they occur in promises and debates on every subject, or are function words.
# _PRONOMINAL adds to these.
_VAGUE_WORDS = """
    aan aandacht aangaande aangegeven aangeven aanleiding aantal acht afgedaan afgehandeld afzonderlijk afzonderlijke
    algemeen alle alleen als alsnog ambtsvoorganger ander andere antwoord antwoorden beantwoord beantwoorden beeld begin
    begrotingsbehandeling beide bekijken bekijkt belofte beloofd ben bereid bericht berichten beschikbaar bespreekt
    bespreken besproken beter betreft betrekken betrekking betrekt bevindingen bezien beziet bij bijeenkomst bijlage
    bijvoorbeeld binnen blijft blijven bovendien brengen brengt brief buiten commissie commissiedebat conform daar dag
    dan dat debat deed deel deelt delen den derde deze dezelfde dezen die dit doe doen doet door drie dus echter een
    eens eerder eerst eerste eigen eind einde elf elk elkaar elke en enkel enkele er erin ervan extra gaan gaat gebeurt
    gebied gedaan geef geeft geen gegeven gehoord geïnformeerd gesprek gesproken gesteld gestuurd geval geven gevraagd
    geweest gezegd ging goede graag groot grote haalt haar had halen heb hebben heeft heel hem het hetzelfde hier
    hierbij hierin hiermee hierover hij hoe hoeveel houden houdt hun ieder iedere iemand iets in informatie informeer
    informeert informeren ingaan ingaat ingegaan inmiddels inzake inzicht is jaar jaren juist kaart kabinet kader kamer
    kamerbrief kamerstuk kan keer kijken kijkt kleine kom komen komt kon konden koppelt korte kreeg krijgen krijgt
    kunnen kwamen laat laatste lang lange langere laten leden legt licht lid liggen ligt loopt maakt maand maanden maar
    maken manier mede mee meer melden meldt mens mensen met mij mijn minder minister mocht moet moeten mogelijk
    mogelijke mogelijkheden mogelijkheid mogen moment motie moties na naar nader nagaan nagekomen najaar natuurlijk
    nederland nederlandse neemt negen nemen niet niets nieuw nieuwe nodig nog nota notaoverleg nu of om omdat onder
    onderdeel onderwerp onderzoeken onderzoekt ongeveer ons ontvangt ook op opgeleverd oplevert opnieuw over overige
    overleg overlegt overzicht pas per plaats plek plenair punt rapport rapporteert reactie reageert reageren reces
    reeds regering resultaten rond ruim samen schetst schriftelijk sinds snel spoedig staatssecretaris stand steeds
    sturen stuur stuurt te tegen ten ter terug terugkomen tevens tijd tijdens toch toe toegezegd toegezegde toelichten
    toelichting toen toesturen toezegging toezeggingen tot treft tussen twee tweede uit uiterlijk uitkomst uitkomsten
    uitleg uitvoering uw vaak vallen valt van vanaf vanuit vaste veel verder verschillende verslag vervolgens
    verwachting verwijs verzoek via vier vijf vinden voldaan voldoende volgen volgend volgende volgt volledig voor
    vooraf voorbeeld voorjaar vorig vorige vraag vraagt vragen vrij waar waarin waarop waarover waren was wat week weg
    weinig weken wel welk welke werd weten wetgevingsoverleg wie wij wijze wil willen wilt worden wordt zaken zal zegde
    zeggen zegt zelf zes zetten zeven zich zien ziet zij zijn zo zoals zodat zodra zoekt zomer zomerreces zonder zou
    zouden zullen
"""
VAGUE = frozenset((*_VAGUE_WORDS.split(), *MONTHS))
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
    return word in VAGUE or bool(_PRONOMINAL.fullmatch(word))


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
