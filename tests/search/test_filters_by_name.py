"""Members, ministers, posts, debates and dossiers are chosen by key or by typed name."""

from datetime import date

import pytest
from django.http import QueryDict

from parliament.models import Debate, Member, Minister, Party, Post
from search.selection import Selection
from tests import factories as make
from tests.pages import text_of
from toezeggingen import workflow
from toezeggingen.models import Toezegging
from toezeggingen.models.fulfilment import Means

pytestmark = pytest.mark.django_db


def chosen(**params: object) -> set[Toezegging]:
    return set(a_selection(**params).rows)


def a_selection(**params: object) -> Selection:
    query = QueryDict(mutable=True)
    for name, value in params.items():
        query.setlist(name, value if isinstance(value, list) else [value])
    return Selection(query)


@pytest.fixture
def members() -> dict[str, Toezegging]:
    """Toezeggingen to members with similar names, by name."""
    names = ("W. Vuurpijl", "A. van Özdil", "B. van der Meer", "C. van Meerlo")
    return {name: make.an_open(members=[Member.objects.create(name=name)]) for name in names}


@pytest.mark.parametrize("typed", ["w-vuurpijl", "W. Vuurpijl", "Vuurp", "vuurp w", "  VUURPIJL "])
def test_a_name_that_matches_one_works_like_its_key(members, typed):
    selection = a_selection(lid=typed)
    assert list(selection.rows) == [members["W. Vuurpijl"]]
    assert selection.query.urlencode() == "lid=w-vuurpijl"
    assert selection.problems == []


def test_accents_need_not_be_typed(members):
    assert chosen(lid="ozdil") == {members["A. van Özdil"]}


def test_an_ambiguous_name_offers_the_matches_and_keeps_the_other_choices(members):
    selection = a_selection(lid=["meer", "w-vuurpijl"], status="openstaand")
    assert list(selection.rows) == [members["W. Vuurpijl"]]
    (problem,) = selection.problems
    assert problem.sentence == "Toegezegd aan Kamerlid “meer” kan meer dan één zijn."
    assert [(link.words, link.address) for link in problem.links] == [
        ("B. van der Meer", "?lid=w-vuurpijl&lid=b-van-der-meer&status=openstaand"),
        ("C. van Meerlo", "?lid=w-vuurpijl&lid=c-van-meerlo&status=openstaand"),
    ]


def test_a_full_name_wins_over_names_that_begin_with_it():
    ministry = make.a_ministry()
    for title in ("minister van Zaken", "minister van Zaken en Meer"):
        make.an_open(post=Post.objects.create(title=title, ministry=ministry))
    assert [row.text for row in a_selection(ambt="Minister van zaken").chosen["ambt"]] == ["minister van Zaken"]


def test_too_many_matches_ask_for_more_of_the_name():
    make.an_open(members=[Member.objects.create(name=f"A. Jansen {serial}") for serial in range(12)])
    (problem,) = a_selection(lid="jansen").problems
    assert problem.sentence.endswith("Er zijn er meer: typ meer van de naam.")
    assert len(problem.links) == 8


@pytest.mark.parametrize("typed", ["a", "Onbekendman", "“…”", "%", "_"])
def test_a_name_without_match_is_reported(members, typed):
    selection = a_selection(lid=typed)
    assert selection.chosen == {}
    assert [problem.sentence for problem in selection.problems] == [
        f"Toegezegd aan Kamerlid “{typed}” is onbekend en is genegeerd. U ziet de lijst zonder deze keuze."
    ]


