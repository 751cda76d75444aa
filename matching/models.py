from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from letters.models import Letter, LetterVersion
from letters.reading import Act
from letters.reading.debates import UNKNOWN
from parliament import dates
from parliament.models import Debate
from toezeggingen.models.toezegging import Toezegging

# What a letter may say about a promise, in the words that a clerk reads.
ACTS = {
    Act.FULFILS: "voldoet",
    Act.PARTLY: "voldoet deels",
    Act.POSTPONES: "stelt uit",
    Act.WITHDRAWS: "trekt in",
    Act.BEFORE: "voldeed al eerder",
    Act.MENTIONS: "noemt",
}


class StoredReading(models.Model):
    """What the rules read in one version of a letter (lezing).

    `content` is the output of `letters.reading.as_json`. `rules` is the version from `matching.rules_version`. When the
    rules change, the letter is read again and this row is replaced, unless a clerk has judged the letter. Then the row
    stays, because it shows what the clerk judged.
    """

    version = models.OneToOneField(
        LetterVersion, models.CASCADE, related_name="stored_reading", verbose_name="versie van de brief"
    )
    rules = models.TextField("leesregels")
    read_at = models.DateTimeField("gelezen op", auto_now_add=True)
    content = models.JSONField("wat de brief zegt")

    class Meta:
        verbose_name = "lezing"
        verbose_name_plural = "lezingen"
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"{self.version}, leesregels {self.rules}"


class Consideration(models.Model):
    """The result of comparing a letter with a toezegging (overweging).

    `score` is from 0 to 1, and `because` explains it in words. `proposed`: the clerk gets a fulfilment to judge.
    `collective`: the only evidence is that the letter claims to settle every toezegging of a debate. `settled`: the
    toezegging had been settled before.
    """

    reading = models.ForeignKey(StoredReading, models.CASCADE, related_name="considerations", verbose_name="lezing")
    toezegging = models.ForeignKey(Toezegging, models.PROTECT, related_name="considerations", verbose_name="toezegging")
    act = models.TextField("wat de brief ermee doet", choices=[(act.value, label) for act, label in ACTS.items()])
    score = models.FloatField("hoe waarschijnlijk")
    because = models.TextField("waarom")
    passage = models.TextField("passage", blank=True)
    footnote = models.TextField("voetnoot", blank=True)
    proposed = models.BooleanField("voorgesteld")
    collective = models.BooleanField("alle van een debat")
    settled = models.BooleanField("was al voldaan")

    class Meta:
        verbose_name = "overweging"
        verbose_name_plural = "overwegingen"
        ordering = ["-score", "pk"]
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(fields=["reading", "toezegging"], name="consideration_once_per_toezegging"),
            models.CheckConstraint(name="consideration_score_is_a_share", condition=Q(score__gte=0, score__lte=1)),
            models.CheckConstraint(name="consideration_act_is_known", condition=Q(act__in=[act.value for act in ACTS])),
            models.CheckConstraint(
                name="consideration_of_what_is_settled_is_not_proposed", condition=Q(proposed=False) | Q(settled=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.toezegging}: {self.because}"


class DismissedPassage(models.Model):
    """A passage of which a clerk said that it is about no toezegging of the register (afgewezen passage)."""

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="dismissed_passages", verbose_name="brief")
    passage = models.TextField("passage")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="door")
    at = models.DateTimeField("op", auto_now_add=True)

    class Meta:
        verbose_name = "afgewezen passage"
        verbose_name_plural = "afgewezen passages"
        default_permissions = ("view",)
        constraints = [models.UniqueConstraint(fields=["letter", "passage"], name="dismissed_passage_once_per_letter")]

    def __str__(self) -> str:
        return self.passage


class NamedDebateQuerySet(models.QuerySet["NamedDebate"]):
    def informative(self) -> NamedDebateQuerySet:
        """Named debates with a day or a link."""
        return self.exclude(day=None, debate=None).select_related("debate")


class NamedDebate(models.Model):
    """A debate that a version of a letter names, linked to a debate of the register (genoemd debat).

    `kind` and `day` are as in the letter. `debate` is empty if the register does not have it or the link is uncertain.
    The row is replaced when the letter is compared with the register again. `compared_at` is when that was, and
    `searched_up_to` is the key of the newest debate in the register at that time.
    """

    version = models.ForeignKey(
        LetterVersion, models.CASCADE, related_name="named_debates", verbose_name="versie van de brief"
    )
    kind = models.TextField("soort")
    day = models.DateField("dag", null=True, blank=True)
    debate = models.ForeignKey(
        Debate, models.SET_NULL, related_name="named_in", null=True, blank=True, verbose_name="debat"
    )
    because = models.TextField("waarom", blank=True)
    compared_at = models.DateTimeField("vergeleken op", db_default=Now(), editable=False)
    searched_up_to = models.BigIntegerField("gezocht tot en met")

    objects = NamedDebateQuerySet.as_manager()

    class Meta:
        verbose_name = "genoemd debat"
        verbose_name_plural = "genoemde debatten"
        ordering = ["pk"]
        default_permissions = ("view",)

    def __str__(self) -> str:
        kind = "debat" if self.kind == UNKNOWN else self.kind
        return f"{kind} van {dates.dutch(self.day)}" if self.day else kind
