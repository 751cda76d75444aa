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
from toezeggingen.models.toezegging import Toezegging


class Means(models.TextChoices):
    LETTER = "brief", "brief"
    BRIEFING = "technische-briefing", "technische briefing"
    DEBATE = "debat", "later debat"
    DOCUMENT = "document", "ander document"

    @property
    def received(self) -> str:
        """That it is there, in words. When a briefing was held is another day than that on which it was told."""
        return "brief ontvangen" if self is Means.LETTER else f"{self.label} gemeld"


class Effect(models.TextChoices):
    FULFILS = "voldoet", "voldoet"
    PARTLY = "voldoet-deels", "voldoet deels"
    POSTPONES = "stelt-uit", "stelt uit"
    MENTIONS = "noemt", "noemt"


KEEPING = (Effect.FULFILS, Effect.PARTLY)


class State(models.TextChoices):
    PROPOSED = "voorgesteld", "voorgesteld"
    CONFIRMED = "bevestigd", "bevestigd"
    DECIDED = "besloten", "besloten"
    REJECTED = "afgewezen", "afgewezen"


class Outcome(models.TextChoices):
    """What the meeting decided. The last two leave the toezegging's status as it is."""

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
        """What reading proposed, or proposed and took back, and no clerk has said anything about."""
        return self.exclude(pk__in=self.judged().values("pk"))

    def judged(self) -> FulfilmentQuerySet:
        """What a clerk laid beside a letter, confirmed, decided or rejected; whatever reading then finds, it stays."""
        from toezeggingen.models import Event

        rejection = Event.objects.filter(fulfilment=OuterRef("pk"), kind=Event.Kind.REJECTED, by__isnull=False)
        rejected = Q(Exists(rejection), state=State.REJECTED)
        settled = Q(state__in=(State.CONFIRMED, State.DECIDED))
        return self.filter(rejected | settled | Q(proposed_by=Proposer.CLERK))

    def awaiting_decision(self) -> FulfilmentQuerySet:
        """Confirmed by a clerk, and claiming to meet the promise wholly or in part."""
        return self.filter(state=State.CONFIRMED, effect__in=KEEPING)

    def confidential_briefings(self) -> FulfilmentQuerySet:
        """Those whose debate the public may know by its kind and its day only, whatever became of them."""
        return self.filter(confidential=True, debate__kind=Debate.Kind.BRIEFING)

    def in_confidence(self, debate: str) -> Exists:
        """Of rows of another table: is the debate at which this field points one of these briefings?"""
        return Exists(self.confidential_briefings().filter(debate=OuterRef(debate)))

    def public(self) -> FulfilmentQuerySet:
        """Confirmed or decided, and its letter, if it is one, released."""
        released = LetterVersion.objects.released().filter(letter=OuterRef("letter"))
        return self.filter(Q(letter=None) | Exists(released), state__in=(State.CONFIRMED, State.DECIDED))

    def days(self) -> models.QuerySet[Fulfilment, Any]:
        """Of each its `day`, as the only value."""
        return self.values_list(Coalesce("letter__date", "held_on", "debate__day"))


def _means_is_complete() -> Q:
    """Each kind of means has what names it, and nothing of the other kinds."""
    no_document = Q(document_title="", document_kind="", document_number="", document_url="")
    return (
        Q(means=Means.LETTER, letter__isnull=False, debate=None, held_on=None, confidential=False) & no_document
        | Q(means=Means.BRIEFING, letter=None, held_on__isnull=False) & no_document
        | Q(means=Means.DEBATE, letter=None, debate__isnull=False, held_on=None, confidential=False) & no_document
        | Q(means=Means.DOCUMENT, letter=None, debate=None, held_on=None, confidential=False) & ~Q(document_title="")
    )


class Fulfilment(models.Model):
    """What (half) keeps a promise, who says so and who decided (nakoming).

    The means is one of: a letter, a technical briefing (`held_on`, perhaps the debate it was entered as), a later
    debate, another document. `state` and the decision change in `toezeggingen/workflow.py` only.
    """

    toezegging = models.ForeignKey(Toezegging, models.PROTECT, related_name="fulfilments", verbose_name="toezegging")
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
        # What waits for a decision is little of all, and every list asks for it.
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
        """The day on which there was something to judge; None for a document, which gives none."""
        if self.letter:
            return self.letter.date
        return self.held_on or (self.debate.day if self.debate else None)

    @property
    def is_awaiting_decision(self) -> bool:
        """As `awaiting_decision()`."""
        return self.state == State.CONFIRMED and self.effect in KEEPING

    @property
    def title(self) -> str:
        """How a page names the means in one line; a briefing by its day only, because its subject may be secret."""
        if self.means == Means.LETTER:
            return str(self.letter)
        is_briefing = self.debate is not None and self.debate.kind == Debate.Kind.BRIEFING
        if self.means == Means.DEBATE and not is_briefing:
            return capfirst(str(self.debate))
        if self.means in (Means.BRIEFING, Means.DEBATE):
            kind = "Vertrouwelijke technische briefing" if self.confidential else "Technische briefing"
            return f"{kind} van {dates.dutch(self.day)}" if self.day else kind
        kind = " ".join(filter(None, [capfirst(self.document_kind), self.document_number]))
        return ": ".join(filter(None, [kind, self.document_title]))

    @property
    def named(self) -> str:
        """The title within a sentence: with a small letter, unless it opens with letters that stand for words, as
        NAVO, or with the name that a document has."""
        is_name = self.means == Means.DOCUMENT and not self.document_kind
        return self.title if is_name or not self.title[1:2].islower() else self.title[0].lower() + self.title[1:]

    @property
    def public_passage(self) -> str:
        """The passage, unless the briefing was confidential or its version of the letter is not released."""
        is_hidden = self.confidential or (self.version is not None and self.version.released_at is None)
        return "" if is_hidden else self.passage
