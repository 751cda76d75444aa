"""The mail with which a user sets a new password, and the end of sessions."""

from urllib.parse import urlsplit

from celery import shared_task
from django.conf import settings
from django.contrib.auth.forms import PasswordResetForm
from django.core.cache import cache
from django.core.management import call_command

PAUSE = 5 * 60  # seconds; no second mail to an address within this time, as far as this worker process knows


@shared_task
def send_reset_mail(address: str) -> None:
    """Write to each active user with this mail address.

    The link is made here and sent at once. It never waits in the outbox, where clerks who read mail would see it.
    """
    if cache.add(f"reset-mail:{address.casefold()}", True, PAUSE):
        _send_link(address, "accounts/reset_mail")


@shared_task
def send_invitation(address: str) -> None:
    """Write to a new user. The link is that of a forgotten password."""
    _send_link(address, "accounts/invitation")


def _send_link(address: str, template: str) -> None:
    form = PasswordResetForm({"email": address})
    if form.is_valid():
        site = urlsplit(settings.SITE_URL)
        form.save(
            domain_override=site.netloc,
            use_https=site.scheme == "https",
            subject_template_name=f"{template}_subject.txt",
            email_template_name=f"{template}.txt",
        )


@shared_task
def remove_ended_sessions() -> None:
    """Remove the rows of sessions that ended. Nobody can use them any more."""
    call_command("clearsessions")
