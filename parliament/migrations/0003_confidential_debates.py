from django.db import migrations, models

HIDE_BRIEFINGS = "UPDATE public.parliament_debate SET is_confidential = true WHERE kind = 'technische-briefing'"


class Migration(migrations.Migration):
    """Technical briefings are confidential until a griffier says otherwise."""

    dependencies = [("parliament", "0002_triggers")]

    operations = [
        migrations.AddField(
            "debate",
            "is_confidential",
            models.BooleanField(
                "vertrouwelijk",
                default=False,
                help_text="Van een vertrouwelijk debat zijn alleen de soort, het nummer en de dag openbaar.",
            ),
            preserve_default=False,
        ),
        migrations.RunSQL(HIDE_BRIEFINGS, migrations.RunSQL.noop),
        migrations.AlterField(
            "debate",
            "is_confidential",
            models.BooleanField(
                "vertrouwelijk",
                default=None,
                help_text="Van een vertrouwelijk debat zijn alleen de soort, het nummer en de dag openbaar.",
            ),
        ),
    ]
