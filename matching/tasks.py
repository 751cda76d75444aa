"""Scheduled tasks; config/celery.py has the schedule. Each is safe to run twice at once."""

from celery import shared_task
from django.utils import timezone

from matching import named_debates
from matching.proposing import read_again, unread_versions
from toezeggingen.rescheduling import follow_agenda
from toezeggingen.successors import follow_successors

AT_ONCE = 200  # letters per run: after a change of rules all letters wait, the newest go first


@shared_task
def read_waiting_letters() -> None:
    """Queue the letters that were never read or only by older rules. One task each, so a failure stops no other."""
    waiting = unread_versions().order_by("-letter__date", "pk")
    for pk in waiting.values_list("pk", flat=True)[:AT_ONCE]:
        read_letter.delay(pk)


@shared_task
def link_waiting_letters() -> None:
    """Queue the letters that name an unknown debate on a day for which the register has got a debate."""
    for pk in named_debates.waiting_versions().values_list("pk", flat=True)[:AT_ONCE]:
        link_letter.delay(pk)


@shared_task(expires=5 * 60)
def link_letter(pk: int) -> None:
    """Link the debates of one version; does nothing if that was done already."""
    named_debates.link_again(pk)


@shared_task(expires=5 * 60)
def read_letter(pk: int) -> None:
    """Read one version; does nothing if that was done already. The next run queues it again if it expired."""
    read_again(pk)


@shared_task
def follow_moved_agenda() -> None:
    """Move deadlines and ministries along with recesses, debates and successors that changed outside the admin."""
    follow_agenda(on=timezone.localdate())
    follow_successors(on=timezone.localdate())
