"""The pages where a reader follows toezeggingen, and changes or ends that.

No page needs a session or a cookie: what is asked here takes effect only by a link that is mailed, and whoever has that
link may do what the page offers. So there is nothing that a form on another site could abuse. A GET changes nothing,
because mail scanners open every link.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from celery import Task
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe
from django_ratelimit.core import is_ratelimited
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from alerts import links
from alerts.choices import LONGEST, Choice, normalise
from alerts.following import asking, changes, tasks
from alerts.following.cost import TooCostlyError, limited
from alerts.following.forgetting import erase
from alerts.following.forms import AddressForm, FollowForm
from alerts.following.preview import preview
from alerts.models import HowOften, MailKind, Recipient
from alerts.rounds import RHYTHM_OF
from search.selection import Selection

View = Callable[..., HttpResponse]
logger = logging.getLogger(__name__)
MOST_OF_A_NETWORK = "20/h"
DONE = {
    "bevestigd": "Bevestigd. U krijgt bericht als er nieuws is.",
    "gewijzigd": "De wijziging is opgeslagen.",
    "gepauzeerd": "Dit abonnement staat stil tot u het hervat.",
    "hervat": "U krijgt weer bericht over wat vanaf nu gebeurt.",
    "gestopt": "U krijgt hierover geen bericht meer.",
    "nieuw-adres": "Kijk in de mailbox van het nieuwe adres. Het nieuwe adres geldt zodra u daar bevestigt.",
}


def unlisted(view: View) -> View:
    """Decorate a page that is for one reader: no cache, no search engine, and no other site gets its address."""

    @wraps(view)
    @csrf_exempt
    def answer(request: HttpRequest, *args: str, **kwargs: str) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex"
        return response

    return answer


def with_link(view: View) -> View:
    """Decorate a page behind a mailed link. An unknown link gets a page that says how to get a new one."""

    @unlisted
    @wraps(view)
    def answer(request: HttpRequest, token: str, **kwargs: str) -> HttpResponse:
        recipient = links.find_recipient(token)
        if recipient is None:
            return render(request, "follow/unknown_link.html", status=HTTPStatus.NOT_FOUND)
        return view(request, recipient, **kwargs)

    return answer


@unlisted
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest) -> HttpResponse:
    """What the reader would follow, with a preview and the form. The query is that of a list."""
    query, today = normalise(request.GET), timezone.localdate()
    if problems := Selection(request.GET, on=today).complaints:  # the list ignores these; mail about all would be wrong
        return render(request, "follow/unclear.html", {"problems": problems}, status=HTTPStatus.BAD_REQUEST)
    if len(query) > LONGEST:
        return render(request, "follow/too_long.html", status=HTTPStatus.BAD_REQUEST)
    try:
        with limited():
            seen = preview(query, on=today)
    except TooCostlyError:
        return render(request, "follow/too_costly.html", status=HTTPStatus.BAD_REQUEST)
    is_asked = request.method == "POST" and "wanneer" in request.POST
    form = FollowForm(request.POST) if is_asked else FollowForm(initial={"adres": request.POST.get("adres", "")})
    if is_asked and form.is_valid():
        asked = form.cleaned_data["adres"], query, form.cleaned_data["wanneer"]
        if answer := _leave_to_task(request, form, tasks.ask, asked):
            return answer
    context = {
        "form": form, "chosen": query, "choice": Choice(query, today), "preview": seen, "rhythms": HowOften.choices,
    }  # fmt: skip
    return render(request, "follow/follow.html", context)


@unlisted
@require_http_methods(["GET", "HEAD", "POST"])
def ask_for_link(request: HttpRequest) -> HttpResponse:
    """Mail the link to someone's own page. The answer is the same for an address that is not known."""
    form = AddressForm(request.POST or None)
    if form.is_valid() and (answer := _leave_to_task(request, form, tasks.send_link, (form.cleaned_data["adres"],))):
        return answer
    return render(request, "follow/link.html", {"form": form})


def _leave_to_task(
    request: HttpRequest, form: AddressForm, task: Task[Any, None], asked: tuple[str, ...]
) -> HttpResponse | None:
    """Leave the rest to a task, so that neither the answer nor its time tells whether the address is known.

    None, with an error in the form, if the broker takes no task.
    """
    if _asks_too_often(request):
        return render(request, "follow/later.html", status=HTTPStatus.TOO_MANY_REQUESTS)
    try:
        task.delay(*asked)
    except OperationalError:
        logger.exception("The broker takes no task, so nothing was asked of a mailbox.")
        form.add_error("adres", "Uw aanvraag is nu niet bewaard. Probeer het over een paar minuten opnieuw.")
        return None
    return render(request, "follow/asked.html")


@with_link
@require_http_methods(["GET", "HEAD", "POST"])
def manage(request: HttpRequest, recipient: Recipient) -> HttpResponse:
    """All that this address follows, and the buttons that change it."""
    if request.method == "POST":
        return _change(request, recipient)
    today = timezone.localdate()
    subscriptions = [(row, Choice(row.choice, today)) for row in recipient.subscriptions.all()]
    context = {
        "recipient": recipient, "token": links.token_of(recipient), "rhythms": HowOften.choices,
        "pending": [pair for pair in subscriptions if not pair[0].confirmed_at],
        "confirmed": [pair for pair in subscriptions if pair[0].confirmed_at],
        "done": DONE.get(request.GET.get("gedaan", ""), ""),
        "problem": request.GET.get("fout", "") == "adres",
    }  # fmt: skip
    return render(request, "follow/manage.html", context)


