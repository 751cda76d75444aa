"""A field for the recipients of a toezegging on one line: “VVD, W. de Vries (D66)”."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError

from parliament import reference
from parliament.admin.autocomplete_fields import NamesInput
from parliament.models import Member, Party
from parliament.names import without_initials


class Recipients(NamedTuple):
    members: list[Member]
    parties: list[Party]


class RecipientsInput(NamesInput):
    """Suggests every party and member."""

    def suggestions(self) -> Iterable[tuple[str, str]]:
        return ((str(recipient), "") for recipient in (*Party.objects.all(), *Member.objects.select_related("party")))


class RecipientsField(forms.CharField):
    widget = RecipientsInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", "Toegezegd aan")
        kwargs.setdefault("help_text", "Kamerleden en fracties, met een komma ertussen: VVD, W. de Vries (D66).")
        super().__init__(required=False, **kwargs)

    def clean(self, value: Any) -> Recipients:
        names = [name.strip() for name in re.split("[,;]", super().clean(value)) if name.strip()]
        found = [_find(name) for name in names]
        members = [recipient for recipient in found if isinstance(recipient, Member)]
        return Recipients(members, [recipient for recipient in found if isinstance(recipient, Party)])


def name_recipients(members: Iterable[Member], parties: Iterable[Party]) -> str:
    """Write the recipients as the line that `RecipientsField` reads."""
    return ", ".join(str(recipient) for recipient in (*parties, *members))


def _find(name: str) -> Member | Party:
    party = Party.objects.filter(abbreviation__iexact=name).first()
    if party:
        return party
    bare, _, bracketed = name.partition("(")
    members = Member.objects.select_related("party")
    if bracketed:
        members = members.filter(party__abbreviation__iexact=bracketed.rstrip(") "))
    match _named(bare.strip(), members):
        case [member]:
            return member
        case []:
            raise ValidationError(f"“{name}” is geen fractie en geen Kamerlid in het register.")
        case several:
            names = ", ".join(map(str, several))
            raise ValidationError(f"“{name}” kan meer dan één Kamerlid zijn: {names}. Schrijf wie u bedoelt.")


def _named(name: str, members: Iterable[Member]) -> list[Member]:
    """Find members by full name, else by surname with or without the prefix: “De Vries” or “Vries”."""
    known, bare = list(members), reference.bare(name)
    by_surname = [
        member for member in known if f" {reference.bare(without_initials(member.name))}".endswith(f" {bare}")
    ]
    return [member for member in known if reference.bare(member.name) == bare] or by_surname
