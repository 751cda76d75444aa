"""A page of each kind, in a small register with something of everything; every test that walks all pages uses it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone

from letters.models import Letter
from parliament.models import Debate, Member, Minister, Post, Recess, Tenure
from tests import factories as make
from tests.alerts.mailroom import a_follower, pages_of
from toezeggingen import workflow
from toezeggingen.buckets import SOON, Bucket
from toezeggingen.models import RegisterVersion, Relation, Toezegging
from toezeggingen.models.fulfilment import Effect, Means, Outcome
from toezeggingen.status import Status

LONG = "Arbeidsongeschiktheidsverzekeringsmaatschappijen en hun " * 6
PASSAGE = "Hiermee voldoe ik aan de toezegging."
TOO_MANY = "&" * 4001
TEXTS = ("about", "reading", "programs", "accessibility", "privacy")
INDEXES = ("debates", "letters", "committees", "ministries", "ministers", "members", "parties", "dossiers")


def make_each() -> dict[str, str]:
    """Make the register. Returns the path of each page by kind."""
    RegisterVersion.objects.update(is_demo=True)
    griffier = make.a_user()
    debate = _debate()
    letter = _letter()
    full = _full(debate, letter, griffier)
    standings = _standings(debate, griffier)
    Relation.objects.create(source=standings[Bucket.OVERDUE], target=full, kind=Relation.Kind.REPEATS)
    Relation.objects.create(source=standings[Bucket.SOON], target=full, kind=Relation.Kind.REPEATS)
    make.a_confirmed(make.an_open(debate=debate), letter=letter, effect=Effect.MENTIONS)
    return {
        "home": "/",
        **_lists(debate),
        "item": full.get_absolute_url(),
        **{f"item {name}": toezegging.get_absolute_url() for name, toezegging in standings.items()},
        **_of_debates(debate, full, griffier),
        "letter": letter.get_absolute_url(),
        "letter version": reverse("letter-version", args=[letter.number, 1]),
        **_of_subjects(debate, full),
        **{name: reverse(name) for name in (*INDEXES, *TEXTS, "planning", "figures", "recent")},
        "search": "/zoeken/",
        "search hits": "/zoeken/?woorden=kuifeend",
        "search mistyped": "/zoeken/?woorden=kuifeent",
        "search nothing": "/zoeken/?woorden=zeppelin",
        "search refused": f"/zoeken/?woorden={'woord' * 99}",
        "missing": "/toezeggingen/TZ199901-101/",
        **_of_followers(debate),
    }


def _debate() -> Debate:
    committee = make.a_committee(name="commissie voor Volkshuisvesting en Ruimtelijke Ordening")
    today = timezone.localdate()
    make.a_debate(title=LONG, state=Debate.State.PLANNED, day=today, committee=committee)
    Recess.objects.all().delete()
    Recess.objects.create(kind=Recess.Kind.SUMMER, last_meeting=today, next_meeting=today + timedelta(days=9))
    return make.a_debate(title=LONG, committee=committee, report="99001-430")


def _letter() -> Letter:
    text = f"Vergaderjaar 2022–2023\n\n{LONG}¹ {PASSAGE}\n\nEen kop\n\n– een kuifeend\n– nog een punt\n\n¹ Een noot."
    return make.a_letter(text=text, subject=LONG, author_role="minister van Zaken")


def _full(debate: Debate, letter: Letter, griffier: User) -> Toezegging:
    """A toezegging that was postponed, fulfilled partly and corrected."""
    post = Post.objects.create(title="minister voor Zaken", ministry=make.a_ministry())
    minister = Minister.objects.create(name="A. de Wit")
    Tenure.objects.create(post=post, minister=minister, since=date(2022, 1, 10))
    party = make.a_party()
    made = {
        "post": post, "minister": minister, "ministry_now": make.a_ministry("yy", name="Andere Zaken"),
        "members": [Member.objects.create(name="J. van der Meer", party=party)], "parties": [party],
    }  # fmt: skip
    full = make.an_open(by=griffier, debate=debate, text=LONG, due=date(2023, 4, 1), **made)
    later = make.a_deadline(date(2023, 5, 1))
    workflow.postpone(full, by=griffier, on=date(2023, 3, 30), deadline=later, reason=LONG)
    make.a_settled(
        full, by=griffier, letter=letter, passage=PASSAGE, outcome=Outcome.PARTLY, remainder=LONG, footnote="1"
    )
    text = f"{LONG}, zie Kamerstuk 99 001, nr. 430."
    workflow.edit(full, by=griffier, on=date(2023, 5, 12), text=text)
    return full


def _standings(debate: Debate, griffier: User) -> dict[str, Toezegging]:
    """A toezegging in each bucket, and one for each way to end."""
    today = timezone.localdate()
    lapsed = make.an_open(by=griffier, debate=debate)
    workflow.lapse(lapsed, by=griffier, on=date(2023, 5, 1), reason=LONG)
    withdrawn = make.an_open(by=griffier)
    workflow.withdraw(withdrawn, by=griffier, on=make.DAY, reason="Dubbel.")
    hanging = {"deadline_words": "na het debat", "firmness": "gebeurtenis", "hangs_on": "het debat over kuifeenden"}
    return {
        Bucket.OVERDUE: make.an_open(by=griffier, debate=debate, due=today - timedelta(days=3)),
        Bucket.SOON: make.an_open(debate=debate, due=today + timedelta(days=9)),
        Bucket.LATER: make.an_open(debate=debate, due=today + timedelta(days=SOON + 9)),
        Bucket.HANGING: make.an_open(debate=debate, **hanging),
        Bucket.UNDATED: make.an_open(debate=debate, text="De minister telt elke kuifeend."),
        Bucket.AWAITING: make.a_confirmed(make.an_open(debate=debate)).toezegging,
        Status.FULFILLED: make.a_settled(make.an_open(debate=debate), by=griffier),
        Status.LAPSED: lapsed,
        "withdrawn": withdrawn,
    }


def _lists(debate: Debate) -> dict[str, str]:
    chosen = f"termijn=te-laat&commissie={debate.committee.slug}&woorden=brief"
    queries = {
        "list": "", "chosen": chosen, "nothing": "woorden=zeppelin", "second page": "pagina=2",
        "complaints": "status=klaar&lid=niemand&vanaf=31-02-2023&onbekend=1&pagina=1000000000",
        "afdrukken": "formaat=afdrukken", "afdrukken nothing": "formaat=afdrukken&woorden=zeppelin",
        "refused": TOO_MANY,
    }  # fmt: skip
    return {name: f"/toezeggingen/?{query}" for name, query in queries.items()}


def _of_debates(debate: Debate, full: Toezegging, griffier: User) -> dict[str, str]:
    briefing = make.a_debate(kind=Debate.Kind.BRIEFING, day=date(2023, 4, 3))
    fields = {"means": Means.BRIEFING, "held_on": briefing.day, "confidential": True}
    make.a_confirmed(make.an_open(), by=griffier, debate=briefing, **fields)
    return {
        "debate": debate.get_absolute_url(),
        "meeting": full.fulfilments.get().meeting.get_absolute_url(),
        "confidential": briefing.get_absolute_url(),
        "preparation": reverse("preparation", args=[debate.number]),
        "preparation empty": reverse("preparation", args=[make.a_debate(committee=None).number]),
    }


def _of_followers(debate: Debate) -> dict[str, str]:
    """Of one who follows a committee, paused a search, and has not confirmed the whole register yet."""
    choice = f"commissie={debate.committee.slug}"
    follower = a_follower(choice)
    follower.subscriptions.create(choice="woorden=kuifeend", confirmed_at=timezone.now(), is_paused=True)
    follower.subscriptions.create(choice="")
    return {
        "follow": f"/volgen/?{choice}",
        "follow all": "/volgen/",
        "follow link": "/volgen/link/",
        "follow unknown link": "/volgen/onbekend/",
        **pages_of(follower),
    }


def _of_subjects(debate: Debate, full: Toezegging) -> dict[str, str]:
    (member,), (party,) = full.members.all(), full.parties.all()
    subjects: Iterable = (debate.committee, full.ministry_now, full.post, full.minister, member, party)
    pages = {type(subject).__name__: subject.get_absolute_url() for subject in subjects}
    return {**pages, "dossier": "/dossiers/99001/"}
