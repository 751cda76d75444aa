"""Acts on toezeggingen, motions and requests, in made-up sentences."""

from datetime import date

import pytest

from letters.reading import read
from tests.letters.reading.letters import acts, statements

SAID = "Tijdens het commissiedebat Water van 8 februari jl. heb ik het lid Grutto toegezegd een kaart te laten maken."


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (f"{SAID} Met deze brief doe ik die toezegging gestand.", ["fulfils"]),
        (f"{SAID} U vindt haar in de bijlage.", ["fulfils"]),
        ("Hiermee voldoe ik aan mijn toezegging aan het lid Kievit.", ["fulfils"]),
        ("In dit kader heb ik, conform de toezegging aan uw Kamer, gesproken met de waterschappen.", ["fulfils"]),
        ("Met dit rapport is invulling gegeven aan de toezegging van mijn ambtsvoorganger.", ["fulfils"]),
        ("De toezegging over lozingen (TZ202302-014) is hiermee gedeeltelijk ingevuld.", ["partly_fulfils"]),
        (f"{SAID} Voor de juridische kant doe ik dat hier.", ["partly_fulfils"]),
        (f"{SAID} Dat is helaas niet gelukt. U krijgt haar uiterlijk 1 mei 2023.", ["postpones"]),
        ("De beantwoording van de vragen van uw commissie kost meer tijd.", ["postpones"]),
        ("De toegezegde evaluatie ontvangt u nu pas in het najaar.", ["postpones"]),
        ("Ik heb het lid Kievit beloofd haar te berichten; dat onderzoek komt te vervallen.", ["withdraws"]),
        ("Met verwijzing naar mijn toezegging van 8 februari jl. bied ik u hierbij de kaart aan.", ["fulfils"]),
        ("De planning is dat het voorstel eind 2023 bij uw Kamer wordt ingediend.", ["makes"]),
        (f"{SAID} Van die kaart zie ik bij nader inzien af.", ["withdraws"]),
        ("De toezegging aan het lid Kievit is afgedaan met de brief van 3 november 2022.", ["fulfilled_before"]),
        ("De motie van het lid Grutto over een meldpunt is uitgevoerd.", ["reports_motion"]),
        ("Ter uitvoering van de motie-Kievit meten de waterschappen sinds mei vaker.", ["reports_motion"]),
        ("In het najaar stuur ik uw Kamer de evaluatie.", ["makes"]),
        ("Zodra het onderzoek is afgerond, wordt uw Kamer daarover nader geïnformeerd.", ["makes"]),
        ("Ik zeg uw Kamer toe de uitkomst vóór 1 april te sturen.", ["makes"]),
        ("TZ202302-K014 doe ik hierbij af.", ["fulfils"]),
        ("Ik zou u de cijfers sturen als ze betrouwbaar zijn; nu zijn ze beschikbaar.", ["fulfils"]),
        ("Van de punten die bij het debat over water bleven liggen, zijn er vier afgerond.", ["fulfils"]),
        ("Mijn toezegging over zout los ik hierbij op het tweede punt in.", ["partly_fulfils"]),
        ("De commissie wilde voor vrijdag een antwoord. Dat kost meer tijd.", ["postpones"]),
        ("Begin 2024 maken wij voor uw Kamer de balans op van de aanpak.", ["makes"]),
        ("De door mijn ambtsvoorganger toegezegde verkenning voer ik niet uit.", ["withdraws"]),
        ("De toezegging dat u in april een kaart krijgt, kan ik niet nakomen. Ik streef naar juni.", ["postpones"]),
        ("De toegezegde kaart zal niet voor het zomerreces gereed zijn, maar in het najaar.", ["postpones"]),
        ("De in het debat beloofde monitor ontvangt u niet in maart maar in mei.", ["postpones"]),
        ("Ik heb nog niet aan mijn toezegging kunnen voldoen; dat doe ik vóór 1 mei.", ["postpones"]),
        ("Hierbij ontvangt u, later dan gepland, de toegezegde kaart.", ["fulfils"]),
        ("U vroeg of de toezegging over de kaart is nagekomen; dat is hiermee gedaan.", ["fulfils"]),
        (f"{SAID} Dat is gebeurd: de kaart staat sinds maandag op de website.", ["fulfils"]),
        ("Ik heb toegezegd u elk half jaar te berichten. Met deze brief doe ik dat.", ["partly_fulfils"]),
        ("Deze toezegging is al eerder ingelost (Kamerstuk 99 101, nr. 8).", ["fulfilled_before"]),
        ("De resultaten zullen in de tweede helft van 2023 met uw Kamer worden gedeeld.", ["makes"]),
    ],
)
def test_one_act(body: str, found: list[str]) -> None:
    assert acts(body) == found


