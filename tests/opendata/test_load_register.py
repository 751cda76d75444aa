"""The command that takes over a list of toezeggingen that exists already."""

import csv
import json
from collections.abc import Callable
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from demo.loading import load_demo
from letters.models import Letter
from opendata.load import SETTLED_ELSEWHERE
from opendata.management.commands import load_register
from parliament.models import Committee, Debate, Member, Minister, Party, Post, Tenure
from tests.factories import a_debate, a_user, an_open
from toezeggingen import workflow
from toezeggingen.models import Event, Fulfilment, Toezegging
from toezeggingen.status import Status
from website.history.timeline import timeline_of

DIKES = {
    "id": "een",
    "nummer": "TZ202303-311",
    "text": "De minister laat onderzoeken hoeveel kilometer dijk verzakt door muskusratten.",
    "debate": {"nummer": "2023A99001", "kind": "Commissiedebat", "date": "2023-03-22", "title": "Waterveiligheid"},
    "committee": "vaste commissie voor Infrastructuur en Waterstaat",
    "ministry": "IENW",
    "minister_role": "Minister van Infrastructuur en Waterstaat",
    "to": "leden Duinroos (NOL) en Van Plas (OKE), de fractie van de NOL",
    "deadline_text": "voor 1 juli",
    "settled_on": None,
}
DITCHES = DIKES | {
    "nummer": "TZ202303-312",
    "text": "De minister stuurt een kaart van droogvallende sloten.",
    "to": None,
    "deadline_text": None,
    "settled_on": "2023-05-01",
}
Load = Callable[..., tuple[str, str]]

