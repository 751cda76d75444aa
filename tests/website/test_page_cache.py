"""What a process keeps in memory stays within its bounds, whoever asks."""

from concurrent.futures import ThreadPoolExecutor

from website.caching.page_cache import OVERHEAD, KeptPages, Page


def test_pages_stay_within_their_bytes_and_the_oldest_go_first():
    kept = KeptPages(4 * (OVERHEAD + 1000))
    page = Page(b"x" * 900, {})
    for serial in range(4):
        kept.keep((f"/{serial}",), page)
    assert kept.get(("/0",)) == page
    kept.keep(("/4",), page)
    assert kept.get(("/1",)) is None
    assert kept.get(("/0",)) == kept.get(("/4",)) == page
    kept.keep(("/4",), Page(b"y", {}))
    assert kept.bytes == 3 * (OVERHEAD + 902) + OVERHEAD + 3


def test_a_flood_of_addresses_from_many_threads_stays_within_bounds():
    kept = KeptPages(50 * (OVERHEAD + 100))

    def flood(reader: int) -> None:
        for serial in range(300):
            kept.keep((f"/{reader * serial % 97}",), Page(b"x" * (serial % 90), {}))
            kept.get((f"/{serial % 97}",))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(flood, range(8)))
    assert 0 < kept.bytes <= kept.most_bytes
