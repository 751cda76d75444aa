"""The forms of the moves. Each form validates its input and calls the workflow.

The table of moves, not the form, decides whether a move is allowed.
"""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, cast

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget, AdminURLFieldWidget
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from desk.deadline_forms import DEADLINE_FIELDS, DeadlineForm, NewDeadlineForm
from desk.number_fields import MeetingField
from letters.models import Letter
from parliament.admin.autocomplete_fields import DebateField, KamerstukField
from parliament.admin.base import DayInput
from parliament.models import Debate
from toezeggingen import workflow
from toezeggingen.models import Event, Fulfilment, Toezegging
from toezeggingen.models.fulfilment import Effect, Means, Outcome, State
from toezeggingen.moves import MOVES
from toezeggingen.status import OPEN, Status
from toezeggingen.workflow.checks import is_kept_in_part

EVENT_FACTS = ("on", "reason", "internal_reason", "meeting", "fulfilment")  # fields that forms and events share


def _lines(label: str, help_text: str = "", *, required: bool = False) -> forms.CharField:
    widget = AdminTextareaWidget({"rows": 2})
    return forms.CharField(label=label, help_text=help_text, required=required, widget=widget)


def _public_reason(where: str = "Staat in de tijdlijn op de openbare site.") -> forms.CharField:
    return _lines("Reden, openbaar", where, required=True)


def _internal_reason() -> forms.CharField:
    return _lines("Reden, intern", "Alleen voor de griffie.")


class MoveForm(forms.Form):
    """The base of the move forms. `seen` is the version of the toezegging that the user opened."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    on = forms.DateField(label="Dag", widget=DayInput, initial=timezone.localdate)
    explanation: ClassVar[str] = ""

    def __init__(self, *args: Any, toezegging: Toezegging, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.toezegging = toezegging
        self.initial["seen"] = toezegging.version

    def make(self, by: User) -> None:
        raise NotImplementedError

    def is_recorded_by(self, event: Event) -> bool:
        """Whether the event already records this move with the same values, as after a double click."""
        facts = {name: value for name, value in self.cleaned_data.items() if name in EVENT_FACTS}
        return all(getattr(event, name) == value for name, value in facts.items())

    @property
    def facts(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class PublishForm(MoveForm):
    explanation = "Vanaf nu kan iedereen deze toezegging lezen. Verwijderen kan daarna niet meer."

    def make(self, by: User) -> None:
        workflow.publish(self.toezegging, by=by, **self.facts)


class ReasonedForm(MoveForm):
    reason = _public_reason()
    internal_reason = _internal_reason()


class LapseForm(ReasonedForm):
    explanation = "De toezegging hoeft niet meer te worden nagekomen."

    def make(self, by: User) -> None:
        workflow.lapse(self.toezegging, by=by, **self.facts)


class ReopenForm(ReasonedForm):
    to = forms.ChoiceField(
        label="Wordt weer", choices=[(status.value, status.label) for status in OPEN], widget=forms.RadioSelect
    )
    explanation = "De toezegging is ten onrechte afgedaan, of staat opnieuw open."
    field_order = ["to"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer only the statuses to which the toezegging can return.

        Another posted status is valid here, so that a double click is recognised; the workflow checks the status.
        """
        super().__init__(*args, **kwargs)
        targets = {target for origin, target in MOVES["reopen"].steps if origin == self.toezegging.status}
        if not is_kept_in_part(self.toezegging):
            targets.discard(Status.PARTLY)
        offered = [(status.value, status.label) for status in OPEN if status in targets]
        cast("forms.ChoiceField", self.fields["to"]).widget.choices = offered
        if len(targets) == 1:
            self.initial["to"] = targets.pop()

    def clean_to(self) -> Status:
        return Status(self.cleaned_data["to"])

    def is_recorded_by(self, event: Event) -> bool:
        return super().is_recorded_by(event) and event.to_status == self.cleaned_data["to"]

    def make(self, by: User) -> None:
        workflow.reopen(self.toezegging, by=by, **self.facts)


class WithdrawForm(ReasonedForm):
    reason = _public_reason("Wie het adres opent, leest geen reden. Na herstellen staat zij in de tijdlijn op de site.")
    explanation = "De toezegging verdwijnt van de openbare site; haar adres meldt dat zij is ingetrokken."

    def make(self, by: User) -> None:
        workflow.withdraw(self.toezegging, by=by, **self.facts)


class RestoreForm(ReasonedForm):
    explanation = "De toezegging wordt weer zichtbaar op de openbare site."

    def make(self, by: User) -> None:
        workflow.restore(self.toezegging, by=by, **self.facts)


