"""The index of words takes a new one at once.

PostgreSQL puts new entries of such an index by in a list first, which each question reads from beginning to end, until
a clean-up that a large table seldom has.
"""

from django.contrib.postgres.indexes import GinIndex
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("parliament", "0008_committee_successors")]

    operations = [
        migrations.RemoveIndex("word", "word_by_its_trigrams"),
        migrations.AddIndex(
            "word",
            GinIndex(fields=["word"], name="word_by_its_trigrams", opclasses=["gin_trgm_ops"], fastupdate=False),
        ),
    ]
