"""The language in which the register is searched, and the words that it has used; docs/decisions/0012 says why so."""

import django.contrib.postgres.indexes
from django.db import migrations, models

LANGUAGE = """
CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public;
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;

-- Dutch, and without accents: "geindexeerd" finds "geïndexeerd".
CREATE TEXT SEARCH CONFIGURATION public.register (COPY = pg_catalog.dutch);
ALTER TEXT SEARCH CONFIGURATION public.register
    ALTER MAPPING FOR hword, hword_part, word WITH public.unaccent, pg_catalog.dutch_stem;

-- The words themselves, by which a compound or a plural is found that the Dutch stemmer does not join.
CREATE TEXT SEARCH CONFIGURATION public.register_words (COPY = pg_catalog.simple);
ALTER TEXT SEARCH CONFIGURATION public.register_words
    ALTER MAPPING FOR hword, hword_part, word WITH public.unaccent, pg_catalog.simple;
"""

REMOVE_LANGUAGE = """
DROP TEXT SEARCH CONFIGURATION public.register_words;
DROP TEXT SEARCH CONFIGURATION public.register;
DROP EXTENSION pg_trgm;
DROP EXTENSION unaccent;
"""

NOTE_WORDS = """
-- Nothing longer than forty letters is a word that a reader types.
CREATE FUNCTION public.note_words(texts text[]) RETURNS void LANGUAGE sql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO public.parliament_word (word)
    SELECT DISTINCT used.word
    FROM unnest(texts) AS text, unnest(tsvector_to_array(to_tsvector('public.register_words', text))) AS used(word)
    WHERE used.word ~ '^[[:alnum:]]{2,40}$'
        AND NOT EXISTS (SELECT FROM public.parliament_word AS known WHERE known.word = used.word)
$$;
REVOKE ALL ON FUNCTION public.note_words(text[]) FROM PUBLIC;
"""


class Migration(migrations.Migration):
    dependencies = [("parliament", "0003_own_debate_numbers")]

    operations = [
        migrations.RunSQL(LANGUAGE, REMOVE_LANGUAGE),
        migrations.CreateModel(
            name="Word",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("word", models.TextField(verbose_name="woord")),
            ],
            options={
                "verbose_name": "woord",
                "verbose_name_plural": "woorden",
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["word"], name="word_itself"),
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["word"], name="word_by_its_trigrams", opclasses=["gin_trgm_ops"]
                    ),
                ],
            },
        ),
        migrations.RunSQL(NOTE_WORDS, "DROP FUNCTION public.note_words(text[])"),
    ]
