"""What a file is shows in its bytes; what is no letter is refused in Dutch."""

import pytest

from letters.extraction import LARGEST, UnreadableLetter, extract
from letters.extraction.kinds import Kind, kind_of

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 99


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"Geachte voorzitter,", Kind.TEXT),
        ("Geachte voorzitter, met een <p> erin".encode("utf-16"), Kind.TEXT),
        (b"<< zie de bijlage >>", Kind.TEXT),
        (b"\xef\xbb\xbf<!DOCTYPE html><html><body><p>Brief", Kind.HTML),
        (b"<!-- bewaard --><BODY><p>Brief", Kind.HTML),
        ('<html><meta charset="utf-16"><p>Brief'.encode("utf-16"), Kind.HTML),
        (b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body/></html>', Kind.HTML),
        (b'<?xml version="1.0"?><officiele-publicatie><metadata><meta/></metadata>', Kind.XML),
        (b"<!DOCTYPE kamerstuk SYSTEM 'x.dtd'><ob:kamerstuk xmlns:ob='x'/>", Kind.XML),
        (b"PK\x03\x04", Kind.DOCX),
    ],
)
def test_the_kind_shows_in_the_bytes(data: bytes, kind: Kind) -> None:
    assert kind_of(data, "brief.dat") is kind


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        (b"", "leeg.txt", "Het bestand is leeg."),
        (b" \n\t ", "wit.txt", "Het bestand is leeg."),
        (b"<html><body><nav>Menu</nav></body></html>", "leeg.html", "Er staat geen tekst in het bestand."),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "foto.txt", "Dit is geen tekstbestand"),
        (bytes(range(256)) * 40, "ruis.bin", "Dit is geen tekstbestand"),
        (b"a" * (LARGEST + 1), "groot.txt", "groter dan 5 MB"),
        (b"{\\rtf1 Brief}", "brief.doc", "Een rtf-bestand"),
        (OLE, "brief.docx", "Het bestand is versleuteld"),
        (OLE, "brief.doc", "Dit oude Word-formaat"),
        (b"PK\x03\x04 en dan niets", "brief.docx", "Het docx-bestand is beschadigd"),
    ],
)
def test_what_is_no_letter_is_refused_in_dutch(data: bytes, name: str, message: str) -> None:
    with pytest.raises(UnreadableLetter, match=message):
        extract(data, name)
