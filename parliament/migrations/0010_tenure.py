import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("parliament", "0009_words_at_once"), ("toezeggingen", "0023_search_terms")]

    operations = [
        migrations.RenameModel("Term", "Tenure"),
        migrations.RemoveConstraint("tenure", "term_ends_after_it_starts"),
        migrations.AlterField(
            "tenure",
            "minister",
            models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="tenures",
                to="parliament.minister",
                verbose_name="bewindspersoon",
            ),
        ),
        migrations.AlterField(
            "tenure",
            "post",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="tenures",
                to="parliament.post",
                verbose_name="functie",
            ),
        ),
        migrations.AddConstraint(
            "tenure",
            models.CheckConstraint(
                condition=models.Q(("until", None), ("until__gte", models.F("since")), _connector="OR"),
                name="tenure_ends_after_it_starts",
                violation_error_message="De einddatum ligt voor de begindatum.",
            ),
        ),
    ]
