"""Set a new password with a link by mail. The second factor is still asked at the log-in."""

from __future__ import annotations

import logging
from typing import Any

from django.contrib import admin
from django.contrib.auth import views
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.generic.base import ContextMixin, View
from kombu.exceptions import OperationalError

from accounts import security_log
from accounts.tasks import send_reset_mail

logger = logging.getLogger(__name__)


class InAdminStyle(ContextMixin, View):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**admin.site.each_context(self.request), **super().get_context_data(**kwargs)}


class Ask(InAdminStyle, views.PasswordResetView):
    title = "Wachtwoord vergeten"

    def form_valid(self, form: Any) -> HttpResponse:
        """Leave the rest to a task, so that neither the answer nor its time tells whether the address is known."""
        address = form.cleaned_data["email"]
        security_log.record("password", request=self.request, person=address, outcome="reset asked")
        try:
            send_reset_mail.delay(address)
        except OperationalError:
            logger.exception("The broker takes no task, so no mail with a link was sent.")
            form.add_error(
                "email", "Er kan nu geen e-mail worden verstuurd. Probeer het over een paar minuten opnieuw."
            )
            return self.form_invalid(form)
        return redirect(self.get_success_url())


class Asked(InAdminStyle, views.PasswordResetDoneView):
    title = "Kijk in uw e-mail"


class Choose(InAdminStyle, views.PasswordResetConfirmView):
    title = "Kies een nieuw wachtwoord"

    def form_valid(self, form: Any) -> HttpResponse:
        security_log.record("password", request=self.request, person=self.user, outcome="reset")
        return super().form_valid(form)


class Chosen(InAdminStyle, views.PasswordResetCompleteView):
    title = "Uw wachtwoord is nieuw"
