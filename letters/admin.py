"""Letters in the admin. Clerks correct the header and release versions. The text stays as received.

`desk/letter/model_admin.py` registers them.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.http import require_POST

from letters.models import Letter, LetterDossier, LetterVersion
from letters.store import LetterRefused, release_version, renumber_letter
from parliament import kamerstuk
from parliament.admin.base import RegisterAdmin, RegisterInline, clerk_of
from parliament.admin.concurrent_edits import ConcurrentEditAdmin, ConcurrentEditForm
from parliament.models.debate import stored_kamerstuk


class PublicFilter(admin.SimpleListFilter):
    """Filter letters by whether their newest version is public. Earlier versions do not count."""

    title = "openbaar"
    parameter_name = "openbaar"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("ja", "ja"), ("nee", "nog niet")]

    def queryset(self, request: HttpRequest, queryset: Any) -> QuerySet[Letter]:
        if self.value() not in ("ja", "nee"):
            return queryset
        return queryset.with_newest_version(released=self.value() == "ja")


class LetterForm(ConcurrentEditForm):
    def clean_number(self) -> str:
        number: str = self.cleaned_data["number"]
        return stored_kamerstuk(number) if "number" in self.changed_data else number

    def clean_date(self) -> date:
        day: date = self.cleaned_data["date"]
        if day > timezone.localdate():
            raise ValidationError("Een brief kan niet van een dag zijn die nog moet komen.")
        return day


class DossierForm(forms.ModelForm):
    """Form for a number of the letter. The first number is read-only here; it is edited on the letter itself."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.disabled = self.instance.pk is not None and self.instance.position == 1

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        if {"position", "dossier", "nr"} <= cleaned.keys() and self.has_changed():
            if cleaned["position"] < 2:
                self.add_error("position", "Het eerste nummer wijzigt u bij “Nummer”, boven aan de pagina.")
            plain = stored_kamerstuk(f"{cleaned['dossier']}, nr. {cleaned['nr']}")
            cleaned["dossier"], _, cleaned["nr"] = plain.rpartition("-")
        return cleaned


class DossierInline(RegisterInline):
    model = LetterDossier
    form = DossierForm


class LetterAdmin(ConcurrentEditAdmin, RegisterAdmin):
    """Letters enter the register through intake and stay in it, so nobody adds or deletes them here."""

    form = LetterForm
    inlines = [DossierInline]
    list_display = ["number", "date", "subject", "ministry", "version_count", "is_public"]
    list_filter = [PublicFilter, "ministry"]
    list_select_related = ["ministry"]
    search_fields = ["number", "house_number", "subject", "title", "former_numbers__number"]
    search_help_text = "Nummer, kamerstuknummer of woorden uit het onderwerp."
    date_hierarchy = "date"
    fieldsets = [
        (None, {"fields": ["number", "house_number", "date", "vergaderjaar", "title", "subject", "opened"]}),
        ("Afzender", {"fields": ["ministry", "author_role", "post", "signed_by"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Letter]:
        released = LetterVersion.objects.released().filter(letter=OuterRef("pk"))
        return super().get_queryset(request).annotate(version_count=Count("versions"), is_public=Exists(released))

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Letter], search_term: str
    ) -> tuple[QuerySet[Letter], bool]:
        """Search for a kamerstuk number in its standard spelling, whatever spelling the clerk typed."""
        written = kamerstuk.find(search_term)
        return super().get_search_results(request, queryset, str(written[0].kamerstuk) if written else search_term)

    @admin.display(description="versies", ordering="version_count")
    def version_count(self, letter: Letter) -> int:
        return letter.version_count  # type: ignore[attr-defined]

    @admin.display(description="openbaar", boolean=True)
    def is_public(self, letter: Letter) -> bool:
        return letter.is_public  # type: ignore[attr-defined]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Letter | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Letter | None = None) -> bool:
        """Allow changes to a public letter only to clerks who may release letters."""
        is_public = obj is not None and obj.public_version is not None
        return super().has_change_permission(request, obj) and (
            not is_public or request.user.has_perm("letters.release_letter")
        )

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(require_POST(self.release_version))
        return [path("<int:pk>/versie/<int:nr>/vrijgeven/", view, name="letters_letter_release"), *super().get_urls()]

    def release_version(self, request: HttpRequest, pk: int, nr: int) -> HttpResponse:
        if not request.user.has_perm("letters.release_letter"):
            raise PermissionDenied
        version = get_object_or_404(LetterVersion.objects.select_related("letter"), letter=pk, nr=nr)
        try:
            release_version(version, clerk_of(request))
            self.message_user(request, f"Brief {version} is openbaar.", messages.SUCCESS)
        except LetterRefused as refusal:
            self.message_user(request, refusal.messages[0], messages.ERROR)
        return redirect("admin:letters_letter_change", pk)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if letter := kwargs.get("obj"):
            context |= {
                "versions": letter.versions.select_related("entered_by", "released_by"),
                "former_numbers": letter.former_numbers.all(),
                "may_release": request.user.has_perm("letters.release_letter"),
            }
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Letter, form: Any, change: bool) -> None:  # noqa: FBT001
        """Save the letter. A new number goes through the store, which keeps the old number as a redirect."""
        number, obj.number = obj.number, form.initial["number"]
        super().save_model(request, obj, form, change)
        if number != obj.number:
            renumber_letter(obj, number)

    def get_view_on_site_url(self, obj: Letter | None = None) -> str | None:
        return obj.get_absolute_url() if obj and obj.public_version else None
