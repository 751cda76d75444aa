"""Rewrite "ik stuur uw Kamer", as a letter says it, to "De minister stuurt de Kamer", as the register says it."""

from __future__ import annotations

import re

MINISTER, SECRETARY = "minister", "staatssecretaris"
OWN_WORDS = re.compile(r"(?<![\w-])(ik|mij|mijn|u|uw)(?![\w-])", re.IGNORECASE)
# Verbs of which the form with "ik" differs by more than a t, or not at all.
IRREGULAR = {
    "ben": "is", "heb": "heeft", "zal": "zal", "kan": "kan", "wil": "wil", "mag": "mag", "zou": "zou", "kon": "kon",
    "wilde": "wilde", "moet": "moet", "weet": "weet", "laat": "laat", "verwacht": "verwacht", "acht": "acht",
    "ga": "gaat", "doe": "doet", "zie": "ziet", "had": "had", "was": "was",
}  # fmt: skip
# Regular verbs of promising and sending. Another word beside "ik" is left alone, because it may be no verb.
REGULAR = (
    *("stuur", "zend", "zeg", "informeer", "bericht", "meld", "kom", "bied", "geef", "streef", "verwerk", "betrek"),
    *("neem", "onderzoek", "bespreek", "rapporteer", "breng", "deel", "houd", "maak", "werk", "vraag", "leg", "stel"),
    *("bekijk", "bezie", "overleg", "schrijf", "lever", "ontvang", "start", "verstrek", "voer", "wacht", "zorg"),
)
THIRD = IRREGULAR | {verb: verb if verb.endswith("t") else f"{verb}t" for verb in REGULAR}
VERBS = "|".join(THIRD)
VERBS_THIRD = "|".join([*THIRD.values(), "wordt", "krijgt"])
# What a letter says before its sentence begins: it refers to the request or to the text before it.
_ADVERBS = (
    r"graag|hierbij|hiermee|uiteraard|daarnaast|tevens|ook|verder|voorts|tot slot|(?:met|in|via) (?:deze|dit) \w+"
)
_REFERENCES = r"zoals|conform|overeenkomstig|naar aanleiding van|in reactie op|op verzoek van"
OPENING = re.compile(
    rf"^(?:(?:{_ADVERBS}),?|(?:{_REFERENCES})\b.*?,?) (?P<verb>{VERBS_THIRD}) "
    r"(?P<who>(?:de minister|de staatssecretaris|het kabinet|de Kamer)(?! (?:van|voor) (?-i:[A-Z])))\b",
    re.IGNORECASE,
)
# "Hierbij" of what a letter encloses, which a toezegging has not sent yet.
ENCLOSED = re.compile(r"\b((?:bericht|biedt|informeert|meldt|stuurt|zendt) (?:de \w+ )?de Kamer) hierbij\b")
# "Op 2 mei zegde ik u toe de dijken te onderzoeken; …"
PROMISED = re.compile(
    r"^.*?\b(?:zegde|zeg|heb) ik (?:(?:u|uw Kamer) )?(?:toe|toegezegd),? (?:om )?"
    r"(?P<what>[^;]*?)\bte (?P<do>\w+n\b[^;]*).*",
    re.IGNORECASE,
)
SUBJECT = re.compile(rf"\b(?:(?P<before>{VERBS}) ik|(?P<first>ik) (?P<after>{VERBS}))\b", re.IGNORECASE)


def in_third_person(text: str, role: str) -> str:
    """The sentence as the register writes it. What is not understood stays, so that `own_words` finds it.

    It begins with who acts: "Zoals verzocht stuur ik u graag …" becomes "De minister stuurt de Kamer …".
    `role` is the sender of the letter, such as "Staatssecretaris van Defensie".
    """
    who = f"de {SECRETARY if SECRETARY in role.lower() else MINISTER}"
    text = PROMISED.sub(lambda found: f"Ik zal {found['what']}{found['do'].rstrip('.')}.", text)
    text = SUBJECT.sub(lambda found: _subject(found, who), text)
    text = re.sub(r"\b([Uu])w Kamer\b", lambda found: "De Kamer" if found[1] == "U" else "de Kamer", text)
    text = re.sub(r"(?<![\w-])u(?![\w-])", "de Kamer", text)
    text = OPENING.sub(lambda found: f"{found['who']} {found['verb']}", text)
    text = ENCLOSED.sub(r"\1", re.sub(r" graag\b", "", text))
    return text[:1].upper() + text[1:]


def _subject(found: re.Match[str], who: str) -> str:
    verb = found["before"] or found["after"]
    third = THIRD[verb.lower()]
    if found["before"]:
        return f"{third.capitalize() if verb[0].isupper() else third} {who}"
    return f"{who.capitalize() if found['first'][0].isupper() else who} {third}"


def own_words(text: str) -> list[str]:
    """The words in which a minister speaks to the House, as they stand in the text, each once."""
    return list(dict.fromkeys(found[0].lower() for found in OWN_WORDS.finditer(text)))
