"""Recipients for the demo, so that its outbox shows mail."""

from alerts.models import Recipient
from parliament.models import Committee


def add_readers() -> None:
    """Add one recipient of everything and one of a single committee, at addresses that cannot exist."""
    Recipient.objects.create(address="griffie@voorbeeld.example", name="Griffie (voorbeeld)")
    committee = Recipient.objects.create(address="buza@voorbeeld.example", name="Commissie BuZa (voorbeeld)")
    committee.committees.add(Committee.objects.get(abbreviation="BuZa"))
