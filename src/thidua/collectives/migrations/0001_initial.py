"""The years of collectives."""

import django.db.models.deletion
import thidua.core.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('units', '0002_every_role'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CollectiveYear',
            fields=[
                ('id', models.UUIDField(default=thidua.core.ids.uuid7, primary_key=True, serialize=False)),
                ('school_year', models.CharField(max_length=9)),
                ('grade', models.CharField(choices=[('excellent', 'Hoàn thành xuất sắc nhiệm vụ'), ('good', 'Hoàn thành tốt nhiệm vụ'), ('completed', 'Hoàn thành nhiệm vụ'), ('failed', 'Không hoàn thành nhiệm vụ'), ('ungraded', 'Không xếp loại')], max_length=9, null=True, verbose_name='mức hoàn thành nhiệm vụ của tập thể')),
                ('grade_paper', models.CharField(blank=True, max_length=120, verbose_name='văn bản đánh giá tập thể')),
                ('members', models.PositiveIntegerField(null=True)),
                ('ungraded', models.PositiveIntegerField(null=True)),
                ('completed', models.PositiveIntegerField(null=True)),
                ('ldtt', models.PositiveIntegerField(null=True)),
                ('cstdcs', models.PositiveIntegerField(null=True)),
                ('disciplined_from_warning', models.PositiveIntegerField(null=True)),
                ('counts_paper', models.CharField(blank=True, max_length=120, verbose_name='số liệu lấy từ văn bản')),
                ('counted_on', models.DateField(null=True)),
                ('titles_decided', models.BooleanField(default=False)),
                ('under_review', models.BooleanField(null=True)),
                ('under_review_on', models.DateField(null=True)),
                ('stated_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('stated_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('team', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.team')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('unit', 'team', 'school_year'), name='collectives_year_once', nulls_distinct=False)],
            },
        ),
    ]
