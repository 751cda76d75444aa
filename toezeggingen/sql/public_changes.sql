-- Records when each toezegging last changed for the public. With this time, an API client can ask what has changed
-- since its previous request (docs/decisions/0014).

SET LOCAL check_function_bodies = off;  -- a later migration may add a column that a function reads

-- The toezeggingen that an open transaction has changed. The rows are deleted at commit, so no other transaction sees
-- them.
CREATE TABLE IF NOT EXISTS public.toezeggingen_changing (
    xact xid8 NOT NULL,
    toezegging_id bigint NOT NULL,
    PRIMARY KEY (xact, toezegging_id)
);

-- Gives each changed toezegging a different time; the latest is `last`. The caller holds the lock on the register's
-- version. So every time is later than the times of earlier commits, and a client that asks for later times misses
-- none.
CREATE OR REPLACE FUNCTION public.stamp_public_changes(last timestamptz) RETURNS void LANGUAGE sql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    WITH changed AS (
        DELETE FROM public.toezeggingen_changing WHERE xact = pg_current_xact_id() RETURNING toezegging_id
    )
    INSERT INTO public.toezeggingen_publicchange (toezegging_id, at)
    SELECT toezegging_id, last - (row_number() OVER (ORDER BY toezegging_id DESC) - 1) * interval '1 microsecond'
    FROM changed
    ON CONFLICT (toezegging_id) DO UPDATE SET at = EXCLUDED.at
$$;
REVOKE ALL ON FUNCTION public.stamp_public_changes(timestamptz) FROM PUBLIC;

-- Creates triggers on a table that call a trigger function once per statement. The function sees the old rows as
-- `stale` and the new rows as `fresh`. `events` is a list such as 'INSERT UPDATE'. `call` is the function and its
-- arguments.
CREATE OR REPLACE PROCEDURE public.watch_rows(prefix text, watched text, events text, call text) LANGUAGE plpgsql AS $$
DECLARE
    event text;
BEGIN
    FOREACH event IN ARRAY string_to_array(events, ' ') LOOP
        EXECUTE format(
            'CREATE TRIGGER %I AFTER %s ON public.%I REFERENCING %s FOR EACH STATEMENT EXECUTE FUNCTION %s',
            prefix || '_' || lower(event), event, watched,
            CASE event WHEN 'INSERT' THEN 'NEW TABLE AS fresh' WHEN 'DELETE' THEN 'OLD TABLE AS stale'
                ELSE 'OLD TABLE AS stale NEW TABLE AS fresh' END,
            call);
    END LOOP;
END $$;

CREATE OR REPLACE FUNCTION public.toezeggingen_of_letters(letters bigint[]) RETURNS SETOF bigint LANGUAGE sql STABLE AS $$
    SELECT id FROM public.toezeggingen_toezegging WHERE letter_id = ANY(letters)
    UNION SELECT toezegging_id FROM public.toezeggingen_fulfilment WHERE letter_id = ANY(letters)
    UNION SELECT toezegging_id FROM public.toezeggingen_postponement WHERE letter_id = ANY(letters)
$$;

-- Notes the toezeggingen that a statement changes for the public. The argument is a query on `changed`, which returns
-- their keys. `changed` holds the old and the new rows of the statement. It leaves out the updated rows in which only
-- internal columns differ.
DROP FUNCTION IF EXISTS public.note_public_changes() CASCADE;  -- also drops its triggers; they are created again below
CREATE FUNCTION public.note_public_changes() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    internal text[] := '{note, overruled_reason, version, last_event_id, entered_at, entered_by_id, because,'
        ' proposer_id, proposed_by}';
    changed text := CASE TG_OP WHEN 'INSERT' THEN 'SELECT * FROM fresh' WHEN 'DELETE' THEN 'SELECT * FROM stale' ELSE '
        WITH differing AS (
            SELECT id FROM fresh JOIN stale USING (id) WHERE to_jsonb(fresh) - $1 <> to_jsonb(stale) - $1
        )
        SELECT * FROM fresh WHERE id IN (SELECT id FROM differing)
        UNION ALL SELECT * FROM stale WHERE id IN (SELECT id FROM differing)' END;
