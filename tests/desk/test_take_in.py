"""Brief inlezen by file: every promised format works, and errors lose no input."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from letters.models import Letter
from parliament.models import Post
from tests import factories as make
from tests.desk.clerks import filled, signed_in, text_of
from tests.desk.test_intake import PAGE, read_in, upload
from tests.letters.extraction.press import Press
from tests.matching.letters import KEPT, a_text

pytestmark = pytest.mark.django_db

LETTER = a_text(KEPT)
CLOSED, OPEN = (f'<details class="module aligned kop"{state}>' for state in ("", " open"))


def as_pdf(text: str = LETTER) -> bytes:
    press = Press()
    press.column(80, 60, text.split("\n\n"))
    return press.pdf()


def as_docx(text: str = LETTER) -> bytes:
    document, stream = docx.Document(), io.BytesIO()
    for paragraph in text.split("\n\n"):
        document.add_paragraph(paragraph)
    document.save(stream)
    return stream.getvalue()


def as_html() -> bytes:
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in LETTER.split("\n\n"))
    return f"<!DOCTYPE html><html><head><meta charset=utf-8></head><body>{paragraphs}</body></html>".encode()


def as_xml() -> bytes:
    """Return a kamerstuk in the XML of officielebekendmakingen.nl, without its metadata."""
    head, *_ = LETTER.split("\n\n")
    body = "".join(f"<al>{paragraph}</al>" for paragraph in LETTER.split("\n\n")[1:])
    return f"<kamerstuk><al>{head}</al><stuk><tekst>{body}</tekst></stuk></kamerstuk>".encode()


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("brief.pdf", as_pdf(), "Pdf met tekst"),
        ("brief.docx", as_docx(), "Word (docx)"),
        ("brief.html", as_html(), "webpagina (html)"),
        ("brief.xml", as_xml(), "xml van officielebekendmakingen.nl"),
        ("brief.txt", LETTER.encode("cp1252"), "platte tekst"),
    ],
)
def test_letter_is_accepted_in_every_named_format(name: str, data: bytes, message: str):
    client = signed_in()
    read_in(client, file=upload(name, data))
    letter = Letter.objects.get()
    assert letter.number == "99001-17"
    assert (letter.newest.file_name, bytes(letter.newest.file)) == (name, data)
    assert KEPT[:40] in " ".join(letter.newest.text.split())
    assert message in text_of(client.get(PAGE))


def test_duplicate_letter_without_number_shows_a_warning_on_both_pages():
    client, unnumbered = signed_in(), LETTER.replace("99 001\n\n", "").replace("Nr. 17\n\n", "")
    assert "twee keer in het register" not in page_after_upload(client, "brief.pdf", as_pdf(unnumbered))
    second = page_after_upload(client, "brief.docx", as_docx(unnumbered.replace("dijken", "dij-ken")))
    first, later = Letter.objects.order_by("pk")
    assert (first.number, later.number) == ("BR202304-K001", "BR202304-K002")
    for page, other in ((second, first), (text_of(client.get(f"{PAGE}{first.number}/")), later)):
        assert f'twee keer in het register: <a href="{PAGE}{other.number}/">' in page


def page_after_upload(client: Any, name: str, data: bytes) -> str:
    return text_of(client.get(read_in(client, file=upload(name, data), subject="Dijken").headers["Location"]))


def test_upload_limits_are_shown():
    page = text_of(signed_in().get(PAGE))
    assert "Tot 5 MB; een pdf tot 300 pagina&#x27;s." in page


def refused(**typed: Any) -> Any:
    return read_in(signed_in(), **{"subject": "", **typed})


def test_valid_file_is_kept_on_other_errors():
    client = signed_in()
    page = read_in(client, file=upload("brief.html", as_html()), received_on="2023-02-30")
    assert "geldige datum" in text_of(page)
    assert "Het bestand brief.html is bewaard" in text_of(page)
    client.post(PAGE, filled(page, "form", received_on="2023-04-20"))
    assert bytes(Letter.objects.get().newest.file) == as_html()


def test_unreadable_file_is_dropped_and_pasted_text_is_kept():
    page = refused(file=SimpleUploadedFile("plaatje.jpg", bytes(range(256)) * 40), text="Bewaar mij.")
    assert "Dit is geen tekstbestand" in text_of(page)
    assert "Bewaar mij." in text_of(page)
    assert "is bewaard" not in text_of(page)


@pytest.mark.parametrize(
    ("typed", "details"),
    [
        ({"file": SimpleUploadedFile("plaatje.jpg", bytes(range(256)) * 40)}, CLOSED),
        ({}, CLOSED),
        ({"text": "Geachte voorzitter, hierbij de stukken."}, OPEN),
        ({"received_on": "", "text": LETTER, "subject": "Dijken"}, OPEN),
    ],
    ids=["an unreadable file", "nothing", "a letter without header", "something typed there"],
)
def test_header_fields_open_only_when_needed(typed: dict[str, Any], details: str):
    assert details in text_of(refused(**typed))


def test_sender_and_ministry_follow_from_the_post():
    post = Post.objects.create(title="minister van Voorbeeldzaken", ministry=make.a_ministry("vz", abbreviation="VZ"))
    typed = {"date": "2023-04-18", "subject": "Dijken", "post": post.pk, "house_number": "2023D15310"}
    read_in(signed_in(), text="Hierbij stuur ik u het overzicht.", **typed)
    letter = Letter.objects.get()
    assert (letter.post, letter.ministry, letter.author_role) == (post, post.ministry, post.title)
    assert letter.house_number == "2023D15310"


def test_chosen_ministry_goes_before_that_of_the_post():
    post, other = Post.objects.create(title="minister", ministry=make.a_ministry("vz")), make.a_ministry("az")
    typed = {"date": "2023-04-18", "subject": "Dijken", "post": post.pk, "ministry": other.pk}
    read_in(signed_in(), text="Hierbij stuur ik u het overzicht.", **typed)
    assert Letter.objects.get().ministry == other


def test_mangled_kept_file_must_be_chosen_again():
    page = read_in(signed_in(), text=LETTER, kept_name="brief.pdf", kept_file="geen base64!")
    assert "Kies het bestand opnieuw." in text_of(page)
    assert not Letter.objects.exists()
