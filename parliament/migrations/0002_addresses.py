"""Members, ministers and posts get the address of their page, made of the name that they have."""

from itertools import chain, count

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.utils.text import slugify

LONGEST = 150
NAMED_BY = {"Member": "name", "Minister": "name", "Post": "title"}


def make_addresses(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for name, named_by in NAMED_BY.items():
        taken: set[str] = set()
        for row in apps.get_model("parliament", name).objects.order_by("pk"):
            plain = slugify(getattr(row, named_by))[: LONGEST - 8] or "naamloos"
            row.slug = next(
                slug for slug in chain([plain], (f"{plain}-{nr}" for nr in count(2))) if slug not in taken
            )
            taken.add(row.slug)
            row.save(update_fields=["slug"])


class Migration(migrations.Migration):
    dependencies = [("parliament", "0001_initial")]

    operations = [
        *(
            migrations.AddField(
                name, "slug", models.SlugField("adres", max_length=LONGEST, editable=False, db_index=False, default="")
            )
            for name in NAMED_BY
        ),
        migrations.RunPython(make_addresses, migrations.RunPython.noop),
        *(
            migrations.AlterField(
                name, "slug", models.SlugField("adres", unique=True, max_length=LONGEST, editable=False)
            )
            for name in NAMED_BY
        ),
    ]
