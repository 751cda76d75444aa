"""Monday's mail: who gets it, what is in it and in which order."""

import re
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.core.mail import EmailMultiAlternatives
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alerts.messages import message_of
from alerts.models import HowOften, Mail, MailKind
from alerts.rounds import make_round
from parliament.models import Debate
from tests.alerts.mailroom import LONG_AGO, a_follower, a_recipient
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
NEXT_MONDAY = date(2023, 9, 11)
LATE, LATER, LATEST = date(2023, 6, 30), date(2023, 8, 1), date(2023, 9, 3)
FAR = date(2024, 3, 1)


def mails_of(on: date = MONDAY) -> list[Mail]:
    make_round(MailKind.DIGEST, on=on)
    return list(Mail.objects.filter(period=MailKind.DIGEST.period(on)).order_by("pk"))


def only_mail(on: date = MONDAY) -> Mail:
    (mail,) = mails_of(on)
    return mail


def numbers_in(text: str, *toezeggingen) -> list[str]:
    """The numbers in the text, in order."""
    found = [item.number for item in toezeggingen if item.number in text]
    return sorted(found, key=text.index)


class TestSelection:
    def test_nothing_overdue_or_due_this_week_means_no_mail(self):
        a_follower()
        an_open(due=FAR)
        an_open()
        assert make_round(MailKind.DIGEST, on=MONDAY) == 0
        assert not Mail.objects.exists()

    def test_what_is_overdue_and_what_is_due_this_week_is_listed(self):
        a_follower()
        late, today, in_a_week = an_open(due=LATEST), an_open(due=MONDAY), an_open(due=NEXT_MONDAY)
        after, undated = an_open(due=NEXT_MONDAY + timedelta(days=1)), an_open()
        mail = only_mail()
        told = [late.number, today.number, in_a_week.number]
        assert numbers_in(mail.text, late, today, in_a_week, after, undated) == told
        assert mail.text.index("Te laat, langst te laat eerst") < mail.text.index(late.number)
        assert mail.text.index(late.number) < mail.text.index("Deze week") < mail.text.index(today.number)

    def test_a_toezegging_that_awaits_a_decision_is_left_out(self):
        a_follower()
        a_confirmed(an_open(due=LATE))
        assert mails_of() == []

    def test_a_letter_that_only_mentions_a_toezegging_changes_nothing(self):
        a_follower()
        late = an_open(due=LATE)
        a_confirmed(late, effect=Effect.MENTIONS)
        assert late.number in only_mail().text

    def test_unpublished_toezeggingen_are_left_out(self):
        a_follower()
        clerk = User.objects.create_superuser("griffier")
        a_concept(due=LATE)
        workflow.withdraw(an_open(due=LATE), by=clerk, on=LATEST, reason="Dubbel")
        assert mails_of() == []

    def test_an_unreleased_letter_is_not_named(self):
        a_follower()
        letter = a_letter(released=False, subject="Geheim onderwerp")
        an_open(letter=letter, due=LATE)
        mail = only_mail()
        assert "Geheim onderwerp" not in mail.text + mail.html
        assert letter.number not in mail.text + mail.html


