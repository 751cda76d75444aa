"""What each published toezegging counts for, and how many count for what; docs/decisions/0019 says why in this form."""

from django.db import migrations

# What a transaction touched waits for its commit, as in 0010. There, behind the lock of the register's version, one
# transaction at a time looks: all that was committed before is seen, and whoever commits later will see this one. So
# what is noted is what was touched, and only there is it made out whose counts it changes.
COUNTS = """
CREATE TABLE public.toezeggingen_countedset (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    keys bigint[] NOT NULL UNIQUE
);
CREATE TABLE public.toezeggingen_counted (
    toezegging_id bigint PRIMARY KEY,
    status text NOT NULL,
    term text,  -- of an open one, the bucket that no day changes; or else
    due date,
    kind text,
    committees integer NOT NULL REFERENCES public.toezeggingen_countedset,
    ministries integer NOT NULL REFERENCES public.toezeggingen_countedset,
    parties integer NOT NULL REFERENCES public.toezeggingen_countedset
);
CREATE TABLE public.toezeggingen_count (
    facet text NOT NULL,  -- empty: all of them
    value text NOT NULL,
    due date,  -- of an open one whose bucket depends on the day
    counted bigint NOT NULL,
    UNIQUE NULLS NOT DISTINCT (facet, value, due)
);
CREATE TABLE public.toezeggingen_uncounted (
    xact xid8 NOT NULL,
    what text NOT NULL,
    key bigint NOT NULL,
    PRIMARY KEY (xact, what, key)
);

CREATE FUNCTION public.note_uncounted() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    EXECUTE 'INSERT INTO public.toezeggingen_uncounted SELECT DISTINCT pg_current_xact_id(), what, key FROM ('
        || TG_ARGV[0] || ') AS touched (what, key) WHERE key IS NOT NULL ON CONFLICT DO NOTHING';
    RETURN NULL;
END $$;

CREATE FUNCTION public.count_anew() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    touched bigint[];
    before public.toezeggingen_counted[];
BEGIN
    IF EXISTS (
        SELECT FROM public.toezeggingen_uncounted WHERE xact = pg_current_xact_id() AND what = 'everything'
    ) THEN
        -- From nothing, so that nothing stays of what may be wrong.
        DELETE FROM public.toezeggingen_uncounted WHERE xact = pg_current_xact_id();
        DELETE FROM public.toezeggingen_count;
        DELETE FROM public.toezeggingen_counted;
        DELETE FROM public.toezeggingen_countedset;
        SELECT array_agg(id) INTO touched FROM public.toezeggingen_toezegging;
    ELSE
        WITH noted AS (DELETE FROM public.toezeggingen_uncounted WHERE xact = pg_current_xact_id() RETURNING what, key)
        SELECT array_agg(id) INTO touched FROM (
            SELECT key AS id FROM noted WHERE what = 'toezegging'
            UNION SELECT id FROM public.toezeggingen_toezegging
                WHERE debate_id IN (SELECT key FROM noted WHERE what = 'debate')
            UNION SELECT toezegging_id FROM public.toezeggingen_toezegging_members
                WHERE member_id IN (SELECT key FROM noted WHERE what = 'member')
        ) AS whose;
    END IF;
    IF touched IS NULL THEN
        RETURN NULL;
    END IF;
    WITH gone AS (
        DELETE FROM public.toezeggingen_counted AS known USING unnest(touched) AS touch WHERE toezegging_id = touch
        RETURNING known
    )
    SELECT array_agg(known) INTO before FROM gone;
    WITH found AS (
        SELECT toezegging.id, status,
            CASE WHEN is_open AND waits THEN 'brief-ontvangen'
                WHEN is_open AND due_latest IS NULL AND firmness = 'gebeurtenis' THEN 'hangt-af-van'
                WHEN is_open AND due_latest IS NULL THEN 'geen-termijn'
            END AS term,
            CASE WHEN is_open AND NOT waits THEN due_latest END AS due,
            debate.kind,
            -- The debate of a briefing in confidence keeps its committees to itself.
            CASE WHEN debate.kind = 'technische-briefing' AND EXISTS (
                SELECT FROM public.toezeggingen_fulfilment AS briefing
                WHERE briefing.debate_id = debate.id AND confidential
            ) THEN '{}' ELSE ARRAY(
                SELECT debate.committee_id WHERE debate.committee_id IS NOT NULL
                UNION SELECT follow_up.committee_id FROM public.parliament_debate_follow_up_committees AS follow_up
                    WHERE follow_up.debate_id = debate.id
                ORDER BY 1
            ) END AS committees,
            ARRAY(SELECT ministry_then_id UNION SELECT ministry_now_id ORDER BY 1) AS ministries,
            ARRAY(
                SELECT party_id FROM public.toezeggingen_toezegging_parties WHERE toezegging_id = toezegging.id
                UNION SELECT party_id FROM public.toezeggingen_toezegging_members AS told_to
                    JOIN public.parliament_member AS member ON member.id = told_to.member_id
                    WHERE told_to.toezegging_id = toezegging.id AND party_id IS NOT NULL
                ORDER BY 1
            ) AS parties
        FROM unnest(touched) AS touch
        JOIN public.toezeggingen_toezegging AS toezegging ON toezegging.id = touch
        LEFT JOIN public.parliament_debate AS debate ON debate.id = toezegging.debate_id
        CROSS JOIN LATERAL (
            SELECT status IN ('openstaand', 'deels-voldaan') AS is_open, EXISTS (
                SELECT FROM public.toezeggingen_fulfilment
                WHERE toezegging_id = toezegging.id AND state = 'bevestigd' AND effect IN ('voldoet', 'voldoet-deels')
            ) AS waits
        ) AS stands
        WHERE status <> 'concept' AND NOT withdrawn
    ), wanted AS (
        SELECT committees AS keys FROM found UNION SELECT ministries FROM found UNION SELECT parties FROM found
    ), known AS (
        SELECT id, keys FROM wanted JOIN public.toezeggingen_countedset USING (keys)
    ), added AS (
        INSERT INTO public.toezeggingen_countedset (keys) SELECT keys FROM wanted EXCEPT SELECT keys FROM known
        RETURNING id, keys
    ), sets AS (
        SELECT id, keys FROM known UNION ALL SELECT id, keys FROM added
    )
    INSERT INTO public.toezeggingen_counted
    SELECT found.id, status, term, due, kind, of_committees.id, of_ministries.id, of_parties.id
    FROM found
    JOIN sets AS of_committees ON of_committees.keys = committees
    JOIN sets AS of_ministries ON of_ministries.keys = ministries
    JOIN sets AS of_parties ON of_parties.keys = parties;
    INSERT INTO public.toezeggingen_count AS known
    SELECT value.facet, value.value, value.due, sum(more)
    FROM (
        SELECT -1 AS more, was.* FROM unnest(before) AS was
        UNION ALL SELECT 1, counted.* FROM unnest(touched) AS touch
            JOIN public.toezeggingen_counted AS counted ON toezegging_id = touch
    ) AS one
    CROSS JOIN LATERAL (
        SELECT '' AS facet, '' AS value, NULL::date AS due
        UNION ALL SELECT 'status', one.status, NULL
        UNION ALL SELECT 'termijn', coalesce(one.term, ''), one.due WHERE one.term IS NOT NULL OR one.due IS NOT NULL
        UNION ALL SELECT 'soort', one.kind, NULL WHERE one.kind IS NOT NULL
        UNION ALL SELECT 'commissie', key::text, NULL
            FROM public.toezeggingen_countedset, unnest(keys) AS key WHERE id = one.committees
        UNION ALL SELECT 'ministerie', key::text, NULL
            FROM public.toezeggingen_countedset, unnest(keys) AS key WHERE id = one.ministries
        UNION ALL SELECT 'fractie', key::text, NULL
            FROM public.toezeggingen_countedset, unnest(keys) AS key WHERE id = one.parties
    ) AS value
    GROUP BY value.facet, value.value, value.due HAVING sum(more) <> 0
    ON CONFLICT (facet, value, due) DO UPDATE SET counted = known.counted + EXCLUDED.counted;
    DELETE FROM public.toezeggingen_count WHERE counted = 0;
    RETURN NULL;
END $$;

CREATE FUNCTION public.count_everything() RETURNS void LANGUAGE sql AS $$
    INSERT INTO public.toezeggingen_uncounted VALUES (pg_current_xact_id(), 'everything', 0) ON CONFLICT DO NOTHING;
    UPDATE public.toezeggingen_registerversion SET version = gen_random_uuid();
$$;
REVOKE ALL ON FUNCTION public.count_everything() FROM PUBLIC;
"""

