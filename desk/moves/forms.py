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

from desk.consequences import foresee
from desk.deadline_forms import DEADLINE_FIELDS, DeadlineForm, NewDeadlineForm
from desk.fields import LinesField, MeetingField, deciding_committees
from desk.hidden_letters import mentions_hidden, tell_mentioned
from desk.judgement import describe_judgement, judged
from desk.meeting_choice import OtherCommitteeForm, probable_meeting
from desk.moves.base import MoveForm, ReasonedForm, internal_reason_field
from desk.moves.series import EndSeriesForm, ResumeSeriesForm
from desk.moves.taking_back import CorrectReasonForm, RevokeForm
from desk.rewriting import ask_to_rewrite
from letters.models import Letter
from parliament.admin.autocomplete_fields import DebateField, KamerstukField
from parliament.admin.base import DayInput
from parliament.models import Debate
from toezeggingen import workflow
from toezeggingen.models import Event, Fulfilment, Toezegging
from toezeggingen.models.fulfilment import Effect, Means, Outcome, State
from toezeggingen.moves import MOVES
from toezeggingen.status import OPEN, Status
from toezeggingen.workflow.checks import has_partial_decision


class PublishForm(MoveForm):
    """Asks first if the text still says "ik" or "u"."""

    as_it_is = forms.BooleanField(label="De tekst klopt zo", required=False)
    explanation = "Vanaf nu kan iedereen deze toezegging lezen. Verwijderen kan daarna niet meer."
    workflow_function = workflow.publish

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.question = ask_to_rewrite(self.toezegging.text)
        if self.question:
            self.fields["as_it_is"].help_text = self.question
        else:
            del self.fields["as_it_is"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.question and not cleaned.pop("as_it_is", False):
            self.add_error("as_it_is", "Verbeter eerst de tekst, of kruis aan dat zij zo klopt.")
        return cleaned


class LapseForm(ReasonedForm):
    explanation = "De toezegging hoeft niet meer te worden nagekomen."
    workflow_function = workflow.lapse


class ReopenForm(ReasonedForm):
    to = forms.TypedChoiceField(
        label="Wordt weer",
        choices=[(status.value, status.label) for status in OPEN],
        coerce=Status,
        widget=forms.RadioSelect,
    )
    explanation = "De toezegging is ten onrechte afgedaan, of staat opnieuw open."
    workflow_function = workflow.reopen
    field_order = ["to"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer only the statuses to which the toezegging can return.

        Another posted status is valid here, so that a double click is recognised; the workflow checks the status.
        """
        super().__init__(*args, **kwargs)
        targets = {target for origin, target in MOVES["reopen"].steps if origin == self.toezegging.status}
        if not has_partial_decision(self.toezegging):
            targets.discard(Status.PARTLY)
        offered = [(status.value, status.label) for status in OPEN if status in targets]
        cast("forms.ChoiceField", self.fields["to"]).widget.choices = offered
        if len(targets) == 1:
            self.initial["to"] = targets.pop()

    def is_recorded_by(self, event: Event) -> bool:
        return super().is_recorded_by(event) and event.to_status == self.cleaned_data["to"]


class WithdrawForm(ReasonedForm):
    explanation = "De toezegging verdwijnt van de openbare site; haar adres meldt dat zij is ingetrokken."
    workflow_function = workflow.withdraw

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        where = "Wie het adres opent, leest geen reden. Na herstellen staat zij in de tijdlijn op de site."
        self.fields["reason"].help_text = where


class RestoreForm(ReasonedForm):
    explanation = "De toezegging wordt weer zichtbaar op de openbare site."
    workflow_function = workflow.restore


class PostponeForm(NewDeadlineForm, DeadlineForm, ReasonedForm):
    """The new deadline counts from the date of the letter or, without a letter, from the day of the postponement."""

    letter = KamerstukField(Letter.objects, label="Brief die om uitstel vraagt", required=False)
    explanation = "De oude termijn blijft in de geschiedenis staan."
    chosen_by = "letter"
    workflow_function = workflow.postpone
    field_order = [
        *("deadline_words", "is_past", "is_undated", *DEADLINE_FIELDS[1:]),
        *("letter", "reason", "internal_reason", "on"),
    ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = self.fields["deadline_words"]
        words.label, words.required = "Nieuwe termijn", True

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        said_on: date | None = cleaned["letter"].date if cleaned.get("letter") else cleaned.get("on")
        if said_on:
            self.resolve_deadline(said_on)
            self.check_day(self.toezegging, said_on)
        if mention := mentions_hidden(cleaned.get("reason", ""), cleaned.get("letter")):
            self.add_error("reason", tell_mentioned(mention))
        return cleaned

    @property
    def consequences(self) -> list[tuple[str, str, str]]:
        """What the public will read with the letter that was typed; before anything is posted, with and without one."""
        cases: list[tuple[str, str, Letter | None, bool]] = [
            ("geen", "Zonder brief", None, False),
            ("openbaar", "Met een openbare brief", Letter(), False),
            ("verborgen", "Met een brief die nog niet openbaar is", Letter(), True),
        ]
        if self.is_bound and not self.errors:
            letter: Letter | None = self.cleaned_data["letter"]
            cases = [cases[0] if letter is None else cases[1] if letter.public_version else cases[2]]
        return [
            (value, label, foresee("uitstel", Fulfilment(toezegging=self.toezegging, letter=letter), is_hidden=hidden))
            for value, label, letter, hidden in cases
        ]

    @property
    def facts(self) -> dict[str, Any]:
        names = ("on", "reason", "internal_reason", "letter", "overruled_reason", "seen")
        facts = {name: self.cleaned_data[name] for name in names}
        return {"toezegging": self.toezegging, "deadline": self.deadline, **facts}


class RenumberForm(MoveForm):
    number = forms.CharField(label="Nummer van de Kamer", widget=AdminTextInputWidget, help_text="Zoals TZ202303-101.")
    explanation = "Het oude adres blijft voor altijd doorverwijzen."
    workflow_function = workflow.adopt_number
    field_order = ["number"]


class FulfilmentChoice(forms.ModelChoiceField):
    widget = forms.RadioSelect

    def label_from_instance(self, fulfilment: Fulfilment) -> str:
        return f"{fulfilment.title} – {fulfilment.get_effect_display()}, {describe_judgement(fulfilment)}"


class FulfilmentForm(MoveForm):
    """A move on a fulfilment. Only fulfilments in `states` are offered.

    A posted fulfilment in another state is valid here, so that a double click is recognised; the workflow checks
    the state.
    """

    fulfilment = FulfilmentChoice(Fulfilment.objects.none(), label="Nakoming", empty_label=None)
    states: ClassVar[tuple[State, ...]] = ()
    chosen_by: ClassVar[str] = ""  # the field that decides what the public will read
    field_order = ["fulfilment"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = self.choices_of(self.toezegging)
        fulfilments = (
            judged(self.toezegging.fulfilments.select_related("letter", "debate")) if self.is_bound else offered
        )
        cast("FulfilmentChoice", self.fields["fulfilment"]).queryset = fulfilments
        if len(fulfilments) == 1:
            self.initial["fulfilment"] = fulfilments[0].pk

    @classmethod
    def is_offered(cls, toezegging: Toezegging) -> bool:
        return bool(cls.choices_of(toezegging).exists())

    @classmethod
    def choices_of(cls, toezegging: Toezegging) -> Any:
        return judged(toezegging.fulfilments.filter(state__in=cls.states).select_related("letter", "debate"))

    @property
    def facts(self) -> dict[str, Any]:
        return self.cleaned_data

    @property
    def consequences(self) -> list[tuple[str, str, str]]:
        """The value and label of each choice, with what the public will read; none while the fulfilment is unknown."""
        typed = str(self["fulfilment"].value() or "")
        offered = self.choices_of(self.toezegging)
        fulfilment = offered.filter(pk=typed).first() if typed.isdecimal() else None
        if fulfilment is None or not self.chosen_by:
            return []
        is_hidden = fulfilment.letter is not None and fulfilment.letter.public_version is None
        choices = Outcome.choices if self.chosen_by == "outcome" else Effect.choices
        return [(str(value), str(label), foresee(value, fulfilment, is_hidden=is_hidden)) for value, label in choices]


class ConfirmForm(FulfilmentForm):
    effect = forms.TypedChoiceField(label="Wat het doet", choices=Effect, coerce=Effect, widget=forms.RadioSelect)
    remainder = LinesField("Wat nog openstaat", "Verplicht bij “voldoet deels”.")
    states = (State.PROPOSED, State.REJECTED)
    explanation = "De nakoming wordt openbaar; het besluit volgt in een procedurevergadering."
    workflow_function = workflow.confirm
    chosen_by = "effect"
    field_order = ["fulfilment", "effect", "remainder"]


class RejectForm(FulfilmentForm):
    internal_reason = internal_reason_field()
    states = (State.PROPOSED, State.CONFIRMED)
    explanation = "Deze nakoming gaat bij nader inzien niet over de toezegging."
    workflow_function = workflow.reject


class DecideForm(OtherCommitteeForm, FulfilmentForm):
    """A decision. The day of the decision defaults to the day of the meeting."""

    outcome = forms.TypedChoiceField(label="Besluit", choices=Outcome, coerce=Outcome, widget=forms.RadioSelect)
    remainder = LinesField("Wat nog openstaat", "Verplicht bij “deels voldaan”.")
    meeting = MeetingField(help_text="Het nummer van de vergadering waarin dit is besloten.")
    reason = LinesField("Toelichting, openbaar")
    internal_reason = internal_reason_field()
    states = tuple(State)
    workflow_function = workflow.decide
    chosen_by = "outcome"
    field_order = ["fulfilment", "outcome", "remainder", "meeting", "on", "reason", "internal_reason"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        day = self.fields["on"]
        day.required, day.initial, day.help_text = False, None, "Leeg: de dag van de vergadering."
        committees = deciding_committees([self.toezegging])
        cast("MeetingField", self.fields["meeting"]).suggest_first(committees)
        self.initial["meeting"] = probable_meeting(committees, self.toezegging.made_on)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if meeting := cleaned.get("meeting"):
            cleaned["on"] = cleaned.get("on") or meeting.day
            self.ask_about(meeting, [self.toezegging])
        if cleaned.get("outcome") != Outcome.PARTLY:
            cleaned["remainder"] = ""
        return cleaned

    @property
    def facts(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "sure"}


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
            "confidential": "Bij een technische briefing die geen debat in het register is: alleen dat zij er "
            "was, wordt openbaar.",
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
    "revoke": RevokeForm,
    "lapse": LapseForm,
    "reopen": ReopenForm,
    "end_series": EndSeriesForm,
    "resume_series": ResumeSeriesForm,
    "withdraw": WithdrawForm,
    "restore": RestoreForm,
    "correct_reason": CorrectReasonForm,
    "renumber": RenumberForm,
}
