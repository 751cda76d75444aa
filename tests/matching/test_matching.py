"""A statement of a letter laid beside the promises that were open on its day; without a database."""

from dataclasses import replace
from datetime import date

import pytest

from letters.reading import Act, Reading, read
from matching.promises import Promise, Proposal, match
from matching.promises.evidence import KINDS
from matching.promises.weights import WEIGHTS

DAY = date(2023, 3, 22)
WATER = Promise(
    number="TZ202303-K001",
    text="De minister laat onderzoeken hoeveel kilometer dijk verzakt door muskusratten.",
    made_on=DAY,
    ministries=frozenset({"IenW"}),
    debate="2023A99001",
    kind="commissiedebat",
    title="Waterveiligheid",
    people=("A. Duinroos",),
)
DROUGHT = replace(
    WATER, number="TZ202303-K002", text="De minister stuurt een kaart van droogvallende sloten.", people=()
)
FERRY = replace(WATER, number="TZ202303-K003", text="De minister gaat na of veerponten op waterstof kunnen varen.")
ROADS = replace(
    WATER,
    number="TZ202303-K004",
    text="De minister laat onderzoeken hoeveel kilometer geluidsscherm aan vervanging toe is.",
    debate="2023A99002",
    title="Wegenonderhoud",
)
EARLIER = replace(WATER, number="TZ202211-K001", made_on=date(2022, 11, 16), debate="2022A99003")
REGISTER = (WATER, DROUGHT, FERRY, ROADS, EARLIER)


def letter(*body: str, ministry: str = "Infrastructuur en Waterstaat") -> Reading:
    paragraphs = "\n\n".join(body)
    return read(
        f"Vergaderjaar 2022–2023\n\n99 001\n\nWaterstaat\n\nNr. 17\n\nBRIEF VAN DE MINISTER VAN {ministry.upper()}\n\n"
        f"Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\nDen Haag, 19 april 2023\n\n{paragraphs}\n\n"
        f"De Minister van {ministry},\nM. Rietzanger\n"
    )


def proposed(reading: Reading, *promises: Promise) -> dict[str, Act]:
    return {one.number: one.act for one in match(reading, promises or REGISTER) if one.proposed}


def unasked(reading: Reading, *promises: Promise) -> list[Proposal]:
    return [one for one in match(reading, promises or REGISTER) if one.proposed]


DIKES = (
    "In het commissiedebat Waterveiligheid van 22 maart jl. zegde ik toe te laten onderzoeken hoeveel kilometer dijk"
    " verzakt door muskusratten; met deze brief voldoe ik aan die toezegging."
)


def test_the_promise_of_that_debate_and_subject_is_proposed_with_its_reason():
    (proposal,) = unasked(letter(DIKES))
    assert (proposal.number, proposal.act) == ("TZ202303-K001", Act.FULFILS)
    assert proposal.because == "zelfde debat en onderwerp: dijk, muskusratten, verzakt, kilometer"
    assert 0 < proposal.score < 1


@pytest.mark.parametrize("near_miss", [DROUGHT, ROADS, EARLIER], ids=["same debate", "same day", "another month"])
def test_a_near_miss_is_not_proposed_in_place_of_a_promise_that_is_settled(near_miss: Promise):
    assert proposed(letter(DIKES), replace(WATER, settled_on=date(2023, 4, 1)), near_miss) == {}


def test_inflection_and_compounds_do_not_hide_a_promise():
    body = (
        "Conform mijn toezegging in het commissiedebat van 22 maart jl. ontvangt u hierbij het onderzoek naar"
        " muskusrattenschade aan de dijken en de verzakkingen."
    )
    assert proposed(letter(body)) == {"TZ202303-K001": Act.FULFILS}


class TestNumber:
    TEXT = "Met deze brief voldoe ik aan toezegging {} van 22 maart 2023 over de muskusratten."

    def test_of_the_promise_decides(self):
        (proposal,) = unasked(letter(self.TEXT.format("TZ202303-K001")))
        assert (proposal.number, proposal.score > 0.9) == ("TZ202303-K001", True)
        assert proposal.because.startswith("noemt het nummer TZ202303-K001; ")

    def test_of_before_the_house_numbered_it_counts_as_well(self):
        renumbered = replace(WATER, number="TZ202303-101", former_numbers=("TZ202303-K001",))
        assert proposed(letter(self.TEXT.format("TZ202303-K001")), renumbered) == {"TZ202303-101": Act.FULFILS}

    def test_that_was_mistyped_is_not_believed(self):
        body = (
            "In het commissiedebat van 22 maart jl. zegde ik u een kaart van droogvallende sloten toe (TZ202211-K001);"
            " met deze brief voldoe ik aan die toezegging."
        )
        assert proposed(letter(body)) == {"TZ202303-K002": Act.FULFILS}


