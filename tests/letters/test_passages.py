"""Laying out a letter's text with its passages marked."""

import pytest

from letters.passages import MarkedLetter, contains_passage, mark_passages, passage_in_context

LETTER = """Vergaderjaar 2022–2023

Den Haag, 19 april 2023

Op verzoek van uw Kamer¹ heb ik *met partners* gesproken. Daarna kwam er niets. Dat blijft zo.

Kop van de paragraaf

– eerste punt van de lijst
– tweede punt van de lijst

¹ Kamerstuk 28 676, nr. 365.
"""


def marked(page: MarkedLetter) -> dict[str, str]:
    """The marked text of each key."""
    found: dict[str, str] = {}
    for paragraph in page.paragraphs:
        for piece in paragraph.pieces:
            for key in piece.keys:
                found[key] = found.get(key, "") + piece.text
    return found


def test_lays_out_letterhead_text_headings_items_and_notes():
    page = mark_passages(LETTER, {})
    assert [paragraph.kind for paragraph in page.paragraphs] == ["letterhead"] * 2 + ["text", "heading", "item", "item"]
    assert [(note.number, note.text, note.is_first) for note in page.notes] == [(1, "Kamerstuk 28 676, nr. 365.", True)]
    assert page.numbers == {1}


def test_the_letterhead_reaches_to_place_and_day():
    lines = ("27 625", "Waterbeleid", "Nr. 23", "BRIEF VAN DE MINISTER", "Aan de Voorzitter", "Den Haag, 19 april 2023")
    page = mark_passages("\n\n".join((*lines, "Dijken", "De dijken zijn op orde.")), {})
    assert [paragraph.kind for paragraph in page.paragraphs] == ["letterhead"] * 6 + ["heading", "text"]


def test_place_and_day_below_the_letter_are_no_letterhead():
    text = "Beste Kamer\n\nDe dijken zijn dit jaar overal in het land gemeten.\n\nKosten\n\nDen Haag, 19 april 2023"
    page = mark_passages(text, {})
    assert [paragraph.kind for paragraph in page.paragraphs] == ["letterhead", "text", "heading", "heading"]


def test_the_name_under_a_signature_is_no_heading():
    page = mark_passages("Ik hoop u zo te hebben geïnformeerd.\n\nDe Minister van Waterzaken,\n\nW. de Wit", {})
    assert [paragraph.kind for paragraph in page.paragraphs] == ["text", "text", "text"]


@pytest.mark.parametrize(
    "quote",
    [
        "Op verzoek van uw Kamer heb ik met partners gesproken.",
        "Op verzoek van uw Kamer¹ heb ik *met partners* gesproken.",
        "Op verzoek van uw Kamer1\nheb ik _met_ partners gesproken",
    ],
)
def test_marks_a_passage_whatever_its_footnote_marks_emphasis_and_line_ends(quote):
    page = mark_passages(LETTER, {"a": quote})
    assert marked(page) == {"a": "Op verzoek van uw Kamer heb ik met partners gesproken."}
    assert page.found == {"a"}
    assert contains_passage(LETTER, quote)


def test_a_passage_is_quoted_with_the_sentence_before_and_after_it():
    text = "Kop\n\nDe eerste zin van de brief. Hier staat¹ de\npassage zelf. De laatste zin.\n\n" + "Vulling. " * 2000
    pieces = passage_in_context(text, "Hier staat de passage zelf.")
    assert [(piece.text, bool(piece.keys)) for piece in pieces if piece.text.strip()] == [
        ("De eerste zin van de brief. ", False),
        ("Hier staat de passage zelf.", True),
        (" De laatste zin.", False),
    ]


def test_context_stops_at_another_heading():
    text = "Boven\n\nEen zin daarboven.\n\nDijken\n\nHier staat de passage zelf.\n\nWater\n\nEen zin daaronder."
    (passage,) = passage_in_context(text, "Hier staat de passage zelf.")
    assert passage.text == "Hier staat de passage zelf."


def test_part_of_a_sentence_is_quoted_in_its_sentence():
    text = "Eerst iets. Zoals gezegd stuur ik de brief over dijken, en meer. Dan iets."
    pieces = passage_in_context(text, "de brief over dijken")
    assert "".join(piece.text for piece in pieces) == text
    assert [piece.text for piece in pieces if piece.keys] == ["de brief over dijken,"]


