from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils.text import capfirst

from letters.models import Letter, LetterVersion
from parliament import dates
from parliament.models import Debate
from toezeggingen.moves import EventKind


class Means(models.TextChoices):
    LETTER = "brief", "brief"
    BRIEFING = "technische-briefing", "technische briefing"
    DEBATE = "debat", "later debat"
    DOCUMENT = "document", "ander document"

    @property
    def received(self) -> str:
        """The words for a new fulfilment: a letter is "ontvangen" (received), anything else "gemeld" (reported)."""
        return "brief ontvangen" if self is Means.LETTER else f"{self.label} gemeld"


class Effect(models.TextChoices):
    FULFILS = "voldoet", "voldoet"
    PARTLY = "voldoet-deels", "voldoet deels"
    POSTPONES = "stelt-uit", "stelt uit"
    MENTIONS = "noemt", "noemt"


FULFILLING = (Effect.FULFILS, Effect.PARTLY)


class State(models.TextChoices):
    PROPOSED = "voorgesteld", "voorgesteld"
    CONFIRMED = "bevestigd", "bevestigd"
    DECIDED = "besloten", "besloten"
    REJECTED = "afgewezen", "afgewezen"


class Outcome(models.TextChoices):
    """What the meeting decided. REFUSED and NOTED do not change the status of the toezegging."""

    FULFILLED = "voldaan", "voldaan"
    PARTLY = "deels-voldaan", "deels voldaan"
    REFUSED = "verworpen", "verworpen"
    NOTED = "voor-kennisgeving-aangenomen", "voor kennisgeving aangenomen"


class Proposer(models.TextChoices):
    CLERK = "griffie", "griffie"
    READING = "inlezen", "inlezen van de brief"


class FulfilmentQuerySet(models.QuerySet["Fulfilment"]):
    def proposed(self) -> FulfilmentQuerySet:
        return self.filter(state=State.PROPOSED)

    def unjudged(self) -> FulfilmentQuerySet:
        """Fulfilments that reading proposed and no clerk has judged, including those that a later reading rejected."""
        return self.exclude(pk__in=self.judged().values("pk"))

    def judged(self) -> FulfilmentQuerySet:
        """Fulfilments that a clerk proposed, confirmed, decided or rejected. Reading again never changes them."""
        rejections = Fulfilment.objects.filter(events__kind=EventKind.REJECTED, events__by__isnull=False)
        rejected = Q(pk__in=rejections.values("pk"), state=State.REJECTED)
        settled = Q(state__in=(State.CONFIRMED, State.DECIDED))
        return self.filter(rejected | settled | Q(proposed_by=Proposer.CLERK))

    def awaiting_decision(self) -> FulfilmentQuerySet:
        """Fulfilments that a clerk confirmed as fulfilling the toezegging, wholly or in part."""
        return self.filter(state=State.CONFIRMED, effect__in=FULFILLING)

    def public(self) -> FulfilmentQuerySet:
        """Fulfilments that are confirmed or decided. A letter must also be released."""
        return self.filter(Q(letter=None) | _has_released_letter(), state__in=(State.CONFIRMED, State.DECIDED))

    def hidden(self) -> FulfilmentQuerySet:
        """Fulfilments that wait for a decision or have one, by a letter that is not released."""
        unreleased = self.exclude(letter=None).exclude(_has_released_letter())
        return unreleased.filter(Q(state=State.CONFIRMED, effect__in=FULFILLING) | Q(state=State.DECIDED))

    def days(self) -> models.QuerySet[Fulfilment, Any]:
        """The property `day` of each fulfilment, computed by the database."""
        return self.values_list(Coalesce("letter__date", "held_on", "debate__day"))


def _has_released_letter() -> Exists:
    return Exists(LetterVersion.objects.released().filter(letter=OuterRef("letter")))


def _means_is_complete() -> Q:
    """The condition that a means has the fields of its own kind, and no fields of other kinds."""
    no_document = Q(document_title="", document_kind="", document_number="", document_url="")
    return (
        Q(means=Means.LETTER, letter__isnull=False, debate=None, held_on=None, confidential=False) & no_document
        | Q(means=Means.BRIEFING, letter=None, held_on__isnull=False) & no_document
        | Q(means=Means.DEBATE, letter=None, debate__isnull=False, held_on=None, confidential=False) & no_document
        | Q(means=Means.DOCUMENT, letter=None, debate=None, held_on=None, confidential=False) & ~Q(document_title="")
    )


