"""Letters are searched by their words alone; parliament's migration of that name says why."""

from importlib import import_module

from django.db import migrations

KEPT = import_module("letters.migrations.0002_search").KEEP.partition("CREATE FUNCTION public.search_follows")[0]
AS_IT_WAS = KEPT.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")
KEEP = AS_IT_WAS.replace("to_tsvector('public.register', ", "public.words_vector(")
AGAIN = "SELECT public.refresh_letter_documents(ARRAY(SELECT id FROM public.letters_letter))"


class Migration(migrations.Migration):
    dependencies = [("letters", "0002_search"), ("parliament", "0007_searched_words")]

    operations = [migrations.RunSQL(f"{KEEP} {AGAIN}", f"{AS_IT_WAS} {AGAIN}")]
