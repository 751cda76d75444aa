import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("parliament", "0007_searched_words"),
    ]

    operations = [
        migrations.AddField(
            model_name="committee",
            name="successor",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="predecessors",
                to="parliament.committee",
                verbose_name="opvolger",
            ),
        ),
        migrations.AddConstraint(
            model_name="committee",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("successor", None), models.Q(("successor", models.F("pk")), _negated=True), _connector="OR"
                ),
                name="committee_does_not_follow_itself",
                violation_error_message="Een commissie kan zichzelf niet opvolgen.",
            ),
        ),
    ]
