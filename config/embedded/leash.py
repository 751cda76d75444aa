"""`python -m config.embedded.leash PARENT COMMAND…`: run COMMAND so that it stops when the process PARENT dies.

The kernel sends the signal, so it also comes when the parent was killed with -9. Linux only; elsewhere the next
`make run` ends what is left over.
"""

import ctypes
import os
import signal
import sys

SET_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG in <linux/prctl.h>
ADOPT_ORPHANS = 36  # PR_SET_CHILD_SUBREAPER


def adopt_orphans() -> None:
    """Make this process the parent of its grandchildren that lose theirs, so that it can see them off."""
    _ask_kernel(ADOPT_ORPHANS, 1)


def main(parent: str, *command: str) -> None:
    """Become COMMAND, unless the parent is gone already."""
    _ask_kernel(SET_DEATH_SIGNAL, signal.SIGTERM)
    if os.getppid() == int(parent):
        os.execv(command[0], command)  # noqa: S606 (our own program)


def _ask_kernel(option: int, value: int) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(option, value, 0, 0, 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
