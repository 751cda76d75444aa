"""When each toezegging last changed for the public, so that programs read on from where they were; docs/decisions/0014
says why in this form."""

import django.db.models.deletion
from django.db import migrations, models

# What a transaction has changed waits for its commit. There, behind the lock of the register's version, each gets a
# moment of its own, later than all before it: whoever has read up to a moment misses nothing that is committed later.
STAMP = """
CREATE TABLE public.toezeggingen_changing (
    xact xid8 NOT NULL,
    toezegging_id bigint NOT NULL,
    PRIMARY KEY (xact, toezegging_id)
);

CREATE FUNCTION public.note_changed_toezeggingen() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    EXECUTE 'INSERT INTO public.toezeggingen_changing SELECT DISTINCT pg_current_xact_id(), id FROM ('
        || TG_ARGV[0] || ') AS changed (id) WHERE id IS NOT NULL ON CONFLICT DO NOTHING';
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION public.give_new_version() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    first timestamptz;
    counted bigint;
BEGIN
    DELETE FROM public.toezeggingen_unversioned WHERE xact = NEW.xact;
    UPDATE public.toezeggingen_registerversion
    SET version = gen_random_uuid(), changed_at = greatest(clock_timestamp(), changed_at + interval '1 microsecond')
    RETURNING changed_at INTO first;
    WITH changed AS (
        DELETE FROM public.toezeggingen_changing WHERE xact = NEW.xact RETURNING toezegging_id
    )
    INSERT INTO public.toezeggingen_publicchange (toezegging_id, at)
    SELECT toezegging_id, first + (row_number() OVER (ORDER BY toezegging_id) - 1) * interval '1 microsecond'
    FROM changed
    ON CONFLICT (toezegging_id) DO UPDATE SET at = EXCLUDED.at;
    GET DIAGNOSTICS counted = ROW_COUNT;
    IF counted > 1 THEN
        UPDATE public.toezeggingen_registerversion SET changed_at = first + (counted - 1) * interval '1 microsecond';
    END IF;
    RETURN NULL;
END $$;

INSERT INTO public.toezeggingen_publicchange (toezegging_id, at)
SELECT toezegging_id, now() + row_number() OVER (ORDER BY max(at), toezegging_id) * interval '1 microsecond'
FROM public.toezeggingen_event GROUP BY toezegging_id;
UPDATE public.toezeggingen_registerversion
SET changed_at = greatest(changed_at, (SELECT max(at) FROM public.toezeggingen_publicchange));
"""

REMOVE_STAMP = """
CREATE OR REPLACE FUNCTION public.give_new_version() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    DELETE FROM public.toezeggingen_unversioned WHERE xact = NEW.xact;
    UPDATE public.toezeggingen_registerversion SET version = gen_random_uuid(), changed_at = clock_timestamp();
    RETURN NULL;
END $$;
DROP FUNCTION public.note_changed_toezeggingen();
DROP TABLE public.toezeggingen_changing;
"""

# Of an update the rows before and after it, where they differ in more than what no public answer shows: a clerk's note is
# nobody's business, not even that there is one.
INTERNAL = "{note,overruled_reason,version,last_event_id,entered_at,entered_by_id,because,proposer_id,proposed_by}"
MOVED = f"""
WITH differing AS (
    SELECT id FROM fresh JOIN stale USING (id)
    WHERE to_jsonb(fresh) - '{INTERNAL}'::text[] <> to_jsonb(stale) - '{INTERNAL}'::text[]
), moved AS (
    SELECT * FROM fresh WHERE id IN (SELECT id FROM differing)
    UNION ALL SELECT * FROM stale WHERE id IN (SELECT id FROM differing)
)
"""
ROWS = {
    "INSERT": ("", "fresh", "NEW TABLE AS fresh"),
    "UPDATE": (MOVED, "moved", "OLD TABLE AS stale NEW TABLE AS fresh"),
    "DELETE": ("", "stale", "OLD TABLE AS stale"),
}

TOEZEGGING = "SELECT id FROM public.toezeggingen_toezegging"
OF_FULFILMENT = "SELECT toezegging_id FROM public.toezeggingen_fulfilment"
OF_EVENT = "SELECT toezegging_id FROM public.toezeggingen_event"
TO_MEMBER = "SELECT toezegging_id FROM public.toezeggingen_toezegging_members"
TO_PARTY = "SELECT toezegging_id FROM public.toezeggingen_toezegging_parties"
OWN = "SELECT toezegging_id FROM {rows}"
THESE = "IN (SELECT id FROM {rows})"
LETTERS = " UNION ".join(
    f"{one} WHERE letter_id IN ({{letters}})"
    for one in (TOEZEGGING, OF_FULFILMENT, "SELECT toezegging_id FROM public.toezeggingen_postponement")
)

