"""Recipients and mail in the admin: a griffier manages them, a medewerker cannot see them."""

from datetime import date

import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError
from django.utils import timezone

from alerts import outbox
from alerts.models import HowOften, Mail, MailKind, Recipient, Round, Subscription
from alerts.models.mail import DeliveryState
from alerts.news.gathering import gather
from alerts.rounds import make_round
from tests.alerts.mailroom import a_follower, a_mail, a_recipient
from tests.factories import a_committee, a_debate, a_user, an_open

pytestmark = pytest.mark.django_db

RECIPIENTS = "/beheer/alerts/recipient/"
MAILS = "/beheer/alerts/mail/"
ROUNDS = "/beheer/alerts/round/"
NO = "550 5.1.1 Onbekende geadresseerde"


@pytest.fixture
def griffier(client):
    client.force_login(a_user("griffier"))
    return client


def try_again(client, *mails: Mail):
    chosen = {"action": "try_again", "_selected_action": [mail.pk for mail in mails]}
    return client.post(MAILS, chosen, follow=True).content.decode()


def a_form(*rows: dict[str, object], known: int = 0, **fields: object) -> dict[str, object]:
    """What a browser sends of the form of a recipient, with these rows of subscriptions."""
    count = {"subscriptions-TOTAL_FORMS": len(rows), "subscriptions-INITIAL_FORMS": known}
    typed = {f"subscriptions-{at}-{name}": value for at, row in enumerate(rows) for name, value in row.items()}
    return {"address": "lezer@example.nl", "is_active": "on", **count, **typed, **fields}


def test_a_griffier_adds_a_recipient_with_the_address_of_a_list(griffier):
    committee = a_committee()
    before = an_open(debate=a_debate(committee=committee))
    gather(timezone.now())
    address = f"https://toezeggingen.example.nl/toezeggingen/?status=openstaand&commissie={committee.slug}&pagina=2"
    values = a_form({"choice": address, "rhythm": HowOften.DAILY}, {"choice": "", "rhythm": HowOften.WEEKLY})
    assert griffier.post(RECIPIENTS + "add/", values).status_code == 302
    recipient = Recipient.objects.get()
    (followed,) = recipient.subscriptions.all()
    assert (followed.choice, followed.rhythm) == (f"commissie={committee.slug}", HowOften.DAILY)
    page = griffier.get(f"{RECIPIENTS}{recipient.pk}/change/").content.decode()
    assert committee.subject in page

    news = an_open(debate=a_debate(committee=committee), on=timezone.localdate())
    gather(timezone.now())
    make_round(MailKind.DAILY, on=timezone.localdate())
    told = Mail.objects.get().text
    assert "Nieuw sinds de vorige e-mail" in told
    assert news.number in told
    assert before.number not in told


def test_a_griffier_lets_someone_follow_the_whole_register(griffier):
    values = a_form({"choice": "https://toezeggingen.example.nl/toezeggingen/", "rhythm": HowOften.AT_ONCE})
    assert griffier.post(RECIPIENTS + "add/", values).status_code == 302
    assert Subscription.objects.active().get().choice == ""


@pytest.mark.parametrize("choice", ["commissie=onzin", "onzin"])
def test_an_unknown_choice_is_refused_in_words(griffier, choice):
    """Otherwise the address would follow the whole register."""
    values = a_form({"choice": choice, "rhythm": HowOften.DAILY})
    assert "“onzin”" in griffier.post(RECIPIENTS + "add/", values).content.decode()
    assert not Recipient.objects.exists()


def test_a_recipient_can_be_switched_off_although_a_choice_is_absent_now(griffier):
    recipient = a_follower("commissie=onzin", address="lezer@example.nl")
    row = recipient.subscriptions.get()
    kept = {"id": row.pk, "recipient": recipient.pk, "choice": row.choice, "rhythm": row.rhythm}
    page = f"{RECIPIENTS}{recipient.pk}/change/"
    assert "Nu zonder toezeggingen" in griffier.get(page).content.decode()
    values = a_form(kept, known=1)
    del values["is_active"]
    assert griffier.post(page, values).status_code == 302
    recipient.refresh_from_db()
    assert not recipient.is_active
    assert recipient.subscriptions.get().choice == "commissie=onzin"


