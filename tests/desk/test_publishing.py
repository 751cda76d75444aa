"""Publishing concepts together: shown first, each by itself, for griffiers only."""

from __future__ import annotations

import pytest
from django.urls import reverse

from parliament.models import Debate
from tests import factories as make
from tests.desk.clerks import signed_in, text_of
from tests.desk.test_pages import queries_of
from toezeggingen import workflow
from toezeggingen.models import Event, Toezegging
from toezeggingen.status import Status

pytestmark = pytest.mark.django_db

LIST = "/beheer/toezeggingen/toezegging/"
PAGE = "/beheer/publiceren/"


@pytest.fixture
def debate() -> Debate:
    return make.a_debate(number="2023A77001")


def shown(client, debate: Debate):
    return client.get(PAGE, {"debat": debate.number})


def ticked(response) -> dict[str, object]:
    """What a browser sends of the page: every box is ticked."""
    soon = [one.toezegging for one in response.context["candidates"] if not one.refusal]
    seen = {f"seen-{toezegging.pk}": toezegging.version for toezegging in soon}
    return {"ids": [toezegging.pk for toezegging in soon], **seen, "_publiceren": "Publiceren"}


def statuses() -> list[str]:
    return list(Toezegging.objects.order_by("text").values_list("status", flat=True))


def test_the_concepts_of_a_debate_are_published_with_one_button(debate):
    for text in ("Een.", "Twee."):
        make.a_concept(debate=debate, text=text)
    elsewhere, client = make.a_concept(text="Zelders."), signed_in()
    page = shown(client, debate)
    assert elsewhere.number not in text_of(page)
    answer = client.post(f"{PAGE}?debat={debate.number}", ticked(page), follow=True)
    assert "2 toezeggingen zijn gepubliceerd." in text_of(answer)
    assert statuses() == [Status.OPEN, Status.OPEN, Status.CONCEPT]


def test_a_double_click_publishes_once_and_complains_of_nothing(debate):
    make.a_concept(debate=debate)
    client = signed_in()
    sent = ticked(shown(client, debate))
    for _ in range(2):
        answer = client.post(PAGE, sent, follow=True)
    assert "niet gepubliceerd" not in text_of(answer)
    assert Event.objects.filter(kind=Event.Kind.PUBLISHED).count() == 1


def test_what_a_colleague_changed_since_stays_a_concept_and_is_named(debate):
    changed, other = (make.a_concept(debate=debate, text=text) for text in ("Een.", "Twee."))
    client = signed_in()
    sent = ticked(shown(client, debate))
    workflow.edit(changed, by=make.clerk(), on=make.DAY, text="Een ander.")
    answer = text_of(client.post(PAGE, sent, follow=True))
    assert f"{changed} is niet gepubliceerd." in answer
    assert "1 toezegging is gepubliceerd." in answer
    other.refresh_from_db()
    assert other.status == Status.OPEN


def test_what_stands_in_the_way_is_shown_before(debate):
    settled = make.an_open(debate=debate)
    page = signed_in().post(PAGE, {"ids": [settled.pk, make.a_concept(debate=debate).pk]})
    assert f"{settled} is openstaand; publiceren kan dan niet." in text_of(page)
    assert len(ticked(page)["ids"]) == 1  # type: ignore[arg-type]


def test_nothing_ticked_publishes_nothing(debate):
    make.a_concept(debate=debate)
    answer = signed_in().post(f"{PAGE}?debat={debate.number}", {"_publiceren": "ja"}, follow=True)
    assert "Er is niets gepubliceerd." in text_of(answer)
    assert statuses() == [Status.CONCEPT]


def test_the_list_and_the_debate_lead_to_the_page(debate):
    concept, client = make.a_concept(debate=debate), signed_in()
    answer = client.post(LIST, {"action": "publish_selected", "_selected_action": [concept.pk]})
    assert concept.text in text_of(client.get(answer.url))
    page = client.get(reverse("admin:parliament_debate_change", args=[debate.pk]))
    assert f"{PAGE}?debat=2023A77001" in text_of(page)


def test_a_medewerker_publishes_nothing(debate):
    concept, client = make.a_concept(debate=debate), signed_in("medewerker")
    assert shown(client, debate).status_code == 403
    assert client.post(PAGE, {"ids": [concept.pk], "_publiceren": "ja"}).status_code == 403
    client.post(LIST, {"action": "publish_selected", "_selected_action": [concept.pk]})
    assert PAGE not in text_of(client.get(reverse("admin:parliament_debate_change", args=[debate.pk])))
    assert statuses() == [Status.CONCEPT]


def test_query_count_is_constant(debate):
    client, address = signed_in(), f"{PAGE}?debat={debate.number}"
    make.a_concept(debate=debate, text="Een.", parties=[make.a_party()])
    client.get(address)
    at_one = queries_of(client, address)
    for text in ("Twee.", "Drie."):
        make.a_concept(debate=debate, text=text, parties=[make.a_party()])
    assert queries_of(client, address) == at_one
