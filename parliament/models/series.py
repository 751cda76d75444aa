from django.db import connection, models


class NumberSeries(models.Model):
    """The serial number that was last taken for each prefix, so that two clerks never get the same number."""

    prefix = models.TextField(primary_key=True)
    last = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.prefix}{self.last:03d}"

    @classmethod
    def take(cls, prefix: str) -> str:
        """Take the next number: `TZ202303-K` gives `TZ202303-K001`.

        The upsert locks the row until the caller's transaction ends. The number of a deleted concept is never reused.
        """
        table = connection.ops.quote_name(cls._meta.db_table)
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {table} AS series (prefix, last) VALUES (%s, 1)"  # noqa: S608 - the table's own name
                " ON CONFLICT (prefix) DO UPDATE SET last = series.last + 1 RETURNING last",
                [prefix],
            )
            return f"{prefix}{cursor.fetchone()[0]:03d}"
