"""Match the statements of a letter with the promises of a register, without a database."""

from dataclasses import replace
from datetime import date

import pytest

from letters.reading import Act, Reading, read
from matching.promises import Promise, Proposal, match
from matching.promises.evidence import MatchedLetter
from matching.promises.register import Register
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
    return {candidate.number: candidate.act for candidate in match(reading, promises or REGISTER) if candidate.proposed}


def proposals_of(reading: Reading, *promises: Promise) -> list[Proposal]:
    return [candidate for candidate in match(reading, promises or REGISTER) if candidate.proposed]


DIKES = (
    "In het commissiedebat Waterveiligheid van 22 maart jl. zegde ik toe te laten onderzoeken hoeveel kilometer dijk"
    " verzakt door muskusratten; met deze brief voldoe ik aan die toezegging."
)


def test_proposes_the_promise_with_that_debate_and_subject_and_gives_the_reason():
    (proposal,) = proposals_of(letter(DIKES))
    assert (proposal.number, proposal.act) == ("TZ202303-K001", Act.FULFILS)
    assert proposal.because == "zelfde debat en onderwerp: dijk, muskusratten, verzakt, kilometer"
    assert 0 < proposal.score < 1


@pytest.mark.parametrize("near_miss", [DROUGHT, ROADS, EARLIER], ids=["same debate", "same day", "another month"])
def test_does_not_propose_a_near_miss_instead_of_a_settled_promise(near_miss: Promise):
    assert proposed(letter(DIKES), replace(WATER, settled_on=date(2023, 4, 1)), near_miss) == {}


def test_finds_a_promise_despite_inflection_and_compounds():
    body = (
        "Conform mijn toezegging in het commissiedebat van 22 maart jl. ontvangt u hierbij het onderzoek naar"
        " muskusrattenschade aan de dijken en de verzakkingen."
    )
    assert proposed(letter(body)) == {"TZ202303-K001": Act.FULFILS}


class TestNumber:
    TEXT = "Met deze brief voldoe ik aan toezegging {} van 22 maart 2023 over de muskusratten."

    def test_number_of_the_promise_decides(self):
        (proposal,) = proposals_of(letter(self.TEXT.format("TZ202303-K001")))
        assert (proposal.number, proposal.score > 0.9) == ("TZ202303-K001", True)
        assert proposal.because.startswith("noemt het nummer TZ202303-K001; ")

    def test_former_number_counts_too(self):
        renumbered = replace(WATER, number="TZ202303-101", former_numbers=("TZ202303-K001",))
        assert proposed(letter(self.TEXT.format("TZ202303-K001")), renumbered) == {"TZ202303-101": Act.FULFILS}

    def test_number_of_another_debate_is_ignored(self):
        body = (
            "In het commissiedebat van 22 maart jl. zegde ik u een kaart van droogvallende sloten toe (TZ202211-K001);"
            " met deze brief voldoe ik aan die toezegging."
        )
        assert proposed(letter(body)) == {"TZ202303-K002": Act.FULFILS}


def test_the_title_distinguishes_two_debates_on_one_day():
    body = (
        "In het commissiedebat Wegenonderhoud van 22 maart jl. zegde ik toe te laten onderzoeken hoeveel kilometer"
        " aan vervanging toe is; met deze brief voldoe ik aan die toezegging."
    )
    assert proposed(letter(body)) == {"TZ202303-K004": Act.FULFILS}


def test_proposes_nothing_if_two_promises_fit_equally_well():
    body = "In het commissiedebat van 22 maart jl. zegde ik toe kilometers te laten onderzoeken; dat doe ik hierbij."
    twin = replace(WATER, number="TZ202303-K009")
    assert proposed(letter(DIKES), WATER, twin) == {}
    assert proposed(letter(body), WATER, ROADS) == {}


def test_another_ministry_does_not_settle_the_promise():
    assert proposed(letter(DIKES, ministry="Defensie")) == {}


def test_a_letter_does_not_settle_a_later_promise():
    assert match(letter(DIKES), [replace(WATER, made_on=date(2024, 3, 22))]) == []
    assert match(letter(DIKES), [replace(WATER, made_on=date(2023, 4, 20))]) == []


def test_a_promise_of_the_day_of_the_letter_is_shown():
    assert len(match(letter(DIKES), [replace(WATER, made_on=date(2023, 4, 19))])) == 1


