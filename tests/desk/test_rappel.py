"""Make and send a rappel: its two lists, the letter in Word and by mail, and that what was sent stays."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import docx
import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alerts.models import Mail, Rappel, RappelRow, Recipient
from parliament import dates
from parliament.models import Post
from tests import factories as make
from tests.desk.clerks import signed_in, text_of
from tests.desk.rappels import a_draft, a_post, a_sent, address_of, coming, filled_draft, late, new_address
from toezeggingen import workflow
from toezeggingen.models import Toezegging

pytestmark = pytest.mark.django_db
ADDRESS = "parlement@voorbeeld.nl"


@pytest.fixture
def post() -> Post:
    return a_post()


def words_in(content: bytes) -> str:
    """All text of a Word document, with its tables."""
    document = docx.Document(BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def sent_form(rappel: Rappel, **typed: str) -> dict[str, object]:
    return {"seen": rappel.version, "address": ADDRESS, "_mail": "ja", **typed}


def put_off(toezegging: Toezegging) -> None:
    today = timezone.localdate()
    deadline = make.a_deadline(today + timedelta(9))
    workflow.postpone(toezegging, by=make.clerk(), on=today, deadline=deadline, reason="Meer tijd.")


def test_the_page_has_two_lists_longest_overdue_first(post):
    other = a_post("minister van Elders")
    today = timezone.localdate()
    newer, older = late(post, 10), late(post, 400)
    near, on_the_day = coming(post, 20), coming(post, 0)
    coming(post, 250)
    late(other)
    make.a_concept(post=post, ministry_then=post.ministry, due=today - timedelta(9))
    waits = make.a_confirmed(late(post)).toezegging
    page = signed_in().get(new_address(post)).context["page"]
    (_, passed), (_, soon) = page.parts
    assert [one.entry.number for one, _ in passed] == [older.number, newer.number]
    assert [one.entry.number for one, _ in soon] == [on_the_day.number, near.number]
    assert page.ticked == {newer.pk, older.pk, near.pk, on_the_day.pk}
    assert waits.pk not in page.ticked
    assert page.rappel.reply_by == today + timedelta(weeks=6)


def test_who_can_get_a_rappel_is_listed_with_counts(post):
    late(post)
    late(post)
    coming(post)
    page = signed_in().get("/beheer/rappel/")
    rows = [(str(one.post or one.ministry.name), one.passed, one.coming) for one in page.context["addressees"]]
    assert rows == [(post.ministry.name, 2, 1), (post.title, 2, 1)]
    before = signed_in().get(f"/beheer/rappel/?peildatum={timezone.localdate() - timedelta(60)}")
    assert [(one.passed, one.coming) for one in before.context["addressees"]] == [(0, 3)] * 2


def test_saving_keeps_the_ticked_rows_and_the_text(post):
    first, second = late(post), late(post)
    client = signed_in("medewerker")
    opened = client.get(new_address(post))
    answer = client.post(new_address(post), filled_draft(opened, rij=[first.pk], opening="Eigen begin."))
    rappel = Rappel.objects.get()
    assert answer.url == address_of(rappel)
    assert (rappel.opening, [row.toezegging for row in rappel.rows.all()]) == ("Eigen begin.", [first])
    again = client.get(address_of(rappel))
    assert again.context["page"].ticked == {first.pk}
    client.post(address_of(rappel), filled_draft(again, rij=[second.pk]))
    assert [row.toezegging for row in rappel.rows.all()] == [second]


def test_a_double_click_makes_one_draft(post):
    late(post)
    client = signed_in()
    sent = filled_draft(client.get(new_address(post)))
    for _ in range(2):
        client.post(new_address(post), sent)
    assert Rappel.objects.count() == 1
    assert client.get(new_address(post)).url == address_of(Rappel.objects.get())


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"rij": []}, "Kruis ten minste één toezegging aan."),
        ({"reply_by": "2020-01-01"}, "Kies een dag na vandaag."),
        ({"opening": " "}, "Dit veld is verplicht."),
    ],
)
def test_a_letter_that_is_not_complete_is_refused(typed, said, post):
    late(post)
    client = signed_in()
    answer = client.post(new_address(post), filled_draft(client.get(new_address(post)), **typed))
    assert said in text_of(answer)
    assert not Rappel.objects.exists()


def test_a_second_clerk_does_not_overwrite_a_draft(post):
    late(post)
    rappel = a_draft(post)
    first, second = signed_in(username="griffier-een"), signed_in()
    opened = second.get(address_of(rappel))
    first.post(address_of(rappel), filled_draft(first.get(address_of(rappel)), opening="Van een."))
    answer = second.post(address_of(rappel), filled_draft(opened, opening="Van twee."))
    assert "griffier-een wijzigde dit rappel intussen." in text_of(answer)
    assert "Van twee." in text_of(answer)
    rappel.refresh_from_db()
    assert rappel.opening == "Van een."
    second.post(address_of(rappel), filled_draft(answer))
    rappel.refresh_from_db()
    assert rappel.opening == "Van twee."


def test_the_letter_in_word_reads_like_a_letter(post):
    party = make.a_party()
    passed = late(post, 400, text="De minister stuurt de nota over de dijken.", parties=[party])
    soon = coming(post)
    rappel = a_draft(post, closing="Eerste regel.\nTweede regel.")
    words = words_in(signed_in().get(address_of(rappel, "rappel-letter")).content)
    today = timezone.localdate()
    for part in (
        f"Den Haag, {dates.dutch(today)}", f"Kenmerk\t{rappel.number}", "Aan de minister van Voorbeeldzaken",
        "Geachte minister,", rappel.opening, f"1. Termijn verstreken op {dates.dutch(today)}",
        "2. Termijn verstrijkt uiterlijk", passed.number, passed.text, "Commissiedebat Waterbeheer (22 maart 2023)",
        f"Aan {party}",
        f"uiterlijk {dates.dutch(passed.due_latest)}", "te laat", soon.number, "Tweede regel.",
        f"Graag ontvang ik uw antwoord uiterlijk op {dates.dutch(rappel.reply_by)}.", "[naam van de griffier]",
    ):  # fmt: skip
        assert part in words, part
    assert words.index("Geachte minister,") < words.index(rappel.opening) < words.index("Eerste regel.")


def test_the_names_of_a_confidential_debate_and_a_letter_stay_hidden(post):
    late(post, debate=make.a_debate(kind="technische-briefing", title="Geheime dreiging"))
    late(post, debate=None, letter=make.a_letter(released=False, subject="Stille brief"))
    rappel = a_sent(post, ADDRESS)
    for words in (words_in(bytes(rappel.document)), Mail.objects.get().text, Mail.objects.get().html):
        assert "Geheime dreiging" not in words
        assert "Stille brief" not in words


def test_sending_by_mail_keeps_the_letter(post):
    row = late(post)
    rappel = a_draft(post)
    client = signed_in(username="griffier-een")
    client.post(address_of(rappel, "rappel-send"), sent_form(rappel))
    rappel.refresh_from_db()
    mail = Mail.objects.get()
    assert (mail.kind, mail.address, mail.names, rappel.sent_by.username) == (
        "rappel",
        ADDRESS,
        [row.pk],
        "griffier-een",
    )
    assert rappel.number in mail.subject
    for words in (mail.text, mail.html):
        assert row.number in words
        assert dates.dutch(rappel.reply_by) in words
    assert row.number in words_in(bytes(rappel.document))
    page = text_of(client.get(address_of(rappel)))
    assert ADDRESS in page
    assert "Niet beantwoord: 1 van 1." in page
    put_off(row)
    assert client.get(address_of(rappel, "rappel-letter")).content == bytes(rappel.document)


def test_sending_it_oneself_makes_no_mail(post):
    late(post)
    rappel = a_draft(post)
    signed_in().post(address_of(rappel, "rappel-send"), {"seen": rappel.version, "address": "", "_zelf": "ja"})
    rappel.refresh_from_db()
    assert rappel.is_sent
    assert not Mail.objects.exists()


def test_a_second_click_sends_no_second_mail(post):
    late(post)
    rappel = a_draft(post)
    client = signed_in()
    for _ in range(2):
        answer = client.post(address_of(rappel, "rappel-send"), sent_form(rappel), follow=True)
    assert Mail.objects.count() == 1
    assert f"Aan {ADDRESS} was dit rappel al verstuurd." in text_of(answer)


def test_the_same_mail_goes_to_a_second_address(post):
    late(post)
    rappel = a_sent(post, ADDRESS)
    client = signed_in()
    client.post(address_of(rappel, "rappel-send"), sent_form(rappel, address="tweede@voorbeeld.nl"))
    first, second = rappel.mails.order_by("pk")
    assert (first.text, first.subject) == (second.text, second.subject)
    assert second.address == "tweede@voorbeeld.nl"


def test_an_address_that_is_off_or_wrong_sends_nothing(post):
    late(post)
    rappel = a_draft(post)
    Recipient.objects.create(address=ADDRESS, is_active=False)
    client, address = signed_in(), address_of(rappel, "rappel-send")
    assert "Dit adres staat uit" in text_of(client.post(address, sent_form(rappel)))
    assert "Er is niets verstuurd." in text_of(client.post(address, sent_form(rappel, address="")))
    rappel.refresh_from_db()
    assert not rappel.is_sent


def test_what_changed_since_saving_is_not_sent(post):
    row = late(post)
    rappel = a_draft(post)
    put_off(row)
    client = signed_in()
    answer = client.post(address_of(rappel, "rappel-send"), sent_form(rappel))
    assert f"Sinds u bewaarde is er iets veranderd bij {row.number}." in text_of(answer)
    assert not Mail.objects.exists()
    client.post(address_of(rappel), filled_draft(client.get(address_of(rappel))))
    rappel.refresh_from_db()
    client.post(address_of(rappel, "rappel-send"), sent_form(rappel))
    assert Mail.objects.count() == 1


def test_what_was_sent_does_not_change(post):
    late(post)
    late(post)
    rappel, elsewhere = a_sent(post), a_draft(a_post("minister van Elders"))
    row = rappel.rows.first()
    for change in (
        lambda: Rappel.objects.filter(pk=rappel.pk).update(opening="Anders."),
        lambda: rappel.delete(),
        lambda: RappelRow.objects.filter(pk=row.pk).update(due_latest=timezone.localdate()),
        lambda: RappelRow.objects.filter(pk=row.pk).update(rappel=elsewhere),
        lambda: RappelRow.objects.filter(pk=row.pk).delete(),
        lambda: RappelRow.objects.create(
            rappel=rappel, toezegging=make.an_open(), stands_in="nadert", due_latest=timezone.localdate()
        ),
    ):
        with pytest.raises(IntegrityError, match="that was sent"), transaction.atomic():
            change()
    page = signed_in().post(address_of(rappel), {"_verwijderen": "ja", "opening": "Anders."})
    assert "Wat is verstuurd" in text_of(page)


def test_a_draft_can_be_thrown_away(post):
    late(post)
    rappel = a_draft(post)
    signed_in("medewerker").post(address_of(rappel), {"_verwijderen": "ja"})
    assert not Rappel.objects.exists()


@pytest.mark.parametrize("page", ["list", "new", "draft", "sent"])
def test_number_of_queries_does_not_depend_on_the_rows(page, post):
    client = signed_in()

    def count() -> int:
        """The queries of the page with one more rappel, or one more row."""
        if page == "new":
            address = new_address(post)
        else:
            rappel = a_draft(post, reference_day=next(days)) if page == "draft" else a_sent(post)
            address = "/beheer/rappel/" if page == "list" else address_of(rappel)
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        return len(queries)

    days = iter([timezone.localdate(), timezone.localdate() + timedelta(1)])
    late(post)
    one = count()
    late(post, parties=[make.a_party()])
    coming(post)
    assert count() == one