class Fulfilment(models.Model):
    """A means that may fulfil a toezegging, with who proposed it and what was decided (nakoming).

    The means is a letter, a technical briefing, a later debate or another document. A briefing has `held_on`, and also
    `debate` if the register has the briefing as a debate. `confidential` is for a briefing that is no debate of the
    register; a debate is confidential by itself, whatever its fulfilments say.

    Only `toezeggingen/workflow/` changes `state` and the decision.
    """

    toezegging = models.ForeignKey("Toezegging", models.PROTECT, related_name="fulfilments", verbose_name="toezegging")
    means = models.TextField("middel", choices=Means)
    letter = models.ForeignKey(
        Letter, models.PROTECT, related_name="fulfilments", null=True, blank=True, verbose_name="brief"
    )
    version = models.ForeignKey(
        LetterVersion, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="gelezen versie"
    )
    debate = models.ForeignKey(
        Debate, models.PROTECT, related_name="fulfilments", null=True, blank=True, verbose_name="debat"
    )
    held_on = models.DateField("gehouden op", null=True, blank=True)
    confidential = models.BooleanField("vertrouwelijk", default=False)
    document_kind = models.TextField("soort document", blank=True)
    document_number = models.TextField("nummer van het document", blank=True)
    document_title = models.TextField("titel van het document", blank=True)
    document_url = models.URLField("adres van het document", blank=True, max_length=500)

    effect = models.TextField("wat het doet", choices=Effect)
    remainder = models.TextField("wat er rest", blank=True)
    passage = models.TextField("passage", blank=True)
    footnote = models.TextField("voetnoot", blank=True, help_text="Het nummer van de voetnoot bij de passage.")
    because = models.TextField("waarom voorgesteld", blank=True)

    state = models.TextField("stand", choices=State, default=State.PROPOSED, editable=False)
    proposed_by = models.TextField("voorgesteld door", choices=Proposer, editable=False)
    proposer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        null=True,
        editable=False,
        verbose_name="voorsteller",
    )
    proposed_at = models.DateTimeField("voorgesteld op", auto_now_add=True)
    outcome = models.TextField("besluit", choices=Outcome, blank=True, editable=False)
    decided_on = models.DateField("besluit genomen op", null=True, editable=False)
    meeting = models.ForeignKey(
        Debate, models.PROTECT, related_name="decisions", null=True, editable=False, verbose_name="vergadering"
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        null=True,
        editable=False,
        verbose_name="vastgelegd door",
    )

    objects = FulfilmentQuerySet.as_manager()

    class Meta:
        verbose_name = "nakoming"
        verbose_name_plural = "nakomingen"
        ordering = ["proposed_at", "pk"]
        # A partial index: every list queries the few rows that await a decision.
        indexes = [models.Index(fields=["toezegging"], condition=Q(state=State.CONFIRMED), name="fulfilment_confirmed")]
        constraints = [
            models.CheckConstraint(
                name="fulfilment_has_its_means",
                condition=_means_is_complete(),
                violation_error_message="Vul precies in waarmee de toezegging wordt nagekomen.",
            ),
            models.UniqueConstraint(
                fields=["toezegging", "letter"],
                name="fulfilment_letter_once_per_toezegging",
                violation_error_message="Deze brief is al aan deze toezegging verbonden.",
            ),
            models.CheckConstraint(
                name="fulfilment_decision_is_complete",
                condition=Q(state=State.DECIDED, decided_on__isnull=False, meeting__isnull=False) & ~Q(outcome="")
                | ~Q(state=State.DECIDED) & Q(outcome="", decided_on=None, meeting=None),
            ),
            models.CheckConstraint(
                name="fulfilment_in_part_says_what_is_left",
                condition=~Q(state=State.CONFIRMED) | ~Q(effect=Effect.PARTLY) | ~Q(remainder=""),
                violation_error_message="Vul in wat er rest.",
            ),
            models.CheckConstraint(
                name="fulfilment_partly_decided_says_what_is_left",
                condition=~Q(outcome=Outcome.PARTLY) | ~Q(remainder=""),
                violation_error_message="Vul in wat er rest.",
            ),
            models.CheckConstraint(
                name="fulfilment_values_are_known",
                condition=Q(effect__in=Effect.values, state__in=State.values, outcome__in=["", *Outcome.values]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.toezegging}: {self.title}"

    @property
    def day(self) -> date | None:
        """The day of the letter, briefing or debate; None for a document, which has no day."""
        if self.letter:
            return self.letter.date
        return self.held_on or (self.debate.day if self.debate else None)

    @property
    def is_awaiting_decision(self) -> bool:
        """Whether this fulfilment is among `awaiting_decision()`."""
        return self.state == State.CONFIRMED and self.effect in FULFILLING

    @property
    def title(self) -> str:
        """The means in one line. A briefing shows only its day, because its subject may be confidential."""
        if self.means == Means.LETTER:
            return str(self.letter)
        is_briefing = self.debate is None or self.debate.kind == Debate.Kind.BRIEFING
        if self.means == Means.DEBATE and self.debate and not is_briefing:
            return capfirst(self.debate.public_name)
        if self.means in (Means.BRIEFING, Means.DEBATE):
            briefing = Debate.Kind.BRIEFING
            named = capfirst(briefing.if_confidential if self.is_confidential else briefing.label)
            return f"{named} van {dates.dutch(self.day)}" if self.day else named
        kind = " ".join(filter(None, [capfirst(self.document_kind), self.document_number]))
        return ": ".join(filter(None, [kind, self.document_title]))

    @property
    def named(self) -> str:
        """The title within a sentence: without a capital, unless it is a name or begins with an abbreviation."""
        is_name = self.means == Means.DOCUMENT and not self.document_kind
        return self.title if is_name or not self.title[1:2].islower() else self.title[0].lower() + self.title[1:]

    @property
    def is_confidential(self) -> bool:
        """Whether the means may not be shown: the debate is confidential, or the briefing is said to be."""
        return self.confidential or (self.debate is not None and self.debate.is_confidential)

    @property
    def public_passage(self) -> str:
        """The passage; empty if the means was confidential or the version of the letter is not released."""
        is_hidden = self.is_confidential or (self.version is not None and self.version.released_at is None)
        return "" if is_hidden else self.passage
