-- The search documents of published toezeggingen and public letters (docs/decisions/0012 and 0023). Triggers rewrite a
-- document within the statement that changes the rows it is made of.

SET LOCAL check_function_bodies = off;  -- a later migration may add a column that a function reads

-- Return the parts of the documents of these toezeggingen, as far as they are published. A confidential debate hides
-- its title and its committees.
CREATE OR REPLACE FUNCTION public.toezegging_parts(ids bigint[]) RETURNS TABLE (
    id bigint, text text, title text, names text, deadline text, committees bigint[], ministries bigint[],
    parties bigint[]
) LANGUAGE sql STABLE AS $$
    SELECT toezegging.id, toezegging.text, coalesce(debate.title, ''),
        concat_ws(' ', committee.name, committee.short_name, minister.name, post.title, ministry_then.name,
            ministry_then.abbreviation, ministry_now.name, ministry_now.abbreviation, recipients.names),
        concat_ws(' ', toezegging.deadline_words, (
            SELECT 'technische briefing' WHERE EXISTS (
                SELECT FROM public.toezeggingen_fulfilment AS briefing
                WHERE briefing.toezegging_id = toezegging.id AND briefing.means = 'technische-briefing'
                    AND briefing.state IN ('bevestigd', 'besloten')))),
        ARRAY(
            SELECT debate.committee_id WHERE debate.committee_id IS NOT NULL
            UNION SELECT committee_id FROM public.parliament_debate_follow_up_committees WHERE debate_id = debate.id
            ORDER BY 1),
        ARRAY(SELECT ministry_then.id UNION SELECT ministry_now.id ORDER BY 1),
        recipients.parties
    FROM public.toezeggingen_toezegging AS toezegging
    JOIN public.parliament_ministry AS ministry_then ON ministry_then.id = toezegging.ministry_then_id
    JOIN public.parliament_ministry AS ministry_now ON ministry_now.id = toezegging.ministry_now_id
    LEFT JOIN public.parliament_debate AS debate ON debate.id = toezegging.debate_id AND NOT debate.is_confidential
    LEFT JOIN public.parliament_committee AS committee ON committee.id = debate.committee_id
    LEFT JOIN public.parliament_minister AS minister ON minister.id = toezegging.minister_id
    LEFT JOIN public.parliament_post AS post ON post.id = toezegging.post_id
    CROSS JOIN LATERAL (
        SELECT string_agg(concat_ws(' ', told_to.name, party.abbreviation, party.name), ' ') AS names,
            coalesce(array_agg(DISTINCT party.id) FILTER (WHERE party.id IS NOT NULL), '{}') AS parties
        FROM (
            SELECT member.name, member.party_id FROM public.toezeggingen_toezegging_members
            JOIN public.parliament_member AS member ON member.id = member_id WHERE toezegging_id = toezegging.id
            UNION ALL SELECT NULL, party_id FROM public.toezeggingen_toezegging_parties
            WHERE toezegging_id = toezegging.id
        ) AS told_to LEFT JOIN public.parliament_party AS party ON party.id = told_to.party_id
    ) AS recipients
    WHERE toezegging.id = ANY(ids) AND toezegging.status <> 'concept' AND NOT toezegging.withdrawn
$$;

-- Write the documents of these toezeggingen. We lock before we read, so that we see what a simultaneous transaction has
-- committed. A change that affects many documents locks the whole table before it looks up these documents
-- (refresh_documents); all other changes share the table.
CREATE OR REPLACE FUNCTION public.refresh_toezegging_documents(ids bigint[]) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    -- A concept has no document: whoever enters one waits for nobody.
    IF NOT EXISTS (SELECT FROM public.toezegging_parts(ids))
        AND NOT EXISTS (SELECT FROM public.search_toezeggingdocument WHERE toezegging_id = ANY(ids)) THEN
        RETURN;
    END IF;
    LOCK TABLE public.search_toezeggingdocument IN ROW EXCLUSIVE MODE;
    PERFORM FROM public.search_toezeggingdocument WHERE toezegging_id = ANY(ids) ORDER BY toezegging_id FOR UPDATE;
    DELETE FROM public.search_toezeggingdocument
    WHERE toezegging_id = ANY(ids) AND toezegging_id NOT IN (SELECT id FROM public.toezegging_parts(ids));
    WITH parts AS MATERIALIZED (
        SELECT * FROM public.toezegging_parts(ids)
    ), noted AS (
        SELECT public.note_words(array_agg(words)) FROM parts, unnest(ARRAY[text, title, names, deadline]) AS words
    )
    INSERT INTO public.search_toezeggingdocument AS known (toezegging_id, document, committees, ministries, parties)
    SELECT id,
        setweight(public.words_vector(text), 'A') || setweight(public.words_vector(title), 'B')
            || setweight(public.words_vector(names), 'C') || setweight(public.words_vector(deadline), 'D'),
        committees, ministries, parties
    FROM parts, noted
    ON CONFLICT (toezegging_id) DO UPDATE SET document = EXCLUDED.document, committees = EXCLUDED.committees,
        ministries = EXCLUDED.ministries, parties = EXCLUDED.parties
    WHERE (known.document, known.committees, known.ministries, known.parties)
        IS DISTINCT FROM (EXCLUDED.document, EXCLUDED.committees, EXCLUDED.ministries, EXCLUDED.parties);
