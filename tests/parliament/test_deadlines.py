import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parliament import deadlines, reference

SAID_ON = date(2023, 3, 22)  # a Wednesday
CALENDAR = reference.recesses()


@pytest.mark.parametrize(
    ("words", "latest"),
    [
        ("in mei of juni", "2023-06-30"),
        ("tussen september en december 2023", "2023-12-31"),
        ("tussen 1 en 15 mei", "2023-05-15"),
        ("voor 1 mei a.s.", "2023-04-30"),
        ("per 1 januari 2024", "2024-01-01"),
        ("met ingang van 1 januari 2024", "2024-01-01"),
        ("uiterlijk op 15 april", "2023-04-15"),
        ("tot 1 juli 2023", "2023-07-01"),
        ("op 12 april 2023", "2023-04-12"),
        ("binnen tien werkdagen", "2023-04-05"),
        ("binnen 14 dagen", "2023-04-05"),
        ("binnen een maand", "2023-04-22"),
        ("binnen anderhalve maand", "2023-05-07"),
        ("binnen twee tot drie weken", "2023-04-12"),
        ("over een week of drie", "2023-04-12"),
        ("binnen een jaar", "2024-03-22"),
        ("over anderhalf jaar", "2024-09-22"),
        ("binnen een termijn van zes weken", "2023-05-03"),
        ("binnen maximaal acht weken", "2023-05-17"),
        ("in de komende drie maanden", "2023-06-22"),
        ("week 47", "2023-11-26"),
        ("in week 12", "2023-03-26"),
        ("deze week", "2023-03-26"),
        ("volgende week", "2023-04-02"),
        ("eind volgende week", "2023-04-02"),
        ("in de week van 8 mei", "2023-05-14"),
        ("aan het einde van de maand mei", "2023-05-31"),
        ("voorzien voor oktober", "2023-10-31"),
        ("gepland voor het zomerreces", "2023-07-06"),
        ("verwacht ik voor oktober", "2023-09-30"),
        ("verwacht ik voor begin oktober", "2023-10-10"),
        ("volgende maand", "2023-04-30"),
        ("eind deze maand", "2023-03-31"),
        ("voor het eind van de maand", "2023-03-31"),
        ("begin volgende maand", "2023-04-10"),
        ("begin volgend jaar", "2024-03-31"),
        ("eind volgend jaar", "2024-12-31"),
        ("medio dit jaar", "2023-07-31"),
        ("halverwege 2024", "2024-07-31"),
        ("volgend jaar", "2024-12-31"),
        ("in mei volgend jaar", "2024-05-31"),
        ("volgend jaar mei", "2024-05-31"),
        ("in het eerste kwartaal van volgend jaar", "2024-03-31"),
        ("volgend kwartaal", "2023-06-30"),
        ("in het eerste halfjaar van 2024", "2024-06-30"),
        ("in de tweede helft van dit jaar", "2023-12-31"),
        ("in het derde kwartaal", "2023-09-30"),
        ("eind van het tweede kwartaal", "2023-06-30"),
        ("voor het reces", "2023-04-20"),
        ("uiterlijk het zomerreces", "2023-07-06"),
        ("tot aan het zomerreces", "2023-07-06"),
        ("in de eerste week na het zomerreces", "2023-09-11"),
        ("binnen twee weken na het zomerreces", "2023-09-18"),
        ("twee weken voor het zomerreces", "2023-06-22"),
        ("een week voor het debat van 12 april", "2023-04-05"),
        ("voorafgaand aan het commissiedebat op 12 april", "2023-04-11"),
        ("bij het debat op 12 april", "2023-04-12"),
        ("met Prinsjesdag", "2023-09-19"),
        ("uiterlijk Prinsjesdag", "2023-09-19"),
        ("rond Prinsjesdag", "2023-09-26"),
        ("voor kerst", "2023-12-24"),
        ("nog voor de kerst", "2023-12-24"),
        ("voor de jaarwisseling", "2023-12-31"),
        ("voor Pasen", "2023-04-08"),
        ("half januari", "2024-01-20"),
        ("in de winter", "2024-03-21"),
        ("voor het einde van de zomer", "2023-09-21"),
        ("aan het eind van de zomer", "2023-09-21"),
        ("aan het einde van het jaar", "2023-12-31"),
        ("aan het begin van de zomer", "2023-07-21"),
        ("in het najaar van dit jaar", "2023-12-21"),
        ("rond de zomer", "2023-09-21"),
        ("tegen de zomer", "2023-07-06"),
        ("voor het najaar", "2023-09-20"),
        ("vóór het voorjaar van 2024", "2024-03-20"),
        ("nog dit jaar", "2023-12-31"),
        ("later dit jaar", "2023-12-31"),
        ("in de loop van het jaar", "2023-12-31"),
        ("in de loop van 2024", "2024-12-31"),
        ("jaarlijks in mei", "2023-05-31"),
        ("elk jaar voor 1 juni", "2023-05-31"),
        ("zo snel mogelijk, maar in ieder geval voor 1 juni", "2023-05-31"),
        ("zo mogelijk voor de zomer, maar uiterlijk in oktober", "2023-10-31"),
        ("na het reces, uiterlijk 1 oktober", "2023-10-01"),
        ("morgenochtend", "2023-03-23"),
        ("vanavond nog", "2023-03-22"),
        ("voor vrijdag", "2023-03-23"),
        ("vrijdag a.s.", "2023-03-24"),
        ("komende maandag", "2023-03-27"),
        ("binnen 24 uur", "2023-03-23"),
        ("in de tweede helft van mei", "2023-05-31"),
        ("eerste helft juni", "2023-06-15"),
        ("half mei", "2023-05-20"),
        ("Q3 2023", "2023-09-30"),
        ("Q3/Q4 2023", "2023-12-31"),
        ("maart 2024", "2024-03-31"),
        ("najaar 2023", "2023-12-21"),
        ("zomer 2023", "2023-09-21"),
        ("eind mei/begin juni", "2023-06-10"),
        ("tijdens het zomerreces", "2023-09-04"),
        ("voor het eind van het zomerreces", "2023-09-04"),
        ("voor de Europese Raad van 23 en 24 maart", "2023-03-22"),
        ("voor de zomer van volgend jaar", "2024-07-04"),
        ("binnen een half jaar na vandaag", "2023-09-22"),
        ("30 juni 2023", "2023-06-30"),
        ("1 september", "2023-09-01"),
        ("vóór 1-6-2023", "2023-05-31"),
        ("eind q2", "2023-06-30"),
        ("begin tweede kwartaal", "2023-04-30"),
        ("in januari", "2024-01-31"),
        ("begin januari 2024", "2024-01-10"),
        ("uiterlijk eind van dit jaar", "2023-12-31"),
        ("voor het reces van eind april", "2023-04-20"),
        ("in de week na het zomerreces", "2023-09-11"),
        ("in het nieuwe jaar", "2024-12-31"),
        ("Q1-2024", "2024-03-31"),
        ("voor de begrotingsbehandeling van begin november", "2023-11-10"),
        ("in de voortgangsrapportage van mei 2024", "2024-05-31"),
        ("in de loop van volgend jaar", "2024-12-31"),
        ("eind van het jaar", "2023-12-31"),
        ("voor eind juni", "2023-06-30"),
        ("over drie maanden", "2023-06-22"),
        ("drie maanden na vandaag", "2023-06-22"),
        ("halverwege het jaar", "2023-07-31"),
        ("in het tweede kwartaal van dit jaar", "2023-06-30"),
        ("ruim voor het einde van het jaar", "2023-12-31"),
        ("tussen nu en de zomer", "2023-07-06"),
        ("vandaag", "2023-03-22"),
        ("in de eerste helft van het jaar", "2023-06-30"),
        ("in 2024 of 2025", "2025-12-31"),
        ("ergens in het najaar", "2023-12-21"),
        ("kort voor de zomer", "2023-07-06"),
        ("in het voorjaar van volgend jaar", "2024-06-21"),
        ("dit voorjaar", "2023-06-21"),
        ("medio volgend jaar", "2024-07-31"),
        ("december", "2023-12-31"),
        ("eerste kwartaal 2024", "2024-03-31"),
        ("4e kwartaal 2023", "2023-12-31"),
        ("vierde kwartaal", "2023-12-31"),
        ("eind week 20", "2023-05-21"),
        ("vóór de start van het zomerreces", "2023-07-06"),
        ("voor aanvang van het zomerreces", "2023-07-06"),
        ("de dag voor Prinsjesdag", "2023-09-18"),
        ("in mei 2023, voor het zomerreces", "2023-07-06"),
        ("voor mei 2024", "2024-04-30"),
        ("vóór het einde van het eerste halfjaar", "2023-06-30"),
        ("twee weken na Prinsjesdag", "2023-10-03"),
        ("2024", "2024-12-31"),
        ("de eerste week van juni", "2023-06-11"),
        ("op 1 juni of zoveel eerder als mogelijk", "2023-06-01"),
        ("voor 1 juli, of anders na het zomerreces", "2023-06-30"),
        ("voorjaar", "2023-06-21"),
        ("zomer", "2023-09-21"),
        ("het zomerreces", "2023-09-04"),
        ("kerstreces 2023", "2024-01-15"),
        ("volgend jaar voor de zomer", "2024-07-04"),
        ("in 2024, voor de zomer", "2024-07-04"),
        ("eind okt. 2024", "2024-10-31"),
        ("in jan. of febr.", "2024-02-29"),
        ("a.s. woensdag", "2023-03-29"),
        ("wk. 20", "2023-05-21"),
        ("binnen 6 wkn", "2023-05-03"),
        ("binnen drie mnd.", "2023-06-22"),
        ("over 2,5 maand", "2023-06-06"),
        ("binnen dertig kalenderdagen", "2023-04-21"),
        ("tussen nu en drie maanden", "2023-06-22"),
        ("over ruim een jaar", "2024-03-22"),
        ("maximaal drie maanden", "2023-06-22"),
        ("zes weken", "2023-05-03"),
        ("in twee weken tijd", "2023-04-05"),
        ("een termijn van acht weken", "2023-05-17"),
        ("vroeg in het nieuwe jaar", "2024-03-31"),
        ("laat in het najaar", "2023-12-21"),
        ("in het begin van het jaar 2024", "2024-03-31"),
        ("voor jaareinde", "2023-12-31"),
        ("in het tweede of derde kwartaal van 2023", "2023-09-30"),
        ("4e kw. 2023", "2023-12-31"),
        ("in de periode juni-augustus", "2023-08-31"),
        ("tussen 1 april 2023 en 30 juni 2023", "2023-06-30"),
        ("tussen het zomerreces en het kerstreces", "2023-12-21"),
        ("tussen mei- en zomerreces", "2023-07-06"),
        ("op de derde woensdag in mei", "2023-05-17"),
        ("de laatste vrijdag van mei", "2023-05-26"),
        ("de eerste vergaderdag na het zomerreces", "2023-09-05"),
        ("binnen drie weken na het voorjaarsreces", "2023-03-27"),
        ("niet in april, maar in mei", "2023-05-31"),
        ("voor dinsdag 12.00 uur", "2023-03-28"),
        ("aan het eind van de dag", "2023-03-22"),
        ("uiterlijk dinsdagmiddag", "2023-03-28"),
        ("op 31 maart van het volgende jaar", "2024-03-31"),
        ("voor de 1e mei", "2023-04-30"),
        ("in de eerste week van 2024", "2024-01-07"),
        ("in de eerste drie maanden van 2024", "2024-03-31"),
        ("in de tweede helft van volgende maand", "2023-04-30"),
        ("in week 20 of 21", "2023-05-28"),
        ("Q3-Q4 2023", "2023-12-31"),
        ("winter 2023/2024", "2024-03-21"),
        ("later in het jaar", "2023-12-31"),
        ("na de zomer, in oktober", "2023-10-31"),
    ],
)
def test_words_that_give_a_day(words: str, latest: str) -> None:
    assert deadlines.resolve(words, SAID_ON, CALENDAR).latest == date.fromisoformat(latest)


