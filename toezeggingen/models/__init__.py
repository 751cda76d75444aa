"""The toezegging, its fulfilments, postponements and events."""

from toezeggingen.models.event import Event
from toezeggingen.models.fulfilment import Fulfilment
from toezeggingen.models.postponement import Postponement
from toezeggingen.models.register_version import PublicChange, RegisterVersion
from toezeggingen.models.toezegging import FormerToezeggingNumber, Relation, Toezegging

__all__ = [
    "Event",
    "FormerToezeggingNumber",
    "Fulfilment",
    "Postponement",
    "PublicChange",
    "RegisterVersion",
    "Relation",
    "Toezegging",
]
