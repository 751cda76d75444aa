"""A text is searched by its words alone, whatever stands between them.

PostgreSQL's parser takes “zo” with its quotation marks for a word where the locale is C, and "en/of" for the name of a
file everywhere; a reader seeks neither so.
"""

from importlib import import_module

from django.db import migrations

# As `toezeggingen.search.spelling.plain` reads a question. Accents go first, so that no locale has to know them.
PLAIN = r"""
CREATE FUNCTION public.plain_words(text text) RETURNS text LANGUAGE sql STABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp AS $$
    SELECT regexp_replace(
        regexp_replace(public.unaccent('public.unaccent', lower(text)), '[''`]s\M', '', 'g'), '[^[:alnum:]]+', ' ', 'g')
$$;

CREATE FUNCTION public.words_vector(text text) RETURNS tsvector LANGUAGE sql STABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp AS $$ SELECT to_tsvector('public.register', public.plain_words(text)) $$;

CREATE OR REPLACE FUNCTION public.note_words(texts text[]) RETURNS void LANGUAGE sql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO public.parliament_word (word)
    SELECT DISTINCT used.word
    FROM unnest(texts) AS text, regexp_split_to_table(public.plain_words(text), ' ') AS used(word)
    WHERE length(used.word) BETWEEN 2 AND 40
        AND NOT EXISTS (SELECT FROM public.parliament_word AS known WHERE known.word = used.word)
$$;
"""

KEPT = import_module("parliament.migrations.0004_search_words").NOTE_WORDS
AS_IT_WAS = f"""
{KEPT.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")}
DROP FUNCTION public.words_vector(text), public.plain_words(text);
"""


class Migration(migrations.Migration):
    dependencies = [("parliament", "0006_kept_addresses")]

    operations = [migrations.RunSQL(PLAIN, AS_IT_WAS)]
