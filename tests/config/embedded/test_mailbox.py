import smtplib
from email.message import EmailMessage

import pytest

from config.embedded.mailbox import open_mailbox, show_newest


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
