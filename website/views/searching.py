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
    if question and question.numbered_thing:
        return HttpResponseRedirect(question.numbered_thing.address)
    context = {
        "typed": question.typed if question else "",
        "refusals": parsed.invalid,
        "complaint": ignored(request.GET, {WORDS}),
    }
    return render(request, "search.html", context | (_answer(question) if question else NOTHING))


def _answer(question: Question) -> dict[str, object]:
    found = results.toezeggingen(question)
    named = things.find_things(question)
    first = list_rows(found[:MOST_TOEZEGGINGEN], today=timezone.localdate(), highlight=question.words_to_mark)
    return {
        "is_asked": True,
        "remarks": question.remarks_beside(f"{thing.number} {thing.text}" for thing in named),
        "elsewhere": numbers.links_to_missing_paper(question.typed) if question.is_unknown_number else (),
        "things": named,
        "narrower": _narrower(question),
        "status_words": [status.words for status in question.status_words],
        "rows": first,
        "total": found.count(),
        "letters": results.letters(question, MOST_LETTERS),
    }


def _narrower(question: Question) -> str:
    """The address of the list with the status words of the question as filters. Empty if the question has no status
    words."""
    if not question.status_words:
        return ""
    filters: dict[str, list[str]] = {} if question.has_only_status_words else {WORDS: [question.searched_text]}
    for status in question.status_words:
        every = [key for key, _ in FILTERS[status.filter].choices]
        filters.setdefault(status.filter, []).extend([status.value] if status.value else every)
    return list_address(**filters)
