import django.db.models.deletion
from django.conf import settings
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models

from parliament.constraint_operations import RemoveNarrowConstraint


class Migration(migrations.Migration):
    """A postponement can be taken back, and a public reason corrected."""

    dependencies = [
        ('parliament', '0003_confidential_debates'),
        ('toezeggingen', '0004_confidential_debates'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        RemoveNarrowConstraint(
            model_name='event',
            name='event_is_a_move_of_the_table',
        ),
        migrations.AddField(
            model_name='event',
            name='corrects',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='toezeggingen.event', verbose_name='verbetert'),
        ),
        migrations.AddField(
            model_name='event',
            name='revokes',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='revocations', to='toezeggingen.postponement', verbose_name='herroept'),
        ),
        migrations.AlterField(
            model_name='event',
            name='kind',
            field=models.TextField(choices=[('gepubliceerd', 'gepubliceerd'), ('voorgesteld', 'nakoming voorgesteld'), ('bevestigd', 'nakoming bevestigd'), ('afgewezen', 'voorstel afgewezen'), ('besloten', 'besluit'), ('vervallen', 'vervallen'), ('heropend', 'heropend'), ('uitgesteld', 'uitgesteld'), ('herroepen', 'uitstel herroepen'), ('reden-verbeterd', 'reden verbeterd'), ('ingetrokken', 'ingetrokken'), ('hersteld', 'hersteld'), ('gecorrigeerd', 'gecorrigeerd'), ('hernummerd', 'nummer van de Kamer bekend'), ('aangepast', 'termijn aangepast'), ('overgegaan', 'overgegaan naar een ander ministerie')], verbose_name='soort'),
        ),
        AddConstraintNotValid(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('pk', None), models.Q(('from_status', 'concept'), ('kind', 'gepubliceerd'), ('to_status', 'openstaand')), models.Q(('from_status', 'openstaand'), ('kind', 'voorgesteld'), ('to_status', 'openstaand')), models.Q(('from_status', 'deels-voldaan'), ('kind', 'voorgesteld'), ('to_status', 'deels-voldaan')), models.Q(('from_status', 'openstaand'), ('kind', 'bevestigd'), ('to_status', 'openstaand')), models.Q(('from_status', 'deels-voldaan'), ('kind', 'bevestigd'), ('to_status', 'deels-voldaan')), models.Q(('from_status', 'openstaand'), ('kind', 'afgewezen'), ('to_status', 'openstaand')), models.Q(('from_status', 'deels-voldaan'), ('kind', 'afgewezen'), ('to_status', 'deels-voldaan')), models.Q(('from_status', 'voldaan'), ('kind', 'afgewezen'), ('to_status', 'voldaan')), models.Q(('from_status', 'vervallen'), ('kind', 'afgewezen'), ('to_status', 'vervallen')), models.Q(('from_status', 'openstaand'), ('kind', 'besloten'), ('to_status', 'voldaan')), models.Q(('from_status', 'openstaand'), ('kind', 'besloten'), ('to_status', 'deels-voldaan')), models.Q(('from_status', 'openstaand'), ('kind', 'besloten'), ('to_status', 'openstaand')), models.Q(('from_status', 'deels-voldaan'), ('kind', 'besloten'), ('to_status', 'voldaan')), models.Q(('from_status', 'deels-voldaan'), ('kind', 'besloten'), ('to_status', 'deels-voldaan')), models.Q(('from_status', 'openstaand'), ('kind', 'vervallen'), ('to_status', 'vervallen')), models.Q(('from_status', 'deels-voldaan'), ('kind', 'vervallen'), ('to_status', 'vervallen')), models.Q(('from_status', 'deels-voldaan'), ('kind', 'heropend'), ('to_status', 'openstaand')), models.Q(('from_status', 'voldaan'), ('kind', 'heropend'), ('to_status', 'openstaand')), models.Q(('from_status', 'voldaan'), ('kind', 'heropend'), ('to_status', 'deels-voldaan')), models.Q(('from_status', 'vervallen'), ('kind', 'heropend'), ('to_status', 'openstaand')), models.Q(('from_status', 'vervallen'), ('kind', 'heropend'), ('to_status', 'deels-voldaan')), models.Q(('from_status', 'openstaand'), ('kind', 'uitgesteld'), ('to_status', 'openstaand')), models.Q(('from_status', 'deels-voldaan'), ('kind', 'uitgesteld'), ('to_status', 'deels-voldaan')), models.Q(('from_status', 'openstaand'), ('kind', 'herroepen'), ('to_status', 'openstaand')), models.Q(('from_status', 'deels-voldaan'), ('kind', 'herroepen'), ('to_status', 'deels-voldaan')), models.Q(('from_status', 'openstaand'), ('kind', 'reden-verbeterd'), ('to_status', 'openstaand')), models.Q(('from_status', 'deels-voldaan'), ('kind', 'reden-verbeterd'), ('to_status', 'deels-voldaan')), models.Q(('from_status', 'voldaan'), ('kind', 'reden-verbeterd'), ('to_status', 'voldaan')), models.Q(('from_status', 'vervallen'), ('kind', 'reden-verbeterd'), ('to_status', 'vervallen')), models.Q(('from_status', 'openstaand'), ('kind', 'ingetrokken'), ('to_status', 'openstaand')), models.Q(('from_status', 'deels-voldaan'), ('kind', 'ingetrokken'), ('to_status', 'deels-voldaan')), models.Q(('from_status', 'voldaan'), ('kind', 'ingetrokken'), ('to_status', 'voldaan')), models.Q(('from_status', 'vervallen'), ('kind', 'ingetrokken'), ('to_status', 'vervallen')), models.Q(('from_status', 'openstaand'), ('kind', 'hersteld'), ('to_status', 'openstaand')), models.Q(('from_status', 'deels-voldaan'), ('kind', 'hersteld'), ('to_status', 'deels-voldaan')), models.Q(('from_status', 'voldaan'), ('kind', 'hersteld'), ('to_status', 'voldaan')), models.Q(('from_status', 'vervallen'), ('kind', 'hersteld'), ('to_status', 'vervallen')), models.Q(('from_status', 'openstaand'), ('kind', 'gecorrigeerd'), ('to_status', 'openstaand')), models.Q(('from_status', 'deels-voldaan'), ('kind', 'gecorrigeerd'), ('to_status', 'deels-voldaan')), models.Q(('from_status', 'voldaan'), ('kind', 'gecorrigeerd'), ('to_status', 'voldaan')), models.Q(('from_status', 'vervallen'), ('kind', 'gecorrigeerd'), ('to_status', 'vervallen')), models.Q(('from_status', 'openstaand'), ('kind', 'hernummerd'), ('to_status', 'openstaand')), models.Q(('from_status', 'deels-voldaan'), ('kind', 'hernummerd'), ('to_status', 'deels-voldaan')), models.Q(('from_status', 'voldaan'), ('kind', 'hernummerd'), ('to_status', 'voldaan')), models.Q(('from_status', 'vervallen'), ('kind', 'hernummerd'), ('to_status', 'vervallen')), models.Q(('from_status', 'openstaand'), ('kind', 'aangepast'), ('to_status', 'openstaand')), models.Q(('from_status', 'deels-voldaan'), ('kind', 'aangepast'), ('to_status', 'deels-voldaan')), models.Q(('from_status', 'openstaand'), ('kind', 'overgegaan'), ('to_status', 'openstaand')), models.Q(('from_status', 'deels-voldaan'), ('kind', 'overgegaan'), ('to_status', 'deels-voldaan')), _connector='OR'), name='event_is_a_move_of_the_table'),
        ),
        AddConstraintNotValid(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'herroepen'), ('revokes__isnull', False)), models.Q(models.Q(('kind', 'herroepen'), _negated=True), ('revokes', None)), _connector='OR'), name='event_names_what_it_takes_back'),
        ),
        AddConstraintNotValid(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('corrects__isnull', False), ('kind', 'reden-verbeterd')), models.Q(models.Q(('kind', 'reden-verbeterd'), _negated=True), ('corrects', None)), _connector='OR'), name='event_names_what_it_corrects'),
        ),
    ]
