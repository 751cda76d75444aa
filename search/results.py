"""Search results for a query: things with the typed number or name, toezeggingen, and letters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain, islice

from django.db.models import OuterRef, Subquery
from django.utils.safestring import SafeString

from letters.models import Letter, LetterVersion
from letters.reading.text.layout import PLACE_AND_DAY
from search.ordering import Order, in_order
from search.text import things
from search.text.marking import marked_excerpt
from search.text.question import Question
from toezeggingen.models import Toezegging
from toezeggingen.models.querysets import ToezeggingQuerySet

WORDS_OF_A_LETTER = 40
# The body of a letter starts after the greeting, or in a printed letter after the line with place and day. The lines
# above hold names that are in every letter of the ministry.
_GREETING = re.compile(r"^(?:(?:zeer |hoog)?geachte|beste|mijnheer|mevrouw)\b.{0,60}$", re.IGNORECASE | re.MULTILINE)
MOST_HEAD = 2000  # characters; a line with place and day further down belongs to the end of the letter


@dataclass(frozen=True)
class FoundLetter:
    letter: Letter
    snippet: SafeString


def toezeggingen(question: Question) -> ToezeggingQuerySet:
    """Return the toezeggingen that match, best match first. Among nearly equal matches, open ones come first."""
    return in_order(Toezegging.objects.published().filter(question.condition), Order.BEST, question)


def letters(question: Question, most: int) -> list[FoundLetter]:
    """Return the best matching letters, each with an excerpt that shows the match."""
    if question.number_condition is not None or question.is_unknown_number:
        return []
    newest = LetterVersion.objects.released().filter(letter=OuterRef("pk")).order_by("-nr")
    rows = Letter.objects.released().annotate(text=Subquery(newest.values("text")[:1]))
    if question.day:
        best = rows.filter(date=question.day).order_by("number")
    else:
        rows = rows.filter(document__document=question.broad_query)
        best = rows.order_by(question.rank("document__document").desc(), "-date", "number")
    return [FoundLetter(row, _snippet(row.text, question)) for row in best[:most]]


def _snippet(text: str, question: Question) -> SafeString:
    head = _GREETING.search(text) or PLACE_AND_DAY.search(text, 0, MOST_HEAD)
    return marked_excerpt(text, question.words_to_mark, most=WORDS_OF_A_LETTER, body=head.end() if head else 0)


def first_results(typed: str, most: int = 10) -> list[dict[str, str]]:
    """Return the first results as plain values: kind, number (or the slug in the address) and text."""
    question = Question(typed)
    if thing := question.numbered_thing:
        return [{"kind": thing.kind, "number": thing.number, "text": thing.text}]
    named = ({"kind": thing.kind, "number": thing.number, "text": thing.text} for thing in things.find_things(question))
    promised = ({"kind": "toezegging", "number": row.number, "text": row.text} for row in toezeggingen(question)[:most])
    written = (
        {"kind": "brief", "number": found.letter.number, "text": str(found.letter)} for found in letters(question, most)
    )
    return list(islice(chain(named, promised, written), most))
