"""What a debate was numbered before is seen by the public, so that it counts for the register's version."""

from django.db import migrations

NOTE = """
CREATE TRIGGER public_change AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON public.parliament_formernumber
    FOR EACH STATEMENT EXECUTE FUNCTION public.note_public_change();
"""


class Migration(migrations.Migration):
    dependencies = [("toezeggingen", "0010_public_changes"), ("parliament", "0005_former_debate_numbers")]

    operations = [migrations.RunSQL(NOTE, "DROP TRIGGER public_change ON public.parliament_formernumber;")]
