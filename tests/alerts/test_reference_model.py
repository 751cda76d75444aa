"""The alerts tell what a small model expects, over random histories of events, subscriptions and clocks."""

from __future__ import annotations

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as some
from hypothesis.extra.django import TestCase

from tests.alerts.histories import OF_A_FOLLOWER, OF_A_TOEZEGGING, OF_THE_CLOCK, live

NAMES = some.one_of(*(some.sampled_from(names) for names in (OF_THE_CLOCK, OF_A_TOEZEGGING, OF_A_FOLLOWER)))
STEPS = some.lists(some.tuples(NAMES, some.integers(0, 3), some.integers(0, 20)), min_size=6, max_size=30)
# Making a history shorter takes longer than the limit on one test. To look into one, pass its steps to `live`.
QUICKLY = (Phase.explicit, Phase.reuse, Phase.generate)


class TestRandomHistories(TestCase):
    @pytest.mark.slow
    @settings(max_examples=20, deadline=None, derandomize=True, phases=QUICKLY)
    @given(STEPS)
    def test_twenty(self, steps):
        live(steps)

    @pytest.mark.trial
    @settings(max_examples=300, deadline=None, phases=QUICKLY)
    @given(STEPS)
    def test_three_hundred(self, steps):
        live(steps)
