"""Which toezeggingen a letter settles, with the reasons in words that a clerk understands. Pure: no database.

A reading and the promises of the register go in, proposals come out, best first. `docs/matching.md` tells how.
"""

from matching.promises.promise import Promise, Proposal
from matching.promises.proposals import match

__all__ = ["Promise", "Proposal", "match"]
