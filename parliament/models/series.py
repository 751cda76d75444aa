from django.db import models, transaction


class NumberSeries(models.Model):
    """The serial number that was last taken for each prefix, so that two clerks never get the same number."""

    prefix = models.TextField(primary_key=True)
    last = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.prefix}{self.last:03d}"

    @classmethod
    @transaction.atomic
    def take(cls, prefix: str) -> str:
        """Take the next number: `TZ202303-K` gives `TZ202303-K001`.

        The row stays locked until the caller's transaction ends. The number of a deleted concept is never reused.
        """
        series, _ = cls.objects.select_for_update().get_or_create(prefix=prefix, defaults={"last": 0})
        series.last += 1
        series.save()
        return str(series)
