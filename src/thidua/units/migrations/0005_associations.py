"""Mass organisations of a unit and who leads them."""

import django.db.models.deletion
import thidua.core.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('units', '0004_second_factor_rule'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Association',
            fields=[
                ('id', models.UUIDField(default=thidua.core.ids.uuid7, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('union', 'Công đoàn'), ('youth', 'Đoàn Thanh niên'), ('pioneers', 'Đội Thiếu niên'), ('learning', 'Hội Khuyến học'), ('parents', 'Ban đại diện cha mẹ học sinh'), ('red_cross', 'Hội Chữ thập đỏ'), ('women', 'Ban Nữ công'), ('other', 'Tổ chức khác')], max_length=10, verbose_name='loại')),
                ('name', models.CharField(max_length=120, verbose_name='tên tổ chức')),
                ('folded', models.CharField(max_length=120)),
                ('ends', models.DateField(null=True, verbose_name='ngày cuối')),
                ('version', models.PositiveIntegerField(default=1)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='associations', to='units.unit')),
            ],
            options={
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='AssociationLead',
            fields=[
                ('id', models.UUIDField(default=thidua.core.ids.uuid7, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=120, verbose_name='người đứng đầu')),
                ('position', models.CharField(blank=True, max_length=80, verbose_name='chức danh')),
                ('starts', models.DateField(verbose_name='từ ngày')),
                ('ends', models.DateField(null=True, verbose_name='đến hết ngày')),
                ('association', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='leads', to='units.association')),
                ('user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-starts', '-id'],
            },
        ),
        migrations.AddConstraint(
            model_name='association',
            constraint=models.UniqueConstraint(fields=('unit', 'folded'), name='units_association_unit_name'),
        ),
        migrations.AddConstraint(
            model_name='associationlead',
            constraint=models.UniqueConstraint(condition=models.Q(('ends', None)), fields=('association',), name='units_association_one_lead'),
        ),
        migrations.AddConstraint(
            model_name='associationlead',
            constraint=models.CheckConstraint(condition=models.Q(('ends', None), ('ends__gte', models.F('starts')), _connector='OR'), name='units_association_lead_order'),
        ),
    ]
