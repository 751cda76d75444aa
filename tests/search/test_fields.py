"""The list of fields agrees with the model, the files and the API."""

import pytest

from api.serializers.toezeggingen import ToezeggingSummarySerializer
from search.fields import FIELDS, FieldType
from tests import factories as make
from toezeggingen.models import Toezegging
from website.formats.field_values import batches, plain_values

WITH_LOOKUP = [field for field in FIELDS if field.lookup]


def test_names_and_paths_are_unique():
    assert len({field.name for field in FIELDS}) == len(FIELDS)
    assert len({field.path for field in WITH_LOOKUP}) == len(WITH_LOOKUP)


@pytest.mark.parametrize("field", WITH_LOOKUP, ids=lambda field: field.name)
def test_each_field_with_a_lookup_is_a_member_of_the_api(field):
    members = ToezeggingSummarySerializer().fields
    assert field.path[0] in members
    if field.type is FieldType.CHOICE and len(field.path) == 1:
        assert list(members[field.path[0]].choices) == [key for key, _ in field.choices]


@pytest.mark.django_db
def test_a_file_has_a_column_for_each_field():
    toezegging = make.an_open()
    ((keys, columns),) = batches(Toezegging.objects.all().with_progress(), today=make.DAY)
    assert list(keys) == [toezegging.pk]
    assert [len(column) for column in columns] == [1] * len(FIELDS)


def test_a_choice_that_is_left_empty_is_an_empty_cell():
    field = next(field for field in FIELDS if field.name == "hardheid")
    assert plain_values(field, ["dag", "", None]) == ["een dag", "", ""]


def test_the_words_of_a_value():
    status = next(field for field in FIELDS if field.name == "status")
    assert (status.in_words("deels-voldaan"), status.in_words("")) == ("deels voldaan", "")
