"""Record what a minister answered to a rappel: one form with a row for each toezegging, each through the workflow.

Each row is saved in its own transaction. A row that is refused, or that a colleague changed, keeps its input and does
not keep the other rows from being saved.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast
from uuid import UUID, uuid4

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from alerts.models import Answer, Rappel, RappelRow
from desk.consequences import foresee
from desk.deadline_forms import NewDeadlineForm
from desk.fields import LinesField, SeenField
from desk.hidden_letters import mentions_hidden, tell_mentioned
from desk.version_check import show_refusal
from letters.models import Letter
from parliament.admin.autocomplete_fields import KamerstukField, SuggestingInput
from parliament.admin.base import DayInput
from parliament.admin.save_errors import set_typed_values
from parliament.models import Ministry, Recess
from toezeggingen import workflow
from toezeggingen.errors import MoveRefused
from toezeggingen.models import Fulfilment
from toezeggingen.models.fulfilment import Effect, Means, State

NOT_YET = ("", "nog niet beantwoord")
DEFAULT_REASON = "De bewindspersoon vraagt om meer tijd."
EFFECTS = {Answer.FULFILLED: Effect.FULFILS, Answer.PARTLY: Effect.PARTLY}
HANDED_OVER = "De bewindspersoon laat weten dat een ander ministerie nu verantwoordelijk is."
STILL_THERE = "Wat u invulde staat er nog: controleer het en sla opnieuw op."


class ReplyForm(forms.Form):
    """What the rows have in common: the day of the answer, and the letter with it if there is one."""

    on = forms.DateField(label="Dag van het antwoord", widget=DayInput)
    letter = KamerstukField(
        Letter.objects,
        label="Brief met het antwoord",
        required=False,
        help_text="Het nummer, als het antwoord een Kamerbrief is.",
    )

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        heirs = Ministry.objects.heirs(timezone.localdate())
        self.ministries = {one.key: one for one in Ministry.objects.all() if heirs.get(one.pk) == one.pk}
        self.handovers: dict[str, UUID] = defaultdict(uuid4)  # what goes to one ministry now, goes together

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("on") and cleaned["on"] > timezone.localdate():
            self.add_error("on", "Deze dag ligt in de toekomst.")
        return cleaned


class AnswerRowForm(NewDeadlineForm):
    """What the minister answered about one toezegging. `seen` and `row_seen` are the versions that the clerk saw."""

    seen = SeenField()
    row_seen = SeenField()
    choice = forms.ChoiceField(label="Antwoord", required=False, choices=[NOT_YET, *Answer.choices])
    letter = KamerstukField(
        Letter.objects,
        label="Met welke brief",
        required=False,
        help_text="Het nummer van de brief die de toezegging nakomt.",
    )
    remainder = LinesField("Wat nog openstaat", "Bij “deels voldaan”.")
    ministry = forms.ChoiceField(label="Naar welk ministerie", required=False)
    reason = LinesField("Reden, openbaar", "Leeg: de bewindspersoon vraagt om meer tijd.")
    note = LinesField("Noot", "Alleen voor de griffie. Bij een nadere vraag: wat de Kamer nog wil weten.")
    field_order = [
        *("seen", "row_seen", "choice", "letter", "remainder", "ministry"),
        *("deadline_words", "is_past", "is_undated", "reason", "note"),
    ]

    def __init__(self, data: Any, *, row: RappelRow, reply: ReplyForm) -> None:
        prefix = f"rij{row.pk}"
        super().__init__(data if data is not None and f"{prefix}-seen" in data else None, prefix=prefix)
        self.row, self.reply, self.toezegging = row, reply, row.toezegging
        self.fields["choice"].widget.attrs["aria-label"] = f"Antwoord over {row.toezegging.number}"
        letter = cast("SuggestingInput", self.fields["letter"].widget)
        letter.shared_list = f"{reply['letter'].auto_id}_lijst"
        ministries = [(key, one.name) for key, one in reply.ministries.items()]
        cast("forms.ChoiceField", self.fields["ministry"]).choices = [("", "Kies een ministerie"), *ministries]
        self.fields["deadline_words"].label = "Nieuwe termijn"
        self.fields["deadline_words"].help_text = "Bijvoorbeeld “voor het zomerreces”."
        self.initial = {
            "seen": row.toezegging.version, "row_seen": row.version, "choice": row.answer, "note": row.note,
        }  # fmt: skip

    @property
    def chosen(self) -> str:
        return str(self.cleaned_data.get("choice", ""))

    @property
    def is_chosen(self) -> bool:
        """Whether the clerk chose something, or typed what cannot be read. A further question may stay as it is."""
        if not self.is_bound or not self.is_valid():
            return self.is_bound
        is_as_it_was = (self.chosen, self.cleaned_data["note"]) == (self.row.answer, self.row.note)
        return self.chosen != "" and not (is_as_it_was and self.cleaned_data["row_seen"] == self.row.version)

    @property
    def consequences(self) -> list[tuple[str, str, str]]:
        """The value and label of each choice, with what the public will read."""
        received = Fulfilment(toezegging=self.toezegging, means=Means.LETTER)
        choices = {**EFFECTS, Answer.NEW_TERM: "uitstel", Answer.QUESTION: ""}
        lines = [(one.value, one.label, foresee(choice, received, is_hidden=False)) for one, choice in choices.items()]
        moved = "Bij de toezegging staat het nieuwe ministerie, en in de tijdlijn dat zij is overgedragen."
        return [*lines, (Answer.HANDED_OVER.value, Answer.HANDED_OVER.label, moved)]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.chosen in EFFECTS and not cleaned.get("letter") and "letter" not in self.errors:
            self.add_error("letter", "Vul het nummer van de brief in.")
        if self.chosen == Answer.PARTLY and not cleaned.get("remainder"):
            self.add_error("remainder", "Vul in wat er rest.")
        if self.chosen == Answer.HANDED_OVER and not cleaned.get("ministry") and "ministry" not in self.errors:
            self.add_error("ministry", "Kies het ministerie.")
        if self.chosen == Answer.QUESTION and not cleaned.get("note"):
            self.add_error("note", "Schrijf op wat de Kamer nog wil weten.")
        if self.chosen == Answer.NEW_TERM:
            self._check_deadline()
        return cleaned

    def _check_deadline(self) -> None:
        """Resolve the words from the day of the answer on. Without a valid day nothing can be checked."""
        said_on = self._said_on
        if not self.cleaned_data.get("deadline_words"):
            self.add_error("deadline_words", "Vul de nieuwe termijn in.")
        elif said_on:
            self.resolve_deadline(said_on)
            self.check_day(self.toezegging, said_on)
        self.cleaned_data["reason"] = self.cleaned_data.get("reason") or DEFAULT_REASON
        if mention := mentions_hidden(self.cleaned_data["reason"], self._reply_letter):
            self.add_error("reason", tell_mentioned(mention))

    @property
    def _reply_letter(self) -> Letter | None:
        """The letter with the answer; None if there is none, or the number is wrong."""
        return self.reply.cleaned_data.get("letter") if self.reply.is_valid() else None

    @property
    def _said_on(self) -> date | None:
        letter = self._reply_letter
        return letter.date if letter else self.reply.cleaned_data.get("on")

    @transaction.atomic
    def make(self, by: User) -> bool:
        """Record the answer. Returns False if it was recorded before. Raises ValidationError if it is refused."""
        rows = RappelRow.objects.select_for_update(of=("self",)).select_related("recorded_by")
        now = rows.get(pk=self.row.pk)
        if self._is_recorded(now):
            return False
        if now.version != self.cleaned_data["row_seen"]:
            self.toezegging.refresh_from_db()
            set_typed_values(self, {"row_seen": [str(now.version)], "seen": [str(self.toezegging.version)]})
            raise MoveRefused(
                f"{now.recorded_by} legde hier intussen vast: “{now.get_answer_display()}”. {STILL_THERE}"
            )
        self._move(by)
        now.answer, now.note, now.version = self.chosen, self.cleaned_data["note"], now.version + 1
        now.answered_on, now.recorded_by = self.reply.cleaned_data["on"], by
        now.letter = self.cleaned_data["letter"] if self.chosen in EFFECTS else self._reply_letter
        now.save()
        return True

    def _is_recorded(self, now: RappelRow) -> bool:
        """Whether a double click, or a colleague, has recorded the same answer with the same values."""
        cleaned = self.cleaned_data
        if now.version == cleaned["row_seen"] or (now.answer, now.note) != (self.chosen, cleaned["note"]):
            return False
        self.toezegging.refresh_from_db()
        if self.chosen == Answer.NEW_TERM:
            return self.toezegging.deadline_words == cleaned["deadline_words"]
        if self.chosen == Answer.PARTLY:
            met = self.toezegging.fulfilments.filter(letter=cleaned["letter"], remainder=cleaned["remainder"])
            return met.exists()
        if self.chosen == Answer.HANDED_OVER:
            return self.toezegging.ministry_now.key == cleaned["ministry"]
        return self.chosen == Answer.QUESTION or now.letter_id == cleaned["letter"].pk

    def _move(self, by: User) -> None:
        cleaned, on = self.cleaned_data, self.reply.cleaned_data["on"]
        if self.chosen in EFFECTS:
            workflow.lock(self.toezegging, cleaned["seen"])
            self._confirm(EFFECTS[Answer(self.chosen)], by, on)
        elif self.chosen == Answer.NEW_TERM:
            workflow.postpone(
                self.toezegging, by=by, on=on, deadline=self.deadline, reason=cleaned["reason"],
                letter=self._reply_letter, seen=cleaned["seen"],
            )  # fmt: skip
        elif self.chosen == Answer.HANDED_OVER:
            self._hand_over(by, on)
        else:
            workflow.lock(self.toezegging, cleaned["seen"])

    def _hand_over(self, by: User, on: date) -> None:
        key, source = self.cleaned_data["ministry"], self.toezegging.ministry_now
        target = self.reply.ministries[key]
        if target == source:
            raise MoveRefused({"ministry": f"{self.toezegging} staat al bij {source}."})
        workflow.hand_over(
            self.toezegging, by=by, on=on, source=source, target=target, reason=HANDED_OVER,
            key=self.reply.handovers[key], seen=self.cleaned_data["seen"],
        )  # fmt: skip

    def _confirm(self, effect: Effect, by: User, on: date) -> None:
        """Confirm that the letter meets the toezegging. A meeting decides. The letter may have been proposed before."""
        letter, remainder = self.cleaned_data["letter"], self.cleaned_data["remainder"]
        remainder = remainder if effect is Effect.PARTLY else ""
        met = self.toezegging.fulfilments.filter(letter=letter).first()
        if met is None:
            met = Fulfilment(
                toezegging=self.toezegging, means=Means.LETTER, letter=letter, version=letter.versions.last(),
                effect=effect, remainder=remainder,
            )  # fmt: skip
            workflow.propose(met, by=by, on=on)
        if (met.state, met.effect, met.remainder) != (State.CONFIRMED, effect, remainder):
            workflow.confirm(met, by=by, on=on, effect=effect, remainder=remainder)


@dataclass
class AnswerReport:
    """What became of the rows of one submission."""

    saved: list[AnswerRowForm] = field(default_factory=list)
    known: list[AnswerRowForm] = field(default_factory=list)
    refused: list[AnswerRowForm] = field(default_factory=list)


class RappelAnswers:
    """The page with all rows of a sent rappel, with the posted data, if any."""

    def __init__(self, rappel: Rappel, data: Any = None) -> None:
        self.rappel, self.data = rappel, data
        self.reply = ReplyForm(data, initial={"on": timezone.localdate()})
        related = ("recorded_by", "letter", "toezegging__debate", "toezegging__letter", "toezegging__post")
        rows = rappel.rows.with_state().select_related(*related, "toezegging__ministry_now")
        self.all_rows = list(rows)
        calendar = Recess.objects.calendar() if data is not None else None
        forms_ = [AnswerRowForm(data, row=row, reply=self.reply) for row in self.all_rows]
        for form in forms_:
            form.calendar = calendar
        self.rows = [form for form in forms_ if form.row.is_waiting or form.is_bound]
        self.settled = [form.row for form in forms_ if not form.row.is_waiting and not form.is_bound]

    def save(self, by: User) -> AnswerReport:
        """Save each row with a choice, if what the rows have in common is right."""
        report = AnswerReport()
        if not self.reply.is_valid():
            return report
        for row in self.rows:
            if row.is_chosen:
                self._save_row(row, by, report)
        return report

    def _save_row(self, row: AnswerRowForm, by: User, report: AnswerReport) -> None:
        try:
            is_new = row.is_valid() and row.make(by)
        except ValidationError as refusal:
            show_refusal(row, refusal, row.toezegging)
            report.refused.append(row)
        else:
            (report.refused if row.errors else report.saved if is_new else report.known).append(row)

    def after(self, report: AnswerReport) -> RappelAnswers:
        """The page after a submission: the rows as they are now, and what was typed in the rows that are not saved."""
        now = RappelAnswers(self.rappel)
        now.reply = self.reply
        done = {form.row.pk for form in (*report.saved, *report.known)}
        typed = {form.row.pk: form for form in self.rows if form.is_bound and form.row.pk not in done}
        fresh = {form.row.pk: form for form in now.rows}
        for row in now.all_rows:
            if row.pk in typed:
                typed[row.pk].row = row  # shows what a colleague recorded
        now.rows = [typed.get(row.pk) or fresh[row.pk] for row in now.all_rows if row.pk in typed or row.pk in fresh]
        now.settled = [row for row in now.settled if row.pk not in typed]
        return now
