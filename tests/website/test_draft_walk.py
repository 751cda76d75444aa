"""Ask every public address for what the public may not see.

Everything hidden carries the word "geheim", or is a number in `hidden` or of dossier 99777; none may stand on any page.
"""

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import urljoin

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alerts.models import Recipient
from alerts.news.gathering import gather
from api import ROOT as API
from api.views import SUBJECT_RESOURCES
from desk.models import DebateNote, MeetingItem
from letters.models import FormerLetterNumber, Letter, LetterDossier, LetterVersion
from parliament.models import Committee, Debate, Member, Minister, Post
from search.filters.filterset import FILTERS
from tests import factories as make
from tests.addresses import route_of, routes
from tests.alerts.mailroom import a_follower, pages_of
from tests.pages import source_of, text_of, words_in
from toezeggingen import workflow
from toezeggingen.models import FormerToezeggingNumber, Relation, Toezegging
from toezeggingen.models.fulfilment import Effect, Means, Outcome
from website.formats import FORMATS
from website.pages.subjects import SUBJECTS
from website.sitemap import SECTIONS

pytestmark = pytest.mark.django_db

IN_API = {"toezegging": "api:toezegging", "debate": "api:debat", "letter": "api:brief"}

SECRET = re.compile(r"\w*geheim\w*|99777", re.IGNORECASE)
NOWHERE = "/bestaat-niet/"
ONCE = re.compile(r"[?&]formaat=")
WORDS_OF_SECRETS = ("onderwerp", "notitie", "voorstel", "passage", "tweede", "tekst", "dienst", "zaken")
OPEN_TEXT = "Deze brief is voor iedereen. Hiermee voldoe ik aan de toezegging."


@pytest.fixture
def register() -> dict[str, str]:
    """A register full of secrets: words and numbers that may be on no page, with the reason."""
    griffier = make.a_user(username="geheim-login", first_name="Geheimvoornaam", last_name="Geheimachternaam")
    shown = make.an_open(
        by=griffier, due=date(2023, 4, 1), note="geheime notitie", overruled_reason="geheime afwijking", **people()
    )
    letter = make.a_letter(text=OPEN_TEXT)
    hide_items(shown, letter, griffier)
    hide_proposals(shown, letter, griffier)
    hide_letters(shown, griffier)
    hide_list_of_meeting(shown, griffier)
    workflow.lapse(shown, by=griffier, on=date(2023, 5, 1), reason="De wet vervalt.", internal_reason="geheime reden")
    gather(timezone.now())
    follow_all()
    return {
        **{row.number: "a hidden toezegging" for row in Toezegging.objects.difference(Toezegging.objects.published())},
        **{row.number: "an unreleased letter" for row in Letter.objects.difference(Letter.objects.released())},
        "TZ202302-K009": "a concept's former number",
        "BR202304-K009": "a former number of an unreleased letter",
    }


def follow_all() -> None:
    """A follower of everything, of each committee, each debate, published or not, and each public letter."""
    choices = {f"commissie={row.slug}" for row in Committee.objects.filter(debates__isnull=False)}
    choices |= {f"debat={row.number}" for row in Debate.objects.all()}
    choices |= {f"brief={row.number}" for row in Letter.objects.released()}
    follower = a_follower()
    for choice in sorted(choices):
        follower.subscriptions.create(choice=choice, confirmed_at=timezone.now())


def people() -> dict[str, object]:
    """One row of each kind with a page."""
    party = make.a_party()
    return {
        "post": Post.objects.create(title="minister van Zaken", ministry=make.a_ministry()),
        "minister": Minister.objects.create(name="A. de Wit"),
        "members": [Member.objects.create(name="J. van der Meer", party=party)],
        "parties": [party],
    }


def hide_items(shown: Toezegging, letter: Letter, griffier) -> None:
    """A concept and a withdrawn item, related to everything public."""
    concept = make.a_concept(by=griffier, debate=shown.debate, text="geheim concept", note="geheim")
    from_letter = make.a_concept(by=griffier, letter=letter, made_on=letter.date, text="geheim concept uit een brief")
    FormerToezeggingNumber.objects.create(toezegging=concept, number="TZ202302-K009")
    withdrawn = make.an_open(by=griffier, debate=shown.debate, text="geheim en ingetrokken")
    make.a_settled(withdrawn, by=griffier, letter=letter, passage="Deze brief is voor iedereen.", footnote="geheim")
    workflow.withdraw(withdrawn, by=griffier, on=date(2023, 5, 11), reason="geheim, want dubbel")
    for hidden in (concept, from_letter, withdrawn):
        Relation.objects.create(source=shown, target=hidden, kind=Relation.Kind.REPEATS)
        Relation.objects.create(source=hidden, target=shown, kind=Relation.Kind.REPEATS)


