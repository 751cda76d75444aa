"""A document of a letter is made of its subject and the version released last, also when both change beside each other:
the letter itself is locked, since its first document is not there yet."""

from importlib import import_module

from django.db import migrations

BEFORE = import_module("letters.migrations.0003_searched_words").KEEP
LOCK = "PERFORM FROM public.letters_letterdocument WHERE letter_id = ANY(changed) ORDER BY letter_id FOR UPDATE;"
OF_LETTER = "PERFORM FROM public.letters_letter WHERE id = ANY(changed) ORDER BY id FOR NO KEY UPDATE;"


class Migration(migrations.Migration):
    dependencies = [("letters", "0003_searched_words")]

    operations = [
        migrations.RunSQL(BEFORE.replace(LOCK, OF_LETTER), BEFORE),
        migrations.RunSQL(
            "SELECT public.refresh_letter_documents(ARRAY(SELECT id FROM public.letters_letter))",
            migrations.RunSQL.noop,
        ),
    ]
