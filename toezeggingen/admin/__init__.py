"""Where clerks enter toezeggingen and decide their fate."""

from toezeggingen.admin import agenda, toezegging

__all__ = ["agenda", "toezegging"]
