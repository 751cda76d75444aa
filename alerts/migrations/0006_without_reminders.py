from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    """Subscriptions have replaced the choices of a recipient, and news has replaced the reminders."""

    dependencies = [("alerts", "0005_recipients_follow")]

    operations = [
        migrations.RemoveField(
            model_name='recipient',
            name='committees',
        ),
        migrations.RemoveField(
            model_name='recipient',
            name='ministries',
        ),
        migrations.RemoveField(
            model_name='recipient',
            name='wants_digest',
        ),
        migrations.RemoveField(
            model_name='recipient',
            name='wants_reminders',
        ),
        AddConstraintNotValid(
            model_name='mail',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['weekoverzicht', 'dagbericht', 'direct-bericht', 'bevestiging', 'proef']), ('state__in', ['wacht', 'bezig', 'verzonden', 'geweigerd', 'vastgehouden', 'vervallen'])), name='mail_values_are_known'),
        ),
        AddConstraintNotValid(
            model_name='round',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['weekoverzicht', 'dagbericht', 'direct-bericht', 'bevestiging', 'proef'])), name='round_kind_is_known'),
        ),
        migrations.DeleteModel(
            name='ReminderItem',
        ),
    ]
