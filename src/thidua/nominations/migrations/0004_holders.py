"""Dossiers of persons, teams and the school."""

import django.db.models.deletion
import thidua.nominations.states
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('nominations', '0003_assessments_kept'),
        ('people', '0005_holders'),
        ('units', '0002_every_role'),
    ]

    operations = [
        migrations.AddField(
            model_name='dossier',
            name='holder',
            field=models.CharField(choices=[('person', 'Cá nhân'), ('team', 'Tập thể tổ'), ('unit', 'Tập thể trường')], default='person', max_length=6, verbose_name='đối tượng'),
        ),
        migrations.AlterField(
            model_name='dossier',
            name='person',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person'),
        ),
        migrations.AddConstraint(
            model_name='dossier',
            constraint=models.UniqueConstraint(condition=models.Q(('holder', 'team'), models.Q(('state', thidua.nominations.states.DossierState['WITHDRAWN']), _negated=True)), fields=('year', 'team', 'award'), name='nominations_dossier_team_once'),
        ),
        migrations.AddConstraint(
            model_name='dossier',
            constraint=models.UniqueConstraint(condition=models.Q(('holder', 'unit'), models.Q(('state', thidua.nominations.states.DossierState['WITHDRAWN']), _negated=True)), fields=('year', 'award'), name='nominations_dossier_unit_once'),
        ),
        migrations.AddConstraint(
            model_name='dossier',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('holder', 'person'), ('person__isnull', False)), models.Q(('holder', 'team'), ('person', None), ('team__isnull', False)), models.Q(('holder', 'unit'), ('person', None), ('team', None)), _connector='OR'), name='nominations_dossier_holder'),
        ),
    ]
