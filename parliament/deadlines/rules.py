"""Every rule in the order in which a phrase meets them, for whoever explains a deadline."""

from __future__ import annotations

from parliament.deadlines.alone import ALONE
from parliament.deadlines.amounts import COUNTED
from parliament.deadlines.days import DAYS
from parliament.deadlines.moment import Rule
from parliament.deadlines.periods import PERIODS
from parliament.deadlines.relations import BINDINGS
from parliament.deadlines.undated import WORDINGS

RULES: tuple[Rule, ...] = (
    *(day.rule for day in DAYS),
    *(period.rule for period in PERIODS),
    COUNTED,
    *(binding.rule for binding in BINDINGS),
    ALONE,
    *(wording.rule for wording in WORDINGS),
)
