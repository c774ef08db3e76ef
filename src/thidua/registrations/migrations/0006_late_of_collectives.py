"""Requests to pledge late also for teams and for the school; who asked."""

import django.db.models.deletion
import thidua.registrations.states
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0007_former_originals'),
        ('registrations', '0005_without_initiative_title'),
        ('units', '0004_second_factor_rule'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='laterequest',
            name='asked_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='laterequest',
            name='holder',
            field=models.CharField(choices=[('person', 'Cá nhân'), ('team', 'Tập thể tổ'), ('unit', 'Tập thể trường')], default='person', max_length=6, verbose_name='đối tượng'),
        ),
        migrations.AddField(
            model_name='laterequest',
            name='team',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.team'),
        ),
        migrations.AlterField(
            model_name='laterequest',
            name='person',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person'),
        ),
        migrations.AddConstraint(
            model_name='laterequest',
            constraint=models.UniqueConstraint(condition=models.Q(('state', thidua.registrations.states.LateState['ASKED'])), fields=('round', 'team'), name='registrations_late_team'),
        ),
        migrations.AddConstraint(
            model_name='laterequest',
            constraint=models.UniqueConstraint(condition=models.Q(('holder', 'unit'), ('state', thidua.registrations.states.LateState['ASKED'])), fields=('round',), name='registrations_late_unit'),
        ),
        migrations.AddConstraint(
            model_name='laterequest',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('holder', 'person'), ('person__isnull', False), ('team', None)), models.Q(('holder', 'team'), ('person', None), ('team__isnull', False)), models.Q(('holder', 'unit'), ('person', None), ('team', None)), _connector='OR'), name='registrations_late_holder'),
        ),
    ]
