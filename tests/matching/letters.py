"""A made-up letter of 19 April 2023, and sentences for its body."""

from datetime import date

RECEIVED = date(2023, 4, 24)
KEPT = (
    "In het commissiedebat Waterbeheer van 22 maart jl. zegde ik toe de verzakking van dijken te onderzoeken; met deze"
    " brief voldoe ik aan die toezegging."
)
PUT_OFF = (
    "In het commissiedebat van 22 maart jl. heb ik een kaart van droogvallende sloten toegezegd. Door ziekte lukt"
    " het niet om die toezegging over droogvallende sloten tijdig na te komen; u ontvangt de kaart voor 1 juli."
)
MADE = "Ik stuur uw Kamer voor 1 september 2023 een brief over de veerponten."
REPORTED = "Met deze brief voer ik de motie Duinroos over muskusratten uit (Kamerstuk 99 001, nr. 3)."


def a_text(*body: str) -> str:
    paragraphs = "\n\n".join(body)
    return (
        "Vergaderjaar 2022–2023\n\n99 001\n\nWaterstaat\n\nNr. 17\n\n"
        "BRIEF VAN DE MINISTER VAN INFRASTRUCTUUR EN WATERSTAAT\n\n"
        "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\nDen Haag, 19 april 2023\n\n"
        f"{paragraphs}\n\nDe Minister van Infrastructuur en Waterstaat,\nM. Rietzanger\n"
    )
