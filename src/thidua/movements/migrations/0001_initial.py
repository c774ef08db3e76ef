"""What happened to undertakings, and the private addresses of calendars."""

import django.db.models.deletion
import thidua.core.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('files', '0001_initial'),
        ('plans', '0001_initial'),
        ('units', '0004_second_factor_rule'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Feed',
            fields=[
                ('id', models.UUIDField(default=thidua.core.ids.uuid7, primary_key=True, serialize=False)),
                ('token', models.CharField(max_length=64, unique=True)),
                ('made_at', models.DateTimeField()),
                ('revoked_at', models.DateTimeField(null=True)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('revoked_at', None)), fields=('unit', 'user'), name='movements_feed_one')],
            },
        ),
        migrations.CreateModel(
            name='Happening',
            fields=[
                ('id', models.UUIDField(default=thidua.core.ids.uuid7, primary_key=True, serialize=False)),
                ('act', models.CharField(max_length=10)),
                ('on', models.DateField(verbose_name='ngày')),
                ('text', models.TextField(blank=True, verbose_name='nội dung')),
                ('results', models.TextField(blank=True, verbose_name='kết quả')),
                ('proposals', models.TextField(blank=True, verbose_name='đề xuất khen thưởng')),
                ('paper', models.CharField(blank=True, max_length=120, verbose_name='văn bản')),
                ('told_at', models.DateTimeField()),
                ('file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('told_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('undertaking', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.undertaking')),
            ],
            options={
                'ordering': ['on', 'told_at'],
                'indexes': [models.Index(fields=['undertaking', 'on'], name='movements_happening_on')],
            },
        ),
    ]
