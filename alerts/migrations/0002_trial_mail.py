from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    """A trial mail, with which a griffier sees whether mail arrives."""

    dependencies = [
        ('alerts', '0001_initial'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='mail',
            name='mail_values_are_known',
        ),
        migrations.RemoveConstraint(
            model_name='round',
            name='round_kind_is_known',
        ),
        migrations.AlterField(
            model_name='mail',
            name='kind',
            field=models.TextField(choices=[('weekoverzicht', 'weekoverzicht'), ('herinnering', 'herinnering'), ('proef', 'proefbericht')], verbose_name='soort'),
        ),
        migrations.AlterField(
            model_name='round',
            name='kind',
            field=models.TextField(choices=[('weekoverzicht', 'weekoverzicht'), ('herinnering', 'herinnering'), ('proef', 'proefbericht')], verbose_name='soort'),
        ),
        AddConstraintNotValid(
            model_name='mail',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['weekoverzicht', 'herinnering', 'proef']), ('state__in', ['wacht', 'bezig', 'verzonden', 'geweigerd'])), name='mail_values_are_known'),
        ),
        AddConstraintNotValid(
            model_name='round',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['weekoverzicht', 'herinnering', 'proef'])), name='round_kind_is_known'),
        ),
    ]
