"""From entries to a mail: a subject, a text, and the same text with a face."""

from __future__ import annotations

import css_inline
from django.conf import settings
from django.template.loader import render_to_string

from alerts.entry import Entry
from website.caching.register_state import is_demo

# Nothing is fetched from elsewhere: neither here nor, later, by the reader of the mail.
_inliner = css_inline.CSSInliner(load_remote_stylesheets=False, keep_at_rules=True)


def compose(subject: str, intro: str, entries: list[Entry]) -> dict[str, str]:
    """Subject, text and HTML. The entries keep their order, and the committees that of their first entry."""
    committees: dict[str, list[Entry]] = {}
    for entry in entries:
        committees.setdefault(entry.committee, []).append(entry)
    words = {
        "subject": subject,
        "intro": intro,
        "committees": committees,
        "site": settings.SITE_URL,
        "is_demo": is_demo(),
    }
    return {
        "subject": subject,
        "text": render_to_string("emails/mail.txt", words),
        "html": _inliner.inline(render_to_string("emails/mail.html", words)),
    }


def count(number: int) -> str:
    return f"{number} {'toezegging' if number == 1 else 'toezeggingen'}"
