"""Work elsewhere, membership, Party discipline, grades of other systems, why somebody left, days of leave, finer contracts."""

import django.db.models.deletion
import thidua.core.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('files', '0001_initial'),
        ('people', '0003_facts_of_service'),
        ('units', '0002_every_role'),
    ]

    operations = [
        migrations.AddField(
            model_name='discipline',
            name='effective',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='leave',
            name='ends',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='leave',
            name='starts',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='posting',
            name='left_because',
            field=models.CharField(choices=[('retired', 'Nghỉ hưu'), ('transferred', 'Chuyển công tác'), ('resigned', 'Thôi việc'), ('ended', 'Chấm dứt hợp đồng'), ('died', 'Qua đời')], max_length=12, null=True, verbose_name='lý do rời trường'),
        ),
        migrations.AddField(
            model_name='posting',
            name='left_paper',
            field=models.CharField(blank=True, max_length=120, verbose_name='văn bản cho rời trường'),
        ),
        migrations.AddField(
            model_name='yearrecord',
            name='grade_points',
            field=models.DecimalField(decimal_places=2, max_digits=5, null=True, verbose_name='điểm đánh giá'),
        ),
        migrations.AddField(
            model_name='yearrecord',
            name='grade_rules',
            field=models.CharField(choices=[('classes', 'Xếp loại theo Nghị định 90/2020/NĐ-CP'), ('points', 'Chấm điểm theo Nghị định 233/2026/NĐ-CP')], max_length=7, null=True, verbose_name='cách đánh giá'),
        ),
        migrations.AddField(
            model_name='yearrecord',
            name='version',
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AlterField(
            model_name='leave',
            name='kind',
            field=models.CharField(choices=[('maternity', 'Thai sản'), ('sick', 'Ốm đau'), ('child_sick', 'Chăm con ốm'), ('personal', 'Việc riêng hưởng lương'), ('unpaid', 'Không hưởng lương'), ('study', 'Đi học'), ('treatment', 'Điều trị thương tích do cứu người, cứu tài sản')], max_length=10),
        ),
        migrations.AlterField(
            model_name='posting',
            name='contract',
            field=models.CharField(choices=[('public_employee', 'Viên chức'), ('civil_servant', 'Công chức'), ('labour_contract', 'Hợp đồng lao động'), ('permanent', 'Viên chức, hợp đồng không xác định thời hạn'), ('fixed_term', 'Viên chức, hợp đồng xác định thời hạn'), ('trainee', 'Viên chức tập sự'), ('support_labour', 'Hợp đồng lao động theo Nghị định 111/2022/NĐ-CP'), ('probation', 'Hợp đồng lao động, đang thử việc'), ('visiting', 'Thỉnh giảng')], max_length=20, null=True, verbose_name='loại hợp đồng'),
        ),
        migrations.CreateModel(
            name='PartyDiscipline',
            fields=[
                ('id', models.UUIDField(default=thidua.core.ids.uuid7, primary_key=True, serialize=False)),
                ('form', models.CharField(choices=[('reprimand', 'Khiển trách'), ('warning', 'Cảnh cáo'), ('demotion', 'Cách chức'), ('expulsion', 'Khai trừ')], max_length=9)),
                ('on', models.DateField()),
                ('ended', models.DateField(null=True)),
                ('paper', models.CharField(blank=True, max_length=120)),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='party_disciplines', to='people.yearrecord')),
            ],
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.UUIDField(default=thidua.core.ids.uuid7, primary_key=True, serialize=False)),
                ('organisation', models.CharField(choices=[('union', 'Công đoàn'), ('party', 'Đảng'), ('youth', 'Đoàn Thanh niên')], max_length=5, verbose_name='tổ chức')),
                ('starts', models.DateField(null=True, verbose_name='ngày vào')),
                ('official_on', models.DateField(null=True, verbose_name='ngày chính thức')),
                ('ends', models.DateField(null=True, verbose_name='ngày thôi')),
                ('note', models.CharField(blank=True, max_length=120, verbose_name='ghi chú')),
                ('version', models.PositiveIntegerField(default=1)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='people.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('ends', None)), fields=('person', 'organisation'), name='people_membership_one_open')],
            },
        ),
        migrations.CreateModel(
            name='OtherGrade',
            fields=[
                ('id', models.UUIDField(default=thidua.core.ids.uuid7, primary_key=True, serialize=False)),
                ('system', models.CharField(choices=[('party', 'Đánh giá, xếp loại đảng viên'), ('servant', 'Đánh giá công chức'), ('classes', 'Viên chức, theo Nghị định 90/2020/NĐ-CP'), ('points', 'Viên chức, chấm điểm theo Nghị định 233/2026/NĐ-CP')], max_length=8)),
                ('grade', models.CharField(choices=[('excellent', 'Hoàn thành xuất sắc nhiệm vụ'), ('good', 'Hoàn thành tốt nhiệm vụ'), ('completed', 'Hoàn thành nhiệm vụ'), ('failed', 'Không hoàn thành nhiệm vụ'), ('ungraded', 'Không xếp loại')], max_length=9)),
                ('points', models.DecimalField(decimal_places=2, max_digits=5, null=True)),
                ('paper', models.CharField(blank=True, max_length=120)),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='other_grades', to='people.yearrecord')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('record', 'system'), name='people_other_grade_once')],
            },
        ),
        migrations.CreateModel(
            name='WorkElsewhere',
            fields=[
                ('id', models.UUIDField(default=thidua.core.ids.uuid7, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('came', 'Chuyển đến'), ('went', 'Chuyển đi'), ('sent', 'Biệt phái đi'), ('lent', 'Biệt phái đến')], max_length=4, verbose_name='việc gì')),
                ('other_unit', models.CharField(max_length=160, verbose_name='đơn vị kia')),
                ('starts', models.DateField(null=True, verbose_name='từ ngày')),
                ('ends', models.DateField(null=True, verbose_name='đến ngày')),
                ('paper', models.CharField(blank=True, max_length=120, verbose_name='quyết định')),
                ('asked_on', models.DateField(null=True, verbose_name='ngày xin nhận xét')),
                ('passed_on', models.DateField(null=True, verbose_name='ngày có nhận xét')),
                ('comment', models.TextField(blank=True, verbose_name='nội dung nhận xét')),
                ('comment_paper', models.CharField(blank=True, max_length=120, verbose_name='số văn bản nhận xét')),
                ('version', models.PositiveIntegerField(default=1)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('scan', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['unit', 'person'], name='people_elsewhere_unit')],
            },
        ),
    ]
