"""Recipients and mail in the admin: a griffier manages them, a medewerker cannot see them."""

from datetime import date

import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError

from alerts import outbox
from alerts.models import Mail, MailKind, Recipient, Round
from alerts.models.mail import DeliveryState
from alerts.rounds import make_round
from tests.alerts.mailroom import a_mail, a_recipient
from tests.factories import a_committee, a_user

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


def test_a_griffier_adds_a_recipient(griffier):
    committee = a_committee()
    values = {
        "address": "lezer@example.nl",
        "committees": committee.short_name,
        "is_active": "on",
        "wants_digest": "on",
    }
    assert griffier.post(RECIPIENTS + "add/", values).status_code == 302
    recipient = Recipient.objects.get()
    assert list(recipient.committees.all()) == [committee]
    assert (recipient.wants_digest, recipient.wants_reminders) == (True, False)


@pytest.mark.parametrize(
    "address", ["geen adres", "a@example.nl\r\nBcc: b@example.nl", "a@example.nl,b@example.nl", ""]
)
def test_invalid_addresses_are_refused(griffier, address):
    page = griffier.post(RECIPIENTS + "add/", {"address": address, "is_active": "on"})
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
    assert "Binnen een minuut opnieuw geprobeerd: 1." in try_again(griffier, mail, sent)
    assert list(Mail.objects.order_by("pk").values_list("state", flat=True)) == [
        DeliveryState.WAITING,
        DeliveryState.SENT,
    ]


def test_only_refused_mail_can_be_retried(griffier):
    assert "Alleen geweigerde berichten worden opnieuw geprobeerd." in try_again(griffier, a_mail())


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
