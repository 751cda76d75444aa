"""The letter page: a letter beside the toezeggingen that it probably settles. One button saves all rows."""

from __future__ import annotations

from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone

from desk.letter.aside import set_aside, take_back
from desk.letter.considered import propose_considered
from desk.letter.forms import CHOICE_KEYS, ClerkChoice
from desk.letter.page import LetterPage
from desk.letter.unmatched import BUTTONS as UNMATCHED_BUTTONS
from desk.letter.unmatched import settle_unmatched
from desk.models import SetAside
from desk.new_meeting import ENTER_MEETING_BUTTON, NewMeetingForm, add_meeting, offer_meeting
from letters.duplicates import probable_duplicates
from letters.models import Letter
from letters.store import release_version
from matching.named_debates import waiting_versions
from matching.proposing import compare_again, unread_versions
from parliament.admin.base import clerk_of
from parliament.admin.save_errors import add_save_error
from parliament.models.former import known_as
from toezeggingen import permissions, workflow
from toezeggingen.models import Fulfilment, Toezegging
from toezeggingen.models.fulfilment import Effect, Means, State

SAVE_AND_RELEASE = "_opslaan_vrijgeven"
COLLECTIVE_MESSAGES: dict[str, str] = {
    ClerkChoice.CONFIRM: "{count} voorstellen bevestigd, besluit volgt.",
    ClerkChoice.REJECT: "{count} voorstellen afgewezen.",
}


@permission_required(permissions.ENTER, raise_exception=True)
def settle_letter(request: HttpRequest, number: str) -> HttpResponse:
    letter = known_as(number, Letter.objects.select_related("ministry", "post"))
    if letter is None:
        raise Http404
    if letter.number != number:
        return redirect("admin:intake-letter", letter.number)
    if request.method != "POST":
        return _show(request, LetterPage(letter))
    return _answer_aside(letter, request) or _answer(letter, request)


def _answer(letter: Letter, request: HttpRequest) -> HttpResponse:
    if "_vrijgeven" in request.POST:
        _release(letter, request)
    if SAVE_AND_RELEASE in request.POST and not request.user.has_perm("letters.release_letter"):
        raise PermissionDenied
    if "_alsnog" in request.POST:
        _propose_considered(letter, request)
    if UNMATCHED_BUTTONS & request.POST.keys():
        settle_unmatched(letter.newest, request)
    if "_vergelijk" in request.POST:
        compare_again(letter.newest.pk, on=timezone.localdate())
    if ENTER_MEETING_BUTTON in request.POST:
        new_meeting, data = add_meeting(request, "besluit-meeting")
        return _show(request, LetterPage(letter, data), new_meeting)
    return _settle(letter, request)


def _settle(letter: Letter, request: HttpRequest) -> HttpResponse:
    letter_page = LetterPage(letter, request.POST)
    if "_samen" in request.POST:
        letter_page = _settle_collective(letter_page, request)
    if letter_page.adding.is_bound:
        if not _add(letter_page, request):
            return _show(request, letter_page)
        letter_page = LetterPage(letter, _without(request.POST, "erbij-toezegging", "erbij-passage"))
    if "_overnemen" in request.POST:
        _take_over(letter_page, request)
    is_release = SAVE_AND_RELEASE in request.POST
    if ("_opslaan" in request.POST or is_release) and letter_page.save(clerk_of(request)):
        _tell_saved(letter_page.saved, request)
        if is_release:
            _release(letter, request)
        _warn_if_unreleased(letter, request)
        return redirect("admin:intake-letter", letter.number)
    return _show(request, letter_page)


def _tell_saved(saved: str, request: HttpRequest) -> None:
    if saved:
        messages.success(request, f"Opgeslagen: {saved}.")
    else:
        messages.warning(request, "U hebt niets gekozen, dus er is niets veranderd.")


def _take_over(letter_page: LetterPage, request: HttpRequest) -> None:
    """Choose what the reading suggests; the clerk still saves."""
    count = letter_page.take_over()
    taken = "1 voorstel is" if count == 1 else f"{count} voorstellen zijn"
    messages.info(request, f"{taken} overgenomen, nog niet opgeslagen." if count else "Er is niets over te nemen.")


def _answer_aside(letter: Letter, request: HttpRequest) -> HttpResponse | None:
    """Set the letter aside or take it back. None if it is not aside and another button was pressed."""
    if "_terug" in request.POST:
        take_back(letter, clerk_of(request))
        return redirect("admin:intake-letter", letter.number)
    if "_terzijde" in request.POST:
        return _set_aside(letter, request)
    if SetAside.objects.filter(letter=letter, taken_back_at=None).exists():
        messages.error(request, "Deze brief ligt terzijde. Er is niets opgeslagen; haal hem eerst terug.")
        return _show(request, LetterPage(letter, request.POST))
    return None


