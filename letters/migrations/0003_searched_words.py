"""Letters are searched by their words alone; parliament's migration of that name says why."""

from importlib import import_module

from django.db import migrations

KEPT = import_module("letters.migrations.0002_search").KEEP.partition("CREATE FUNCTION public.search_follows")[0]
KEEP = KEPT.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION").replace(
    "to_tsvector('public.register', ", "public.words_vector("
)


class Migration(migrations.Migration):
    dependencies = [("letters", "0002_search"), ("parliament", "0007_searched_words")]

    operations = [
        migrations.RunSQL(
            f"{KEEP} SELECT public.refresh_letter_documents(ARRAY(SELECT id FROM public.letters_letter))",
            migrations.RunSQL.noop,
        )
    ]