BEGIN
    EXECUTE format(
        'WITH changed AS (%s) INSERT INTO public.toezeggingen_changing
        SELECT DISTINCT pg_current_xact_id(), id FROM (%s) AS toezegging (id) WHERE id IS NOT NULL
        ON CONFLICT DO NOTHING', changed, TG_ARGV[0]) USING internal;
    RETURN NULL;
END $$;

CREATE OR REPLACE PROCEDURE public.keep_public_changes(watched text, events text, query text) LANGUAGE sql AS $$
    CALL public.watch_rows('public_change', watched, events, format('public.note_public_changes(%L)', query))
$$;

-- The toezegging itself, and the toezeggingen related to it. While it is published, these show its number and text.
CALL public.keep_public_changes('toezeggingen_toezegging', 'UPDATE', $$
    SELECT id FROM changed
    UNION SELECT CASE fresh.id WHEN source_id THEN target_id ELSE source_id END
    FROM fresh JOIN stale USING (id)
    JOIN public.toezeggingen_relation ON fresh.id IN (source_id, target_id)
    WHERE (fresh.number, fresh.text, fresh.withdrawn, fresh.status = 'concept')
        <> (stale.number, stale.text, stale.withdrawn, stale.status = 'concept')$$);
CALL public.keep_public_changes('toezeggingen_toezegging_members', 'INSERT DELETE',
    'SELECT toezegging_id FROM changed');
CALL public.keep_public_changes('toezeggingen_toezegging_parties', 'INSERT DELETE',
    'SELECT toezegging_id FROM changed');
CALL public.keep_public_changes('toezeggingen_formertoezeggingnumber', 'INSERT DELETE',
    'SELECT toezegging_id FROM changed');
CALL public.keep_public_changes('toezeggingen_relation', 'INSERT UPDATE DELETE', $$
    SELECT source_id FROM changed UNION SELECT target_id FROM changed$$);
CALL public.keep_public_changes('toezeggingen_event', 'INSERT', $$
    SELECT toezegging_id FROM changed WHERE kind NOT IN ('voorgesteld', 'afgewezen')$$);
CALL public.keep_public_changes('toezeggingen_fulfilment', 'INSERT UPDATE DELETE',
    $$SELECT toezegging_id FROM changed WHERE state IN ('bevestigd', 'besloten')$$);
CALL public.keep_public_changes('letters_letter', 'UPDATE',
    'SELECT public.toezeggingen_of_letters(array_agg(id)) FROM changed');
CALL public.keep_public_changes('letters_letterversion', 'INSERT UPDATE', $$
    SELECT public.toezeggingen_of_letters(array_agg(letter_id)) FROM changed WHERE released_at IS NOT NULL$$);
CALL public.keep_public_changes('parliament_debate', 'UPDATE', $$
    SELECT id FROM public.toezeggingen_toezegging WHERE debate_id IN (SELECT id FROM changed)
    UNION SELECT toezegging_id FROM public.toezeggingen_fulfilment
    WHERE debate_id IN (SELECT id FROM changed) OR meeting_id IN (SELECT id FROM changed)
    UNION SELECT toezegging_id FROM public.toezeggingen_event WHERE meeting_id IN (SELECT id FROM changed)$$);
CALL public.keep_public_changes('parliament_ministry', 'UPDATE', $$
    SELECT id FROM public.toezeggingen_toezegging
    WHERE ministry_then_id IN (SELECT id FROM changed) OR ministry_now_id IN (SELECT id FROM changed)$$);
CALL public.keep_public_changes('parliament_minister', 'UPDATE', $$
    SELECT id FROM public.toezeggingen_toezegging WHERE minister_id IN (SELECT id FROM changed)$$);
CALL public.keep_public_changes('parliament_post', 'UPDATE', $$
    SELECT id FROM public.toezeggingen_toezegging WHERE post_id IN (SELECT id FROM changed)$$);
CALL public.keep_public_changes('parliament_member', 'UPDATE', $$
    SELECT toezegging_id FROM public.toezeggingen_toezegging_members
    WHERE member_id IN (SELECT id FROM changed)$$);
CALL public.keep_public_changes('parliament_party', 'UPDATE', $$
    SELECT toezegging_id FROM public.toezeggingen_toezegging_parties
    WHERE party_id IN (SELECT id FROM changed)
    UNION SELECT toezegging_id FROM public.toezeggingen_toezegging_members
    JOIN public.parliament_member AS member ON member.id = member_id
    WHERE member.party_id IN (SELECT id FROM changed)$$);
