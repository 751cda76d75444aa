from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parents[1] / "sql"
DIGEST = "8fa913e09244"  # of the files; tests/test_migrations.py compares it
FILES = ("language.sql", "documents.sql")
REMOVE = """
DROP FUNCTION public.refresh_documents, public.refresh_letter_documents, public.refresh_toezegging_documents,
    public.toezegging_parts, public.note_words, public.words_vector, public.plain_words CASCADE;
DROP PROCEDURE public.keep_documents;
DROP TEXT SEARCH CONFIGURATION public.register;
"""


class Migration(migrations.Migration):
    """Load the triggers. After a change of a file, a new migration loads it again (docs/decisions/0022)."""

    dependencies = [("search", "0001_initial"), ("toezeggingen", "0002_triggers")]

    operations = [migrations.RunSQL("\n".join((SQL / name).read_text() for name in FILES), REMOVE)]
