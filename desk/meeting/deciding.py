"""Record all decisions of a meeting in one form, each through the workflow.

A row that is refused, or that a colleague changed, does not keep the other rows from being saved.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction

from desk.consequences import foresee
from desk.deadline_forms import NewDeadlineForm
from desk.fields import LinesField, SeenField
from desk.hidden_letters import mentions_hidden, tell_mentioned
from desk.meeting.decided import decided_off_list
from desk.meeting.preparing import STILL_THERE, change_item
from desk.meeting.waiting import next_meeting
from desk.models import MeetingItem
from desk.models.meeting_item import ABOUT_A_LETTER, LABELS, WITHOUT_A_LETTER, OtherDecision
from desk.version_check import show_refusal
from parliament.admin.save_errors import set_typed_values
from parliament.models import Debate
from toezeggingen import workflow
from toezeggingen.errors import MoveRefused
from toezeggingen.models import Fulfilment, Toezegging
from toezeggingen.models.fulfilment import Outcome

NOT_YET = ("", "nog niet besloten")
DEFAULT_REASON = "De bewindspersoon vraagt om meer tijd."


class DecisionRowForm(NewDeadlineForm):
    """What the meeting decided on one item. `seen` and `item_seen` are the versions that the clerk saw."""

    is_settled_above = False  # an earlier row of this form settled the toezegging in the same way

    seen = SeenField()
    item_seen = SeenField()
    number = forms.CharField(required=False, widget=forms.HiddenInput)  # tells which row it was, once it is gone
    choice = forms.ChoiceField(label="Besluit", required=False)
    remainder = LinesField("Wat nog openstaat", "Bij “deels voldaan”.")
    reason = LinesField("Reden, openbaar")
    field_order = [
        *("seen", "item_seen", "number", "choice", "remainder"),
        *("deadline_words", "is_past", "is_undated", "reason"),
    ]

    def __init__(self, data: Any, *, item: MeetingItem) -> None:
        prefix = f"punt{item.pk}"
        super().__init__(data if data is not None and f"{prefix}-seen" in data else None, prefix=prefix)
        self.item, self.fulfilment, self.toezegging = item, item.fulfilment, item.toezegging
        choices = ABOUT_A_LETTER if item.fulfilment else WITHOUT_A_LETTER
        choice = cast("forms.ChoiceField", self.fields["choice"])
        choice.choices = [NOT_YET, *choices]
        choice.widget.attrs["aria-label"] = f"Besluit over {item.toezegging.number}"
        self.fields["deadline_words"].label = "Nieuwe termijn"
        self.fields["deadline_words"].help_text = "Bij uitstel, zoals “voor het zomerreces”."
        asked = "Bij uitstel; leeg: de bewindspersoon vraagt om meer tijd."
        self.fields["reason"].help_text = asked if self._letter else "Bij uitstel en vervallen."
        self.initial = {
            "seen": item.toezegging.version,
            "item_seen": item.version,
            "number": item.toezegging.number,
            "choice": item.taken,
            "remainder": item.fulfilment.remainder if item.fulfilment else "",
        }

    @property
    def _letter(self) -> Any:
        return self.fulfilment.letter if self.fulfilment else None

    @property
    def said_on(self) -> date:
        """The day from which the words of a new deadline count."""
        day: date = self._letter.date if self._letter else self.item.meeting.day
        return day

    @property
    def chosen(self) -> str:
        return str(self.cleaned_data.get("choice", ""))

    @property
    def is_chosen(self) -> bool:
        """Whether the clerk chose something, or typed what cannot be read. A row that was put off may stay as it is."""
        if not self.is_bound or not self.is_valid():
            return self.is_bound
        is_as_it_was = self.chosen == self.item.taken and self.cleaned_data["item_seen"] == self.item.version
        return self.chosen != "" and not is_as_it_was

    @property
    def consequences(self) -> list[tuple[str, str, str]]:
        """The value and label of each choice, with what the public will read."""
        choices = ABOUT_A_LETTER if self.fulfilment else WITHOUT_A_LETTER
        return [(value, label, self._foresee(value)) for value, label in choices]

    def _foresee(self, choice: str) -> str:
        if self.fulfilment:
            is_hidden = self._letter is not None and not self.item.is_letter_public
            return foresee(choice, self.fulfilment, is_hidden=is_hidden)
        stays = f"Blijft: {self.toezegging.get_status_display()}"
        lines = {
            OtherDecision.POSTPONE.value: f"{stays}, met de nieuwe termijn, de reden en een uitstel erbij.",
            OtherDecision.LAPSE.value: "Wordt: vervallen, met de reden.",
            OtherDecision.REMIND.value: "Er verandert niets: een rappel staat alleen op deze lijst.",
        }
        return lines.get(choice, "Er verandert niets.")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.chosen == Outcome.PARTLY and not cleaned.get("remainder"):
            self.add_error("remainder", "Vul in wat er rest.")
        if self.chosen == OtherDecision.POSTPONE:
            self._check_deadline()
        needs_reason = self.chosen == OtherDecision.LAPSE or self.chosen == OtherDecision.POSTPONE
        if needs_reason and not cleaned.get("reason"):
            if self.chosen == OtherDecision.POSTPONE and self._letter:
                cleaned["reason"] = DEFAULT_REASON
            else:
                self.add_error("reason", "Schrijf op waarom. Iedereen kan dat lezen.")
        return cleaned

    def _check_deadline(self) -> None:
        if not self.cleaned_data.get("deadline_words"):
            self.add_error("deadline_words", "Vul de nieuwe termijn in.")
            return
        self.resolve_deadline(self.said_on)
        self.check_day(self.toezegging, self.said_on)
        if mention := mentions_hidden(self.cleaned_data.get("reason", ""), self._letter):
            self.add_error("reason", tell_mentioned(mention))

    def follow(self, earlier: list[DecisionRowForm]) -> None:
        """Two letters may be about one toezegging: what this form just saved is no change by somebody else."""
        if earlier and earlier[0].cleaned_data["seen"] == self.cleaned_data["seen"]:
            self.toezegging.refresh_from_db()
            self.cleaned_data["seen"] = self.toezegging.version
            self.is_settled_above = self.toezegging.status == self.chosen

    def make(self, by: User) -> bool:
        """Record the decision. Returns False if it was recorded before. Raises ValidationError if it is refused."""
        item = self.item
        if self.is_settled_above or self._is_recorded(item):
            return False
        if item.version != self.cleaned_data["item_seen"]:
            what = f"“{item.get_taken_display()}”" if item.taken else f"voorstel “{item.get_proposal_display()}”"
            set_typed_values(self, {"item_seen": [str(item.version)]})
            workflow.lock(self.toezegging, self.cleaned_data["seen"])
            raise MoveRefused(f"{item.changed_by or 'Iemand'} wijzigde dit punt intussen: {what}. {STILL_THERE}")
        self._move(by)
        change_item(item, by, taken=self.chosen)
        return True

    def _is_recorded(self, item: MeetingItem) -> bool:
        """Whether a double click, or a colleague, has recorded the same decision of this meeting."""
        if self.chosen in Outcome.values and self.fulfilment:
            now = Fulfilment.objects.get(pk=self.fulfilment.pk)
            is_same_rest = self.chosen != Outcome.PARTLY or now.remainder == self.cleaned_data["remainder"]
            return (now.outcome, now.meeting_id) == (self.chosen, item.meeting_id) and is_same_rest
        return item.taken == self.chosen

    def _move(self, by: User) -> None:
        cleaned, meeting = self.cleaned_data, self.item.meeting
        facts: dict[str, Any] = {"by": by, "on": meeting.day, "seen": cleaned["seen"]}
        match self.chosen:
            case OtherDecision.HOLD | OtherDecision.REMIND:
                workflow.lock(self.toezegging, cleaned["seen"])
            case OtherDecision.LAPSE:
                workflow.lapse(self.toezegging, reason=cleaned["reason"], **facts)
            case OtherDecision.POSTPONE:
                reason = cleaned["reason"]
                workflow.postpone(
                    self.toezegging, deadline=self.deadline, letter=self._letter, reason=reason, **facts
                )  # fmt: skip
            case outcome if self.fulfilment:
                facts["remainder"] = cleaned["remainder"]
                workflow.decide(self.fulfilment, meeting=meeting, outcome=Outcome(outcome), **facts)


@dataclass
class Report:
    """What became of the rows of one submission."""

    saved: list[DecisionRowForm] = field(default_factory=list)
    known: list[DecisionRowForm] = field(default_factory=list)
    refused: list[DecisionRowForm] = field(default_factory=list)
    next_meeting: Debate | None = None

    @property
    def put_off(self) -> list[DecisionRowForm]:
        return [row for row in (*self.saved, *self.known) if row.chosen == OtherDecision.HOLD]


class MeetingDecisions:
    """The page on which a griffier records what a meeting decided, with the posted data, if any."""

    def __init__(self, meeting: Debate, data: Any = None) -> None:
        self.meeting, self.data = meeting, data
        self.items = list(MeetingItem.objects.filter(meeting=meeting).with_rows().in_order())
        for item in self.items:
            item.meeting = meeting
            if item.fulfilment:
                item.fulfilment.toezegging = item.toezegging  # saves a query for each row
        rows = [DecisionRowForm(data, item=item) for item in self.items]
        self.rows = [row for row in rows if row.item.is_open or row.is_bound]
        self.settled = [item for item in self.items if not item.is_open] + decided_off_list(meeting, self.items)

    @property
    def is_unsaved(self) -> bool:
        """Whether the page shows what the griffier filled in, or took over, and did not save."""
        return any(row.has_changed() if row.is_bound else row.initial["choice"] != row.item.taken for row in self.rows)

    def adopt_proposals(self) -> None:
        """Fill in the proposal in each row without a choice. Nothing is saved."""
        for row in self.rows:
            if not row.is_bound:
                row.initial["choice"] = row.initial["choice"] or row.item.proposal
            elif not row["choice"].value():
                set_typed_values(row, {"choice": [row.item.proposal]})

    @transaction.atomic
    def save(self, by: User) -> Report:
        """Save each row with a choice; a refused row keeps its input and shows why. The meeting must be locked."""
        report = Report()
        chosen = [row for row in self.rows if row.is_chosen]
        Toezegging.objects.filter(pk__in=[row.toezegging.pk for row in chosen]).lock_all()
        for row in chosen:
            self._save_row(row, by, report)
        if report.put_off:
            report.next_meeting = next_meeting(self.meeting)
            _carry_over(report, by)
        return report

    def _save_row(self, row: DecisionRowForm, by: User, report: Report) -> None:
        if not row.is_valid():
            report.refused.append(row)
            return
        earlier = [one for one in report.saved if one.toezegging.pk == row.toezegging.pk]
        row.follow(earlier)
        try:
            with transaction.atomic():
                is_new = row.make(by)
        except ValidationError as refusal:
            show_refusal(row, refusal, row.toezegging)
            report.refused.append(row)
        else:
            (report.saved if is_new else report.known).append(row)

    def gone(self) -> list[str]:
        """Describe each posted choice about an item that a colleague took off the list."""
        data: Any = self.data or {}
        known = {row.prefix for row in self.rows}
        prefixes = {key.removesuffix("-choice") for key in data if key.startswith("punt") and key.endswith("-choice")}
        chosen = {prefix: data[f"{prefix}-choice"] for prefix in prefixes - known if data[f"{prefix}-choice"]}
        return [
            f"{data.get(f'{prefix}-number', '')[:20]}: staat niet meer op de lijst. U koos: {LABELS.get(choice, '')}."
            for prefix, choice in sorted(chosen.items())
        ]

    def after(self, report: Report) -> MeetingDecisions:
        """The page after a submission: the rows as they are now, and what was typed in the rows that are not saved."""
        now = MeetingDecisions(self.meeting)
        done = {row.item.pk for row in (*report.saved, *report.known)}
        typed = {row.item.pk: row for row in self.rows if row.is_bound and row.item.pk not in done}
        fresh = {row.item.pk: row for row in now.rows}
        now.rows = [typed.get(item.pk) or fresh[item.pk] for item in now.items if item.pk in typed or item.pk in fresh]
        now.settled = [item for item in now.settled if item.pk not in typed]
        return now


def _carry_over(report: Report, by: User) -> None:
    """Put what was put off on the list of the next meeting, if the register knows that meeting."""
    if report.next_meeting is None:
        return
    for row in report.put_off:
        MeetingItem.objects.get_or_create(
            meeting=report.next_meeting, toezegging=row.toezegging, fulfilment=row.fulfilment,
            defaults={
                "proposal": row.item.proposal, "note": row.item.note, "put_off_from": row.item.meeting,
                "changed_by": by,
            },
        )  # fmt: skip
