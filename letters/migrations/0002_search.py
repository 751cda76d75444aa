"""What search knows of a letter that the public may read, kept by triggers."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models

# A tsvector holds at most 1 MB; so many characters fit, however they are chosen, and no real letter comes near.
KEEP = """
CREATE FUNCTION public.refresh_letter_documents(changed bigint[]) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    -- First the lock, then a look: what another transaction has just changed beside this one is seen.
    PERFORM FROM public.letters_letterdocument WHERE letter_id = ANY(changed) ORDER BY letter_id FOR UPDATE;
    WITH told AS (
        SELECT DISTINCT ON (letter.id) letter.id,
            concat_ws(' ', letter.subject, letter.title) AS subject, left(version.text, 200000) AS text
        FROM public.letters_letter AS letter
        JOIN public.letters_letterversion AS version ON version.letter_id = letter.id
        WHERE letter.id = ANY(changed) AND version.released_at IS NOT NULL
        ORDER BY letter.id, version.nr DESC
    ), noted AS (
        SELECT public.note_words(array_agg(words)) FROM told, unnest(ARRAY[subject, text]) AS words
    )
    INSERT INTO public.letters_letterdocument (letter_id, document)
    SELECT id,
        setweight(to_tsvector('public.register', subject), 'A') || setweight(to_tsvector('public.register', text), 'D')
    FROM told, noted
    ON CONFLICT (letter_id) DO UPDATE SET document = EXCLUDED.document;
END $$;
REVOKE ALL ON FUNCTION public.refresh_letter_documents(bigint[]) FROM PUBLIC;

CREATE FUNCTION public.search_follows_letter() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM public.refresh_letter_documents(ARRAY(
        SELECT id FROM changed JOIN was USING (id)
        WHERE (changed.subject, changed.title) IS DISTINCT FROM (was.subject, was.title)
    ));
    RETURN NULL;
END $$;
CREATE TRIGGER search_update AFTER UPDATE ON public.letters_letter
    REFERENCING OLD TABLE AS was NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.search_follows_letter();

CREATE FUNCTION public.search_follows_version() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM public.refresh_letter_documents(
        ARRAY(SELECT DISTINCT letter_id FROM changed WHERE released_at IS NOT NULL)
    );
    RETURN NULL;
END $$;
CREATE TRIGGER search_insert AFTER INSERT ON public.letters_letterversion
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.search_follows_version();
CREATE TRIGGER search_update AFTER UPDATE ON public.letters_letterversion
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.search_follows_version();

SELECT public.refresh_letter_documents(ARRAY(SELECT id FROM public.letters_letter));
"""

REMOVE = """
DROP TRIGGER search_update ON public.letters_letter;
DROP TRIGGER search_insert ON public.letters_letterversion;
DROP TRIGGER search_update ON public.letters_letterversion;
DROP FUNCTION public.search_follows_letter(), public.search_follows_version(),
    public.refresh_letter_documents(bigint[]);
"""


class Migration(migrations.Migration):
    dependencies = [("letters", "0001_initial"), ("parliament", "0004_search_words")]

    operations = [
        migrations.CreateModel(
            name="LetterDocument",
            fields=[
                (
                    "letter",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="document",
                        serialize=False,
                        to="letters.letter",
                    ),
                ),
                ("document", django.contrib.postgres.search.SearchVectorField()),
            ],
            options={
                "default_permissions": (),
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(fields=["document"], name="letter_document")
                ],
            },
        ),
        migrations.RunSQL(KEEP, REMOVE),
    ]