def hide_proposals(shown: Toezegging, letter: Letter, griffier) -> None:
    """An unconfirmed and a rejected proposal, a confidential briefing, and a passage of an unreleased version."""
    make.a_proposal(
        shown, by=griffier, letter=letter, passage="geheim voorstel", because="geheime waarom", footnote="geheim"
    )
    rejected = make.a_confirmed(shown, by=griffier, letter=make.a_letter(), passage="geheim afgewezen")
    workflow.reject(rejected, by=griffier, on=date(2023, 4, 22), internal_reason="geheime reden van afwijzing")
    hide_briefing(shown, griffier)
    corrected = make.a_letter(text=OPEN_TEXT)
    text = "geheime tweede versie"
    version = LetterVersion.objects.create(
        letter=corrected, nr=2, text=text, fingerprint=LetterVersion.fingerprint_of(text), received_on=date(2023, 4, 21)
    )
    make.a_confirmed(shown, by=griffier, letter=corrected, version=version, passage="geheime passage uit versie 2")
    make.an_open(by=griffier, letter=corrected, made_on=corrected.date, on=corrected.date, passage=text)


def hide_briefing(shown: Toezegging, griffier) -> None:
    """A confidential briefing: as later debate, as present or former origin, and moved back and forth."""
    committee = make.a_committee(name="vaste commissie voor geheime zaken", slug="dienst")
    talk = make.a_debate(
        kind=Debate.Kind.BRIEFING, title="geheim onderwerp", day=date(2023, 4, 3), report="99777-1", agenda="99777-2",
        committee=committee,
    )  # fmt: skip
    talk.follow_up_committees.add(make.a_committee(name="vaste commissie voor geheime diensten"))
    talk.replaced_by = make.a_debate(replaced_by=talk, state=Debate.State.MOVED)
    talk.save()
    make.a_confirmed(
        shown, by=griffier, means=Means.BRIEFING, held_on=talk.day, debate=talk,
        passage="geheim besproken", because="geheim", footnote="geheim",
    )  # fmt: skip
    make.a_confirmed(make.an_open(by=griffier), by=griffier, means=Means.DEBATE, debate=talk)
    moved = make.an_open(by=griffier, debate=talk, made_on=talk.day, on=talk.day)
    workflow.edit(moved, by=griffier, on=date(2023, 4, 4), debate=make.a_debate(day=talk.day))
    workflow.edit(moved, by=griffier, on=date(2023, 4, 5), debate=talk)
    hide_debate(griffier)


def hide_debate(griffier) -> None:
    """A debate that became confidential after a toezegging was moved away from it."""
    debate = make.a_debate(title="geheim debat")
    moved = make.an_open(by=griffier, debate=debate)
    workflow.edit(moved, by=griffier, on=date(2023, 4, 6), debate=make.a_debate(day=debate.day))
    debate.is_confidential = True
    debate.save()
    make.a_confirmed(make.an_open(by=griffier), by=griffier, means=Means.DEBATE, debate=debate)
    make.a_debate(title="geheim en gepland", day=date(2099, 1, 1), is_confidential=True, state=Debate.State.PLANNED)


def hide_letters(shown: Toezegging, griffier) -> None:
    """An unreleased letter: as fulfilment, as reason for a postponement, and as present or former origin."""
    unreleased = make.a_letter(
        released=False, subject="geheim onderwerp", text="geheime tekst van de brief", title="geheim"
    )
    FormerLetterNumber.objects.create(letter=unreleased, number="BR202304-K009")
    make.a_confirmed(shown, by=griffier, letter=unreleased, passage="geheime passage", remainder="geheime rest")
    make.a_settled(by=griffier, letter=unreleased, passage="geheim", outcome=Outcome.PARTLY, remainder="geheim")
    make.a_proposal(make.an_open(), by=griffier, letter=unreleased, effect=Effect.POSTPONES, passage="geheim")
    workflow.postpone(
        shown, by=griffier, on=date(2023, 4, 25), deadline=make.a_deadline(date(2023, 6, 1)), reason="Meer tijd nodig.",
        letter=unreleased, internal_reason="geheim",
    )  # fmt: skip
    origin = {"letter": unreleased, "made_on": unreleased.date, "on": unreleased.date}
    make.an_open(by=griffier, **origin, passage="geheime herkomst")
    moved = make.an_open(by=griffier, **origin, passage="geheime herkomst")
    workflow.edit(
        moved,
        by=griffier,
        on=date(2023, 4, 26),
        letter=make.a_letter(text=OPEN_TEXT),
        passage="Deze brief is voor iedereen.",
    )