@pytest.mark.parametrize(
    "address", ["geen adres", "a@example.nl\r\nBcc: b@example.nl", "a@example.nl,b@example.nl", ""]
)
def test_invalid_addresses_are_refused(griffier, address):
    page = griffier.post(RECIPIENTS + "add/", a_form(address=address))
    assert page.status_code == 200
    assert not Recipient.objects.exists()


def test_the_database_refuses_an_address_with_a_line_break():
    with pytest.raises(IntegrityError, match="recipient_address_is_one_word"):
        a_recipient("a@example.nl\nBcc: b@example.nl")


def test_a_refusal_shows_at_the_mail_and_at_the_recipient(griffier, mail_server):
    mail_server.answers["weg@example.nl"] = NO
    mail = a_mail(a_recipient("weg@example.nl"))
    outbox.deliver()
    for page in (MAILS, f"{MAILS}{mail.pk}/change/", RECIPIENTS, f"{RECIPIENTS}{mail.recipient_id}/change/"):
        assert NO in griffier.get(page).content.decode()


def test_a_recipient_shows_the_refusal_of_the_newest_mail(griffier):
    recipient = a_recipient()
    a_mail(recipient, state=DeliveryState.REFUSED, error="550 Oud")
    a_mail(recipient, state=DeliveryState.REFUSED, error="550 Nieuw", period="2023-W17")
    page = griffier.get(RECIPIENTS).content.decode()
    assert "550 Nieuw" in page
    assert "550 Oud" not in page


def test_a_refused_mail_can_be_retried(griffier):
    mail, sent = a_mail(state=DeliveryState.REFUSED, error=NO), a_mail()
    Mail.objects.filter(pk=sent.pk).update(state=DeliveryState.SENT, sent_at=sent.written_at)
    assert "Binnen een minuut verstuurd: 1." in try_again(griffier, mail, sent)
    assert list(Mail.objects.order_by("pk").values_list("state", flat=True)) == [
        DeliveryState.WAITING,
        DeliveryState.SENT,
    ]


def test_only_refused_mail_can_be_retried(griffier):
    assert "Alleen geweigerde en vastgehouden berichten kunt u laten versturen." in try_again(griffier, a_mail())


def test_mail_is_read_only(griffier):
    mail = a_mail(text="Twee toezeggingen.")
    page = f"{MAILS}{mail.pk}/change/"
    assert "Twee toezeggingen." in griffier.get(page).content.decode()
    assert griffier.post(page, {"subject": "Anders"}).status_code == 403
    assert griffier.get(MAILS + "add/").status_code == 403
    assert griffier.post(f"{MAILS}{mail.pk}/delete/", {"post": "yes"}).status_code == 403


def test_a_griffier_sees_the_finished_rounds(griffier):
    make_round(MailKind.DIGEST, on=date(2023, 9, 4))
    (made,) = Round.objects.all()
    assert "2023-W36" in griffier.get(ROUNDS).content.decode()
    assert "weekoverzicht 2023-W36" in griffier.get(f"{ROUNDS}{made.pk}/change/").content.decode()


@pytest.mark.parametrize("page", [RECIPIENTS, MAILS, ROUNDS])
def test_a_medewerker_cannot_see_addresses(client, page):
    client.force_login(a_user("medewerker"))
    assert client.get(page).status_code == 403


def test_griffiers_hold_every_permission_of_alerts():
    held = Group.objects.get(name="griffier").permissions.filter(content_type__app_label="alerts")
    codenames = set(held.values_list("codename", flat=True))
    assert {"change_recipient", "retry_mail", "view_mail", "view_round"} <= codenames
    assert "change_mail" not in codenames


def test_the_form_of_a_new_recipient_is_in_dutch(admin_client):
    page = admin_client.get("/beheer/alerts/recipient/add/").content.decode()
    assert "geen" in page.split("Laatste weigering")[1][:200]
    assert "Choose" not in page
