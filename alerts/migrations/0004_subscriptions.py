import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
import django.utils.timezone
from django.db import migrations, models

from parliament.constraint_operations import RemoveNarrowConstraint


class Migration(migrations.Migration):
    """What an address follows, and the news."""

    dependencies = [
        ('alerts', '0003_valid_kinds'),
        ('toezeggingen', '0010_guards_of_rhythm'),
    ]

    operations = [
        migrations.CreateModel(
            name='News',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('date_kind', models.TextField(blank=True, choices=[('nadert', 'termijn nadert'), ('te-laat', 'te laat')], default='', verbose_name='soort datum')),
                ('due', models.DateField(null=True, verbose_name='uiterlijk')),
                ('at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='bekend sinds')),
            ],
            options={
                'verbose_name': 'nieuws',
                'verbose_name_plural': 'nieuws',
                'ordering': ['pk'],
                'default_permissions': ('view',),
            },
        ),
        migrations.CreateModel(
            name='Subscription',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('choice', models.TextField(blank=True, verbose_name='keuze')),
                ('rhythm', models.TextField(choices=[('meteen', 'meteen, binnen vijf minuten'), ('dagelijks', 'elke ochtend, als er nieuws is'), ('wekelijks', 'elke maandag')], default='wekelijks', verbose_name='wanneer')),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='gevraagd op')),
                ('confirmed_at', models.DateTimeField(blank=True, null=True, verbose_name='bevestigd op')),
                ('is_paused', models.BooleanField(default=False, verbose_name='gepauzeerd')),
                ('absence_told', models.BooleanField(db_default=False, default=False, editable=False, verbose_name='verteld dat het weg is')),
                ('told_until', models.BigIntegerField(default=0, editable=False, verbose_name='verteld tot en met')),
            ],
            options={
                'verbose_name': 'abonnement',
                'verbose_name_plural': 'abonnementen',
                'ordering': ['pk'],
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
        migrations.AddField(
            model_name='mail',
            name='names',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), db_default=[], default=list, editable=False, size=None, verbose_name='noemt'),
        ),
        migrations.AddField(
            model_name='mail',
            name='told',
            field=models.JSONField(db_default=models.Value({}, models.JSONField()), default=dict, editable=False, verbose_name='verteld'),
        ),
        migrations.AddField(
            model_name='mail',
            name='bounced',
            field=models.BooleanField(db_default=False, default=False, editable=False, verbose_name='teruggekomen'),
        ),
        migrations.AddField(
            model_name='recipient',
            name='bounces',
            field=models.PositiveSmallIntegerField(db_default=0, default=0, editable=False, verbose_name='teruggekomen'),
        ),
        migrations.AddField(
            model_name='recipient',
            name='rests_in_recess',
            field=models.BooleanField(db_default=False, default=False, help_text='Dan komt er alleen op maandag bericht.', verbose_name='rustig in het reces'),
        ),
        migrations.AlterField(
            model_name='mail',
            name='kind',
            field=models.TextField(choices=[('weekoverzicht', 'weekoverzicht'), ('dagbericht', 'dagbericht'), ('direct-bericht', 'direct bericht'), ('bevestiging', 'vraag om bevestiging'), ('proef', 'proefbericht')], verbose_name='soort'),
        ),
        migrations.AlterField(
            model_name='mail',
            name='period',
            field=models.TextField(help_text='De week, de dag of de minuut waar het over gaat.', verbose_name='over'),
        ),
        migrations.AlterField(
            model_name='mail',
            name='state',
            field=models.TextField(choices=[('wacht', 'wacht'), ('bezig', 'wordt verstuurd'), ('verzonden', 'verzonden'), ('geweigerd', 'geweigerd'), ('vastgehouden', 'vastgehouden: ongewoon veel nieuws'), ('vervallen', 'vervallen: niet meer openbaar')], default='wacht', verbose_name='stand'),
        ),
        migrations.AlterField(
            model_name='round',
            name='kind',
            field=models.TextField(choices=[('weekoverzicht', 'weekoverzicht'), ('dagbericht', 'dagbericht'), ('direct-bericht', 'direct bericht'), ('bevestiging', 'vraag om bevestiging'), ('proef', 'proefbericht')], verbose_name='soort'),
        ),
        migrations.AddField(
            model_name='news',
            name='event',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='news', to='toezeggingen.event', verbose_name='gebeurtenis'),
        ),
        migrations.AddField(
            model_name='news',
            name='toezegging',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='news', to='toezeggingen.toezegging', verbose_name='toezegging'),
        ),
        migrations.AddField(
            model_name='subscription',
            name='recipient',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='subscriptions', to='alerts.recipient', verbose_name='ontvanger'),
        ),
        migrations.AddConstraint(
            model_name='news',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('date_kind', ''), ('due', None), ('event__isnull', False)), models.Q(('date_kind__in', ['nadert', 'te-laat']), ('due__isnull', False), ('event', None)), _connector='OR'), name='news_is_an_event_or_a_date'),
        ),
        migrations.AddConstraint(
            model_name='news',
            constraint=models.UniqueConstraint(condition=models.Q(('event', None)), fields=('toezegging', 'date_kind', 'due'), name='news_of_a_date_once'),
        ),
        migrations.AddIndex(
            model_name='subscription',
            index=models.Index(fields=['rhythm', 'recipient'], name='subscription_of_a_round'),
        ),
        migrations.AddConstraint(
            model_name='subscription',
            constraint=models.UniqueConstraint(fields=('recipient', 'choice'), name='subscription_once_per_choice', violation_error_message='Deze keuze volgt dit adres al.'),
        ),
        migrations.AddConstraint(
            model_name='subscription',
            constraint=models.CheckConstraint(condition=models.Q(('rhythm__in', ['meteen', 'dagelijks', 'wekelijks'])), name='subscription_rhythm_is_known'),
        ),
    ]
