"""Go to the identity provider and come back, as a browser does."""

from __future__ import annotations

import requests
from django.http import HttpResponse
from django.test import Client

from accounts.models import WorkAccount
from tests.accounts.fake_provider import FakeProvider
from tests.desk.clerks import text_of

LOGIN = "/beheer/login/"
START = "/beheer/werkaccount/"
RETURN = "/beheer/werkaccount/terug/"
PAGE = "/beheer/nieuwe-toezeggingen/"
ADDRESS = "192.0.2.1"


def go(provider: FakeProvider, client: Client, page: str = PAGE) -> str:
    """Press the button and let the provider send the browser back; return the address that it sends it to."""
    started = client.get(START, {"next": page}, REMOTE_ADDR=ADDRESS)
    assert started["Location"].startswith(f"{provider.address}/authorize?")
    answer = requests.get(started["Location"], allow_redirects=False, verify=str(provider.certificate), timeout=5)
    return answer.headers["Location"]


def log_in(provider: FakeProvider, client: Client | None = None, page: str = PAGE) -> HttpResponse:
    client = client or Client()
    return client.get(go(provider, client, page), REMOTE_ADDR=ADDRESS)


def is_in(client: Client) -> bool:
    return client.get(PAGE).status_code == 200


def said(client: Client, answer: HttpResponse) -> str:
    """The page with the form to which this answer sends the client."""
    assert answer["Location"].startswith(LOGIN)
    page = text_of(client.get(answer["Location"]))
    assert 'name="password"' in page
    return page


def refusal(provider: FakeProvider, sentence: str) -> None:
    """Log in, see this sentence above the form with the password, and be outside."""
    client = Client()
    assert sentence in said(client, log_in(provider, client))
    assert not is_in(client)
    assert WorkAccount.objects.count() == 0
