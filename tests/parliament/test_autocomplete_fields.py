"""Fields in which a clerk types the number or the name of a row."""

from datetime import date

import pytest
from django import forms
from django.core.exceptions import ValidationError

from letters.models import Letter
from parliament.admin.autocomplete_fields import DebateField, KamerstukField, NumberedField, RowsField
from parliament.models import Committee, Debate
from parliament.models.former import take_number
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_a_number_is_found_in_capitals_and_without_spaces_around_it():
    debate = make.a_debate(number="2023A01686")
    field = NumberedField(Debate.objects)
    assert field.clean(" 2023a01686 ") == debate
    assert field.prepare_value(debate.pk) == "2023A01686"


def test_a_former_number_is_found():
    debate = make.a_debate(number="2023A-K001")
    take_number(debate, "2023A01686")
    assert NumberedField(Debate.objects).clean("2023a-k001") == debate


@pytest.mark.parametrize("typed", ["2023A00000", "Dijken", "2023A0\x001686", "x" * 500])
def test_other_text_is_named_in_the_message(typed):
    make.a_debate(number="2023A01686")
    with pytest.raises(ValidationError, match="staat niet in het register") as refusal:
        NumberedField(Debate.objects).clean(typed)
    assert typed.replace("\0", "") in refusal.value.messages[0]


def test_a_debate_is_found_by_its_title_if_no_other_has_it():
    debate, other = make.a_debate(title="Dijken"), make.a_debate(title="Duinen", number="2023A01687")
    field = DebateField(Debate.objects)
    assert field.clean("dijken") == debate
    other.title = "Dijken"
    other.save()
    with pytest.raises(ValidationError, match="Er zijn 2 debatten “dijken”") as refusal:
        field.clean("dijken")
    assert "2023A01687 (22 maart 2023)" in refusal.value.messages[0]


def test_at_most_five_debates_with_a_title_are_listed():
    for _ in range(6):
        make.a_debate(title="Dijken")
    with pytest.raises(ValidationError, match="Er zijn 6 debatten") as refusal:
        DebateField(Debate.objects).clean("Dijken")
    assert refusal.value.messages[0].count("22 maart 2023") == 5


@pytest.mark.parametrize("typed", ["28676-431", "28 676, nr. 431", " kst-28676-431 "])
def test_a_letter_is_found_by_its_kamerstuk_in_any_notation(typed):
    letter = make.a_letter(number="28676-431")
    assert KamerstukField(Letter.objects).clean(typed) == letter


def test_rows_are_found_by_name_or_abbreviation_each_once():
    first = make.a_committee(short_name="Zee", abbreviation="ZE")
    second = make.a_committee(short_name="Visserij, Voedsel en Natuur")
    field = RowsField(Committee.objects, by=("short_name", "abbreviation"))
    assert field.clean("zee, ZE") == [first]
    assert field.clean("Visserij, voedsel en natuur; zee") == [second, first]
    assert field.clean("") == []
    with pytest.raises(ValidationError, match="“Niemand” staat niet in het register"):
        field.clean("zee, Niemand")


def test_rows_are_written_with_semicolons_if_a_name_has_a_comma():
    first = make.a_committee(short_name="Zee")
    second = make.a_committee(short_name="Visserij, Voedsel en Natuur")
    third = make.a_committee(short_name="Lucht")
    field = RowsField(Committee.objects, by=("short_name",))
    assert field.prepare_value([first, third]) == "Zee, Lucht"
    assert field.prepare_value([first, second]) == "Zee; Visserij, Voedsel en Natuur"
    assert not field.has_changed([first, second], "Zee; Visserij, Voedsel en Natuur")
    assert field.has_changed([first, second], "Zee")


def test_the_suggestions_are_the_newest_rows_and_escaped():
    make.a_debate(number="2023A01686", title="Dijken & <Duinen>")
    make.a_debate(number="2023A01687", day=date(2023, 5, 1))

    class Form(forms.Form):
        debate = DebateField(Debate.objects)

    html = str(Form()["debate"])
    assert 'list="id_debate_lijst"' in html
    assert '<datalist id="id_debate_lijst"><option value="2023A01687">' in html
    assert "Dijken &amp; &lt;Duinen&gt;" in html
    assert html.count("<option") == 2
