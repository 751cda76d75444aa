"""The tasks that do what a reader asked. It is safe to run a task twice at the same time."""

from celery import shared_task

from alerts.following import asking


@shared_task
def ask(address: str, choice: str, rhythm: str) -> None:
    """Ask the owner of the mailbox whether it wants to follow this choice."""
    asking.ask(address, choice, rhythm)


@shared_task
def send_link(address: str) -> None:
    """Send a known address the link to its page."""
    asking.send_link(address)
