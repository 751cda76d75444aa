"""Triggers of one statement fire in the order of their names. Who has constraints checked at once, as by hand in SQL, gets
the version at the note of a change: then all that the version hands out must have been noted before it."""

from django.db import migrations

RENAME = """
DO $$
DECLARE
    watched regclass;
BEGIN
    FOR watched IN SELECT tgrelid FROM pg_trigger WHERE tgname = '{0}' LOOP
        EXECUTE format('ALTER TRIGGER {0} ON %s RENAME TO {1}', watched);
    END LOOP;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("toezeggingen", "0021_confirmed_whatever_the_means")]

    operations = [
        migrations.RunSQL(RENAME.format("public_change", "version"), RENAME.format("version", "public_change")),
    ]
