"""The demo of all floors together: the register's, and addresses for its mail."""

from django.db import transaction

from alerts.demo import add_readers
from toezeggingen import demo


@transaction.atomic
def load() -> None:
    """Fill an empty register. Raises toezeggingen.demo.RegisterNotEmpty; nothing is half laid down."""
    demo.load()
    add_readers()