@pytest.mark.parametrize(
    "body",
    [
        "De waterschappen hebben mij toegezegd hun inlaten vóór 1 september na te lopen.",
        "De Europese Commissie heeft toegezegd in het najaar met een voorstel te komen.",
        "De Bulgaarse Minister van Milieu heeft toegezegd acht inspecteurs te leveren.",
        "Hiermee wordt een toezegging van energiebedrijven aan hun klanten wettelijk verankerd.",
        "Dat dit voor de zomer klaar is, kan ik niet toezeggen.",
        "Een verplichting zeg ik niet toe; scholen bepalen dat zelf.",
        "Over de kassen, waarover uw Kamer op 8 februari is geïnformeerd, is niet gesproken.",
        "De toezeggingen uit het commissiedebat van 8 februari blijven hier buiten beschouwing.",
        "De leden van de fractie van De Brug vragen wanneer de toegezegde brief komt.",
        "U hebt mij gevraagd of de toezegging over de kaart al is nagekomen.",
        "De toezegging over de kaart is nog niet nagekomen.",
        "Kan de minister toezeggen dat de kaart er voor de zomer is?",
        "Rijkswaterstaat informeert de bewoners in mei over de planning.",
        "De bewoners wilden voor vrijdag een antwoord. Dat kost meer tijd.",
        "Begin 2024 maakt de gemeente de balans op.",
        "De landen spraken af hun uitgaven te laten groeien naar 2% in 2030.",
        "Uit het rapport blijkt dat gemeenten hun beloften vaak niet nakomen.",
        "In het akkoord wordt toegezegd dat kleine gemeenten geen eigen bijdrage betalen; zie de bijlage.",
        "Het verschil tussen toegezegde en beschikbare middelen is bij elke missie besproken.",
        "Onderdeel C verschuift de inwerkingtreding naar 2024, op verzoek van de toezichthouder.",
        "Wat het verzoek van uw Kamer betreft: Hongarije heeft het verdrag in juli opgeschort.",
        "Ik begrijp de wens van uw Kamer om spoedig duidelijkheid te krijgen.",
    ],
)
def test_no_statement_without_a_commitment_to_the_house(body: str) -> None:
    assert acts(body) == []


@pytest.mark.parametrize(
    "promise",
    [
        "De fabrikant heeft toegezegd vóór 1 juli een voorstel in te dienen.",
        "De korpschef heeft mij toegezegd dat de zaken voor de zomer zijn afgerond.",
        "Denemarken en Noorwegen hebben samen 9.000 granaten toegezegd.",
        "De waterschappen zegden in het akkoord toe hun sloten te verdiepen.",
        "Van de 46 toezeggingen die in Ramstein werden gedaan, zijn er 39 nagekomen.",
    ],
)
def test_promise_of_others_is_not_mentioned(promise: str) -> None:
    assert statements(f"{promise} U vindt hun plan in de bijlage.") == []


def test_denial_in_the_content_of_a_toezegging_is_ignored() -> None:
    promise = "Ik heb het lid Kievit toegezegd na te gaan waarom de norm niet is gehaald."
    assert acts(f"{promise} De uitkomst staat in de bijlage.") == ["fulfils"]


def test_hyphenated_words_are_joined_in_quotes() -> None:
    (statement,) = statements("Hiermee is de toezeg-\nging aan het lid Kievit over land-\nen tuinbouw af-\ngedaan.")
    assert (statement.act, statement.quote) == (
        "fulfils",
        "Hiermee is de toezegging aan het lid Kievit over land- en tuinbouw afgedaan.",
    )


def test_delay_of_something_else_does_not_postpone() -> None:
    assert "postpones" not in acts(f"{SAID} Drie aannemers melden vertraging.")


def test_a_motion_is_no_letter() -> None:
    head = "99 101 Zoet water\n\nNr. 31 MOTIE VAN HET LID GRUTTO\n\n"
    text = f"{head}verzoekt de regering de Kamer te informeren, zoals zij in het debat heeft toegezegd.\n"
    assert read(text).statements == ()


def test_new_deadline_in_the_next_sentence() -> None:
    (statement,) = [
        found
        for found in statements(f"{SAID} Die termijn haal ik niet. U ontvangt haar vóór 1 mei 2023.")
        if found.act == "postpones"
    ]
    assert (statement.due, statement.due_words) == (date(2023, 4, 30), "vóór 1 mei 2023")
    assert statement.passage == f"{SAID} Die termijn haal ik niet. U ontvangt haar vóór 1 mei 2023."