def test_two_debates_of_one_day_are_told_apart_by_their_title():
    body = (
        "In het commissiedebat Wegenonderhoud van 22 maart jl. zegde ik toe te laten onderzoeken hoeveel kilometer"
        " aan vervanging toe is; met deze brief voldoe ik aan die toezegging."
    )
    assert proposed(letter(body)) == {"TZ202303-K004": Act.FULFILS}


def test_two_debates_of_one_day_are_told_apart_by_the_report_that_the_letter_cites():
    body = (
        "In het commissiedebat van 22 maart jl. (Kamerstuk 99 001, nr. 12) zegde ik toe te laten onderzoeken hoeveel"
        " kilometer aan vervanging toe is; met deze brief voldoe ik aan die toezegging."
    )
    register = [replace(WATER, report="99001-11"), replace(ROADS, report="99001-12")]
    assert proposed(letter(body), *register) == {"TZ202303-K004": Act.FULFILS}


def test_none_is_proposed_where_two_fit_as_well():
    body = "In het commissiedebat van 22 maart jl. zegde ik toe kilometers te laten onderzoeken; dat doe ik hierbij."
    twin = replace(WATER, number="TZ202303-K009")
    assert proposed(letter(DIKES), WATER, twin) == {}
    assert proposed(letter(body), WATER, ROADS) == {}


def test_another_minister_does_not_keep_the_promise():
    assert proposed(letter(DIKES, ministry="Defensie")) == {}


def test_a_promise_made_after_the_letter_is_none_of_its():
    assert proposed(letter(DIKES), replace(WATER, made_on=date(2024, 3, 22))) == {}


def test_the_member_to_whom_it_was_promised_tips_the_scale():
    body = (
        "Tijdens het commissiedebat van 22 maart jl. heb ik het lid Duinroos (NOL) een onderzoek naar dijken toegezegd."
        " Met deze brief voldoe ik aan de toezegging aan het lid Duinroos over de dijken."
    )
    other = replace(WATER, number="TZ202303-K009", people=("B. Waterhoen",))
    (proposal,) = unasked(letter(body), WATER, other)
    assert proposal.number == "TZ202303-K001"
    assert proposal.because.endswith("noemt het Kamerlid aan wie het is toegezegd")


def test_postponing_and_part_keep_their_act():
    body = (
        "In het commissiedebat van 22 maart jl. heb ik een kaart van droogvallende sloten toegezegd. Door ziekte lukt"
        " het niet om die toezegging over droogvallende sloten tijdig na te komen; u ontvangt de kaart voor 1 juli."
    )
    assert proposed(letter(body)) == {"TZ202303-K002": Act.POSTPONES}


