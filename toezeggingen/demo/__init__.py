"""Example data for an empty register: readable files in `data/`, laid down by the real workflow.

People and promises are made up; one corner is real and says so (`data/navo.toml`).
"""

from pathlib import Path

from toezeggingen.demo.clerks import LOGINS, password_of
from toezeggingen.demo.loading import RegisterNotEmpty, load

LETTER = Path(__file__).parent / "kamerbrief.txt"  # settles three promises of the demo; for who wants to read one in

__all__ = ["LETTER", "LOGINS", "RegisterNotEmpty", "load", "password_of"]
