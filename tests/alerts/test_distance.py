from datetime import date, timedelta

import pytest

from alerts.news.entries import describe_distance

TODAY = date(2023, 9, 4)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-760, "ruim twee jaar te laat"),
        (-40, "ruim vijf weken te laat"),
        (-1, "1 dag te laat"),
        (0, "vandaag"),
        (1, "morgen"),
        (2, "over 2 dagen"),
        (14, "over twee weken"),
    ],
)
def test_distance_in_words(days, words):
    assert describe_distance(TODAY + timedelta(days=days), on=TODAY) == words