@pytest.mark.parametrize(
    ("words", "earliest"),
    [
        ("in mei", "2023-05-01"),
        ("in maart", None),  # it has already begun
        ("begin 2024", "2024-01-01"),
        ("medio 2024", None),
        ("uiterlijk in mei", None),
        ("op 12 april", "2023-04-12"),
        ("uiterlijk 12 april", None),
        ("voor 12 april", None),
        ("na het zomerreces", "2023-09-05"),
        ("na 1 mei", "2023-05-02"),
        ("na het zomerreces, maar uiterlijk 1 oktober", "2023-09-05"),
        ("tussen 1 april 2023 en 30 juni 2023", "2023-04-01"),
        ("in mei of juni", "2023-05-01"),
        ("november-januari", "2023-11-01"),
        ("in week 20", "2023-05-15"),
        ("in het najaar", None),
        ("vanaf mei", "2023-05-01"),
        ("niet vóór mei", "2023-05-01"),
        ("op zijn vroegst in mei", "2023-05-01"),
        ("niet eerder dan 1 mei", "2023-05-01"),
        ("vanaf het tweede kwartaal", "2023-04-01"),
        ("niet eerder dan na het zomerreces", "2023-09-05"),
        ("na mei", "2023-06-01"),
        ("niet in mei", "2023-06-01"),
        ("vanaf eind mei", None),  # the end of a month starts on no particular day
        ("eind 2026 of begin 2027", None),
        ("eind 2026, begin 2027", None),
        ("mei of eind juni", "2023-05-01"),
    ],
)
def test_the_first_day_of_the_window(words: str, earliest: str | None) -> None:
    assert deadlines.resolve(words, SAID_ON, CALENDAR).earliest == (earliest and date.fromisoformat(earliest))