def test_a_named_recipient_decides_between_equal_promises():
    body = (
        "Tijdens het commissiedebat van 22 maart jl. heb ik het lid Duinroos (NOL) een onderzoek naar dijken toegezegd."
        " Met deze brief voldoe ik aan de toezegging aan het lid Duinroos over de dijken."
    )
    other = replace(WATER, number="TZ202303-K009", people=("B. Waterhoen",))
    (proposal,) = proposals_of(letter(body), WATER, other)
    assert proposal.number == "TZ202303-K001"
    assert proposal.because.endswith("noemt het Kamerlid aan wie het is toegezegd")


def test_a_postponement_is_proposed_as_a_postponement():
    body = (
        "In het commissiedebat van 22 maart jl. heb ik een kaart van droogvallende sloten toegezegd. Door ziekte lukt"
        " het niet om die toezegging over droogvallende sloten tijdig na te komen; u ontvangt de kaart voor 1 juli."
    )
    assert proposed(letter(body)) == {"TZ202303-K002": Act.POSTPONES}


class TestCollectiveStatement:
    ALL = "Met deze brief doe ik alle toezeggingen uit het commissiedebat Waterveiligheid van 22 maart jl. gestand."

    def test_proposes_nothing_if_the_letter_settles_promises_individually(self):
        assert proposed(letter(self.ALL, DIKES)) == {"TZ202303-K001": Act.FULFILS}

    def test_proposes_all_promises_of_the_debate_with_a_reason(self):
        proposals = proposals_of(letter(self.ALL))
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
    def test_definite_plural_means_all_promises(self, body: str):
        proposals = proposals_of(letter(body))
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
    def test_partial_statement_proposes_nothing(self, body: str):
        assert proposed(letter(body.format(debate="commissiedebat Waterveiligheid van 22 maart 2023"))) == {}

    def test_statement_that_names_one_promise_proposes_only_that_one(self):
        body = (
            "Met deze brief doe ik de toezeggingen uit het commissiedebat van 22 maart 2023 gestand, waaronder de kaart"
            " van droogvallende sloten."
        )
        assert proposed(letter(body), WATER, DROUGHT, FERRY) == {"TZ202303-K002": Act.FULFILS}

    def test_two_matching_debates_on_one_day_propose_nothing(self):
        body = "De toezeggingen die ik in het commissiedebat van 22 maart jl. heb gedaan, zijn hiermee afgedaan."
        assert proposed(letter(body), WATER, DROUGHT, ROADS) == {}
        assert proposed(letter(body), WATER, DROUGHT) == {"TZ202303-K001": Act.FULFILS, "TZ202303-K002": Act.FULFILS}

    def test_skips_promises_of_another_ministry(self):
        theirs = replace(DROUGHT, ministries=frozenset({"LNV"}))
        assert proposed(letter(self.ALL), WATER, theirs) == {"TZ202303-K001": Act.FULFILS}

    def test_statement_that_names_several_promises_proposes_each(self):
        body = (
            "Met deze brief kom ik de toezeggingen na uit het commissiedebat van 22 maart jl. over de muskusratten in"
            " de dijk die verzakt en over de droogvallende sloten."
        )
        assert proposed(letter(body)) == {"TZ202303-K001": Act.FULFILS, "TZ202303-K002": Act.FULFILS}


def test_without_a_debate_the_subject_must_match_closely():
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


class TestOtherCandidates:
    def test_come_after_the_proposal_by_score(self):
        first, *others = match(letter(DIKES), REGISTER)
        assert (first.number, first.proposed) == ("TZ202303-K001", True)
        assert {"TZ202303-K002", "TZ202211-K001"} <= {candidate.number for candidate in others}
        assert not any(candidate.proposed for candidate in others)
        assert [candidate.score for candidate in others] == sorted(
            (candidate.score for candidate in others), reverse=True
        )

    def test_are_at_most_ten(self):
        many = [replace(WATER, number=f"TZ202303-1{number:02}") for number in range(30)]
        assert len(match(letter(DIKES), many)) == 10

    def test_end_with_promises_that_were_settled_before(self):
        met = replace(WATER, settled_on=date(2023, 4, 1))
        *others, last = match(letter(DIKES), [met, DROUGHT])
        assert (last.number, last.is_settled, last.proposed) == ("TZ202303-K001", True, False)
        assert [candidate.number for candidate in others] == ["TZ202303-K002"]

    def test_show_at_most_three_promises_that_were_settled_before(self):
        met = [replace(WATER, number=f"TZ202303-2{nr:02}", settled_on=date(2023, 4, 1)) for nr in range(5)]
        assert sum(candidate.is_settled for candidate in match(letter(DIKES), [*met, DROUGHT])) == 3

    @pytest.mark.parametrize(("day", "is_open"), [(18, False), (19, False), (20, True)])
    def test_a_promise_settled_after_the_letter_is_still_proposed(self, day: int, *, is_open: bool):
        met = replace(WATER, settled_on=date(2023, 4, day))
        assert bool(proposed(letter(DIKES), met)) == is_open