class TestFollowers:
    def test_who_is_inactive_paused_or_not_confirmed_gets_nothing(self):
        a_follower(is_active=False)
        a_follower().subscriptions.update(is_paused=True)
        a_follower().subscriptions.update(confirmed_at=None)
        a_recipient()
        an_open(due=LATE)
        assert mails_of() == []

    def test_each_rhythm_has_its_own_round(self):
        a_follower(rhythm=HowOften.DAILY, address="elke-ochtend@example.nl")
        a_follower(rhythm=HowOften.WEEKLY, address="elke-week@example.nl")
        an_open(due=LATE)
        assert only_mail().address == "elke-week@example.nl"
        make_round(MailKind.DAILY, on=MONDAY)
        assert Mail.objects.get(kind=MailKind.DAILY).address == "elke-ochtend@example.nl"

    def test_a_chosen_committee_matches_its_own_debates_and_those_it_follows(self):
        committee = a_committee()
        a_follower(f"commissie={committee.slug}")
        followed = a_debate()
        followed.follow_up_committees.add(committee)
        own = an_open(debate=a_debate(committee=committee), due=LATE)
        follows, other = an_open(debate=followed, due=LATER), an_open(due=LATE)
        assert numbers_in(only_mail().text, own, follows, other) == [own.number, follows.number]

    def test_a_chosen_ministry_matches_the_one_then_and_the_one_now(self):
        old, new = a_ministry("oud"), a_ministry("nieuw")
        moved = an_open(ministry_then=old, ministry_now=new, due=LATE)
        a_follower("ministerie=oud", address="oud@example.nl")
        a_follower("ministerie=nieuw", address="nieuw@example.nl")
        a_follower("ministerie=ander", address="ander@example.nl")
        an_open(ministry_then=a_ministry("ander"), due=FAR)
        mails = mails_of()
        assert {mail.address for mail in mails} == {"oud@example.nl", "nieuw@example.nl"}
        assert all(moved.number in mail.text for mail in mails)

    def test_two_choices_are_two_parts_of_one_mail_and_each_toezegging_is_told_once(self):
        committee, ministry = a_committee(name="vaste commissie voor Zorg"), a_ministry("ander", name="Anderszaken")
        follower = a_follower(f"commissie={committee.slug}")
        follower.subscriptions.create(choice="ministerie=ander", confirmed_at=LONG_AGO)
        by_committee = an_open(debate=a_debate(committee=committee), due=LATER)
        by_ministry = an_open(ministry_then=ministry, due=LATE)
        by_both = an_open(debate=a_debate(committee=committee), ministry_then=ministry, due=LATEST)
        mail = only_mail()
        told = [by_committee.number, by_both.number, by_ministry.number]
        assert re.findall(r"^\* (\S+):", mail.text, re.MULTILINE) == told
        assert mail.subject == "Toezeggingen: 3 te laat"

    def test_a_follower_gets_one_digest_a_week(self):
        a_follower()
        an_open(due=LATE)
        assert make_round(MailKind.DIGEST, on=MONDAY) == 1
        assert make_round(MailKind.DIGEST, on=date(2023, 9, 8)) == 0
        assert make_round(MailKind.DIGEST, on=NEXT_MONDAY) == 1
        assert set(Mail.objects.values_list("kind", "period")) == {
            (MailKind.DIGEST, "2023-W36"),
            (MailKind.DIGEST, "2023-W37"),
        }

    def test_a_choice_of_which_nothing_is_in_the_register_now_says_so_and_stays(self):
        committee = a_committee()
        follower = a_follower(f"commissie={committee.slug}")
        only = an_open(debate=a_debate(committee=committee), due=LATE)
        an_open(due=LATE)
        workflow.withdraw(only, by=clerk(), on=LATEST, reason="Dubbel")
        assert "staat niet meer in het register" in only_mail().text
        workflow.restore(only, by=clerk(), on=LATEST, reason="Toch niet")
        assert only.number in only_mail(NEXT_MONDAY).text
        assert follower.subscriptions.active().count() == 1

    def test_one_of_two_that_is_absent_does_not_hide_the_other(self):
        here, absent = a_committee(), a_committee()
        a_follower(f"commissie={here.slug}&commissie={absent.slug}")
        told = an_open(debate=a_debate(committee=here), due=LATE)
        other = an_open(due=LATE)
        assert numbers_in(only_mail().text, told, other) == [told.number]


