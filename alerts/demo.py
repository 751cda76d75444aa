"""Readers for the demo, so that its mailbox shows what a subscriber gets."""

from alerts.models import Recipient
from parliament.models import Committee
from toezeggingen.demo import RegisterNotEmpty


def add_readers() -> None:
    """One who reads everything and one for a committee; at addresses that cannot exist.

    Raises RegisterNotEmpty when there are recipients: nobody must get mail about promises that were made up.
    """
    if Recipient.objects.exists():
        raise RegisterNotEmpty("Het register is niet leeg: er zijn al ontvangers. De voorbeelden zijn niet geladen.")
    Recipient.objects.create(address="griffie@voorbeeld.example", name="Griffie (voorbeeld)")
    committee = Recipient.objects.create(address="buza@voorbeeld.example", name="Commissie BuZa (voorbeeld)")
    committee.committees.add(Committee.objects.get(abbreviation="BuZa"))
