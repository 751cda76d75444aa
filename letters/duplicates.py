"""A letter that was handed in twice: its pdf and its docx differ in a hyphen, so that they became two letters."""

from __future__ import annotations

import re

from django.db.models import Q

from letters.models import Letter, LetterVersion
from parliament.register_numbers import OWN_LETTER_PREFIX

# Of all words in two subjects or texts the part that both have. Of the letters with gold two formats of one share two
# thirds and more of their text, two different letters little more than a third at most.
SAME_SUBJECT, SAME_TEXT = 0.8, 0.5


def probable_duplicates(letter: Letter) -> list[Letter]:
    """Others of that day that are probably this letter: nearly the same subject or most of the text, and of no other
    ministry as far as is known. The House numbers a letter once: of two that it numbered neither is the other."""
    others = Letter.objects.filter(date=letter.date).exclude(pk=letter.pk)
    if not letter.number.startswith(OWN_LETTER_PREFIX):
        others = others.filter(number__startswith=OWN_LETTER_PREFIX)
    if letter.ministry_id:
        others = others.filter(Q(ministry=None) | Q(ministry=letter.ministry_id))
    found = {one.pk: one for one in others.order_by("number")}
    if not found:
        return []
    newest = LetterVersion.objects.filter(letter__in=[letter.pk, *found]).order_by("letter", "-nr").distinct("letter")
    texts = dict(newest.values_list("letter", "text"))
    text = texts.get(letter.pk, "")
    return [
        one
        for pk, one in found.items()
        if _shared(letter.subject, one.subject) >= SAME_SUBJECT or _shared(text, texts.get(pk, "")) >= SAME_TEXT
    ]


def _shared(text: str, other: str) -> float:
    words, others = (set(re.findall(r"\w+", one.lower())) for one in (text, other))
    return len(words & others) / max(len(words | others), 1)
