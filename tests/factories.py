"""Small made-up rows. A row with a status gets it through the real workflow."""

from __future__ import annotations

from datetime import date
from itertools import count

from django.contrib.auth.models import Group, User

from letters.models import Letter, LetterDossier, LetterVersion
from matching.models import Consideration, StoredReading
from parliament.deadlines import Deadline
from parliament.models import Committee, Debate, Ministry, MinistryPeriod, Party
from toezeggingen import workflow
from toezeggingen.models import Fulfilment, Toezegging
from toezeggingen.models.fulfilment import Effect, Means, Outcome
from toezeggingen.moves import MOVES
from toezeggingen.permissions import GRIFFIER, Actor
from toezeggingen.status import SETTLED, Status

DAY = date(2023, 3, 22)
_serial = count(1)


def a_user(group: str = "griffier", **fields: object) -> User:
    name = fields.pop("username", f"{group}{next(_serial)}")
    user = User.objects.create_user(username=name, password="geheim-voor-de-test", is_staff=True, **fields)
    user.groups.add(Group.objects.get(name=group))
    return user


def clerk() -> User:
    """The griffier who makes the moves of tests that do not name a user."""
    user, _ = User.objects.get_or_create(username="griffier-van-dienst", defaults={"is_staff": True})
    user.groups.add(Group.objects.get(name=GRIFFIER))
    return user


def a_ministry(key: str = "xx", **fields: object) -> Ministry:
    """A made-up ministry, or the ministry of the reference lists with this key."""
    known = Ministry.objects.filter(key=key).first()
    if known:
        return known
    ministry = Ministry.objects.create(**{"key": key, "name": "Voorbeeldzaken", "abbreviation": key.upper(), **fields})
    MinistryPeriod.objects.create(ministry=ministry, name=ministry.name)
    return ministry


def a_committee(**fields: object) -> Committee:
    serial = next(_serial)
    values = {
        "abbreviation": f"C{serial}",
        "name": f"vaste commissie voor Zaak {serial}",
        "short_name": f"Zaak {serial}",
    }
    return Committee.objects.create(**{**values, **fields})


def a_debate(**fields: object) -> Debate:
    values = {
        "number": f"2023A{90000 + next(_serial)}",
        "kind": Debate.Kind.COMMITTEE,
        "title": "Waterbeheer",
        "day": DAY,
    }
    if "committee" not in fields:
        values["committee"] = a_committee()
    return Debate.objects.create(**{**values, **fields})


def a_meeting(**fields: object) -> Debate:
    """A procedural meeting, where decisions are made."""
    values = {"kind": Debate.Kind.PROCEDURE, "title": "Procedurevergadering", "day": date(2023, 5, 10)}
    return a_debate(**{**values, **fields})


def a_letter(*, released: bool = True, text: str = "Hierbij informeer ik uw Kamer.", **fields: object) -> Letter:
    number = fields.pop("number", f"99001-{next(_serial)}")
    letter = Letter.objects.create(**{"number": number, "date": date(2023, 4, 19), "subject": "Voortgang", **fields})
    dossier, _, nr = number.rpartition("-")
    LetterDossier.objects.create(letter=letter, position=1, dossier=dossier, nr=nr)
    version = LetterVersion(letter=letter, nr=1, text=text, received_on=letter.date)
    version.fingerprint = LetterVersion.fingerprint_of(text)
    if released:
        version.released_at = "2023-04-20T09:00:00+02:00"
    version.save()
    return letter


def a_deadline(latest: date | None = None, words: str = "voor de zomer", firmness: str = "periode") -> Deadline:
    return Deadline(words=words, earliest=None, latest=latest, firmness=firmness, rule="voorbeeld", hangs_on="")


