"""Forms, several initiatives, exemplars; versions of pledges; team sheets, late requests, compiled lists."""

import django.db.models.deletion
import thidua.core.ids
import thidua.registrations.states
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('files', '0001_initial'),
        ('people', '0005_holders'),
        ('registrations', '0002_holders'),
        ('units', '0002_every_role'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='pledge',
            name='exemplars',
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name='pledge',
            name='forms',
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name='pledge',
            name='initiatives',
            field=models.JSONField(default=list),
        ),
        migrations.CreateModel(
            name='CompiledList',
            fields=[
                ('id', models.UUIDField(default=thidua.core.ids.uuid7, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('on', models.DateField()),
                ('at', models.DateTimeField()),
                ('entries', models.JSONField(default=list)),
                ('reason', models.TextField(blank=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registrations.round')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('round', 'number'), name='registrations_list_once')],
            },
        ),
        migrations.CreateModel(
            name='LateRequest',
            fields=[
                ('id', models.UUIDField(default=thidua.core.ids.uuid7, primary_key=True, serialize=False)),
                ('state', models.CharField(default=thidua.registrations.states.LateState['ASKED'], max_length=8)),
                ('reason', models.TextField(verbose_name='lý do xin đăng ký muộn')),
                ('asked_at', models.DateTimeField()),
                ('deadline', models.DateField(null=True, verbose_name='hạn riêng')),
                ('answer', models.TextField(blank=True, verbose_name='lời trả lời')),
                ('decided_at', models.DateTimeField(null=True)),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registrations.round')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', thidua.registrations.states.LateState['ASKED'])), fields=('round', 'person'), name='registrations_late_once')],
            },
        ),
        migrations.CreateModel(
            name='PledgeVersion',
            fields=[
                ('id', models.UUIDField(default=thidua.core.ids.uuid7, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('act', models.CharField(max_length=10)),
                ('state', models.CharField(max_length=10)),
                ('content', models.JSONField(default=dict)),
                ('reason', models.TextField(blank=True)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('pledge', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='registrations.pledge')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('pledge', 'number'), name='registrations_version_once')],
            },
        ),
        migrations.CreateModel(
            name='TeamSheet',
            fields=[
                ('id', models.UUIDField(default=thidua.core.ids.uuid7, primary_key=True, serialize=False)),
                ('fingerprint', models.CharField(max_length=64)),
                ('lines', models.JSONField(default=dict)),
                ('printed_at', models.DateTimeField()),
                ('signed_on', models.DateField(null=True, verbose_name='ngày ký')),
                ('scanned_at', models.DateTimeField(null=True)),
                ('paper', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('printed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registrations.round')),
                ('scan', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('scanned_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.team')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('round', 'team', 'fingerprint'), name='registrations_sheet_once')],
            },
        ),
    ]
