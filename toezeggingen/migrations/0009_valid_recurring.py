from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations

NAMES = {
    "event": "event_is_a_move_of_the_table",
    "relation": "relation_kind_is_known",
    "toezegging": "toezegging_rhythm_is_known",
}


class Migration(migrations.Migration):
    """Check the rows that were there. It locks no reader or writer out."""

    dependencies = [("toezeggingen", "0008_recurring")]

    operations = [ValidateConstraint(model, name) for model, name in NAMES.items()]
