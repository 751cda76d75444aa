"""The whole deadline that a clerk sees: first day, last day and the rule that explains them."""

from datetime import date

import pytest

from parliament import deadlines, reference
from parliament.recess import Calendar

SAID_ON = date(2023, 3, 22)  # a Wednesday
CALENDAR = reference.recesses()


@pytest.mark.parametrize(
    ("words", "earliest", "latest", "rule"),
    [
        ("voor het reces in 2023", None, "2023-04-20", "laatste vergaderdag voor het reces in 2023"),
        ("in het reces", "2023-04-21", "2023-05-08", "laatste dag van het reces"),
        ("in het volgende reces", "2023-04-21", "2023-05-08", "laatste dag van het reces"),
        ("tot het meireces", None, "2023-04-20", "laatste vergaderdag voor het meireces"),
        ("eind van het zomerreces", None, "2023-09-04", "laatste dag van het reces"),
        ("voor het krokusreces 2024", None, "2024-02-15", "laatste vergaderdag voor het krokusreces 2024"),
        ("in het verkiezingsreces", "2023-10-27", "2023-12-01", "laatste dag van het reces"),
        ("op vrijdag", "2023-03-24", "2023-03-24", "de genoemde dag"),
        ("voor vrijdag", None, "2023-03-23", "de dag voor vrijdag"),
        ("komende week", "2023-03-27", "2023-04-02", "zondag van die week"),
        ("begin volgende week", "2023-03-27", "2023-03-28", "begin van de week: tot en met dinsdag"),
        ("medio volgende week", None, "2023-03-29", "medio: tot en met woensdag"),
        ("eind week 12", None, "2023-03-26", "zondag van die week"),
        ("volgend kwartaal", "2023-04-01", "2023-06-30", "laatste dag van het kwartaal"),
        ("begin volgend kwartaal", "2023-04-01", "2023-04-30", "begin van het kwartaal: de eerste maand"),
        ("medio derde kwartaal", None, "2023-08-31", "medio: de eerste twee maanden van het kwartaal"),
        ("laatste kwartaal", "2023-10-01", "2023-12-31", "laatste dag van het kwartaal"),
        ("eind volgend halfjaar", None, "2023-12-31", "laatste dag van het halfjaar"),
        ("volgend half jaar", "2023-07-01", "2023-12-31", "laatste dag van het halfjaar"),
        ("begin tweede helft 2023", "2023-07-01", "2023-08-31", "begin van het halfjaar: de eerste twee maanden"),
        ("medio eerste halfjaar 2024", None, "2024-03-31", "medio: de eerste drie maanden van het halfjaar"),
        ("H2 2023", "2023-07-01", "2023-12-31", "laatste dag van het halfjaar"),
        ("in 2024", "2024-01-01", "2024-12-31", "laatste dag van het jaar"),
        ("begin 2024", "2024-01-01", "2024-03-31", "begin van het jaar: tot en met 31 maart"),
        ("medio 2024", None, "2024-07-31", "medio: tot en met 31 juli"),
        ("begin volgend voorjaar", None, "2024-04-21", "begin van het seizoen: de eerste maand"),
        ("medio voorjaar", None, "2023-05-21", "medio: de eerste twee maanden van het seizoen"),
        ("begin van de winter", None, "2024-01-21", "begin van het seizoen: de eerste maand"),
        ("in de lente", None, "2023-06-21", "laatste dag van het seizoen, de 21ste"),
        ("late zomer", None, "2023-09-21", "laatste dag van het seizoen, de 21ste"),
        ("voor de herfst", None, "2023-09-20", "de dag voor herfst"),
        ("voor de winter", None, "2023-12-20", "de dag voor winter"),
        ("uiterlijk de zomer", None, "2023-09-21", "laatste dag van het seizoen, de 21ste"),
        ("richting de zomer", None, "2023-07-06", "laatste vergaderdag voor het zomerreces"),
        ("gepland voor de zomer", None, "2023-07-06", "laatste vergaderdag voor het zomerreces"),
        ("voor verantwoordingsdag", None, "2023-05-16", "de dag voor verantwoordingsdag"),
        ("op Koningsdag", "2023-04-27", "2023-04-27", "de genoemde dag"),
        ("voor Hemelvaart", None, "2023-05-17", "de dag voor Hemelvaart"),
        ("voor sinterklaas", None, "2023-12-04", "de dag voor sinterklaas"),
        ("oud en nieuw", "2024-01-01", "2024-01-01", "de genoemde dag"),
        ("Prinsjesdag 2024", "2024-09-17", "2024-09-17", "de genoemde dag"),
        ("de tweede dinsdag van juni", "2023-06-13", "2023-06-13", "de genoemde dag"),
        ("de laatste dinsdag van mei", "2023-05-30", "2023-05-30", "de genoemde dag"),
        ("in de derde week van april", "2023-04-17", "2023-04-23", "zondag van die week"),
        ("in de eerste maand van 2024", "2024-01-01", "2024-01-31", "laatste dag van de maand"),
        ("week 53 van 2026", "2026-12-28", "2027-01-03", "zondag van die week"),
        ("in week 3", "2024-01-15", "2024-01-21", "zondag van die week"),
        ("voor begin mei", None, "2023-04-30", "de dag voor begin mei"),
        ("voor medio mei", None, "2023-05-20", "medio: tot en met de twintigste"),
        ("voor eind 2023", None, "2023-12-31", "laatste dag van het jaar"),
        ("begin mei", "2023-05-01", "2023-05-10", "begin van de maand: tot en met de tiende"),
        ("binnen drie uur", None, "2023-03-23", "drie uur na 22 maart 2023"),
        ("binnen 36 uur", None, "2023-03-24", "36 uur na 22 maart 2023"),
        ("vijf werkdagen voor 1 mei", None, "2023-04-24", "vijf werkdagen voor 1 mei"),
        ("twee dagen na 1 mei", None, "2023-05-03", "twee dagen na 1 mei"),
        ("anderhalve maand na 1 mei", None, "2023-06-16", "anderhalve maand na 1 mei"),
        ("twee weken voor het einde van mei", None, "2023-05-17", "twee weken voor einde van mei"),
        ("de week na 1 mei", None, "2023-05-08", "de week na 1 mei"),
        ("tussen mei en juli", "2023-05-01", "2023-07-31", "laatste dag van de maand"),
        ("1, 2 of 3 mei", "2023-05-01", "2023-05-03", "de genoemde dag"),
        ("voor 5 juni om 12 uur", None, "2023-06-05", "de genoemde dag"),
        ("niet later dan mei", None, "2023-05-31", "laatste dag van de maand"),
        ("per mei", "2023-05-01", "2023-05-31", "laatste dag van de maand"),
        ("tegen het zomerreces", None, "2023-07-06", "laatste vergaderdag voor het zomerreces"),
        ("gepland voor 1 mei", None, "2023-04-30", "de dag voor 1 mei"),
    ],
)
def test_the_rule_explains_the_days(words: str, earliest: str | None, latest: str, rule: str) -> None:
    deadline = deadlines.resolve(words, SAID_ON, CALENDAR)
    assert (deadline.earliest and str(deadline.earliest), str(deadline.latest)) == (earliest, latest)
    assert deadline.rule == rule
    assert deadline.firmness in ("dag", "periode")


