from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    """Check the rows that were there. It locks no reader or writer out."""

    dependencies = [("alerts", "0006_without_reminders")]

    operations = [ValidateConstraint("mail", "mail_values_are_known"), ValidateConstraint("round", "round_kind_is_known")]
