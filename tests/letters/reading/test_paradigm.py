"""Every verb of fulfilling in every form: the words around the verb decide, not the verb."""

import pytest

from tests.letters.reading.letters import acts

# Infinitive, infinitive with te, participle, and the present with its subject behind it.
VERBS = (
    "nakomen|na te komen|nagekomen|kom ik {} na",
    "gestand doen|gestand te doen|gestand gedaan|doe ik {} gestand",
    "inlossen|in te lossen|ingelost|los ik {} in",
    "afdoen|af te doen|afgedaan|doe ik {} af",
    "afhandelen|af te handelen|afgehandeld|handel ik {} af",
    "uitvoeren|uit te voeren|uitgevoerd|voer ik {} uit",
    "invullen|in te vullen|ingevuld|vul ik {} in",
    "afronden|af te ronden|afgerond|rond ik {} af",
    "aan voldoen|te voldoen|voldaan|voldoe ik {}",
    "aan tegemoetkomen|tegemoet te komen|tegemoetgekomen|kom ik tegemoet {}",
    "aan invulling geven|invulling te geven|invulling gegeven|geef ik invulling {}",
    "aan uitvoering geven|uitvoering te geven|uitvoering gegeven|geef ik uitvoering {}",
    "aan gevolg geven|gevolg te geven|gevolg gegeven|geef ik gevolg {}",
    "aan opvolging geven|opvolging te geven|opvolging gegeven|geef ik opvolging {}",
    "aan gehoor geven|gehoor te geven|gehoor gegeven|geef ik gehoor {}",
)
PROMISES = ("mijn toezegging aan het lid Grutto", "de toezegging uit het commissiedebat van 8 februari 2023 over zout")
MOTIONS = ("de motie-Grutto", "de motie van het lid Kievit over zout (Kamerstuk 99 101, nr. 8)")

SAID_OF_PROMISES = {
    "fulfils": (
        "Hiermee {present}.",
        "{It} wordt hiermee {done}.",
        "{It} is met deze brief {done}.",
        "Hiermee heb ik {it} {done}.",
        "Met het bijgevoegde rapport wordt {it} {done}.",
        "Ik stuur u deze kaart om {it} {to_do}.",
        "Hiermee meen ik {it} te hebben {done}.",
        "Hiermee kan {it} als {done} worden beschouwd.",
    ),
    "partly_fulfils": ("Hiermee is {it} deels {done}.", "Hiermee heb ik {it} voor een deel {done}."),
    "postpones": (
        "Het is niet gelukt {it} voor het zomerreces {to_do}.",
        "Het lukt mij niet {it} tijdig {to_do}.",
        "{It} kan niet tijdig worden {done}.",
        "Helaas kan ik {it} niet voor 1 april {do}.",
        "{It} wordt later {done} dan gepland.",
        "Ik heb meer tijd nodig om {it} {to_do}.",
    ),
    "withdraws": (
        "Helaas kan ik {it} niet {do}.",
        "{It} kan niet worden {done}.",
        "Ik zal {it} niet meer {do}.",
        "Ik zie mij genoodzaakt {it} niet {to_do}.",
    ),
    "fulfilled_before": (
        "{It} is al {done} met mijn brief van 3 november 2022.",
        "Met mijn brief van 3 november 2022 heb ik reeds {it} {done}.",
    ),
}
SAID_OF_MOTIONS = {
    "reports_motion": (
        "Zo {present}.",
        "{It} is {done}.",
        "Met het meldpunt is {it} {done}.",
        "Om {it} {to_do} is een meldpunt geopend.",
    ),
}


def _sentence(frame: str, verb: str, object_: str) -> str:
    do, to_do, done, present = verb.split("|")
    it = f"aan {object_}" if do.startswith("aan ") else object_
    forms = {"do": do.removeprefix("aan "), "to_do": to_do, "done": done, "present": present.format(it)}
    return frame.format(it=it, It=it[0].upper() + it[1:], **forms)


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.partition("|")[0])
@pytest.mark.parametrize(
    ("objects", "said"), [(PROMISES, SAID_OF_PROMISES), (MOTIONS, SAID_OF_MOTIONS)], ids=["promises", "motions"]
)
def test_every_verb_of_fulfilling(verb: str, objects: tuple[str, ...], said: dict[str, tuple[str, ...]]) -> None:
    sentences = {
        _sentence(frame, verb, thing): act for act, frames in said.items() for frame in frames for thing in objects
    }
    wrong = {sentence: acts(sentence) for sentence, act in sentences.items() if acts(sentence) != [act]}
    assert not wrong


TIMES = (
    "in het voorjaar van 2024",
    "voor het zomerreces",
    "eind 2023",
    "na de zomer",
    "zodra het onderzoek is afgerond",
)
SENDS = (
    "Ik zal uw Kamer {} informeren over de voortgang.",
    "Uw Kamer wordt {} geïnformeerd over de voortgang.",
    "Ik verwacht uw Kamer {} de uitkomsten te kunnen toesturen.",
    "De evaluatie wordt {} met uw Kamer gedeeld.",
    "De evaluatie zal uw Kamer {} toekomen.",
    "Beide Kamers ontvangen {} de evaluatie.",
    "Het kabinet komt {} met een reactie op het advies.",
    "U kunt de kabinetsreactie {} tegemoetzien.",
    "Mijn voornemen is het wetsvoorstel {} bij uw Kamer in te dienen.",
    "Het streven is de evaluatie {} aan uw Kamer te sturen.",
    "Toezending van de evaluatie aan uw Kamer is {} voorzien.",
    "In de volgende voortgangsrapportage, die {} verschijnt, ga ik hierop in.",
    "De sector wordt gehoord, waarna ik uw Kamer {} nader zal berichten.",
    "Een nadere uitwerking volgt {}.",
    "Ik houd uw Kamer op de hoogte en kom {} met een volgende rapportage.",
)


@pytest.mark.parametrize("frame", SENDS)
def test_every_way_to_reach_the_house_at_any_time(frame: str) -> None:
    assert {time: acts(frame.format(time)) for time in TIMES} == {time: ["makes"] for time in TIMES}
