import smtplib
from email.message import EmailMessage

import pytest
from django.core import mail

from config.embedded.mailbox import open_mailbox, show_newest
from config.environment import read_email_url


@pytest.fixture
def mailbox(tmp_path):
    controller = open_mailbox(tmp_path)
    yield controller
    controller.stop()


def send(mailbox, subject):
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "toezeggingen@localhost", "griffie@example.nl", subject
    message.set_content("Drie toezeggingen zijn te laat – één ervan al een jaar.")
    message.add_alternative("<p>Drie toezeggingen</p>", subtype="html")
    with smtplib.SMTP(mailbox.hostname, mailbox.port) as client:
        client.send_message(message)


def test_each_mail_becomes_a_file_and_the_newest_is_shown_as_text(mailbox, tmp_path):
    assert show_newest(tmp_path) == f"No mail in {tmp_path} yet."
    send(mailbox, "Overzicht van maandag")
    send(mailbox, "Rappel")
    assert len(list(tmp_path.glob("*.eml"))) == 2
    shown = show_newest(tmp_path)
    assert "Subject: Rappel" in shown
    assert "Drie toezeggingen zijn te laat – één ervan al een jaar." in shown
    assert "<p>" not in shown


def test_mail_sent_without_the_mailbox_lands_beside_its_own(mailbox, tmp_path, settings):
    found = read_email_url(f"file:///{tmp_path}")
    settings.EMAIL_FILE_PATH = found["EMAIL_FILE_PATH"]
    send(mailbox, "Overzicht van maandag")
    mails = [mail.EmailMessage(subject, "Tot zo – straks.", to=["griffie@example.nl"]) for subject in ("Een", "Twee")]
    assert mail.get_connection(found["EMAIL_BACKEND"]).send_messages(mails) == 2
    assert len(list(tmp_path.glob("*.eml"))) == 3
    assert "Subject: Twee" in show_newest(tmp_path)
    assert "Tot zo – straks." in show_newest(tmp_path)
