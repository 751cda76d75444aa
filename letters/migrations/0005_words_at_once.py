"""The index of documents takes a new one at once: parliament/migrations/0009 says why."""

from django.contrib.postgres.indexes import GinIndex
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("letters", "0004_search_in_turn")]

    operations = [
        migrations.RemoveIndex("letterdocument", "letter_document"),
        migrations.AddIndex(
            "letterdocument", GinIndex(fields=["document"], name="letter_document", fastupdate=False)
        ),
    ]