@pytest.mark.parametrize(
    ("words", "firmness"),
    [
        ("twee weken voor het zomerreces", "dag"),
        ("binnen twee weken na het zomerreces", "dag"),
        ("voor het zomerreces", "periode"),
        ("week 20", "periode"),
        ("in de week van 8 mei", "periode"),
        ("Prinsjesdag", "dag"),
        ("elk jaar op 1 mei", "terugkerend"),
        ("hopelijk op 1 mei", "hoop"),
        ("hopelijk, maar uiterlijk 1 mei", "dag"),
    ],
)
def test_a_day_is_firmer_than_a_period(words: str, firmness: str) -> None:
    assert deadlines.resolve(words, SAID_ON, CALENDAR).firmness == firmness


@pytest.mark.parametrize("words", ["na het zomerreces", "twee weken na het zomerreces", "een week voor het zomerreces"])
def test_what_counts_from_an_unknown_recess_waits_for_it(words: str) -> None:
    deadline = deadlines.resolve(words, SAID_ON, Calendar())
    assert (deadline.earliest, deadline.latest, deadline.firmness) == (None, None, "gebeurtenis")
    assert (deadline.rule, deadline.hangs_on) == ("het reces is niet bekend", "zomerreces")
    assert deadline.basis is not None
    assert deadline.basis.recesses == ()


def test_volgend_jaar_before_the_time_gives_its_year() -> None:
    for words, latest in (
        ("volgend jaar, in mei", date(2024, 5, 31)),
        ("2025, voor het zomerreces", date(2025, 7, 3)),
        ("dit jaar nog voor kerst", date(2023, 12, 24)),
        ("komend jaar rond Pasen", date(2024, 4, 7)),
        ("volgend jaar met Prinsjesdag", date(2024, 9, 17)),
    ):
        assert deadlines.resolve(words, SAID_ON, CALENDAR).latest == latest


@pytest.mark.parametrize(
    ("words", "earliest"),
    [
        ("na Pinksteren", "2023-05-29"),
        ("een paar weken na 1 mei", "2023-05-02"),
        ("niet voor mei", "2023-05-01"),
        ("sinds mei", "2023-05-01"),
        ("vanaf 2024", "2024-01-01"),
        ("na het debat van 5 juni", "2023-06-06"),
    ],
)
def test_a_lower_bound_has_no_last_day(words: str, earliest: str) -> None:
    deadline = deadlines.resolve(words, SAID_ON, CALENDAR)
    assert (str(deadline.earliest), deadline.latest, deadline.firmness) == (earliest, None, "hoop")
    assert deadline.rule == "een ondergrens, geen uiterste dag"


@pytest.mark.parametrize(
    ("words", "earliest", "latest"),
    [
        ("rond Pasen", "2023-04-02", "2023-04-16"),
        ("omstreeks 1 mei", "2023-04-24", "2023-05-08"),
        ("rond 25 maart", None, "2023-04-01"),
    ],
)
def test_around_a_day_is_a_window_and_no_day(words: str, earliest: str | None, latest: str) -> None:
    deadline = deadlines.resolve(words, SAID_ON, CALENDAR)
    assert (deadline.earliest and str(deadline.earliest), str(deadline.latest)) == (earliest, latest)
    assert deadline.firmness == "periode"
    assert deadline.rule.startswith("van een week voor tot een week na")


def test_around_a_period_is_that_period() -> None:
    around, during = (deadlines.resolve(f"{word} de zomer", SAID_ON, CALENDAR) for word in ("rond", "in"))
    assert (around.earliest, around.latest, around.firmness) == (during.earliest, during.latest, during.firmness)
