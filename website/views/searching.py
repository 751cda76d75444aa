from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from search import results
from search.filters.filterset import FILTERS
from search.filters.messages import ignored
from search.text import Question, numbers, things
from website.caching.freshness import fresh
from website.list_addresses import list_address
from website.list_rows import list_rows

WORDS = "woorden"
NOTHING: dict[str, object] = {"is_asked": False, "remarks": (), "elsewhere": (), "narrower": ""}
MOST_TOEZEGGINGEN, MOST_LETTERS = 10, 5


@require_safe
@fresh
def search(request: HttpRequest) -> HttpResponse:
    """Search results for words: names, toezeggingen and letters. If the words are a number, redirect to the page of
    that number."""
    parsed = FILTERS[WORDS].parse(request.GET.getlist(WORDS) or [""])
    question: Question | None = parsed.options[0].value if parsed.options else None
    if question and question.number:
        return HttpResponseRedirect(question.number.address)
    context = {
        "typed": question.typed if question else "",
        "refusals": parsed.invalid,
        "complaint": ignored(request.GET, {WORDS}),
    }
    return render(request, "search.html", context | (_answer(question) if question else NOTHING))


def _answer(question: Question) -> dict[str, object]:
    found = results.toezeggingen(question)
    named = things.found(question)
    first = list_rows(found[:MOST_TOEZEGGINGEN], today=timezone.localdate(), highlight=question.marked)
    return {
        "is_asked": True,
        "remarks": question.remarks_beside(f"{thing.number} {thing.text}" for thing in named),
        "elsewhere": numbers.elsewhere(question.typed) if question.is_unknown_number else (),
        "things": named,
        "narrower": _narrower(question),
        "standings": [standing.words for standing in question.standings],
        "rows": first,
        "total": found.count(),
        "letters": results.letters(question, MOST_LETTERS),
    }


def _narrower(question: Question) -> str:
    """The address of the list with the status words of the question as filters. Empty if the question has no status
    words."""
    if not question.standings:
        return ""
    filters: dict[str, list[str]] = {} if question.is_of_standing_only else {WORDS: [question.searched_text]}
    for standing in question.standings:
        every = [key for key, _ in FILTERS[standing.filter].choices]
        filters.setdefault(standing.filter, []).extend([standing.value] if standing.value else every)
    return list_address(**filters)
