"""Lists are shown in pages; a wrong page number leads to the nearest page, with a sentence about it."""

from __future__ import annotations

import pytest
from django.core.paginator import Paginator
from django.http import QueryDict

from search.paging import complaint, nearest, page_links, paged

ROWS = range(200)


@pytest.mark.parametrize(
    ("given", "number"),
    [("", 1), ("pagina=1", 1), ("pagina=2", 2), ("pagina=20", 20), ("pagina=21", 20), ("pagina=0", 1),
     ("pagina=-3", 1), ("pagina=00", 1), ("pagina=drie", 1), ("pagina=2&pagina=3", 3)],
)  # fmt: skip
def test_the_nearest_page_is_shown(given: str, number: int):
    assert nearest(Paginator(ROWS, 10), QueryDict(given)).number == number


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ("", ""),
        ("pagina=", ""),
        ("pagina=2", ""),
        ("pagina=21", "Pagina “21” is er niet; u ziet pagina 20."),
        ("pagina=0", "Pagina “0” is er niet; u ziet pagina 1."),
        ("pagina=drie", "Pagina “drie” is er niet; u ziet pagina 1."),
    ],
)
def test_a_wrong_number_is_reported(given: str, sentence: str):
    query = QueryDict(given)
    assert complaint(query, nearest(Paginator(ROWS, 10), query)) == sentence


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "1 2 3 … 20"),
        (4, "1 2 3 4 5 6 … 20"),
        (10, "1 … 8 9 10 11 12 … 20"),
        (20, "1 … 18 19 20"),
    ],
)
def test_links_skip_pages_that_are_far_away(number: int, words: str):
    links = page_links(Paginator(ROWS, 10).page(number), lambda nr: f"?pagina={nr}")
    assert " ".join(link.words for link in links) == words
    assert [link.words for link in links if link.is_here] == [str(number)]
    for link in links:
        assert link.address == ("" if link.words == "…" else f"?pagina={link.words}")


def test_a_list_without_filters_reports_every_parameter_but_the_page():
    shown = paged(ROWS, QueryDict("pagina=99&status=voldaan"), 150)
    assert list(shown.page) == list(range(150, 200))
    assert [link.address for link in shown.links] == ["?pagina=1", "?pagina=2"]
    assert shown.complaint == "Pagina “99” is er niet; u ziet pagina 2. “status” is geen filter en is genegeerd."
    assert paged(ROWS, QueryDict("pagina=2"), 150).complaint == ""


def test_an_empty_list_has_one_page():
    shown = paged([], QueryDict(), 10)
    assert (shown.page.number, list(shown.page), shown.complaint) == (1, [], "")
