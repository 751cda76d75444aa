"""The address of a page: made of the name once, and then kept."""

import pytest
from django.db import IntegrityError, models, transaction
from django.urls import reverse
from django.utils.text import slugify

from parliament.models import Committee, Member, Minister, Ministry, Party, Post
from tests import factories as make
from tests.desk.clerks import filled, signed_in

pytestmark = pytest.mark.django_db


def test_two_of_one_name_have_two_addresses():
    slugs = [Member.objects.create(name="J. de Vriés").slug for _ in range(3)]
    assert slugs == ["j-de-vries", "j-de-vries-2", "j-de-vries-3"]


def test_a_corrected_name_moves_no_page():
    minister = Minister.objects.create(name="A. Bewindspersoon")
    minister.name = "A.B. Bewindspersoon"
    minister.save()
    minister.refresh_from_db()
    assert minister.slug == "a-bewindspersoon"


def test_a_name_without_a_letter_of_ours_and_a_very_long_one_have_an_address():
    assert Member.objects.create(name="“…”").slug == "naamloos"
    assert Member.objects.create(name="Anna " * 90).slug.startswith("anna-anna")


def test_each_post_of_the_reference_lists_has_its_address():
    for post in Post.objects.all():
        assert post.slug == slugify(post.title) != ""


KEPT = [(Committee, "slug"), (Member, "slug"), (Minister, "slug"), (Ministry, "key"), (Party, "slug"), (Post, "slug")]


@pytest.fixture
def things() -> None:
    make.a_party("GRN")
    Member.objects.create(name="J. de Vries")
    Minister.objects.create(name="A. Bewindspersoon")


@pytest.mark.parametrize(("model", "field"), KEPT)
def test_no_statement_gives_another_address(things, model: type[models.Model], field: str):
    row = model._default_manager.first()
    kept = getattr(row, field)
    with pytest.raises(IntegrityError, match="an address is kept"), transaction.atomic():
        model._default_manager.filter(pk=row.pk).update(**{field: "een-ander"})
    model._default_manager.filter(pk=row.pk).update(**{field: kept})


@pytest.mark.parametrize(("model", "field"), KEPT)
def test_no_form_asks_for_an_address(things, model: type[models.Model], field: str):
    name = f"admin:parliament_{model._meta.model_name}"
    client = signed_in()
    change = client.get(reverse(f"{name}_change", args=[model._default_manager.first().pk]))
    for page in (client.get(reverse(f"{name}_add")), change):
        assert field not in page.context["adminform"].form.fields


def test_what_a_clerk_adds_gets_an_address_of_its_abbreviation():
    client = signed_in()
    typed = {"name": "Water en Wegen", "abbreviation": "W&W"}
    for kind in ("ministry", "party", "committee"):
        address = reverse(f"admin:parliament_{kind}_add")
        assert client.post(address, filled(client.get(address), **typed, short_name="Water")).status_code == 302
    added = Ministry.objects.get(abbreviation="W&W"), Party.objects.get(), Committee.objects.get(abbreviation="W&W")
    assert [one.get_absolute_url() for one in added] == [
        "/ministeries/w-en-w/",
        "/fracties/w-en-w/",
        "/commissies/w-en-w/",
    ]
