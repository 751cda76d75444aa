"""Of what the public does not see no document is made, and now nothing is looked up for it either.

A concept changes often, and each look took as long as making a document: a third of the time of taking over a list.
"""

from importlib import import_module

from django.db import migrations

MAKES = "    -- The debate of a briefing"
UNLESS = """    IF NOT EXISTS (
        SELECT FROM public.toezeggingen_toezegging
        WHERE id = ANY(changed) AND status <> 'concept' AND NOT withdrawn
    ) THEN
        RETURN;
    END IF;
"""
BEFORE = import_module("toezeggingen.migrations.0012_searched_words").KEEP


class Migration(migrations.Migration):
    dependencies = [("toezeggingen", "0012_searched_words")]

    operations = [migrations.RunSQL(BEFORE.replace(MAKES, UNLESS + MAKES), BEFORE)]
