from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from parliament.models import Debate
from toezeggingen.models.fulfilment import Effect, Fulfilment
from toezeggingen.models.postponement import Postponement
from toezeggingen.moves import MOVES, SETTLING, EventKind
from toezeggingen.status import Status

ALWAYS_PUBLIC = (EventKind.DECIDED, EventKind.POSTPONED, EventKind.REVOKED, EventKind.REASON_CORRECTED)


def _moves_of_the_table() -> Q:
    """The condition that the table of moves allows this kind of event between these two statuses."""
    allowed = Q(pk=None)
    for move in MOVES.values():
        for origin, target in move.steps:
            allowed |= Q(kind=move.event, from_status=origin, to_status=target)
    return allowed


class EventQuerySet(models.QuerySet["Event"]):
    def public(self) -> EventQuerySet:
        """The events of the timeline, each with `is_fulfilment_public` and `corrected_reason`.

        Decisions and postponements are always public, because they explain the present status and deadline. Any other
        event of a fulfilment is public only if the fulfilment is public.
        """
        fulfilment = Fulfilment.objects.public().filter(pk=OuterRef("fulfilment"))
        corrections = Event.objects.filter(toezegging=OuterRef("toezegging"), corrects=OuterRef("pk")).order_by("-pk")
        shown = self.exclude(kind__in=Event.INTERNAL).annotate(
            is_fulfilment_public=Exists(fulfilment), corrected_reason=Subquery(corrections.values("reason")[:1])
        )
        return shown.filter(Q(fulfilment=None) | Q(kind__in=ALWAYS_PUBLIC) | Q(is_fulfilment_public=True))

    def news(self) -> EventQuerySet:
        """The public events that are news: not taken over from an existing list. A letter that only mentions the
        toezegging is no news, and of a letter that asks for more time the postponement is the news."""
        taken_over = Event.objects.taken_over().filter(pk=OuterRef("pk"))
        tells_nothing = Q(kind=EventKind.CONFIRMED, effect__in=(Effect.MENTIONS, Effect.POSTPONES))
        return self.public().exclude(Exists(taken_over)).exclude(tells_nothing)

    def settling(self) -> EventQuerySet:
        """Decisions and lapses. The toezegging may have been reopened since."""
        return self.filter(kind__in=SETTLING)

    def with_fulfilled_on(self) -> EventQuerySet:
        """Annotate `fulfilled_on`: the day of the public fulfilment, or else the day of the event."""
        fulfilment = Fulfilment.objects.public().filter(pk=OuterRef("fulfilment"))
        return self.annotate(fulfilled_on=Coalesce(Subquery(fulfilment.days()), "on"))

    def last_settling(self) -> EventQuerySet:
        """The last decision or lapse of each toezegging, latest day first."""
        later = Event.objects.settling().filter(toezegging=OuterRef("toezegging"), pk__gt=OuterRef("pk"))
        return self.settling().exclude(Exists(later)).order_by("-on", "-pk")

    def taken_over(self) -> EventQuerySet:
        """Publications and decisions that `load_register` took over from an existing list.

        Only that command publishes and settles in the name of the register itself. The events have no fulfilment,
        because the list does not say what fulfilled the toezegging.
        """
        return self.filter(by=None, fulfilment=None, kind__in=(EventKind.PUBLISHED, EventKind.DECIDED))


class Event(models.Model):
    """What happened to a published toezegging. Triggers refuse to change, delete or truncate events.

    `on` is the day when it happened; `at` is the moment when it was recorded (set by the database). `by` is the user,
    None for the register itself. Only clerks see `by`; the public sees the office and the meeting. An event stores
    facts and keys; the page turns them into a sentence. `effect` is the effect of the fulfilment after this event.
    `changes` maps the name of a field to [old, new] (keys and plain values, see `workflow/changes.py`). `causes` are
    the reasons for a move that the register made itself, or the handover that a move was part of (see `causes.py`).
    `revokes` is the postponement that is taken back, and `corrects` the event whose public reason this event replaces.
    """

    Kind = EventKind

    INTERNAL = (EventKind.PROPOSED, EventKind.REJECTED)

    toezegging = models.ForeignKey("Toezegging", models.PROTECT, related_name="events", verbose_name="toezegging")
    kind = models.TextField("soort", choices=Kind)
    from_status = models.TextField("van status", choices=Status)
    to_status = models.TextField("naar status", choices=Status)
    on = models.DateField("op")
    version = models.PositiveIntegerField("versie van de toezegging na afloop")
    at = models.DateTimeField("vastgelegd op", auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, verbose_name="vastgelegd door"
    )
    meeting = models.ForeignKey(Debate, models.PROTECT, related_name="events", null=True, verbose_name="vergadering")
    fulfilment = models.ForeignKey(
        Fulfilment, models.PROTECT, related_name="events", null=True, verbose_name="nakoming"
    )
    postponement = models.OneToOneField(
        Postponement, models.PROTECT, related_name="event", null=True, verbose_name="uitstel"
    )
    # The two keys need no index: they are looked up among the events of one toezegging.
    revokes = models.ForeignKey(
        Postponement, models.PROTECT, related_name="revocations", null=True, db_index=False, verbose_name="herroept"
    )
    corrects = models.ForeignKey(
        "self", models.PROTECT, related_name="corrections", null=True, db_index=False, verbose_name="verbetert"
    )
    reason = models.TextField("reden, openbaar", blank=True)
    internal_reason = models.TextField("reden, intern", blank=True)
    effect = models.TextField("wat het deed", choices=Effect, blank=True, default="")
    changes = models.JSONField("wijzigingen", default=dict, blank=True)
    causes = models.JSONField("oorzaken", default=list, blank=True)

    is_fulfilment_public: bool  # filled by EventQuerySet.public()
    corrected_reason: str | None = None  # idem: the reason of the last correction of this event's reason

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = "gebeurtenis"
        verbose_name_plural = "gebeurtenissen"
        ordering = ["on", "pk"]
        default_permissions = ("view",)
        indexes = [
            models.Index(fields=["on", "id"], condition=Q(kind__in=SETTLING), name="event_ends"),
        ]
        constraints = [
            models.CheckConstraint(name="event_is_a_move_of_the_table", condition=_moves_of_the_table()),
            models.CheckConstraint(
                name="event_names_what_it_takes_back",
                condition=Q(kind=EventKind.REVOKED, revokes__isnull=False)
                | ~Q(kind=EventKind.REVOKED) & Q(revokes=None),
            ),
            models.CheckConstraint(
                name="event_names_what_it_corrects",
                condition=Q(kind=EventKind.REASON_CORRECTED, corrects__isnull=False)
                | ~Q(kind=EventKind.REASON_CORRECTED) & Q(corrects=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.toezegging} {self.get_kind_display()}"

    @property
    def public_reason(self) -> str:
        """The reason as the public reads it. Without `public()` this takes a query."""
        if "corrected_reason" not in self.__dict__:
            self.corrected_reason = self.corrections.order_by("-pk").values_list("reason", flat=True).first()
        return self.corrected_reason or self.reason
