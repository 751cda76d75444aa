"""Prepare the list of a meeting: tick what goes on it, with a proposal and a note for each row."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, cast

from django import forms
from django.contrib.auth.models import User
from django.utils import timezone

from desk.fields import LinesField, SeenField
from desk.meeting.decided import decided_off_list
from desk.meeting.waiting import MeetingCandidate, Waiting, waiting_for
from desk.models import MeetingItem
from desk.models.meeting_item import ABOUT_A_LETTER, WITHOUT_A_LETTER
from parliament.admin.save_errors import set_typed_values
from parliament.models import Debate
from toezeggingen.models import Fulfilment, Toezegging
from toezeggingen.models.fulfilment import State

NOT_PROPOSED = ("", "geen voorstel")
STILL_THERE = "Wat u invulde staat er nog: controleer het en sla opnieuw op."


class ListRowForm(forms.Form):
    """A row of the page: an item on the list, or a candidate for it.

    `seen` is the version of the item that the clerk saw, 0 if it was not on the list. `opened` holds what the row said
    then, so that a row that the clerk left alone never overwrites what a colleague wrote.
    """

    seen = SeenField()
    opened = forms.CharField(widget=forms.HiddenInput)
    on_list = forms.BooleanField(label="Op de lijst", required=False)
    proposal = forms.ChoiceField(label="Voorstel", required=False)
    note = LinesField("Noot")

    def __init__(
        self, data: Any, *, toezegging: Toezegging, fulfilment: Fulfilment | None, item: MeetingItem | None,
        candidate: MeetingCandidate | None = None,
    ) -> None:  # fmt: skip
        prefix = f"n{fulfilment.pk}" if fulfilment else f"t{toezegging.pk}"
        super().__init__(data if data is not None and f"{prefix}-seen" in data else None, prefix=prefix)
        self.toezegging, self.fulfilment, self.item, self.candidate = toezegging, fulfilment, item, candidate
        row = item or candidate
        proposal, note = (row.proposal, row.note) if row else ("", "")
        self.now = _as_text(item is not None, proposal, note)
        self.initial = {
            "seen": item.version if item else 0,
            "opened": self.now,
            "on_list": item is not None or (candidate is not None and candidate.is_carried),
            "proposal": proposal,
            "note": note,
        }
        choices = ABOUT_A_LETTER if fulfilment else WITHOUT_A_LETTER
        cast("forms.ChoiceField", self.fields["proposal"]).choices = [NOT_PROPOSED, *choices]
        for field in self.fields.values():  # all rows have the same labels
            field.widget.attrs["aria-label"] = f"{field.label}, {toezegging.number}"

    @property
    def is_changed(self) -> bool:
        """Whether the clerk changed the row. A candidate that is ticked beforehand counts as changed."""
        return self.is_bound and self.is_valid() and self.cleaned_data["opened"] != self._typed

    @property
    def _typed(self) -> str:
        cleaned = self.cleaned_data
        return _as_text(cleaned["on_list"], cleaned["proposal"], cleaned["note"])

    def save(self, meeting: Debate, by: User) -> bool:
        """Save the row. Returns whether anything was changed. If a colleague changed the row, adds an error instead."""
        wanted, was_listed = self.cleaned_data["on_list"], self.cleaned_data["seen"] > 0
        if self._typed == self.now or (self.item is None and was_listed and not wanted):
            return False  # a second click, or a colleague did the same
        if self.cleaned_data["seen"] != (self.item.version if self.item else 0):
            self._tell_change()
            return False
        values = {name: self.cleaned_data[name] for name in ("proposal", "note")}
        if self.item is None:
            put_off_from = self.candidate.earlier.meeting if self.candidate and self.candidate.earlier else None
            MeetingItem.objects.create(
                meeting=meeting, toezegging=self.toezegging, fulfilment=self.fulfilment, changed_by=by,
                put_off_from=put_off_from if self.candidate and self.candidate.is_carried else None, **values,
            )  # fmt: skip
        elif wanted:
            change_item(self.item, by, **values)
        else:
            self.item.delete()
        return True

    def _tell_change(self) -> None:
        if item := self.item:
            said = f"voorstel “{item.get_proposal_display() or 'geen'}”" + (
                f", noot “{item.note}”" if item.note else ""
            )
            self.add_error(None, f"{item.changed_by or 'Iemand'} wijzigde dit intussen: {said}. {STILL_THERE}")
        else:
            self.add_error(None, f"Een collega haalde dit intussen van de lijst. {STILL_THERE}")
        set_typed_values(self, {"seen": [str(self.initial["seen"])], "opened": [self.now]})


def change_item(item: MeetingItem, by: User, **values: Any) -> None:
    for name, value in values.items():
        setattr(item, name, value)
    item.version += 1
    item.changed_by = by
    item.save()


def _as_text(on_list: bool, proposal: str, note: str) -> str:  # noqa: FBT001 - the values of a row, in order
    return json.dumps([on_list, proposal, "\n".join(note.splitlines()).strip()])


class MeetingList:
    """The page on which clerks prepare a meeting, with the posted data, if any."""

    def __init__(self, meeting: Debate, data: Any = None) -> None:
        self.meeting, self.data = meeting, data
        self.items = list(MeetingItem.objects.filter(meeting=meeting).with_rows().in_order())
        listed = [(item.toezegging_id, item.fulfilment_id) for item in self.items]
        self._waiting = waiting_for(meeting, listed, timezone.localdate())
        self.listed = [
            ListRowForm(data, toezegging=item.toezegging, fulfilment=item.fulfilment, item=item)
            for item in self.items
            if item.is_open
        ]
        self.settled = [item for item in self.items if not item.is_open] + decided_off_list(meeting, self.items)
        self.groups = {kind: self._rows(waiting) for kind, waiting in self._waiting.items()}

    def _rows(self, waiting: Waiting) -> list[ListRowForm]:
        return [
            ListRowForm(self.data, toezegging=one.toezegging, fulfilment=one.fulfilment, item=None, candidate=one)
            for one in waiting.candidates
        ]

    @property
    def confirmed(self) -> list[ListRowForm]:
        return self.groups[State.CONFIRMED]

    @property
    def proposed(self) -> list[ListRowForm]:
        return self.groups[State.PROPOSED]

    @property
    def late(self) -> list[ListRowForm]:
        return self.groups[None]

    @property
    def totals(self) -> dict[str, int]:
        """How many candidates there are of each kind, also those that the page does not show."""
        names = {State.CONFIRMED: "confirmed", State.PROPOSED: "proposed", None: "late"}
        return {names[cast("State", kind)]: waiting.total for kind, waiting in self._waiting.items()}

    @property
    def rows(self) -> Iterator[ListRowForm]:
        yield from self.listed
        for rows in self.groups.values():
            yield from rows

    @property
    def refused(self) -> list[ListRowForm]:
        return [row for row in self.rows if row.is_bound and row.errors]

    def after(self) -> MeetingList:
        """The page after a submission: the list as it is now, and what was typed in the rows that are not saved."""
        now = MeetingList(self.meeting)
        typed = {row.prefix: row for row in self.refused}
        now.listed = [typed.get(row.prefix, row) for row in now.listed]
        now.groups = {kind: [typed.get(row.prefix, row) for row in rows] for kind, rows in now.groups.items()}
        return now

    def save(self, by: User, *, with_all_confirmed: bool) -> int:
        """Save each changed row. Returns how many were saved; `refused` are the others. The meeting must be locked."""
        if with_all_confirmed:
            for row in self.confirmed:
                if row.is_bound:
                    set_typed_values(row, {"on_list": ["on"]})
        wanted = [row for row in self.rows if row.is_changed]
        for row in wanted:
            if row.item is None and row.cleaned_data["seen"] == 0:
                row.cleaned_data["on_list"] = True  # who types a proposal or a note wants it on the list
        return sum(row.save(self.meeting, by) for row in wanted)

    def gone(self) -> list[str]:
        """Describe each row that the clerk ticked or changed and that is on the page no more, with what was typed."""
        known = {row.prefix for row in self.rows}
        typed = {key.removesuffix("-seen") for key in self.data if re.fullmatch(r"[nt]\d{1,15}-seen", key)} - known
        return [
            f"{name} is niet opgeslagen: daarover is intussen besloten." + (f" U schreef: “{note}”" if note else "")
            for name, note in sorted(self._typed_at(typed))
        ]

    def _typed_at(self, prefixes: set[str]) -> Iterator[tuple[str, str]]:
        data: Mapping[str, str] = self.data
        changed = {
            prefix: data.get(f"{prefix}-note", "").strip()
            for prefix in prefixes
            if data.get(f"{prefix}-opened")
            != _as_text(f"{prefix}-on_list" in data, data.get(f"{prefix}-proposal", ""), data.get(f"{prefix}-note", ""))
        }
        judged = [int(prefix[1:]) for prefix in changed if prefix[0] == "n"]
        for pk, number in Fulfilment.objects.filter(pk__in=judged).values_list("pk", "toezegging__number"):
            yield number, changed[f"n{pk}"]
        plain = [int(prefix[1:]) for prefix in changed if prefix[0] == "t"]
        for pk, number in Toezegging.objects.filter(pk__in=plain).values_list("pk", "number"):
            yield number, changed[f"t{pk}"]
