"""Every prepared question of the product answers to each key as its queryset does, on all of the demo."""

import pkgutil
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest
from django.conf import settings
from django.db import DataError, ProgrammingError, models, transaction
from django.db.models import Value

from demo.loading import load_demo
from letters.models import Letter
from toezeggingen.models import Toezegging
from website.prepared_queries import Prepared

FLOORS = ("parliament", "letters", "toezeggingen", "alerts")


def prepared() -> Iterator[tuple[str, Prepared[Any]]]:
    """All that stand in a module, under their names there."""
    import_module(settings.ROOT_URLCONF)  # first of all, as in the running site: it has converters that others use
    seen: set[int] = set()
    for floor in map(import_module, FLOORS):
        for found in pkgutil.walk_packages(floor.__path__, f"{floor.__name__}."):
            for name, value in vars(import_module(found.name)).items():
                if isinstance(value, Prepared) and id(value) not in seen:
                    seen.add(id(value))
                    yield f"{found.name}.{name}", value


def keys() -> list[list[Any]]:
    """Of each kind on which a question may hang: numbers, a row's own key, several at once; also of nothing."""
    toezeggingen = Toezegging.objects.order_by("pk")
    pks = list(toezeggingen.values_list("pk", flat=True))
    of_letters = Letter.objects.values_list("pk", flat=True)
    return [
        ["TZ199901-001", *toezeggingen.values_list("number", flat=True)],
        [0, *{*pks, *of_letters}],
        [[], pks, pks[::-2]],
    ]


def told(row: Any) -> Any:
    """All that a row holds, with what was fetched beside it."""
    if not isinstance(row, models.Model):
        return row
    own = {name: value for name, value in vars(row).items() if name != "_state"}
    beside = [field.name for field in row._meta.concrete_fields if field.name in row._state.fields_cache]
    return type(row), own, [told(getattr(row, name)) for name in beside]


def plainly(question: Prepared[Any], key: Any) -> list[Any]:
    return [told(row) for row in question._ask(Value(key))]


def hangs_on(question: Prepared[Any], key: Any) -> bool:
    """Is this the kind of its key?"""
    try:
        with transaction.atomic():
            plainly(question, key)
    except (DataError, ProgrammingError):
        return False
    return True


@pytest.mark.slow
@pytest.mark.django_db
def test_each_answers_as_its_queryset_does() -> None:
    load_demo()
    kinds = keys()
    names = []
    for name, question in prepared():
        names.append(name)
        (asked,) = [kind for kind in kinds if hangs_on(question, kind[-1])]
        answers = [(plainly(question, key), [told(row) for row in question(key)]) for key in asked]
        assert any(plain for plain, _ in answers), f"{name} answers nothing to any key, so that nothing is compared"
        if not question._ask(Value(asked[-1])).ordered:
            answers = [(sorted(plain, key=str), sorted(answer, key=str)) for plain, answer in answers]
        for plain, answer in answers:
            assert answer == plain, name
    assert "website.pages.item.ITSELF" in names
    assert len(names) > 5