def test_old_deadline_is_not_the_new_deadline() -> None:
    (statement,) = statements("De toezegging om uw Kamer eind maart te berichten, kan niet worden gehaald.")
    assert (statement.act, statement.due) == ("postpones", None)


def test_missed_deadline_is_old_and_moved_deadline_is_new() -> None:
    old = "Het is niet mogelijk gebleken de toegezegde kaart voor het einde van het eerste kwartaal af te ronden."
    new = "De toegezegde evaluatie schuif ik door naar begin 2024."
    assert [statement.due for statement in statements(f"{old}\n\nEvaluatie\n\n{new}")] == [None, date(2024, 3, 31)]


@pytest.mark.parametrize("words", ["op korte termijn", "te zijner tijd", "zo spoedig mogelijk"])
def test_wish_has_no_date(words: str) -> None:
    (statement,) = statements(f"Ik stuur uw Kamer {words} een brief over de kosten.")
    assert (statement.act, statement.due, statement.due_words) == ("makes", None, words)


def test_the_debate_comes_from_the_footnote() -> None:
    (statement,) = statements(
        "Op verzoek van uw Kamer¹ heb ik met telers gesproken over zout.\n\n"
        "¹ Toezegging tijdens het commissiedebat van 8 februari jl. over zoet water."
    )
    assert (statement.act, statement.about, statement.debate_date, statement.footnote) == (
        "fulfils",
        "toezegging",
        date(2023, 2, 8),
        1,
    )


def test_footnote_may_refer_to_another_footnote_for_the_debate() -> None:
    (statement,) = statements(
        "Hierbij geef ik de cijfers die zijn toegezegd.² Er zijn ook andere.¹\n\n"
        "¹ Commissiedebat Water van 8 februari 2023.\n\n² Toezegging aan het lid Kievit, zelfde debat als in noot 1."
    )
    assert (statement.debate_date, statement.footnote) == (date(2023, 2, 8), 2)


def test_request_alone_is_not_a_toezegging() -> None:
    assert (
        acts("Op verzoek van uw Kamer¹ heb ik met telers gesproken.\n\n¹ Brief van de griffier van 2 maart 2023.") == []
    )


def test_no_debate_if_the_text_names_none() -> None:
    (statement,) = statements("Hiermee is de toezegging over de kaart afgedaan.")
    assert statement.debate_date is None


def test_announcement_of_several_toezeggingen_is_collective() -> None:
    several, single = statements(
        "In deze brief leest u hoe ik de toezeggingen uit het debat van 8 februari jl. heb uitgevoerd.\n\n"
        "Zout\n\nZoals toegezegd vindt u hierbij de kaart."
    )
    assert (several.act, several.collective) == ("fulfils", True)
    assert (single.act, single.collective, single.heading) == ("fulfils", False, "Zout")


def test_each_table_row_is_a_statement() -> None:
    body = (
        "Nr. | Omschrijving | Vindplaats | Stand\n"
        "1 | Kaart van de voorraad | CD Water 8-2-2023 | Afgedaan met deze brief.\n"
        "2 | Motie-Grutto over een meldpunt | Kamerstuk 99 101, nr. 7 | In uitvoering.\n"
        "3 | Brief over kosten | CD Water 8-2-2023 | Vertraagd. Nieuwe datum is 1 juni 2023.\n"
        "4 | Onderzoek naar klei | CD Water 8-2-2023 | Vervallen.\n"
        "5 | Brief over zand | CD Water 8-2-2023 | Afgedaan, zie de brief van 1 maart 2023."
    )
    assert [(str(statement.act), statement.due) for statement in statements(body)] == [
        ("fulfils", None),
        ("reports_motion", None),
        ("postpones", date(2023, 6, 1)),
        ("withdraws", None),
        ("fulfilled_before", None),
    ]


def test_row_names_its_subject_and_its_state() -> None:
    body = (
        "# | Soort | Onderwerp | Vindplaats | Stand\n"
        "1 | Motie | Meldpunt | 99 101, nr. 7 | Meldpunt geopend op 1 februari\n"
        "2 | Toezegging | Kaart | CD 8-2-2023 | Niet gereed; verzending schuift naar juni 2023\n"
        "3 | Toezegging | Halfjaarlijkse cijfers over zout | CD 8-2-2023 | Derde overzicht: zie bijlage 2\n"
        "4 | Toezegging | Brief over klei | CD 8-2-2023 | Voldaan (99 101, nr. 9)\n"
        "5 | Toezegging | Brief over zand | CD 8-2-2023 | juli 2023"
    )
    assert [(str(statement.act), statement.due) for statement in statements(body)] == [
        ("reports_motion", None),
        ("postpones", date(2023, 6, 30)),
        ("partly_fulfils", None),
        ("fulfilled_before", None),
        ("makes", date(2023, 7, 31)),
    ]


