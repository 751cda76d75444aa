from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from search import results
from search.filters import FILTERS
from search.filters.messages import ignored
from search.text import Question, numbers, things
from website import list_rows
from website.caching.freshness import fresh

WORDS = "woorden"
NOTHING: dict[str, object] = {"is_asked": False, "remarks": (), "elsewhere": (), "narrower": ""}
MOST_TOEZEGGINGEN, MOST_LETTERS = 10, 5


@require_safe
@fresh
def search(request: HttpRequest) -> HttpResponse:
    """All that the words find: names, toezeggingen and letters, apart. A number goes straight to its page."""
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
    first = list_rows.shown(found[:MOST_TOEZEGGINGEN], today=timezone.localdate(), sought=question.marked)
    return {
        "is_asked": True,
        "remarks": question.remarks_beside(f"{one.number} {one.text}" for one in named),
        "elsewhere": numbers.elsewhere(question.typed) if question.is_unknown_number else (),
        "things": named,
        "narrower": _narrower(question),
        "standings": [one.words for one in question.standings],
        "rows": first,
        "total": found.count(),
        "letters": results.letters(question, MOST_LETTERS),
    }


def _narrower(question: Question) -> str:
    """The list with what the words say of how toezeggingen stand as a choice; "" where they do not."""
    if not question.standings:
        return ""
    asked: dict[str, list[str]] = {} if question.is_of_standing_only else {WORDS: [question.sought]}
    for one in question.standings:
        every = [key for key, _ in FILTERS[one.filter].choices]
        asked.setdefault(one.filter, []).extend([one.value] if one.value else every)
    return f"{reverse('toezeggingen')}?{urlencode(asked, doseq=True)}"
