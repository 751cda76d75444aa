"""The release changes by itself with everything that pages depend on."""

from pathlib import Path

import pytest

from matching import rules_version as rules
from website.caching import release


@pytest.mark.parametrize(
    "name",
    [
        "website/views/toezeggingen.py",
        "templates/website/base.html",
        "static/css/site.css",
        "requirements/production.txt",
    ],
)
def test_the_release_changes_with_every_file_that_pages_depend_on(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    for place in (name, "parliament/data/posts.tsv"):
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_bytes((rules.ROOT / place).read_bytes())
    monkeypatch.setattr(rules, "ROOT", tmp_path)
    monkeypatch.setattr(release, "ROOT", tmp_path)
    before = release.release_version()
    cache = (tmp_path / name).parent / "__pycache__" / "x.pyc"
    cache.parent.mkdir()
    cache.write_bytes(b"no source")
    assert release.release_version() == before
    (tmp_path / name).write_text("anders")
    assert release.release_version() != before


@pytest.mark.parametrize("name", ["SITE_URL", "CONTACT_EMAIL"])
def test_the_release_changes_with_settings_that_pages_show(settings, name: str):
    before = release.release_version()
    setattr(settings, name, "https://elders.example")
    assert release.release_version() != before
