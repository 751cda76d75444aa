from collections import Counter

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from letters.models import Letter, LetterVersion
from letters.passages import mark_passages
from matching.models import NamedDebate
from search.paging import paged
from toezeggingen.models import Fulfilment, Postponement, Toezegging
from website.caching.freshness import fresh
from website.links import References
from website.pages.letter_links import links_of

LETTERS_A_PAGE = 50


@require_safe
@fresh
def show_letter(request: HttpRequest, number: str) -> HttpResponse:
    """The newest released version of a letter."""
    letter = _known_as(number)
    if letter.number != number:
        return HttpResponsePermanentRedirect(letter.get_absolute_url())
    released = _released(letter)
    return _show(request, letter, released, released[0])


@require_safe
@fresh
def show_letter_version(request: HttpRequest, number: str, nr: int) -> HttpResponse:
    """One released version, so that an address cites a text that does not change."""
    letter = _known_as(number)
    if letter.number != number:
        return HttpResponsePermanentRedirect(reverse("letter-version", args=[letter.number, nr]))
    released = _released(letter)
    version = next((version for version in released if version.nr == nr), None)
    if version is None:
        raise Http404
    return _show(request, letter, released, version)


@require_safe
@fresh
def list_letters(request: HttpRequest) -> HttpResponse:
    """Every letter that the public may read, the newest first, with the number of toezeggingen that it touches."""
    letters = Letter.objects.released().select_related("ministry").order_by("-date", "number")
    shown = paged(letters, request.GET, LETTERS_A_PAGE)
    touched = _touched([letter.pk for letter in shown.page])
    lines = [(letter, touched[letter.pk]) for letter in shown.page]
    return render(request, "letters.html", {"lines": lines, "paged": shown})


def _touched(letters: list[int]) -> Counter[int]:
    """How many toezeggingen each of these letters settles, mentions, postpones or makes."""
    about = Q(letter__in=letters, toezegging__in=Toezegging.objects.published())
    pairs = {
        *Fulfilment.objects.public().filter(about).values_list("letter", "toezegging"),
        *Postponement.objects.filter(about).values_list("letter", "toezegging"),
        *Toezegging.objects.published().filter(letter__in=letters).values_list("letter", "pk"),
    }
    return Counter(letter for letter, _ in pairs if letter)


def _known_as(number: str) -> Letter:
    letters = Letter.objects.released().known_as(number.upper()).select_related("ministry", "post")
    letter = letters.first()
    if letter is None:
        raise Http404
    return letter


def _released(letter: Letter) -> list[LetterVersion]:
    """Newest first, without the stored file; only the text of the version that is shown is fetched."""
    return list(letter.versions.released().defer("file", "text").order_by("-nr"))


def _show(request: HttpRequest, letter: Letter, released: list[LetterVersion], version: LetterVersion) -> HttpResponse:
    links = links_of(letter)
    page = mark_passages(version.text, {link: link.passage for link in links if link.passage})
    texts = [piece.text for paragraph in page.paragraphs for piece in paragraph.pieces]
    return render(
        request,
        "letter.html",
        {
            "letter": letter,
            "version": version,
            "released": released,
            "dossiers": letter.dossiers.all(),
            "links": links,
            "named_debates": NamedDebate.objects.telling().filter(version=version),
            "page": page,
            "references": References([*texts, *(note.text for note in page.notes)], own=letter.get_absolute_url()),
        },
    )
