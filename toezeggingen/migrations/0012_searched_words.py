"""Toezeggingen are searched by their words alone; parliament's migration of that name says why."""

from importlib import import_module

from django.db import migrations

KEPT = import_module("toezeggingen.migrations.0008_search").KEEP
AS_IT_WAS = KEPT.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")
KEEP = AS_IT_WAS.replace("to_tsvector('public.register', ", "public.words_vector(")
AGAIN = "SELECT public.refresh_search_documents(ARRAY(SELECT id FROM public.toezeggingen_toezegging))"


class Migration(migrations.Migration):
    dependencies = [("toezeggingen", "0011_former_debate_numbers"), ("parliament", "0007_searched_words")]

    operations = [migrations.RunSQL(f"{KEEP} {AGAIN}", f"{AS_IT_WAS} {AGAIN}")]
