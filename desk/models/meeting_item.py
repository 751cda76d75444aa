"""The list of a procedural meeting: what the clerks put on it, and what the meeting did with each item."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q

from letters.models import LetterVersion
from parliament.models import Debate
from toezeggingen.models import Fulfilment, Toezegging
from toezeggingen.models.fulfilment import Outcome, State


class OtherDecision(models.TextChoices):
    """What a meeting may decide besides the outcomes of a fulfilment. REMIND and HOLD change no toezegging."""

    POSTPONE = "uitstel", "uitstel"
    LAPSE = "vervallen", "vervallen"
    REMIND = "rappel", "rappelleren"
    HOLD = "aanhouden", "aanhouden"


DECISIONS = [*Outcome.choices, *OtherDecision.choices]
LABELS = dict(DECISIONS)
ABOUT_A_LETTER = [choice for choice in DECISIONS if choice[0] not in (OtherDecision.LAPSE, OtherDecision.REMIND)]
WITHOUT_A_LETTER = OtherDecision.choices
UNDECIDED = ("", OtherDecision.HOLD)


class MeetingItemQuerySet(models.QuerySet["MeetingItem"]):
    def in_order(self) -> MeetingItemQuerySet:
        """As on the printed list: by ministry; letters by date, then toezeggingen without a letter, oldest first."""
        return self.order_by(
            "toezegging__ministry_now__abbreviation",
            F("fulfilment__letter__date").asc(nulls_last=True),
            F("fulfilment__letter__number").asc(nulls_last=True),
            F("toezegging__due_latest").asc(nulls_last=True),
            "toezegging__number",
            "pk",
        )

    def undecided(self) -> MeetingItemQuerySet:
        """The items with `is_open`."""
        waits = Q(fulfilment=None) | Q(fulfilment__state__in=(State.PROPOSED, State.CONFIRMED))
        return self.filter(waits, taken__in=UNDECIDED, toezegging__in=Toezegging.objects.open())

    def count_by_meeting(self, meetings: Iterable[int]) -> dict[int, tuple[int, int]]:
        """The number of items and of decisions of each of these meetings, by primary key."""
        is_decided = ~Q(taken__in=UNDECIDED) | Q(fulfilment__state=State.DECIDED, fulfilment__meeting=F("meeting"))
        rows = self.filter(meeting__in=meetings).order_by().values("meeting")
        counted = rows.annotate(items=Count("pk"), decided=Count("pk", is_decided))
        return {row["meeting"]: (row["items"], row["decided"]) for row in counted}

    def with_rows(self) -> MeetingItemQuerySet:
        """Fetch what a list shows of each item, and annotate `is_letter_public`."""
        released = LetterVersion.objects.released().filter(letter=OuterRef("fulfilment__letter"))
        return self.annotate(is_letter_public=Exists(released)).select_related(
            "changed_by",
            "put_off_from",
            *("fulfilment__letter__ministry", "fulfilment__debate", "fulfilment__meeting"),
            *("toezegging__debate", "toezegging__letter", "toezegging__post", "toezegging__ministry_now"),
        )


class MeetingItem(models.Model):
    """A toezegging on the list of a procedural meeting, with the letter or other means that the meeting judges, if any.

    `proposal` and `note` prepare the meeting. `taken` is what the meeting decided by the form of the meeting. It is a
    record for the clerks: what the decision did to the toezegging is in the register itself. `version` counts the
    changes by clerks, so that a second clerk does not overwrite the first.
    """

    meeting = models.ForeignKey(Debate, models.PROTECT, related_name="+", verbose_name="vergadering")
    toezegging = models.ForeignKey(Toezegging, models.CASCADE, related_name="+", verbose_name="toezegging")
    fulfilment = models.ForeignKey(
        Fulfilment, models.CASCADE, related_name="+", null=True, blank=True, verbose_name="nakoming"
    )
    proposal = models.TextField("voorstel", choices=DECISIONS, blank=True)
    note = models.TextField("noot", blank=True)
    taken = models.TextField("besluit", choices=DECISIONS, blank=True, editable=False)
    put_off_from = models.ForeignKey(
        Debate, models.PROTECT, related_name="+", null=True, editable=False, verbose_name="overgekomen van vergadering"
    )
    version = models.PositiveIntegerField("versie", default=1, editable=False)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        null=True,
        editable=False,
        verbose_name="gewijzigd door",
    )
    changed_at = models.DateTimeField("gewijzigd op", auto_now=True)

    is_letter_public: bool  # filled by MeetingItemQuerySet.with_rows()

    objects = MeetingItemQuerySet.as_manager()

    class Meta:
        verbose_name = "punt op de lijst van een vergadering"
        verbose_name_plural = "punten op de lijst van een vergadering"
        ordering = ["meeting", "pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "toezegging", "fulfilment"], name="meeting_item_once", nulls_distinct=False
            ),
            models.CheckConstraint(
                name="meeting_item_values_are_known",
                condition=Q(proposal__in=["", *LABELS], taken__in=["", *LABELS]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.toezegging} op {self.meeting}"

    @property
    def is_open(self) -> bool:
        """Whether the meeting can still decide."""
        waits = self.fulfilment is None or self.fulfilment.state in (State.PROPOSED, State.CONFIRMED)
        return self.toezegging.is_open and waits and self.taken in UNDECIDED

    @property
    def decided(self) -> str:
        """What was decided, in words, here or on another page; "" if nothing was."""
        judged = self.fulfilment
        if judged and judged.state == State.DECIDED:
            elsewhere = judged.meeting and judged.meeting_id != self.meeting_id
            return judged.get_outcome_display() + (f", in {judged.meeting}" if elsewhere else "")
        if self.taken:
            return self.get_taken_display()
        if judged and judged.state == State.REJECTED:
            return "voorstel afgewezen"
        return "" if self.toezegging.is_open else self.toezegging.get_status_display()