@pytest.mark.parametrize(
    ("params", "near"),
    [
        ({"lid": "Vuurpijll"}, ["W. Vuurpijl"]),
        ({"lid": "w. vurpijl"}, ["W. Vuurpijl"]),
        ({"lid": "Özdli"}, ["A. van Özdil"]),
        ({"lid": "van der Meerr"}, ["B. van der Meer"]),
        ({"lid": "Meermin"}, []),
        ({"lid": "w-vuurpil van der meer"}, []),
        ({"bewindspersoon": "de Wti"}, []),
        ({"bewindspersoon": "Hoekstar"}, ["W.B. Hoekstra"]),
        ({"commissie": "Defensei"}, ["Defensie"]),
        ({"commissie": "digtale zakn"}, ["Digitale Zaken"]),
        ({"ambt": "staatssecretaris voor Digitalsering"}, ["staatssecretaris voor Digitalisering"]),
    ],
)
def test_a_mistyped_name_offers_similar_names(members, params, near):
    for name in ("vaste commissie voor Defensie", "vaste commissie voor Digitale Zaken"):
        make.an_open(debate=make.a_debate(committee=make.a_committee(name=name)))
    post = Post.objects.create(title="staatssecretaris voor Digitalisering", ministry=make.a_ministry())
    make.an_open(post=post, minister=Minister.objects.create(name="W.B. Hoekstra"))
    (problem,) = a_selection(**params).problems
    assert problem.sentence.endswith("is onbekend en is genegeerd. U ziet de lijst zonder deze keuze.")
    assert [link.words for link in problem.links] == near


def test_at_most_three_similar_names_are_offered(client):
    make.an_open(members=[Member.objects.create(name=f"{initial}. Jansen") for initial in "ABCD"])
    (problem,) = a_selection(lid="Jnasen", status="openstaand").problems
    assert [(link.words, link.address) for link in problem.links] == [
        (f"{initial}. Jansen", f"?lid={initial.lower()}-jansen&status=openstaand") for initial in "ABC"
    ]
    assert "Bedoelde u: A. Jansen B. Jansen C. Jansen " in text_of(client.get("/toezeggingen/?lid=Jnasen"))


@pytest.mark.parametrize("typed", ["%", "…", "Geïndexeerd", "geindexeerd"])
def test_a_title_is_found_regardless_of_accents(typed):
    row = make.an_open(debate=make.a_debate(title="Geïndexeerde pensioenen"))
    make.an_open(debate=make.a_debate(title="Pensioenen"))
    assert chosen(debat=typed) == ({row} if typed[0].isalpha() else {row, *Toezegging.objects.all()})


def test_a_member_with_only_hidden_toezeggingen_is_unknown():
    concept = make.a_concept(members=[Member.objects.create(name="W. Geheim")])
    assert [problem.name for problem in a_selection(lid="w-geheim").problems] == ["lid"]
    assert [problem.links for problem in a_selection(lid="w-gehiem").problems] == [()]
    workflow.publish(concept, by=make.clerk(), on=make.DAY)
    assert chosen(lid="w-geheim") == {concept}
    assert [len(problem.links) for problem in a_selection(lid="w-gehiem").problems] == [1]


def test_post_and_person_are_two_filters():
    post = Post.objects.create(title="minister van Waterzaken", ministry=make.a_ministry())
    first, second = (Minister.objects.create(name=name) for name in ("A. de Wit", "B. de Zwart"))
    row, other = (make.an_open(post=post, minister=minister) for minister in (first, second))
    make.an_open()
    assert chosen(ambt="minister-van-waterzaken") == {row, other}
    assert chosen(bewindspersoon="b-de-zwart") == {other}
    assert chosen(bewindspersoon=["a-de-wit", "b-de-zwart"]) == {row, other}


def test_ministry_then_now_and_either():
    then, now = make.a_ministry("aa", name="Oude Zaken"), make.a_ministry("bb", name="Nieuwe Zaken")
    moved = make.an_open(ministry_then=then, ministry_now=now)
    assert chosen(ministerieToen="aa") == chosen(ministerieNu="bb") == chosen(ministerie="oude") == {moved}
    assert chosen(ministerieToen="bb") == chosen(ministerieNu="aa") == set()


