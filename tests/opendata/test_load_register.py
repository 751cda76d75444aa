"""The command that loads an existing list of toezeggingen."""

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
    """Load these rows, or this text, from a file of that name. Returns standard output and standard error."""

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


def test_a_row_becomes_a_published_toezegging_with_all_its_facts(load: Load) -> None:
    post = Post.objects.get(title="minister van Infrastructuur en Waterstaat")
    minister = Minister.objects.create(name="R. Rietzanger")
    Tenure.objects.create(post=post, minister=minister, since=date(2022, 1, 10))
    assert load(DIKES) == ("1 overgenomen, 0 stonden er al.\n", "")
    toezegging = Toezegging.objects.get(number="TZ202303-311")
    assert (toezegging.status, toezegging.text, toezegging.made_on) == (Status.OPEN, DIKES["text"], date(2023, 3, 22))
    assert (toezegging.debate.number, toezegging.debate.kind, toezegging.debate.title) == (
        "2023A99001",
        "commissiedebat",
        "Waterveiligheid",
    )
    assert toezegging.debate.committee == Committee.objects.get(abbreviation="I&W")
    assert (toezegging.ministry_then.key, toezegging.post, toezegging.minister) == ("ienw", post, minister)
    assert sorted(map(str, toezegging.members.all())) == ["Duinroos (NOL)", "Van Plas (OKE)"]
    assert [str(party) for party in toezegging.parties.all()] == ["NOL"]
    assert (toezegging.deadline_words, toezegging.due_latest) == ("voor 1 juli", date(2023, 6, 30))


def test_a_settled_row_is_settled_without_an_invented_letter_or_meeting(load: Load, client: Client) -> None:
    load(DITCHES)
    toezegging = Toezegging.objects.get(number="TZ202303-312")
    assert toezegging.status == Status.FULFILLED
    assert Toezegging.objects.with_settled_on().get(pk=toezegging.pk).settled_on == date(2023, 5, 1)
    assert not Fulfilment.objects.exists()
    assert Debate.objects.count() == 1
    decided = timeline_of(toezegging)[-1]
    assert (decided.on, decided.meeting, decided.status) == (date(2023, 5, 1), None, "voldaan")
    page = client.get("/toezeggingen/TZ202303-312/").content.decode()
    assert SETTLED_ELSEWHERE in page


def test_loading_twice_adds_nothing(load: Load) -> None:
    load(DIKES, DITCHES)
    before = counts()
    assert load(DIKES, DITCHES) == ("0 overgenomen, 2 stonden er al.\n", "")
    assert counts() == before


def test_a_number_that_a_toezegging_had_before_is_not_given_out_again(load: Load) -> None:
    workflow.adopt_number(an_open(number="TZ202303-311"), "TZ202303-400", by=a_user(), on=date(2023, 4, 1))
    assert load(DIKES)[0] == "0 overgenomen, 1 stonden er al.\n"


