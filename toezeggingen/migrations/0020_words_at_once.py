"""The index of documents takes a new one at once: parliament/migrations/0009 says why."""

from django.contrib.postgres.indexes import GinIndex
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("toezeggingen", "0019_search_of_many")]

    operations = [
        migrations.RemoveIndex("searchdocument", "search_document"),
        migrations.AddIndex(
            "searchdocument", GinIndex(fields=["document"], name="search_document", fastupdate=False)
        ),
    ]
