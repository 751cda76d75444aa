from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("toezeggingen", "0017_counts")]

    operations = [
        migrations.AddIndex(
            model_name="event",
            index=models.Index(
                fields=["on", "id"], condition=models.Q(("kind__in", ("besloten", "vervallen"))), name="event_ends"
            ),
        ),
    ]
