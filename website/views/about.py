"""Pages about the register itself, and robots.txt."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from search.selection import FORMAT
from website.caching.freshness import fresh

# Every combination of filters has its own address, so a robot would never finish. A file only repeats a page that the
# robot can read. In RFC 9309 an asterisk matches any characters.
NOT_FOR_ROBOTS = ("/beheer/", "/zoeken/", "/toezeggingen/?", "/cijfers/?", "/recent/?", f"/*{FORMAT}=")


@require_safe
@fresh
def show_text(request: HttpRequest, page: str) -> HttpResponse:
    return render(request, f"about/{page}.html")


@require_safe
@fresh
def show_robots(request: HttpRequest) -> HttpResponse:
    closed = "".join(f"Disallow: {path}\n" for path in NOT_FOR_ROBOTS)
    text = f"User-agent: *\n{closed}\nSitemap: {settings.SITE_URL}{reverse('sitemap')}\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
