"""Describe a selection in one Dutch sentence: the heading of a page, a spreadsheet or a feed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from django.utils.text import slugify

from parliament.models import Debate
from search.fields import FIELDS
from search.text.directories import Option
from toezeggingen.status import OPEN, Status

LONGEST_SHORT = 80  # characters
# The last parts of first words that have the article "het".
_NEUTER = ("debat", "overleg", "algemeen", "plenair", "uur", "vertrouwelijk")

Chosen = Mapping[str, Sequence[Option]]


def describe(chosen: Chosen, order: str = "") -> str:
    """Return a sentence like “Open toezeggingen van het ministerie van BZK, te laat, langst open eerst”.

    Without an order the sentence says only what is chosen.
    """
    origins = [phrase(chosen[name]) for name, phrase in _ORIGINS.items() if chosen.get(name)]
    further = [phrase(chosen[name]) for name, phrase in _FURTHER.items() if chosen.get(name)]
    periods = [_period(words, chosen.get(first), chosen.get(last)) for words, first, last in _PERIODS]
    subject = " ".join([_status(chosen), "toezeggingen", *origins]).strip()
    return ", ".join(filter(None, [subject[0].upper() + subject[1:], *further, *periods, order]))


def short_name(chosen: Chosen) -> str:
    """Return the selection as part of a file name, like bzk-te-laat, or an empty text if nothing is chosen."""
    names = ("status", *_ORIGINS, *_FURTHER, *(name for _, *both in _PERIODS for name in both))
    keys = {name: [option.key for option in chosen[name]] for name in names if chosen.get(name)}
    slugs = (slugify(" ".join([name, *own] if name in _NAMED_IN_FILE else own)) for name, own in keys.items())
    return "-".join(filter(None, slugs))[:LONGEST_SHORT].rstrip("-")


def _status(chosen: Chosen) -> str:
    """Return the status as an adjective. A chosen deadline implies open toezeggingen."""
    statuses = [option.key for option in chosen.get("status", ())]
    if set(statuses) == set(OPEN) or (not statuses and chosen.get("termijn")):
        return "open"
    adjectives = [Status(status).adjective for status in statuses]
    return _listed(adjectives, "en") or ("" if any(chosen.values()) else "alle")


def _listed(words: Sequence[str], joint: str = "of") -> str:
    return f" {joint} ".join(filter(None, [", ".join(words[:-1]), words[-1]])) if words else ""


def _texts(values: Sequence[Option]) -> str:
    return _listed([option.short or option.text for option in values])


def _counted(singular: str, plural: str) -> Callable[[Sequence[Option]], str]:
    return lambda values: f"{singular if len(values) == 1 else plural} {_texts(values)}"


def _with_article(debate: str) -> str:
    """Add the article that fits the kind at the start of the text: het commissiedebat, de technische briefing."""
    kind = debate.partition(" ")[0]
    return debate if kind == Debate.Kind.OTHER else f"{'het' if kind.endswith(_NEUTER) else 'de'} {debate}"


def _in_debates_of(committees: Sequence[Option]) -> str:
    """Return the phrase for debates that these committees hold or follow."""
    noun, verbs = ("commissie", "voert of volgt") if len(committees) == 1 else ("commissies", "voeren of volgen")
    return f"uit debatten die de {noun} {_texts(committees)} {verbs}"


def _behind(words: str) -> Callable[[Sequence[Option]], str]:
    return lambda values: f"{words} {_texts(values)}"


_ORIGINS: dict[str, Callable[[Sequence[Option]], str]] = {
    "ministerie": _counted("van het ministerie van", "van de ministeries van"),
    "ministerieToen": _counted("van het toenmalige ministerie van", "van de toenmalige ministeries van"),
    "ambt": _behind("van de"),
    "bewindspersoon": _behind("van"),
    "lid": _behind("aan"),
    "fractie": _counted("aan de fractie", "aan de fracties"),
    "commissie": _in_debates_of,
    "debat": lambda values: f"uit {_listed([_with_article(option.text) for option in values])}",
}
_FURTHER: dict[str, Callable[[Sequence[Option]], str]] = {
    "ministerieNu": _counted("nu bij het ministerie van", "nu bij de ministeries van"),
    "woorden": _behind("met"),
    "soort": _behind("soort debat"),
    "dossier": _counted("dossier", "dossiers"),
    "brief": _counted("bij brief", "bij brieven"),
    "nummer": _counted("nummer", "nummers"),
    "termijn": _texts,
    "uitgesteld": lambda values: f"{_texts(values)} uitgesteld",
    "terugkerend": lambda values: "terugkerend",
    "herhaald": lambda values: "een herhaalde telt één keer",
    **{field.name: _behind(field.label.lower()) for field in FIELDS if field.is_filter},
}
_PERIODS = (("gedaan", "vanaf", "tot"), ("met een termijn", "vervaltVanaf", "vervaltTot"))
_NAMED_IN_FILE = ("vanaf", "tot", "vervaltVanaf", "vervaltTot", "uitgesteld", "terugkerend", "herhaald")


def _period(words: str, first: Sequence[Option] | None, last: Sequence[Option] | None) -> str:
    if first and last:
        return f"{words} van {first[0].text} tot en met {last[0].text}"
    if first:
        return f"{words} vanaf {first[0].text}"
    return f"{words} tot en met {last[0].text}" if last else ""
