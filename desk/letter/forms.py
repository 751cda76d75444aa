"""The rows on which a clerk decides what a letter does: one for each proposal, one for each promise it makes."""

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
    """What the clerk makes of a proposal."""

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


class MeetingForm(forms.Form):
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
    """One proposal. Nothing happens to it unless the clerk chooses something other than "nu niet".

    `considered` is what reading made of it, None for what a clerk laid beside the letter; `anchor` the id of its
    passage on the page, "" where that does not stand in the text.
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
        allowed = [(one.value, self._label(one)) for one in ClerkChoice if self._allows(one)]
        choice.choices = allowed
        if fulfilment.state == State.CONFIRMED:  # confirmed once is enough, though a double click says it twice
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
        """The words in which the letter gives the new term, "" where it gives none."""
        if self.considered is None:
            return ""
        read = (self.considered.act, self.considered.passage)
        statements = self.considered.reading.content["statements"]
        matching = (row["due_words"] for row in statements if (row["act"], row["passage"]) == read)
        return next(matching, "")

    def _allows(self, choice: ClerkChoice) -> bool:
        """More time is confirmed by giving it: "uitstel" asks for the new term."""
        return choice is not ClerkChoice.CONFIRM or self.fulfilment.effect != Effect.POSTPONES

    def _label(self, choice: ClerkChoice) -> str:
        """Confirming what does not meet the promise says what is confirmed."""
        is_mention = choice is ClerkChoice.CONFIRM and self.fulfilment.effect == Effect.MENTIONS
        return f"bevestigen: {self.act}" if is_mention else str(choice.label)

    @property
    def is_collective(self) -> bool:
        """Whether the only evidence is that the letter names all toezeggingen of a debate."""
        return self.considered is not None and self.considered.collective

    @property
    def act(self) -> str:
        """What the passage does: in the words of the reading until a clerk has judged it."""
        if self.considered and self.fulfilment.state == State.PROPOSED:
            return ACTS[Act(self.considered.act)]
        return self.fulfilment.get_effect_display()

    @property
    def tone(self) -> str:
        """The colour of its passage, by name."""
        return TONES[Effect(self.fulfilment.effect)]

    @property
    def is_open(self) -> bool:
        """Is there still something to choose?"""
        return self.fulfilment.toezegging.is_open and self.fulfilment.state != State.DECIDED

    @property
    def chosen(self) -> ClerkChoice:
        return ClerkChoice(self.cleaned_data.get("choice") or ClerkChoice.LATER)

    @property
    def is_decision(self) -> bool:
        return self.chosen in DECISIONS

    def make(self, by: User, meeting: Debate | None) -> None:
        """Do what was chosen. What already stands so, after a double click, is left alone."""
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
        """What is confirmed: as proposed, and in part where the clerk says what is left."""
        proposed = Effect(self.fulfilment.effect)
        return Effect.PARTLY if proposed is Effect.FULFILS and self.cleaned_data["remainder"] else proposed

    @property
    def _remainder(self) -> str:
        return self.cleaned_data["remainder"] if self._effect is Effect.PARTLY else ""

    @property
    def _reason(self) -> str:
        """Public, so of itself it says nothing of a letter that may not be."""
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
    """One promise that the letter makes, offered as a new concept; `concept` is the one made before, if any, `anchor`
    the id of its passage on the page."""

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


def attempt(row: Row, by: User, meeting: Debate | None) -> ValidationError | None:
    """Make one row; what the register has against it, if anything."""
    try:
        row.make(by, meeting)
    except ValidationError as refusal:
        return refusal
    return None
