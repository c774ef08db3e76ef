"""How teams stand against the criteria of a movement."""

import django.db.models.deletion
import thidua.core.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('files', '0001_initial'),
        ('movements', '0001_initial'),
        ('plans', '0003_associations'),
        ('units', '0005_associations'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Rating',
            fields=[
                ('id', models.UUIDField(default=thidua.core.ids.uuid7, primary_key=True, serialize=False)),
                ('criterion', models.CharField(max_length=500, verbose_name='tiêu chí')),
                ('value', models.CharField(choices=[('reached', 'Đạt'), ('partly', 'Đạt một phần'), ('not', 'Chưa đạt'), ('none', 'Không áp dụng')], max_length=7, verbose_name='tự đánh giá')),
                ('evidence', models.CharField(blank=True, max_length=500, verbose_name='minh chứng')),
                ('given_at', models.DateTimeField()),
                ('confirmed', models.CharField(blank=True, choices=[('reached', 'Đạt'), ('partly', 'Đạt một phần'), ('not', 'Chưa đạt'), ('none', 'Không áp dụng')], max_length=7, verbose_name='xác nhận')),
                ('because', models.CharField(blank=True, max_length=300, verbose_name='lý do')),
                ('confirmed_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('confirmed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('given_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.team')),
                ('undertaking', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.undertaking')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('undertaking', 'team', 'criterion'), name='movements_rating_one')],
            },
        ),
    ]
