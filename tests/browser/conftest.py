from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.accounts.conftest import provider as provider


@pytest.fixture
def pages(live_server, every_page: dict[str, str]) -> dict[str, str]:
    """Return one address per kind of page."""
    return {kind: live_server.url + path for kind, path in every_page.items()}


@pytest.fixture
def screen(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """Open a page in the theme and width of the test's parameter."""
    scheme, width = request.param
    view = {"width": width, "height": 800}
    context = browser.new_context(color_scheme=scheme, viewport=view, ignore_https_errors=True)
    yield context.new_page()
    context.close()
