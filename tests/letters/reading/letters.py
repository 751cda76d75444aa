"""Small made-up letters in the usual layouts."""

from datetime import date

from letters.reading import Reading, Statement, read

DAY = date(2023, 3, 14)
PRINTED = """Vergaderjaar 2022–2023

99 101

Zoet water

Nr. 12

BRIEF VAN DE MINISTER VAN INFRASTRUCTUUR EN WATERSTAAT

Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 14 maart 2023

{body}

De Minister van Infrastructuur en Waterstaat,
M. Rietzanger
"""


def a_reading(body: str) -> Reading:
    """The reading of a printed letter of 14 March 2023 with this body."""
    return read(PRINTED.format(body=body))


def statements(body: str) -> list[Statement]:
    return list(a_reading(body).statements)


def acts(body: str) -> list[str]:
    """The acts of the body, except mentions."""
    return [str(statement.act) for statement in statements(body) if statement.act != "mentions"]
