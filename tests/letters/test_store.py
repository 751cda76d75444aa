"""Storing letters in the register."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from letters.extraction import extract
from letters.models import FormerLetterNumber, Letter, LetterDossier, LetterVersion
from letters.store import LetterFacts, LetterRefused, StoreOutcome, release_version, renumber_letter, store_letter
from tests.factories import a_user

RECEIVED = date(2023, 4, 24)
PRINTED = """Vergaderjaar 2022–2023

99 001

Waterbeheer

Nr. 17

BRIEF VAN DE MINISTER VAN INFRASTRUCTUUR EN WATERSTAAT

Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 19 april 2023

Hierbij bied ik u het rapport over de dijken aan.

De Minister van Infrastructuur en Waterstaat,
M. Rietzanger
"""
UNNUMBERED = """Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 19 april 2023

Betreft: Rapport over de dijken

Geachte voorzitter,

Hierbij bied ik u het rapport over de dijken aan.

De Minister van Infrastructuur en Waterstaat,
M. Rietzanger
"""


def refusal(text: str = PRINTED, **given: object) -> str:
    with pytest.raises(LetterRefused) as refused:
        store_letter(text, **{"received_on": RECEIVED, **given})
    return " ".join(refused.value.messages)


@pytest.mark.django_db
class TestANewLetter:
    def test_has_the_facts_of_its_header(self):
        stored = store_letter(PRINTED, received_on=RECEIVED)
        letter = stored.letter
        assert stored.outcome is StoreOutcome.NEW
        assert (letter.number, letter.date, letter.vergaderjaar) == ("99001-17", date(2023, 4, 19), "2022-2023")
        assert (letter.title, letter.subject) == ("Waterbeheer", "Waterbeheer")
        assert letter.author_role == "minister van Infrastructuur en Waterstaat"
        assert letter.signed_by == "M. Rietzanger"
        assert letter.ministry.key == "ienw"
        assert letter.post.title == letter.author_role
        assert [str(dossier) for dossier in letter.dossiers.all()] == ["99001-17"]

    def test_keeps_its_text_file_and_day_of_receipt(self):
        by = a_user()
        version = store_letter(PRINTED, received_on=RECEIVED, by=by, file_name="brief.txt", file=b"bytes").version
        version.refresh_from_db()
        assert (version.nr, version.text, version.received_on) == (1, PRINTED, RECEIVED)
        assert (version.file_name, bytes(version.file), version.entered_by) == ("brief.txt", b"bytes", by)
        assert version.released_at is None

    def test_without_a_kamerstuk_number_gets_one_of_the_register(self):
        letter = store_letter(UNNUMBERED, received_on=RECEIVED).letter
        assert letter.number == "BR202304-K001"
        assert letter.subject == "Rapport over de dijken"
        assert not letter.dossiers.exists()

    def test_prefers_the_facts_of_the_clerk(self):
        header = LetterFacts(
            numbers=("99 002, nr. 3", "36200-XII-9"), subject="Dijken", house_number="2023D15310", ministry="BZ"
        )
        letter = store_letter(PRINTED, received_on=RECEIVED, header=header).letter
        assert (letter.number, letter.subject, letter.house_number) == ("99002-3", "Dijken", "2023D15310")
        assert letter.ministry.key == "bz"
        assert [str(dossier) for dossier in letter.dossiers.all()] == ["99002-3", "36200-XII-9"]
        assert letter.date == date(2023, 4, 19)

    def test_with_a_number_twice_has_it_once(self):
        header = LetterFacts(numbers=("99001-17", "99 001, nr. 17", "99002-3"))
        letter = store_letter(PRINTED, received_on=RECEIVED, header=header).letter
        assert [(str(dossier), dossier.position) for dossier in letter.dossiers.all()] == [
            ("99001-17", 1),
            ("99002-3", 2),
        ]

    def test_of_an_unknown_ministry_has_none(self):
        header = LetterFacts(ministry="XYZ", author_role="bode")
        letter = store_letter(PRINTED, received_on=RECEIVED, header=header).letter
        assert (letter.ministry, letter.post, letter.author_role) == (None, None, "bode")


@pytest.mark.django_db
class TestALetterThatIsThere:
    def test_keeps_its_header_when_another_text_comes_in(self):
        letter = store_letter(PRINTED, received_on=RECEIVED).letter
        header = LetterFacts(subject="Iets anders", numbers=("99001-17",))
        store_letter(PRINTED + "\nBijlage.\n", received_on=RECEIVED, header=header)
        letter.refresh_from_db()
        assert letter.subject == "Waterbeheer"

    def test_of_another_day_is_another_letter_without_a_number(self):
        first = store_letter(UNNUMBERED, received_on=RECEIVED)
        second = store_letter(UNNUMBERED.replace("19 april", "20 april"), received_on=RECEIVED)
        assert (first.letter.number, second.letter.number) == ("BR202304-K001", "BR202304-K002")

    def test_twice_adds_nothing(self):
        first = store_letter(PRINTED, received_on=RECEIVED)
        second = store_letter(PRINTED.replace("\n", "\r\n"), received_on=RECEIVED)
        assert second.outcome is StoreOutcome.SAME
        assert second.version == first.version
        assert LetterVersion.objects.count() == 1

    def test_without_a_number_is_known_by_its_text(self):
        first = store_letter(UNNUMBERED, received_on=RECEIVED)
        assert store_letter(UNNUMBERED, received_on=RECEIVED).letter == first.letter
        assert Letter.objects.count() == 1

    def test_with_another_text_is_a_new_version_and_the_old_one_stays(self):
        first = store_letter(PRINTED, received_on=RECEIVED)
        corrected = store_letter(PRINTED.replace("rapport", "eindrapport"), received_on=RECEIVED)
        assert corrected.outcome is StoreOutcome.NEW_VERSION
        assert (corrected.letter, corrected.version.nr) == (first.letter, 2)
        assert first.letter.versions.get(nr=1).text == PRINTED

    def test_is_known_by_any_of_its_numbers(self):
        header = LetterFacts(numbers=("99001-17", "36200-XII-9"))
        first = store_letter(PRINTED, received_on=RECEIVED, header=header)
        other = store_letter(
            PRINTED + "\nBijlage.\n", received_on=RECEIVED, header=LetterFacts(numbers=("36 200 XII, nr. 9",))
        )
        assert other.letter == first.letter

    def test_is_known_by_a_number_that_it_had(self):
        letter = store_letter(PRINTED, received_on=RECEIVED).letter
        renumber_letter(letter, "99001-18")
        corrected = store_letter(PRINTED.replace("rapport", "eindrapport"), received_on=RECEIVED)
        assert (corrected.letter, corrected.outcome) == (letter, StoreOutcome.NEW_VERSION)

    def test_pasted_is_the_same_as_out_of_a_file(self):
        file = "\ufeff" + PRINTED.replace("\n", "\r\n")
        first = store_letter(extract(file.encode(), "brief.txt"), received_on=RECEIVED)
        pasted = PRINTED.replace("dijken", "dij\u200bken\u202e").replace("\n", "\r\n")
        second = store_letter(pasted, received_on=RECEIVED)
        assert (second.outcome, second.version) == (StoreOutcome.SAME, first.version)

    def test_loses_invisible_characters(self):
        assert store_letter(PRINTED.replace("dijken", "dij\u200bken"), received_on=RECEIVED).version.text == PRINTED


@pytest.mark.django_db
class TestARefusal:
    @pytest.mark.parametrize("text", ["", "  \n\t "])
    def test_of_an_empty_letter(self, text: str):
        assert refusal(text) == "De brief is leeg."

    def test_of_binary_data(self):
        assert "geen tekst" in refusal("PK\x03\x04\x00\x00")

    def test_of_a_letter_without_a_date(self):
        assert (
            refusal(PRINTED.replace("19 april 2023", "")) == "De brief noemt geen datum die bestaat: vul de datum in."
        )

    def test_of_an_impossible_day(self):
        assert "geen datum die bestaat" in refusal(PRINTED.replace("19 april", "31 april"))

    def test_of_a_letter_without_a_subject(self):
        assert "onderwerp" in refusal("Den Haag, 19 april 2023\n\nHierbij bied ik u het rapport over de dijken aan.")

    def test_of_a_letter_from_the_future(self):
        assert "na de dag van ontvangst" in refusal(received_on=date(2023, 4, 18))

    def test_of_a_future_day_of_receipt(self):
        tomorrow = timezone.localdate() + timedelta(days=1)
        assert "moet nog komen" in refusal(received_on=tomorrow)
        assert "moet nog komen" in refusal(received_on=tomorrow, header=LetterFacts(date=tomorrow))
        assert "na de dag van ontvangst" in refusal(received_on=timezone.localdate(), header=LetterFacts(date=tomorrow))

    def test_is_not_for_a_letter_of_today(self):
        today = timezone.localdate()
        assert store_letter(PRINTED, received_on=today, header=LetterFacts(date=today)).letter.date == today

    def test_of_a_text_under_the_number_of_another_letter(self):
        store_letter(PRINTED, received_on=RECEIVED)
        other = store_letter(UNNUMBERED, received_on=RECEIVED).letter
        message = refusal(UNNUMBERED, header=LetterFacts(numbers=("99001-17",)))
        assert f"van verschillende brieven, 99001-17 en {other.number}: kijk het nummer na" in message
        assert LetterVersion.objects.count() == 2

    @pytest.mark.parametrize("words", ["Dijken\nBcc: x@example.org", "Dijken\r", "Dij\x1bken", "Dijken\u2028"])
    def test_of_a_subject_that_is_not_one_line(self, words):
        assert "op één regel" in refusal(header=LetterFacts(subject=words))
        assert "op één regel" in refusal(header=LetterFacts(title=words))

    def test_of_an_invalid_number(self):
        assert "geen kamerstuknummer" in refusal(header=LetterFacts(numbers=("brief 12",)))

    def test_of_a_document_number_that_another_letter_has(self):
        store_letter(UNNUMBERED, received_on=RECEIVED, header=LetterFacts(house_number="2023D15310"))
        assert "documentnummer" in refusal(header=LetterFacts(house_number="2023D15310"))

    def test_leaves_nothing_behind(self):
        refusal(PRINTED.replace("19 april 2023", ""))
        assert not Letter.objects.exists()
        assert not LetterVersion.objects.exists()


@pytest.mark.django_db
def test_html_in_a_text_is_stored_unchanged():
    header = LetterFacts(subject="<script>alert(1)</script>", author_role="<b>minister</b>", signed_by="<i>M.</i>")
    letter = store_letter(PRINTED.replace("dijken", "<dijken>"), received_on=RECEIVED, header=header).letter
    assert letter.subject == "<script>alert(1)</script>"
    assert "<dijken>" in letter.newest.text
    assert letter.post is None


@pytest.mark.django_db
class TestRenumber:
    def test_keeps_the_old_number_for_ever(self):
        letter = store_letter(UNNUMBERED, received_on=RECEIVED).letter
        renumber_letter(letter, "99 001, nr. 18")
        assert letter.number == "99001-18"
        assert FormerLetterNumber.objects.get(number="BR202304-K001").letter == letter
        assert [str(dossier) for dossier in letter.dossiers.all()] == ["99001-18"]

    def test_makes_the_printed_letter_the_same_letter(self):
        letter = store_letter(UNNUMBERED, received_on=RECEIVED).letter
        renumber_letter(letter, "99001-17")
        printed = store_letter(PRINTED, received_on=RECEIVED)
        assert (printed.letter, printed.outcome) == (letter, StoreOutcome.NEW_VERSION)

    def test_back_and_forth(self):
        letter = store_letter(PRINTED, received_on=RECEIVED).letter
        renumber_letter(letter, "99001-18")
        renumber_letter(letter, "99001-17")
        assert [former.number for former in letter.former_numbers.all()] == ["99001-18"]

    def test_to_the_number_that_it_has_changes_nothing(self):
        letter = store_letter(PRINTED, received_on=RECEIVED).letter
        renumber_letter(letter, "kst-99001-17")
        assert not letter.former_numbers.exists()

    def test_refuses_a_number_that_another_letter_had(self):
        letter = store_letter(PRINTED, received_on=RECEIVED).letter
        renumber_letter(letter, "99001-18")
        other = store_letter(UNNUMBERED, received_on=RECEIVED).letter
        with pytest.raises(LetterRefused, match="een andere brief"):
            renumber_letter(other, "99001-17")

    def test_refuses_the_number_of_another_letter(self):
        store_letter(PRINTED, received_on=RECEIVED)
        other = store_letter(UNNUMBERED, received_on=RECEIVED).letter
        with pytest.raises(LetterRefused, match="een andere brief"):
            renumber_letter(other, "99001-17")
        assert not FormerLetterNumber.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("number", ["99001-17", "99001-18", "36200-XII-9"])
def test_letter_is_known_as_each_of_its_numbers(number: str):
    header = LetterFacts(numbers=("99001-17", "36200-XII-9"))
    letter = store_letter(PRINTED, received_on=RECEIVED, header=header).letter
    store_letter(UNNUMBERED, received_on=RECEIVED)
    renumber_letter(letter, "99001-18")
    assert list(Letter.objects.known_as(number)) == [letter]


@pytest.mark.django_db
def test_letter_in_a_sentence_has_its_number_subject_and_date():
    letter = store_letter(PRINTED, received_on=RECEIVED).letter
    assert str(letter) == "Brief 99001-17: Waterbeheer (19 april 2023)"
    assert letter.named == "brief 99001-17: Waterbeheer (19 april 2023)"
    assert str(letter.newest) == "99001-17, versie 1"


@pytest.mark.django_db
def test_a_further_dossier_cannot_take_a_number_that_another_letter_had():
    letter = store_letter(PRINTED, received_on=RECEIVED).letter
    renumber_letter(letter, "99001-18")
    other = store_letter(UNNUMBERED, received_on=RECEIVED).letter
    with pytest.raises(ValidationError, match="van een andere brief"):
        LetterDossier(letter=other, position=2, dossier="99001", nr="17").full_clean()
    LetterDossier(letter=letter, position=2, dossier="99001", nr="17").full_clean()


@pytest.mark.django_db
class TestRelease:
    def test_shows_that_version_and_no_later_one(self):
        by = a_user()
        stored = store_letter(PRINTED, received_on=RECEIVED)
        release_version(stored.version, by)
        store_letter(PRINTED.replace("rapport", "eindrapport"), received_on=RECEIVED)
        assert stored.letter.public_version == stored.version
        assert stored.version.released_by == by

    def test_twice_keeps_the_first_moment(self):
        version = store_letter(PRINTED, received_on=RECEIVED).version
        release_version(version, a_user())
        first = version.released_at
        release_version(version, a_user())
        assert version.released_at == first

    def test_of_an_older_version_leaves_the_newer_public(self):
        first = store_letter(PRINTED, received_on=RECEIVED)
        second = store_letter(PRINTED.replace("rapport", "eindrapport"), received_on=RECEIVED)
        for stored in (second, first):
            release_version(stored.version, a_user())
        assert first.letter.public_version == second.version
        assert first.letter.newest == second.version

    def test_makes_the_letter_one_of_the_released(self):
        stored = store_letter(PRINTED, received_on=RECEIVED)
        assert (stored.letter.public_version, list(Letter.objects.released())) == (None, [])
        release_version(stored.version, a_user())
        assert list(Letter.objects.released()) == [stored.letter]

    def test_is_not_for_a_medewerker(self):
        version = store_letter(PRINTED, received_on=RECEIVED).version
        with pytest.raises(LetterRefused, match="mag geen brieven vrijgeven"):
            release_version(version, a_user("medewerker"))
        version.refresh_from_db()
        assert version.released_at is None


@pytest.mark.django_db
@pytest.mark.parametrize("field", ["title", "subject"])
@pytest.mark.parametrize("words", ["Dijken\nBcc: x@example.org", "Dijken\n", "Dij\x7fken", "Dijken\u2028"])
def test_the_database_refuses_a_header_that_is_not_one_line(field: str, words: str):
    letter = store_letter(PRINTED, received_on=RECEIVED).letter
    with pytest.raises(IntegrityError, match=f"letter_{field}_is_one_line"), transaction.atomic():
        Letter.objects.filter(pk=letter.pk).update(**{field: words})
    assert Letter.objects.filter(pk=letter.pk).update(**{field: "Één regel, “Ω” – 🌊"}) == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("text", [PRINTED, UNNUMBERED])
def test_two_at_once_make_one_letter(text: str):
    start = Barrier(2)

    def import_it(_: int) -> StoreOutcome:
        start.wait()
        try:
            return store_letter(text, received_on=RECEIVED).outcome
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        outcomes = sorted(threads.map(import_it, range(2)))
    assert outcomes == [StoreOutcome.NEW, StoreOutcome.SAME]
    assert (Letter.objects.count(), LetterVersion.objects.count()) == (1, 1)
