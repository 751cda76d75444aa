"""A schemathesis hook: OpenAPI cannot express that two parameters exclude each other."""

from typing import Any

import schemathesis

EXCLUSIVE = {"volgorde", "gewijzigdSinds"}


@schemathesis.hook
def filter_case(context: Any, case: Any) -> bool:
    return not all((case.query or {}).get(name) for name in EXCLUSIVE)
