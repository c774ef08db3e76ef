"""Recognitions, their criteria, evidence and which criteria it serves."""

import django.db.models.deletion
import thidua.core.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('files', '0001_initial'),
        ('people', '0008_review_of_the_head'),
        ('units', '0005_associations'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Recognition',
            fields=[
                ('id', models.UUIDField(default=thidua.core.ids.uuid7, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('national', 'Trường đạt chuẩn quốc gia'), ('accredited', 'Đạt kiểm định chất lượng giáo dục'), ('other', 'Công nhận khác')], max_length=10, verbose_name='loại công nhận')),
                ('name', models.CharField(max_length=160, verbose_name='tên gọi')),
                ('level', models.CharField(blank=True, max_length=60, verbose_name='mức, cấp độ')),
                ('paper', models.CharField(blank=True, max_length=60, verbose_name='số quyết định')),
                ('decided_on', models.DateField(null=True, verbose_name='ngày quyết định')),
                ('issuer', models.CharField(blank=True, max_length=160, verbose_name='cơ quan công nhận')),
                ('valid_until', models.DateField(null=True, verbose_name='có giá trị đến hết ngày')),
                ('version', models.PositiveIntegerField(default=1)),
                ('renews', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='renewed_by', to='standards.recognition')),
                ('scan', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
            ],
            options={
                'ordering': ['kind', '-decided_on', '-id'],
            },
        ),
        migrations.CreateModel(
            name='Piece',
            fields=[
                ('id', models.UUIDField(default=thidua.core.ids.uuid7, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=30, verbose_name='mã minh chứng')),
                ('title', models.CharField(max_length=240, verbose_name='tên minh chứng')),
                ('source', models.CharField(choices=[('file', 'Tệp tải lên'), ('place', 'Bản giấy, ghi nơi để'), ('plan', 'Kế hoạch'), ('movement', 'Tổng kết phong trào'), ('figure', 'Số liệu chỉ tiêu'), ('review', 'Kết quả bình xét'), ('decision', 'Quyết định khen thưởng'), ('document', 'Văn bản đã ban hành'), ('initiative', 'Sáng kiến được công nhận'), ('award', 'Khen thưởng của trường, của tổ')], max_length=10, verbose_name='nguồn')),
                ('linked', models.UUIDField(null=True)),
                ('place', models.CharField(blank=True, max_length=240, verbose_name='nơi để bản giấy')),
                ('version', models.PositiveIntegerField(default=1)),
                ('file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('recognition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pieces', to='standards.recognition')),
            ],
            options={
                'ordering': ['code'],
            },
        ),
        migrations.CreateModel(
            name='Standard',
            fields=[
                ('id', models.UUIDField(default=thidua.core.ids.uuid7, primary_key=True, serialize=False)),
                ('number', models.CharField(max_length=12, verbose_name='số tiêu chuẩn')),
                ('name', models.CharField(blank=True, max_length=300, verbose_name='tên tiêu chuẩn')),
                ('order', models.PositiveSmallIntegerField()),
                ('recognition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='standards', to='standards.recognition')),
            ],
            options={
                'ordering': ['order', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Requirement',
            fields=[
                ('id', models.UUIDField(default=thidua.core.ids.uuid7, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=12, verbose_name='số tiêu chí')),
                ('text', models.TextField(verbose_name='nội dung tiêu chí')),
                ('order', models.PositiveSmallIntegerField()),
                ('verdict', models.CharField(choices=[('unknown', 'Chưa tự đánh giá'), ('reached', 'Đạt'), ('level', 'Đạt mức'), ('not_yet', 'Chưa đạt')], default='unknown', max_length=8, verbose_name='tự đánh giá')),
                ('level', models.CharField(blank=True, max_length=30, verbose_name='mức đạt')),
                ('remark', models.TextField(blank=True, verbose_name='điểm mạnh, điểm yếu, việc phải làm')),
                ('version', models.PositiveIntegerField(default=1)),
                ('in_charge', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('standard', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='requirements', to='standards.standard')),
            ],
            options={
                'ordering': ['order', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Use',
            fields=[
                ('id', models.UUIDField(default=thidua.core.ids.uuid7, primary_key=True, serialize=False)),
                ('piece', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='uses', to='standards.piece')),
                ('requirement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='uses', to='standards.requirement')),
            ],
        ),
        migrations.AddField(
            model_name='piece',
            name='requirements',
            field=models.ManyToManyField(related_name='pieces', through='standards.Use', to='standards.requirement'),
        ),
        migrations.AddConstraint(
            model_name='standard',
            constraint=models.UniqueConstraint(fields=('recognition', 'number'), name='standards_standard_number'),
        ),
        migrations.AddConstraint(
            model_name='requirement',
            constraint=models.UniqueConstraint(fields=('standard', 'code'), name='standards_requirement_code'),
        ),
        migrations.AddConstraint(
            model_name='requirement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('verdict', 'level'), models.Q(('level', ''), _negated=True)), models.Q(models.Q(('verdict', 'level'), _negated=True), ('level', '')), _connector='OR'), name='standards_requirement_level'),
        ),
        migrations.AddConstraint(
            model_name='use',
            constraint=models.UniqueConstraint(fields=('piece', 'requirement'), name='standards_use_once'),
        ),
        migrations.AddConstraint(
            model_name='piece',
            constraint=models.UniqueConstraint(fields=('recognition', 'code'), name='standards_piece_code'),
        ),
        migrations.AddConstraint(
            model_name='piece',
            constraint=models.UniqueConstraint(condition=models.Q(('linked', None), _negated=True), fields=('recognition', 'source', 'linked'), name='standards_piece_linked_once'),
        ),
    ]
