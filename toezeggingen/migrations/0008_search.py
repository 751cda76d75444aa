"""What search knows of a published toezegging, kept by triggers whichever table changes; docs/decisions/0012 says why."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models

KEEP = """
CREATE FUNCTION public.refresh_search_documents(changed bigint[]) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    -- First the lock, then a look: what another transaction has just changed beside this one is seen.
    PERFORM FROM public.toezeggingen_searchdocument WHERE toezegging_id = ANY(changed) ORDER BY toezegging_id FOR UPDATE;
    DELETE FROM public.toezeggingen_searchdocument AS known USING public.toezeggingen_toezegging AS toezegging
    WHERE known.toezegging_id = toezegging.id AND toezegging.id = ANY(changed)
        AND (toezegging.status = 'concept' OR toezegging.withdrawn);
    -- The debate of a briefing in confidence keeps its title and committee to itself.
    WITH told AS (
        SELECT toezegging.id, left(toezegging.text, 200000) AS text, coalesce(debate.title, '') AS title,
            concat_ws(' ', committee.name, committee.short_name, minister.name, post.title,
                ministry_then.name, ministry_then.abbreviation, ministry_now.name, ministry_now.abbreviation,
                (SELECT string_agg(concat_ws(' ', member.name, party.abbreviation, party.name), ' ')
                 FROM public.toezeggingen_toezegging_members AS told_to
                 JOIN public.parliament_member AS member ON member.id = told_to.member_id
                 LEFT JOIN public.parliament_party AS party ON party.id = member.party_id
                 WHERE told_to.toezegging_id = toezegging.id),
                (SELECT string_agg(concat_ws(' ', party.abbreviation, party.name), ' ')
                 FROM public.toezeggingen_toezegging_parties AS told_to
                 JOIN public.parliament_party AS party ON party.id = told_to.party_id
                 WHERE told_to.toezegging_id = toezegging.id)) AS names
        FROM public.toezeggingen_toezegging AS toezegging
        JOIN public.parliament_ministry AS ministry_then ON ministry_then.id = toezegging.ministry_then_id
        JOIN public.parliament_ministry AS ministry_now ON ministry_now.id = toezegging.ministry_now_id
        LEFT JOIN public.parliament_debate AS debate ON debate.id = toezegging.debate_id AND NOT EXISTS (
            SELECT FROM public.toezeggingen_fulfilment AS briefing
            WHERE briefing.debate_id = debate.id AND briefing.confidential AND debate.kind = 'technische-briefing')
        LEFT JOIN public.parliament_committee AS committee ON committee.id = debate.committee_id
        LEFT JOIN public.parliament_minister AS minister ON minister.id = toezegging.minister_id
        LEFT JOIN public.parliament_post AS post ON post.id = toezegging.post_id
        WHERE toezegging.id = ANY(changed) AND toezegging.status <> 'concept' AND NOT toezegging.withdrawn
    ), noted AS (
        SELECT public.note_words(array_agg(words)) FROM told, unnest(ARRAY[text, title, names]) AS words
    )
    INSERT INTO public.toezeggingen_searchdocument AS known (toezegging_id, document)
    SELECT id, setweight(to_tsvector('public.register', text), 'A')
        || setweight(to_tsvector('public.register', title), 'B')
        || setweight(to_tsvector('public.register', names), 'C')
    FROM told, noted
    ON CONFLICT (toezegging_id) DO UPDATE SET document = EXCLUDED.document
        WHERE known.document <> EXCLUDED.document;
END $$;
REVOKE ALL ON FUNCTION public.refresh_search_documents(bigint[]) FROM PUBLIC;
"""

FOLLOW = """
CREATE FUNCTION public.{name}() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM public.refresh_search_documents(ARRAY(WITH moved AS ({moved}) {whose}));
    RETURN NULL;
END $$;
CREATE TRIGGER search_{event} AFTER {event} ON public.{table}
    REFERENCING {tables} FOR EACH STATEMENT EXECUTE FUNCTION public.{name}();
"""
REMOVE_FOLLOW = "DROP TRIGGER search_{event} ON public.{table}; DROP FUNCTION public.{name}();"
TABLES = {
    "INSERT": "NEW TABLE AS changed",
    "UPDATE": "OLD TABLE AS was NEW TABLE AS changed",
    "DELETE": "OLD TABLE AS changed",
}
# Of an update the rows before and after it, where these columns are others. An ordinary move of a toezegging touches no
# document, so that nobody who makes one waits for another.
MOVED = """
    SELECT changed.* FROM changed JOIN was USING (id) WHERE ({new}) IS DISTINCT FROM ({old})
    UNION ALL SELECT was.* FROM changed JOIN was USING (id) WHERE ({new}) IS DISTINCT FROM ({old})
