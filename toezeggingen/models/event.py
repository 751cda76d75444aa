from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from parliament.models import Debate
from toezeggingen.models.fulfilment import Fulfilment
from toezeggingen.models.postponement import Postponement
from toezeggingen.models.toezegging import Toezegging
from toezeggingen.moves import MOVES, EventKind
from toezeggingen.status import Status

ENDS = (EventKind.DECIDED, EventKind.LAPSED)


def _moves_of_the_table() -> Q:
    """Each kind of event only with a from and a to that the table allows."""
    allowed = Q(pk=None)
    for move in MOVES.values():
        for origin, target in move.steps:
            allowed |= Q(kind=move.event, from_status=origin, to_status=target)
    return allowed


class EventQuerySet(models.QuerySet["Event"]):
    def public(self) -> EventQuerySet:
        """What the timeline shows, each with `is_fulfilment_public`.

        A decision is shown whatever it rests on, because a status without its reason would puzzle; any other event of
        a fulfilment only with its fulfilment.
        """
        means = Fulfilment.objects.public().filter(pk=OuterRef("fulfilment"))
        shown = self.exclude(kind__in=Event.INTERNAL).annotate(is_fulfilment_public=Exists(means))
        return shown.filter(Q(fulfilment=None) | Q(kind=Event.Kind.DECIDED) | Q(is_fulfilment_public=True))

    def ends(self) -> EventQuerySet:
        """Decisions and lapses; after one its toezegging may have been opened again."""
        return self.filter(kind__in=ENDS)

    def with_came_on(self) -> EventQuerySet:
        """Adds `came_on`: the day of what it rests on, or its own where that has none that the public may know."""
        means = Fulfilment.objects.public().filter(pk=OuterRef("fulfilment"))
        return self.annotate(came_on=Coalesce(Subquery(means.days()), "on"))

    def last_ends(self) -> EventQuerySet:
        """The last decision or lapse of each toezegging, the last day first."""
        later = Event.objects.ends().filter(toezegging=OuterRef("toezegging"), pk__gt=OuterRef("pk"))
        return self.ends().exclude(Exists(later)).order_by("-on", "-pk")

    def taken_over(self) -> EventQuerySet:
        """What `load_register` put down of a list that existed already: it publishes and settles where else only a
        clerk does, and names nothing by which."""
        return self.filter(by=None, fulfilment=None, kind__in=(EventKind.PUBLISHED, EventKind.DECIDED))


class Event(models.Model):
    """What happened to a published toezegging, once and for ever: triggers refuse change, removal and truncation.

    `on` is the day it happened in the world, `at` the moment it was recorded (stamped by the database). `by` is for
    clerks only; the public reads the office and the meeting. `changes` maps a field's name to [old, new] as text.
    """

    Kind = EventKind

    INTERNAL = (EventKind.PROPOSED, EventKind.REJECTED)

    toezegging = models.ForeignKey(Toezegging, models.PROTECT, related_name="events", verbose_name="toezegging")
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
    reason = models.TextField("reden, openbaar", blank=True)
    internal_reason = models.TextField("reden, intern", blank=True)
    changes = models.JSONField("wijzigingen", default=dict, blank=True)

    is_fulfilment_public: bool  # filled by EventQuerySet.public()

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = "gebeurtenis"
        verbose_name_plural = "gebeurtenissen"
        ordering = ["on", "pk"]
        default_permissions = ("view",)
        indexes = [
            models.Index(fields=["on", "id"], condition=Q(kind__in=ENDS), name="event_ends"),
        ]
        constraints = [
            models.CheckConstraint(name="event_tells_a_move_of_the_table", condition=_moves_of_the_table()),
        ]

    def __str__(self) -> str:
        return f"{self.toezegging} {self.get_kind_display()}"
