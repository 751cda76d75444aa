"""Forms in which a list is pasted: from a PDF, a program, a mail or a table."""

from __future__ import annotations

from datetime import date

import pytest

from desk.paste import PastedList, read_list


def paste(text: str) -> PastedList:
    return read_list(
        text, surnames=("Duinroos", "Bos", "Van Oosten"), parties=("NOL", "BBD"), said_on=date(2025, 3, 20)
    )


def columns(text: str) -> list[tuple[str, str, str | None, str | None]]:
    """The text, recipients, minister and deadline of each row."""
    return [(row.text, row.recipients, row.minister, row.deadline_words) for row in paste(text).rows]


@pytest.mark.parametrize("hyphen", ["-", "\xad"])
@pytest.mark.parametrize(
    "page_turn", ["", "pagina 1 van 2\n\n", "\n14\n\n", "\nTweede Kamer, vergaderjaar 2024-2025, 26 643, nr. 14\n2\n\n"]
)
def test_a_word_that_is_broken_at_a_hyphen_is_whole_also_over_the_head_of_a_page(hyphen: str, page_turn: str) -> None:
    found = paste(f"1. De minister meldt de wacht{hyphen}\n{page_turn}tijden aan de Kamer.\n")
    assert [row.text for row in found.rows] == ["De minister meldt de wachttijden aan de Kamer."]
    assert list(found.rest) == [line for line in page_turn.split("\n") if line]


def test_the_head_of_a_page_is_no_half_of_a_word() -> None:
    found = paste("1. De minister gaat in op land-\n\n2\n\nDe Kamer en de dijken.\n")
    assert "land-De" not in str(found)


def test_a_head_above_each_page_may_stand_in_a_broken_word() -> None:
    pasted = "Gevangenissen\n1. De minister meldt de wacht-\nGevangenissen\n- 2 -\ntijden aan de Kamer.\n"
    assert [row.text for row in paste(pasted).rows] == ["De minister meldt de wachttijden aan de Kamer."]


def test_a_question_of_the_chair_on_the_next_line_is_no_part_of_the_toezegging() -> None:
    found = paste("De voorzitter:\n- De minister stuurt een kaart.\nHeb ik iets gemist? Nee.\n")
    assert [row.text for row in found.rows] == ["De minister stuurt een kaart."]
    assert "Heb ik iets gemist? Nee." in found.rest


def test_a_paragraph_that_says_to_whom_is_a_toezegging_of_its_own() -> None:
    pasted = """Toezeggingen

Aan het lid Duinroos is toegezegd dat de Kamer een kaart ontvangt.

Aan het lid Bos is toegezegd dat de minister een brief stuurt.
"""
    assert [row.to_whom for row in paste(pasted).rows] == [("Duinroos",), ("Bos",)]


def test_cells_may_be_kept_apart_by_commas() -> None:
    pasted = 'Nr,Toezegging,Aan,Termijn\n1,"De minister stuurt, na overleg, een kaart.",Bos,voor de zomer\n2,Brief,,\n'
    assert columns(pasted) == [
        ("De minister stuurt, na overleg, een kaart.", "Bos", "minister", "voor de zomer"),
        ("Brief", "", None, None),
    ]


def test_sentences_with_commas_are_no_table() -> None:
    pasted = (
        "Toezeggingen, 20 maart\nDe minister stuurt, na overleg, een kaart.\nDe minister stuurt, zo nodig, een brief.\n"
    )
    assert [row.text for row in paste(pasted).rows] == pasted.splitlines()[1:]


def test_one_line_may_hold_several_labels() -> None:
    pasted = """1. De minister stuurt een kaart.
   Aan: Duinroos (NOL) | Termijn: met het wegenoverzicht
2. De minister stuurt een brief.
   Aan: Bos (BBD) | Termijn: geen
"""
    assert columns(pasted) == [
        ("De minister stuurt een kaart.", "Duinroos (NOL)", "minister", "met het wegenoverzicht"),
        ("De minister stuurt een brief.", "Bos (BBD)", "minister", None),
    ]


def test_labels_below_an_item_may_have_bullets() -> None:
    pasted = "(1) De minister stuurt een kaart.\n    - wie: Bos (BBD)\n    - wanneer: in het Waterprogramma\n"
    assert columns(pasted) == [("De minister stuurt een kaart.", "Bos (BBD)", "minister", "in het Waterprogramma")]


def test_members_of_one_party_have_it_written_once() -> None:
    pasted = "Toezegging 1 (leden Duinroos en Bos, beiden NOL): De minister stuurt een kaart.\n"
    assert columns(pasted) == [("De minister stuurt een kaart.", "Duinroos (NOL), Bos (NOL)", "minister", None)]


def test_a_heading_may_be_in_capitals() -> None:
    pasted = (
        "MINISTER VAN OCW\n1.1 De Kamer krijgt een kaart.\nSTAATSSECRETARIS VAN OCW\n2.1 De Kamer krijgt een brief.\n"
    )
    assert [row.minister for row in paste(pasted).rows] == ["MINISTER VAN OCW", "STAATSSECRETARIS VAN OCW"]