"""

TOEZEGGINGEN = "SELECT toezegging.id FROM public.toezeggingen_toezegging AS toezegging"
RECIPIENTS = "SELECT told_to.toezegging_id FROM public.toezeggingen_toezegging_members AS told_to"
# Of each table: the columns by which an update counts, its other changes that do, and whose documents follow `moved`.
FOLLOWED = {
    "toezeggingen_toezegging": (
        "text debate_id minister_id post_id ministry_then_id ministry_now_id withdrawn is_concept",
        ("INSERT",),
        "SELECT DISTINCT id FROM moved",
    ),
    "toezeggingen_toezegging_members": ("", ("INSERT", "DELETE"), "SELECT DISTINCT toezegging_id FROM moved"),
    "toezeggingen_toezegging_parties": ("", ("INSERT", "DELETE"), "SELECT DISTINCT toezegging_id FROM moved"),
    "toezeggingen_fulfilment": (
        "debate_id confidential",
        ("INSERT",),
        f"{TOEZEGGINGEN} WHERE debate_id IN (SELECT debate_id FROM moved WHERE confidential)",
    ),
    "parliament_debate": (
        "title committee_id kind",
        (),
        f"{TOEZEGGINGEN} WHERE debate_id IN (SELECT id FROM moved)",
    ),
    "parliament_committee": (
        "name short_name",
        (),
        f"{TOEZEGGINGEN} JOIN public.parliament_debate AS debate ON debate.id = toezegging.debate_id"
        " WHERE debate.committee_id IN (SELECT id FROM moved)",
    ),
    "parliament_ministry": (
        "name abbreviation",
        (),
        f"{TOEZEGGINGEN} WHERE ministry_then_id IN (SELECT id FROM moved)"
        " OR ministry_now_id IN (SELECT id FROM moved)",
    ),
    "parliament_minister": ("name", (), f"{TOEZEGGINGEN} WHERE minister_id IN (SELECT id FROM moved)"),
    "parliament_post": ("title", (), f"{TOEZEGGINGEN} WHERE post_id IN (SELECT id FROM moved)"),
    "parliament_member": ("name party_id", (), f"{RECIPIENTS} WHERE member_id IN (SELECT id FROM moved)"),
    "parliament_party": (
        "abbreviation name",
        (),
        f"{RECIPIENTS} JOIN public.parliament_member AS member ON member.id = told_to.member_id"
        " WHERE member.party_id IN (SELECT id FROM moved)"
        " UNION SELECT toezegging_id FROM public.toezeggingen_toezegging_parties"
        " WHERE party_id IN (SELECT id FROM moved)",
    ),
}


def column(table: str, name: str) -> str:
    return f"{table}.status = 'concept'" if name == "is_concept" else f"{table}.{name}"


def follow(table: str, columns: str, event: str, whose: str) -> migrations.RunSQL:
    moved = "SELECT * FROM changed"
    if event == "UPDATE":
        new, old = (", ".join(column(rows, name) for name in columns.split()) for rows in ("changed", "was"))
        moved = MOVED.format(new=new, old=old)
    names = {"event": event, "table": table, "name": f"search_follows_{event.lower()}_{table.partition('_')[2]}"}
    return migrations.RunSQL(
        FOLLOW.format(moved=moved, whose=whose, tables=TABLES[event], **names), REMOVE_FOLLOW.format(**names)
    )


def follow_all() -> list[migrations.RunSQL]:
    return [
        follow(table, columns, event, whose)
        for table, (columns, others, whose) in FOLLOWED.items()
        for event in (*(("UPDATE",) if columns else ()), *others)
    ]


class Migration(migrations.Migration):
    dependencies = [("toezeggingen", "0007_named_debates"), ("parliament", "0004_search_words")]

    operations = [
        migrations.CreateModel(
            name="SearchDocument",
            fields=[
                (
                    "toezegging",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="search_document",
                        serialize=False,
                        to="toezeggingen.toezegging",
                    ),
                ),
                ("document", django.contrib.postgres.search.SearchVectorField()),
            ],
            options={
                "default_permissions": (),
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(fields=["document"], name="search_document")
                ],
            },
        ),
        migrations.RunSQL(KEEP, "DROP FUNCTION public.refresh_search_documents(bigint[])"),
        *follow_all(),
        migrations.RunSQL(
            "SELECT public.refresh_search_documents(ARRAY(SELECT id FROM public.toezeggingen_toezegging))",
            migrations.RunSQL.noop,
        ),
    ]
