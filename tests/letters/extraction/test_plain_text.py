"""Plain text in every encoding that we accept."""

import pytest

from letters.extraction import extract


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_plain_text_in_every_encoding(encoding: str) -> None:
    assert extract("Financiën – € 5\r\nis “veel”".encode(encoding), "brief.txt") == "Financiën – € 5\nis “veel”"


def test_control_characters_are_removed() -> None:
    rest = " en verder niets dan gewone woorden, zoveel dat drie vreemde tekens ertussen nog geen programma maken."
    assert extract(f"Een\u200b zin\x1b[31m{rest}\u202e".encode(), "brief.txt") == f"Een zin[31m{rest}"


def test_marks_in_brackets_become_superscript_if_their_note_follows() -> None:
    mailed = b"De dijk[1] ligt er goed [2] bij, zie bron [7].\n\n[1] Kamerstuk 99 101.\n\n[2] Vak [1].\n\n[9] Los."
    assert extract(mailed, "mail.txt") == (
        "De dijk¹ ligt er goed² bij, zie bron [7].\n\n¹ Kamerstuk 99 101.\n\n² Vak¹.\n\n[9] Los."
    )
