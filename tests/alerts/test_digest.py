"""Monday's digest: who gets it, what is in it and in which order."""

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alerts.models import Mail, MailKind
from alerts.rounds import make_round
from parliament.models import Debate
from tests.alerts.mailroom import a_recipient
from tests.factories import (
    a_committee,
    a_concept,
    a_confirmed,
    a_deadline,
    a_debate,
    a_letter,
    a_ministry,
    an_open,
    clerk,
)
from toezeggingen import workflow
from toezeggingen.models.fulfilment import Effect

pytestmark = pytest.mark.django_db

MONDAY = date(2023, 9, 4)
LATE, LATER, LATEST = date(2023, 6, 30), date(2023, 8, 1), date(2023, 9, 3)


def only_mail(on: date = MONDAY) -> Mail:
    (mail,) = make_round(MailKind.DIGEST, on=on)
    return mail


def numbers_in(text: str, *toezeggingen) -> list[str]:
    """The numbers in the text, in order."""
    found = [item.number for item in toezeggingen if item.number in text]
    return sorted(found, key=text.index)


class TestSelection:
    def test_nothing_overdue_means_no_mail(self):
        a_recipient()
        an_open(due=MONDAY)
        assert make_round(MailKind.DIGEST, on=MONDAY) == []

    def test_only_overdue_toezeggingen_are_listed(self):
        a_recipient()
        late, today, undated = an_open(due=LATEST), an_open(due=MONDAY), an_open()
        assert numbers_in(only_mail().text, late, today, undated) == [late.number]

    def test_a_toezegging_that_awaits_a_decision_is_left_out(self):
        a_recipient()
        a_confirmed(an_open(due=LATE))
        assert make_round(MailKind.DIGEST, on=MONDAY) == []

    def test_a_letter_that_only_mentions_a_toezegging_changes_nothing(self):
        a_recipient()
        late = an_open(due=LATE)
        a_confirmed(late, effect=Effect.MENTIONS)
        assert late.number in only_mail().text

    def test_unpublished_toezeggingen_are_left_out(self):
        a_recipient()
        clerk = User.objects.create_superuser("griffier")
        a_concept(due=LATE)
        workflow.withdraw(an_open(due=LATE), by=clerk, on=LATEST, reason="Dubbel")
        assert make_round(MailKind.DIGEST, on=MONDAY) == []

    def test_an_unreleased_letter_is_not_named(self):
        a_recipient()
        letter = a_letter(released=False, subject="Geheim onderwerp")
        an_open(letter=letter, due=LATE)
        mail = only_mail()
        assert "Geheim onderwerp" not in mail.text + mail.html
        assert letter.number not in mail.text + mail.html


class TestRecipients:
    def test_inactive_recipients_and_those_who_opted_out_get_nothing(self):
        a_recipient(is_active=False)
        a_recipient(wants_digest=False)
        an_open(due=LATE)
        assert make_round(MailKind.DIGEST, on=MONDAY) == []

    def test_a_chosen_committee_matches_its_own_debates_and_those_it_follows(self):
        committee = a_committee()
        a_recipient(committees=[committee])
        followed = a_debate()
        followed.follow_up_committees.add(committee)
        own = an_open(debate=a_debate(committee=committee), due=LATE)
        follows, other = an_open(debate=followed, due=LATER), an_open(due=LATE)
        assert numbers_in(only_mail().text, own, follows, other) == [own.number, follows.number]

    def test_a_chosen_ministry_matches_the_one_then_and_the_one_now(self):
        old, new = a_ministry("oud"), a_ministry("nieuw")
        moved = an_open(ministry_then=old, ministry_now=new, due=LATE)
        a_recipient("oud@example.nl", ministries=[old])
        a_recipient("nieuw@example.nl", ministries=[new])
        a_recipient("ander@example.nl", ministries=[a_ministry("ander")])
        mails = make_round(MailKind.DIGEST, on=MONDAY)
        assert {mail.address for mail in mails} == {"oud@example.nl", "nieuw@example.nl"}
        assert all(moved.number in mail.text for mail in mails)

    def test_a_chosen_committee_matches_what_its_predecessors_left(self):
        committee = a_committee()
        before = a_committee(successor=a_committee(successor=committee))
        a_recipient(committees=[committee])
        left = an_open(debate=a_debate(committee=before), due=LATE)
        an_open(debate=a_debate(committee=a_committee()), due=LATE)
        assert numbers_in(only_mail().text, left) == [left.number]

    def test_a_choice_of_committees_and_ministries_is_a_union(self):
        committee, ministry = a_committee(), a_ministry("ander")
        a_recipient(committees=[committee], ministries=[ministry])
        by_committee = an_open(debate=a_debate(committee=committee), due=LATE)
        by_ministry = an_open(ministry_then=ministry, due=LATER)
        assert numbers_in(only_mail().text, by_committee, by_ministry) == [by_committee.number, by_ministry.number]

    def test_a_recipient_gets_one_digest_a_week(self):
        a_recipient()
        an_open(due=LATE)
        assert len(make_round(MailKind.DIGEST, on=MONDAY)) == 1
        assert make_round(MailKind.DIGEST, on=date(2023, 9, 8)) == []
        assert len(make_round(MailKind.DIGEST, on=date(2023, 9, 11))) == 1
        assert set(Mail.objects.values_list("kind", "period")) == {
            (MailKind.DIGEST, "2023-W36"),
            (MailKind.DIGEST, "2023-W37"),
        }


