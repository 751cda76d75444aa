"""Every form of the admin: a medewerker changes nothing that the public sees, a griffier does so with a reason."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.admin.models import LogEntry
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from alerts.models import Mail
from parliament.models import Committee, Debate, Member, Minister, Ministry, Party, Post, Recess, Tenure
from tests import factories as make
from tests.desk.clerks import filled, signed_in, text_of
from tests.desk.meetings import an_item, sent
from tests.desk.rappels import a_draft, a_sent, address_of, filled_answers, filled_draft, key
from tests.toezeggingen.test_rescheduling import due, promised
from toezeggingen.models import Event, Toezegging

pytestmark = pytest.mark.django_db

MODELS = (Debate, Committee, Ministry, Post, Minister, Party, Member, Recess)
NEW = "Stiekem anders"


@pytest.fixture
def shown() -> Toezegging:
    """A published toezegging with a row of each kind."""
    ministry, party = make.a_ministry(), make.a_party()
    post = Post.objects.create(title="minister van Zaken", ministry=ministry)
    minister = Minister.objects.create(name="A. de Wit")
    Tenure.objects.create(post=post, minister=minister, since=date(2022, 1, 10))
    members = [Member.objects.create(name="J. van der Meer", party=party)]
    return make.an_open(
        due=date(2023, 4, 1), ministry_then=ministry, post=post, minister=minister, members=members, parties=[party]
    )


def row_of(model: type, shown: Toezegging) -> object:
    if model is Recess:
        return Recess.objects.get(kind="zomerreces", last_meeting__year=2023)
    near = {
        Debate: shown.debate, Committee: shown.debate and shown.debate.committee, Ministry: shown.ministry_now,
        Post: shown.post, Minister: shown.minister, Party: shown.parties.first(), Member: shown.members.first(),
    }  # fmt: skip
    return near[model]


def addresses_of(shown: Toezegging) -> list[str]:
    """The pages that name the toezegging and every row that it hangs on."""
    lists = ["/", "/planning/", "/toezeggingen/?formaat=csv"]
    return [*lists, shown.get_absolute_url(), f"/api/v1/toezeggingen/{shown.number}"]


def seen_by_public(shown: Toezegging) -> list[tuple[str, int, str]]:
    answers = [(address, Client().get(address)) for address in addresses_of(shown)]
    return [(address, answer.status_code, body_of(answer)) for address, answer in answers]


def body_of(answer: HttpResponse) -> str:
    return b"".join(answer).decode()  # type: ignore[arg-type] # an answer of bytes, streamed or not


def typed_in(client: Client, address: str) -> dict[str, object]:
    """What a browser would send with every text of the form changed; only names of fields if the form is closed."""
    page = client.get(address)
    if not page.context or "adminform" not in page.context:
        return {"title": NEW, "name": NEW, "abbreviation": NEW, "text": NEW, "change_reason": "x"}
    texts = ("title", "name", "text", "short_name")
    sent = filled(page)
    return {**sent, **{name: NEW for name in texts if name in page.context["adminform"].form.fields}}


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("what", ["change", "add", "delete"])
def test_a_medewerker_changes_no_row_that_toezeggingen_hang_on(model: type, what: str, shown: Toezegging):
    client, before = signed_in("medewerker"), seen_by_public(shown)
    keys = [] if what == "add" else [row_of(model, shown).pk]  # type: ignore[attr-defined]
    address = reverse(f"admin:parliament_{model.__name__.lower()}_{what}", args=keys)
    assert client.post(address, {**typed_in(client, address), "post": "yes"}).status_code == 403
    assert seen_by_public(shown) == before


@pytest.mark.parametrize("name", ["publish", "bulk"])
def test_a_medewerker_publishes_no_concept(name: str, shown: Toezegging):
    concept = make.a_concept(debate=shown.debate, post=shown.post)
    client, before = signed_in("medewerker"), seen_by_public(shown)
    row = {"rij-TOTAL_FORMS": 1, "rij-INITIAL_FORMS": 0, "rij-0-text": concept.text, "rij-0-read": "1"}
    sent = {"ids": [concept.pk], "debate": shown.debate.number, "post": shown.post.title, **row, "_publiceren": "ja"}
    assert client.post(reverse(f"admin:{name}"), sent).status_code == 403
    assert seen_by_public(shown) == before


@pytest.mark.parametrize("what", ["hand over", "take back"])
def test_a_medewerker_hands_nothing_over_to_another_ministry(what: str, shown: Toezegging):
    other, griffier = make.a_ministry("yy", name="Andere Zaken"), signed_in()
    address = f"{reverse('admin:handover')}?van={shown.ministry_now.pk}&naar={other.pk}"
    ticked = {"ids": [shown.pk], f"seen-{shown.pk}": shown.version}
    typed = filled(griffier.get(address), "form", reason=NEW, **ticked)
    if what == "take back":
        address, typed = griffier.post(address, typed).url, {"reason": "Toch niet."}  # type: ignore[attr-defined]
    client, before = signed_in("medewerker"), seen_by_public(shown)
    assert [client.get(address).status_code, client.post(address, typed).status_code] == [403, 403]
    assert seen_by_public(shown) == before


@pytest.mark.parametrize("kind", ["toezeggingen_toezegging", "letters_letter"])
def test_a_medewerker_changes_no_published_toezegging_or_letter(kind: str, shown: Toezegging):
    row = shown if kind == "toezeggingen_toezegging" else make.a_letter()
    client, before = signed_in("medewerker"), seen_by_public(shown)
    address = reverse(f"admin:{kind}_change", args=[row.pk])
    client.post(address, typed_in(client, address))
    assert seen_by_public(shown) == before


@pytest.mark.parametrize(
    ("name", "status"), [("meeting", 302), ("meeting-list", 200), ("meeting-decisions", 403)], ids=str
)
def test_a_medewerker_prepares_a_meeting_and_changes_nothing_that_the_public_sees(name, status, shown: Toezegging):
    meeting = make.a_meeting(committee=shown.debate.committee)
    item = an_item(meeting, make.a_confirmed(shown))
    opened = signed_in().get(reverse("admin:meeting-decisions", args=[meeting.number]))
    client, before = signed_in("medewerker"), seen_by_public(shown)
    address = reverse(f"admin:{name}", args=[meeting.number])
    typed = {item.toezegging.number.replace("-", "_"): {"choice": "voldaan", "note": NEW}}
    assert client.post(address, {**sent(opened, **typed), "_opslaan": "ja"}).status_code == status
    assert seen_by_public(shown) == before


@pytest.mark.parametrize(
    ("name", "status"),
    [("rappel", 302), ("rappel-letter", 200), ("rappel-send", 403), ("rappel-answers", 403)],
    ids=str,
)
def test_a_medewerker_prepares_a_rappel_and_sends_nothing(name, status, shown: Toezegging):
    assert shown.post is not None
    answered, draft = a_sent(shown.post), a_draft(shown.post)
    opened = signed_in().get(address_of(answered, "rappel-answers"))
    typed = {"choice": "uitstel", "deadline_words": "uiterlijk 1 oktober 2099"}
    client, before = signed_in("medewerker"), seen_by_public(shown)
    rappel = answered if name == "rappel-answers" else draft
    page = filled_draft(client.get(address_of(draft)), opening=NEW)
    sent = {**page, **filled_answers(opened, **{key(shown): typed}), "address": "a@voorbeeld.nl", "_mail": "ja"}
    assert client.post(address_of(rappel, name), sent).status_code == status
    assert seen_by_public(shown) == before
    assert not Mail.objects.exists()


@pytest.mark.parametrize(("model", "field"), [(Debate, "title"), (Party, "name"), (Committee, "name")])
def test_a_griffier_changes_it_with_a_reason_and_a_line_in_the_log(model: type, field: str, shown: Toezegging):
    row, client = row_of(model, shown), signed_in(username="griffier-een")
    address = reverse(f"admin:parliament_{model.__name__.lower()}_change", args=[row.pk])  # type: ignore[attr-defined]
    old = getattr(row, field)
    answer = client.post(address, filled(client.get(address), **{field: NEW, "change_reason": " "}))
    assert "Schrijf op waarom u dit wijzigt." in text_of(answer)
    row.refresh_from_db()  # type: ignore[attr-defined]
    assert (getattr(row, field), LogEntry.objects.count()) == (old, 0)
    client.post(address, filled(client.get(address), **{field: NEW, "change_reason": "Tikfout."}))
    line = LogEntry.objects.get()
    assert line.user.username == "griffier-een"
    assert f": van “{old}” naar “{NEW}”. Reden: Tikfout." in line.get_change_message()


def test_a_briefing_is_opened_by_a_griffier_with_a_reason(shown: Toezegging):
    talk = make.a_debate(kind=Debate.Kind.BRIEFING, title="Kruisraketten")
    client, address = signed_in(), reverse("admin:parliament_debate_change", args=[talk.pk])
    client.post(address, filled(client.get(address), change_reason="Openbaar verklaard."))  # sends no checked box
    assert "Kruisraketten" in text_of(client.get(talk.get_absolute_url()))
    assert "Vertrouwelijk: van ja naar nee. Reden: Openbaar verklaard." in LogEntry.objects.get().get_change_message()


def test_a_debate_that_becomes_a_briefing_is_hidden():
    talk = make.a_debate(title="Kruisraketten")
    client, address = signed_in(), reverse("admin:parliament_debate_change", args=[talk.pk])
    client.post(address, filled(client.get(address), kind="technische-briefing"))
    assert "Kruisraketten" not in text_of(Client().get(talk.get_absolute_url()))
    assert "Vertrouwelijk: van nee naar ja" in LogEntry.objects.get().get_change_message()


def test_a_deadline_that_follows_says_whose_change_it_follows():
    debate = make.a_debate(day=date(2023, 4, 12), state=Debate.State.PLANNED)
    toezegging = promised("bij het debat", debate)
    client, address = signed_in(username="griffier-een"), reverse("admin:parliament_debate_change", args=[debate.pk])
    client.post(address, filled(client.get(address), day="2023-05-16", change_reason="Zaal bezet."))
    assert due(toezegging) == date(2023, 5, 16)
    (cause,) = toezegging.events.get(kind=Event.Kind.RESCHEDULED).causes
    assert LogEntry.objects.get(pk=cause["log"]).user.username == "griffier-een"
    public = text_of(Client().get(toezegging.get_absolute_url()))
    assert "Dat volgt op een wijziging door de griffie." in public
    assert "griffier-een" not in public
    assert "Zaal bezet" not in public
    history = text_of(client.get(reverse("admin:toezeggingen_toezegging_change", args=[toezegging.pk])))
    assert "griffier-een" in history
    assert "van 12 april 2023 naar 16 mei 2023. Reden: Zaal bezet." in history