def test_passage_at_an_edge_and_missing_passage():
    (passage, _) = passage_in_context("De passage van de brief. Dan iets.", "De passage van de brief.")
    assert passage.text == "De passage van de brief."
    assert passage_in_context(LETTER, "Wat er helemaal niet staat.") == ()


def test_footnote_mark_keeps_its_place():
    first, *_ = mark_passages(LETTER, {}).paragraphs[2].pieces
    assert (first.text, first.notes) == ("Op verzoek van uw Kamer", (1,))


def test_passages_that_overlap_keep_their_own_ends():
    page = mark_passages(
        LETTER,
        {
            "a": "Op verzoek van uw Kamer heb ik met partners gesproken.",
            "b": "met partners gesproken. Daarna kwam er niets.",
        },
    )
    assert marked(page)["b"] == "met partners gesproken. Daarna kwam er niets."
    ends = [key for piece in page.paragraphs[2].pieces for key in piece.ends]
    starts = [key for piece in page.paragraphs[2].pieces for key in piece.starts]
    assert (starts, ends) == (["a", "b"], ["a", "b"])


def test_passage_may_span_paragraphs():
    page = mark_passages(LETTER, {"a": "eerste punt van de lijst\n– tweede punt van de lijst"})
    assert marked(page) == {"a": "eerste punt van de lijst– tweede punt van de lijst"}
    assert [key for paragraph in page.paragraphs for piece in paragraph.pieces for key in piece.starts] == ["a"]


@pytest.mark.parametrize("quote", ["Dit staat er niet in.", "Dat", ""])
def test_missing_or_short_passage_is_not_marked(quote):
    page = mark_passages(LETTER, {"a": quote})
    assert marked(page) == {}
    assert page.found == frozenset()


@pytest.mark.parametrize("source", ["", " \n ", "¹ Noot zonder tekst.", "Brief"])
def test_any_text_is_laid_out(source):
    assert mark_passages(source, {"a": "Dit staat er niet in."}).found == frozenset()


def test_repeated_footnote_number_is_linked_once():
    text = "Zin met noot.¹\n\n¹ Eerste noot.\n\nNog een zin met noot.¹\n\n¹ Andere noot.\n"
    assert [note.is_first for note in mark_passages(text, {}).notes] == [True, False]


@pytest.mark.parametrize(("quote", "is_long_enough"), [("dijkenzijnnu", True), ("ijkenzijnnu", False)])
def test_passage_of_twelve_letters_is_long_enough(quote: str, *, is_long_enough: bool):
    assert ("a" in mark_passages("De dijken zijn nu op orde.", {"a": quote}).found) is is_long_enough


@pytest.mark.parametrize("closing", [".", "?”", "!)", "’.", ";", ".»"])
def test_passage_ends_with_what_closes_it(closing: str):
    page = mark_passages(f"Ik stuur uw Kamer een brief{closing} Meer volgt.", {"a": "Ik stuur uw Kamer een brief"})
    assert marked(page) == {"a": f"Ik stuur uw Kamer een brief{closing}"}


def test_passage_that_occurs_twice_is_marked_at_its_first_place():
    text = "Ik stuur een brief over dijken.\n\nIk stuur een brief over dijken."
    page = mark_passages(text, {"a": "stuur een brief over"})
    pieces = [piece for paragraph in page.paragraphs for piece in paragraph.pieces]
    assert [bool(piece.keys) for piece in pieces] == [False, True, False, False]


def test_letter_does_not_contain_another_passage():
    assert not contains_passage(LETTER, "Op verzoek van uw Kamer heb ik met niemand gesproken.")


def test_passage_over_two_sentences_is_quoted_with_its_neighbours():
    text = "Eerst dit. Dan staat er een zin. Daarna nog een zin. Dan het slot. En meer."
    pieces = passage_in_context(text, "Dan staat er een zin. Daarna nog een zin.")
    assert "".join(piece.text for piece in pieces) == (
        "Eerst dit. Dan staat er een zin. Daarna nog een zin. Dan het slot."
    )


@pytest.mark.parametrize(("words", "kind"), [(8, "letterhead"), (9, "text")])
def test_full_paragraph_above_place_and_day_ends_the_letterhead(words: int, kind: str):
    above = " ".join(["woord"] * words)
    page = mark_passages(f"{above}.\n\nDen Haag, 19 april 2023\n\nDe dijken zijn op orde.", {})
    assert page.paragraphs[0].kind == kind
