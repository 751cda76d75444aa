-- The language of the search, and the words that the register has used (docs/decisions/0012).

-- Dutch without accents: "geindexeerd" finds "geïndexeerd".
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_ts_config WHERE cfgname = 'register' AND cfgnamespace = 'public'::regnamespace) THEN
        CREATE TEXT SEARCH CONFIGURATION public.register (COPY = pg_catalog.dutch);
        ALTER TEXT SEARCH CONFIGURATION public.register
            ALTER MAPPING FOR hword, hword_part, word WITH public.unaccent, pg_catalog.dutch_stem;
    END IF;
END $$;

-- Keep only letters and digits, as `search.text.spelling.plain` does with a question. In the locale C PostgreSQL's own
-- parser takes quotation marks for letters, and it takes "en/of" for a file name. Accents are removed first, so that
-- the result does not depend on the locale.
CREATE OR REPLACE FUNCTION public.plain_words(text text) RETURNS text LANGUAGE sql STABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp AS $$
    SELECT regexp_replace(
        regexp_replace(public.unaccent('public.unaccent', lower(text)), '[''`]s\M', '', 'g'), '[^[:alnum:]]+', ' ', 'g')
$$;

-- A tsvector holds at most 1 MB. This many characters always fit, and no real letter is nearly so long.
CREATE OR REPLACE FUNCTION public.words_vector(text text) RETURNS tsvector LANGUAGE sql STABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp AS $$
    SELECT to_tsvector('public.register', public.plain_words(left(text, 200000)))
$$;

-- Add new words. Longer words than forty letters are left out, because no reader types them.
CREATE OR REPLACE FUNCTION public.note_words(texts text[]) RETURNS void LANGUAGE sql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO public.search_searchword (word)
    SELECT DISTINCT used.word
    FROM unnest(texts) AS text, regexp_split_to_table(public.plain_words(left(text, 200000)), ' ') AS used (word)
    WHERE length(used.word) BETWEEN 2 AND 40
        AND NOT EXISTS (SELECT FROM public.search_searchword AS known WHERE known.word = used.word)
$$;
REVOKE ALL ON FUNCTION public.note_words(text[]) FROM PUBLIC;
