"""The one-sentence description of a deadline for clerks."""

from datetime import date

import pytest

from desk.deadline_forms import describe_deadline
from parliament.deadlines import Deadline

DAY = date(2023, 7, 1)


@pytest.mark.parametrize(
    ("earliest", "latest", "firmness", "hangs_on", "rule", "message"),
    [
        (None, DAY, "dag", "", "de dag zelf", "Uiterlijk 1 juli 2023 (de dag zelf)"),
        (None, None, "hoop", "", "", "Geen dag; een streven"),
        (None, None, "hoop", "", "een streven, geen dag", "Geen dag (een streven, geen dag)"),
        (None, DAY, "hoop", "", "", "Uiterlijk 1 juli 2023; een streven"),
        (None, None, "gebeurtenis", "de Voorjaarsnota", "", "Geen dag; hangt af van de Voorjaarsnota"),
        (DAY, DAY, "gebeurtenis", "het debat", "", "Op 1 juli 2023; hangt af van het debat"),
        (None, DAY, "dag", "het debat", "", "Uiterlijk 1 juli 2023; hangt af van het debat"),
    ],
)
def test_deadline_sentence_does_not_repeat_itself(earliest, latest, firmness, hangs_on, rule, message):
    assert describe_deadline(Deadline("", earliest, latest, firmness, rule, hangs_on)) == message