pytestmark = pytest.mark.django_db


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Loads these rows, or this text, as a file of that name; gives what stands on both outputs."""

    def load(*rows: object, name: str = "lijst.jsonl") -> tuple[str, str]:
        lines = (row if isinstance(row, str) else json.dumps(row) for row in rows)
        (tmp_path / name).write_text("\n".join(lines), encoding="utf-8")
        out, err = StringIO(), StringIO()
        try:
            call_command("load_register", str(tmp_path / name), stdout=out, stderr=err)
        except CommandError as refusal:
            err.write(str(refusal))
        return out.getvalue(), err.getvalue()

    return load


def counts() -> list[int]:
    tables = (Toezegging, Event, Debate, Letter, Member, Party, Committee, Post, Fulfilment)
    return [table._default_manager.count() for table in tables]


def test_a_row_becomes_a_published_toezegging_with_all_that_the_list_tells(load: Load) -> None:
    post = Post.objects.get(title="minister van Infrastructuur en Waterstaat")
    minister = Minister.objects.create(name="R. Rietzanger")
    Tenure.objects.create(post=post, minister=minister, since=date(2022, 1, 10))
    assert load(DIKES) == ("1 overgenomen, 0 stonden er al.\n", "")
    one = Toezegging.objects.get(number="TZ202303-311")
    assert (one.status, one.text, one.made_on) == (Status.OPEN, DIKES["text"], date(2023, 3, 22))
    assert (one.debate.number, one.debate.kind, one.debate.title) == ("2023A99001", "commissiedebat", "Waterveiligheid")
    assert one.debate.committee == Committee.objects.get(abbreviation="I&W")
    assert (one.ministry_then.key, one.post, one.minister) == ("ienw", post, minister)
    assert sorted(map(str, one.members.all())) == ["Duinroos (NOL)", "Van Plas (OKE)"]
    assert [str(party) for party in one.parties.all()] == ["NOL"]
    assert (one.deadline_words, one.due_latest) == ("voor 1 juli", date(2023, 6, 30))


def test_what_the_list_says_is_settled_is_so_and_no_letter_or_meeting_is_made_up(load: Load, client: Client) -> None:
    load(DITCHES)
    one = Toezegging.objects.get(number="TZ202303-312")
    assert one.status == Status.FULFILLED
    assert Toezegging.objects.with_settled_on().get(pk=one.pk).settled_on == date(2023, 5, 1)
    assert not Fulfilment.objects.exists()
    assert Debate.objects.count() == 1
    decided = timeline_of(one)[-1]
    assert (decided.on, decided.meeting, decided.status) == (date(2023, 5, 1), None, "voldaan")
    page = client.get("/toezeggingen/TZ202303-312/").content.decode()
    assert SETTLED_ELSEWHERE in page


def test_twice_adds_nothing(load: Load) -> None:
    load(DIKES, DITCHES)
    before = counts()
    assert load(DIKES, DITCHES) == ("0 overgenomen, 2 stonden er al.\n", "")
    assert counts() == before


def test_a_number_that_a_toezegging_had_before_is_not_given_out_again(load: Load) -> None:
    workflow.adopt_number(an_open(number="TZ202303-311"), "TZ202303-400", by=a_user(), on=date(2023, 4, 1))
    assert load(DIKES)[0] == "0 overgenomen, 1 stonden er al.\n"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("geen json", "Hier staat geen JSON-regel."),
        ("[" * 5000, "Hier staat geen JSON-regel."),
        ([1], "Hier staat geen toezegging met haar debat."),
        (DIKES | {"nummer": ""}, "“nummer” is leeg."),
        (DIKES | {"nummer": "311"}, "Schrijf het nummer van de Kamer als TZ202303-101"),
        (DIKES | {"text": "  "}, "“text” is leeg."),
        (DIKES | {"text": 7}, "“text” is geen leesbare tekst."),
        (DIKES | {"text": "De minister\0"}, "“text” is geen leesbare tekst."),
        (DIKES | {"to": "lid \ud800 (NOL)"}, "“to” is geen leesbare tekst."),
        (DIKES | {"debate": DIKES["debate"] | {"date": "22 maart"}}, "“22 maart” bij “debate_date” is geen dag"),
        (DIKES | {"debate": DIKES["debate"] | {"nummer": "99001"}}, "Schrijf het nummer van de activiteit"),
        (DIKES | {"debate": DIKES["debate"] | {"date": "2999-03-22"}}, "De dag ligt voor de dag waarop"),
        (DIKES | {"ministry": "Ruimtevaart", "minister_role": ""}, "Ministerie “Ruimtevaart” is onbekend"),
        (DIKES | {"settled_on": "2023-03-01"}, "De dag ligt voor de dag waarop de toezegging is gedaan."),
        (DIKES | {"settled_on": "2999-03-01"}, "De dag ligt in de toekomst."),
        (DITCHES | {"text": "Anders."}, "TZ202303-312 staat ook op regel 1, met andere gegevens."),
    ],
)
def test_a_bad_row_is_named_by_its_line_leaves_nothing_and_stops_no_other(load: Load, row: object, told: str) -> None:
    other = DITCHES | {"nummer": "TZ202303-313"}
    load(DITCHES, other)
    whole = counts()
    out, err = load(DITCHES, "", row, DIKES | {"nummer": "TZ202303-314", "to": None})
    assert out == "1 overgenomen, 1 stonden er al.\n"
    assert f"Regel 3: {told}" in err
    assert "1 van 3 regels zijn niet overgenomen." in err
    assert [now - before for now, before in zip(counts(), whole, strict=True)] == [1, 1, 0, 0, 0, 0, 0, 0, 0]


def test_what_a_bad_row_would_have_made_is_made_for_the_next(load: Load) -> None:
    new = {"committee": "Sluizen en Stuwen", "minister_role": "minister voor Gemalen"}
    assert load(DIKES | new | {"nummer": "311"}, DIKES | new)[0] == "1 overgenomen, 0 stonden er al.\n"
    one = Toezegging.objects.get()
    assert sorted(map(str, one.members.all())) == ["Duinroos (NOL)", "Van Plas (OKE)"]
    assert (str(one.debate.committee), str(one.post)) == ("Sluizen en Stuwen", "minister voor Gemalen")


@pytest.mark.parametrize("at_once", [1, 2, 5])
def test_how_many_rows_go_together_makes_no_difference(
    load: Load, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(load_register, "AT_ONCE", at_once)
    out, err = load(DIKES, DIKES | {"nummer": "x"}, DITCHES, DIKES, DITCHES | {"text": "Anders."})
    assert out == "2 overgenomen, 1 stonden er al.\n"
    assert [line.partition(":")[0] for line in err.splitlines()] == [
        "Regel 2",
        "Regel 5",
        "2 van 5 regels zijn niet overgenomen.",
    ]
    assert (Toezegging.objects.count(), Debate.objects.count(), Member.objects.count()) == (2, 1, 2)


def test_a_row_costs_few_queries(load: Load, django_assert_max_num_queries: Callable[[int], object]) -> None:
    rows = [DIKES | {"nummer": f"TZ202303-{nr}"} for nr in range(400, 420)]
    with django_assert_max_num_queries(20 * 48 + 70):
        load(*rows)


def test_csv_of_a_spreadsheet_gives_the_same_register(load: Load) -> None:
    columns = ["nummer", "text", "debate_nummer", "debate_kind", "debate_date", "debate_title", "committee", "ministry"]
    columns += ["minister_role", "to", "deadline_text", "settled_on"]
    table = StringIO()
    writer = csv.writer(table, delimiter=";")
    writer.writerow(columns)
    for row in (DIKES | {"text": "Twee regels;\nen een “teken”."}, DITCHES, DITCHES | {"nummer": "x"}):
        debate = {f"debate_{name}": value for name, value in row["debate"].items()}
        writer.writerow([(row | debate)[name] for name in columns])
    out, err = load("\ufeff" + table.getvalue(), name="lijst.csv")
    assert out == "2 overgenomen, 0 stonden er al.\n"
    assert "Regel 5: Schrijf het nummer" in err
    dikes = Toezegging.objects.get(number="TZ202303-311")
    assert (dikes.text, dikes.due_latest) == ("Twee regels;\nen een “teken”.", date(2023, 6, 30))
    assert Toezegging.objects.get(number="TZ202303-312").status == Status.FULFILLED


def test_csv_without_its_columns_says_which_are_missing(load: Load) -> None:
    assert "Regel 1: Deze kolommen ontbreken: text, debate_date" in load("nummer,tekst", "1,2", name="lijst.csv")[1]


def test_a_debate_without_a_number_is_one_debate_with_a_number_of_the_register(load: Load) -> None:
    debate = {"kind": "plenair debat", "date": "2023-03-22", "title": "Begroting Waterstaat"}
    load(DIKES | {"debate": debate}, DITCHES | {"debate": debate})
    one = Debate.objects.get()
    assert (one.number, one.kind, one.toezeggingen.count()) == ("2023A-K001", "plenair-debat", 2)
    one.full_clean()


def test_a_debate_takes_the_number_of_the_house_when_a_list_tells_it(load: Load, client: Client) -> None:
    load(DIKES | {"debate": DIKES["debate"] | {"nummer": ""}})
    assert Debate.objects.get().number == "2023A-K001"
    load(DITCHES)
    assert Debate.objects.get().number == DITCHES["debate"]["nummer"]
    assert client.get("/debatten/2023A-K001/")["Location"] == Debate.objects.get().get_absolute_url()
    load(DITCHES | {"nummer": "TZ202303-313", "debate": DITCHES["debate"] | {"nummer": "2023A99999"}})
    assert Debate.objects.count() == 2


def test_a_debate_and_a_member_that_the_register_has_are_not_made_again(load: Load) -> None:
    known = a_debate(number="2023A99001", title="Zoals de griffie het schreef")
    party = Party.objects.create(abbreviation="NOL", name="Nieuwe Oeverlijst", slug="nol")
    member = Member.objects.create(name="J.P. Duinroos", party=party)
    load(DIKES)
    one = Toezegging.objects.get()
    assert (one.debate, one.debate.title) == (known, "Zoals de griffie het schreef")
    assert member in one.members.all()


def test_a_promise_in_a_letter_is_one_of_a_letter_without_a_text(load: Load, client: Client) -> None:
    letter = {"kind": "brief", "date": "2023-03-22", "title": "Voortgang dijken"}
    load(DIKES | {"debate": letter}, DITCHES | {"debate": letter})
    one = Toezegging.objects.get(number="TZ202303-311")
    assert (one.debate, one.letter, Letter.objects.count()) == (None, Letter.objects.get(), 1)
    assert client.get("/toezeggingen/TZ202303-311/").status_code == 200
    assert client.get(f"/brieven/{one.letter.number}/").status_code == 404


def test_a_committee_of_then_is_found_and_one_that_is_new_is_added(load: Load) -> None:
    then = DIKES["debate"] | {"nummer": "2015A99001", "date": "2015-03-22"}
    load(
        DIKES | {"debate": then, "committee": "Infrastructuur en Milieu", "ministry": "IenM", "minister_role": ""},
        DITCHES | {"committee": "Waterstaat (Eerste Kamer)"},
    )
    of_then, new = Toezegging.objects.order_by("made_on").values_list("debate__committee__abbreviation", flat=True)
    assert (of_then, new) == ("I&M (2010-2017)", "Waterstaat (Eerste Kamer)")


def test_a_minister_for_something_sits_where_the_reference_list_says(load: Load) -> None:
    load(
        DIKES | {"ministry": "BHOS", "minister_role": "minister voor Buitenlandse Handel en Ontwikkelingssamenwerking"}
    )
    assert Toezegging.objects.get().ministry_then.key == "bz"


def test_beside_demo_data_nothing_is_loaded(load: Load) -> None:
    load_demo()
    before = counts()
    assert "In dit register staan voorbeeldgegevens" in load(DIKES)[1]
    assert counts() == before


def test_a_file_that_is_no_list_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="kan niet worden geopend"):
        call_command("load_register", str(tmp_path / "er-is-niets.jsonl"))
    (tmp_path / "oud.csv").write_bytes("nummer;Coöperatie".encode("latin-1"))
    with pytest.raises(CommandError, match="is geen tekst in UTF-8"):
        call_command("load_register", str(tmp_path / "oud.csv"))
