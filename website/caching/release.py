"""Which product made a page: a digest of its source, so that no deployment can forget to say that it changed."""

from __future__ import annotations

from django.conf import settings

from matching.rules_version import ROOT, source_digest

# What makes a page besides the register: the code, what it is written with, and the libraries that are locked.
PRODUCT = (*settings.PACKAGES, "config", "requirements", "static", "templates")


def release_version() -> str:
    """Twelve hexadecimal digits, other ones as soon as anything that makes a page is another."""
    files = (path for place in PRODUCT for path in (ROOT / place).rglob("*") if "__pycache__" not in path.parts)
    return source_digest((path for path in files if path.is_file()), settings.SITE_URL, settings.CONTACT_EMAIL)


# Taken when the process starts, with the code that it goes on with.
RELEASE = release_version()
