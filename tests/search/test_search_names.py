"""Search for names: by abbreviation, by the first subject, without points, mistyped."""

import pytest

from parliament.models import Committee, Member, Minister, Ministry, Post
from search.results import first_results
from tests import factories as make
from toezeggingen.models import Toezegging

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _named() -> None:
    ministry = Ministry.objects.create(abbreviation="SenS", name="Sluizen en Stuwen")
    committee = Committee.objects.create(name="vaste commissie voor Sluizen, Stuwen en Vis", abbreviation="S&S")
    former = Committee.objects.create(
        name="vaste commissie voor Grachten (2010-2012)", abbreviation="GRA (2010-2012)", short_name="GRA (2010-2012)"
    )
    minister = Minister.objects.create(name="W.B. Otterema")
    member = Member.objects.create(name="Beverman")
    for title in ("minister van Sluizen en Stuwen", "minister voor Klein Oever- en Waterleven en Plassen"):
        post = Post.objects.create(title=title, ministry=ministry)
        make.an_open(post=post, minister=minister, members=[member], debate=make.a_debate(committee=committee))
    Toezegging.objects.update(ministry_then=ministry)
    make.an_open(debate=make.a_debate(committee=former, title="Bruggen en wallen van de binnenstad"))


@pytest.mark.parametrize(
    ("typed", "kind", "number"),
    [
        ("minister sluizen", "ambt", "minister-van-sluizen-en-stuwen"),
        ("minister van S&S", "ambt", "minister-van-sluizen-en-stuwen"),
        ("KOWP", "ambt", "minister-voor-klein-oever-en-waterleven-en-plassen"),
        ("minister kowp", "ambt", "minister-voor-klein-oever-en-waterleven-en-plassen"),
        ("sluizen", "ministerie", "sens"),
        ("commissie sluizen", "commissie", "s-en-s"),
        ("commissie SenS", "commissie", "s-en-s"),
        ("GRA", "commissie", "gra-2010-2012"),
        ("wb otterema", "bewindspersoon", "wb-otterema"),
        ("Bevermann", "lid", "beverman"),
    ],
)
def test_a_name_is_found_as_readers_type_it(typed: str, kind: str, number: str) -> None:
    assert (kind, number) in [(row["kind"], row["number"]) for row in first_results(typed)[:3]]


def test_the_first_subject_of_a_debate_is_not_its_name() -> None:
    """Half of the agenda begins with a word that readers search for in toezeggingen."""
    assert [row["kind"] for row in first_results("bruggen")] == ["toezegging"]


@pytest.mark.parametrize("typed", ["Sport", "commissie voor Sport", "Wonen"])
def test_a_name_is_found_by_a_word_that_documents_have_in_another_form(typed: str) -> None:
    """A committee that only follows a debate is in no document."""
    debate = make.a_debate()
    for subject in ("Sport", "Wonen"):
        committee = make.a_committee(name=f"vaste commissie voor {subject}", short_name=subject, abbreviation=subject)
        debate.follow_up_committees.add(committee)
    make.an_open(debate=debate, text="De minister laat meer kinderen sporten en vraagt waar wie woont.")
    assert [row["number"] for row in first_results(typed) if row["kind"] == "commissie"] == [typed.split()[-1].lower()]
