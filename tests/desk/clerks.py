"""Test support for the admin: a signed-in client and form data taken from a page."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.test import Client

from tests import factories as make


def signed_in(group: str = "griffier", **fields: object) -> Client:
    client = Client()
    client.force_login(make.a_user(group, **fields))
    return client


def filled(response: HttpResponse, *names: str, **typed: object) -> dict[str, Any]:
    """Return the data that a browser would send: the fields of the page, overridden by `typed`.

    `names` are the forms in the response's context; the admin's own form and inlines by default.
    """
    context = response.context
    forms = [context[name] for name in names] if names else [context["adminform"].form, *_inlines(context)]
    sent: dict[str, Any] = {}
    for form in forms:
        for field in form:
            value = field.field.widget.format_value(field.value())
            if value not in (None, [], [""], False):
                sent[field.html_name] = value
            if field.name == "change_reason":
                sent[field.html_name] = "Hersteld."
    return {**sent, **typed}


def _inlines(context: Any) -> list[Any]:
    formsets = [inline.formset for inline in context["inline_admin_formsets"]]
    return [part for formset in formsets for part in (formset.management_form, *formset)]


def text_of(response: HttpResponse) -> str:
    return response.content.decode()