def _set_aside(letter: Letter, request: HttpRequest) -> HttpResponse:
    reason = request.POST.get("terzijde-reden", "")
    try:
        set_aside(letter, reason, clerk_of(request))
    except ValidationError as refusal:
        return _show(request, LetterPage(letter), aside_error=refusal.messages[0], aside_reason=reason)
    messages.success(request, f"Brief {letter.number} ligt terzijde en staat niet meer bij het werk.")
    return redirect("admin:intake-letter", letter.number)


def _release(letter: Letter, request: HttpRequest) -> None:
    if not request.user.has_perm("letters.release_letter"):
        raise PermissionDenied
    seen = request.POST.get("versie", "")  # the version that the clerk saw; a newer version may exist by now
    version = get_object_or_404(letter.versions.select_related("letter"), nr=seen if seen.isdecimal() else None)
    release_version(version, clerk_of(request))
    messages.success(request, f"Brief {version} is openbaar.")


def _propose_considered(letter: Letter, request: HttpRequest) -> None:
    """Propose a toezegging that the reading considered but did not propose."""
    try:
        toezegging = propose_considered(letter, request.POST["_alsnog"], clerk_of(request))
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    else:
        messages.success(request, f"{toezegging} is alsnog voorgesteld en staat bij wat de brief nakomt.")


def _settle_collective(letter_page: LetterPage, request: HttpRequest) -> LetterPage:
    """Settle all collective rows at once. Input at other rows is kept."""
    choice = request.POST["_samen"]
    if choice not in COLLECTIVE_MESSAGES:
        raise Http404
    rows = [row.prefix for row in letter_page.collective_proposals]
    if not letter_page.settle_collective(choice, clerk_of(request)):
        return letter_page
    messages.success(request, COLLECTIVE_MESSAGES[choice].format(count=len(rows)))
    _warn_if_unreleased(letter_page.letter, request)
    return LetterPage(letter_page.letter, _without(request.POST, *(f"{prefix}-seen" for prefix in rows)))


def _warn_if_unreleased(letter: Letter, request: HttpRequest) -> None:
    """Warn if public fulfilments depend on a letter that is not released."""
    settling = letter.fulfilments.filter(state__in=(State.CONFIRMED, State.DECIDED))
    if settling.exists() and letter.public_version is None:
        may_release = request.user.has_perm("letters.release_letter")
        who = "U geeft hem vrij" if may_release else "Wie brieven mag vrijgeven, doet dat op deze pagina"
        said = "De site toont al wat u hebt vastgelegd, maar de brief is nog niet openbaar."
        messages.warning(request, f"{said} {who} met “Brief vrijgeven”.")


def _without(data: QueryDict, *names: str) -> QueryDict:
    """Copy the posted data without these fields. A row without its `seen` field is shown as stored, not as typed."""
    rest = data.copy()
    for name in names:
        rest.pop(name, None)
    return rest


def _add(letter_page: LetterPage, request: HttpRequest) -> bool:
    """Propose a toezegging that the reading did not find."""
    if not letter_page.adding.is_valid():
        return False
    toezegging: Toezegging = letter_page.adding.cleaned_data["toezegging"]
    fulfilment = Fulfilment(
        toezegging=toezegging, means=Means.LETTER, letter=letter_page.letter, version=letter_page.version,
        effect=Effect.FULFILS, because="door de griffie naast de brief gelegd", **letter_page.adding.quoted,
    )  # fmt: skip
    try:
        workflow.propose(fulfilment, by=clerk_of(request), on=timezone.localdate())
    except ValidationError as refusal:
        add_save_error(letter_page.adding, refusal)
        return False
    messages.success(request, f"{toezegging} ligt nu naast de brief.")
    return True


def _show(
    request: HttpRequest, letter_page: LetterPage, new_meeting: NewMeetingForm | None = None, **more: str
) -> HttpResponse:
    letter = letter_page.letter
    asides = list(SetAside.objects.filter(letter=letter).select_related("by", "taken_back_by"))
    context = {
        **admin.site.each_context(request),
        **letter_page.lay_out(),
        **letter_page.compare_versions(),
        "title": f"Brief {letter.number}",
        "subtitle": letter.subject,
        "letter": letter,
        "asides": asides,
        "is_aside": any(row.taken_back_at is None for row in asides),
        **more,
        "version": letter_page.version,
        "letter_page": letter_page,
        "clerk_choices": ClerkChoice,
        "choice_keys": CHOICE_KEYS,
        "today": timezone.localdate(),
        "alike": probable_duplicates(letter),
        "new_meeting": new_meeting or offer_meeting(letter_page.committees),
        "has_grown": waiting_versions().filter(pk=letter_page.version.pk).exists(),
        "is_unread": unread_versions().filter(pk=letter_page.version.pk).exists(),
        "may_settle": request.user.has_perm(permissions.SETTLE),
        "may_release": request.user.has_perm("letters.release_letter"),
    }
    return TemplateResponse(request, "desk/letter.html", context)
