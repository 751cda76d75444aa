"""Mijn commissies: a clerk chooses once at which committees the screens start."""

from __future__ import annotations

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from desk.models import Workplace
from desk.scope import my_committees
from parliament.admin.base import clerk_of
from parliament.models import Committee
from toezeggingen import permissions


class MyCommitteesForm(forms.Form):
    """Former committees are left out, because what they left belongs to their successors."""

    committees = forms.ModelMultipleChoiceField(
        Committee.objects.active().order_by("short_name"),
        label="Commissies",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Een commissie die u koos, staat niet meer in het register."},
    )


@permission_required(permissions.ENTER, raise_exception=True)
def choose_committees(request: HttpRequest) -> HttpResponse:
    form = MyCommitteesForm(initial={"committees": my_committees(request)})
    if request.method == "POST":
        form = MyCommitteesForm(request.POST)
        if form.is_valid():
            place, _ = Workplace.objects.get_or_create(clerk=clerk_of(request))
            place.committees.set(form.cleaned_data["committees"])
            messages.success(request, "Uw keuze is opgeslagen. De schermen beginnen voortaan daar.")
            return redirect("admin:index")
    context = {**admin.site.each_context(request), "title": "Mijn commissies", "form": form}
    return TemplateResponse(request, "desk/my_committees.html", context)
