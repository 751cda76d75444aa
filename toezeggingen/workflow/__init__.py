"""Functions for everything that can happen to a toezegging.

Every function is atomic, locks the row of the toezegging, and writes the event before the row; a trigger refuses the
other order. `by` is a user or the register (`permissions.REGISTER`). `on` is the day when it happened. `seen` is the
version that the user was looking at; None skips the check for changes since. A function raises `MoveRefused`, with a
Dutch sentence for the user, if it refuses.
"""

from toezeggingen.errors import MoveRefused, Stale
from toezeggingen.workflow.deadlines import postpone, revoke
from toezeggingen.workflow.entry import adopt_number, change_by_register, edit, enter
from toezeggingen.workflow.fulfilments import confirm, decide, propose, reject, revise
from toezeggingen.workflow.handing_over import hand_over
from toezeggingen.workflow.move import find_refusal, lock, make_move
from toezeggingen.workflow.series import end_series, resume_series
from toezeggingen.workflow.statuses import correct_reason, lapse, publish, reopen, restore, withdraw

__all__ = [
    "MoveRefused",
    "Stale",
    "adopt_number",
    "change_by_register",
    "confirm",
    "correct_reason",
    "decide",
    "edit",
    "end_series",
    "enter",
    "find_refusal",
    "hand_over",
    "lapse",
    "lock",
    "make_move",
    "postpone",
    "propose",
    "publish",
    "reject",
    "reopen",
    "restore",
    "resume_series",
    "revise",
    "revoke",
    "withdraw",
]
