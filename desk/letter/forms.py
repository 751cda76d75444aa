"""The forms of the letter page: a row for each proposal and for each new toezegging in the letter."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from typing import Any, cast

from django import forms
from django.contrib.admin.widgets import AdminTextInputWidget
from django.contrib.auth.models import User
from django.db import models
from django.utils import timezone
from django.utils.text import Truncator

from desk.consequences import foresee
from desk.deadline_forms import NewDeadlineForm, PastDeadlineForm, overrule
from desk.fields import LinesField, MeetingField, SeenField, ToezeggingField
from desk.hidden_letters import mentions_hidden, tell_mentioned
from desk.judgement import describe_judgement
from desk.meeting_choice import OtherCommitteeForm, probable_meeting
from desk.rewriting import ask_to_rewrite
from letters.models import Letter
from letters.passages import SHORTEST_PASSAGE
from letters.reading import Act
from letters.reading.text.document import parse_document
from letters.third_person import in_third_person
from matching.models import ACTS, Consideration
from matching.new_promises import NewPromise, make_concept
from parliament.admin.base import DayInput
from parliament.models import Debate
from toezeggingen import workflow
from toezeggingen.models import Fulfilment, Toezegging
from toezeggingen.models.fulfilment import Effect, Outcome, State


class ClerkChoice(models.TextChoices):
    """The choices that a clerk has for a proposal, besides the outcomes of a meeting."""

    CONFIRM = "bevestigen", "bevestigen, besluit volgt"
    POSTPONE = "uitstel", "uitstel"
    REJECT = "afwijzen", "afwijzen"
    LATER = "nu-niet", "nu niet"


# The key of each choice. The page lists them under "?".
KEYS: dict[str, str] = {
    ClerkChoice.CONFIRM: "b", ClerkChoice.POSTPONE: "u", ClerkChoice.REJECT: "a", ClerkChoice.LATER: "n",
    Outcome.FULFILLED: "v", Outcome.PARTLY: "d", Outcome.REFUSED: "w", Outcome.NOTED: "t",
}  # fmt: skip
# The choices that a proposal in this state no longer has.
PAST_CHOICES = {
    State.CONFIRMED: (ClerkChoice.CONFIRM,),
    State.DECIDED: (ClerkChoice.CONFIRM, ClerkChoice.REJECT),
}
# The public reason of a postponement. It does not mention the letter, which may be unreleased.
DEFAULT_REASON = "De bewindspersoon vraagt om meer tijd."
OWN_DAY_REASON = "uit de brief gelezen door de griffie"


class KeyedRadios(forms.RadioSelect):
    """Radio buttons that each have a key."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        option["attrs"]["data-toets"] = KEYS.get(str(value), "")
        return option


