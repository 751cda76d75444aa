"""Measure processor time of one thread: the median of several runs."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from statistics import median

RUNS = 7


def seconds(work: Callable[[], object], before: Callable[[], object] = lambda: None, runs: int = RUNS) -> float:
    """Return the median processor seconds of `work`. A warm-up run and the runs of `before` are not counted."""
    work()
    return median(_once(work, before) for _ in range(runs))


def _once(work: Callable[[], object], before: Callable[[], object]) -> float:
    before()
    gc.collect()
    started = time.thread_time()
    work()
    return time.thread_time() - started
