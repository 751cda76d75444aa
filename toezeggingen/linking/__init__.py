"""Which debates of the House a letter means. Pure: no database."""

from toezeggingen.linking.agenda import Agenda
from toezeggingen.linking.choosing import Ground, Link
from toezeggingen.linking.letter import Meant, complete, debate_awaited, debate_meant, debates_meant, links
from toezeggingen.linking.meeting import Meeting

__all__ = [
    "Agenda", "Ground", "Link", "Meant", "Meeting", "complete", "debate_awaited", "debate_meant", "debates_meant",
    "links",
]  # fmt: skip
