import pytest

from parliament.models import Committee


@pytest.mark.parametrize(
    ("name", "subject"),
    [
        ("vaste commissie voor Buitenlandse Zaken", "Buitenlandse Zaken"),
        ("algemene commissie voor Wonen en Rijksdienst (2012-2017)", "Wonen en Rijksdienst (2012-2017)"),
        ("commissie voor de Rijksuitgaven", "Rijksuitgaven"),
        ("tijdelijke commissie Breed welvaartsbegrip", "Breed welvaartsbegrip"),
        ("delegatie naar de NAVO-Assemblee", "delegatie naar de NAVO-Assemblee"),
    ],
)
def test_the_subject_of_a_committee_is_its_name_without_the_kind_of_committee(name, subject):
    assert Committee(name=name).subject == subject