@pytest.mark.parametrize(
    ("words", "firmness", "rule", "hangs_on"),
    [
        ("voor 7 april", "dag", "de dag voor 7 april", ""),
        ("binnen drie weken", "dag", "drie weken na 22 maart 2023", ""),
        ("in het komende half jaar", "periode", "een half jaar na 22 maart 2023", ""),
        ("twee weken na Prinsjesdag", "dag", "twee weken na Prinsjesdag", ""),
        ("voor het zomerreces", "periode", "laatste vergaderdag voor het zomerreces", ""),
        ("voor de zomer", "periode", "laatste vergaderdag voor het zomerreces", ""),
        ("eind van de maand", "periode", "laatste dag van de maand", ""),
        ("medio april", "periode", "medio: tot en met de twintigste", ""),
        ("in 2024", "periode", "laatste dag van het jaar", ""),
        ("voor de begrotingsbehandeling", "gebeurtenis", "hangt af van een gebeurtenis", "de begrotingsbehandeling"),
        ("bij de Voorjaarsnota 2025", "gebeurtenis", "hangt af van een gebeurtenis", "de Voorjaarsnota 2025"),
        ("zodra het advies er is", "gebeurtenis", "hangt af van een gebeurtenis", "het advies er is"),
        ("halfjaarlijks", "terugkerend", "terugkerend, zonder dag", ""),
        ("jaarlijks voor 1 juni", "terugkerend", "de dag voor 1 juni", ""),
        ("op korte termijn", "hoop", "een streven, geen dag", ""),
        ("na het zomerreces", "hoop", "een ondergrens, geen uiterste dag", ""),
        ("te zijner tijd", "geen", "geen termijn", ""),
        ("", "geen", "geen termijn", ""),
    ],
)
def test_firmness_rule_and_event(words: str, firmness: str, rule: str, hangs_on: str) -> None:
    deadline = deadlines.resolve(words, SAID_ON, CALENDAR)
    assert (deadline.firmness, deadline.rule, deadline.hangs_on) == (firmness, rule, hangs_on)
    assert deadline.words == words


