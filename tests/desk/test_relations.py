"""Relations between toezeggingen, entered by number on the page of the later one."""

from __future__ import annotations

import pytest

from tests import factories as make
from tests.desk.clerks import filled, signed_in, text_of
from tests.desk.test_toezegging import change
from toezeggingen.models import Event, Relation

pytestmark = pytest.mark.django_db


def test_relation_is_entered_by_number():
    earlier, later = make.an_open(), make.an_open()
    client = signed_in()
    row = {"relations-0-kind": "herhaling-van", "relations-0-target": earlier.number.lower()}
    client.post(change(later), filled(client.get(change(later)), **row))
    assert Relation.objects.get(source=later).target == earlier


def relate(client, later, earlier, **typed):
    row = {"relations-0-kind": "herhaling-van", "relations-0-target": earlier.number}
    return client.post(change(later), filled(client.get(change(later)), **{**row, **typed}))


def test_relation_of_a_published_toezegging_is_a_correction():
    earlier, later = make.an_open(), make.an_open()
    client = signed_in()
    assert relate(client, later, earlier, text="Verbeterd.").status_code == 302
    correction = later.events.get(kind=Event.Kind.CORRECTED)
    assert set(correction.changes) == {"text", "relations"}
    client.post(change(later), filled(client.get(change(later)), **{"relations-0-DELETE": "on"}))
    assert not Relation.objects.exists()
    assert later.events.filter(kind=Event.Kind.CORRECTED).count() == 2
    assert f"Verbanden: geen → herhaling van {earlier}" in text_of(client.get(change(later)))


def test_medewerker_can_relate_only_concepts():
    earlier, later = make.an_open(), make.an_open()
    client = signed_in("medewerker")
    relate(client, later, earlier)
    assert not Relation.objects.exists()
    assert relate(client, make.a_concept(), earlier).status_code == 302
    assert Relation.objects.get().target == earlier


def test_medewerker_cannot_change_a_published_relation():
    earlier, later = make.an_open(), make.an_open()
    later.relations.create(kind="herhaling-van", target=earlier)
    client = signed_in("medewerker")
    page = client.get(change(later))
    assert earlier.number in text_of(page)
    assert 'name="relations-0-kind"' not in text_of(page)
    client.post(change(later), filled(page, **{"relations-0-kind": "aanvulling-op", "relations-0-DELETE": "on"}))
    assert list(later.relations.values_list("kind", flat=True)) == ["herhaling-van"]
