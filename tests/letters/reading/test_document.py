"""Parsing a text into sentences, headings and footnotes, with their offsets in the source."""

import pytest

from letters.reading.text.document import Sentence, parse_document
from letters.reading.text.sentences import split_sentences


def sentences(text: str) -> list[Sentence]:
    return parse_document(text).sentences()


@pytest.mark.parametrize(
    "text",
    [
        "Het debat van 2 feb. 2023 duurde lang.",
        "In het debat van 22 maart jl. heb ik dit toegezegd.",
        "De motie van het lid Grutto c.s. is uitgevoerd.",
        "Zie Kamerstuk 99 101, nr. 7, d.d. 3 april 2025.",
        "De heer drs. A. Duinroos en mr. B. Waterhoen spraken erover.",
        "Zij noemden o.a. 3 punten, bijv. Lobith.",
    ],
)
def test_an_abbreviation_ends_no_sentence(text: str) -> None:
    assert list(split_sentences(text)) == [(0, len(text))]


def test_sentences_end_at_full_stops_and_question_marks() -> None:
    text = "Ik kom hierop terug. Wanneer? «Voor de zomer.» Dat is de vraag van 22 maart jl. De rest volgt."
    assert [text[start:end] for start, end in split_sentences(text)] == [
        "Ik kom hierop terug.",
        "Wanneer?",
        "«Voor de zomer.»",
        "Dat is de vraag van 22 maart jl.",
        "De rest volgt.",
    ]


def test_offsets_point_into_the_text_as_received() -> None:
    text = "Eerste zin.\n\nTweede zin met een\nafgebroken *regel*, en een noot¹ erbij.\n\n¹ De noot."
    sentence = sentences(text)[1]
    assert sentence.text == "Tweede zin met een afgebroken regel, en een noot erbij."
    assert text[sentence.start : sentence.end] == "Tweede zin met een\nafgebroken *regel*, en een noot¹ erbij."
    assert sentence.marks == (1,)


def test_sentence_interrupted_by_a_footnote_is_joined() -> None:
    text = (
        "Nederland gaf geld, waarmee het met\n\n"
        "¹ Kamerstuk 99 101, nr. 7.\n\n"
        "een bijdrage van tien miljoen de grootste is."
    )
    document = parse_document(text)
    assert [sentence.text for sentence in document.sentences()] == [
        "Nederland gaf geld, waarmee het met een bijdrage van tien miljoen de grootste is."
    ]
    assert [(note.number, note.text) for note in document.footnotes] == [(1, "Kamerstuk 99 101, nr. 7.")]


def test_a_heading_after_a_footnote_stays_a_heading() -> None:
    text = "Dat schreef ik op 22 december jl.⁵\n\n⁵ Kamerstuk 99 101, nr. 3.\n\nVeiligheid\n\nHier volgt het."
    assert [(sentence.text, sentence.heading) for sentence in sentences(text)][-1] == ("Hier volgt het.", "Veiligheid")


def test_a_heading_may_end_in_an_abbreviation() -> None:
    heading = "Toezeggingen uit het commissiedebat van 22 maart jl."
    assert sentences(f"{heading}\n\nOp verzoek heb ik gesproken.")[0].heading == heading


def test_flattened_footnote_marks_continue_the_count() -> None:
    text = (
        "Op 3 mei 20181 schreef ik u.2 Sinds 2019 is 300 km2 droog.\n\nX Noot\n1\n\nDe brief.\n\nX Noot\n2\n\nNog een."
    )
    document = parse_document(text)
    assert [sentence.text for sentence in document.sentences()] == [
        "Op 3 mei 2018 schreef ik u.",
        "Sinds 2019 is 300 km2 droog.",
    ]
    assert [sentence.marks for sentence in document.sentences()] == [(1, 2), ()]
    assert [note.text for note in document.footnotes] == ["De brief.", "Nog een."]


def test_unit_is_not_a_footnote_mark() -> None:
    assert sentences("Er stroomt 500 Nm³ per uur door.")[0].marks == ()


def test_postbus_number_is_not_a_footnote_mark() -> None:
    found = sentences("Postbus 20301\n2500 EH Den Haag\n\nHierbij ontvangt u de kaart.1 Zij is nieuw.")
    assert [mark for sentence in found for mark in sentence.marks] == [1]


def test_lines_wrapped_by_a_program_are_one_sentence_and_rows_stay_apart() -> None:
    wrapped = (
        "De eerdere toezegging om uw Kamer eind februari over de eindafweging en de wijze van\n"
        "uitvoering te berichten, kan daardoor niet worden gehaald.\n"
        "Het kabinet wil uw Kamer zo spoedig mogelijk informeren.\n\n"
        "Nr. | Omschrijving | Stand\n1 | Brief over water | Afgedaan. Zie boven.\n2 | Brief over lucht | Loopt"
    )
    found = sentences(wrapped)
    assert [sentence.kind for sentence in found] == ["text", "text", "row", "row", "row"]
    assert found[0].text.endswith("de wijze van uitvoering te berichten, kan daardoor niet worden gehaald.")


def test_the_name_under_a_signature_is_no_heading() -> None:
    text = "De Minister van Financiën,\nE. Kievit\n\nBIJLAGE\n\nHier staat de bijlage."
    assert [sentence.heading for sentence in sentences(text)] == ["", "", "BIJLAGE"]
