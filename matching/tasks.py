"""Scheduled tasks; see config/celery.py for the schedule. Each task may safely run twice at the same time."""

from celery import shared_task
from django.utils import timezone

from matching import named_debates
from matching.proposing import compare_again, read_again, unread_versions
from toezeggingen.rescheduling import follow_agenda
from toezeggingen.successors import follow_successors

AT_ONCE = 200  # letters per run: after a change of the rules, all letters must be read again


@shared_task
def read_waiting_letters() -> None:
    """Queue the letters that the present rules have not read, newest first.

    Each letter is a task of its own, so that one failure does not stop the others.
    """
    waiting = unread_versions().order_by("-letter__date", "pk")
    for pk in waiting.values_list("pk", flat=True)[:AT_ONCE]:
        read_letter.delay(pk)


@shared_task
def link_waiting_letters() -> None:
    """Queue the letters that name a debate of which the register has gained something since they were read."""
    for pk in named_debates.waiting_versions().values_list("pk", flat=True)[:AT_ONCE]:
        link_letter.delay(pk)


@shared_task(expires=5 * 60)
def link_letter(pk: int) -> None:
    """Link the debates of one version again and compare it with their toezeggingen, unless that has been done."""
    compare_again(pk, on=timezone.localdate())


@shared_task(expires=5 * 60)
def read_letter(pk: int) -> None:
    """Read one version, unless that has been done already. If this task expires, the next run queues it again."""
    read_again(pk)


@shared_task
def follow_moved_agenda() -> None:
    """Update deadlines and ministries after changes to recesses, debates and successors outside the admin."""
    follow_agenda(on=timezone.localdate())
    follow_successors(on=timezone.localdate())
