"""A field for the recipients of a toezegging on one line: “VVD, W. de Vries (D66)”."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from django import forms

from parliament.admin.autocomplete_fields import NamesInput
from parliament.models import Member, Party
from parliament.recipient_rows import RecipientRows
from parliament.recipients import read_recipients


class Recipients(NamedTuple):
    members: list[Member]
    parties: list[Party]


class RecipientsInput(NamesInput):
    """Suggests every party and member."""

    def suggestions(self) -> Iterable[tuple[str, str]]:
        return ((str(recipient), "") for recipient in (*Party.objects.all(), *Member.objects.select_related("party")))


class RecipientsField(forms.CharField):
    """Forms of many rows share `known`, so that each row needs no queries of its own."""

    widget = RecipientsInput
    known: RecipientRows | None = None

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", "Toegezegd aan")
        kwargs.setdefault(
            "help_text", "Kamerleden en fracties, met een komma of “en” ertussen: VVD, het lid De Vries (D66)."
        )
        super().__init__(required=False, **kwargs)

    def clean(self, value: Any) -> Recipients:
        known = self.known or RecipientRows()
        return Recipients(*known.find_all(read_recipients(super().clean(value), known.party_names)))


def name_recipients(members: Iterable[Member], parties: Iterable[Party]) -> str:
    """Write the recipients as the line that `RecipientsField` reads."""
    return ", ".join(str(recipient) for recipient in (*parties, *members))
