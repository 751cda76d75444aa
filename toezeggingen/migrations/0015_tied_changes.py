"""A toezegging reads otherwise too when another that it is tied to changes its number or text, or comes or goes."""

from importlib import import_module

from django.db import migrations

CHANGES = import_module("toezeggingen.migrations.0010_public_changes")
TABLE = "toezeggingen_toezegging"
_, OWN = CHANGES.FOLLOWED[TABLE]
# What is told of the other one in a tie; it is there for the public when it is no concept and not withdrawn.
SHOWN = "{0}.number, {0}.text, {0}.withdrawn, {0}.status = 'concept'"
TIED = f"""
UNION SELECT tied.other
FROM (
    SELECT source_id AS one, target_id AS other FROM public.toezeggingen_relation
    UNION ALL SELECT target_id, source_id FROM public.toezeggingen_relation
) AS tied JOIN fresh ON fresh.id = tied.one JOIN stale ON stale.id = fresh.id
WHERE ({SHOWN.format("fresh")}) <> ({SHOWN.format("stale")})
"""
BEFORE = CHANGES.follow(TABLE, "UPDATE", OWN)


class Migration(migrations.Migration):
    dependencies = [("toezeggingen", "0014_search_in_turn")]

    operations = [
        migrations.RunSQL(BEFORE.reverse_sql, BEFORE.sql),
        CHANGES.follow(TABLE, "UPDATE", OWN + TIED),
    ]