def _change(request: HttpRequest, recipient: Recipient) -> HttpResponse:
    action, key = request.POST.get("doe", ""), request.POST.get("abonnement", "0")
    if not key.isdecimal():
        raise Http404
    if action == "wis":
        erase(recipient)
        return render(request, "follow/erased.html")
    if action == "adres":
        return _ask_new_address(request, recipient)
    done = _apply(action, key, request, recipient)
    return _back(recipient, gedaan=done)


def _apply(action: str, key: str, request: HttpRequest, recipient: Recipient) -> str:
    """Make the change, and return the key of what the page says about it."""
    if action == "bevestig":
        asking.confirm(recipient)
        return "bevestigd"
    if action == "wanneer":
        changes.change_rhythm(recipient, key, request.POST.get("wanneer", ""))
    elif action == "reces":
        recipient.rests_in_recess = "reces" in request.POST
        recipient.save(update_fields=["rests_in_recess"])
    elif action in ("pauzeer", "hervat", "stop"):
        {"pauzeer": changes.pause, "hervat": changes.resume, "stop": changes.stop}[action](recipient, key)
        return {"pauzeer": "gepauzeerd", "hervat": "hervat", "stop": "gestopt"}[action]
    else:
        raise Http404
    return "gewijzigd"


def _ask_new_address(request: HttpRequest, recipient: Recipient) -> HttpResponse:
    form = AddressForm(request.POST)
    if not form.is_valid():
        return _back(recipient, fout="adres")
    if _asks_too_often(request):
        return render(request, "follow/later.html", status=HTTPStatus.TOO_MANY_REQUESTS)
    changes.ask_new_address(recipient, form.cleaned_data["adres"])
    return _back(recipient, gedaan="nieuw-adres")


def _back(recipient: Recipient, **query: str) -> HttpResponseRedirect:
    name, value = next(iter(query.items()))
    return HttpResponseRedirect(
        f"{reverse('follow-manage', args=[links.token_of(recipient)])}?{name}={value}", status=303
    )


@unlisted
@require_http_methods(["GET", "HEAD", "POST"])
def change_address(request: HttpRequest, token: str) -> HttpResponse:
    """The owner of the new mailbox confirms."""
    found = changes.read_new_address(token)
    if found is None:
        return render(request, "follow/unknown_link.html", status=HTTPStatus.NOT_FOUND)
    recipient, address = found
    if request.method != "POST":
        return render(request, "follow/new_address.html", {"address": address})
    if not changes.take_new_address(recipient, address):
        return render(request, "follow/address_taken.html", {"address": address}, status=HTTPStatus.CONFLICT)
    return _back(recipient, gedaan="gewijzigd")


@with_link
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, recipient: Recipient, kind: str) -> HttpResponse:
    """End all subscriptions behind mails of this kind: by the button, or by the mail program's own (RFC 8058)."""
    if kind not in RHYTHM_OF:
        raise Http404
    rhythm = HowOften(RHYTHM_OF[MailKind(kind)])
    if request.method == "POST":
        changes.stop_kind(recipient, MailKind(kind))
        return render(request, "follow/stopped.html", {"token": links.token_of(recipient)})
    today = timezone.localdate()
    ends = [Choice(row.choice, today) for row in recipient.subscriptions.filter(rhythm=rhythm)]
    return render(
        request, "follow/stop.html", {"ends": ends, "rhythm": rhythm.label, "token": links.token_of(recipient)}
    )


@with_link
@require_safe
def download(request: HttpRequest, recipient: Recipient) -> HttpResponse:
    """All that the register keeps of this address, as JSON."""
    content = {
        "adres": recipient.address,
        "rustigInReces": recipient.rests_in_recess,
        "abonnementen": [
            {"keuze": row.choice, "wanneer": row.rhythm, "gevraagd": row.asked_at, "bevestigd": row.confirmed_at,
             "gepauzeerd": row.is_paused}
            for row in recipient.subscriptions.all()
        ],
        "berichten": [
            {"onderwerp": row.subject, "geschreven": row.written_at, "verzonden": row.sent_at, "stand": row.state}
            for row in recipient.mails.order_by("pk")
        ],
    }  # fmt: skip
    headers = {"Content-Disposition": 'attachment; filename="toezeggingen-volgen.json"'}
    return JsonResponse(content, headers=headers, json_dumps_params={"ensure_ascii": False, "indent": 2})


def _asks_too_often(request: HttpRequest) -> bool:
    """Whether this reader's network asked for many mails lately. An office of many readers may share one.

    Without the broker nobody is counted. An address still gets one question an hour.
    """
    try:
        is_limited: bool = is_ratelimited(
            request, group="alerts.ask", key="ip", rate=MOST_OF_A_NETWORK, method="POST", increment=True
        )
    except RedisError:
        logger.exception("The requests of a network cannot be counted")
        return False
    return is_limited
