"""The parts of the benchmark, by name."""

from __future__ import annotations

from collections.abc import Callable

from bench import matching, reading
from bench.site import measures

PARTS: dict[str, Callable[[], dict[str, float]]] = {
    "read": reading.read_ratios,
    "match": matching.match_ratio,
    "glue": reading.glue_ratio,
    "list": measures.list_ratios,
    "sizes": measures.size_ratios,
    "detail": measures.detail_ratio,
    "search": measures.search_ratio,
    "csv": measures.csv_figures,
    "fuzz": measures.fuzz_ratio,
}