class TestContent:
    def test_the_subject_gives_the_number(self):
        a_recipient()
        an_open(due=LATE)
        assert only_mail().subject == "Weekoverzicht: 1 toezegging te laat"
        an_open(due=LATE)
        assert only_mail(on=date(2023, 9, 11)).subject == "Weekoverzicht: 2 toezeggingen te laat"

    def test_longest_overdue_comes_first_grouped_by_committee(self):
        a_recipient()
        first = a_debate(committee=a_committee(name="vaste commissie voor Zorg"))
        second = a_debate(committee=a_committee(name="vaste commissie voor Asiel"))
        last, middle, oldest = (
            an_open(debate=first, due=LATEST),
            an_open(debate=second, due=LATER),
            an_open(debate=first, due=LATE),
        )
        mail = only_mail()
        assert numbers_in(mail.text, last, middle, oldest) == [oldest.number, last.number, middle.number]
        assert mail.text.index("ZORG") < mail.text.index(last.number) < mail.text.index("ASIEL")
        assert mail.html.count("Zorg</h2>") == 1

    @pytest.mark.parametrize("part", ["text", "html"])
    def test_text_and_html_hold_every_fact(self, settings, part):
        settings.SITE_URL = "https://toezeggingen.example.nl"
        a_recipient()
        late = an_open(due=LATE, text="De minister stuurt een brief.")
        workflow.postpone(late, by=clerk(), on=LATE, deadline=a_deadline(LATEST, "begin september"), reason="Meer tijd")
        told = getattr(only_mail(), part)
        assert f"https://toezeggingen.example.nl/toezeggingen/{late.number}/" in told
        assert "De minister stuurt een brief." in told
        assert "Termijn: “begin september”, uiterlijk 3 september 2023" in told
        assert "1 dag te laat" in told
        assert "1 keer" in told
        assert "commissiedebat Waterbeheer (22 maart 2023)" in told

    @pytest.mark.parametrize(
        ("words", "told"),
        [
            ("", "Termijn: uiterlijk 3 september 2023"),
            ("voor Prinsjesdag", "Termijn: “voor Prinsjesdag”, uiterlijk 3 september 2023"),
            ("uiterlijk 3 september 2023", "Termijn: “uiterlijk 3 september 2023”\n"),
            ("voor 13 september 2023", "Termijn: “voor 13 september 2023”, uiterlijk 3 september 2023"),
        ],
    )
    def test_the_due_date_is_not_repeated(self, words, told):
        a_recipient()
        an_open(due_latest=LATEST, firmness="periode", deadline_words=words)
        assert told in only_mail().text

    def test_html_in_a_field_is_escaped(self):
        a_recipient()
        an_open(due=LATE, text="<script>alert(1)</script>")
        mail = only_mail()
        assert "<script>" not in mail.html
        assert "&lt;script&gt;" in mail.html
        assert "<script>alert(1)</script>" in mail.text

    def test_line_breaks_in_a_field_are_folded(self):
        a_recipient()
        committee = a_committee(name="vaste commissie voor Zorg\r\nBcc: x@example.nl")
        an_open(debate=a_debate(committee=committee), due=LATE, text="Een brief\n\n-- \nof twee.")
        mail = only_mail()
        assert "ZORG BCC: X@EXAMPLE.NL\n" in mail.text
        assert "Een brief -- of twee." in mail.text
        assert mail.message().message()["Bcc"] is None

    def test_the_html_has_no_remote_content(self):
        a_recipient()
        an_open(due=LATE)
        html = only_mail().html
        assert 'style="' in html
        assert not any(word in html for word in ("<img", "<link", "<script", "url(", "@import"))


def test_a_plenary_debate_a_debate_without_committee_and_a_letter_have_their_own_headings():
    a_recipient()
    an_open(debate=a_debate(committee=None, kind="plenair-debat"), due=LATE)
    an_open(debate=a_debate(committee=None, kind="notaoverleg"), due=LATE)
    an_open(letter=a_letter(), due=LATER, made_on=date(2023, 4, 19), on=date(2023, 4, 20))
    text = only_mail().text
    assert text.index("PLENAIR") < text.index("TOEZEGGINGEN UIT BRIEVEN")
    assert "ZONDER COMMISSIE" in text
    assert "brief van 19 april 2023" in text


def test_the_number_of_queries_is_constant():
    a_recipient()
    an_open(due=LATE)
    with CaptureQueriesContext(connection) as for_one:
        only_mail()
    for _ in range(2):
        an_open(due=LATE)
    with CaptureQueriesContext(connection) as for_three:
        only_mail(on=date(2023, 9, 11))
    assert len(for_one) == len(for_three)


def test_a_committee_does_not_find_what_was_made_in_its_confidential_briefing():
    """Otherwise the mail would reveal the committee of the briefing."""
    committee = a_committee()
    briefing = a_debate(kind="technische-briefing", committee=committee, is_confidential=False)
    a_recipient(committees=[committee])
    an_open(debate=briefing, due=LATE)
    assert len(make_round(MailKind.DIGEST, on=MONDAY)) == 1
    Debate.objects.filter(pk=briefing.pk).update(is_confidential=True)
    assert make_round(MailKind.DIGEST, on=date(2023, 9, 11)) == []


def test_a_confidential_briefing_shows_only_its_day():
    a_recipient()
    briefing = a_debate(kind="technische-briefing", title="Geheime dreigingen")
    promised = an_open(debate=briefing, due=LATE)
    a_confirmed(
        promised,
        means="technische-briefing",
        letter=None,
        debate=briefing,
        held_on=briefing.day,
        confidential=True,
        effect=Effect.MENTIONS,
    )
    mail = only_mail()
    assert "vertrouwelijke technische briefing van 22 maart 2023" in mail.text
    assert "VERTROUWELIJKE VERGADERINGEN" in mail.text
    assert "Geheime dreigingen" not in mail.text + mail.html + mail.subject
    assert briefing.committee.subject not in mail.text + mail.html
