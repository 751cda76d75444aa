"""Which debates of the House a letter means. Pure: no database."""

from matching.debates.agenda import Agenda
from matching.debates.choosing import Ground, Link
from matching.debates.letter import Meant, complete, debate_awaited, debate_meant, debates_meant, links
from matching.debates.meeting import Meeting

__all__ = [
    "Agenda", "Ground", "Link", "Meant", "Meeting", "complete", "debate_awaited", "debate_meant", "debates_meant",
    "links",
]  # fmt: skip
