"""Rendered pages in the memory of a process, up to a number of bytes; the least recently used are dropped first."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock

from cachetools import LRUCache

MAX_BYTES = 32 * 1024 * 1024
MAX_PAGE_BYTES = 1024 * 1024
OVERHEAD = 1024  # bytes that a cached page takes besides its content

Address = tuple[str, str, str]  # scheme, host, path with query


@dataclass(frozen=True)
class CachedPage:
    content: bytes
    headers: dict[str, str]


class PageCache:
    """Safe between threads. `max_bytes` must be more than the largest page and its overhead."""

    def __init__(self, max_bytes: int = MAX_BYTES) -> None:
        self._lock = Lock()
        self._pages: LRUCache[Address, CachedPage] = LRUCache(max_bytes, lambda page: OVERHEAD + len(page.content))

    @property
    def bytes_used(self) -> int:
        return int(self._pages.currsize)

    def get(self, address: Address) -> CachedPage | None:
        with self._lock:
            return self._pages.get(address)

    def put(self, address: Address, page: CachedPage) -> None:
        with self._lock:
            self._pages[address] = page

    def clear(self) -> None:
        with self._lock:
            self._pages.clear()
