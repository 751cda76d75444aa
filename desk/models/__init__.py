"""The clerks' own working data. No reader sees it, and no rule of the register depends on it."""

from desk.models.debate_note import DebateNote
from desk.models.entry_draft import EntryDraft
from desk.models.meeting_item import MeetingItem
from desk.models.set_aside import SetAside
from desk.models.workplace import Workplace

__all__ = ["DebateNote", "EntryDraft", "MeetingItem", "SetAside", "Workplace"]
