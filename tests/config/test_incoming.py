"""What comes in: bodies that are too large, characters that nobody sees, and addresses to go to after a log-in."""

import json

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from config.incoming import MAX_BODY_BYTES
from letters.models import LetterVersion
from tests import factories as make
from tests.desk.clerks import filled, signed_in, text_of
from tests.desk.test_intake import PAGE as INTAKE
from tests.desk.test_intake import TEXT as LETTER
from tests.desk.test_intake import read_in
from tests.opendata.test_load_register import DIKES
from toezeggingen.models import Toezegging

pytestmark = pytest.mark.django_db

LOGIN = "/beheer/login/"
FORM = "application/x-www-form-urlencoded"
# It turns the letters after it around, so that "nej" reads as "jen".
OVERRIDE = "\u202e"
INVISIBLE = f"{OVERRIDE}\u2066\u200b\ufeff\x1b"


@pytest.mark.parametrize("address", [LOGIN, INTAKE, "/toezeggingen/", "/api/v1/toezeggingen", "/nergens/"])
def test_a_large_body_of_a_stranger_is_refused_in_dutch(client, address):
    refused = client.post(address, b"x" * (MAX_BODY_BYTES + 1), FORM)
    assert refused.status_code == 413
    assert "groter dan 1 MB" in text_of(refused)


def test_a_large_file_of_a_stranger_is_not_parsed(client):
    refused = client.post(LOGIN, {"file": SimpleUploadedFile("brief.txt", b"x" * (MAX_BODY_BYTES + 1))})
    assert refused.status_code == 413
    assert not hasattr(refused.wsgi_request, "_files")


def test_a_body_just_below_the_limit_is_read(client):
    form = "username=".ljust(MAX_BODY_BYTES, "x")
    assert client.post(LOGIN, form, FORM).status_code == 200


def test_a_clerk_may_send_no_more_elsewhere():
    assert signed_in().post("/beheer/", {"text": "x" * MAX_BODY_BYTES}).status_code == 413


def test_a_user_without_the_right_to_read_in_letters_may_send_no_more(client):
    client.force_login(User.objects.create_user("iemand", is_staff=True))
    assert client.post(INTAKE, {"text": "x" * MAX_BODY_BYTES}).status_code == 413


def test_a_clerk_reads_in_a_large_letter():
    clerk = signed_in("medewerker")
    file = SimpleUploadedFile("brief.txt", LETTER.encode().ljust(MAX_BODY_BYTES * 2))
    assert read_in(clerk, file=file).status_code == 302
    assert LetterVersion.objects.exists()


def test_what_a_clerk_types_is_stored_as_it_is_seen():
    clerk, address = signed_in(), f"/beheer/toezeggingen/toezegging/{make.a_concept().pk}/change/"
    sent = clerk.post(address, filled(clerk.get(address), text=f"De{INVISIBLE} minister stuurt een kaart."))
    assert sent.status_code == 302
    assert Toezegging.objects.get().text == "De minister stuurt een kaart."


def test_the_api_refuses_a_number_with_an_invisible_character(client):
    assert client.get("/api/v1/dossiers", {"pagina": "\x97"}).status_code == 400


def test_the_name_of_a_file_is_stored_as_it_is_seen():
    read_in(signed_in(), file=SimpleUploadedFile(f"brief{OVERRIDE}fdp.txt", LETTER.encode()))
    assert LetterVersion.objects.get().file_name == "brieffdp.txt"


def test_what_a_reader_searches_for_is_shown_as_it_is_seen(client):
    page = text_of(client.get("/toezeggingen/", {"woorden": f"dij{INVISIBLE}ken", f"on{OVERRIDE}bekend": "1"}))
    assert "dijken" in page
    assert "onbekend" in page
    assert not set(INVISIBLE) & set(page)


def test_an_imported_list_and_letter_are_stored_as_they_are_seen(tmp_path):
    rows = tmp_path / "lijst.jsonl"
    rows.write_text(json.dumps(DIKES | {"text": f"De minister {INVISIBLE}meet."}))
    call_command("load_register", str(rows))
    assert Toezegging.objects.get().text == "De minister meet."
    letter = tmp_path / "brief.txt"
    letter.write_text(LETTER.replace("gemeten", f"ge{OVERRIDE}meten"))
    call_command("import_letter", str(letter))
    assert "zijn gemeten" in LetterVersion.objects.get().text


@pytest.mark.parametrize("target", ["https://elders.example/", "//elders.example/", "javascript:alert(1)", ""])
def test_a_log_in_that_came_from_elsewhere_ends_at_the_start_page_of_beheer(client, target):
    make.a_user(username="anna")
    sent = client.post(LOGIN, {"username": "anna", "password": "geheim-voor-de-test", "next": target})
    assert (sent.status_code, sent["Location"]) == (302, "/beheer/")
