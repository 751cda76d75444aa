"""Find the topic words of a sentence, for comparing the sentence with a toezegging."""

from __future__ import annotations

import re

from parliament.dates import MONTHS

_WORD = re.compile(r"[A-Za-zÀ-ÿ][\w-]{2,}")
# Words that say nothing about the topic, because they occur in sentences about any subject.
_COMMON_WORDS = (
    "aan alle als ben bij dan dat deze die dit door dus een eerder eerste elk en enkele er geef geen had hebben "
    "heb heeft het hier hierbij hierin hiermee hierover hoe hun ieder in inzake is jaar kader kan kon konden "
    "kunnen maar mede meer met mij mijn moet na naar niet nog nu of om onder ons ook op over reeds rond sinds te "
    "ten ter terug tevens tijdens toch toen tot twee uit uw van vanuit verder via voor waar waarin waarop "
    "waarover was wat wel werd wij wil worden wordt zal zich zij zijn zo zoals zou zouden zullen aangegeven "
    "afgedaan afgehandeld beloofd belofte berichten betrekking bijlage brief conform gegeven geïnformeerd "
    "gesproken gezegd informeer informeren nagekomen ontvangt stuur toegezegd toegezegde toezegging toezeggingen "
    "treft uitvoering verslag verzoek voldaan wijze zeggen zegde algemeen ambtsvoorganger begrotingsbehandeling "
    "commissie commissiedebat debat kabinet kamer kamerbrief kamerstuk leden lid minister motie moties nota "
    "notaoverleg overleg plenair regering staatssecretaris tweede vaste wetgevingsoverleg"
)
COMMON = frozenset(_COMMON_WORDS.split()) | frozenset(MONTHS)


def topic_words(*texts: str) -> tuple[str, ...]:
    """Return the topic words, each once, in lower case, in the order of the texts."""
    words = (match[0].lower() for text in texts for match in _WORD.finditer(text))
    return tuple(dict.fromkeys(word for word in words if word not in COMMON))
