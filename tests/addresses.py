"""The addresses of the site and the API, read from the URL patterns, so that tests of every page miss none."""

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from django.urls import URLPattern, URLResolver, resolve

from config.urls import urlpatterns

NOT_PUBLIC = ("beheer/", "gezond/", ".well-known/security.txt")


def routes(patterns: Iterable[URLPattern | URLResolver] = urlpatterns, before: str = "") -> Iterator[str]:
    """Every public route as it is written: "debatten/<slug:number>/"."""
    for pattern in patterns:
        route = f"{before}{pattern.pattern}"
        if route.startswith(NOT_PUBLIC):
            continue
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, route)
        else:
            yield route


def route_of(address: str) -> str:
    """The route of this address; Resolver404 if there is none."""
    return resolve(urlsplit(address).path).route
