"""Forms for a deadline: the words as spoken, and optionally dates that the clerk sets instead, with a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from django import forms
from django.contrib.admin.widgets import AdminTextInputWidget
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, JsonResponse
from django.utils import timezone

from matching.deadlines import resolve_deadline
from parliament import dates
from parliament.admin.autocomplete_fields import DebateField
from parliament.admin.base import DayInput
from parliament.deadlines import Deadline, find_rhythm, names_debate
from parliament.models import Debate
from parliament.recess import Calendar
from toezeggingen import permissions
from toezeggingen.buckets import Firmness
from toezeggingen.models import Toezegging
from toezeggingen.rhythm import Rhythm

DEADLINE_FIELDS = ("deadline_words", "deadline_debate", "own_earliest", "own_latest", "overruled_reason")
LONG_AGO = timedelta(days=180)  # who enters what was said longer ago, expects deadlines that have passed
PAST_QUESTION, PAST_ANSWER = "Deze dag ligt al voorbij. Klopt dat?", "Ja, deze dag klopt"
NOT_YET = "Nog niet uit te leggen: vul eerst in wanneer de toezegging is gedaan."


class DeadlineWordsForm(forms.Form):
    """The words of a deadline. `resolve_deadline` sets `deadline`. Forms of many rows share one `calendar`."""

    deadline_words = forms.CharField(
        label="Termijn, zoals uitgesproken",
        required=False,
        widget=AdminTextInputWidget({"data-termijn": "ja"}),
        help_text="Bijvoorbeeld “voor het zomerreces”, “binnen drie weken” of “uiterlijk 1 maart”.",
    )
    deadline: Deadline
    calendar: Calendar | None = None

    def resolve_deadline(self, said_on: date) -> None:
        words, debate = self.cleaned_data.get("deadline_words", ""), self.cleaned_data.get("deadline_debate")
        self.deadline = resolve_deadline(words, said_on, debate, calendar=self.calendar)

    def has_recently_passed(self, said_on: date) -> bool:
        """After `resolve_deadline`: whether the last day has passed, and the words are not old."""
        today = timezone.localdate()
        return said_on >= today - LONG_AGO and self.deadline.is_past(today)

    @property
    def is_misunderstood(self) -> bool:
        return hasattr(self, "deadline") and not self.deadline.is_understood

    @property
    def deadline_explanation(self) -> str:
        """The explanation of the resolved deadline; empty before `resolve_deadline`."""
        return _explain(self.deadline) if hasattr(self, "deadline") else ""


class PastDeadlineForm(DeadlineWordsForm):
    """Asks once if the last day has passed. The tick is shown only then; nothing is refused for it."""

    is_past = forms.BooleanField(label=PAST_ANSWER, required=False, widget=forms.HiddenInput)

    def ask_if_past(self, said_on: date) -> None:
        """After `resolve_deadline`: ask, unless the clerk ticked the box or the words are old."""
        if not self.has_recently_passed(said_on):
            return
        self.fields["is_past"].widget = forms.CheckboxInput()
        if not self.cleaned_data.get("is_past"):
            self.add_error("is_past", PAST_QUESTION)


class NewDeadlineForm(PastDeadlineForm):
    """The words of a deadline that replaces an earlier deadline.

    If the new words drop the day or do not parse, the clerk must tick a box: a typing error must not make a toezegging
    undated.
    """

    is_undated = forms.BooleanField(label="Ja, deze termijn heeft geen dag", required=False)

    def check_day(self, toezegging: Toezegging, said_on: date) -> None:
        """After `resolve_deadline`: ask if the day has passed. Refuse words that drop the day or do not parse.

        A tick of the clerk prevents either.
        """
        is_given_up = toezegging.due_latest is not None and self.deadline.latest is None
        self.ask_if_past(said_on)
        if not self.cleaned_data.get("deadline_words") or self.cleaned_data["is_undated"]:
            return
        if is_given_up or self.is_misunderstood:
            now = f" Nu is het uiterlijk {dates.dutch(toezegging.due_latest)}." if toezegging.due_latest else ""
            advice = "Verbeter de woorden, of kruis aan dat deze termijn geen dag heeft."
            self.add_error("deadline_words", f"{describe_deadline(self.deadline)}.{now} {advice}")


class DeadlineForm(PastDeadlineForm):
    """The words of a deadline, the debate on which it depends and, if the words mislead, dates that the clerk
    sets instead."""

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
        """Also validate the debate and the clerk's own days."""
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
    """Replace the days of the deadline by the clerk's own days, which depend on no debate or recess."""
    firmness = Firmness.DAY if earliest == latest else Firmness.WINDOW
    rule = "vastgesteld door de griffie"
    return replace(
        deadline, earliest=earliest, latest=latest, firmness=firmness.value, rule=rule, hangs_on="", basis=None
    )


def describe_deadline(deadline: Deadline) -> str:
    """Describe the days, the firmness and the rule of a deadline in one Dutch sentence."""
    days = _describe_days(deadline)
    firmness = Firmness(deadline.firmness)
    hangs = f"hangt af van {deadline.hangs_on}" if deadline.hangs_on else ""
    is_repeated = firmness.label in deadline.rule or (bool(hangs) and firmness is Firmness.EVENT)
    is_plain = firmness in (Firmness.DAY, Firmness.WINDOW)  # the days themselves say so
    label = "" if is_repeated or is_plain else firmness.label
    rule = f" ({deadline.rule})" if deadline.rule else ""
    return "; ".join(filter(None, (days or "Geen dag", label, hangs))) + rule


def _explain(deadline: Deadline) -> str:
    """Describe words while they are typed: also whether the toezegging comes back."""
    rhythm = Rhythm(find_rhythm(deadline.words))
    return describe_deadline(deadline) + (f"; komt {rhythm.label} terug" if rhythm else "")


def _describe_days(deadline: Deadline) -> str:
    earliest, latest = deadline.earliest, deadline.latest
    if latest and earliest and earliest != latest:
        return f"Van {dates.dutch(earliest)} tot en met {dates.dutch(latest)}"
    if latest:
        return f"{'Op' if earliest else 'Uiterlijk'} {dates.dutch(latest)}"
    return f"Niet voor {dates.dutch(earliest)}" if earliest else ""


@permission_required(permissions.ENTER, raise_exception=True)
def explain_deadline(request: HttpRequest) -> JsonResponse:
    """Explain a deadline as JSON while the clerk types it.

    The query has the words (`woorden`), the day they were spoken (`dag`) and optionally a debate number (`debat`). Only
    for clerks: the answer tells the day of a debate, also of a confidential one.
    """
    try:
        said_on = date.fromisoformat(request.GET.get("dag", ""))
    except ValueError:
        return JsonResponse({"uitleg": NOT_YET, "fout": False})
    words = request.GET.get("woorden", "")[:500]
    debate = Debate.objects.filter(number=request.GET.get("debat", "")[:20].upper()).first()
    deadline = resolve_deadline(words, said_on, debate)
    return JsonResponse({"uitleg": _explain(deadline) if words else "", "fout": not deadline.is_understood})