class TestACollectiveAnnouncement:
    ALL = "Met deze brief doe ik alle toezeggingen uit het commissiedebat Waterveiligheid van 22 maart jl. gestand."

    def test_proposes_nothing_itself_where_the_letter_treats_them_one_by_one(self):
        assert proposed(letter(self.ALL, DIKES)) == {"TZ202303-K001": Act.FULFILS}

    def test_proposes_those_of_the_debate_where_it_stands_alone_and_says_so(self):
        proposals = unasked(letter(self.ALL))
        assert sorted(proposal.number for proposal in proposals) == ["TZ202303-K001", "TZ202303-K002", "TZ202303-K003"]
        assert all(proposal.collective for proposal in proposals)
        assert {proposal.because for proposal in proposals} == {
            "de brief zegt alle toezeggingen uit dit debat na te komen"
        }

    @pytest.mark.parametrize(
        "body",
        [
            "De toezeggingen die ik in het debat Waterveiligheid van 22 maart jl. deed, zijn hiermee afgedaan.",
            "Met deze brief kom ik de in het commissiedebat Waterveiligheid van 22 maart jl. gedane toezeggingen na.",
            "Hiermee zijn mijn openstaande toezeggingen uit het debat over waterveiligheid van 22 maart nagekomen.",
            "Met deze brief doe ik de drie toezeggingen uit het commissiedebat Waterveiligheid van 22 maart gestand.",
        ],
    )
    def test_with_a_definite_plural_means_all(self, body: str):
        proposals = unasked(letter(body))
        assert sorted(proposal.number for proposal in proposals) == ["TZ202303-K001", "TZ202303-K002", "TZ202303-K003"]
        assert all(proposal.collective for proposal in proposals)

    @pytest.mark.parametrize(
        "body",
        [
            "In deze brief ga ik in op enkele toezeggingen uit het {debate}.",
            "Met deze brief kom ik een deel van de toezeggingen uit het {debate} na.",
            "Met deze brief kom ik de toezeggingen uit het {debate} deels na.",
            "Met deze brief kom ik de toezeggingen aan het lid Waterhoen uit het {debate} na.",
            "Met deze brief kom ik de toezeggingen die ik over gemalen heb gedaan in het {debate} na.",
            "Met deze brief doe ik de twee toezeggingen uit het {debate} gestand.",
            "Met deze brief meld ik de voortgang van de toezeggingen uit het {debate}.",
            "De toezeggingen uit het {debate} zijn hiermee afgedaan. Eén daarvan staat nog open.",
            "De toezeggingen uit het {debate} zijn hiermee afgedaan. Door ziekte kan ik de toezegging over de gemalen"
            " niet op tijd nakomen; u hoort daarover voor 1 juli 2023.",
            "De bijlage gaat in op de toezeggingen uit het {debate}. Daar leest u per toezegging of zij is afgedaan.",
        ],
    )
    def test_of_a_part_or_with_some_left_open_means_not_all(self, body: str):
        assert proposed(letter(body.format(debate="commissiedebat Waterveiligheid van 22 maart 2023"))) == {}

    def test_that_names_one_of_them_leaves_the_others(self):
        body = (
            "Met deze brief doe ik de toezeggingen uit het commissiedebat van 22 maart 2023 gestand, waaronder de kaart"
            " van droogvallende sloten."
        )
        assert proposed(letter(body), WATER, DROUGHT, FERRY) == {"TZ202303-K002": Act.FULFILS}

    def test_of_a_day_with_two_debates_that_fit_proposes_none(self):
        body = "De toezeggingen die ik in het commissiedebat van 22 maart jl. heb gedaan, zijn hiermee afgedaan."
        assert proposed(letter(body), WATER, DROUGHT, ROADS) == {}
        assert proposed(letter(body), WATER, DROUGHT) == {"TZ202303-K001": Act.FULFILS, "TZ202303-K002": Act.FULFILS}

    def test_settles_none_of_another_ministry(self):
        theirs = replace(DROUGHT, ministries=frozenset({"LNV"}))
        assert proposed(letter(self.ALL), WATER, theirs) == {"TZ202303-K001": Act.FULFILS}

    def test_that_names_several_proposes_each(self):
        body = (
            "Met deze brief kom ik de toezeggingen na uit het commissiedebat van 22 maart jl. over de muskusratten in"
            " de dijk die verzakt en over de droogvallende sloten."
        )
        assert proposed(letter(body)) == {"TZ202303-K001": Act.FULFILS, "TZ202303-K002": Act.FULFILS}


def test_without_a_debate_only_a_close_subject_of_that_ministry_is_enough():
    close = (
        "Met deze brief voldoe ik aan mijn toezegging te onderzoeken hoeveel kilometer dijk verzakt door muskusratten."
    )
    vague = "Met deze brief voldoe ik aan mijn toezegging over de dijk."
    assert proposed(letter(close), WATER, DROUGHT) == {"TZ202303-K001": Act.FULFILS}
    assert proposed(letter(vague), WATER, DROUGHT) == {}


def test_a_motion_and_a_new_promise_settle_nothing():
    body = (
        "Met deze brief voer ik de motie Duinroos over dijken en muskusratten uit (Kamerstuk 99 001, nr. 3).",
        "Ik zal uw Kamer voor de zomer informeren over de kilometers dijk die verzakken door muskusratten.",
    )
    assert proposed(letter(*body)) == {}


