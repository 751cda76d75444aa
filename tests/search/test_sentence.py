"""The sentence that describes a selection."""

import pytest
from django.http import QueryDict

from parliament.models import Committee, Member, Minister, Post
from search.selection import Selection
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def register():
    committee = make.a_committee(name="vaste commissie voor Waterzaken", slug="water")
    ministry = make.a_ministry("wz", name="Waterzaken", abbreviation="WZ")
    make.an_open(
        debate=make.a_debate(number="2023A01686", title="Dijken", committee=committee, report="28676-430"),
        ministry_then=ministry,
        ministry_now=make.a_ministry("nz", name="Nieuwe Zaken", abbreviation="NZ"),
        post=Post.objects.create(title="minister van Waterzaken", ministry=ministry),
        minister=Minister.objects.create(name="A. de Wit"),
        members=[Member.objects.create(name="J. van der Meer")],
        parties=[make.a_party("VBP"), make.a_party("ABC")],
    )
    assert Committee.objects.filter(slug="water").exists()


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("", "Alle toezeggingen, nieuwste eerst"),
        (
            "status=openstaand&status=deels-voldaan&ministerie=wz&termijn=te-laat&volgorde=langst-open",
            "Open toezeggingen van het ministerie van WZ, te laat, langst open eerst",
        ),
        (
            "termijn=binnen-30-dagen&termijn=te-laat",
            "Open toezeggingen, binnen 30 dagen of te laat, eerst vervallend",
        ),
        ("termijn=te-laat", "Open toezeggingen, te laat, langst te laat eerst"),
        ("status=voldaan&status=vervallen", "Voldane en vervallen toezeggingen, nieuwste eerst"),
        ("status=openstaand", "Openstaande toezeggingen, nieuwste eerst"),
        (
            "ministerie=wz&ministerie=nz&commissie=water",
            "Toezeggingen van de ministeries van WZ of NZ uit debatten die de commissie Waterzaken voert of volgt, "
            "nieuwste eerst",
        ),
        ("ministerieToen=wz&ministerieNu=nz",
         "Toezeggingen van het toenmalige ministerie van WZ, nu bij het ministerie van NZ, nieuwste eerst"),
        ("ambt=minister-van-waterzaken", "Toezeggingen van de minister van Waterzaken, nieuwste eerst"),
        ("bewindspersoon=a-de-wit&lid=meer", "Toezeggingen van A. de Wit aan J. van der Meer, nieuwste eerst"),
        ("fractie=vbp&fractie=abc", "Toezeggingen aan de fracties VBP of ABC, nieuwste eerst"),
        ("debat=2023A01686", "Toezeggingen uit het commissiedebat Dijken (22 maart 2023), nieuwste eerst"),
        ("soort=commissiedebat", "Toezeggingen, soort debat commissiedebat, nieuwste eerst"),
        ("dossier=28676", "Toezeggingen, dossier 28 676, nieuwste eerst"),
        ("woorden=dijken", "Toezeggingen, met “dijken”, best passend eerst"),
        ("vanaf=2023-03-01", "Toezeggingen, gedaan vanaf 1 maart 2023, nieuwste eerst"),
        (
            "vanaf=2023-03-01&tot=2023-04-01&vervaltTot=2023-12-31",
            "Toezeggingen, gedaan van 1 maart 2023 tot en met 1 april 2023, "
            "met een termijn tot en met 31 december 2023, nieuwste eerst",
        ),
        (
            "uitgesteld=1&uitgesteld=3-of-meer&terugkerend=ja&volgorde=vaakst-uitgesteld",
            "Toezeggingen, één keer of drie keer of vaker uitgesteld, terugkerend, vaakst uitgesteld eerst",
        ),
    ],
)  # fmt: skip
def test_each_selection_has_its_sentence(query, sentence):
    selection = Selection(QueryDict(query))
    assert selection.problems == []
    assert selection.sentence == sentence


def test_dropping_the_words_drops_the_best_match_order():
    selection = Selection(QueryDict("woorden=dijken&volgorde=best-passend&status=openstaand"))
    assert [choice.without for choice in selection.choices if choice.label.startswith("Woorden")] == [
        "?status=openstaand"
    ]
