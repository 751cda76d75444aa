"""What happens to a toezegging.

Every function is atomic, locks the toezegging's row and writes the event before the row; a trigger refuses the other
order. `by` is a user or the register (`permissions.REGISTER`), `on` the day in the world, `seen` the version that the
user was looking at (None skips that check). Refusals are `MoveRefused` with a Dutch sentence for the user.
"""

from toezeggingen.errors import MoveRefused, Stale
from toezeggingen.workflow.deadlines import postpone, reschedule
from toezeggingen.workflow.entry import adopt_number, edit, enter
from toezeggingen.workflow.fulfilments import confirm, decide, propose, reject, revise
from toezeggingen.workflow.ministries import hand_over
from toezeggingen.workflow.move import lock, make_move
from toezeggingen.workflow.statuses import lapse, publish, reopen, restore, withdraw

__all__ = [
    "MoveRefused",
    "Stale",
    "adopt_number",
    "confirm",
    "decide",
    "edit",
    "enter",
    "hand_over",
    "lapse",
    "lock",
    "make_move",
    "postpone",
    "propose",
    "publish",
    "reject",
    "reopen",
    "reschedule",
    "restore",
    "revise",
    "withdraw",
]
