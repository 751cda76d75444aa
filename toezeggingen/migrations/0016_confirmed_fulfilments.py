from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("toezeggingen", "0015_tied_changes")]

    operations = [
        migrations.AddIndex(
            model_name="fulfilment",
            index=models.Index(
                fields=["toezegging"], condition=models.Q(("state", "bevestigd")), name="fulfilment_confirmed"
            ),
        ),
    ]