# By table: the statements that count, and the toezeggingen of which they change what is told. `rows` are those touched.
FOLLOWED = {
    "toezeggingen_toezegging": ("UPDATE", "SELECT id FROM {rows}"),
    "toezeggingen_event": ("INSERT", f"{OWN} WHERE kind NOT IN ('voorgesteld', 'afgewezen')"),
    # A briefing in confidence hides the title of its debate from whatever was promised there.
    "toezeggingen_fulfilment": (
        "INSERT UPDATE DELETE",
        f"{OWN} WHERE state IN ('bevestigd', 'besloten')"
        f" UNION {TOEZEGGING} WHERE debate_id IN (SELECT debate_id FROM {{rows}} WHERE confidential)",
    ),
    "toezeggingen_relation": (
        "INSERT UPDATE DELETE",
        "SELECT source_id FROM {rows} UNION SELECT target_id FROM {rows}",
    ),
    "toezeggingen_formernumber": ("INSERT DELETE", OWN),
    "toezeggingen_toezegging_members": ("INSERT DELETE", OWN),
    "toezeggingen_toezegging_parties": ("INSERT DELETE", OWN),
    "letters_letter": ("UPDATE", LETTERS.format(letters="SELECT id FROM {rows}")),
    "letters_letterversion": (
        "INSERT UPDATE",
        LETTERS.format(letters="SELECT letter_id FROM {rows} WHERE released_at IS NOT NULL"),
    ),
    "parliament_debate": (
        "UPDATE",
        f"{TOEZEGGING} WHERE debate_id {THESE}"
        f" UNION {OF_FULFILMENT} WHERE debate_id {THESE} OR meeting_id {THESE} UNION {OF_EVENT} WHERE meeting_id {THESE}",
    ),
    "parliament_ministry": ("UPDATE", f"{TOEZEGGING} WHERE ministry_then_id {THESE} OR ministry_now_id {THESE}"),
    "parliament_minister": ("UPDATE", f"{TOEZEGGING} WHERE minister_id {THESE}"),
    "parliament_post": ("UPDATE", f"{TOEZEGGING} WHERE post_id {THESE}"),
    "parliament_member": ("UPDATE", f"{TO_MEMBER} WHERE member_id {THESE}"),
    "parliament_party": (
        "UPDATE",
        f"{TO_PARTY} WHERE party_id {THESE} UNION {TO_MEMBER} WHERE member_id IN"
        f" (SELECT id FROM public.parliament_member WHERE party_id {THESE})",
    ),
}
FOLLOW = """
CREATE TRIGGER public_change_{event} AFTER {event} ON public.{table} REFERENCING {tables}
    FOR EACH STATEMENT EXECUTE FUNCTION public.note_changed_toezeggingen('{query}');
"""
REMOVE_FOLLOW = "DROP TRIGGER public_change_{event} ON public.{table};"


def follow(table: str, event: str, whose: str) -> migrations.RunSQL:
    before, rows, tables = ROWS[event]
    query = f"{before}{whose.format(rows=rows)}".replace("'", "''")
    return migrations.RunSQL(
        FOLLOW.format(event=event.lower(), table=table, tables=tables, query=query),
        REMOVE_FOLLOW.format(event=event.lower(), table=table),
    )


class Migration(migrations.Migration):
    dependencies = [("toezeggingen", "0009_register_changed_at"), ("parliament", "0004_search_words")]

    operations = [
        migrations.CreateModel(
            name="PublicChange",
            fields=[
                (
                    "toezegging",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="public_change",
                        serialize=False,
                        to="toezeggingen.toezegging",
                        verbose_name="toezegging",
                    ),
                ),
                ("at", models.DateTimeField(db_index=True, verbose_name="gewijzigd op")),
            ],
            options={"verbose_name": "openbare wijziging", "verbose_name_plural": "openbare wijzigingen"},
        ),
        migrations.RunSQL(STAMP, REMOVE_STAMP),
        *(follow(table, event, whose) for table, (events, whose) in FOLLOWED.items() for event in events.split()),
    ]
