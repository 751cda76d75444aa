"""Brief inlezen: upload or paste a letter, store it, read it and compare it with the toezeggingen."""

from __future__ import annotations

import base64
import binascii
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.contrib.auth.decorators import permission_required
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone

from desk.scope import start_of
from desk.to_do.waiting_letters import letters_with_proposals
from letters.extraction import LARGEST, MOST_PAGES, UnreadableLetter, extract
from letters.store import LetterFacts, StoreOutcome
from matching.intake import Intake, take_in
from parliament.admin.base import DayInput, clerk_of
from parliament.admin.save_errors import add_save_error, set_typed_values
from parliament.models import Ministry, Post
from toezeggingen import permissions

OUTCOME_MESSAGES = {
    StoreOutcome.NEW: "Brief {letter.number} is ingelezen.",
    StoreOutcome.SAME: (
        "Brief {letter.number} stond al in het register, met precies deze tekst. Er is niets toegevoegd."
    ),
    StoreOutcome.NEW_VERSION: (
        "Brief {letter.number} stond er al met een andere tekst. Deze tekst is versie {version.nr}."
    ),
}


class IntakeForm(forms.Form):
    """The letter and the header fields that its text may lack. If the input is invalid, the form keeps the file."""

    file = forms.FileField(
        label="Bestand",
        required=False,
        widget=forms.FileInput({"accept": ".pdf,.docx,.html,.htm,.xml,.txt"}),
        help_text="Pdf met tekst (geen scan), Word (docx), webpagina (html), xml van officielebekendmakingen.nl of "
        f"platte tekst. Tot {LARGEST // 1024 // 1024} MB; een pdf tot {MOST_PAGES} pagina's.",
    )
    text = forms.CharField(
        label="Of plak de tekst", required=False, strip=False, widget=AdminTextareaWidget({"rows": 12})
    )
    received_on = forms.DateField(label="Ontvangen op", widget=DayInput, initial=timezone.localdate)
    kept_name = forms.CharField(required=False, widget=forms.HiddenInput)
    kept_file = forms.CharField(required=False, widget=forms.HiddenInput)

    number = forms.CharField(
        label="Kamerstuknummer", required=False, widget=AdminTextInputWidget, help_text="Zoals 28 676, nr. 431."
    )
    date = forms.DateField(label="Datum van de brief", required=False, widget=DayInput)
    subject = forms.CharField(label="Onderwerp", required=False, widget=AdminTextInputWidget)
    ministry = forms.ModelChoiceField(Ministry.objects, label="Ministerie", required=False)
    post = forms.ModelChoiceField(Post.objects, label="Afzender", required=False)
    house_number = forms.CharField(
        label="Documentnummer van de Kamer", required=False, widget=AdminTextInputWidget, help_text="Zoals 2023D15310."
    )

    HEADER = ("number", "date", "subject", "ministry", "post", "house_number")

    def clean_kept_file(self) -> bytes:
        try:
            return base64.b64decode(self.cleaned_data["kept_file"], validate=True)
        except binascii.Error as error:
            raise ValidationError("Kies het bestand opnieuw.") from error

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("file"):
            self._extract_text(cleaned["file"])
        elif not cleaned.get("text", "").strip() and not self.errors:
            self.add_error("file", "Kies een bestand of plak de tekst van de brief.")
        return cleaned

    def _extract_text(self, file: Any) -> None:
        data = file.read(LARGEST + 1)  # `extract` refuses a file of this size
        try:
            self.cleaned_data["text"] = extract(data, file.name)
        except UnreadableLetter as refusal:
            self.add_error("file", str(refusal))
        self.cleaned_data |= {"kept_name": file.name, "kept_file": data}

    def take_in(self, by: User) -> Intake:
        cleaned, post = self.cleaned_data, self.cleaned_data["post"]
        ministry = cleaned["ministry"] or (post.ministry if post else None)
        header = LetterFacts(
            numbers=(cleaned["number"],) if cleaned["number"] else (),
            date=cleaned["date"],
            subject=cleaned["subject"],
            ministry=ministry.abbreviation if ministry else "",
            author_role=post.title if post else "",
            house_number=cleaned["house_number"],
        )
        file, name = cleaned["kept_file"] or None, cleaned["kept_name"]
        return take_in(
            cleaned["text"], by=by, received_on=cleaned["received_on"], file_name=name, file=file, header=header
        )

    def keep(self) -> None:
        """Keep the file in a hidden field and its text in the text field, because browsers forget a chosen file.

        An unreadable file is dropped: the clerk must choose another.
        """
        if "file" in self.errors or not self.cleaned_data.get("kept_file"):
            return
        kept = base64.b64encode(self.cleaned_data["kept_file"]).decode()
        typed = {name: [self.cleaned_data[name]] for name in ("text", "kept_name")}
        set_typed_values(self, {**typed, "kept_file": [kept]})

    @property
    def header_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.HEADER]

    @property
    def is_header_wanted(self) -> bool:
        """Whether to open the header fields: one is filled in, or filling one in may resolve an error."""
        is_typed = any(self[name].value() for name in self.HEADER)
        return self.is_bound and (is_typed or bool(self.non_field_errors()))


@permission_required(permissions.ENTER, raise_exception=True)
def take_letter_in(request: HttpRequest) -> HttpResponse:
    form = IntakeForm(request.POST, request.FILES) if request.method == "POST" else IntakeForm()
    if form.is_bound:
        try:
            if form.is_valid():
                return _show_outcome(request, form.take_in(clerk_of(request)))
        except ValidationError as refusal:
            add_save_error(form, refusal)
        form.keep()
    start = start_of(request)
    context = {
        **admin.site.each_context(request),
        "title": "Brief inlezen",
        "form": form,
        "start": start,
        "waiting": letters_with_proposals(start),
    }
    return TemplateResponse(request, "desk/intake.html", context)


def _show_outcome(request: HttpRequest, intake: Intake) -> HttpResponse:
    level = messages.SUCCESS if intake.outcome is StoreOutcome.NEW else messages.WARNING
    messages.add_message(
        request, level, OUTCOME_MESSAGES[intake.outcome].format(letter=intake.letter, version=intake.version)
    )
    if intake.passed_over:
        numbers = ", ".join(intake.passed_over)
        messages.warning(request, f"Intussen afgedaan of ingetrokken, dus overgeslagen: {numbers}.")
    return redirect("admin:intake-letter", intake.letter.number)