class TestBelowTheLine:
    def test_what_is_plausible_stands_behind_what_is_proposed(self):
        first, *others = match(letter(DIKES), REGISTER)
        assert (first.number, first.proposed) == ("TZ202303-K001", True)
        assert {"TZ202303-K002", "TZ202211-K001"} <= {one.number for one in others}
        assert not any(one.proposed for one in others)
        assert [one.score for one in others] == sorted((one.score for one in others), reverse=True)

    def test_no_more_than_ten_are_shown(self):
        many = [replace(WATER, number=f"TZ202303-1{number:02}") for number in range(30)]
        assert len(match(letter(DIKES), many)) == 10

    def test_what_was_settled_before_stands_last_and_says_so(self):
        met = replace(WATER, settled_on=date(2023, 4, 1))
        *others, last = match(letter(DIKES), [met, DROUGHT])
        assert (last.number, last.is_settled, last.proposed) == ("TZ202303-K001", True, False)
        assert [one.number for one in others] == ["TZ202303-K002"]


def test_a_subject_line_alone_ranks_and_proposes_nothing():
    reading = read(
        "Waterstaat\n\nNr. 17 BRIEF VAN DE REGERING\n\nDen Haag, 19 april 2023\n\n"
        "Onderwerp: Toezegging commissiedebat Waterveiligheid van 22 maart 2023 over sloten die droogvallen\n"
    )
    proposals = match(reading, REGISTER)
    assert proposals[0].number == "TZ202303-K002"
    assert (proposals[0].statement, proposals[0].act) == (None, Act.FULFILS)
    assert not any(one.proposed for one in proposals)


@pytest.mark.parametrize("typed", ["TZ202303-101", "TZ202303-210"], ids=["a digit", "two changed places"])
def test_a_number_that_is_nearly_that_of_the_debate_is_taken_for_it(typed: str):
    body = f"Met deze brief voldoe ik aan toezegging {typed} uit het commissiedebat van 22 maart 2023."
    mine = replace(WATER, number="TZ202303-201")
    (proposal,) = unasked(letter(body), mine, replace(DROUGHT, number="TZ202303-388"))
    assert proposal.number == "TZ202303-201"
    assert proposal.because.startswith(f"nummer {typed} lijkt vertikt voor TZ202303-201")


def test_the_rest_of_several_are_as_many_as_the_letter_counts():
    body = (
        "In het commissiedebat Waterveiligheid van 22 maart jl. deed ik drie toezeggingen. De overige twee, over de"
        " droogvallende sloten en over de veerponten op waterstof, kan ik niet op tijd nakomen; u hoort daarover"
        " uiterlijk 1 september 2023."
    )
    assert proposed(letter(body)) == {"TZ202303-K002": Act.POSTPONES, "TZ202303-K003": Act.POSTPONES}


def test_a_debate_of_two_days_is_one_debate():
    body = (
        "In het commissiedebat Waterveiligheid van 15 en 22 maart 2023 zegde ik toe te laten onderzoeken hoeveel dijken"
        " door muskusratten verzakken. Met deze brief voldoe ik aan die toezegging."
    )
    assert proposed(letter(body)) == {"TZ202303-K001": Act.FULFILS}


def test_what_members_recall_is_answered_under_another_heading():
    body = (
        "Vragen en opmerkingen van de leden van de NOL-fractie",
        "Deze leden herinneren eraan dat de Minister in het commissiedebat van 22 maart 2023 heeft toegezegd een kaart"
        " van droogvallende sloten te sturen.",
        "Reactie van de Minister",
        "Het bureau heeft het werk op 3 april afgerond. Daarmee is mijn toezegging uit het commissiedebat van"
        " 22 maart 2023 nagekomen.",
    )
    assert proposed(letter(*body)) == {"TZ202303-K002": Act.FULFILS}


def test_the_weights_are_of_the_kinds_of_evidence_that_there_are():
    assert set(WEIGHTS.evidence) == set(KINDS)
    assert all(weight > 0 for weight in WEIGHTS.evidence.values())


def test_a_promise_that_is_settled_on_the_last_page_of_a_long_letter_is_proposed():
    background = "\n\n".join(f"Gemeente {nr} kreeg in dat jaar geld voor haar straten en pleinen." for nr in range(450))
    assert proposed(letter(background, DIKES)) == {"TZ202303-K001": Act.FULFILS}


def test_what_no_statement_speaks_of_is_only_mentioned():
    (proposal,) = match(letter("De droogvallende sloten staan op een kaart van het waterschap."), [DROUGHT])
    assert (proposal.statement, proposal.act, proposal.proposed) == (None, Act.MENTIONS, False)
