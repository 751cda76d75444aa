"""Where clerks enter toezeggingen and decide their fate."""

from toezeggingen.admin import toezegging

__all__ = ["toezegging"]
