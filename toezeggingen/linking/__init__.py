"""Which debates of the House a letter means. Pure: no database."""

from toezeggingen.linking.agenda import Agenda
from toezeggingen.linking.choosing import Ground, Link
from toezeggingen.linking.letter import debate_awaited, debate_meant, links
from toezeggingen.linking.meeting import Meeting

__all__ = ["Agenda", "Ground", "Link", "Meeting", "debate_awaited", "debate_meant", "links"]
