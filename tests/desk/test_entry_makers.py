"""New toezeggingen: which of several makers a row means."""

from __future__ import annotations

import pytest

from parliament.models import Debate, Post
from tests import factories as make
from tests.desk.clerks import signed_in, text_of
from tests.desk.test_bulk_entry import PAGE, sheet
from tests.desk.test_entry_page import check
from toezeggingen.models import Toezegging

pytestmark = pytest.mark.django_db

MINISTER, NEAR, FAR = "minister van Dijken", "staatssecretaris van Duinen", "staatssecretaris van Polders"


@pytest.fixture
def debate() -> Debate:
    """A debate of a committee that oversees two of the three state secretaries."""
    near, far = make.a_ministry(), make.a_ministry("yy")
    for title, ministry in ((MINISTER, near), (NEAR, near), ("staatssecretaris van Kades", near), (FAR, far)):
        Post.objects.create(title=title, ministry=ministry)
    return make.a_debate(committee=make.a_committee(name=f"vaste commissie voor {near.name}"))


@pytest.mark.parametrize("above", [NEAR, FAR])
def test_the_state_secretary_alone_is_the_one_above_the_rows(debate, above):
    client = signed_in("medewerker")
    page = check(
        client, debate=debate.number, post=above, **{"rij-0-text": "De staatssecretaris laat een onderzoek doen."}
    )
    saved = client.post(PAGE, sheet(page, _opslaan="ja"))
    assert saved.status_code == 302, text_of(saved)
    assert Toezegging.objects.get().post.title == above


def test_a_row_takes_its_maker_from_those_of_the_debate(debate):
    for title in (MINISTER, FAR):
        make.a_concept(debate=debate, post=Post.objects.get(title=title))
    texts = ("De staatssecretaris stuurt een brief.", "De minister belt.")
    page = check(
        signed_in("medewerker"), debate=debate.number, **{f"rij-{nr}-text": text for nr, text in enumerate(texts)}
    )
    assert [row["post"].value() for row in page.context["rows"]][:2] == [FAR, MINISTER]
