"""A clerk may confirm a briefing or another document as well as a letter."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("toezeggingen", "0020_words_at_once")]

    operations = [
        migrations.AlterField(
            "event",
            "kind",
            models.TextField(
                "soort",
                choices=[
                    ("gepubliceerd", "gepubliceerd"),
                    ("voorgesteld", "nakoming voorgesteld"),
                    ("bevestigd", "nakoming bevestigd"),
                    ("afgewezen", "voorstel afgewezen"),
                    ("besloten", "besluit"),
                    ("vervallen", "vervallen"),
                    ("heropend", "heropend"),
                    ("uitgesteld", "uitgesteld"),
                    ("ingetrokken", "ingetrokken"),
                    ("hersteld", "hersteld"),
                    ("gecorrigeerd", "gecorrigeerd"),
                    ("hernummerd", "nummer van de Kamer bekend"),
                    ("aangepast", "termijn aangepast"),
                ],
            ),
        ),
    ]
