"""Find the debates of the House that a letter means. Needs no database."""

from matching.debates.agenda import Agenda
from matching.debates.choosing import DebateLink, Ground
from matching.debates.linking import DebateMatch, awaited_debate, complete, links, main_debate, match_debates
from matching.debates.listed_debate import ListedDebate

__all__ = [
    "Agenda",
    "DebateLink",
    "DebateMatch",
    "Ground",
    "ListedDebate",
    "awaited_debate",
    "complete",
    "links",
    "main_debate",
    "match_debates",
]  # fmt: skip
