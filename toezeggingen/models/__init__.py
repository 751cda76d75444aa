"""The promise and its fate."""

from toezeggingen.models.event import Event
from toezeggingen.models.fulfilment import Fulfilment
from toezeggingen.models.postponement import Postponement
from toezeggingen.models.public_change import PublicChange
from toezeggingen.models.reading import Consideration, NamedDebate, StoredReading
from toezeggingen.models.search import SearchDocument
from toezeggingen.models.toezegging import FormerNumber, Relation, Toezegging

__all__ = [
    "Consideration",
    "Event",
    "FormerNumber",
    "Fulfilment",
    "NamedDebate",
    "Postponement",
    "PublicChange",
    "Relation",
    "SearchDocument",
    "StoredReading",
    "Toezegging",
]
