"""How toezeggingen stand is a choice in the list, not a word of their text and no typing error."""

import pytest
from django.test import Client

from search.results import best
from search.text import Question
from tests import factories as make
from tests.pages import text_of

pytestmark = pytest.mark.django_db


def numbers(words: str) -> list[str]:
    return [one["number"] for one in best(words) if one["kind"] == "toezegging"]


@pytest.mark.parametrize(
    ("typed", "said", "address"),
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
def test_the_other_words_are_sought_and_the_list_offers_the_choice(
    client: Client, typed: str, said: str, address: str
) -> None:
    one = make.an_open(text="De minister kan het dijkherstel verhalen en opent het debat.")
    make.an_open(text="De minister laat de sloten nakijken.")
    page = client.get("/zoeken/", {"woorden": typed})
    assert numbers(typed) == [one.number]
    told = f"“{said}” zegt hoe een toezegging ervoor staat en is niet als woord gezocht."
    assert Question(typed).remarks == [told]
    assert told in text_of(page)
    assert f'<a href="{address}">alleen wat {said} is</a>' in page.content.decode()
    assert client.get(address.replace("&amp;", "&")).status_code == 200


@pytest.mark.parametrize("typed", ["voldaan", "Toezeggingen: voldaan"])
def test_alone_it_is_sought_as_it_is_and_taken_for_no_other_word(client: Client, typed: str) -> None:
    make.an_open(text="De minister laat de voldoan nakijken.")
    assert numbers(typed) == []
    assert '<a href="/toezeggingen/?status=voldaan">' in client.get("/zoeken/", {"woorden": typed}).content.decode()
    one = make.an_open(text="De minister meldt of aan alle eisen is voldaan.")
    assert numbers("voldaan") == [one.number]


def test_in_quotes_it_is_a_phrase() -> None:
    one = make.an_open(text="De minister meldt hoe vaak de dijkgraaf te laat komt.")
    make.an_open(text="De minister spreekt de dijkgraaf.")
    question = Question('dijkgraaf "te laat"')
    assert numbers(question.typed) == [one.number]
    assert not question.standings
