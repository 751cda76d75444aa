"""Search in toezeggingen, letters and names."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client

from letters.models import LetterVersion
from parliament.models import Committee, Debate, Member, Minister, Ministry, Party, Post
from search import results
from search.results import first_results
from search.text import Question
from tests import factories as make
from tests.pages import text_of
from toezeggingen import workflow
from toezeggingen.models import Toezegging
from toezeggingen.models.fulfilment import Means

pytestmark = pytest.mark.django_db

DAY = date(2023, 6, 1)


def numbers(words: str) -> list[str]:
    return [row["number"] for row in first_results(words) if row["kind"] == "toezegging"]


@pytest.fixture
def dikes() -> Toezegging:
    return make.an_open(text="De minister stuurt brieven over het dijkherstel en de coördinatie met schippers.")


@pytest.fixture(autouse=True)
def _others() -> None:
    make.an_open(text="De minister laat de sloten nakijken.", debate=make.a_debate(title="Vaarwegen"))


@pytest.mark.parametrize(
    "words",
    [
        *(
            "brief",
            "brieven",
            "BRIEVEN",
            "schipper",
            "schippers",
            "dijkherstel",
            "dijk",
            "herstel",
            "dijken herstellen",
        ),
        *("coordinatie", "coördinatie", "herstel schipper", "dijkh", "Waterbeheer schippers"),
        *('"over het dijkherstel"', '"dijkherstel en de coördinatie" schippers', "“over het dijkherstel”"),
    ],
)
def test_words_find_their_inflections_compounds_beginnings_and_phrases(dikes: Toezegging, words: str) -> None:
    assert numbers(words) == [dikes.number]
    assert Question(words).remarks == []


@pytest.mark.parametrize("words", ['"dijkherstel schippers"', '"herstel van sloten"', "dijkherstel -en"])
def test_a_quoted_phrase_is_matched_as_it_is(dikes: Toezegging, words: str) -> None:
    assert (numbers(words) == []) == words.startswith('"')


@pytest.mark.parametrize("words", ["toegang", "gemaal", "kering", "2031", "F-042", '"toegang tot het gemaal"', "boa's"])
def test_separators_between_words_are_ignored(words: str) -> None:
    text = "De minister meldt over ‘Toegang tot het gemaal’ en keringen/stuwen (boa’s; 2030–2031…), F-042 erbij."
    row = make.an_open(text=text)
    letter = make.a_letter(text=text)
    assert [found["number"] for found in first_results(words)] == [row.number, letter.number]
    assert Question(words).remarks == []


@pytest.mark.parametrize(("typed", "correct"), [("djikherstel", "dijkherstel"), ("schiperss", "schippers")])
def test_a_typing_error_is_corrected_and_reported(dikes: Toezegging, client: Client, typed: str, correct: str) -> None:
    assert numbers(typed) == [dikes.number]
    remark = f"“{typed}” komt in geen toezegging of brief voor; gezocht is op “{correct}”."
    for address in ("/zoeken/", "/toezeggingen/"):
        page = client.get(address, {"woorden": typed})
        assert remark in text_of(page)
        assert dikes.number in text_of(page)


@pytest.mark.parametrize(
    ("typed", "searched"),
    [
        ("dijkherstelplanning", "“dijkherstel”"),
        ("schippersbrief", "“schippers” en “brief”"),
        ("schippersloten", "“schipper”"),  # nothing has "sloten" as well
        ("brievenverkeerscommissie schippers", "“brieven”"),
    ],
)
def test_an_unknown_compound_is_searched_by_its_parts(dikes: Toezegging, typed: str, searched: str) -> None:
    assert numbers(typed) == [dikes.number]
    compound = typed.split()[0]
    assert Question(typed).remarks == [f"“{compound}” komt in geen toezegging of brief voor; gezocht is op {searched}."]


def test_partial_matches_are_shown_and_reported_if_nothing_has_all_words(dikes: Toezegging) -> None:
    question = Question("dijkherstel sloten xylofoon")
    assert set(numbers(question.typed)) == {dikes.number, *numbers("sloten")}
    assert question.remarks == [
        "“xylofoon” komt in geen toezegging of brief voor en is weggelaten.",
        "Geen toezegging heeft al deze woorden; gezocht is op een deel ervan.",
    ]


def test_the_word_toezegging_selects_nothing(dikes: Toezegging) -> None:
    assert numbers("toezeggingen dijkherstel") == numbers("dijkherstel") == [dikes.number]
    assert Question("Toezegging dijkherstel").remarks == []


def test_stop_words_find_nothing_and_are_reported(dikes: Toezegging, client: Client) -> None:
    page = text_of(client.get("/zoeken/", {"woorden": "de en het"}))
    assert "Deze woorden zijn te gewoon om op te zoeken." in page
    assert dikes.number not in page


def test_the_word_itself_comes_before_compounds_and_open_before_settled() -> None:
    settled = make.a_settled(make.an_open(text="De minister meldt de stand van het stikstofbeleid."))
    compound = make.an_open(text="De minister meldt de stand van het stikstofbeleid.")
    whole = make.an_open(text="De minister meldt de stand van de stikstof.")
    assert numbers("stikstof") == [whole.number, compound.number, settled.number]
    assert numbers("beleid") == [compound.number, settled.number]


def test_hidden_things_are_not_found_and_their_words_not_suggested(client: Client) -> None:
    make.a_concept(text="Een geheimschrijver.")
    by = make.a_user()
    withdrawn = make.an_open(text="Een luisterpost.")
    workflow.withdraw(withdrawn, by=by, on=DAY, reason="Vergissing")
    make.a_letter(released=False, text="Over zendmasten.", subject="Kabelbaan")
    secret = make.a_debate(kind=Debate.Kind.BRIEFING, title="Onderzeeboten")
    make.an_open(debate=secret, text="De minister meldt de uitkomst.")
    make.a_proposal(
        make.an_open(), means=Means.BRIEFING, debate=secret, held_on=secret.day, confidential=True, letter=None
    )
    for words in ("geheimschrijver", "luisterpost", "zendmasten", "kabelbaan", "onderzeeboten", withdrawn.number):
        assert first_results(words) == [], words
        assert first_results(words[:-1] + "x") == first_results(f"{words}planning") == [], words
    workflow.restore(withdrawn, by=by, on=DAY, reason="Toch niet")
    assert numbers("luisterpost") == [withdrawn.number]


def _rename(row: object, **names: str) -> None:
    type(row)._default_manager.filter(pk=row.pk).update(**names)  # type: ignore[attr-defined] # past save(), as in SQL


@pytest.mark.parametrize("changed", ["text", "debate", "committee", "member", "party", "minister", "post", "ministry"])
def test_search_follows_every_change(dikes: Toezegging, changed: str) -> None:
    by = make.a_user()
    party = Party.objects.create(abbreviation="NOL", name="Oever", slug="nol")
    member = Member.objects.create(name="Kievit", party=party)
    post = Post.objects.create(title="minister voor Sluizen", ministry=dikes.ministry_then)
    minister = Minister.objects.create(name="R. Rietzanger")
    workflow.edit(dikes, by=by, on=DAY, members=[member], post=post, minister=minister, reason="x")
    dikes.refresh_from_db()
    change = {
        "text": (dikes, "text"), "debate": (dikes.debate, "title"), "committee": (dikes.debate.committee, "name"),
        "member": (member, "name"), "party": (party, "name"), "minister": (minister, "name"),
        "post": (post, "title"), "ministry": (dikes.ministry_then, "name"),
    }  # fmt: skip
    row, field = change[changed]
    assert numbers("kwikstaart") == []
    _rename(row, **{field: "Kwikstaarten"})
    assert dikes.number in numbers("kwikstaart")


def test_recipients_are_found_as_soon_as_they_are_recorded(dikes: Toezegging) -> None:
    by = make.a_user()
    member = Member.objects.create(name="Kwikstaart")
    workflow.edit(dikes, by=by, on=DAY, members=[member], parties=[make.a_party("Ree")])
    assert numbers("kwikstaart ree") == [dikes.number]
    workflow.edit(dikes, by=by, on=DAY, members=[], parties=[])
    assert numbers("kwikstaart ree") == []


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        *(
            (typed, "/brieven/28676-431/")
            for typed in ("28676-431", "28 676 nr 431", "28 676, nr. 431", "kst-28676-431")
        ),
        *((typed, "/brieven/28676-431/") for typed in ("kamerstuk nr. 28676-431", "“28676-431”", "2023-D-15310")),
        *((typed, "/brieven/28676-431/") for typed in ("2023D15310", "2023d15310", "brief 2023 D 15310")),
        *((typed, "/debatten/2023A02099/") for typed in ("2023A02099", "debat 2023a02099", "28676-430")),
        *((typed, "/debatten/2023A02099/") for typed in ("2023-A02099", "activiteit: 2023 A 02099")),
        *((typed, "/toezeggingen/TZ202303-101/") for typed in ("TZ202303-101", "tz202303‑101.", "TZ202303-K900")),
        *(
            (typed, "/toezeggingen/TZ202303-101/")
            for typed in ("TZ-202303-101", "tz202303/101", "#202303-101", "tz 202303101")
        ),
        *((typed, "/toezeggingen/TZ202303-101/") for typed in ("toezegging nr. TZ202303-101", "'TZ 202303 101'")),
        ("28 676", "/dossiers/28676/"),
    ],
)
def test_a_number_redirects_to_its_page(client: Client, typed: str, address: str) -> None:
    make.a_letter(number="28676-431", house_number="2023D15310")
    debate = make.a_debate(number="2023A02099", report="28676-430")
    row = make.an_open(debate=debate)
    Toezegging.objects.filter(pk=row.pk).update(number="TZ202303-101")
    row.former_numbers.create(number="TZ202303-K900")
    response = client.get("/zoeken/", {"woorden": typed})
    assert (response.status_code, response["Location"]) == (302, address)
    assert "1 toezegging " in text_of(client.get("/toezeggingen/", {"woorden": typed})) or typed.startswith(
        ("28676-431", "28 676 nr", "28 676, nr", "k", "“", "2023D", "2023d", "2023-D", "brief")
    )


@pytest.mark.parametrize("typed", ["TZ209912-101", "2099A00001", "99999-1", "2099D00001"])
def test_an_unknown_number_finds_nothing(client: Client, typed: str) -> None:
    assert client.get("/zoeken/", {"woorden": typed}).status_code == 200
    assert first_results(typed) == []


def test_names_come_above_their_toezeggingen(dikes: Toezegging, client: Client) -> None:
    party = Party.objects.create(abbreviation="NOL", name="Nieuwe Oeverlijst", slug="nol")
    member = Member.objects.create(name="Özkievit", party=party)
    workflow.edit(dikes, by=make.a_user(), on=DAY, members=[member])
    for typed in ("ozkievit", "lid Özkievit", "Ozkievit NOL", "Ozkieviet"):
        assert [(row["kind"], row["number"]) for row in first_results(typed)][:2] == [
            ("lid", member.slug),
            ("toezegging", dikes.number),
        ], typed
    assert first_results("NOL")[0]["number"] == "nol"


def test_a_committee_and_a_ministry_are_found_by_name_and_abbreviation(dikes: Toezegging) -> None:
    committee = make.a_committee(name="vaste commissie voor Sluizen en Stuwen", slug="sest")
    make.an_open(debate=make.a_debate(committee=committee))
    Ministry.objects.filter(pk=dikes.ministry_then_id).update(name="Sluiszaken")
    for typed in ("Sluizen en Stuwen", "vaste commissie voor Sluizen en Stuwen", "commissie Sluizen", "sest"):
        assert ("commissie", "sest") in [(row["kind"], row["number"]) for row in first_results(typed)], typed
    for typed in ("ministerie van Sluiszaken", "sluiszaken", "XX"):
        assert ("ministerie", "xx") in [(row["kind"], row["number"]) for row in first_results(typed)], typed


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("ozkievit", "/kamerleden/j-ozkievit/"), ("lid j-ozkievit nol", "/kamerleden/j-ozkievit/"),
        ("Rietzanger", "/bewindspersonen/r-rietzanger/"), ("minister voor Sluizen", "/bewindspersonen/ambt/{post}/"),
        ("Peilbeheer", "/commissies/peil/"), ("PEIL", "/commissies/peil/"), ("Sluiszaken", "/ministeries/sz/"),
        ("nol", "/fracties/nol/"), ("droogte dijken", "/debatten/2023A02099/"),
        ("de heer Ozkievit", "/kamerleden/j-ozkievit/"), ("A.B. Özkievit", "/kamerleden/j-ozkievit/"),
        ("minister Rietzanger", "/bewindspersonen/r-rietzanger/"), ("minister SZ", "/bewindspersonen/ambt/{post}/"),
        ("P&B", "/commissies/peil/"), ("commissie P&B", "/commissies/peil/"), ("Oeverlijst", "/fracties/nol/"),
        ("commissiedebat Dijken en droogte", "/debatten/2023A02099/"),
    ],
)  # fmt: skip
def test_a_name_leads_to_its_page(client: Client, typed: str, address: str) -> None:
    committee = Committee.objects.create(name="vaste commissie voor Peilbeheer", abbreviation="P&B", slug="peil")
    debate = make.a_debate(number="2023A02099", title="Dijken en droogte", committee=committee)
    post = Post.objects.create(title="minister voor Sluizen", ministry=make.a_ministry("sz", name="Sluiszaken"))
    minister = Minister.objects.create(name="R. Rietzanger")
    party = Party.objects.create(abbreviation="NOL", name="Nieuwe Oeverlijst", slug="nol")
    member = Member.objects.create(name="J. Özkievit", party=party)
    make.an_open(debate=debate, post=post, minister=minister, members=[member], ministry_then=post.ministry)
    address = address.format(post=post.slug)
    assert f'href="{address}"' in client.get("/zoeken/", {"woorden": typed}).content.decode()
    assert client.get(address).status_code == 200


def test_letters_are_listed_apart_with_an_excerpt(client: Client) -> None:
    letter = make.a_letter(text="Voorwoord. " * 90 + "De <b>otter</b> keert terug. " + "Slot. " * 90)
    page = client.get("/zoeken/", {"woorden": "otters"})
    assert "In brieven" in text_of(page)
    assert "&lt;b&gt;<mark>otter</mark>&lt;/b&gt; keert terug" in page.content.decode()
    assert letter.number not in text_of(client.get("/toezeggingen/", {"woorden": "otters"}))
    LetterVersion.objects.filter(letter=letter).update(released_at=None)
    newer = LetterVersion(
        letter=letter, nr=2, text="De bever.", received_on=DAY, released_at="2023-06-01T09:00:00+02:00"
    )
    newer.fingerprint = LetterVersion.fingerprint_of(newer.text)
    newer.save()
    assert [row["number"] for row in first_results("bever")] == [letter.number]
    assert first_results("otter") == []


def test_found_words_are_marked_and_other_text_is_escaped(client: Client) -> None:
    make.an_open(text="De <script>minister</script> herstelt het dijkherstel & meer.")
    shown = "&lt;script&gt;minister&lt;/script&gt; herstelt het dijkherstel &amp; meer"
    shown = shown.replace("script", "<mark>script</mark>").replace("dijkherstel", "<mark>dijkherstel</mark>")
    for address in ("/zoeken/", "/toezeggingen/"):
        page = client.get(address, {"woorden": "dijk <script>"}).content.decode()
        assert shown in page, address


HOSTILE = [
    *("a" * 10_000, "dijk " * 2000, '"', '"dijk', "dijk\0herstel", "\0", "'; DROP TABLE toezeggingen_toezegging; --"),
    *("a & b | !c <-> (d", "dijk:*", "'dijk'", "\\", "((((", "%_%", "?", "🦦", "İ", "ß", "\u202e", "-", "—", "§ 3"),
    *(
        "ﬁ" * 100,
        "x" * 200,
        "'" * 200,
        '"' * 199,
        "a b c d e f g h i j k l m n o p q r s t",
        "de het een",
        "1",
        "0" * 60,
    ),
]


@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
def test_no_question_fails(dikes: Toezegging, client: Client, typed: str) -> None:
    for address in ("/zoeken/", "/toezeggingen/"):
        assert client.get(address, {"woorden": typed}).status_code in (200, 302), address
    first_results(typed)


def test_an_empty_question_shows_the_search_form(client: Client) -> None:
    assert "Zoek in toezeggingen en brieven" in text_of(client.get("/zoeken/"))
    assert client.get("/zoeken/?woorden=").status_code == 200


def test_every_page_has_one_search_form(client: Client, dikes: Toezegging) -> None:
    for address in ("/", "/toezeggingen/", dikes.get_absolute_url(), "/zoeken/", "/er-is-niets/"):
        assert client.get(address).content.decode().count('action="/zoeken/"') == 1, address


def test_the_command_prints_the_first_ten_as_json(dikes: Toezegging) -> None:
    out = StringIO()
    call_command("search", "dijkherstel", "schippers", "--json", stdout=out)
    assert json.loads(out.getvalue()) == [{"kind": "toezegging", "number": dikes.number, "text": dikes.text}]
    for nr in range(12):
        make.an_open(text=f"De minister meldt hoeveel otters er zijn, deel {nr}.")
    call_command("search", "--json", "otter", stdout=(many := StringIO()))
    assert len(json.loads(many.getvalue())) == 10


@pytest.mark.parametrize("typed", ["TZ190001-101", "28 676 nr 431", "1999A00001", "1999D00001", "36200-V-73"])
def test_a_number_of_nothing_public_is_reported_and_not_searched_as_words(typed):
    make.an_open(text="De minister stuurt 101 brieven over 28 onderwerpen, nr. 431 en 676 daaronder.")
    question = Question(typed)
    assert question.remarks == [f"“{typed}” is geen nummer dat het register openbaar heeft."]
    assert not results.toezeggingen(question).exists()


def test_an_unknown_paper_leads_to_its_dossier_and_publication(client: Client) -> None:
    make.a_letter(number="28676-430")
    html = client.get("/zoeken/", {"woorden": "28 676, nr. 431"}).content.decode()
    assert '<a href="/dossiers/28676/">dossier 28 676</a>' in html
    publication = "https://zoek.officielebekendmakingen.nl/kst-28676-431.html"
    assert f'<a href="{publication}">28 676, nr. 431 bij Officiële bekendmakingen</a>' in html
    unknown = client.get("/zoeken/", {"woorden": "36200-V-73"}).content.decode()
    assert "/dossiers/36200" not in unknown
    assert "kst-36200-V-73.html" in unknown
    assert "Misschien helpt" not in client.get("/zoeken/", {"woorden": "TZ190001-101"}).content.decode()


def test_if_no_word_is_known_none_is_reported_as_left_out():
    assert Question("xylofoon").remarks == ["“xylofoon” komt in geen toezegging of brief voor."]


def test_a_word_with_another_beginning_is_no_typing_error():
    make.an_open(text="De minister bouwt woningen en laat een voorstel letten op het register van rivieren.")
    assert numbers("Groningen") == numbers("Jetten") == []


def test_a_word_of_a_withdrawn_toezegging_is_unknown() -> None:
    griffier = make.a_user()
    withdrawn = make.an_open(by=griffier, text="De minister spreekt met zeilmakerij Van Dam.")
    workflow.withdraw(withdrawn, by=griffier, on=DAY, reason="Dubbel.")
    former, never = Question("zeilmakerij"), Question("zwxqvkjhgf")
    assert [remark.replace(former.typed, never.typed) for remark in former.remarks] == never.remarks
    assert not any(meaning.is_known for meaning in former.meanings)
