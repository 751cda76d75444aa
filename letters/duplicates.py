"""Find letters that were stored twice, because the texts of their PDF and docx differ slightly."""

from __future__ import annotations

import re

from django.db.models import Q

from letters.models import Letter, LetterVersion
from parliament.register_numbers import OWN_LETTER_PREFIX

# The least share of common words among all distinct words of two subjects or two texts. Among the annotated letters,
# two formats of the same letter share at least two thirds; two different letters share little more than a third.
SAME_SUBJECT, SAME_TEXT = 0.8, 0.5


def probable_duplicates(letter: Letter) -> list[Letter]:
    """Return the letters of the same day with nearly the same subject or most of the same text as this letter.

    Letters of another ministry do not count. Two letters with a number of the House are never duplicates, because the
    House numbers each letter once.
    """
    others = Letter.objects.filter(date=letter.date).exclude(pk=letter.pk)
    if not letter.number.startswith(OWN_LETTER_PREFIX):
        others = others.filter(number__startswith=OWN_LETTER_PREFIX)
    if letter.ministry_id:
        others = others.filter(Q(ministry=None) | Q(ministry=letter.ministry_id))
    found = {other.pk: other for other in others.order_by("number")}
    if not found:
        return []
    newest = LetterVersion.objects.filter(letter__in=[letter.pk, *found]).order_by("letter", "-nr").distinct("letter")
    texts = dict(newest.values_list("letter", "text"))
    text = texts.get(letter.pk, "")
    return [
        other
        for pk, other in found.items()
        if _shared_part(letter.subject, other.subject) >= SAME_SUBJECT
        or _shared_part(text, texts.get(pk, "")) >= SAME_TEXT
    ]


def _shared_part(left: str, right: str) -> float:
    words, others = (set(re.findall(r"\w+", text.lower())) for text in (left, right))
    return len(words & others) / max(len(words | others), 1)
