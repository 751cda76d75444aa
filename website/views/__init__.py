"""The public pages. They show published facts only, and every reader gets the same page."""

from website.views.about import show_robots, show_text
from website.views.debates import list_debates, show_debate, show_preparation
from website.views.dossiers import list_dossiers, show_dossier
from website.views.figures import show_figures, show_planning
from website.views.home import show_home
from website.views.letters import list_letters, show_letter, show_letter_version
from website.views.overviews import list_subjects, show_overview
from website.views.recent import show_recent
from website.views.searching import search
from website.views.toezeggingen import list_toezeggingen, show_toezegging

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
