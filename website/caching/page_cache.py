"""Rendered pages in the memory of a process, within bounds."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

OVERHEAD = 1024  # bytes that a kept page takes besides its content and address

Address = tuple[str, ...]


@dataclass(frozen=True)
class Page:
    content: bytes
    headers: dict[str, str]


class KeptPages:
    """At most so many bytes of pages; the ones unused for longest make room. Safe between threads."""

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self.bytes = 0
        self._pages: OrderedDict[Address, Page] = OrderedDict()
        self._lock = Lock()

    def get(self, address: Address) -> Page | None:
        with self._lock:
            page = self._pages.get(address)
            if page:
                self._pages.move_to_end(address)
            return page

    def keep(self, address: Address, page: Page) -> None:
        with self._lock:
            self._drop(address)
            self._pages[address] = page
            self.bytes += _size(address, page)
            while self.bytes > self.most_bytes:
                self._drop(next(iter(self._pages)))

    def _drop(self, address: Address) -> None:
        page = self._pages.pop(address, None)
        if page:
            self.bytes -= _size(address, page)


def _size(address: Address, page: Page) -> int:
    return OVERHEAD + len(page.content) + sum(map(len, address))