class TestContent:
    def test_the_subject_gives_the_numbers(self):
        a_follower()
        an_open(due=LATE)
        assert only_mail().subject == "Toezeggingen: 1 te laat"
        an_open(due=LATE)
        an_open(due=NEXT_MONDAY)
        assert only_mail(NEXT_MONDAY).subject == "Toezeggingen: 2 te laat, 1 deze week"

    def test_longest_overdue_comes_first(self):
        a_follower()
        last, middle, oldest = an_open(due=LATEST), an_open(due=LATER), an_open(due=LATE)
        assert numbers_in(only_mail().text, last, middle, oldest) == [oldest.number, middle.number, last.number]

    def test_the_heading_says_what_is_followed(self):
        committee = a_committee(name="vaste commissie voor Zorg")
        a_follower(f"commissie={committee.slug}")
        an_open(debate=a_debate(committee=committee), due=LATE)
        mail = only_mail()
        assert "\nTOEZEGGINGEN UIT DEBATTEN DIE DE COMMISSIE ZORG VOERT OF VOLGT\n" in mail.text
        assert mail.html.count("Toezeggingen uit debatten die de commissie Zorg voert of volgt</h2>") == 1

    @pytest.mark.parametrize("part", ["text", "html"])
    def test_text_and_html_hold_every_fact(self, settings, part):
        settings.SITE_URL = "https://toezeggingen.example.nl"
        a_follower()
        late = an_open(due=LATE, text="De minister stuurt een brief.")
        workflow.postpone(late, by=clerk(), on=LATE, deadline=a_deadline(LATEST, "begin september"), reason="Meer tijd")
        told = getattr(only_mail(), part)
        assert f"https://toezeggingen.example.nl/toezeggingen/{late.number}/" in told
        assert "De minister stuurt een brief." in told
        assert "Termijn: “begin september”, uiterlijk 3 september 2023" in told
        assert "1 dag te laat" in told
        assert "één keer uitgesteld, ruim twee maanden" in told.lower()
        assert "Door: " in told
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
        a_follower()
        an_open(due_latest=LATEST, firmness="periode", deadline_words=words)
        assert told in only_mail().text

    def test_html_in_a_field_is_escaped(self):
        a_follower()
        an_open(due=LATE, text="<script>alert(1)</script>")
        mail = only_mail()
        assert "<script>" not in mail.html
        assert "&lt;script&gt;" in mail.html
        assert "<script>alert(1)</script>" in mail.text

    def test_line_breaks_in_a_field_are_folded(self):
        a_follower()
        committee = a_committee(name="vaste commissie voor Zorg\r\nBcc: x@example.nl")
        an_open(debate=a_debate(committee=committee), due=LATE, text="Een brief\n\n-- \nof twee.")
        mail = only_mail()
        assert "\nZorg Bcc: x@example.nl, commissiedebat" in mail.text
        assert "\nEen brief -- of twee.\n" in mail.text
        assert _sent(mail)["Bcc"] is None

    def test_the_html_has_no_remote_content(self):
        a_follower()
        an_open(due=LATE)
        html = only_mail().html
        assert 'style="' in html
        assert not any(word in html for word in ("<img", "<link", "<script", "url(", "@import"))

    def test_a_long_mail_is_cut_and_links_to_the_rest(self, settings):
        settings.SITE_URL = "https://toezeggingen.example.nl"
        committee = a_committee()
        a_follower(f"commissie={committee.slug}")
        debate = a_debate(committee=committee)
        late = [an_open(debate=debate, due=LATE) for _ in range(42)]
        mail = only_mail()
        assert mail.subject == "Toezeggingen: 42 te laat"
        assert len(numbers_in(mail.text, *late)) == 40
        rest = f"/toezeggingen/?commissie={committee.slug}&termijn=te-laat"
        assert f"Nog 2 op de site:\nhttps://toezeggingen.example.nl{rest}\n" in mail.text
        assert rest.replace("&", "&amp;") in mail.html


def _sent(mail: Mail) -> EmailMultiAlternatives:
    return message_of(mail).message()


def test_a_plenary_debate_a_debate_without_committee_and_a_letter_say_where_they_come_from():
    a_follower()
    an_open(debate=a_debate(committee=None, kind="plenair-debat"), due=LATE)
    an_open(debate=a_debate(committee=None, kind="notaoverleg"), due=LATE)
    an_open(letter=a_letter(), due=LATER, made_on=date(2023, 4, 19), on=date(2023, 4, 20))
    text = only_mail().text
    assert "Plenair, plenair debat" in text
    assert "Zonder commissie, notaoverleg" in text
    assert "Toezeggingen uit brieven, brief van 19 april 2023" in text


def test_the_number_of_queries_is_constant():
    a_follower()
    an_open(due=LATE)
    with CaptureQueriesContext(connection) as for_one:
        only_mail()
    for _ in range(2):
        an_open(due=LATE)
    with CaptureQueriesContext(connection) as for_three:
        only_mail(NEXT_MONDAY)
    assert len(for_one) == len(for_three)


def test_the_register_is_read_once_for_all_who_follow_the_same():
    """Only the queries that write one follower's mail are made for each."""
    an_open(due=LATE)
    numbers = []
    for day in (MONDAY, NEXT_MONDAY, date(2023, 9, 18)):
        a_follower()
        with CaptureQueriesContext(connection) as queries:
            mails_of(day)
        numbers.append(sum('FROM "toezeggingen_toezegging"' in query["sql"] for query in queries))
    assert numbers[0] == numbers[1] == numbers[2]


def test_a_committee_does_not_find_what_was_made_in_its_confidential_briefing():
    """Otherwise the mail would reveal the committee of the briefing."""
    committee = a_committee()
    briefing = a_debate(kind="technische-briefing", committee=committee, is_confidential=False)
    a_follower(f"commissie={committee.slug}")
    an_open(debate=briefing, due=LATE)
    assert len(mails_of()) == 1
    Debate.objects.filter(pk=briefing.pk).update(is_confidential=True)
    assert "te laat" not in only_mail(NEXT_MONDAY).text


def test_a_confidential_briefing_shows_only_its_day():
    a_follower()
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
    assert "vertrouwelijke technische briefing van 22 maart 2023" in " ".join(mail.text.split())
    assert "Vertrouwelijke vergaderingen" in mail.text
    assert "Geheime dreigingen" not in mail.text + mail.html + mail.subject
    assert briefing.committee.subject not in mail.text + mail.html