def hide_list_of_meeting(shown: Toezegging, griffier) -> None:
    """What clerks prepare for a meeting, and write at a debate."""
    meeting = make.a_meeting(committee=shown.debate.committee)
    facts = {"toezegging": shown, "proposal": "rappel", "taken": "rappel", "changed_by": griffier}
    MeetingItem.objects.create(meeting=meeting, note="geheime noot", **facts)
    for debate in (meeting, shown.debate):
        DebateNote.objects.create(debate=debate, text="geheime notitie", changed_by=griffier)


def addresses() -> Iterator[str]:
    """Every public address that could exist for any row, published or not."""
    yield from ("/", "/toezeggingen/", NOWHERE)
    yield from overviews()
    for name, numbers in {
        "toezegging": [*Toezegging.objects.values_list("number", flat=True), "TZ202302-K009"],
        "debate": Debate.objects.values_list("number", flat=True),
        "letter": [*Letter.objects.values_list("number", flat=True), "BR202304-K009"],
    }.items():
        for number in numbers:
            yield reverse(name, args=[number])
            yield reverse(name, args=[number.lower()])
            yield reverse(IN_API[name], args=[number])
    for number, nr in LetterVersion.objects.values_list("letter__number", "nr"):
        yield reverse("letter-version", args=[number, nr])
    for query in (
        "termijn=te-laat",
        "termijn=brief-ontvangen",
        "status=deels-voldaan",
        "status=vervallen",
        "status=concept",
    ):
        yield f"/toezeggingen/?{query}"
    for order in ("nieuwste", "langst-open", "eerst-vervallend", "vaakst-uitgesteld"):
        yield f"/toezeggingen/?volgorde={order}"
    for key in FORMATS:
        yield f"/toezeggingen/?formaat={key}"
    for word in WORDS_OF_SECRETS:
        yield f"/zoeken/?woorden={word}"
        yield f"/toezeggingen/?woorden={word}"
        yield f"/api/v1/toezeggingen?woorden={word}"
        yield f"/volgen/?woorden={word}"
    yield from addresses_of_api()
    yield from ("/volgen/", "/volgen/link/", *pages_of(Recipient.objects.get()).values())


def addresses_of_api() -> Iterator[str]:
    """Each list of the API, and each committee and person, public or not."""
    for singular, plural, subject, *_ in SUBJECT_RESOURCES:
        yield reverse(f"api:{plural}")
        directory = SUBJECTS[subject].directory
        keys = directory.offered().model.objects.values_list(directory.key, flat=True)
        yield from (reverse(f"api:{singular}", args=[key]) for key in keys)
    yield API
    for name in ("toezeggingen", "brieven", "debatten", "dossiers", "facetten"):
        yield reverse(f"api:{name}")


def overviews() -> Iterator[str]:
    """For every row in the database."""
    for subject in SUBJECTS.values():
        yield reverse(subject.index)
        for row in subject.directory.offered().model.objects.all():
            yield row.get_absolute_url()
    yield from map(reverse, ("debates", "letters", "dossiers", "planning", "figures", "recent", "sitemap", "robots"))
    yield from (reverse("sitemap-part", args=[section]) for section in SECTIONS)
    for dossier in {*LetterDossier.objects.values_list("dossier", flat=True), "99777"}:
        yield reverse("dossier", args=[dossier])
        yield reverse("api:dossier", args=[dossier])
    for number in Debate.objects.values_list("number", flat=True):
        yield reverse("preparation", args=[number])
        yield f"{reverse('preparation', args=[number])}?formaat=docx"


def choices() -> Iterator[tuple[str, str]]:
    """Every filter with every value in the database, and with the beginnings of hidden values."""
    held = Debate.objects.exclude(committee=None)
    dossiers = {number.rpartition("-")[0] for number in Debate.objects.values_list("report", flat=True)}
    asked = {
        "commissie": [*held.values_list("committee__slug", flat=True), "dienst"],
        "debat": Debate.objects.values_list("number", flat=True),
        "dossier": dossiers | set(LetterDossier.objects.values_list("dossier", flat=True)),
    }
    for name in FILTERS:
        yield from ((name, value) for value in [*asked.get(name, ()), "gehei"])


