"""Grants are held by a person, a team or the school."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0004_people_in_full'),
        ('units', '0002_every_role'),
    ]

    operations = [
        migrations.AddField(
            model_name='grant',
            name='holder',
            field=models.CharField(choices=[('person', 'Cá nhân'), ('team', 'Tập thể tổ'), ('unit', 'Tập thể trường')], default='person', max_length=6, verbose_name='đối tượng'),
        ),
        migrations.AddField(
            model_name='grant',
            name='team',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.team'),
        ),
        migrations.AlterField(
            model_name='grant',
            name='person',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person'),
        ),
        migrations.AddConstraint(
            model_name='grant',
            constraint=models.UniqueConstraint(condition=models.Q(('revoked_on', None), models.Q(('school_year', None), _negated=True)), fields=('team', 'code', 'school_year'), name='people_grant_team_once'),
        ),
        migrations.AddConstraint(
            model_name='grant',
            constraint=models.UniqueConstraint(condition=models.Q(('holder', 'unit'), ('revoked_on', None), models.Q(('school_year', None), _negated=True)), fields=('unit', 'code', 'school_year'), name='people_grant_unit_once'),
        ),
        migrations.AddConstraint(
            model_name='grant',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('holder', 'person'), ('person__isnull', False), ('team', None)), models.Q(('holder', 'team'), ('person', None), ('team__isnull', False)), models.Q(('holder', 'unit'), ('person', None), ('team', None)), _connector='OR'), name='people_grant_holder'),
        ),
    ]
