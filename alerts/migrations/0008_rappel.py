import django.db.models.deletion
from django.conf import settings
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models

from parliament.constraint_operations import RemoveNarrowConstraint


class Migration(migrations.Migration):
    """Rappels, and the kind of mail that brings one."""

    dependencies = [
        ('alerts', '0007_valid_kinds_again'),
        ('letters', '0002_triggers'),
        ('parliament', '0003_confidential_debates'),
        ('toezeggingen', '0010_guards_of_rhythm'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Rappel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.TextField(editable=False, unique=True, verbose_name='kenmerk')),
                ('reference_day', models.DateField(verbose_name='peildatum')),
                ('reply_by', models.DateField(verbose_name='antwoord uiterlijk')),
                ('opening', models.TextField(verbose_name='begin van de brief')),
                ('closing', models.TextField(verbose_name='slot van de brief')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='versie')),
                ('made_at', models.DateTimeField(auto_now_add=True, verbose_name='gemaakt op')),
                ('sent_at', models.DateTimeField(editable=False, null=True, verbose_name='verstuurd op')),
                ('document', models.BinaryField(null=True, verbose_name='de brief, zoals verstuurd')),
            ],
            options={
                'verbose_name': 'rappel',
                'verbose_name_plural': 'rappels',
                'ordering': ['-pk'],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='RappelRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stands_in', models.TextField(choices=[('verstreken', 'termijn verstreken'), ('nadert', 'termijn verstrijkt binnen een half jaar')], verbose_name='lijst')),
                ('deadline_words', models.TextField(blank=True, verbose_name='termijn, zoals uitgesproken')),
                ('due_latest', models.DateField(verbose_name='uiterlijk')),
                ('answer', models.TextField(blank=True, choices=[('voldaan', 'voldaan'), ('deels-voldaan', 'deels voldaan'), ('uitstel', 'nieuwe termijn'), ('overgedragen', 'overgedragen'), ('nadere-vraag', 'nadere vraag gesteld')], editable=False, verbose_name='antwoord')),
                ('note', models.TextField(blank=True, verbose_name='noot')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='versie')),
                ('answered_on', models.DateField(editable=False, null=True, verbose_name='geantwoord op')),
            ],
            options={
                'verbose_name': 'toezegging in een rappel',
                'verbose_name_plural': 'toezeggingen in een rappel',
                'ordering': ['rappel', 'due_latest', 'toezegging__number'],
                'default_permissions': (),
            },
        ),
        RemoveNarrowConstraint(
            model_name='mail',
            name='mail_values_are_known',
        ),
        RemoveNarrowConstraint(
            model_name='round',
            name='round_kind_is_known',
        ),
        migrations.AlterField(
            model_name='mail',
            name='kind',
            field=models.TextField(choices=[('weekoverzicht', 'weekoverzicht'), ('dagbericht', 'dagbericht'), ('direct-bericht', 'direct bericht'), ('bevestiging', 'vraag om bevestiging'), ('proef', 'proefbericht'), ('rappel', 'rappel')], verbose_name='soort'),
        ),
        migrations.AlterField(
            model_name='round',
            name='kind',
            field=models.TextField(choices=[('weekoverzicht', 'weekoverzicht'), ('dagbericht', 'dagbericht'), ('direct-bericht', 'direct bericht'), ('bevestiging', 'vraag om bevestiging'), ('proef', 'proefbericht'), ('rappel', 'rappel')], verbose_name='soort'),
        ),
        AddConstraintNotValid(
            model_name='mail',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['weekoverzicht', 'dagbericht', 'direct-bericht', 'bevestiging', 'proef', 'rappel']), ('state__in', ['wacht', 'bezig', 'verzonden', 'geweigerd', 'vastgehouden', 'vervallen'])), name='mail_values_are_known'),
        ),
        AddConstraintNotValid(
            model_name='round',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['weekoverzicht', 'dagbericht', 'direct-bericht', 'bevestiging', 'proef', 'rappel'])), name='round_kind_is_known'),
        ),
        migrations.AddField(
            model_name='rappel',
            name='changed_by',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='gewijzigd door'),
        ),
        migrations.AddField(
            model_name='rappel',
            name='made_by',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='gemaakt door'),
        ),
        migrations.AddField(
            model_name='rappel',
            name='mails',
            field=models.ManyToManyField(editable=False, related_name='rappels', to='alerts.mail', verbose_name='berichten'),
        ),
        migrations.AddField(
            model_name='rappel',
            name='ministry',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parliament.ministry', verbose_name='ministerie'),
        ),
        migrations.AddField(
            model_name='rappel',
            name='post',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parliament.post', verbose_name='functie'),
        ),
        migrations.AddField(
            model_name='rappel',
            name='sent_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='verstuurd door'),
        ),
        migrations.AddField(
            model_name='rappelrow',
            name='letter',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='letters.letter', verbose_name='brief'),
        ),
        migrations.AddField(
            model_name='rappelrow',
            name='rappel',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='alerts.rappel', verbose_name='rappel'),
        ),
        migrations.AddField(
            model_name='rappelrow',
            name='recorded_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='vastgelegd door'),
        ),
        migrations.AddField(
            model_name='rappelrow',
            name='toezegging',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rappel_rows', to='toezeggingen.toezegging', verbose_name='toezegging'),
        ),
        migrations.AddConstraint(
            model_name='rappel',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('document', None), ('sent_at', None), ('sent_by', None)), models.Q(('document__isnull', False), ('sent_at__isnull', False), ('sent_by__isnull', False)), _connector='OR'), name='rappel_sent_is_complete'),
        ),
        migrations.AddConstraint(
            model_name='rappel',
            constraint=models.UniqueConstraint(condition=models.Q(('sent_at', None)), fields=('ministry', 'post', 'reference_day'), name='rappel_one_draft', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='rappelrow',
            constraint=models.UniqueConstraint(fields=('rappel', 'toezegging'), name='rappel_row_once'),
        ),
        migrations.AddConstraint(
            model_name='rappelrow',
            constraint=models.CheckConstraint(condition=models.Q(('answer__in', ['', 'voldaan', 'deels-voldaan', 'uitstel', 'overgedragen', 'nadere-vraag']), ('stands_in__in', ['verstreken', 'nadert'])), name='rappel_row_values_are_known'),
        ),
        migrations.AddConstraint(
            model_name='rappelrow',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_on', None), ('recorded_by', None)), models.Q(models.Q(('answer', ''), _negated=True), ('answered_on__isnull', False), ('recorded_by__isnull', False)), _connector='OR'), name='rappel_row_answer_is_complete'),
        ),
    ]