END $$;
REVOKE ALL ON FUNCTION public.refresh_toezegging_documents(bigint[]) FROM PUBLIC;

-- Write the documents of these letters, from the newest released version of each letter. We lock the letter and not the
-- document, because a new letter has no document yet.
CREATE OR REPLACE FUNCTION public.refresh_letter_documents(ids bigint[]) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM FROM public.letters_letter WHERE id = ANY(ids) ORDER BY id FOR NO KEY UPDATE;
    WITH parts AS MATERIALIZED (
        SELECT DISTINCT ON (letter.id) letter.id, concat_ws(' ', letter.subject, letter.title) AS subject, version.text
        FROM public.letters_letter AS letter
        JOIN public.letters_letterversion AS version ON version.letter_id = letter.id
        WHERE letter.id = ANY(ids) AND version.released_at IS NOT NULL
        ORDER BY letter.id, version.nr DESC
    ), noted AS (
        SELECT public.note_words(array_agg(words)) FROM parts, unnest(ARRAY[subject, text]) AS words
    )
    INSERT INTO public.search_letterdocument (letter_id, document)
    SELECT id, setweight(public.words_vector(subject), 'A') || setweight(public.words_vector(text), 'D')
    FROM parts, noted
    ON CONFLICT (letter_id) DO UPDATE SET document = EXCLUDED.document;
END $$;
REVOKE ALL ON FUNCTION public.refresh_letter_documents(bigint[]) FROM PUBLIC;

-- Refresh the documents that a statement changes. EXECUTE makes a new plan each time. A plan made for a change of one
-- row would take minutes for a change of ten thousand rows.
DROP FUNCTION IF EXISTS public.refresh_documents() CASCADE;  -- also drops its triggers, which are created again below
CREATE FUNCTION public.refresh_documents() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    columns text := TG_ARGV[0];
    condition text := TG_ARGV[1];
    query text := TG_ARGV[2];
    refresh text := TG_ARGV[3];
    changed text := format(
        'WITH changed AS (SELECT * FROM (' || CASE TG_OP
            WHEN 'INSERT' THEN 'SELECT %1$s FROM fresh'
            WHEN 'DELETE' THEN 'SELECT %1$s FROM stale'
            ELSE '(SELECT %1$s FROM fresh EXCEPT SELECT %1$s FROM stale)
                UNION ALL (SELECT %1$s FROM stale EXCEPT SELECT %1$s FROM fresh)'
        END || ') AS row_of_either WHERE %2$s) ', columns, condition);
    has_changed boolean;
    ids bigint[];
BEGIN
    EXECUTE changed || 'SELECT EXISTS (SELECT FROM changed)' INTO has_changed;
    IF has_changed THEN
        IF TG_ARGV[4]::boolean THEN
            LOCK TABLE public.search_toezeggingdocument IN SHARE ROW EXCLUSIVE MODE;
        END IF;
        EXECUTE changed || format('SELECT public.%I(ARRAY(%s))', refresh, query);
    END IF;
    RETURN NULL;
END $$;

