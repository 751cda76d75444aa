from django.db import migrations

from accounts.second_factor import digest_of


def digest_codes(apps, schema_editor):
    """A readable code has eight signs, and a digest sixteen."""
    for row in apps.get_model("otp_static", "StaticToken").objects.all():
        if len(row.token) == 8:
            row.token = digest_of(row.token)
            row.save(update_fields=["token"])


class Migration(migrations.Migration):
    """Replace each recovery code by its digest. The app of the second factor keeps working in the old release."""

    dependencies = [
        ("accounts", "0003_work_account"),
        ("otp_static", "0003_add_timestamps"),
    ]

    operations = [migrations.RunPython(digest_codes, migrations.RunPython.noop)]
