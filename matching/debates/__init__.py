"""Find the debates of the House that a letter means. Needs no database."""

from matching.debates.agenda import Agenda
from matching.debates.choosing import DebateLink, Ground
from matching.debates.linking import awaited_debate, complete, link_debates, main_debate
from matching.debates.listed_debate import ListedDebate

__all__ = [
    "Agenda", "DebateLink", "Ground", "ListedDebate", "awaited_debate", "complete", "link_debates", "main_debate",
]  # fmt: skip
