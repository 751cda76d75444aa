"""A cache of rendered pages in the memory of a process. It has a maximum size in bytes and drops the least recently
used pages first."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock

from cachetools import LRUCache

MAX_BYTES = 32 * 1024 * 1024
MAX_PAGE_BYTES = 1024 * 1024
OVERHEAD = 1024  # bytes per cached page, besides its content

Address = tuple[str, str, str]  # scheme, host, path with query


@dataclass(frozen=True)
class CachedPage:
    content: bytes
    headers: dict[str, str]


class PageCache:
    """A thread-safe page cache. `max_bytes` must be more than the size of the largest page plus its overhead."""

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
