"""Find the debates of the House that a letter means. Pure: no database."""

from matching.debates.agenda import Agenda
from matching.debates.choosing import DebateLink, Ground
from matching.debates.linking import MeantDebate, complete, debate_awaited, debate_meant, debates_meant, links
from matching.debates.listed_debate import ListedDebate

__all__ = [
    "Agenda",
    "DebateLink",
    "Ground",
    "ListedDebate",
    "MeantDebate",
    "complete",
    "debate_awaited",
    "debate_meant",
    "debates_meant",
    "links",
]  # fmt: skip