def test_a_subject_line_alone_ranks_but_proposes_nothing():
    reading = read(
        "Waterstaat\n\nNr. 17 BRIEF VAN DE REGERING\n\nDen Haag, 19 april 2023\n\n"
        "Onderwerp: Toezegging commissiedebat Waterveiligheid van 22 maart 2023 over sloten die droogvallen\n"
    )
    proposals = match(reading, REGISTER)
    assert proposals[0].number == "TZ202303-K002"
    assert (proposals[0].statement, proposals[0].act) == (None, Act.FULFILS)
    assert not any(candidate.proposed for candidate in proposals)


@pytest.mark.parametrize("typed", ["TZ202303-101", "TZ202303-210"], ids=["a wrong digit", "two swapped digits"])
def test_a_mistyped_number_of_a_promise_in_the_debate_is_recognised(typed: str):
    body = f"Met deze brief voldoe ik aan toezegging {typed} uit het commissiedebat van 22 maart 2023."
    mine = replace(WATER, number="TZ202303-201")
    (proposal,) = proposals_of(letter(body), mine, replace(DROUGHT, number="TZ202303-388"))
    assert proposal.number == "TZ202303-201"
    assert proposal.because.startswith(f"nummer {typed} lijkt vertikt voor TZ202303-201")


def test_the_remaining_two_are_two_promises():
    body = (
        "In het commissiedebat Waterveiligheid van 22 maart jl. deed ik drie toezeggingen. De overige twee, over de"
        " droogvallende sloten en over de veerponten op waterstof, kan ik niet op tijd nakomen; u hoort daarover"
        " uiterlijk 1 september 2023."
    )
    assert proposed(letter(body)) == {"TZ202303-K002": Act.POSTPONES, "TZ202303-K003": Act.POSTPONES}


def test_a_debate_on_two_days_is_one_debate():
    body = (
        "In het commissiedebat Waterveiligheid van 15 en 22 maart 2023 zegde ik toe te laten onderzoeken hoeveel dijken"
        " door muskusratten verzakken. Met deze brief voldoe ik aan die toezegging."
    )
    assert proposed(letter(body)) == {"TZ202303-K001": Act.FULFILS}


def test_an_answer_under_another_heading_settles_what_members_recall():
    body = (
        "Vragen en opmerkingen van de leden van de NOL-fractie",
        "Deze leden herinneren eraan dat de Minister in het commissiedebat van 22 maart 2023 heeft toegezegd een kaart"
        " van droogvallende sloten te sturen.",
        "Reactie van de Minister",
        "Het bureau heeft het werk op 3 april afgerond. Daarmee is mijn toezegging uit het commissiedebat van"
        " 22 maart 2023 nagekomen.",
    )
    assert proposed(letter(*body)) == {"TZ202303-K002": Act.FULFILS}


def test_each_kind_of_evidence_has_a_positive_weight():
    letter_about_drought = MatchedLetter(letter("De sloten vielen droog."), Register([DROUGHT]))
    assert {frozenset(found.values) for found in letter_about_drought.evidence()} == {frozenset(WEIGHTS.evidence)}
    assert all(weight > 0 for weight in WEIGHTS.evidence.values())


def test_the_last_page_of_a_long_letter_is_read_too():
    background = "\n\n".join(f"Gemeente {nr} kreeg in dat jaar geld voor haar straten en pleinen." for nr in range(450))
    assert proposed(letter(background, DIKES)) == {"TZ202303-K001": Act.FULFILS}


def test_a_promise_without_a_statement_is_only_mentioned():
    (proposal,) = match(letter("De droogvallende sloten staan op een kaart van het waterschap."), [DROUGHT])
    assert (proposal.statement, proposal.act, proposal.proposed) == (None, Act.MENTIONS, False)
