"""Search a register of 682 toezeggingen: the right answer is among the first five."""

from pathlib import Path

import pytest
from django.core.management import call_command

from search.results import first_results
from tests.search.search_questions import QUESTIONS

pytestmark = [pytest.mark.trial, pytest.mark.django_db]
FIRST = 5
AT_LEAST = 0.9  # of the questions


def test_the_right_thing_is_among_the_first_five(shared: Path) -> None:
    call_command("load_register", str(shared / "corpus/matching/toezeggingen.jsonl"), verbosity=0)
    wrong = [
        f"{kind}: {words!r} gives {given}, not {right}"
        for kind, questions in QUESTIONS.items()
        for words, right in questions
        if right not in (given := [row["number"] for row in first_results(words)[:FIRST]])
    ]
    total = sum(map(len, QUESTIONS.values()))
    assert total - len(wrong) >= AT_LEAST * total, "\n".join(wrong)
