"""Add recipients to the demo, so that its outbox shows mail."""

from alerts.models import Recipient
from parliament.models import Committee


def add_readers() -> None:
    """Add a recipient of all mail and a recipient for a single committee, at addresses that cannot exist."""
    Recipient.objects.create(address="griffie@voorbeeld.example", name="Griffie (voorbeeld)")
    committee = Recipient.objects.create(address="buza@voorbeeld.example", name="Commissie BuZa (voorbeeld)")
    committee.committees.add(Committee.objects.get(abbreviation="BuZa"))
