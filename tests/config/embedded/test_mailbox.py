from django.core import mail

from config.embedded.mailbox import show_newest
from config.embedded.places import socket_folder
from config.environment import read_email_url


def test_each_mail_is_a_file_and_the_newest_is_shown_as_text(tmp_path, settings):
    found = read_email_url(f"file:///{tmp_path}", database=str(socket_folder("run")))
    settings.EMAIL_FILE_PATH = found["EMAIL_FILE_PATH"]
    assert show_newest(tmp_path) == f"No mail in {tmp_path} yet."
    mails = [
        mail.EmailMultiAlternatives(subject, "Drie toezeggingen zijn te laat – één al een jaar.", to=["a@example.nl"])
        for subject in ("Overzicht van maandag", "Rappel")
    ]
    for message in mails:
        message.attach_alternative("<p>Drie toezeggingen</p>", "text/html")
    assert mail.get_connection(found["EMAIL_BACKEND"]).send_messages(mails) == 2
    assert len(list(tmp_path.glob("*.eml"))) == 2
    shown = show_newest(tmp_path)
    assert "Subject: Rappel" in shown
    assert "Drie toezeggingen zijn te laat – één al een jaar." in shown
    assert "<p>" not in shown
