"""The five statuses. Overdue is a query, postponed is a row, and how it ended sits on the fulfilment."""

from django.db import models


class Status(models.TextChoices):
    CONCEPT = "concept", "concept"
    OPEN = "openstaand", "openstaand"
    PARTLY = "deels-voldaan", "deels voldaan"
    FULFILLED = "voldaan", "voldaan"
    LAPSED = "vervallen", "vervallen"


OPEN = (Status.OPEN, Status.PARTLY)
SETTLED = (Status.FULFILLED, Status.LAPSED)
