"""The page cache stays within its bytes, whatever readers ask."""

from concurrent.futures import ThreadPoolExecutor

from website.caching.page_cache import OVERHEAD, Address, CachedPage, PageCache


def address(serial: int) -> Address:
    return "http", "localhost", f"/{serial}"


def test_the_least_recently_used_page_makes_room():
    cache, page = PageCache(4 * (OVERHEAD + 900)), CachedPage(b"x" * 900, {})
    for serial in range(4):
        cache.put(address(serial), page)
    assert cache.get(address(0)) == page
    cache.put(address(4), page)
    assert cache.get(address(1)) is None
    assert cache.get(address(0)) == cache.get(address(4)) == page


def test_a_new_version_of_a_page_replaces_the_old_one():
    cache = PageCache()
    for content in (b"x" * 900, b"y"):
        cache.put(address(1), CachedPage(content, {}))
    assert cache.bytes_used == OVERHEAD + 1


def test_many_threads_stay_within_the_bytes():
    cache = PageCache(50 * (OVERHEAD + 100))

    def flood(reader: int) -> None:
        for serial in range(300):
            cache.put(address(reader * serial % 97), CachedPage(b"x" * (serial % 90), {}))
            cache.get(address(serial % 97))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(flood, range(8)))
    assert 0 < cache.bytes_used <= 50 * (OVERHEAD + 100)
