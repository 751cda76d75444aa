"""Slow clients do not keep readers waiting."""

import pytest

from bench import slow


@pytest.mark.trial
def test_twenty_readers_notice_nothing_of_forty_slow_clients():
    results = slow.measure_all()
    assert {name: (figures.p95, figures.refusals) for name, figures in results.items() if not figures.is_good} == {}
