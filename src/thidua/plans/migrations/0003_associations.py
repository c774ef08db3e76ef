"""Mass organisations carry out, launch, take part and receive."""

import django.db.models.deletion
import thidua.core.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('plans', '0002_carried_and_screened'),
        ('units', '0005_associations'),
    ]

    operations = [
        migrations.AddField(
            model_name='item',
            name='association',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.association'),
        ),
        migrations.AddField(
            model_name='item',
            name='launched_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.association'),
        ),
        migrations.AddField(
            model_name='recipient',
            name='association',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.association'),
        ),
        migrations.CreateModel(
            name='TakingPart',
            fields=[
                ('id', models.UUIDField(default=thidua.core.ids.uuid7, primary_key=True, serialize=False)),
                ('association', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.association')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parts', to='plans.item')),
            ],
            options={
                'ordering': ['association__name'],
                'constraints': [models.UniqueConstraint(fields=('item', 'association'), name='plans_taking_part_once')],
            },
        ),
    ]
