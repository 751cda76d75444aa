"""The bytes decide what a file is. A file that is no letter is refused in Dutch."""

import pytest

from letters.extraction import LARGEST, UnreadableLetter, extract
from letters.extraction.file_types import FileType, detect_file_type

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 99


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"Geachte voorzitter,", FileType.TEXT),
        ("Geachte voorzitter, met een <p> erin".encode("utf-16"), FileType.TEXT),
        (b"<< zie de bijlage >>", FileType.TEXT),
        (b"\xef\xbb\xbf<!DOCTYPE html><html><body><p>Brief", FileType.HTML),
        (b"<!-- bewaard --><BODY><p>Brief", FileType.HTML),
        ('<html><meta charset="utf-16"><p>Brief'.encode("utf-16"), FileType.HTML),
        (b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body/></html>', FileType.HTML),
        (b'<?xml version="1.0"?><officiele-publicatie><metadata><meta/></metadata>', FileType.XML),
        (b"<!DOCTYPE kamerstuk SYSTEM 'x.dtd'><ob:kamerstuk xmlns:ob='x'/>", FileType.XML),
        (b"PK\x03\x04", FileType.DOCX),
        (b"x" * 1000 + b"%PDF-1.7", FileType.PDF),
        (b"x" * 1024 + b"%PDF-1.7", FileType.TEXT),
        (b"Zie <kamerstuk>", FileType.TEXT),
        (b"<?xml version='1.0'?>", FileType.TEXT),
    ],
)
def test_type_is_detected_from_the_bytes(data: bytes, kind: FileType) -> None:
    assert detect_file_type(data, "brief.dat") is kind


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
def test_unreadable_file_is_refused_in_dutch(data: bytes, name: str, message: str) -> None:
    with pytest.raises(UnreadableLetter, match=message):
        extract(data, name)


def test_largest_file_is_read() -> None:
    assert len(extract(b"a" * LARGEST, "groot.txt")) == LARGEST