class DecisionMeetingForm(OtherCommitteeForm):
    """The meeting of all decisions on the page. The one that probably decided is chosen beforehand."""

    meeting = MeetingField(
        required=False,
        help_text="Het nummer van de vergadering waarin is besloten. Haar dag is de dag van het besluit.",
    )

    def __init__(self, data: Any, *, committees: list[int], since: date, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        cast("MeetingField", self.fields["meeting"]).suggest_first(committees)
        self.initial["meeting"] = self.likely = probable_meeting(committees, since)


class SentenceSelect(forms.Select):
    """Shows the beginning of each sentence and carries the whole, so that a script finds what is selected."""

    def create_option(self, name: str, value: Any, label: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, Truncator(label).chars(100), *args, **kwargs)
        option["attrs"]["data-zin"] = label if value else ""
        return option


class AddToezeggingForm(forms.Form):
    """A toezegging that the reading did not find, with the sentence of the letter that is about it, if any."""

    toezegging = ToezeggingField(
        Toezegging.objects.open(), label="Nummer", help_text="Een openstaande toezegging, zoals TZ202303-K002."
    )
    passage = forms.ChoiceField(
        label="Passage",
        required=False,
        widget=SentenceSelect,
        help_text="De zin die over deze toezegging gaat. Typ haar eerste woorden.",
        error_messages={"invalid_choice": "Deze zin staat niet in de nieuwste versie van de brief. Kies opnieuw."},
    )

    def __init__(self, data: Any, *, text: str, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.sentences = {
            hashlib.sha256(sentence.text.encode()).hexdigest()[:12]: sentence
            for sentence in parse_document(text).sentences()
            if len(sentence.text) >= SHORTEST_PASSAGE
        }
        choices = [(key, sentence.text) for key, sentence in self.sentences.items()]
        cast("forms.ChoiceField", self.fields["passage"]).choices = [("", "geen passage kiezen"), *choices]

    @property
    def quoted(self) -> dict[str, str]:
        """The chosen sentence and its first footnote, as fields of a fulfilment."""
        sentence = self.sentences.get(self.cleaned_data["passage"])
        note = str(sentence.marks[0]) if sentence and sentence.marks else ""
        return {"passage": sentence.text if sentence else "", "footnote": note}


class ProposalForm(NewDeadlineForm):
    """A row for one proposal. The choice "nu niet" changes nothing.

    `considered` says how the reading judged the toezegging, None if the reading did not consider it. `anchor` is the id
    of the proposal's passage on the page, "" if the passage is not in the text.
    """

    anchor = ""
    is_hidden = False  # whether the letter is not released

    seen = SeenField()
    choice = forms.ChoiceField(
        label="Besluit",
        widget=KeyedRadios,
        initial=ClerkChoice.LATER,
        help_text="Verworpen: de commissie vindt de toezegging niet nagekomen. Afwijzen: de brief gaat er niet over.",
        error_messages={"invalid_choice": "Dit kan bij dit voorstel niet. Maak een andere keuze."},
    )
    remainder = LinesField(
        "Wat nog openstaat", "Bij “deels voldaan”: wat de bewindspersoon nog moet doen. Het publiek leest dit."
    )
    reason = forms.CharField(
        label="Reden, openbaar",
        required=False,
        widget=AdminTextInputWidget,
        help_text="Bij uitstel; leeg: de bewindspersoon vraagt om meer tijd.",
    )
    own_latest = forms.DateField(
        label="Nieuwe uiterste dag",
        required=False,
        widget=DayInput,
        help_text="Alleen als de brief haar niet duidelijk noemt.",
    )
    field_order = [
        *("seen", "choice", "remainder"),
        *("deadline_words", "is_past", "own_latest", "is_undated", "reason"),
    ]

    def __init__(self, data: Any, *, fulfilment: Fulfilment, considered: Consideration | None = None) -> None:
        prefix = f"nakoming-{fulfilment.pk}"
        is_posted = data is not None and f"{prefix}-seen" in data
        super().__init__(data if is_posted else None, prefix=prefix)
        self.fulfilment, self.considered = fulfilment, considered
        self.initial["seen"], self.initial["remainder"] = fulfilment.toezegging.version, fulfilment.remainder
        self.initial["deadline_words"] = self._deadline_words_read
        choice = cast("forms.ChoiceField", self.fields["choice"])
        choice.choices = allowed = self._choices()
        # Choices that are no longer shown stay valid, because a double click may still post them.
        past = PAST_CHOICES.get(State(fulfilment.state), ())
        choice.widget.choices = [(value, label) for value, label in allowed if value not in past]
        self.fields["deadline_words"].label = "Nieuwe termijn"
        self.fields["deadline_words"].help_text = "Bij uitstel, zoals in de brief: “voor het zomerreces”."

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.chosen == Outcome.PARTLY and not cleaned.get("remainder"):
            self.add_error("remainder", "Vul in wat er rest.")
        mention = mentions_hidden(cleaned.get("reason", ""), self.fulfilment.letter)
        if mention and self.chosen == ClerkChoice.POSTPONE:
            self.add_error("reason", tell_mentioned(mention))
        if cleaned.get("deadline_words") and self.fulfilment.letter:
            self.resolve_deadline(self.fulfilment.letter.date)
            if cleaned.get("own_latest"):
                self.deadline = overrule(self.deadline, None, cleaned["own_latest"])
            if self.chosen == ClerkChoice.POSTPONE:
                self.check_day(self.fulfilment.toezegging, self.fulfilment.letter.date)
        elif self.chosen == ClerkChoice.POSTPONE:
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

    def _choices(self) -> list[tuple[str, str]]:
        """The choices that fit the effect of the proposal, with their labels."""
        labels = dict([*Outcome.choices, *ClerkChoice.choices])
        if self.fulfilment.effect == Effect.POSTPONES:
            del labels[ClerkChoice.CONFIRM]  # the choice "uitstel" confirms a postponement
        elif self.fulfilment.effect == Effect.MENTIONS:
            labels[ClerkChoice.CONFIRM] = f"bevestigen: {self.act}"
        return list(labels.items())

    @property
    def is_collective(self) -> bool:
        """Whether the only evidence is that the letter names all toezeggingen of a debate."""
        return self.considered is not None and self.considered.collective

    @property
    def act(self) -> str:
        """What the passage does, in words: as read or, once a clerk has judged the proposal, as the clerk judged."""
        if self.considered and self.fulfilment.state == State.PROPOSED:
            return ACTS[Act(self.considered.act)]
        return self.fulfilment.get_effect_display()

    @property
    def consequences(self) -> list[tuple[str, str, str]]:
        """The value and label of each choice shown, with what the public will read."""
        choices: list[tuple[str, str]] = list(self.fields["choice"].widget.choices)
        return [(str(value), label, self._foresee(str(value))) for value, label in choices]

    def _foresee(self, choice: str) -> str:
        means = str(self.fulfilment.effect) if choice == ClerkChoice.CONFIRM else choice
        return foresee(means, self.fulfilment, is_hidden=self.is_hidden)

    @property
    def suggestion(self) -> str:
        """The choice that the reading suggests for a proposal that waits for a clerk; "" if there is none."""
        if self.fulfilment.state != State.PROPOSED or not self.is_open:
            return ""
        suggested = {Effect.FULFILS: ClerkChoice.CONFIRM, Effect.PARTLY: ClerkChoice.CONFIRM}
        suggested[Effect.POSTPONES] = ClerkChoice.POSTPONE
        return suggested.get(Effect(self.fulfilment.effect), "")

    @property
    def suggestion_label(self) -> str:
        return dict(self._choices())[self.suggestion] if self.suggestion else ""

    @property
    def public_suggestion(self) -> str:
        """What the public would read if the suggestion were saved."""
        return self._foresee(self.suggestion)

    @property
    def judgement(self) -> str:
        return describe_judgement(self.fulfilment)

    @property
    def is_open(self) -> bool:
        """Whether a clerk can still make a choice in this row."""
        return self.fulfilment.toezegging.is_open and (self.fulfilment.state != State.DECIDED or self._is_undone)

    @property
    def _is_undone(self) -> bool:
        """Whether the toezegging was reopened after the decision on this fulfilment."""
        return self.fulfilment.undone_on is not None  # type: ignore[attr-defined] # judged()

    @property
    def chosen(self) -> str:
        return self.cleaned_data.get("choice") or ClerkChoice.LATER

    @property
    def is_decision(self) -> bool:
        return self.chosen in Outcome.values

    def make(self, by: User, meeting: Debate | None) -> None:
        """Make the chosen move, unless a double click has made it before: the condition of each case checks that."""
        now = Fulfilment.objects.get(pk=self.fulfilment.pk)
        effect, remainder = self._effect_and_remainder
        facts = {"by": by, "on": timezone.localdate(), "seen": self.cleaned_data["seen"]}
        match self.chosen:
            case ClerkChoice.CONFIRM if (now.state, now.effect, now.remainder) != (State.CONFIRMED, effect, remainder):
                workflow.confirm(now, effect=effect, remainder=remainder, **facts)
            case ClerkChoice.REJECT if now.state != State.REJECTED:
                workflow.reject(now, **facts)
            case ClerkChoice.POSTPONE if not self._is_postponed:
                reason = self.cleaned_data["reason"] or DEFAULT_REASON
                facts["overruled_reason"] = OWN_DAY_REASON if self.cleaned_data["own_latest"] else ""
                workflow.postpone(now.toezegging, deadline=self.deadline, letter=now.letter, reason=reason, **facts)
            case outcome if self.is_decision and meeting and (now.outcome, now.meeting) != (outcome, meeting):
                facts |= {"on": meeting.day, "remainder": self.cleaned_data["remainder"]}
                workflow.decide(now, meeting=meeting, outcome=Outcome(outcome), **facts)

    @property
    def _effect_and_remainder(self) -> tuple[Effect, str]:
        """What "bevestigen" confirms: the proposed effect, or partly fulfilled if the clerk typed a remainder."""
        effect, remainder = Effect(self.fulfilment.effect), self.cleaned_data["remainder"]
        if effect is Effect.FULFILS and remainder:
            effect = Effect.PARTLY
        return effect, remainder if effect is Effect.PARTLY else ""

    @property
    def _is_postponed(self) -> bool:
        """Whether this letter has already postponed the toezegging to the same deadline."""
        postponements = self.fulfilment.toezegging.postponements.standing().filter(letter=self.fulfilment.letter)
        return postponements.filter(new_words=self.cleaned_data["deadline_words"]).exists()


class PromiseForm(PastDeadlineForm):
    """A row for one new toezegging in the letter, offered as a concept.

    `concept` is the concept made earlier, if any; `anchor` is the id of the promise's passage on the page.
    """

    anchor = ""

    is_wanted = forms.BooleanField(
        label="Als concept opnemen", required=False, widget=forms.CheckboxInput({"data-toets": "c"})
    )
    text = LinesField("Toezegging", "Zoals de site haar toont: “De minister stuurt …”.", rows=3, required=True)
    field_order = ["is_wanted", "text", "deadline_words", "is_past"]

    def __init__(self, data: Any, *, letter: Letter, promise: NewPromise, concept: Toezegging | None) -> None:
        prefix = f"nieuw-{hashlib.sha256((promise.passage + promise.text).encode()).hexdigest()[:12]}"
        is_posted = data is not None and f"{prefix}-text" in data
        super().__init__(data if is_posted else None, prefix=prefix)
        self.letter, self.promise, self.concept = letter, promise, concept
        self.initial["text"] = in_third_person(promise.text, letter.author_role)
        self.initial["deadline_words"] = promise.words

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self.resolve_deadline(self.letter.date)
        if cleaned.get("is_wanted") and self.deadline.names_no_day:
            self.add_error("deadline_words", "Die dag bestaat niet. Verbeter de woorden.")
        elif cleaned.get("is_wanted") and not self.concept:
            self.ask_if_past(self.letter.date)
        return cleaned

    @property
    def question(self) -> str:
        """What is still to be rewritten in the text shown, or ""."""
        return ask_to_rewrite(str(self["text"].value() or ""))

    def make(self, by: User, meeting: Debate | None) -> None:
        if self.cleaned_data["is_wanted"] and not self.concept:
            words = self.cleaned_data["deadline_words"]
            make_concept(self.letter, replace(self.promise, text=self.cleaned_data["text"], words=words), by)


CHOICE_KEYS = [(KEYS[value], label) for value, label in (*ClerkChoice.choices, *Outcome.choices)]
Row = ProposalForm | PromiseForm