class PostponeForm(NewDeadlineForm, DeadlineForm, ReasonedForm):
    """The new deadline counts from the date of the letter or, without a letter, from the day of the postponement."""

    letter = KamerstukField(Letter.objects, label="Brief die om uitstel vraagt", required=False)
    explanation = "De oude termijn blijft in de geschiedenis staan."
    field_order = ["deadline_words", "is_undated", *DEADLINE_FIELDS[1:], "letter", "reason", "internal_reason", "on"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = self.fields["deadline_words"]
        words.label, words.required = "Nieuwe termijn", True

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        said_on: date | None = cleaned["letter"].date if cleaned.get("letter") else cleaned.get("on")
        if said_on:
            self.resolve_deadline(said_on)
            self.check_day(self.toezegging)
        return cleaned

    def is_recorded_by(self, event: Event) -> bool:
        made, letter = event.postponement, self.cleaned_data["letter"]
        recorded = made and (made.letter, made.new_words, made.new_earliest, made.new_latest)
        return super().is_recorded_by(event) and recorded == (
            letter,
            self.deadline.words,
            self.deadline.earliest,
            self.deadline.latest,
        )

    def make(self, by: User) -> None:
        taken = ("on", "reason", "internal_reason", "letter", "overruled_reason", "seen")
        facts = {name: self.cleaned_data[name] for name in taken}
        workflow.postpone(self.toezegging, by=by, deadline=self.deadline, **facts)


class RenumberForm(MoveForm):
    number = forms.CharField(label="Nummer van de Kamer", widget=AdminTextInputWidget, help_text="Zoals TZ202303-101.")
    explanation = "Het oude adres blijft voor altijd doorverwijzen."
    field_order = ["number"]

    def is_recorded_by(self, event: Event) -> bool:
        return super().is_recorded_by(event) and event.changes["number"][1] == self.cleaned_data["number"]

    def make(self, by: User) -> None:
        workflow.adopt_number(self.toezegging, by=by, **self.facts)


class FulfilmentChoice(forms.ModelChoiceField):
    widget = forms.RadioSelect

    def label_from_instance(self, fulfilment: Fulfilment) -> str:
        return f"{fulfilment.title} – {fulfilment.get_effect_display()}, {fulfilment.get_state_display()}"


class FulfilmentForm(MoveForm):
    """A move on a fulfilment. Only fulfilments in `states` are offered.

    A posted fulfilment in another state is valid here, so that a double click is recognised; the workflow checks
    the state.
    """

    fulfilment = FulfilmentChoice(Fulfilment.objects.none(), label="Nakoming", empty_label=None)
    states: ClassVar[tuple[State, ...]] = ()
    field_order = ["fulfilment"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = self.choices_of(self.toezegging)
        fulfilments = self.toezegging.fulfilments.select_related("letter", "debate") if self.is_bound else offered
        cast("FulfilmentChoice", self.fields["fulfilment"]).queryset = fulfilments
        if len(fulfilments) == 1:
            self.initial["fulfilment"] = fulfilments[0].pk

    @classmethod
    def choices_of(cls, toezegging: Toezegging) -> Any:
        return toezegging.fulfilments.filter(state__in=cls.states).select_related("letter", "debate")


class ConfirmForm(FulfilmentForm):
    effect = forms.ChoiceField(label="Wat het doet", choices=Effect, widget=forms.RadioSelect)
    remainder = _lines("Wat nog openstaat", "Verplicht bij “voldoet deels”.")
    states = (State.PROPOSED, State.REJECTED)
    explanation = "De nakoming wordt openbaar; het besluit volgt in een procedurevergadering."
    field_order = ["fulfilment", "effect", "remainder"]

    def is_recorded_by(self, event: Event) -> bool:
        made = event.fulfilment
        recorded = made and (made.effect, made.remainder)
        return super().is_recorded_by(event) and recorded == (
            self.cleaned_data["effect"],
            self.cleaned_data["remainder"],
        )

    def make(self, by: User) -> None:
        workflow.confirm(by=by, **{**self.facts, "effect": Effect(self.cleaned_data["effect"])})


class RejectForm(FulfilmentForm):
    internal_reason = _internal_reason()
    states = (State.PROPOSED, State.CONFIRMED)
    explanation = "Deze nakoming gaat bij nader inzien niet over de toezegging."

    def make(self, by: User) -> None:
        workflow.reject(by=by, **self.facts)


def committees_of(toezegging: Toezegging) -> list[int]:
    """List the primary key of the deciding committee. The list is empty after a plenary debate or for a letter."""
    debate = toezegging.debate
    return [debate.committee_id] if debate and debate.committee_id else []


class DecideForm(FulfilmentForm):
    """A decision. The day of the decision defaults to the day of the meeting."""

    outcome = forms.ChoiceField(label="Besluit", choices=Outcome, widget=forms.RadioSelect)
    remainder = _lines("Wat nog openstaat", "Verplicht bij “deels voldaan”.")
    meeting = MeetingField(help_text="Het nummer van de vergadering waarin dit is besloten.")
    reason = _lines("Toelichting, openbaar")
    internal_reason = _internal_reason()
    states = tuple(State)
    field_order = ["fulfilment", "outcome", "remainder", "meeting", "on", "reason", "internal_reason"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        day = self.fields["on"]
        day.required, day.initial, day.help_text = False, None, "Leeg: de dag van de vergadering."
        cast("MeetingField", self.fields["meeting"]).suggest_first(committees_of(self.toezegging))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if meeting := cleaned.get("meeting"):
            cleaned["on"] = cleaned.get("on") or meeting.day
        return cleaned

    def is_recorded_by(self, event: Event) -> bool:
        recorded = [event.changes[name][1] for name in ("outcome", "remainder")]
        return super().is_recorded_by(event) and recorded == [self.cleaned_data["outcome"], self._remainder]

    @property
    def _remainder(self) -> str:
        return self.cleaned_data["remainder"] if self.cleaned_data["outcome"] == Outcome.PARTLY else ""

    def make(self, by: User) -> None:
        workflow.decide(by=by, **{**self.facts, "outcome": Outcome(self.cleaned_data["outcome"])})


REQUIRED_FIELDS = {
    Means.LETTER: ("letter", "Vul het nummer van de brief in."),
    Means.BRIEFING: ("held_on", "Vul in op welke dag de briefing was."),
    Means.DEBATE: ("debate", "Vul het nummer van het debat in."),
    Means.DOCUMENT: ("document_title", "Vul de titel van het document in."),
}


class ProposeForm(MoveForm, forms.ModelForm):
    """A fulfilment by letter, technical briefing, debate or other document."""

    means = forms.ChoiceField(label="Waarmee", choices=Means, widget=forms.RadioSelect)
    effect = forms.ChoiceField(label="Wat het doet", choices=Effect, widget=forms.RadioSelect)
    letter = KamerstukField(Letter.objects, label="Brief", required=False, help_text="Bij een brief: het nummer.")
    debate = DebateField(
        Debate.objects, label="Debat", required=False, help_text="Bij een later debat: het nummer, zoals 2023A01686."
    )
    document_url = forms.URLField(
        label="Adres van het document",
        required=False,
        max_length=500,
        assume_scheme="https",
        widget=AdminURLFieldWidget,
    )
    field_order = [
        *("means", "letter", "debate", "held_on", "confidential"),
        *("document_kind", "document_number", "document_title", "document_url"),
        *("effect", "remainder", "passage", "footnote", "on"),
    ]

    class Meta:
        model = Fulfilment
        fields = (
            *("means", "letter", "debate", "held_on", "confidential"),
            *("document_kind", "document_number", "document_title", "document_url"),
            *("effect", "remainder", "passage", "footnote"),
        )
        widgets = {
            "held_on": DayInput,
            **dict.fromkeys(("document_kind", "document_number", "document_title", "footnote"), AdminTextInputWidget),
            **dict.fromkeys(("remainder", "passage"), AdminTextareaWidget({"rows": 2})),
        }
        help_texts = {
            "held_on": "Bij een technische briefing.",
            "confidential": "Bij een technische briefing: alleen dat zij er was, wordt openbaar.",
            "document_title": "Bij een ander document, zoals een wetsvoorstel of antwoorden op vragen.",
            "remainder": "Als het de toezegging deels nakomt.",
        }

    def __init__(self, *args: Any, toezegging: Toezegging, **kwargs: Any) -> None:
        super().__init__(*args, toezegging=toezegging, **kwargs)
        self.instance.toezegging = toezegging

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        name, message = REQUIRED_FIELDS.get(cleaned.get("means", ""), ("", ""))
        if name and not cleaned.get(name) and name not in self.errors:
            self.add_error(name, message)
        return cleaned

    def is_recorded_by(self, event: Event) -> bool:
        made = event.fulfilment
        is_same = made and all(getattr(made, name) == getattr(self.instance, name) for name in self.Meta.fields)
        return super().is_recorded_by(event) and bool(is_same)

    @transaction.atomic
    def make(self, by: User) -> None:
        workflow.lock(self.toezegging, self.cleaned_data["seen"])
        if letter := self.cleaned_data["letter"]:
            self.instance.version = letter.versions.last()  # None if the text of the letter is not in the register
        workflow.propose(self.instance, by=by, on=self.cleaned_data["on"])


FORMS: dict[str, type[MoveForm]] = {
    "publish": PublishForm,
    "propose": ProposeForm,
    "confirm": ConfirmForm,
    "decide": DecideForm,
    "reject": RejectForm,
    "postpone": PostponeForm,
    "lapse": LapseForm,
    "reopen": ReopenForm,
    "withdraw": WithdrawForm,
    "restore": RestoreForm,
    "renumber": RenumberForm,
}
