"""The statuses of a toezegging.

"Overdue" and "postponed" are not statuses: "overdue" is a query, and a `Postponement` stores each new deadline. A
`Fulfilment` stores how a toezegging was fulfilled. Every status is CONCEPT or belongs to `OPEN` or `SETTLED`. Pages,
filters and figures use these groups.
"""

from django.db import models


class Status(models.TextChoices):
    CONCEPT = "concept", "concept"
    OPEN = "openstaand", "openstaand"
    PARTLY = "deels-voldaan", "deels voldaan"
    FULFILLED = "voldaan", "voldaan"
    LAPSED = "vervallen", "vervallen"

    @property
    def adjective(self) -> str:
        """The Dutch form before a plural noun, as in "openstaande toezeggingen"."""
        return ADJECTIVES.get(self, self.label)

    @property
    def meaning(self) -> str:
        """What a published status means to a reader of the site."""
        return MEANINGS[self]


PUBLISHED = tuple(status for status in Status if status != Status.CONCEPT)
OPEN = (Status.OPEN, Status.PARTLY)
SETTLED = tuple(status for status in PUBLISHED if status not in OPEN)
UNFULFILLED = tuple(status for status in SETTLED if status != Status.FULFILLED)

ADJECTIVES = {
    Status.OPEN: "openstaande",
    Status.PARTLY: "deels voldane",
    Status.FULFILLED: "voldane",
}
MEANINGS = {
    Status.OPEN: "toegezegd, en nog niet nagekomen",
    Status.PARTLY: "voor een deel nagekomen; bij de toezegging staat wat er nog openstaat",
    Status.FULFILLED: "een vergadering van de Kamer heeft besloten dat de toezegging is nagekomen",
    Status.LAPSED: "wordt niet meer verwacht, met de reden erbij",
}
