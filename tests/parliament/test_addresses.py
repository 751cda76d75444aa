"""The address of a person's page: made of the name once, and then kept."""

import pytest
from django.utils.text import slugify

from parliament.models import Member, Minister, Post

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
