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
from website.number_links import NumberLinks
from website.pages.letter_effects import letter_effects

LETTERS_A_PAGE = 50


@require_safe
@fresh
def show_letter(request: HttpRequest, number: str) -> HttpResponse:
    """The last released version of a letter."""
    letter = _known_as(number)
    if letter.number != number:
        return HttpResponsePermanentRedirect(letter.get_absolute_url())
    released = _released(letter)
    return _show(request, letter, released, released[0])


@require_safe
@fresh
def show_letter_version(request: HttpRequest, number: str, nr: int) -> HttpResponse:
    """One released version of a letter. The text at this address never changes."""
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
    """The released versions, newest first. Files and texts are deferred, so only the text of the shown version is
    loaded."""
    return list(letter.versions.released().defer("file", "text").order_by("-nr"))


def _show(request: HttpRequest, letter: Letter, released: list[LetterVersion], version: LetterVersion) -> HttpResponse:
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
