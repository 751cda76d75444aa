"""The form on which one toezegging is entered and corrected."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from desk.deadline_forms import DEADLINE_FIELDS, DeadlineForm
from desk.fields import LinesField
from desk.recipients_field import RecipientsField, name_recipients
from desk.version_check import VersionedForm
from letters.models import Letter
from parliament import dates
from parliament.admin.autocomplete_fields import DebateField, KamerstukField
from parliament.deadlines import find_rhythm
from parliament.models import Debate
from toezeggingen.models import Toezegging
from toezeggingen.models.toezegging import deadline_columns
from toezeggingen.rhythm import Rhythm

FACTS = ("debate", "letter", "passage", "made_on", "text", "post", "minister", "ministry_then", "note")


class ToezeggingForm(VersionedForm, DeadlineForm):
    """The fields of one toezegging.

    `is_explaining` means that the deadline is only explained and nothing is saved. Without `may_correct`, the user may
    edit only the note.
    """

    debate = DebateField(
        Debate.objects, label="Gedaan in debat", required=False, help_text="Het nummer, zoals 2023A01686."
    )
    letter = KamerstukField(
        Letter.objects, label="Gedaan in brief", required=False, help_text="Of het kamerstuknummer, zoals 28676-431."
    )
    recipients = RecipientsField()
    rhythm = forms.TypedChoiceField(
        label="Komt terug",
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", "zoals de termijn zegt"), *Rhythm.choices],
        help_text="“Ieder half jaar” of “jaarlijks”: is een termijn nagekomen, dan opent het register de volgende.",
    )
    reason = LinesField(
        "Reden van de wijziging, openbaar",
        "Staat in de tijdlijn op de openbare site; verplicht als de termijn anders wordt. Vraagt de "
        "bewindspersoon om meer tijd, gebruik dan Uitstellen.",
    )

    is_explaining = False
    may_correct = True

    class Meta:
        model = Toezegging
        fields = (*FACTS, "rhythm", "number", "ministry_now")
        help_texts = {
            "made_on": "Leeg: de dag van het debat of van de brief.",
            "minister": "Leeg: wie de functie toen bekleedde.",
            "ministry_then": "Leeg: het ministerie van de functie.",
            "ministry_now": "Leeg: het ministerie toen, of zijn opvolger.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {**_initial_values(kwargs.get("instance")), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        for name in {"number", "made_on", "ministry_then", "ministry_now"} & self.fields.keys():
            self.fields[name].required = False
        if not self.may_correct:
            for name in (*self._visible_fields(), "is_past"):
                self.fields[name].disabled = name != "note"

    def is_valid(self) -> bool:
        return super().is_valid() and not self.is_explaining

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.may_correct:
            self.deadline = self.instance.deadline
            return cleaned
        if cleaned.get("rhythm") is None:
            cleaned["rhythm"] = find_rhythm(cleaned.get("deadline_words", ""))
        made_on = cleaned.get("made_on") or _day_of(cleaned.get("debate") or cleaned.get("letter"))
        if not made_on:
            self.add_error("debate", "Vul het debat of de brief in, of de dag waarop de toezegging is gedaan.")
            return cleaned
        cleaned["made_on"] = made_on
        self._check_day(made_on)
        self._complete_office(made_on)
        self._set_deadline(made_on)
        return cleaned

    def _check_day(self, made_on: date) -> None:
        debate = self.cleaned_data.get("debate")
        if made_on > timezone.localdate():
            self.add_error("made_on", "Deze dag moet nog komen.")
        elif debate and made_on != debate.day and {"made_on", "debate"} & set(self.changed_data):
            self.add_error("made_on", f"Het debat was op {dates.dutch(debate.day)}, de toezegging dus ook.")

    def _set_deadline(self, made_on: date) -> None:
        """Resolve the deadline again only if its fields or the day of the toezegging changed."""
        if self.instance.pk and not {*DEADLINE_FIELDS, "made_on"} & set(self.changed_data):
            self.deadline = self.instance.deadline
        else:
            self.resolve_deadline(self._said_on(made_on))
            if self.deadline.names_no_day:
                message = "Die dag bestaat niet. Verbeter de woorden, of vul hieronder een eigen dag in, met de reden."
                self.add_error("deadline_words", message)
            self.ask_if_past(self._said_on(made_on))

    def _said_on(self, made_on: date) -> date:
        """Return the day from which the deadline words count.

        After a postponement, they no longer count from the day of the toezegging.
        """
        said_on, was_made_on = self.instance.deadline_said_on, self.instance.made_on
        return said_on if said_on and said_on != was_made_on else made_on

    def _complete_office(self, made_on: date) -> None:
        cleaned, post = self.cleaned_data, self.cleaned_data.get("post")
        if post:
            cleaned["minister"] = cleaned.get("minister") or post.holder(made_on)
            cleaned["ministry_then"] = cleaned.get("ministry_then") or post.ministry
        if not cleaned.get("ministry_then"):
            self.add_error("ministry_then", "Kies de functie van wie de toezegging deed, of het ministerie.")
        elif not cleaned.get("ministry_now"):
            cleaned["ministry_now"] = cleaned["ministry_then"].heir(timezone.localdate())

    def _post_clean(self) -> None:
        if hasattr(self, "deadline"):
            self.instance.deadline = self.deadline
            self.instance.overruled_reason = self.cleaned_data.get("overruled_reason", "")
        super()._post_clean()  # type: ignore[misc] # Django's own step between cleaning and the model's constraints

    def values(self) -> dict[str, object]:
        """Return the new values of the fields, by name."""
        plain = (*FACTS, "rhythm", "ministry_now", "overruled_reason")
        return {name: getattr(self.instance, name) for name in plain} | deadline_columns(self.instance.deadline)


def _initial_values(toezegging: Toezegging | None) -> dict[str, object]:
    """Return the initial values of the form fields that are not model fields."""
    if toezegging is None or not toezegging.pk:
        return {"rhythm": ""}
    own = toezegging.overruled_reason
    return {
        "deadline_words": toezegging.deadline_words,
        "deadline_debate": toezegging.deadline_debate,
        "own_earliest": toezegging.due_earliest if own else None,
        "own_latest": toezegging.due_latest if own else None,
        "overruled_reason": own,
        "recipients": name_recipients(toezegging.members.select_related("party"), toezegging.parties.all()),
    }


def _day_of(origin: Debate | Letter | None) -> date | None:
    return origin.day if isinstance(origin, Debate) else origin.date if origin else None
