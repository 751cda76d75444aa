from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from parliament.models import Debate
from parliament.models.former import known_as
from search.filters.messages import ignored, read_format
from search.paging import paged
from search.selection import FORMAT
from toezeggingen.models import Event, Toezegging
from website.caching.freshness import fresh
from website.history import timeline
from website.list_rows import list_rows
from website.pages import preparation_docx
from website.pages.agenda import called_off, coming_debates
from website.pages.preparation import MAX_ROWS, PreparationSheet

DEBATES_A_PAGE = 50
POST = "ambt"


@require_safe
@fresh
def show_debate(request: HttpRequest, number: str) -> HttpResponse:
    """A meeting of the House, with the toezeggingen made and the decisions taken in it.

    Of a confidential debate the page shows only the kind and the day.
    """
    debate = _find_debate(number)
    if debate.number != number:
        return HttpResponsePermanentRedirect(debate.get_absolute_url())
    promised, today = Toezegging.objects.published().filter(debate=debate), timezone.localdate()
    decisions = _published_decisions().filter(meeting=debate).select_related("toezegging", *timeline.RELATED)
    return render(
        request,
        f"{'debate_confidential' if debate.is_confidential else 'debate'}.html",
        {
            "today": today,
            "debate": debate,
            "followers": debate.follow_up_committees.all(),
            "replaced": Debate.objects.filter(replaced_by=debate),
            "replaced_by": Debate.objects.filter(replaces=debate).first(),
            "toezeggingen": list_rows(promised.order_by("number"), today=today),
            "decisions": [timeline.single_entry(event) for event in decisions.order_by("toezegging__number", "pk")],
        },
    )


@require_safe
@fresh
def show_preparation(request: HttpRequest, number: str) -> HttpResponse:
    """The preparation sheet of a debate, as a page to print or a Word document. A confidential debate or a procedural
    meeting has no sheet."""
    debate = _find_debate(number)
    if debate.is_confidential or debate.kind == Debate.Kind.PROCEDURE:
        raise Http404
    query = request.GET.copy()
    if debate.number != number:
        address = reverse("preparation", args=[debate.number])
        return HttpResponsePermanentRedirect(f"{address}{'?' if query else ''}{query.urlencode()}")
    sheet = PreparationSheet(debate, request.GET.getlist(POST), on=timezone.localdate())
    form, unknown_formats = read_format(request.GET.getlist(FORMAT), {"docx"})
    refused = (refusal.sentence for refusal in sheet.refusals)
    complaint = ignored(request.GET, {POST, FORMAT}, *refused, *unknown_formats)
    if form == "docx":
        name = f"voorbereiding-{debate.number}.docx"
        headers = {
            "Content-Type": preparation_docx.CONTENT_TYPE,
            "Content-Disposition": f'attachment; filename="{name}"',
        }
        return HttpResponse(preparation_docx.write_sheet(sheet, complaint), headers=headers)
    query[FORMAT] = "docx"
    facts = {
        "debate": debate,
        "sheet": sheet,
        "complaint": complaint,
        "today": sheet.on,
        "most": MAX_ROWS,
        "as_document": query.urlencode(),
    }
    return render(request, "preparation.html", facts)


@require_safe
@fresh
def list_debates(request: HttpRequest) -> HttpResponse:
    """Coming debates, then past debates, newest first. Nothing is promised in procedural meetings, so these are listed
    only if they decided something."""
    today = timezone.localdate()
    published = Q(toezeggingen__in=Toezegging.objects.published())
    decided = Exists(_published_decisions().filter(meeting=OuterRef("pk")))
    debates = Debate.objects.public().filter(~Q(kind=Debate.Kind.PROCEDURE) | decided, day__lt=today)
    held = debates.select_related("committee").order_by("-day", "-starts", "number")
    paging = paged(held, request.GET, DEBATES_A_PAGE)
    counted = Debate.objects.filter(pk__in=[debate.pk for debate in paging.page]).order_by()
    promised = dict(counted.annotate(promised=Count("toezeggingen", published)).values_list("pk", "promised"))
    return render(
        request,
        "debates.html",
        {
            "coming": coming_debates(on=today) if paging.page.number == 1 else (),
            "called_off": called_off(on=today) if paging.page.number == 1 else (),
            "held": [(debate, promised[debate.pk]) for debate in paging.page],
            "paged": paging,
        },
    )


def _find_debate(number: str) -> Debate:
    debate = known_as(number.upper(), Debate.objects.select_related("committee"))
    if debate is None:
        raise Http404
    return debate


def _published_decisions() -> QuerySet[Event]:
    return Event.objects.public().filter(kind=Event.Kind.DECIDED, toezegging__in=Toezegging.objects.published())
