"""A digest of the source code. It is part of each ETag, so that a deployment of new code invalidates stored pages."""

from __future__ import annotations

from django.conf import settings

from matching.rules_version import ROOT, source_digest

# Everything that a page depends on, except data: code, templates, static files and locked libraries.
PRODUCT = (*settings.PACKAGES, "config", "requirements", "static", "templates")


def release_version() -> str:
    """Twelve hexadecimal digits that change when any file or setting that pages depend on changes."""
    files = (path for place in PRODUCT for path in (ROOT / place).rglob("*") if "__pycache__" not in path.parts)
    return source_digest((path for path in files if path.is_file()), settings.SITE_URL, settings.CONTACT_EMAIL)


# Computed once, because a process keeps running the code with which it started.
RELEASE = release_version()