@pytest.mark.parametrize(
    ("sentence", "words", "latest"),
    [
        ("Het kabinet stuurt op korte termijn een Kamerbrief.", "op korte termijn", None),
        ("Wanneer dat aan de orde is, wordt uw Kamer geïnformeerd.", "Wanneer dat aan de orde is", None),
        (
            "Over 2014 leest u in de rapportage die u uiterlijk 1 juni 2023 ontvangt.",
            "uiterlijk 1 juni 2023",
            "2023-06-01",
        ),
        ("De cijfers over 2022 volgen in het najaar.", "in het najaar", "2023-12-21"),
        ("U ontvangt haar nu, zo mogelijk, voor het zomerreces.", "voor het zomerreces", "2023-07-06"),
        ("Ik stuur die uw Kamer volgend voorjaar.", "volgend voorjaar", "2024-06-21"),
        ("Dit najaar kom ik daarop terug.", "Dit najaar", "2023-12-21"),
        (
            "Voor het commissiedebat van 12 april a.s. hoort u meer.",
            "Voor het commissiedebat van 12 april a.s.",
            "2023-04-11",
        ),
        (
            "Men meet in 2024, waarna u uiterlijk 1 oktober van dat jaar bericht krijgt.",
            "uiterlijk 1 oktober van dat jaar",
            "2024-10-01",
        ),
        ("Ik meld het u zodra de gunning onherroepelijk is.", "zodra de gunning onherroepelijk is", None),
        ("De uitkomst meld ik na de zomer.", "na de zomer", None),
        ("Eind mei ontvangt u mijn reactie.", "Eind mei", "2023-05-31"),
        ("Binnen drie weken hoort u meer.", "Binnen drie weken", "2023-04-12"),
    ],
)
def test_a_deadline_is_found_in_a_sentence(sentence: str, words: str, latest: str | None) -> None:
    found = deadlines.find(sentence, SAID_ON, CALENDAR)
    assert found is not None
    assert (found.words, found.latest) == (words, latest and date.fromisoformat(latest))


