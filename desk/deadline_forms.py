"""The deadline as a clerk enters it: the words as spoken, and only against a reason other days than they resolve to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django import forms
from django.contrib.admin import AdminSite
from django.contrib.admin.widgets import AdminTextInputWidget
from django.http import HttpRequest, JsonResponse

from matching.deadlines import resolve_deadline
from parliament import dates
from parliament.admin.autocomplete_fields import DebateField
from parliament.admin.base import DayInput
from parliament.deadlines import Deadline, names_debate
from parliament.models import Debate
from toezeggingen.models import Toezegging
from toezeggingen.models.toezegging import Firmness

DEADLINE_FIELDS = ("deadline_words", "deadline_debate", "own_earliest", "own_latest", "overruled_reason")
NOT_YET = "Nog niet uit te leggen: vul eerst in wanneer de toezegging is gedaan."


class DeadlineWordsForm(forms.Form):
    """The words of a term. After `resolve_deadline` the attribute `term` holds the deadline that they mean."""

    deadline_words = forms.CharField(
        label="Termijn, zoals uitgesproken",
        required=False,
        widget=AdminTextInputWidget({"data-termijn": "ja"}),
        help_text="Bijvoorbeeld “voor het zomerreces”, “binnen drie weken” of “uiterlijk 1 maart”.",
    )
    deadline: Deadline

    def resolve_deadline(self, said_on: date) -> None:
        words, debate = self.cleaned_data.get("deadline_words", ""), self.cleaned_data.get("deadline_debate")
        self.deadline = resolve_deadline(words, said_on, debate)

    @property
    def is_misunderstood(self) -> bool:
        return hasattr(self, "deadline") and not self.deadline.is_understood

    @property
    def deadline_explanation(self) -> str:
        """Empty until the words have been explained."""
        return describe_deadline(self.deadline) if hasattr(self, "deadline") else ""


class NewDeadlineForm(DeadlineWordsForm):
    """The words of a term that takes another's place. Only on purpose is a day given up, or are words taken that nobody
    understands: by a slip of the pen the item would be chased no more."""

    is_undated = forms.BooleanField(label="Ja, deze termijn heeft geen dag", required=False)

    def check_day(self, toezegging: Toezegging) -> None:
        """After `resolve_deadline`: refuse words without a day in the place of words with one, and words that are not
        understood, unless it is ticked that the term has no day."""
        is_given_up = toezegging.due_latest is not None and self.deadline.latest is None
        if not self.cleaned_data.get("deadline_words") or self.cleaned_data["is_undated"]:
            return
        if is_given_up or self.is_misunderstood:
            now = f" Nu is het uiterlijk {dates.dutch(toezegging.due_latest)}." if toezegging.due_latest else ""
            asked = "Verbeter de woorden, of kruis aan dat deze termijn geen dag heeft."
            self.add_error("deadline_words", f"{describe_deadline(self.deadline)}.{now} {asked}")


class DeadlineForm(DeadlineWordsForm):
    """Words, the debate on which they hang and, where they mislead, the clerk's own days."""

    deadline_debate = DebateField(
        Debate.objects,
        label="Debat waarvan de termijn afhangt",
        required=False,
        help_text="Het nummer, zoals 2023A01686. Wordt dit debat verplaatst, dan gaat de termijn mee.",
    )
    own_earliest = forms.DateField(label="Eigen vroegste dag", required=False, widget=DayInput)
    own_latest = forms.DateField(
        label="Eigen uiterste dag",
        required=False,
        widget=DayInput,
        help_text="Alleen als de woorden een andere dag bedoelen dan de uitleg hierboven.",
    )
    overruled_reason = forms.CharField(
        label="Reden voor een eigen dag",
        required=False,
        widget=AdminTextInputWidget,
        help_text="Verplicht bij een eigen dag; alleen voor de griffie.",
    )

    def resolve_deadline(self, said_on: date) -> None:
        """Also says what a debate or an overruled term still needs."""
        super().resolve_deadline(said_on)
        cleaned = self.cleaned_data
        if cleaned.get("deadline_debate") and not names_debate(self.deadline.words):
            self.add_error("deadline_debate", "De termijn noemt geen debat. Laat dit leeg, of verbeter de woorden.")
        earliest, latest = cleaned.get("own_earliest"), cleaned.get("own_latest")
        if not earliest and not latest:
            cleaned["overruled_reason"] = ""
            return
        if not cleaned.get("overruled_reason"):
            self.add_error("overruled_reason", "Schrijf op waarom de woorden een andere dag bedoelen.")
        if not latest:
            self.add_error("own_latest", "Vul ook de uiterste dag in.")
        elif earliest and earliest > latest:
            self.add_error("own_latest", "De uiterste dag ligt voor de vroegste dag.")
        else:
            self.deadline = overrule(self.deadline, earliest, latest)


def overrule(deadline: Deadline, earliest: date | None, latest: date) -> Deadline:
    """The same words with the clerk's own days, which hang on nothing."""
    firmness = Firmness.DAY if earliest == latest else Firmness.WINDOW
    rule = "vastgesteld door de griffie"
    return replace(
        deadline, earliest=earliest, latest=latest, firmness=firmness.value, rule=rule, hangs_on="", basis=None
    )


def describe_deadline(deadline: Deadline) -> str:
    """One Dutch sentence that says which days the words mean, and by which rule."""
    days = _describe_days(deadline)
    firmness = Firmness(deadline.firmness)
    hangs = f"hangt af van {deadline.hangs_on}" if deadline.hangs_on else ""
    is_said = bool(hangs) and firmness is Firmness.EVENT  # the firmness says the same, without on what
    told = "; ".join(filter(None, ("" if is_said else firmness.label, hangs)))
    rule = f" ({deadline.rule})" if deadline.rule else ""
    return f"{days}; hardheid: {told}{rule}" if days else f"Geen dag; {told}{rule}"


def _describe_days(deadline: Deadline) -> str:
    earliest, latest = deadline.earliest, deadline.latest
    if latest and earliest and earliest != latest:
        return f"Van {dates.dutch(earliest)} tot en met {dates.dutch(latest)}"
    if latest:
        return f"{'Op' if earliest else 'Uiterlijk'} {dates.dutch(latest)}"
    return f"Niet voor {dates.dutch(earliest)}" if earliest else ""


def explain_deadline(request: HttpRequest, site: AdminSite) -> JsonResponse:
    """For the script: what these words, said on that day and hanging on that debate, come down to. Without a readable
    day it says so."""
    try:
        said_on = date.fromisoformat(request.GET.get("dag", ""))
    except ValueError:
        return JsonResponse({"uitleg": NOT_YET, "fout": False})
    words = request.GET.get("woorden", "")[:500]
    debate = Debate.objects.filter(number=request.GET.get("debat", "")[:20].upper()).first()
    term = resolve_deadline(words, said_on, debate)
    return JsonResponse(
        {"uitleg": describe_deadline(term) if words else "", "fout": bool(words) and not term.is_understood}
    )
