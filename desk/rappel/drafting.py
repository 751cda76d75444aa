"""Prepare a rappel: which toezeggingen it names, its text, and the day by which a reply is asked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from alerts.models import Rappel, RappelRow
from desk.fields import LinesField, SeenField
from desk.rappel.candidates import MOST, find_candidates
from desk.rappel.letter import CLOSING, OPENING
from parliament import dates
from parliament.admin.base import DayInput
from parliament.admin.save_errors import set_typed_values
from parliament.models import Ministry, Post

REPLY_WITHIN = timedelta(weeks=6)
CHANGED = "{} wijzigde dit rappel intussen. Wat u invulde staat er nog: controleer het en bewaar opnieuw."


class ReferenceDayForm(forms.Form):
    peildatum = forms.DateField(
        label="Peildatum", widget=DayInput, help_text="Wat voor deze dag had moeten gebeuren, is te laat."
    )


class AddresseeForm(ReferenceDayForm):
    """The query of the page on which a new rappel is made."""

    ministerie = forms.ModelChoiceField(Ministry.objects, to_field_name="key")
    functie = forms.ModelChoiceField(Post.objects, required=False)

    def new_rappel(self) -> Rappel:
        cleaned = self.cleaned_data
        return Rappel(
            ministry=cleaned["ministerie"], post=cleaned["functie"], reference_day=cleaned["peildatum"],
            reply_by=timezone.localdate() + REPLY_WITHIN, opening=OPENING, closing=CLOSING,
        )  # fmt: skip


class RappelForm(forms.Form):
    seen = SeenField()
    opening = LinesField("Begin van de brief", rows=5, required=True)
    closing = LinesField("Slot van de brief", rows=5, required=True)
    reply_by = forms.DateField(
        label="Antwoord uiterlijk", widget=DayInput, help_text="Deze dag komt onder het slot te staan."
    )

    def clean_reply_by(self) -> date:
        day: date = self.cleaned_data["reply_by"]
        if day <= timezone.localdate():
            raise forms.ValidationError("Kies een dag na vandaag.")
        return day


class RappelDraft:
    """The page of a rappel that is not sent, with the posted data, if any. A rappel without a key is new.

    `gone` are the stored rows that no longer belong in the letter as they are.
    """

    def __init__(self, rappel: Rappel, data: Any = None) -> None:
        self.rappel = rappel
        initial = {
            "seen": rappel.version,
            **{name: getattr(rappel, name) for name in ("opening", "closing", "reply_by")},
        }
        self.form = RappelForm(data, initial=initial)
        self.candidates = find_candidates(rappel)
        self.rows = list(rappel.rows.select_related("toezegging")) if rappel.pk else []
        self.problem = ""
        known = {one.entry.key: one for one in self.candidates}
        self.gone = [
            row for row in self.rows if row.toezegging_id not in known or not known[row.toezegging_id].is_as_in(row)
        ]
        if data is not None:
            self.ticked = {int(key) for key in data.getlist("rij") if key.isdecimal()} & known.keys()
        else:
            self.ticked = {row.toezegging_id for row in self.rows} if rappel.pk else set(known)

    @property
    def parts(self) -> list[tuple[str, list[Any]]]:
        rappel, lists = self.rappel, {True: [], False: []}  # type: ignore[var-annotated]
        for one in self.candidates:
            lists[one.due < rappel.reference_day].append((one, one.entry.key in self.ticked))
        day, until = dates.dutch(rappel.reference_day), dates.dutch(rappel.coming_until)
        return [(f"Termijn verstreken op {day}", lists[True]), (f"Termijn verstrijkt uiterlijk {until}", lists[False])]

    @property
    def is_cut(self) -> bool:
        return len(self.candidates) == MOST

    def is_valid(self) -> bool:
        if self.form.is_valid() and not self.ticked:
            self.problem = "Kruis ten minste één toezegging aan."
        return self.form.is_valid() and not self.problem

    @transaction.atomic
    def save(self, by: User) -> bool:
        """Store the draft with its rows. Returns False, with a `problem`, if another clerk changed or sent it."""
        rappel = self.rappel
        if rappel.pk:
            now = Rappel.objects.select_for_update(of=("self",)).select_related("changed_by").get(pk=rappel.pk)
            if now.is_sent:
                self.problem = "Dit rappel is intussen verstuurd. Er is niets gewijzigd."
                return False
            if now.version != self.form.cleaned_data["seen"]:
                self.problem = CHANGED.format(now.changed_by)
                set_typed_values(self.form, {"seen": [str(now.version)]})
                return False
            rappel.version = now.version + 1
        else:
            rappel.number, rappel.made_by = Rappel.next_number(timezone.localdate()), by  # one clerk at a time
            if find_draft(rappel):
                self.problem = "Dit rappel ligt al klaar als concept, bij Rappel."
                return False
        for name in ("opening", "closing", "reply_by"):
            setattr(rappel, name, self.form.cleaned_data[name])
        rappel.changed_by = by
        rappel.save()
        self._save_rows()
        return True

    def _save_rows(self) -> None:
        rows = (
            RappelRow(
                rappel=self.rappel, toezegging_id=one.entry.key, stands_in=one.stands_in, deadline_words=one.words,
                due_latest=one.due,
            )
            for one in self.candidates
            if one.entry.key in self.ticked
        )  # fmt: skip
        self.rappel.rows.all().delete()
        RappelRow.objects.bulk_create(rows)


def find_draft(rappel: Rappel) -> Rappel | None:
    """The stored draft to the same addressee on the same reference day."""
    same = {"ministry": rappel.ministry, "post": rappel.post, "reference_day": rappel.reference_day}
    return Rappel.objects.filter(**same, sent_at=None).first()


def describe_gone(rows: Iterable[RappelRow]) -> str:
    return ", ".join(str(row.toezegging) for row in rows)
