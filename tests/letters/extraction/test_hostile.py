"""Hostile files: each gives a text or a message in Dutch, within the limits, and leaves no process behind."""

import io
import zipfile
import zlib
from collections.abc import Iterator

import docx
import psutil
import pytest

from letters.extraction import UnreadableLetter, extract
from letters.extraction.sandbox import GAVE_UP
from tests.letters.extraction.test_docx import W, a_docx, rewritten
from tests.letters.extraction.test_pdf_refused import SENTENCE, printed

DAMAGED = "De pdf is beschadigd"
EMPTY = "Er staat geen tekst in het bestand."
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<%s>>>>"
FONT = b"/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
FORM = b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>/Length 11>>"
DRAWN_TWICE = b"stream\n/X Do /X Do\nendstream"


@pytest.fixture(autouse=True)
def no_worker_stays() -> Iterator[None]:
    before = children()
    yield
    assert children() <= before


def children() -> set[int]:
    """The pids of our child processes, zombies included."""
    return {child.pid for child in psutil.Process().children()}


def pdf(pages: bytes, *further: bytes) -> bytes:
    objects = (b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages" + pages + b">>", *further)
    body = b"".join(b"%d 0 obj%s\nendobj\n" % (nr, content) for nr, content in enumerate(objects, start=1))
    return b"%PDF-1.4\n" + body + b"trailer<</Size %d/Root 1 0 R>>\n%%%%EOF" % (len(objects) + 1)


def packed(content: bytes) -> bytes:
    small = zlib.compress(content, 9)
    stream = b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(small), small)
    return pdf(b"/Kids[3 0 R]/Count 1", PAGE % FONT, stream)


def drawn_by_itself() -> bytes:
    stream = b"<</Length 5>>stream\n/X Do\nendstream"
    return pdf(b"/Kids[3 0 R]/Count 1", PAGE % b"/XObject<</X 5 0 R>>", stream, FORM + DRAWN_TWICE)


def laughing() -> bytes:
    """A billion-laughs declaration: each entity is ten of the previous one."""
    entities = [b'<!ENTITY a0 "ha">'] + [b'<!ENTITY a%d "%s">' % (nr, b"&a%d;" % (nr - 1) * 10) for nr in range(1, 10)]
    return b'<?xml version="1.0"?><!DOCTYPE x [' + b"".join(entities) + b"]>"


def archive_in_archive() -> bytes:
    inner = a_docx()
    for _ in range(20):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as outer:
            outer.writestr("brief.docx", inner)
        inner = stream.getvalue()
    return inner


LAUGHING_BODY = f"<w:document {W}><w:body><w:p><w:r><w:t>&a9;</w:t></w:r></w:p></w:body></w:document>".encode()
REFUSED = {
    "pages in a circle": (pdf(b"/Kids[2 0 R 2 0 R]/Count 4"), DAMAGED),
    "pages without number": (pdf(b"/Kids[3 0 R]/Count 2000000000", b"<</Type/Page/Parent 2 0 R>>"), EMPTY),
    "a drawing that draws itself": (drawn_by_itself(), GAVE_UP),
    "lists in lists in a pdf": (b"%PDF-1.4\n1 0 obj" + b"[" * 2_000_000, DAMAGED),
    "half a pdf": (printed(3)[:900], DAMAGED),
    "tags in tags": (b"<html>" + b"<div>" * 100_000 + b"x", EMPTY),
    "elements in elements": (b"<kamerstuk>" + b"<al>" * 100_000, "Het XML-bestand is beschadigd"),
    "half an xml": (b"<kamerstuk><al>De dijk", "Het XML-bestand is beschadigd"),
    "an archive in an archive": (archive_in_archive(), "Dit is geen Word-document"),
    "half a docx": (a_docx()[:5000], "Het docx-bestand is beschadigd"),
    "a picture named as a letter": (b"\x89PNG\r\n\x1a\n" + bytes(2000), "Dit is geen tekstbestand"),
}


@pytest.mark.parametrize(("data", "message"), REFUSED.values(), ids=REFUSED)
def test_hostile_file_is_refused_with_a_message(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableLetter, match=message):
        extract(data, "brief.pdf")


def test_entities_in_a_docx_are_not_resolved() -> None:
    bomb = rewritten(a_docx(), {"word/document.xml": laughing() + LAUGHING_BODY})
    with pytest.raises(UnreadableLetter):
        extract(bomb, "brief.docx")


def test_large_picture_in_a_docx_is_ignored() -> None:
    picture = b"\x89PNG\r\n\x1a\n" + bytes(50_000_000)
    assert extract(rewritten(a_docx(), {"word/media/foto.png": picture}), "brief.docx").startswith("Ik stuur u")


@pytest.mark.parametrize(
    "data",
    [printed(), b"<html><p>" + SENTENCE.encode(), b"<kamerstuk><al>%s</al></kamerstuk>" % SENTENCE.encode()],
    ids=["pdf", "html", "xml"],
)
def test_file_name_does_not_matter(data: bytes) -> None:
    assert extract(data, "brief.docx") == SENTENCE


def test_page_with_half_a_million_characters_is_read() -> None:
    assert extract(packed(b"BT /F1 10 Tf " + b"1 0 Td (a) Tj " * 500_000 + b"ET"), "brief.pdf")


@pytest.mark.slow
def test_page_that_unpacks_to_more_than_the_memory_limit_is_refused() -> None:
    with pytest.raises(UnreadableLetter, match="te veel geheugen"):
        extract(packed(b" " * 400_000_000), "brief.pdf")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("opening", "note", "end"),
    [
        (b"<kamerstuk><al>", b"a<noot><noot.al>b</noot.al></noot>", b"</al></kamerstuk>"),
        (b"<html><ol>", b"<li>a", b"</ol>"),
    ],
    ids=["notes", "items"],
)
def test_a_hundred_thousand_items_are_read_in_time(opening: bytes, note: bytes, end: bytes) -> None:
    """Quadratic work would not finish within the time limit."""
    assert extract(opening + note * 100_000 + end, "brief.xml").count("\n\n") >= 99_999


def test_docx_with_deeply_nested_paragraphs_is_refused() -> None:
    document = docx.Document()
    deep = f"<w:document {W}><w:body>{'<w:p><w:r>' * 200}{'</w:r></w:p>' * 200}</w:body></w:document>"
    stream = io.BytesIO()
    document.save(stream)
    with pytest.raises(UnreadableLetter):
        extract(rewritten(stream.getvalue(), {"word/document.xml": deep.encode()}), "brief.docx")
