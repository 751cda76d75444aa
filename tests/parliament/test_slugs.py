"""The slug of a page is made from the name once, and never changes."""

import pytest
from django.db import IntegrityError, models, transaction
from django.urls import reverse
from django.utils.text import slugify

from parliament.models import Committee, Member, Minister, Ministry, Party, Post
from tests import factories as make
from tests.desk.clerks import filled, signed_in

pytestmark = pytest.mark.django_db


def test_equal_names_get_different_slugs():
    slugs = [Member.objects.create(name="J. de Vriés").slug for _ in range(3)]
    assert slugs == ["j-de-vries", "j-de-vries-2", "j-de-vries-3"]


def test_a_corrected_name_does_not_move_the_page():
    minister = Minister.objects.create(name="A. Bewindspersoon")
    minister.name = "A.B. Bewindspersoon"
    minister.save()
    minister.refresh_from_db()
    assert minister.slug == "a-bewindspersoon"


def test_a_name_without_letters_and_a_very_long_name_get_a_slug():
    assert Member.objects.create(name="“…”").slug == "naamloos"
    assert Member.objects.create(name="Anna " * 90).slug.startswith("anna-anna")


def test_every_post_of_the_reference_lists_has_a_slug():
    for post in Post.objects.all():
        assert post.slug == slugify(post.title) != ""


SLUGS = [
    (Committee, "slug"),
    (Member, "slug"),
    (Minister, "slug"),
    (Ministry, "key"),
    (Party, "slug"),
    (Post, "slug"),
]


@pytest.fixture
def rows() -> None:
    make.a_party("GRN")
    Member.objects.create(name="J. de Vries")
    Minister.objects.create(name="A. Bewindspersoon")


@pytest.mark.parametrize(("model", "field"), SLUGS)
def test_no_statement_can_change_a_slug(rows, model: type[models.Model], field: str):
    row = model._default_manager.first()
    slug = getattr(row, field)
    with pytest.raises(IntegrityError, match="an address is kept"), transaction.atomic():
        model._default_manager.filter(pk=row.pk).update(**{field: "een-ander"})
    model._default_manager.filter(pk=row.pk).update(**{field: slug})


@pytest.mark.parametrize(("model", "field"), SLUGS)
def test_no_form_has_a_slug_field(rows, model: type[models.Model], field: str):
    name = f"admin:parliament_{model._meta.model_name}"
    client = signed_in()
    change = client.get(reverse(f"{name}_change", args=[model._default_manager.first().pk]))
    for page in (client.get(reverse(f"{name}_add")), change):
        assert field not in page.context["adminform"].form.fields


def test_a_row_that_a_clerk_adds_gets_a_slug_from_its_abbreviation():
    client = signed_in()
    typed = {"name": "Water en Wegen", "abbreviation": "W&W"}
    for kind in ("ministry", "party", "committee"):
        address = reverse(f"admin:parliament_{kind}_add")
        assert client.post(address, filled(client.get(address), **typed, short_name="Water")).status_code == 302
    added = Ministry.objects.get(abbreviation="W&W"), Party.objects.get(), Committee.objects.get(abbreviation="W&W")
    assert [row.get_absolute_url() for row in added] == [
        "/ministeries/w-en-w/",
        "/fracties/w-en-w/",
        "/commissies/w-en-w/",
    ]