def test_an_abbreviation_works_like_the_full_name():
    party = Party.objects.create(abbreviation="NOL", name="Nieuwe Oeverlijst", slug="nieuw")
    row = make.an_open(parties=[party], ministry_then=make.a_ministry("sluis", name="Sluiszaken", abbreviation="SZ"))
    make.an_open()
    assert chosen(fractie="Oeverlijst") == chosen(fractie="NOL") == {row}
    assert chosen(ministerie="SZ") == chosen(ministerie="sluiszaken") == {row}


def test_a_debate_is_found_by_number_or_words_of_its_title():
    row = make.an_open(debate=make.a_debate(number="2023A01686", title="Stikstof en natuur"))
    make.an_open(debate=make.a_debate(title="Stikstof en landbouw"))
    for typed in ("2023A01686", "2023a01686", "natuur stikstof"):
        assert chosen(debat=typed) == {row}
    assert len(a_selection(debat="stikstof").problems[0].links) == 2


def test_a_confidential_briefing_is_found_only_by_its_number():
    briefing = make.a_debate(kind=Debate.Kind.BRIEFING, title="Geheim", report="99777-1")
    toezegging = make.an_open(debate=briefing, made_on=briefing.day)
    make.a_confirmed(means=Means.BRIEFING, held_on=briefing.day, debate=briefing, confidential=True)
    selection = a_selection(debat=briefing.number)
    assert list(selection.rows) == [toezegging]
    assert "vertrouwelijke technische briefing (22 maart 2023)" in selection.sentence
    assert [problem.name for problem in a_selection(debat="geheim").problems] == ["debat"]
    assert [problem.name for problem in a_selection(dossier="99777").problems] == ["dossier"]


@pytest.mark.parametrize("typed", ["28676", "28 676", "28.676"])
def test_a_dossier_is_the_debates_or_a_public_letters(typed):
    in_debate = make.an_open(debate=make.a_debate(report="28676-430"))
    letter = make.a_letter(number="28676-431")
    from_letter = make.an_open(letter=letter, made_on=letter.date, on=letter.date)
    kept = make.a_settled(letter=letter)
    put_off = make.an_open()
    workflow.postpone(
        put_off,
        by=make.clerk(),
        on=make.DAY,
        deadline=make.a_deadline(date(2024, 1, 1)),
        reason="Tijd.",
        letter=letter,
    )
    make.an_open(debate=make.a_debate(report="28676-V-430"))
    make.a_settled(letter=make.a_letter(number="28677-1"))
    assert chosen(dossier=typed) == {in_debate, from_letter, kept, put_off}


def test_a_dossier_is_found_by_words_of_the_title_of_its_public_letters():
    letter = make.a_letter(number="28676-431", title="Drinkwater en waterkwaliteit")
    row = make.an_open(letter=letter, debate=None, made_on=letter.date, on=letter.date)
    hidden = make.a_letter(number="99777-1", title="Drinkwater", released=False)
    make.an_open(letter=hidden, debate=None, made_on=hidden.date, on=hidden.date)
    assert chosen(dossier="waterkwaliteit drinkwater") == chosen(dossier="drinkwater") == {row}


def test_a_chapter_of_a_budget_is_a_dossier_of_its_own():
    chapter = make.an_open(debate=make.a_debate(agenda="36200-V-73"))
    whole = make.an_open(debate=make.a_debate(agenda="36200-73"))
    assert chosen(dossier="36 200 V") == {chapter}
    assert chosen(dossier="36200") == {whole}


def test_the_dossier_of_an_unreleased_letter_is_not_known():
    letter = make.a_letter(number="99777-3", released=False)
    make.a_settled(letter=letter)
    assert [problem.name for problem in a_selection(dossier="99777").problems] == ["dossier"]
    public = make.a_letter(number="99777-4")
    make.a_settled(letter=public)
    assert chosen(dossier="99777") == {public.fulfilments.get().toezegging}


def test_many_values_are_read_in_few_queries(django_assert_max_num_queries, members):
    with django_assert_max_num_queries(8):
        problems = a_selection(lid=[f"naam {serial}" for serial in range(900)]).problems
    assert len(problems) == 900