-- Keep the documents that use a table up to date. `columns` and `condition` select the columns and rows of the table
-- that matter. `query` finds the ids of the documents. It can read `changed`, the selected columns of the changed rows
-- before and after the statement. `is_shared` means that one row may be part of many documents.
CREATE OR REPLACE PROCEDURE public.keep_documents(
    watched text, events text, columns text, query text, is_shared boolean, condition text DEFAULT 'true',
    refresh text DEFAULT 'refresh_toezegging_documents', prefix text DEFAULT 'search'
) LANGUAGE sql AS $$
    CALL public.watch_rows(prefix, watched, events,
        format('public.refresh_documents(%L, %L, %L, %L, %L)', columns, condition, query, refresh, is_shared))
$$;

CALL public.keep_documents('letters_letter', 'UPDATE', 'id, subject, title',
    'SELECT id FROM changed', is_shared => false, refresh => 'refresh_letter_documents');
CALL public.keep_documents('letters_letterversion', 'INSERT UPDATE', 'letter_id, nr, released_at',
    'SELECT letter_id FROM changed', is_shared => false, condition => 'released_at IS NOT NULL',
    refresh => 'refresh_letter_documents');

CALL public.keep_documents('toezeggingen_toezegging', 'UPDATE',
    $$id, text, debate_id, minister_id, post_id, ministry_then_id, ministry_now_id, deadline_words, withdrawn,
    status = 'concept'$$, 'SELECT id FROM changed', is_shared => false);
CALL public.keep_documents('toezeggingen_toezegging_members', 'INSERT UPDATE DELETE', 'toezegging_id, member_id',
    'SELECT toezegging_id FROM changed', is_shared => false);
CALL public.keep_documents('toezeggingen_toezegging_parties', 'INSERT UPDATE DELETE', 'toezegging_id, party_id',
    'SELECT toezegging_id FROM changed', is_shared => false);
-- The document of a toezegging says that a technical briefing fulfils the toezegging.
CALL public.keep_documents('toezeggingen_fulfilment', 'INSERT UPDATE DELETE', 'toezegging_id, means, state',
    'SELECT toezegging_id FROM changed', is_shared => false, condition => $$means = 'technische-briefing'$$,
    prefix => 'search_means');
CALL public.keep_documents('parliament_debate', 'UPDATE', 'id, title, committee_id, is_confidential',
    'SELECT id FROM public.toezeggingen_toezegging WHERE debate_id IN (SELECT id FROM changed)', is_shared => true);
CALL public.keep_documents('parliament_debate_follow_up_committees', 'INSERT UPDATE DELETE', 'debate_id, committee_id',
    'SELECT id FROM public.toezeggingen_toezegging WHERE debate_id IN (SELECT debate_id FROM changed)',
    is_shared => true);
CALL public.keep_documents('parliament_committee', 'UPDATE', 'id, name, short_name', $$
    SELECT toezegging.id FROM public.toezeggingen_toezegging AS toezegging
    JOIN public.parliament_debate AS debate ON debate.id = toezegging.debate_id
    WHERE debate.committee_id IN (SELECT id FROM changed)$$, is_shared => true);
CALL public.keep_documents('parliament_ministry', 'UPDATE', 'id, name, abbreviation', $$
    SELECT id FROM public.toezeggingen_toezegging
    WHERE ministry_then_id IN (SELECT id FROM changed) OR ministry_now_id IN (SELECT id FROM changed)$$,
    is_shared => true);
CALL public.keep_documents('parliament_minister', 'UPDATE', 'id, name',
    'SELECT id FROM public.toezeggingen_toezegging WHERE minister_id IN (SELECT id FROM changed)', is_shared => true);
CALL public.keep_documents('parliament_post', 'UPDATE', 'id, title',
    'SELECT id FROM public.toezeggingen_toezegging WHERE post_id IN (SELECT id FROM changed)', is_shared => true);
CALL public.keep_documents('parliament_member', 'UPDATE', 'id, name, party_id',
    'SELECT toezegging_id FROM public.toezeggingen_toezegging_members WHERE member_id IN (SELECT id FROM changed)',
    is_shared => true);
CALL public.keep_documents('parliament_party', 'UPDATE', 'id, abbreviation, name', $$
    SELECT toezegging_id FROM public.toezeggingen_toezegging_parties WHERE party_id IN (SELECT id FROM changed)
    UNION SELECT toezegging_id FROM public.toezeggingen_toezegging_members
    JOIN public.parliament_member AS member ON member.id = member_id
    WHERE member.party_id IN (SELECT id FROM changed)$$, is_shared => true);
