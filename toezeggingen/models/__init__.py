"""The promise and its fate."""

from toezeggingen.models.event import Event
from toezeggingen.models.fulfilment import Fulfilment
from toezeggingen.models.postponement import Postponement
from toezeggingen.models.public_change import PublicChange
from toezeggingen.models.toezegging import FormerNumber, Relation, Toezegging

__all__ = [
    "Event",
    "FormerNumber",
    "Fulfilment",
    "Postponement",
    "PublicChange",
    "Relation",
    "Toezegging",
]
