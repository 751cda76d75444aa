"""The addresses of the site and the API as the code has them, so that no walk forgets a new one."""

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from django.urls import URLPattern, URLResolver, resolve

from website.urls import urlpatterns


def routes(patterns: Iterable[URLPattern | URLResolver] = urlpatterns, before: str = "") -> Iterator[str]:
    """Each as it is written: "debatten/<number:number>/"."""
    for one in patterns:
        route = f"{before}{one.pattern}"
        if isinstance(one, URLResolver):
            yield from routes(one.url_patterns, route)
        else:
            yield route


def route_of(address: str) -> str:
    """The one that answers to this address; Resolver404 if none does."""
    return resolve(urlsplit(address).path).route
