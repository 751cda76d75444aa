from django.conf import settings
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models

from parliament.constraint_operations import RemoveNarrowConstraint

# On the way back: the earlier release does not know terms.
TERMS_BECOME_ADDITIONS = """
SET CONSTRAINTS ALL IMMEDIATE;
UPDATE public.toezeggingen_relation SET kind = 'aanvulling-op' WHERE kind = 'volgende-termijn-van';
SET CONSTRAINTS ALL DEFERRED;
"""


class Migration(migrations.Migration):
    """A toezegging can recur. Its terms are linked, and its series is ended and resumed."""

    dependencies = [
        ('letters', '0002_triggers'),
        ('parliament', '0003_confidential_debates'),
        ('toezeggingen', '0007_guards_of_postponements'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        RemoveNarrowConstraint(
            model_name='event',
            name='event_is_a_move_of_the_table',
        ),
        RemoveNarrowConstraint(
            model_name='relation',
            name='relation_kind_is_known',
        ),
        migrations.RunSQL(migrations.RunSQL.noop, TERMS_BECOME_ADDITIONS),
        migrations.AddField(
            model_name='toezegging',
            name='rhythm',
            field=models.PositiveSmallIntegerField(choices=[(0, 'niet'), (3, 'elk kwartaal'), (6, 'elk half jaar'), (12, 'elk jaar'), (24, 'elke twee jaar')], db_default=0, default=0, verbose_name='komt terug'),
        ),
        migrations.AlterField(
            model_name='event',
            name='kind',
            field=models.TextField(choices=[('gepubliceerd', 'gepubliceerd'), ('voorgesteld', 'nakoming voorgesteld'), ('bevestigd', 'nakoming bevestigd'), ('afgewezen', 'voorstel afgewezen'), ('besloten', 'besluit'), ('vervallen', 'vervallen'), ('heropend', 'heropend'), ('uitgesteld', 'uitgesteld'), ('herroepen', 'uitstel herroepen'), ('reden-verbeterd', 'reden verbeterd'), ('ingetrokken', 'ingetrokken'), ('hersteld', 'hersteld'), ('gecorrigeerd', 'gecorrigeerd'), ('hernummerd', 'nummer van de Kamer bekend'), ('aangepast', 'termijn aangepast'), ('reeks-beeindigd', 'reeks beëindigd'), ('reeks-hervat', 'reeks hervat'), ('overgegaan', 'overgegaan naar een ander ministerie')], verbose_name='soort'),
        ),
        migrations.AlterField(
            model_name='relation',
            name='kind',
            field=models.TextField(choices=[('herhaling-van', 'herhaling van'), ('aanvulling-op', 'aanvulling op'), ('wijziging-van', 'wijziging van'), ('volgende-termijn-van', 'volgende termijn van')], verbose_name='verband'),
        ),
        AddConstraintNotValid(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('pk', None), models.Q(('from_status', 'concept'), ('kind', 'gepubliceerd'), ('to_status', 'openstaand')), models.Q(('from_status', 'openstaand'), ('kind', 'voorgesteld'), ('to_status', 'openstaand')), models.Q(('from_status', 'deels-voldaan'), ('kind', 'voorgesteld'), ('to_status', 'deels-voldaan')), models.Q(('from_status', 'openstaand'), ('kind', 'bevestigd'), ('to_status', 'openstaand')), models.Q(('from_status', 'deels-voldaan'), ('kind', 'bevestigd'), ('to_status', 'deels-voldaan')), models.Q(('from_status', 'openstaand'), ('kind', 'afgewezen'), ('to_status', 'openstaand')), models.Q(('from_status', 'deels-voldaan'), ('kind', 'afgewezen'), ('to_status', 'deels-voldaan')), models.Q(('from_status', 'voldaan'), ('kind', 'afgewezen'), ('to_status', 'voldaan')), models.Q(('from_status', 'vervallen'), ('kind', 'afgewezen'), ('to_status', 'vervallen')), models.Q(('from_status', 'openstaand'), ('kind', 'besloten'), ('to_status', 'voldaan')), models.Q(('from_status', 'openstaand'), ('kind', 'besloten'), ('to_status', 'deels-voldaan')), models.Q(('from_status', 'openstaand'), ('kind', 'besloten'), ('to_status', 'openstaand')), models.Q(('from_status', 'deels-voldaan'), ('kind', 'besloten'), ('to_status', 'voldaan')), models.Q(('from_status', 'deels-voldaan'), ('kind', 'besloten'), ('to_status', 'deels-voldaan')), models.Q(('from_status', 'openstaand'), ('kind', 'vervallen'), ('to_status', 'vervallen')), models.Q(('from_status', 'deels-voldaan'), ('kind', 'vervallen'), ('to_status', 'vervallen')), models.Q(('from_status', 'deels-voldaan'), ('kind', 'heropend'), ('to_status', 'openstaand')), models.Q(('from_status', 'voldaan'), ('kind', 'heropend'), ('to_status', 'openstaand')), models.Q(('from_status', 'voldaan'), ('kind', 'heropend'), ('to_status', 'deels-voldaan')), models.Q(('from_status', 'vervallen'), ('kind', 'heropend'), ('to_status', 'openstaand')), models.Q(('from_status', 'vervallen'), ('kind', 'heropend'), ('to_status', 'deels-voldaan')), models.Q(('from_status', 'openstaand'), ('kind', 'uitgesteld'), ('to_status', 'openstaand')), models.Q(('from_status', 'deels-voldaan'), ('kind', 'uitgesteld'), ('to_status', 'deels-voldaan')), models.Q(('from_status', 'openstaand'), ('kind', 'herroepen'), ('to_status', 'openstaand')), models.Q(('from_status', 'deels-voldaan'), ('kind', 'herroepen'), ('to_status', 'deels-voldaan')), models.Q(('from_status', 'openstaand'), ('kind', 'reden-verbeterd'), ('to_status', 'openstaand')), models.Q(('from_status', 'deels-voldaan'), ('kind', 'reden-verbeterd'), ('to_status', 'deels-voldaan')), models.Q(('from_status', 'voldaan'), ('kind', 'reden-verbeterd'), ('to_status', 'voldaan')), models.Q(('from_status', 'vervallen'), ('kind', 'reden-verbeterd'), ('to_status', 'vervallen')), models.Q(('from_status', 'openstaand'), ('kind', 'reeks-beeindigd'), ('to_status', 'openstaand')), models.Q(('from_status', 'deels-voldaan'), ('kind', 'reeks-beeindigd'), ('to_status', 'deels-voldaan')), models.Q(('from_status', 'openstaand'), ('kind', 'reeks-hervat'), ('to_status', 'openstaand')), models.Q(('from_status', 'deels-voldaan'), ('kind', 'reeks-hervat'), ('to_status', 'deels-voldaan')), models.Q(('from_status', 'voldaan'), ('kind', 'reeks-hervat'), ('to_status', 'voldaan')), models.Q(('from_status', 'openstaand'), ('kind', 'ingetrokken'), ('to_status', 'openstaand')), models.Q(('from_status', 'deels-voldaan'), ('kind', 'ingetrokken'), ('to_status', 'deels-voldaan')), models.Q(('from_status', 'voldaan'), ('kind', 'ingetrokken'), ('to_status', 'voldaan')), models.Q(('from_status', 'vervallen'), ('kind', 'ingetrokken'), ('to_status', 'vervallen')), models.Q(('from_status', 'openstaand'), ('kind', 'hersteld'), ('to_status', 'openstaand')), models.Q(('from_status', 'deels-voldaan'), ('kind', 'hersteld'), ('to_status', 'deels-voldaan')), models.Q(('from_status', 'voldaan'), ('kind', 'hersteld'), ('to_status', 'voldaan')), models.Q(('from_status', 'vervallen'), ('kind', 'hersteld'), ('to_status', 'vervallen')), models.Q(('from_status', 'openstaand'), ('kind', 'gecorrigeerd'), ('to_status', 'openstaand')), models.Q(('from_status', 'deels-voldaan'), ('kind', 'gecorrigeerd'), ('to_status', 'deels-voldaan')), models.Q(('from_status', 'voldaan'), ('kind', 'gecorrigeerd'), ('to_status', 'voldaan')), models.Q(('from_status', 'vervallen'), ('kind', 'gecorrigeerd'), ('to_status', 'vervallen')), models.Q(('from_status', 'openstaand'), ('kind', 'hernummerd'), ('to_status', 'openstaand')), models.Q(('from_status', 'deels-voldaan'), ('kind', 'hernummerd'), ('to_status', 'deels-voldaan')), models.Q(('from_status', 'voldaan'), ('kind', 'hernummerd'), ('to_status', 'voldaan')), models.Q(('from_status', 'vervallen'), ('kind', 'hernummerd'), ('to_status', 'vervallen')), models.Q(('from_status', 'openstaand'), ('kind', 'aangepast'), ('to_status', 'openstaand')), models.Q(('from_status', 'deels-voldaan'), ('kind', 'aangepast'), ('to_status', 'deels-voldaan')), models.Q(('from_status', 'openstaand'), ('kind', 'overgegaan'), ('to_status', 'openstaand')), models.Q(('from_status', 'deels-voldaan'), ('kind', 'overgegaan'), ('to_status', 'deels-voldaan')), _connector='OR'), name='event_is_a_move_of_the_table'),
        ),
        AddConstraintNotValid(
            model_name='relation',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['herhaling-van', 'aanvulling-op', 'wijziging-van', 'volgende-termijn-van'])), name='relation_kind_is_known'),
        ),
        AddConstraintNotValid(
            model_name='toezegging',
            constraint=models.CheckConstraint(condition=models.Q(('rhythm__in', [0, 3, 6, 12, 24])), name='toezegging_rhythm_is_known'),
        ),
    ]
