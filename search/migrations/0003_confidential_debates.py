from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parents[1] / "sql"
DIGEST = "c135dddb79ca"  # of the files; tests/test_migrations.py compares it
FILES = ("language.sql", "documents.sql")
HIDE_DEBATES = """
SELECT public.refresh_toezegging_documents(ARRAY(
    SELECT toezegging.id FROM public.toezeggingen_toezegging AS toezegging
    JOIN public.parliament_debate AS debate ON debate.id = toezegging.debate_id WHERE debate.is_confidential));
"""


class Migration(migrations.Migration):
    """Load the triggers again, and take the titles of confidential debates out of the documents."""

    dependencies = [("search", "0002_triggers"), ("toezeggingen", "0004_confidential_debates")]

    operations = [
        migrations.RunSQL("\n".join((SQL / name).read_text() for name in FILES), migrations.RunSQL.noop),
        migrations.RunSQL(HIDE_DEBATES, migrations.RunSQL.noop),
    ]