@pytest.mark.parametrize(
    "sentence",
    [
        "Ik antwoord schriftelijk.",
        "In de brief van 12 december is dit toegelicht.",
        "De motie van 22 maart 2022 is uitgevoerd.",
        "Het overleg van 8 maart jl. was nuttig.",
        "De begroting voor 2024 is bekend.",
        "Eerder dit jaar zegde ik dit toe.",
        "In het AO van 12 december kwam dit aan de orde.",
        "De evaluatie over de eerste helft van 2024 is bijgevoegd.",
        "De bouw duurde drie maanden.",
        "Aan het eind van de dag telt het resultaat.",
        "Ik sprak met Jan over de dijken.",
    ],
)
def test_a_sentence_without_a_deadline(sentence: str) -> None:
    assert deadlines.find(sentence, SAID_ON, CALENDAR) is None


def test_every_rule_gives_its_reason() -> None:
    assert {"reces", "kwartaal", "voor", "terugkerend"} <= {rule.name for rule in deadlines.RULES}
    assert all(rule.name and rule.words and rule.reason for rule in deadlines.RULES)


TOKENS = (
    "voor na het zomerreces reces van 1 31 mei 2024 week 53 99 drie binnen weken jaar volgend eind begin uiterlijk dat "
    "elk kwartaal Q4 en , winter gisteren vorige 26 februari - ’26 999 koeien hopelijk 16:00"
)


@given(
    st.text() | st.lists(st.sampled_from(TOKENS.split())).map(" ".join),
    st.dates() | st.dates(date(2020, 1, 1), date(2030, 1, 1)),
)
def test_any_words_are_handled(words: str, said_on: date) -> None:
    deadline = deadlines.resolve(words, said_on, CALENDAR)
    assert deadline.words == words
    assert deadline.latest is None or deadline.latest >= said_on
    found = deadlines.find(words, said_on, CALENDAR)
    assert found is None or found.words in words


def test_the_corpus_resolves_without_invented_days(shared: Path) -> None:
    corpus = (shared / "corpus" / "deadlines.jsonl").read_text()
    rows = [json.loads(line) for line in corpus.splitlines() if line.strip()]
    dated = invented = right = 0
    for row in rows:
        got = deadlines.resolve(row["expression"], date.fromisoformat(row["anchor_date"]), CALENDAR).latest
        if row["due_latest"] is None:
            invented += got is not None
            continue
        dated += 1
        near = 4 if "reces" in row["expression"] else 1
        right += got is not None and abs((got - date.fromisoformat(row["due_latest"])).days) <= near
    assert invented == 0
    assert right / dated >= 0.97