def test_table_of_toezeggingen_is_read_in_telegram_style() -> None:
    body = (
        "Nr. | Toezegging | Aan | Stand\n"
        "1 | Brief over klei | Lid Kievit | Bijgesloten.\n"
        "2 | Cijfers over zout | Lid Grutto | Verzonden op 18 december 2022 (99 101, nr. 4).\n"
        "3 | Nota over zand | Lid Kievit | Nog niet verschenen. Nieuwe deadline: 15-05-2023\n"
        "4 | Beeld van de sluizen | Lid Grutto | Cijfers zijn verstrekt; de foto's volgen nog.\n"
        "5 | Wet op het zoet water | Lid Kievit | Wordt niet ingediend.\n"
        "6 | Verslag over stuwen | Commissie | Op schema voor levering in juli 2023\n"
        "7 | Motie-Grutto over een meldpunt | Lid Grutto | Twee loketten open, een derde komt."
    )
    assert [(str(statement.act), statement.due) for statement in statements(body)] == [
        ("fulfils", None),
        ("fulfilled_before", None),
        ("postpones", date(2023, 5, 15)),
        ("partly_fulfils", None),
        ("withdraws", None),
        ("makes", date(2023, 7, 31)),
        ("reports_motion", None),
    ]


def test_table_of_other_things_has_no_statements() -> None:
    body = "Nr. | Onderwerp | Status\n1 | Brief over klei | Verzonden\n2 | Nota over zand | Nog niet verschenen"
    assert statements(body) == []


def test_sentence_after_a_label_gives_its_act() -> None:
    body = (
        "* TZ202302-014: second opinion over zout. Verschuift naar juni, door ziekte.\n\n"
        "* TZ202302-015: bezoek aan de sluis. Op verzoek van uw Kamer geannuleerd.\n\n"
        "* TZ202302-016: de lijst van stuwen. Bijgaand."
    )
    assert acts(body) == ["postpones", "withdraws", "fulfils"]


def test_last_clause_gives_the_new_deadline() -> None:
    said = "De toegezegde kaart vergt meer tijd"
    dues = [statement.due for statement in statements(f"{said}; houd rekening met 1 juni 2023.")]
    dues += [statement.due for statement in statements(f"{said}; op 1 juni 2023 is zij er nog niet.")]
    assert dues == [date(2023, 6, 1), None]


def test_deadline_under_another_heading_is_not_new() -> None:
    dropped = "Het meldpunt dat ik in het debat toezegde, is overbodig geworden en komt er niet."
    assert acts(f"Meldpunt\n\n{dropped}\n\nKaart\n\nDe kaart stuur ik u in mei 2023.") == ["withdraws", "makes"]


def test_day_of_the_toezegging_does_not_limit_a_denial() -> None:
    assert acts("De kaart die ik voor het reces had toegezegd, kan ik niet maken.") == ["withdraws"]


def test_rest_of_several_toezeggingen_stays_open() -> None:
    body = (
        "Uit het debat van 8 februari staan nog 41 toezeggingen open. Negentien daarvan doe ik met deze brief af. "
        "Zeven worden geschrapt."
    )
    assert acts(body)[-2:] == ["fulfils", "withdraws"]


def test_the_answer_to_a_question_about_a_motion_reports_on_it() -> None:
    assert acts("Wat is er gebeurd met de motie-Grutto?\n\nEr is een cursus die in elf steden wordt gegeven.") == [
        "reports_motion"
    ]


def test_entry_starts_with_the_name_of_its_subject() -> None:
    body = (
        "Lijst\n\n"
        "• Zoutkaart (TZ202302-014; CD Water): de kaart is op 1 maart gepubliceerd. Zij telt acht lagen.\n\n"
        "• Meldpunt (TZ202302-015; zelfde debat): de opening kost meer tijd dan ik had voorzien.\n\n"
        "• Motie-Grutto (Kamerstuk 99 101, nr. 7), die om metingen vraagt: sinds maart wordt gemeten."
    )
    assert acts(body) == ["fulfils", "postpones", "reports_motion"]
    assert statements(body)[0].quote.endswith("gepubliceerd.")


