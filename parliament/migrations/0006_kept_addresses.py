"""The address of a page is given once and then kept; docs/decisions/0016 says why."""

from django.db import migrations, models

FIELDS = {
    "committee": "slug", "member": "slug", "minister": "slug", "ministry": "key", "party": "slug", "post": "slug",
}  # fmt: skip

REFUSE = """
CREATE FUNCTION public.refuse_new_address() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'an address is kept for ever: row % of % has one', OLD.id, TG_TABLE_NAME
        USING ERRCODE = 'check_violation', CONSTRAINT = 'address_is_kept', TABLE = TG_TABLE_NAME;
END $$;
"""
KEEP = """
CREATE TRIGGER address_is_kept BEFORE UPDATE ON public.parliament_{table}
    FOR EACH ROW WHEN (OLD.{field} <> NEW.{field}) EXECUTE FUNCTION public.refuse_new_address();
"""
LET_GO = "DROP TRIGGER address_is_kept ON public.parliament_{table};"


class Migration(migrations.Migration):
    dependencies = [("parliament", "0005_former_debate_numbers")]

    operations = [
        *(
            migrations.AlterField(
                name, "slug", models.SlugField("adres", unique=True, max_length=150, editable=False)
            )
            for name in ("committee", "party")
        ),
        migrations.AlterField("ministry", "key", models.SlugField("sleutel", unique=True, editable=False)),
        migrations.RunSQL(REFUSE, "DROP FUNCTION public.refuse_new_address();"),
        *(
            migrations.RunSQL(KEEP.format(table=table, field=field), LET_GO.format(table=table))
            for table, field in FIELDS.items()
        ),
    ]
