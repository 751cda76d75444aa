"""Renders entries as a mail: a subject, and the same content as plain text and as HTML."""

from __future__ import annotations

import css_inline
from django.conf import settings
from django.template.loader import render_to_string

from alerts.entries import Entry
from toezeggingen.models.register_version import is_demo

# A mail has no remote content, so remote style sheets are not loaded.
_inliner = css_inline.CSSInliner(load_remote_stylesheets=False, keep_at_rules=True)


def compose(subject: str, intro: str, entries: list[Entry]) -> dict[str, str]:
    """The `subject`, `text` and `html` of a mail.

    Entries are grouped by committee. Committees are in the order of their first entries.
    """
    committees: dict[str, list[Entry]] = {}
    for entry in entries:
        committees.setdefault(entry.committee, []).append(entry)
    context = {
        "subject": subject,
        "intro": intro,
        "committees": committees,
        "site": settings.SITE_URL,
        "is_demo": is_demo(),
    }
    return {
        "subject": subject,
        "text": render_to_string("emails/mail.txt", context),
        "html": _inliner.inline(render_to_string("emails/mail.html", context)),
    }


def count(number: int) -> str:
    return f"{number} {'toezegging' if number == 1 else 'toezeggingen'}"
