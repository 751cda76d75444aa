"""Link a letter to the debate that it is about."""

from dataclasses import replace
from datetime import date

import pytest

from letters.reading import read
from matching.debates import Agenda, DebateLink, Ground, ListedDebate, link_debates, main_debate

IENW = "vaste commissie voor Infrastructuur en Waterstaat"
COMMITTEE, BILL = "commissiedebat", "plenair debat (wetgeving)"
MEETINGS = (
    ListedDebate("2023A99001", COMMITTEE, date(2023, 3, 8), "Waterveiligheid", IENW),
    ListedDebate("2023A99002", COMMITTEE, date(2023, 3, 8), "Spoorveiligheid en overwegen", IENW),
    ListedDebate("2023A99003", COMMITTEE, date(2023, 3, 8), "Muskusrattenbestrijding (voortzetting)"),
    ListedDebate("2023A99004", "plenair debat (tweeminutendebat)", date(2023, 3, 15), "VAO Waterveiligheid (CD 8/3)"),
    ListedDebate("2023A99005", "notaoverleg", date(2023, 3, 13), "Initiatiefnota van het lid Kievit over sloten"),
    ListedDebate("2023A99006", "vragenuur", date(2023, 3, 14), "Vragenuur"),
    ListedDebate("2022A99007", COMMITTEE, date(2022, 9, 21), "Waterveiligheid", IENW),
    ListedDebate("2023A99008", COMMITTEE, date(2023, 1, 18), "Dijken (verplaatst naar 25 januari)", took_place=False),
    ListedDebate("2023A99009", COMMITTEE, date(2023, 1, 25), "Dijken"),
    ListedDebate("2023A99010", COMMITTEE, date(2023, 2, 1), "Zand (omgezet in schriftelijk overleg)", took_place=False),
    ListedDebate("2023A99011", COMMITTEE, date(2023, 3, 1), "Zand"),
    ListedDebate("2022A99012", BILL, date(2022, 10, 12), "Begroting Infrastructuur en Waterstaat (1e termijn Kamer)"),
    ListedDebate("2022A99013", BILL, date(2022, 10, 13), "Begroting Infrastructuur en Waterstaat (99200-XII) (rest)"),
    ListedDebate("2022A99014", BILL, date(2022, 10, 20), "Begroting Justitie en Veiligheid (99200-VI)"),
    ListedDebate(
        "2023A99015", BILL, date(2023, 2, 7), "Wijziging van de Waterwet in verband met peilbesluiten (99310)"
    ),
    ListedDebate("2023A99016", "algemeen overleg", date(2023, 4, 20), "Zoet water"),
)
AGENDA = Agenda(MEETINGS)
DEBATES = {debate.number: debate for debate in MEETINGS}


def link_of(subject: str, title: str = "Openbaar bestuur", agenda: Agenda = AGENDA) -> DebateLink | None:
    """The debate of a letter of 22 March 2023 with this subject."""
    return main_debate(
        read(f"{title}\n\nNr. 7 BRIEF VAN DE REGERING\n\nDen Haag, 22 maart 2023\n\nOnderwerp: {subject}\n"), agenda
    )


def number(subject: str, title: str = "Openbaar bestuur", agenda: Agenda = AGENDA) -> str | None:
    link = link_of(subject, title, agenda)
    return link.debate.number if link else None


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        # several debates of a kind on a day: by title, part of the title, compound, mistyped title
        ("Toezegging uit het commissiedebat Waterveiligheid van 8 maart 2023", "2023A99001"),
        ("Toezegging uit het commissiedebat spoor van 8 maart jl., over hekken", "2023A99002"),
        ("Toezegging uit het commissiedebat van 8 maart 2023 over de bestrijding van muskusratten", "2023A99003"),
        ("Toezegging CD Watervelligheid d.d. 8 maart 2023", "2023A99001"),
        # the only debate of its kind on that day: without title
        ("Toezegging uit het notaoverleg van 13 maart jl.", "2023A99005"),
        ("Toezegging uit het mondelinge vragenuur van 14 maart over een lekke sluis", "2023A99006"),
        # the same title, another kind
        ("Toezegging uit het tweeminutendebat Waterveiligheid", "2023A99004"),
        ("Toezegging uit het VAO Waterveiligheid van 15 maart 2023", "2023A99004"),
        ("Toezegging AO Waterveiligheid van 8 maart 2023", "2023A99001"),
        # without a day: the last before the letter; "AO Zoet water" was held after it
        ("Toezegging uit het commissiedebat Waterveiligheid", "2023A99001"),
        ("Toezegging uit het commissiedebat Waterveiligheid, gedaan in september 2022", "2023A99001"),
        ("Toezegging uit het AO Zoet water", None),
        # the day before or after
        ("Toezegging uit het commissiedebat Spoorveiligheid en overwegen van 9 maart 2023", "2023A99002"),
        # a moved and a cancelled debate
        ("Toezegging uit het commissiedebat Dijken van 18 januari 2023", "2023A99009"),
        ("Toezegging uit het commissiedebat Zand van 1 februari 2023", None),
        # abbreviations of ministries
        ("Toezeggingen begrotingsbehandeling IenW", "2022A99013"),
        ("Toezegging uit de begrotingsbehandeling JenV over camera's", "2022A99014"),
        ("Toezegging uit de begrotingsbehandeling IenW 2023", "2022A99013"),
        ("Toezegging uit de begrotingsbehandeling IenW 2021", None),
        # a bill by its number
        ("Toezegging tijdens de plenaire behandeling van 7 februari 2023 (Kamerstuk 99310)", "2023A99015"),
        # two debates: the first certain link; an upcoming debate is not where it was promised
        ("Toezeggingen uit het commissiedebat Dijken van 25 januari en het notaoverleg van 13 maart", "2023A99009"),
        ("Toezegging uit het commissiedebat Waterveiligheid, t.b.v. het AO Zoet water van 20 april 2023", "2023A99001"),
    ],
)  # fmt: skip
def test_the_debate_is_found(subject: str, expected: str | None) -> None:
    assert number(subject) == expected


