"""Pledges of persons, teams and the school."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0005_holders'),
        ('registrations', '0001_initial'),
        ('units', '0002_every_role'),
    ]

    operations = [
        migrations.AddField(
            model_name='pledge',
            name='holder',
            field=models.CharField(choices=[('person', 'Cá nhân'), ('team', 'Tập thể tổ'), ('unit', 'Tập thể trường')], default='person', max_length=6, verbose_name='đối tượng'),
        ),
        migrations.AlterField(
            model_name='pledge',
            name='person',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person'),
        ),
        migrations.AddConstraint(
            model_name='pledge',
            constraint=models.UniqueConstraint(condition=models.Q(('holder', 'team')), fields=('round', 'team'), name='registrations_pledge_team'),
        ),
        migrations.AddConstraint(
            model_name='pledge',
            constraint=models.UniqueConstraint(condition=models.Q(('holder', 'unit')), fields=('round',), name='registrations_pledge_unit'),
        ),
        migrations.AddConstraint(
            model_name='pledge',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('holder', 'person'), ('person__isnull', False)), models.Q(('holder', 'team'), ('person', None), ('team__isnull', False)), models.Q(('holder', 'unit'), ('person', None), ('team', None)), _connector='OR'), name='registrations_pledge_holder'),
        ),
    ]
