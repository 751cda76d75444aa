"""The public pages. Each shows published facts only, and knows no user."""

from toezeggingen.views.about import show_robots, show_text
from toezeggingen.views.debates import list_debates, show_debate, show_preparation
from toezeggingen.views.dossiers import list_dossiers, show_dossier
from toezeggingen.views.figures import show_figures, show_planning
from toezeggingen.views.home import show_home
from toezeggingen.views.item import show_toezegging
from toezeggingen.views.letters import list_letters, show_letter, show_letter_version
from toezeggingen.views.listing import list_toezeggingen
from toezeggingen.views.overviews import list_subjects, show_overview
from toezeggingen.views.recent import show_recent
from toezeggingen.views.searching import search

__all__ = [
    "list_debates",
    "list_dossiers",
    "list_letters",
    "list_subjects",
    "list_toezeggingen",
    "search",
    "show_debate",
    "show_dossier",
    "show_figures",
    "show_home",
    "show_letter",
    "show_letter_version",
    "show_overview",
    "show_planning",
    "show_preparation",
    "show_recent",
    "show_robots",
    "show_text",
    "show_toezegging",
]
