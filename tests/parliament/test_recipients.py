"""Recipients as people write them, and the members and parties that they mean."""

import pytest
from django.core.exceptions import ValidationError

from parliament.models import Member
from parliament.recipient_rows import RecipientRows
from parliament.recipients import WrittenRecipient, read_recipients, without_titles
from tests import factories as make


@pytest.mark.parametrize(
    ("written", "recipients"),
    [
        ("het lid Duinroos (NOL)", ["Duinroos (NOL)"]),
        ("leden Duinroos (NOL) en Van Plas (OKE)", ["Duinroos (NOL)", "Van Plas (OKE)"]),
        ("de leden Duinroos en Van der Waterhoen", ["Duinroos", "Van der Waterhoen"]),
        ("de leden De Vries (NOL), Bos (OKE); Rietzanger", ["De Vries (NOL)", "Bos (OKE)", "Rietzanger"]),
        ("de leden Duinroos, NOL, en Bos, OKE", ["Duinroos (NOL)", "Bos (OKE)"]),
        ("mevrouw De Wit-Okkerse (V&T) en de heer Bos", ["De Wit-Okkerse (V&T)", "Bos"]),
        ("Duinroos en Bos (beiden NOL)", ["Duinroos (NOL)", "Bos (NOL)"]),
        ("Bos (Van Plas, Riet en Zee)", ["Bos (Van Plas, Riet en Zee)"]),
        ("mw. ’t Riet (V&T) + dhr. Bos", ["’t Riet (V&T)", "Bos"]),
        ("VVD, W. de Vries (D66)", ["VVD", "W. de Vries (D66)"]),
        ("W. de Vries, VVD", ["W. de Vries", "VVD"]),
        ("NOL (Duinroos)", ["Duinroos (NOL)"]),
        ("Duinroos/NOL", ["Duinroos (NOL)"]),
        ("OKE/Bos, Duinroos / Post", ["Bos (OKE)", "Duinroos", "Post"]),
        ("de heer Bos van de OKE", ["Bos (OKE)"]),
        ("de fractie van de NOL", ["NOL"]),
        ("de leden van de NOL-fractie", ["NOL"]),
        ("fracties NOL en OKE", ["NOL", "OKE"]),
        ("de NOL- en OKE-fractie", ["NOL", "OKE"]),
        ("Fractie-Post, Lijst Verhage", ["Fractie-Post", "Lijst Verhage"]),
        ("de Kamer en het lid Post", ["Post"]),
        ("Tweede Kamer, de Eerste Kamer", []),
        ("de commissie", []),
        ("de vaste commissie voor Volksgezondheid, Welzijn en Sport", []),
        ("", []),
    ],
)
def test_recipients_in_a_line_of_text(written: str, recipients: list[str]) -> None:
    read = read_recipients(written)
    assert [str(recipient) for recipient in read.recipients] == recipients
    assert read.not_understood == ()


def test_a_party_is_told_from_a_member() -> None:
    assert read_recipients("D66, Bos").recipients == (WrittenRecipient("", "D66"), WrittenRecipient("Bos", ""))
    assert read_recipients("Volt").recipients == (WrittenRecipient("Volt", ""),)
    assert read_recipients("Volt", ["Volt"]).recipients == (WrittenRecipient("", "Volt"),)
    assert read_recipients("het lid Bos, Volt", ["Volt"]).recipients == (WrittenRecipient("Bos", "Volt"),)


@pytest.mark.parametrize("words", ["Lid Anders (NOL) (OKE)", "n.v.t.", "Q4", "zie 12 mei"])
def test_what_is_no_name_is_not_understood(words: str) -> None:
    read = read_recipients(f"het lid Duinroos, {words}")
    assert [str(recipient) for recipient in read.recipients] == ["Duinroos"]
    assert read.not_understood == (words.rstrip("."),)


@pytest.mark.django_db
def test_each_name_that_is_not_clear_has_its_own_message() -> None:
    first, second = (Member.objects.create(name=f"{letter}. Grutto", party=make.a_party(letter * 3)) for letter in "FG")
    known = RecipientRows()
    with pytest.raises(ValidationError) as refusal:
        known.find_all(read_recipients("AAA, Grutto, F. Grutto, het lid Wulp, n.v.t."))
    assert refusal.value.messages == [
        "“n.v.t” is geen fractie en geen Kamerlid in het register.",
        "“AAA” is geen fractie en geen Kamerlid in het register.",
        f"“Grutto” kan meer dan één Kamerlid zijn: {first}, {second}. Schrijf wie u bedoelt.",
        "“Wulp” is geen fractie en geen Kamerlid in het register.",
    ]
    assert known.find_all(read_recipients("het lid Grutto, GGG, de FFF-fractie")) == ([second], [first.party])


@pytest.mark.django_db
def test_other_initials_are_another_member() -> None:
    member = Member.objects.create(name="J.P. van der Meer", party=None)
    known = RecipientRows()
    assert known.members("J. van der Meer") == known.members("Meer") == [member]
    assert known.members("A. van der Meer") == []


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("het lid Duinroos", "Duinroos"),
        ("de leden Duinroos en Bos", "Duinroos en Bos"),
        ("mevr. Bos", "Bos"),
        ("de heer Van der Bos", "Van der Bos"),
        ("de minister van Klimaat", "Klimaat"),
        ("Minister voor de Kust", "Kust"),
        ("staatssecretaris Van Dijk", "Van Dijk"),
        ("brieven van het ministerie van Klimaat", "brieven van Klimaat"),
        ("de fractie van de NOL", "NOL"),
        ("minister", "minister"),
        ("het lid", "het lid"),
        ("ministerieel besluit", "ministerieel besluit"),
        ("de minister-president", "de minister-president"),
    ],
)
def test_titles_are_removed_from_a_name(written, name):
    assert without_titles(written) == name
