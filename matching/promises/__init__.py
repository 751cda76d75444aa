"""Find the toezeggingen that a letter settles, with reasons in words that a clerk understands. Needs no database.

The input is a reading and the promises of the register. The output is proposals, best first. See `docs/matching.md`.
"""

from matching.promises.promise import Promise, Proposal
from matching.promises.proposals import match

__all__ = ["Promise", "Proposal", "match"]
