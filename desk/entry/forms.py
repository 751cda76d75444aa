"""The form of new toezeggingen: the debate, and a row for each toezegging."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.core.exceptions import ValidationError
from django.http import QueryDict

from desk.deadline_forms import PAST_ANSWER, PAST_QUESTION, DeadlineWordsForm
from desk.entry.offices import Office, Offices, offices_of
from desk.entry.pasting import Debated
from desk.entry.typed_rows import FIELDS, FIRST_ROWS, MOST_ROWS, PREFIX
from desk.fields import HeldDebateField, LinesField
from desk.recipients_field import RecipientsField, RecipientsInput
from parliament.admin.autocomplete_fields import ListInput
from parliament.models import Debate, Recess
from parliament.recess import Calendar
from parliament.recipient_rows import RecipientRows
from toezeggingen.models import Toezegging

RECIPIENTS, OFFICES = "ontvangers", "bewindslieden"  # the lists of suggestions that all rows share
NO_SUCH_DAY = "Die dag bestaat niet. Verbeter de woorden."


class OfficeField(forms.CharField):
    """The post of the minister, typed as the chair says it. `Offices` knows who held which."""

    def __init__(self, **kwargs: Any) -> None:
        widget = ListInput({"placeholder": kwargs.pop("placeholder", "")}, shared_list=OFFICES)
        super().__init__(label=kwargs.pop("label", "Bewindspersoon"), required=False, widget=widget, **kwargs)


class ChosenField(forms.ModelChoiceField):
    """The earlier toezegging that a row repeats. `bulk_earlier.html` shows the choices."""

    def __init__(self) -> None:
        gone = {"invalid_choice": "De eerdere toezegging die u koos, bestaat niet meer."}
        super().__init__(Toezegging.objects, required=False, widget=forms.TextInput, error_messages=gone)
        self.label = "Herhaling van"


class OriginForm(forms.Form):
    """The fields that all rows share. After validation, `offices` holds the offices on the day of the debate."""

    calendar: Calendar
    known: RecipientRows

    debate = HeldDebateField(
        label="Debat", required=False, help_text="Nummer of titel; het laatst gehouden debat staat bovenaan."
    )
    post = OfficeField(label="Gedaan door", help_text="Geldt voor elke rij waarin geen ander staat.")
    offices: Offices

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        debate: Debate | None = cleaned.get("debate")
        self.offices = offices_of(debate)
        try:
            cleaned["post"] = self.offices.choose(cleaned.get("post", ""), None)
        except ValidationError as error:
            self.add_error("post", error)
        return cleaned


class EntryRowForm(DeadlineWordsForm):
    """One toezegging.

    `explained` holds the deadline words whose meaning the clerk has seen. `read` is set once the text has been
    searched for a member and a deadline, and `unclear` is what was uncertain in a pasted line. `compared` holds the
    keys of the likely earlier toezeggingen that were shown (`earlier`), and `repeats` the one that the clerk chose.
    `is_past` holds the deadline words of which the clerk ticked that their day has passed; other words ask again.
    """

    text = LinesField("Toezegging", required=True)
    recipients = RecipientsField(help_text="", label="Aan wie", widget=RecipientsInput(shared_list=RECIPIENTS))
    post = OfficeField(placeholder="als hierboven")
    explained = forms.CharField(required=False, widget=forms.HiddenInput)
    read = forms.CharField(required=False, widget=forms.HiddenInput)
    unclear = forms.CharField(required=False, widget=forms.HiddenInput)
    compared = forms.CharField(required=False, widget=forms.HiddenInput)
    repeats = ChosenField()
    is_past = forms.CharField(label="Termijn", required=False, widget=forms.TextInput)  # drawn by `bulk_row.html`
    past_question, past_answer = PAST_QUESTION, PAST_ANSWER
    asks_if_past = False
    earlier: Sequence[Any] = ()
    field_order = ["text", "recipients", "deadline_words", "post"]

    def __init__(self, *args: Any, origin: OriginForm | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.origin = origin
        if origin:
            self.calendar, self.fields["recipients"].known = origin.calendar, origin.known  # type: ignore[attr-defined]
        self.fields["deadline_words"] = forms.CharField(
            label="Termijn, zoals gezegd", required=False, widget=AdminTextInputWidget({"autocomplete": "off"})
        )
        self.fields["text"].widget = AdminTextareaWidget({"rows": 2})

    def has_changed(self) -> bool:
        return any(name in FIELDS for name in self.changed_data)

    def clean_post(self) -> Office | None:
        above = self.origin.cleaned_data.get("post") if self.origin else None
        return self.origin.offices.choose(self.cleaned_data["post"], above) if self.origin else None

    def clean(self) -> dict[str, Any]:
        """Resolve the deadline, if the day of the debate is known."""
        cleaned = super().clean() or self.cleaned_data
        debate = self.origin and self.origin.cleaned_data.get("debate")
        if debate and self.has_changed():
            self.resolve_deadline(debate.day)
            if self.deadline.names_no_day:
                self.add_error("deadline_words", NO_SUCH_DAY)
            self.asks_if_past = self.has_recently_passed(debate.day)
            if self.asks_if_past and not self.is_ticked_as_past:
                self.add_error("is_past", PAST_QUESTION)
        return cleaned

    @property
    def is_ticked_as_past(self) -> bool:
        return bool(self.cleaned_data.get("is_past") == self.cleaned_data.get("deadline_words"))

    @property
    def office(self) -> Any:
        """The office of this row, or else that of all rows, or None."""
        shared = self.origin.cleaned_data.get("post") if self.origin else None
        return self.cleaned_data.get("post") or shared

    @property
    def is_explained(self) -> bool:
        return bool(self.cleaned_data.get("explained") == self.cleaned_data.get("deadline_words"))


EntryRowFormSet = forms.formset_factory(EntryRowForm, extra=FIRST_ROWS, max_num=MOST_ROWS, absolute_max=MOST_ROWS)


def bind(data: QueryDict) -> tuple[OriginForm, Any]:
    """The two parts of the form with this data, validated."""
    origin = OriginForm(data)
    origin.is_valid()
    origin.calendar, origin.known = Recess.objects.calendar(), RecipientRows()
    rows = EntryRowFormSet(data, prefix=PREFIX, form_kwargs={"origin": origin})
    rows.is_valid()
    return origin, rows


def read_against(data: QueryDict) -> Debated:
    """What a list on this form is read against."""
    origin = OriginForm(data)
    origin.is_valid()
    debate = origin.cleaned_data.get("debate")
    return Debated(debate.day if debate else None, origin.offices, RecipientRows(), data.get("post", ""))


def mark_missing(origin: OriginForm, rows: Any) -> bool:
    """Show what is missing before the rows can be entered. Returns whether they can."""
    changed = [row for row in rows if row.has_changed()]
    if "debate" not in origin.errors and not origin.cleaned_data.get("debate"):
        origin.add_error("debate", "Kies het debat.")
    if not changed:
        origin.add_error(None, "Vul ten minste één toezegging in.")
    if "post" not in origin.errors and not all(row.office or "post" in row.errors for row in changed):
        origin.add_error("post", "Kies wie de toezeggingen deed, of vul dat in bij elke rij.")
    return not origin.errors and bool(rows.is_valid())