def test_facts_above_the_first_item_head_groups() -> None:
    pasted = """Minister van Defensie
a) De Kamer krijgt een kaart. (Duinroos)
b) De Kamer krijgt een brief. (Bos)
Staatssecretaris van Defensie
a) De Kamer krijgt een nota. (Bos)
"""
    ministers = ["Minister van Defensie", "Minister van Defensie", "Staatssecretaris van Defensie"]
    assert [row.minister for row in paste(pasted).rows] == ministers


def test_labels_above_the_first_item_head_groups() -> None:
    pasted = """Termijn: voor de zomer
• De minister stuurt een kaart; het lid Bos, BBD
Termijn: najaar 2026
• De minister stuurt een brief; het lid Bos, BBD
Zonder termijn
• De minister stuurt een nota; het lid Bos, BBD
"""
    assert [row.deadline_words for row in paste(pasted).rows] == ["voor de zomer", "najaar 2026", None]


@pytest.mark.parametrize(
    "signs", [("Nr. 1:", "Nr. 2:"), ("I", "II"), ("[A]", "[B]"), ("1/2", "2/2"), ("[1]", "[2]"), ("[i]", "[ii]")]
)
def test_signs_of_items(signs: tuple[str, str]) -> None:
    found = paste(f"{signs[0]} De minister stuurt een kaart.\n\n{signs[1]} De minister stuurt een brief.\n")
    assert [row.text for row in found.rows] == ["De minister stuurt een kaart.", "De minister stuurt een brief."]
    assert found.rest == ()


def test_the_code_of_a_ministry_is_kept_as_number() -> None:
    found = paste("AM-01 De minister stuurt een kaart.\nAM-02 De minister stuurt een brief.\n")
    assert [(row.number, row.text) for row in found.rows] == [
        ("AM-01", "De minister stuurt een kaart."),
        ("AM-02", "De minister stuurt een brief."),
    ]


def test_a_number_without_a_text_is_kept() -> None:
    assert paste("TZ202505-110\n").rest == ("TZ202505-110",)


def test_a_name_with_an_initial_is_no_item() -> None:
    found = paste("Beste allen,\n\n- De minister stuurt een kaart.\n\nHoogachtend,\nF. Brouwer\n")
    assert [row.text for row in found.rows] == ["De minister stuurt een kaart."]
    assert found.rest[-1] == "F. Brouwer"


def test_facts_before_the_sentence() -> None:
    pasted = """Toezeggingen
Staatssecretaris – aan Duinroos (NOL): stuurt een kaart – voor de zomer
Staatssecretaris – aan Bos (BBD): stuurt een brief
"""
    assert columns(pasted) == [
        ("stuurt een kaart", "Duinroos (NOL)", "Staatssecretaris", "voor de zomer"),
        ("stuurt een brief", "Bos (BBD)", "Staatssecretaris", None),
    ]


def test_a_dash_at_the_end_says_that_there_is_no_deadline() -> None:
    assert columns("Stas Fin / Bos (BBD) / gesprek met de banken over de tol / -\n") == [
        ("gesprek met de banken over de tol", "Bos (BBD)", "Stas Fin", None)
    ]


def test_the_chair_closes_in_the_same_paragraph() -> None:
    spoken = "De voorzitter:\nTen eerste stuurt de minister een kaart. Dat waren ze. Ik wens u een fijne avond.\n"
    assert [row.text for row in paste(spoken).rows] == ["Ten eerste stuurt de minister een kaart."]


def test_a_deadline_in_brackets_before_the_sentence() -> None:
    pasted = "- [z.s.m.] De minister stuurt een kaart.\n- [geen termijn] De minister stuurt een brief.\n"
    found = paste(pasted)
    assert columns(pasted) == [
        ("De minister stuurt een kaart.", "", "minister", "z.s.m."),
        ("De minister stuurt een brief.", "", "minister", None),
    ]
    assert found.rest == ("geen termijn",)


@pytest.mark.parametrize(
    "sentence",
    [
        "De minister reageert op het voorstel van het lid Van Oosten over de dijk.",
        "De minister reageert op het plan van Van Oosten.",
        "De minister stuurt een kaart (verzoek Van Oosten).",
    ],
)
def test_a_plan_is_that_of_the_member_who_gets_the_answer(sentence: str) -> None:
    assert [row.to_whom for row in paste(f"1. {sentence}").rows] == [("Van Oosten",)]


def test_thousands_of_broken_words_are_read() -> None:
    assert paste("land-\n" * 3000).rest == ("land" * 2999 + "land-",)


@pytest.mark.parametrize("heading", ["Toezeggingen 20 maart 2025", "Toezeggingen 13 maart 2025"])
def test_the_day_of_the_debate_in_a_heading_is_no_deadline(heading: str) -> None:
    found = paste(f"{heading}\n\n1. Bos (NOL): De minister stuurt een kaart.\n2. De minister belt, voor de zomer.\n")
    assert [row.deadline_words for row in found.rows] == [None, "voor de zomer"]


def test_a_coming_day_in_a_heading_is_the_deadline() -> None:
    found = paste("Toezeggingen 1 maart 2026\n\n1. De minister stuurt een kaart.\n2. De minister belt de gemeenten.\n")
    assert {row.deadline_words for row in found.rows} == {"1 maart 2026"}
