"""Words, sentences and names for made-up toezeggingen, letters and people."""

from __future__ import annotations

from random import Random


def _split(words: str) -> list[str]:
    return words.split()


FRONTS = _split(
    "stikstof water energie woning zorg jeugd onderwijs haven spoor landbouw visserij natuur klimaat bodem lucht "
    "afval bouw huur schuld toeslag pensioen arbeids school studie cultuur erfgoed sport gezondheids medicijn wijk "
    "politie brandweer grens asiel inburgerings defensie kern digitaliserings data privacy belasting begrotings "
    "gemeente provincie rijks krediet export handels ontwikkelings ambassade verkeers fiets luchtvaart drinkwater "
    "dijk kust polder mest pacht vee voedsel warmte gas wind zonne netwerk batterij"
)
BACKS = _split(
    "beleid aanpak fonds regeling wet toezicht onderzoek akkoord plan raad inspectie subsidie norm register keten "
    "markt sector capaciteit opgave transitie strategie evaluatie monitor visie convenant heffing vergunning "
    "financiering uitvoering voorziening tekort ruimte kosten veiligheid kwaliteit"
)
VERBS = (
    "informeert de Kamer over", "stuurt de Kamer een brief over", "gaat in gesprek met de betrokken partijen over",
    "laat onafhankelijk onderzoek doen naar", "komt schriftelijk terug op vragen over", "brengt in kaart",
    "neemt in de volgende voortgangsrapportage een paragraaf op over", "beziet opnieuw",
    "evalueert samen met de sector", "overlegt met de medeoverheden over", "zet de stand van zaken op een rij van",
    "betrekt de Kamer bij",
)  # fmt: skip
ASPECTS = (
    "de gevolgen van", "de voortgang van", "de knelpunten bij", "de verdeling van de middelen voor", "de planning van",
    "de uitvoerbaarheid van", "de regionale verschillen in", "de rechtsbescherming bij", "de lessen uit",
)  # fmt: skip
EXTRAS = (
    "en gaat daarbij in op de positie van kleine ondernemers",
    "en neemt daarin de ervaringen van burgers mee",
    "met een tijdpad voor de komende twee jaar",
    "en geeft aan welke alternatieven zijn overwogen",
    "waarbij ook de situatie in de grensstreek wordt beschreven",
    "en vraagt de uitvoeringsorganisaties om een reactie",
    "en maakt duidelijk wat dit betekent voor mensen met een laag inkomen",
    "inclusief een overzicht van de kosten per jaar",
    "en vergelijkt dit met de aanpak in de buurlanden",
    "en licht toe waarom eerdere maatregelen niet genoeg hebben opgeleverd",
)
REASONS = (
    "Het onderzoek vraagt meer tijd dan was voorzien.",
    "Het overleg met de medeoverheden is nog niet afgerond.",
    "De cijfers van de uitvoeringsorganisatie komen later beschikbaar.",
    "De reactie valt samen met het bredere plan, dat later komt.",
)
TERMS = (
    "voor de zomer", "voor het einde van het jaar", "in het najaar", "in het eerste kwartaal", "binnen drie maanden",
    "voor het volgende commissiedebat", "bij de begroting", "zo snel mogelijk", "in de loop van het jaar",
)  # fmt: skip
NAMES = _split(
    "Akelei Beemdgras Berkenhof Bosanemoon Brem Daslook Duindoorn Elsbroek Fluitekruid Gagel Geelgors Graspieper "
    "Guldenroede Haagbeuk Hazelaar Heidebrem Hondsdraf IJsvogel Jeneverbes Kamperfoelie Kardoen Klaproos Koekoek "
    "Korenbloem Kruisbek Lijsterbes Lisdodde Maretak Meidoorn Merel Moerasvaren Nachtegaal Ooievaar Oeverloper "
    "Parnassia Pimpernel Putter Reiger Rietzanger Roerdomp Salie Sleedoorn Slobeend Sneeuwbes Spreeuw Steenuil Tapuit "
    "Tjiftjaf Torenvalk Tureluur Vlier Vuurdoorn Waterlelie Wielewaal Wilgenroos Wulp Zandoogje Zeekool"
)
PARTIES = _split(
    "Noordkompas Deltabond Polderlijst Brugpartij Lantaarn Waterweg Zonzijde Dorpslicht Kustlijn Heuvelrug Grasland "
    "Windroos Havenhoofd Buurtraad Oeverlijst"
)


def subject(random: Random) -> str:
    return f"{random.choice(FRONTS)}{random.choice(BACKS)}"


def promise(random: Random, post: str) -> str:
    """Make the text of one toezegging, fifteen to fifty words long."""
    text = f"De {post} {random.choice(VERBS)} {random.choice(ASPECTS)} het {subject(random)}"
    for _ in range(random.randrange(4)):
        text += f", {random.choice(EXTRAS)}"
    return f"{text}, in samenhang met het {subject(random)}."


def paragraph(random: Random) -> str:
    text = f"Met deze brief informeer ik uw Kamer over {random.choice(ASPECTS)} het {subject(random)}"
    return f"{text}, {random.choice(EXTRAS)}. Ook het {subject(random)} is daarbij betrokken."


def name(nr: int) -> str:
    """Return the name with this number. Numbers below about 1,500 give different names."""
    initial, nr = chr(ord("A") + nr // len(NAMES)), nr % len(NAMES)
    return f"{initial}. {NAMES[nr]}"