@pytest.mark.parametrize(
    "subject",
    [
        "Reactie op de motie-Grutto over waterveiligheid",
        "Verslag van de Europese Raad van 8 en 9 maart 2023",
        "Antwoord op vragen over spoorveiligheid en overwegen",
        "Toezegging uit het commissiedebat van 8 maart 2023",
        "Toezegging uit het commissiedebat Luchtvaart van 8 maart 2023",
        "Toezegging uit het commissiedebat Luchtvaart",
        "Toezegging aan de Eerste Kamer, gedaan in het commissiedebat Waterveiligheid van 8 maart 2023",
        "Kaart t.b.v. het AO Zoet water van 20 april 2023",
        "Toezegging uit het VSO van 15 maart 2023",
        "Toezegging uit het debat van 7 februari 2023 over vleermuizen",
    ],
)
def test_an_uncertain_debate_is_not_linked(subject: str) -> None:
    assert number(subject) is None


def test_a_letter_in_the_dossier_of_a_bill_is_about_that_bill() -> None:
    title = "Wijziging van de Waterwet in verband met peilbesluiten en enkele andere onderwerpen"
    assert number("Toezegging tijdens het debat", title) == "2023A99015"
    assert number("Toezegging tijdens het debat") is None


def test_a_letter_in_the_dossier_of_a_budget_is_about_that_budget() -> None:
    title = "Vaststelling van de begrotingsstaten van het Ministerie van Justitie en Veiligheid (VI) voor het jaar {}"
    assert number("Toezegging uit de begrotingsbehandeling over camera's", title.format(2023)) == "2022A99014"
    assert number("Toezegging uit de begrotingsbehandeling over camera's", title.format(2022)) is None


def test_the_name_of_a_budget_does_not_distinguish_its_two_debates() -> None:
    parts = [
        ListedDebate("2022A99020", BILL, date(2022, 11, 2), "Begroting Wonen (onderdeel huur)"),
        ListedDebate("2022A99021", BILL, date(2022, 11, 3), "Begroting Wonen (onderdeel bouw)"),
    ]
    assert number("Toezeggingen begrotingsbehandeling Wonen", agenda=Agenda(parts)) is None
    assert number("Toezeggingen begrotingsbehandeling Wonen, onderdeel bouw", agenda=Agenda(parts)) == "2022A99021"


def test_a_replacement_debate_may_have_another_title() -> None:
    moved = replace(MEETINGS[0], took_place=False, instead="2023A99020")
    later = ListedDebate("2023A99020", COMMITTEE, date(2023, 3, 16), "Kering en dijk")
    assert number(
        "Toezegging uit het commissiedebat Waterveiligheid van 8 maart 2023", agenda=Agenda([moved, later])
    ) == ("2023A99020")
    after = replace(later, day=date(2023, 3, 23))
    assert number("Toezegging uit het commissiedebat Waterveiligheid", agenda=Agenda([moved, after])) is None


def test_a_cycle_of_moved_debates_ends() -> None:
    first = ListedDebate("2023A99020", COMMITTEE, date(2023, 3, 1), "Kering", took_place=False, instead="2023A99021")
    cycle = [first, replace(first, number="2023A99021", instead="2023A99020")]
    assert number("Toezegging uit het commissiedebat Kering", agenda=Agenda(cycle)) is None


