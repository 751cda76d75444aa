"""The public pages. Each shows published facts only, and knows no user."""

from toezeggingen.views.debates import show_debate
from toezeggingen.views.home import show_home
from toezeggingen.views.item import show_toezegging
from toezeggingen.views.letters import show_letter, show_letter_version
from toezeggingen.views.listing import list_toezeggingen
from toezeggingen.views.searching import search

__all__ = [
    "list_toezeggingen",
    "search",
    "show_debate",
    "show_home",
    "show_letter",
    "show_letter_version",
    "show_toezegging",
]
