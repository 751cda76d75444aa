"""Words for a status are offered as a filter, not searched or corrected."""

import pytest
from django.test import Client

from search.results import first_results
from search.text import Question
from tests import factories as make
from tests.pages import text_of

pytestmark = pytest.mark.django_db


def numbers(words: str) -> list[str]:
    return [row["number"] for row in first_results(words) if row["kind"] == "toezegging"]


@pytest.mark.parametrize(
    ("typed", "status", "address"),
    [
        ("openstaand dijkherstel", "openstaand", "/toezeggingen/?woorden=dijkherstel&amp;status=openstaand"),
        ("dijkherstel, OPENSTAANDE", "openstaand", "/toezeggingen/?woorden=dijkherstel%2C&amp;status=openstaand"),
        ("dijkherstel te laat", "te laat", "/toezeggingen/?woorden=dijkherstel&amp;termijn=te-laat"),
        ("deels voldaan dijkherstel", "deels voldaan", "/toezeggingen/?woorden=dijkherstel&amp;status=deels-voldaan"),
        ("vervallen dijkherstel", "vervallen", "/toezeggingen/?woorden=dijkherstel&amp;status=vervallen"),
        (
            "dijkherstel uitgesteld", "uitgesteld",
            "/toezeggingen/?woorden=dijkherstel&amp;uitgesteld=1&amp;uitgesteld=2&amp;uitgesteld=3-of-meer",
        ),
    ],
)  # fmt: skip
def test_other_words_are_searched_and_the_status_is_offered_as_a_filter(
    client: Client, typed: str, status: str, address: str
) -> None:
    row = make.an_open(text="De minister kan het dijkherstel verhalen en opent het debat.")
    make.an_open(text="De minister laat de sloten nakijken.")
    page = client.get("/zoeken/", {"woorden": typed})
    assert numbers(typed) == [row.number]
    remark = f"“{status}” zegt hoe een toezegging ervoor staat en is niet als woord gezocht."
    assert Question(typed).remarks == [remark]
    assert remark in text_of(page)
    assert f'<a href="{address}">alleen wat {status} is</a>' in page.content.decode()
    assert client.get(address.replace("&amp;", "&")).status_code == 200


@pytest.mark.parametrize("typed", ["voldaan", "Toezeggingen: voldaan"])
def test_a_status_alone_is_searched_as_a_word_without_correction(client: Client, typed: str) -> None:
    make.an_open(text="De minister laat de voldoan nakijken.")
    assert numbers(typed) == []
    assert '<a href="/toezeggingen/?status=voldaan">' in client.get("/zoeken/", {"woorden": typed}).content.decode()
    row = make.an_open(text="De minister meldt of aan alle eisen is voldaan.")
    assert numbers("voldaan") == [row.number]


def test_a_status_in_quotes_is_a_phrase() -> None:
    row = make.an_open(text="De minister meldt hoe vaak de dijkgraaf te laat komt.")
    make.an_open(text="De minister spreekt de dijkgraaf.")
    question = Question('dijkgraaf "te laat"')
    assert numbers(question.typed) == [row.number]
    assert not question.status_words