@pytest.mark.parametrize(
    ("row", "message"),
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
def test_a_bad_row_is_reported_by_line_and_blocks_no_other(load: Load, row: object, message: str) -> None:
    other = DITCHES | {"nummer": "TZ202303-313"}
    load(DITCHES, other)
    whole = counts()
    out, err = load(DITCHES, "", row, DIKES | {"nummer": "TZ202303-314", "to": None})
    assert out == "1 overgenomen, 1 stonden er al.\n"
    assert f"Regel 3: {message}" in err
    assert "1 van 3 regels zijn niet overgenomen." in err
    assert [now - before for now, before in zip(counts(), whole, strict=True)] == [1, 1, 0, 0, 0, 0, 0, 0, 0]


def test_the_rows_that_a_refusal_rolled_back_are_created_for_the_next_row(load: Load) -> None:
    new = {"committee": "Sluizen en Stuwen", "minister_role": "minister voor Gemalen"}
    assert load(DIKES | new | {"nummer": "311"}, DIKES | new)[0] == "1 overgenomen, 0 stonden er al.\n"
    toezegging = Toezegging.objects.get()
    assert sorted(map(str, toezegging.members.all())) == ["Duinroos (NOL)", "Van Plas (OKE)"]
    assert (str(toezegging.debate.committee), str(toezegging.post)) == ("Sluizen en Stuwen", "minister voor Gemalen")


@pytest.mark.parametrize("at_once", [1, 2, 5])
def test_the_size_of_a_batch_makes_no_difference(load: Load, monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
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
    with django_assert_max_num_queries(20 * 54 + 70):
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


def test_a_quote_that_is_never_closed_is_reported_and_the_rows_before_it_are_loaded(load: Load) -> None:
    header = "nummer,text,debate_nummer,debate_kind,debate_date,debate_title,ministry"
    row = "TZ202303-{},De minister,2023A99001,commissiedebat,2023-03-22,Waterveiligheid,IenW"
    broken = row.format(402).replace("De minister", '"De minister') + "x" * 140_000
    out, err = load(
        header, row.format(401), "", row.format(403) + ",te veel", broken, row.format(404), name="lijst.csv"
    )
    assert out == "1 overgenomen, 0 stonden er al.\n"
    assert "Regel 4: Deze regel is geen regel van de tabel.\n" in err
    assert "Regel 5: Deze regel is geen regel van de tabel; wat erna komt is niet gelezen.\n" in err
    assert list(Toezegging.objects.values_list("number", flat=True)) == ["TZ202303-401"]


def test_on_the_day_of_a_handover_no_minister_is_chosen(load: Load) -> None:
    post = Post.objects.get(title="minister van Infrastructuur en Waterstaat")
    day = date(2023, 3, 22)
    for name, since, until in (("A. Aalscholver", date(2022, 1, 10), day), ("B. Blauwborst", day, None)):
        Tenure.objects.create(post=post, minister=Minister.objects.create(name=name), since=since, until=until)
    later = DIKES["debate"] | {"nummer": "2023A99002", "date": "2023-03-23"}
    load(DIKES, DITCHES | {"debate": later})
    ministers = Toezegging.objects.order_by("made_on").values_list("minister__name", flat=True)
    assert list(ministers) == [None, "B. Blauwborst"]


def test_a_debate_without_a_number_is_one_debate_with_a_number_of_the_register(load: Load) -> None:
    debate = {"kind": "plenair debat", "date": "2023-03-22", "title": "Begroting Waterstaat"}
    load(DIKES | {"debate": debate}, DITCHES | {"debate": debate})
    debate_row = Debate.objects.get()
    assert (debate_row.number, debate_row.kind, debate_row.toezeggingen.count()) == ("2023A-K001", "plenair-debat", 2)
    debate_row.full_clean()


def test_a_debate_takes_the_number_of_the_house_from_a_later_list(load: Load, client: Client) -> None:
    load(DIKES | {"debate": DIKES["debate"] | {"nummer": ""}})
    assert Debate.objects.get().number == "2023A-K001"
    load(DITCHES)
    assert Debate.objects.get().number == DITCHES["debate"]["nummer"]
    assert client.get("/debatten/2023A-K001/")["Location"] == Debate.objects.get().get_absolute_url()
    load(DITCHES | {"nummer": "TZ202303-313", "debate": DITCHES["debate"] | {"nummer": "2023A99999"}})
    assert Debate.objects.count() == 2


def test_known_debates_and_members_are_not_created_again(load: Load) -> None:
    known = a_debate(number="2023A99001", title="Zoals de griffie het schreef")
    party = Party.objects.create(abbreviation="NOL", name="Nieuwe Oeverlijst", slug="nol")
    member = Member.objects.create(name="J.P. Duinroos", party=party)
    load(DIKES)
    toezegging = Toezegging.objects.get()
    assert (toezegging.debate, toezegging.debate.title) == (known, "Zoals de griffie het schreef")
    assert member in toezegging.members.all()


def test_a_toezegging_from_a_letter_gets_a_letter_without_text(load: Load, client: Client) -> None:
    letter = {"kind": "brief", "date": "2023-03-22", "title": "Voortgang dijken"}
    load(DIKES | {"debate": letter}, DITCHES | {"debate": letter})
    toezegging = Toezegging.objects.get(number="TZ202303-311")
    assert (toezegging.debate, toezegging.letter, Letter.objects.count()) == (None, Letter.objects.get(), 1)
    assert client.get("/toezeggingen/TZ202303-311/").status_code == 200
    assert client.get(f"/brieven/{toezegging.letter.number}/").status_code == 404


def test_a_former_committee_is_found_and_an_unknown_one_is_added(load: Load) -> None:
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


def test_a_register_with_demo_data_is_refused(load: Load) -> None:
    load_demo()
    before = counts()
    assert "In dit register staan voorbeeldgegevens" in load(DIKES)[1]
    assert counts() == before


def test_a_file_that_is_not_a_list_is_refused_with_a_reason(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="kan niet worden geopend"):
        call_command("load_register", str(tmp_path / "er-is-niets.jsonl"))
    (tmp_path / "oud.csv").write_bytes("nummer;Coöperatie".encode("latin-1"))
    with pytest.raises(CommandError, match="is geen tekst in UTF-8"):
        call_command("load_register", str(tmp_path / "oud.csv"))