def a_concept(*, by: Actor | None = None, due: date | None = None, **fields: object) -> Toezegging:
    if "debate" not in fields and "letter" not in fields:
        fields["debate"] = a_debate()
    if "ministry_then" not in fields:
        fields["ministry_then"] = a_ministry()
    members, parties = fields.pop("members", ()), fields.pop("parties", ())
    toezegging = Toezegging(**{"made_on": DAY, "text": "De minister stuurt een brief over de dijken.", **fields})
    if due:
        toezegging.deadline = a_deadline(due)
    return workflow.enter(toezegging, by=by or clerk(), members=members, parties=parties)


def an_open(*, by: Actor | None = None, on: date = DAY, **fields: object) -> Toezegging:
    toezegging = a_concept(by=by, **fields)
    workflow.publish(toezegging, by=by or clerk(), on=on)
    return toezegging


def a_proposal(toezegging: Toezegging | None = None, *, by: Actor | None = None, **fields: object) -> Fulfilment:
    toezegging = toezegging or an_open()
    values = {"means": Means.LETTER, "effect": Effect.FULFILS, "passage": "Hiermee voldoe ik aan de toezegging."}
    if fields.get("means", Means.LETTER) == Means.LETTER and "letter" not in fields:
        values["letter"] = a_letter()
    fulfilment = Fulfilment(toezegging=toezegging, **{**values, **fields})
    return workflow.propose(fulfilment, by=by or clerk(), on=date(2023, 4, 20))


def a_confirmed(toezegging: Toezegging | None = None, *, by: Actor | None = None, **fields: object) -> Fulfilment:
    proposal = a_proposal(toezegging, by=by, **fields)
    workflow.confirm(
        proposal, by=by or clerk(), on=date(2023, 4, 21), effect=proposal.effect, remainder=proposal.remainder
    )
    proposal.refresh_from_db()
    return proposal


def a_settled(toezegging: Toezegging | None = None, *, by: Actor | None = None, **fields: object) -> Toezegging:
    """Decided in a procedural meeting: "voldaan", unless `outcome=` is given."""
    outcome, remainder = fields.pop("outcome", Outcome.FULFILLED), fields.pop("remainder", "")
    proposal = a_proposal(toezegging, by=by, **fields)
    meeting = a_meeting()
    workflow.decide(proposal, by=by or clerk(), on=meeting.day, meeting=meeting, outcome=outcome, remainder=remainder)
    proposal.toezegging.refresh_from_db()
    return proposal.toezegging


def with_status(status: Status) -> Toezegging:
    """A toezegging that the workflow brought to this status."""
    return a_concept() if status == Status.CONCEPT else bring_to(status, an_open())


def bring_to(status: Status, toezegging: Toezegging) -> Toezegging:
    """Move an open toezegging to this status."""
    if status == Status.PARTLY:
        return a_settled(toezegging, outcome=Outcome.PARTLY, remainder="het tweede deel")
    if status == Status.FULFILLED:
        return a_settled(toezegging)
    if status in SETTLED:
        (name,) = (name for name, move in MOVES.items() if move.targets == (status,))
        workflow.make_move(name, toezegging, by=clerk(), on=date(2023, 6, 1), reason="achterhaald")
    return toezegging


def a_consideration(toezegging: Toezegging, letter: Letter, **fields: object) -> Consideration:
    """How the reading of a letter scored this toezegging; by default too low to propose it."""
    stored = {"rules": "oud", "content": {"statements": []}}
    reading, _ = StoredReading.objects.get_or_create(version=letter.newest, defaults=stored)
    values = {"act": "fulfils", "score": 0.2, "because": "zelfde ministerie en onderwerp: dijken"}
    flags = {"proposed": False, "collective": False, "settled": False}
    return Consideration.objects.create(reading=reading, toezegging=toezegging, **{**values, **flags, **fields})


def a_party(abbreviation: str = "") -> Party:
    abbreviation = abbreviation or f"P{next(_serial)}"
    return Party.objects.create(abbreviation=abbreviation, name=abbreviation)
