from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations

NAMES = ("event_is_a_move_of_the_table", "event_names_what_it_takes_back", "event_names_what_it_corrects")


class Migration(migrations.Migration):
    """Check the rows that were there. It locks no reader or writer out."""

    dependencies = [("toezeggingen", "0005_postponements_taken_back")]

    operations = [ValidateConstraint("event", name) for name in NAMES]
