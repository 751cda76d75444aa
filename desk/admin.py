"""Import the modules that register the desk's pages in the admin."""

from desk import agenda
from desk.letter import model_admin as letters
from desk.toezegging import model_admin

__all__ = ["agenda", "letters", "model_admin"]
