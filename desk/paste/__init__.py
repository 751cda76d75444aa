"""Reads a pasted list of toezeggingen: from Word, an e-mail, a PDF, a spreadsheet or the report of a debate. Pure."""

from desk.paste.pasted import PastedList, PastedRow
from desk.paste.reading import read_list

__all__ = ["PastedList", "PastedRow", "read_list"]
