"""Finds the members and parties of the register that written recipients mean."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from django.core.exceptions import ValidationError

from parliament.models import Member, Party
from parliament.names import without_initials
from parliament.recipients import WrittenRecipient, WrittenRecipients
from parliament.reference import bare


class _KnownMember(NamedTuple):
    """A member with the parts of the name to compare, as `bare` makes them."""

    row: Member
    full: str
    surname: str
    initial: str


class RecipientRows:
    """Reads all members and parties once, and compares names without case and accents."""

    def __init__(self) -> None:
        self._parties: dict[str, Party] = {}
        for party in Party.objects.order_by("-abbreviation"):
            self._parties.setdefault(bare(party.name), party)
        self._parties |= {bare(party.abbreviation): party for party in self._parties.values()}
        self._members = list(map(_known, Member.objects.select_related("party")))

    @property
    def party_names(self) -> Collection[str]:
        return self._parties.keys()

    @property
    def surnames(self) -> Collection[str]:
        return {without_initials(member.row.name) for member in self._members}

    def add(self, row: Member | Party) -> None:
        """Remember a row that was created after this was read."""
        if isinstance(row, Member):
            self._members.append(_known(row))
        else:
            self._parties |= {bare(row.name): row, bare(row.abbreviation): row}

    def party(self, name: str) -> Party | None:
        return self._parties.get(bare(name))

    def members(self, name: str) -> list[Member]:
        """Members by full name, else by surname, else by surname without small words: “De Vries” or “Vries”.

        Initials may be left out. If both have them, the first must be the same.
        """
        full, surname, initial = _compared(name)
        alike = [member for member in self._members if not (initial and member.initial) or member.initial == initial]
        found = (
            [member for member in alike if member.full == full]
            or [member for member in alike if member.surname == surname]
            or [member for member in alike if member.surname.endswith(f" {surname}")]
        )
        return [member.row for member in found]

    def find_all(self, written: WrittenRecipients) -> tuple[list[Member], list[Party]]:
        """The members and parties that are meant. Raises ValidationError with a message for each that is not clear."""
        found: dict[Member | Party, None] = {}
        refusals = [_unknown(words) for words in written.not_understood]
        for recipient in written.recipients:
            try:
                found[self.find(recipient)] = None
            except ValidationError as refusal:
                refusals.append(refusal)
        if refusals:
            raise ValidationError(refusals)
        members = [row for row in found if isinstance(row, Member)]
        return members, [row for row in found if isinstance(row, Party)]

    def find(self, written: WrittenRecipient) -> Member | Party:
        """Find the member or party. Raises ValidationError if there is none, or more than one."""
        party = self.party(written.party or written.name)
        if party and not (written.name and written.party):
            return party
        fitting = self.members(written.name) if written.name else []
        match [member for member in fitting if not written.party or (party and member.party == party)]:
            case [member]:
                return member
            case []:
                raise _unknown(str(written))
            case several:
                names = ", ".join(map(str, several))
                raise ValidationError(f"“{written}” kan meer dan één Kamerlid zijn: {names}. Schrijf wie u bedoelt.")


def _unknown(words: str) -> ValidationError:
    return ValidationError(f"“{words}” is geen fractie en geen Kamerlid in het register.")


def _known(member: Member) -> _KnownMember:
    return _KnownMember(member, *_compared(member.name))


def _compared(name: str) -> tuple[str, str, str]:
    """The full name, the name without initials, and the first initial, to compare."""
    surname = without_initials(name)
    return bare(name), bare(surname), bare(name[: len(name) - len(surname)])[:1]
