from collections import Counter

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from letters.models import Letter
from letters.passages import mark_passages
from matching.models import NamedDebate
from search.paging import paged
from toezeggingen.models import Fulfilment, Postponement, Toezegging
from website.caching.freshness import fresh
from website.number_links import NumberLinks
from website.pages.letter_effects import letter_effects

LETTERS_A_PAGE = 50


@require_safe
@fresh
def show_letter(request: HttpRequest, number: str, nr: int | None = None) -> HttpResponse:
    """One released version of a letter, or the last one without `nr`. The text of a version never changes."""
    letter = _find_letter(number)
    if letter.number != number:
        versioned = reverse("letter-version", args=[letter.number, nr]) if nr is not None else ""
        return HttpResponsePermanentRedirect(versioned or letter.get_absolute_url())
    released = list(letter.versions.released().defer("file", "text").order_by("-nr"))
    version = next((version for version in released if nr in (None, version.nr)), None)
    if version is None:
        raise Http404
    effects = letter_effects(letter)
    page = mark_passages(version.text, {effect: effect.passage for effect in effects if effect.passage})
    texts = [piece.text for paragraph in page.paragraphs for piece in paragraph.pieces]
    return render(
        request,
        "letter.html",
        {
            "letter": letter,
            "version": version,
            "released": released,
            "dossiers": letter.dossiers.all(),
            "effects": effects,
            "named_debates": NamedDebate.objects.informative().filter(version=version),
            "page": page,
            "references": NumberLinks([*texts, *(note.text for note in page.notes)], own=letter.get_absolute_url()),
        },
    )


@require_safe
@fresh
def list_letters(request: HttpRequest) -> HttpResponse:
    """Every public letter, newest first, with the number of toezeggingen that the letter affects."""
    letters = Letter.objects.released().select_related("ministry").order_by("-date", "number")
    paging = paged(letters, request.GET, LETTERS_A_PAGE)
    affected = _count_affected([letter.pk for letter in paging.page])
    lines = [(letter, affected[letter.pk]) for letter in paging.page]
    return render(request, "letters.html", {"lines": lines, "paged": paging})


def _count_affected(letters: list[int]) -> Counter[int]:
    """How many published toezeggingen each of these letters settles, mentions, postpones or makes."""
    about = Q(letter__in=letters, toezegging__in=Toezegging.objects.published())
    pairs = {
        *Fulfilment.objects.public().filter(about).values_list("letter", "toezegging"),
        *Postponement.objects.standing().filter(about).values_list("letter", "toezegging"),
        *Toezegging.objects.published().filter(letter__in=letters).values_list("letter", "pk"),
    }
    return Counter(letter for letter, _ in pairs if letter)


def _find_letter(number: str) -> Letter:
    letters = Letter.objects.released().known_as(number.upper()).select_related("ministry", "post")
    letter = letters.first()
    if letter is None:
        raise Http404
    return letter