def linked_from(address: str, html: str) -> set[str]:
    links = re.findall(r'href="(/[^"#]*|\?[^"#]*)', html)
    here = [link.replace("&amp;", "&") for link in links if not link.startswith(("/static/", "/beheer/"))]
    return {urljoin(address, link) for link in here}


def walk(client: Client) -> Iterator[tuple[str, str]]:
    """Every public address and everything that it links to, once each, with the source of the answer.

    A format is walked for the whole register, not again for each part of it.
    """
    todo, seen = set(addresses()), set()
    while todo:
        address = todo.pop()
        seen.add(address)
        source = source_of(client.get(address, follow=True))
        yield address, source
        todo |= {link for link in linked_from(address, source) if not ONCE.search(link)} - seen


def test_no_public_page_shows_what_is_hidden(client: Client, register: dict[str, str]):
    walked = set()
    for address, source in walk(client):
        walked.add(address)
        page = words_in(source) + " ".join(linked_from(address, source))
        assert SECRET.findall(source) == [], address
        leaked = [number for number in register if number in page and number.lower() not in address.lower()]
        assert leaked == [], address
    assert {*routes()} <= {route_of(address) for address in walked if address != NOWHERE}
    assert {f"/toezeggingen/?formaat={key}" for key in FORMATS} < walked
    assert [address for address in walked if "week=" in address]


@pytest.mark.slow
def test_a_change_in_any_table_that_public_pages_read_makes_a_new_version(client: Client, register: dict[str, str]):
    queries: set[str] = set()

    def note(execute, query, *how):
        queries.add(str(query))
        return execute(query, *how)

    with connection.execute_wrapper(note):
        assert len(list(walk(client))) > 60
    asked = " ".join(queries)
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'version'")
        watched = {name for (name,) in cursor.fetchall()}
    read = {table for table in tables if re.search(rf"\b{table}\b", asked)}
    assert len(read) > 10
    # Triggers write these, in the transaction that changes what they are made of.
    for_search = {"search_toezeggingdocument", "search_letterdocument", "search_searchword"}
    # The pages below /volgen/ are never cached, so they need no version.
    for_followers = {"alerts_mail", "alerts_news", "alerts_recipient", "alerts_subscription"}
    assert read - watched == {"toezeggingen_publicchange"} | for_search | for_followers


def test_no_filter_option_reveals_what_is_hidden(client: Client, register: dict[str, str]):
    for name, value in choices():
        html = client.get("/toezeggingen/", {name: value}).content.decode().replace(value, "")
        assert SECRET.findall(html) == [], (name, value)
        assert [number for number in register if number in html] == [], (name, value)


def test_search_finds_nothing_that_is_hidden(client: Client, register: dict[str, str]):
    for words in ("geheim", "geheime passage", "concept", "ingetrokken", *register):
        assert "Geen toezegging past bij deze keuze." in text_of(client.get("/toezeggingen/", {"woorden": words}))


def test_a_hidden_page_is_a_404(client: Client, register: dict[str, str]):
    answers = {why: set() for why in register.values()}
    for number, why in register.items():
        kind = "letter" if "letter" in why else "toezegging"
        answers[why].add(client.get(reverse(kind, args=[number])).status_code)
    assert answers == {
        "a hidden toezegging": {404, 410},
        "an unreleased letter": {404},
        "a concept's former number": {404},
        "a former number of an unreleased letter": {404},
    }


def test_public_facts_about_hidden_rows_are_shown(client: Client, register: dict[str, str]):
    """The walk would pass on empty pages; this shows that it met the rows with secrets."""
    lapsed = Toezegging.objects.get(status="vervallen")
    page = text_of(client.get(lapsed.get_absolute_url()))
    assert "Vertrouwelijke technische briefing van 3 april 2023" in page
    assert "Wat er is besproken, is vertrouwelijk." in page
    assert "naar “voor de zomer” (1 juni 2023) Reden: Meer tijd nodig." in page
    _, from_letter, moved = Toezegging.objects.published().filter(letter__isnull=False).order_by("pk")
    assert "Gedaan in een brief die nog niet openbaar is" in text_of(client.get(from_letter.get_absolute_url()))
    page = text_of(client.get(moved.get_absolute_url()))
    assert "Gedaan in brief: was een brief die nog niet openbaar is is nu Brief" in page
    assert "Passage in de brief: was niet openbaar is nu niet openbaar" in page
    half = Toezegging.objects.get(status="deels-voldaan")
    expected = "Er is een brief ontvangen die nog niet openbaar is. besluit: deels voldaan"
    assert expected in text_of(client.get(half.get_absolute_url()))
