"""The manual for clerks calls buttons and screens by the words that stand on them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.desk.clerks import signed_in

ROOT = Path(__file__).parents[2]
PACKAGES = ("accounts", "alerts", "desk", "letters", "parliament", "toezeggingen")


def words_on_screens() -> str:
    files = [*(ROOT / "templates").rglob("*.html")]
    for package in PACKAGES:
        files += (ROOT / package).rglob("*.py")
    return " ".join(" ".join(file.read_text().split()) for file in files)


def stands_on_a_screen(words: str, screens: str) -> bool:
    """The words are whole: between tags, quotes or spaces, not a part of a longer word."""
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", screens) is not None


def test_each_bold_word_of_the_manual_stands_on_a_screen():
    manual, screens = " ".join((ROOT / "docs" / "handleiding.md").read_text().split()), words_on_screens()
    quoted = re.findall(r"\*\*(.+?)\*\*", manual)
    assert len(quoted) > 50
    assert [words for words in quoted if not stands_on_a_screen(words, screens)] == []


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["griffier", "medewerker", "beheerder"])
def test_every_role_reads_the_manual_in_the_admin(role):
    client = signed_in(role)
    page = client.get("/beheer/handleiding/").content.decode()
    chapters = re.findall(r'<a href="#([^"]+)">', page.partition('id="inhoud"')[2].partition("</nav>")[0])
    assert len(chapters) > 10
    assert all(f'<h2 id="{chapter}">' in page for chapter in chapters)
    assert "<strong>Besluiten opslaan</strong>" in page
    assert "glossary.md" not in page
    assert 'href="/beheer/handleiding/"' in client.get("/beheer/").content.decode()
    pictures = re.findall(r'<img src="/static/([^"]+)" alt="[^"]+', page)
    assert len(pictures) == (ROOT / "docs" / "handleiding.md").read_text().count("![")
    assert all((ROOT / "static" / picture).stat().st_size <= 100_000 for picture in pictures)