@pytest.mark.parametrize(
    ("body", "is_report"),
    [
        ("De motie-Grutto, die om metingen vraagt, is in uitvoering genomen.", True),
        ("Aan de motie-Grutto wordt gewerkt.", True),
        ("De motie-Grutto zal ik niet uitvoeren.", True),
        ("De motie-Grutto verzoekt de regering te meten.", False),
        ("De motie-Grutto is op 14 februari verworpen.", False),
        ("Daarin behandel ik ook de motie-Grutto.", False),
        ("Ik ontraad de motie-Grutto.", False),
    ],
)
def test_motion_is_reported_if_the_sentence_goes_beyond_its_content(body: str, *, is_report: bool) -> None:
    assert ("reports_motion" in acts(body)) is is_report


def test_answer_fulfils_what_members_recalled() -> None:
    body = (
        "Vragen en opmerkingen van de leden van De Brug\n\n"
        "De leden herinneren aan het commissiedebat van 8 februari jl. "
        "Daarin heeft de Minister toegezegd dat de Kamer een kaart krijgt.\n\n"
        "Reactie van de Minister\n\nU vindt de kaart als bijlage bij deze antwoorden."
    )
    assert [(str(statement.act), statement.debate_date) for statement in statements(body)][-1] == (
        "fulfils",
        date(2023, 2, 8),
    )


@pytest.mark.parametrize(("sentences", "found"), [(0, "postpones"), (3, "postpones"), (4, "fulfils")])
def test_that_deadline_refers_back_over_three_sentences(sentences: int, found: str) -> None:
    assert acts(f"{SAID}{' Er zijn 34 stuwen.' * sentences} Die termijn haal ik niet.") == [found]


@pytest.mark.parametrize(("sentences", "about"), [(0, "verzoek"), (1, "verzoek"), (2, "toezegging")])
def test_new_toezegging_answers_a_request_of_at_most_two_sentences_before(sentences: int, about: str) -> None:
    body = f"Uw Kamer vroeg om een reactie.{' Er zijn 34 stuwen.' * sentences} In mei stuur ik u de kaart."
    assert [str(statement.about) for statement in statements(body)] == [about]


@pytest.mark.parametrize(
    ("after", "due"),
    [
        (" De kaart komt in mei.", date(2023, 5, 31)),
        (" De aannemer was ziek. De kaart komt in mei.", date(2023, 5, 31)),
        (" De aannemer was ziek. Het regende. De kaart komt in mei.", None),
        ("\n\nDe kaart komt in mei.", None),
        ("\n\nDe gevraagde kaart ontvangt u in mei.", date(2023, 5, 31)),
        (" De kaart over klei, die ik het lid Kievit toezegde, komt in mei.", None),
    ],
)
def test_sentence_with_the_new_deadline_is_near(after: str, due: date | None) -> None:
    (postponed,) = [found for found in statements(f"{SAID} Dat vergt meer tijd.{after}") if found.act == "postpones"]
    assert postponed.due == due


def test_footnote_that_names_the_toezegging_wins() -> None:
    (statement,) = statements(
        "Hierbij geef ik cijfers¹, zoals toegezegd.²\n\n¹ Kamerstuk 99 101, nr. 3.\n\n² Toezegging aan het lid Kievit."
    )
    assert statement.footnote == 2


def test_members_words_are_no_acts() -> None:
    heading = "Vragen en opmerkingen van de leden van De Brug"
    assert acts(f"{heading}\n\nHiermee is de toezegging over de kaart afgedaan.") == []
    assert acts("Inbreng van De Brug en reactie\n\nHiermee is de toezegging over de kaart afgedaan.") == ["fulfils"]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Elk jaar informeer ik u over de toezeggingen uit het debat van 8 februari.", []),
        ("Hierbij informeer ik u, zoals elk jaar, over de toezeggingen uit het debat van 8 februari.", ["fulfils"]),
        ("De kosten laat ik buiten beschouwing.", []),
        ("De kosten laat ik buiten beschouwing, maar ik zeg uw Kamer toe de kaart te sturen.", ["makes"]),
        ("Het wetsvoorstel dat ik had toegezegd, is vervallen.", ["withdraws"]),
        ("Het wetsvoorstel van de gemeente is vervallen.", []),
    ],
)
def test_habit_aside_and_lapse_count_only_for_a_toezegging_that_is_dealt_with(body: str, found: list[str]) -> None:
    assert acts(body) == found
