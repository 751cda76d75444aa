"""The clerks' own working data. No reader sees it, and no rule of the register depends on it."""

from desk.models.entry_draft import EntryDraft

__all__ = ["EntryDraft"]