def test_each_link_has_a_reason_in_words() -> None:
    linked = [
        link_of(f"Toezegging uit het {debate}")
        for debate in (
            "commissiedebat spoorveiligheid van 8 maart 2023",
            "notaoverleg van 13 maart 2023",
            "commissiedebat Spoorveiligheid en overwegen van 9 maart 2023",
            "commissiedebat Waterveiligheid",
        )
    ]
    assert linked == [
        DebateLink(DEBATES["2023A99002"], "dag en onderwerp: Spoorveiligheid", Ground.DAY_AND_TITLE),
        DebateLink(DEBATES["2023A99005"], "dag en soort", Ground.DAY),
        DebateLink(
            DEBATES["2023A99002"],
            "onderwerp: Spoorveiligheid, overwegen; het was op 8 maart 2023",
            Ground.DAY_AND_TITLE,
        ),
        DebateLink(
            DEBATES["2023A99001"], "het laatste voor de brief over dit onderwerp: Waterveiligheid", Ground.TITLE
        ),
    ]


def test_past_and_upcoming_debates_are_linked() -> None:
    reading = read(
        "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\nDen Haag, 22 maart 2023\n\n"
        "Betreft: Dijken\n\nGeachte voorzitter,\n\nIn het commissiedebat Waterveiligheid van 8 maart jl. sprak ik u. "
        "Ik spreek u weer in het algemeen overleg van 20 april 2023. In het notaoverleg van 1 maart zweeg ik.\n"
    )
    linked = [
        (debate.is_upcoming, link.debate.number if link else None) for debate, link in link_debates(reading, AGENDA)
    ]
    assert linked == [(False, "2023A99001"), (True, "2023A99016"), (False, None)]


def test_a_letter_without_a_date_is_linked_by_a_full_date() -> None:
    reading = read("Toezegging uit het commissiedebat Waterveiligheid van 8 maart 2023\n\nDe kaart is er.\n")
    assert reading.date is None
    assert main_debate(reading, AGENDA) == DebateLink(
        DEBATES["2023A99001"], "dag en onderwerp: Waterveiligheid", Ground.DAY_AND_TITLE
    )


def test_a_text_with_a_thousand_debates_is_linked_quickly() -> None:
    body = " ".join(f"In het commissiedebat w{at}terveiligheid zei ik het." for at in range(1000))
    reading = read(f"Den Haag, 22 maart 2023\n\nOnderwerp: Dijken\n\n{body}\n")
    assert len(reading.debates) >= 1000
    assert len(link_debates(reading, AGENDA)) < 1000


def a_committee_debate(number: str, title: str, day: date = date(2023, 3, 8), kind: str = COMMITTEE) -> ListedDebate:
    return ListedDebate(number, kind, day, title)


def test_two_debates_that_fit_equally_well_are_not_linked() -> None:
    twins = [a_committee_debate("1", "Dijken en duinen"), a_committee_debate("2", "Dijken en sloten")]
    subject = "Toezegging uit het commissiedebat Dijken van 8 maart 2023"
    assert number(subject, agenda=Agenda(twins)) is None
    assert number(subject, agenda=Agenda(twins[:1])) == "1"


def test_the_only_debate_of_a_day_is_not_linked_if_the_letter_gives_another_name() -> None:
    alone = Agenda([a_committee_debate("1", "Waterveiligheid")])
    assert number("Toezegging uit het commissiedebat van 8 maart 2023", agenda=alone) == "1"
    assert number("Toezegging uit het commissiedebat Luchtvaart van 8 maart 2023", agenda=alone) is None


def test_a_title_after_an_unknown_day_may_be_the_subject_of_the_promise() -> None:
    agenda = Agenda([a_committee_debate("1", "Waterveiligheid")])
    assert number("Toezegging uit het commissiedebat van 1 december 2022 over waterveiligheid", agenda=agenda) is None


def test_of_several_debates_at_once_the_latest_is_linked() -> None:
    kind = "wetgevingsoverleg"
    parts = [
        a_committee_debate("1", "Water (onderdeel dijken)", date(2023, 3, 1), kind),
        a_committee_debate("2", "Water (onderdeel sloten)", date(2023, 3, 8), kind),
    ]
    assert number("Toezeggingen uit de wetgevingsoverleggen Water", agenda=Agenda(parts)) == "2"
    assert number("Toezegging uit het wetgevingsoverleg Water", agenda=Agenda(parts)) is None


def test_a_debate_of_the_eerste_kamer_is_not_linked() -> None:
    reading = read(
        "Den Haag, 22 maart 2023\n\nOnderwerp: Toezegging aan de Eerste Kamer, gedaan in het commissiedebat"
        " Waterveiligheid van 8 maart 2023\n"
    )
    assert link_debates(reading, AGENDA) == []
