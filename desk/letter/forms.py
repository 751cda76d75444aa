"""The forms of the letter page: a row for each proposal and for each new toezegging in the letter."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any, cast

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from desk.deadline_forms import DeadlineWordsForm, NewDeadlineForm
from desk.number_fields import MeetingField, ToezeggingField
from letters.models import Letter
from letters.reading import Act
from matching.models import ACTS, Consideration
from matching.new_promises import NewPromise, make_concept
from parliament.models import Debate
from toezeggingen import workflow
from toezeggingen.models import Fulfilment, Toezegging
from toezeggingen.models.fulfilment import Effect, Outcome, State


class ClerkChoice(models.TextChoices):
    """The choices that a clerk has for a proposal."""

    FULFILLED = "voldaan", "voldaan"
    PARTLY = "deels-voldaan", "deels voldaan"
    REFUSED = "verworpen", "verworpen"
    NOTED = "voor-kennisgeving-aangenomen", "voor kennisgeving aangenomen"
    CONFIRM = "bevestigen", "bevestigen, besluit volgt"
    POSTPONE = "uitstel", "uitstel"
    REJECT = "afwijzen", "afwijzen"
    LATER = "nu-niet", "nu niet"


TONES = {Effect.FULFILS: "voldoet", Effect.PARTLY: "deels", Effect.POSTPONES: "uitstel", Effect.MENTIONS: "noemt"}
DECISIONS = {
    ClerkChoice.FULFILLED: Outcome.FULFILLED,
    ClerkChoice.PARTLY: Outcome.PARTLY,
    ClerkChoice.REFUSED: Outcome.REFUSED,
    ClerkChoice.NOTED: Outcome.NOTED,
}


class DecisionMeetingForm(forms.Form):
    meeting = MeetingField(
        required=False,
        help_text="Het nummer van de vergadering waarin is besloten. Haar dag is de dag van het besluit.",
    )

    def __init__(self, data: Any, *, committees: list[int], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        cast("MeetingField", self.fields["meeting"]).suggest_first(committees)


class AddToezeggingForm(forms.Form):
    toezegging = ToezeggingField(
        Toezegging.objects.open(), label="Nummer", help_text="Een openstaande toezegging, zoals TZ202303-K002."
    )


class ProposalForm(NewDeadlineForm):
    """A row for one proposal. The choice "nu niet" changes nothing.

    `considered` says how the reading judged the toezegging, None if the reading did not consider it. `anchor` is the id
    of the proposal's passage on the page, "" if the passage is not in the text.
    """

    anchor = ""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    choice = forms.ChoiceField(
        label="Besluit",
        widget=forms.RadioSelect,
        initial=ClerkChoice.LATER,
        error_messages={"invalid_choice": "Dit kan bij dit voorstel niet. Maak een andere keuze."},
    )
    remainder = forms.CharField(
        label="Wat nog openstaat",
        required=False,
        widget=AdminTextareaWidget({"rows": 2}),
        help_text="Bij “deels voldaan”.",
    )
    reason = forms.CharField(
        label="Reden, openbaar",
        required=False,
        widget=AdminTextInputWidget,
        help_text="Bij uitstel; leeg: de bewindspersoon vraagt om meer tijd.",
    )
    field_order = ["seen", "choice", "remainder", "deadline_words", "is_undated", "reason"]

    def __init__(self, data: Any, *, fulfilment: Fulfilment, considered: Consideration | None = None) -> None:
        prefix = f"nakoming-{fulfilment.pk}"
        is_posted = data is not None and f"{prefix}-seen" in data
        super().__init__(data if is_posted else None, prefix=prefix)
        self.fulfilment, self.considered = fulfilment, considered
        self.initial["seen"], self.initial["remainder"] = fulfilment.toezegging.version, fulfilment.remainder
        self.initial["deadline_words"] = self._deadline_words_read
        choice = cast("forms.ChoiceField", self.fields["choice"])
        allowed = [(option.value, self._label(option)) for option in ClerkChoice if self._allows(option)]
        choice.choices = allowed
        if fulfilment.state == State.CONFIRMED:  # "bevestigen" is no longer shown, but a double click may still post it
            choice.widget.choices = [(value, label) for value, label in allowed if value != ClerkChoice.CONFIRM]
        self.fields["deadline_words"].label = "Nieuwe termijn"
        self.fields["deadline_words"].help_text = "Bij uitstel, zoals in de brief: “voor het zomerreces”."

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.chosen is ClerkChoice.PARTLY and not cleaned.get("remainder"):
            self.add_error("remainder", "Vul in wat er rest.")
        if cleaned.get("deadline_words") and self.fulfilment.letter:
            self.resolve_deadline(self.fulfilment.letter.date)
            if self.chosen is ClerkChoice.POSTPONE:
                self.check_day(self.fulfilment.toezegging)
        elif self.chosen is ClerkChoice.POSTPONE:
            self.add_error("deadline_words", "Vul de nieuwe termijn in.")
        return cleaned

    @property
    def _deadline_words_read(self) -> str:
        """The new deadline in the words of the passage, "" if the passage has none."""
        if self.considered is None:
            return ""
        read = (self.considered.act, self.considered.passage)
        statements = self.considered.reading.content["statements"]
        matching = (row["due_words"] for row in statements if (row["act"], row["passage"]) == read)
        return next(matching, "")

    def _allows(self, choice: ClerkChoice) -> bool:
        """Whether the choice fits the effect. A postponement is confirmed with "uitstel" instead."""
        return choice is not ClerkChoice.CONFIRM or self.fulfilment.effect != Effect.POSTPONES

    def _label(self, choice: ClerkChoice) -> str:
        """The label of a choice. For a mention, "bevestigen" adds the act that is confirmed."""
        is_mention = choice is ClerkChoice.CONFIRM and self.fulfilment.effect == Effect.MENTIONS
        return f"bevestigen: {self.act}" if is_mention else str(choice.label)

    @property
    def is_collective(self) -> bool:
        """Whether the only evidence is that the letter names all toezeggingen of a debate."""
        return self.considered is not None and self.considered.collective

    @property
    def act(self) -> str:
        """What the passage does, according to the reading or, once a clerk has judged the proposal, to the clerk."""
        if self.considered and self.fulfilment.state == State.PROPOSED:
            return ACTS[Act(self.considered.act)]
        return self.fulfilment.get_effect_display()

    @property
    def tone(self) -> str:
        """The CSS class that colours the passage."""
        return TONES[Effect(self.fulfilment.effect)]

    @property
    def is_open(self) -> bool:
        """Whether a clerk can still make a choice in this row."""
        return self.fulfilment.toezegging.is_open and self.fulfilment.state != State.DECIDED

    @property
    def chosen(self) -> ClerkChoice:
        return ClerkChoice(self.cleaned_data.get("choice") or ClerkChoice.LATER)

    @property
    def is_decision(self) -> bool:
        return self.chosen in DECISIONS

    def make(self, by: User, meeting: Debate | None) -> None:
        """Make the chosen move, unless a double click already made it."""
        if self.chosen is ClerkChoice.LATER or self._is_already_saved(meeting):
            return
        facts = {"by": by, "on": timezone.localdate(), "seen": self.cleaned_data["seen"]}
        match self.chosen:
            case ClerkChoice.CONFIRM:
                workflow.confirm(self.fulfilment, effect=self._effect, remainder=self._remainder, **facts)
            case ClerkChoice.REJECT:
                workflow.reject(self.fulfilment, **facts)
            case ClerkChoice.POSTPONE:
                letter = self.fulfilment.letter
                workflow.postpone(
                    self.fulfilment.toezegging, deadline=self.deadline, letter=letter, reason=self._reason, **facts
                )
            case _ if meeting:
                outcome = DECISIONS[self.chosen]
                left = self.cleaned_data["remainder"] if outcome is Outcome.PARTLY else ""
                workflow.decide(
                    self.fulfilment, meeting=meeting, outcome=outcome, remainder=left, **{**facts, "on": meeting.day}
                )

    @property
    def _effect(self) -> Effect:
        """The proposed effect, or partly fulfilled if the clerk typed a remainder."""
        proposed = Effect(self.fulfilment.effect)
        return Effect.PARTLY if proposed is Effect.FULFILS and self.cleaned_data["remainder"] else proposed

    @property
    def _remainder(self) -> str:
        return self.cleaned_data["remainder"] if self._effect is Effect.PARTLY else ""

    @property
    def _reason(self) -> str:
        """The public reason. The default does not mention the letter, which may be unreleased."""
        return self.cleaned_data["reason"] or "De bewindspersoon vraagt om meer tijd."

    def _is_already_saved(self, meeting: Debate | None) -> bool:
        now = Fulfilment.objects.get(pk=self.fulfilment.pk)
        match self.chosen:
            case ClerkChoice.CONFIRM:
                return (now.state, now.effect, now.remainder) == (
                    State.CONFIRMED,
                    self._effect,
                    self._remainder,
                )
            case ClerkChoice.REJECT:
                return now.state == State.REJECTED
            case ClerkChoice.POSTPONE:
                words = self.cleaned_data["deadline_words"]
                return now.toezegging.postponements.filter(letter=now.letter, new_words=words).exists()
            case _:
                return (now.outcome, now.meeting) == (DECISIONS[self.chosen], meeting)


class PromiseForm(DeadlineWordsForm):
    """A row for one new toezegging in the letter, offered as a concept.

    `concept` is the concept made earlier, if any; `anchor` is the id of the promise's passage on the page.
    """

    anchor = ""

    is_wanted = forms.BooleanField(label="Als concept opnemen", required=False)
    text = forms.CharField(label="Toezegging", widget=AdminTextareaWidget({"rows": 3}))
    field_order = ["is_wanted", "text", "deadline_words"]

    def __init__(self, data: Any, *, letter: Letter, promise: NewPromise, concept: Toezegging | None) -> None:
        prefix = f"nieuw-{hashlib.sha256((promise.passage + promise.text).encode()).hexdigest()[:12]}"
        is_posted = data is not None and f"{prefix}-text" in data
        super().__init__(data if is_posted else None, prefix=prefix)
        self.letter, self.promise, self.concept = letter, promise, concept
        self.initial["text"], self.initial["deadline_words"] = promise.text, promise.words

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self.resolve_deadline(self.letter.date)
        if cleaned.get("is_wanted") and self.deadline.names_no_day:
            self.add_error("deadline_words", "Die dag bestaat niet. Verbeter de woorden.")
        return cleaned

    def make(self, by: User, meeting: Debate | None) -> None:
        if self.cleaned_data["is_wanted"] and not self.concept:
            words = self.cleaned_data["deadline_words"]
            make_concept(self.letter, replace(self.promise, text=self.cleaned_data["text"], words=words), by)


Row = ProposalForm | PromiseForm


def save_row(row: Row, by: User, meeting: Debate | None) -> ValidationError | None:
    """Save one row and return the refusal, if any."""
    try:
        row.make(by, meeting)
    except ValidationError as refusal:
        return refusal
    return None