REMOVE_COUNTS = """
DROP FUNCTION public.count_everything(), public.count_anew(), public.note_uncounted();
DROP TABLE public.toezeggingen_uncounted, public.toezeggingen_count, public.toezeggingen_counted,
    public.toezeggingen_countedset;
"""

# Last: whoever commits meanwhile has its table and waits for the version.
AT_COMMIT = """
CREATE TRIGGER counts AFTER UPDATE ON public.toezeggingen_registerversion
    FOR EACH STATEMENT EXECUTE FUNCTION public.count_anew();
SELECT public.count_everything();
"""
NEVER = "DROP TRIGGER counts ON public.toezeggingen_registerversion;"

# By table: what of it is touched, and the columns by which an update counts.
OWN = "SELECT 'toezegging', toezegging_id FROM {rows}"
FOLLOWED = {
    "toezeggingen_toezegging": (
        "SELECT 'toezegging', id FROM {rows}",
        "status withdrawn due_latest firmness debate_id ministry_then_id ministry_now_id",
    ),
    "toezeggingen_toezegging_members": (OWN, "toezegging_id member_id"),
    "toezeggingen_toezegging_parties": (OWN, "toezegging_id party_id"),
    "toezeggingen_fulfilment": (
        f"{OWN} UNION SELECT 'debate', debate_id FROM {{rows}} WHERE confidential",
        "toezegging_id debate_id confidential state effect",
    ),
    "parliament_debate": ("SELECT 'debate', id FROM {rows}", "kind committee_id"),
    "parliament_debate_follow_up_committees": ("SELECT 'debate', debate_id FROM {rows}", "debate_id committee_id"),
    "parliament_member": ("SELECT 'member', id FROM {rows}", "party_id"),
}
MOVED = """
WITH moved AS (
    (SELECT id, {columns} FROM fresh EXCEPT SELECT id, {columns} FROM stale)
    UNION ALL (SELECT id, {columns} FROM stale EXCEPT SELECT id, {columns} FROM fresh)
)
"""
ROWS = {
    "INSERT": ("fresh", "REFERENCING NEW TABLE AS fresh"),
    "UPDATE": ("moved", "REFERENCING OLD TABLE AS stale NEW TABLE AS fresh"),
    "DELETE": ("stale", "REFERENCING OLD TABLE AS stale"),
}
FOLLOW = """
CREATE TRIGGER counts_{event} AFTER {event} ON public.{table} {tables}
    FOR EACH STATEMENT EXECUTE FUNCTION public.note_uncounted('{query}');
"""
EVERYTHING = "SELECT 'everything', 0"


def follow(table: str, event: str) -> migrations.RunSQL:
    touched, columns = FOLLOWED[table]
    query, tables = EVERYTHING, ""
    if event in ROWS:
        rows, tables = ROWS[event]
        query = touched.format(rows=rows)
    if event == "UPDATE":
        query = MOVED.format(columns=", ".join(columns.split())) + query
    names = {"event": event.lower(), "table": table}
    return migrations.RunSQL(
        FOLLOW.format(**names, tables=tables, query=query.replace("'", "''")),
        "DROP TRIGGER counts_{event} ON public.{table};".format(**names),
    )


class Migration(migrations.Migration):
    dependencies = [("toezeggingen", "0016_confirmed_fulfilments"), ("parliament", "0008_committee_successors")]

    operations = [
        migrations.RunSQL(COUNTS, REMOVE_COUNTS),
        *(follow(table, event) for table in FOLLOWED for event in (*ROWS, "TRUNCATE")),
        migrations.RunSQL(AT_COMMIT, NEVER),
    ]
