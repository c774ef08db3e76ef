"""Plans by edition, with all they say, and what of them lives on."""

import django.db.models.deletion
import thidua.core.ids
import thidua.plans.states
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('documents', '0005_plans'),
        ('people', '0007_former_originals'),
        ('units', '0004_second_factor_rule'),
    ]

    operations = [
        migrations.CreateModel(
            name='Plan',
            fields=[
                ('id', models.UUIDField(default=thidua.core.ids.uuid7, primary_key=True, serialize=False)),
                ('thread', models.UUIDField(default=thidua.core.ids.uuid7)),
                ('edition', models.PositiveSmallIntegerField(default=1, verbose_name='bản thứ')),
                ('title', models.CharField(max_length=240, verbose_name='trích yếu')),
                ('starts', models.DateField(verbose_name='từ ngày')),
                ('ends', models.DateField(verbose_name='đến hết ngày')),
                ('state', models.CharField(choices=[('draft', 'Dự thảo'), ('review', 'Đang xem xét'), ('approved', 'Đã duyệt, chờ ban hành'), ('issued', 'Đang có hiệu lực'), ('replaced', 'Đã được thay bằng bản sửa đổi'), ('dropped', 'Đã bỏ')], default=thidua.plans.states.PlanState['DRAFT'], max_length=8)),
                ('opening', models.TextField(blank=True, verbose_name='lời dẫn')),
                ('closing', models.TextField(blank=True, verbose_name='lời kết')),
                ('drafter', models.CharField(blank=True, max_length=60, verbose_name='người soạn')),
                ('copies', models.PositiveSmallIntegerField(null=True, verbose_name='số bản')),
                ('amended_because', models.CharField(blank=True, max_length=300, verbose_name='lý do sửa đổi')),
                ('returned_because', models.CharField(blank=True, max_length=300, verbose_name='lý do trả lại')),
                ('issued_on', models.DateField(null=True, verbose_name='ngày ban hành')),
                ('version', models.PositiveIntegerField(default=1)),
                ('document', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
            ],
            options={
                'ordering': ['-starts', '-edition'],
            },
        ),
        migrations.CreateModel(
            name='Base',
            fields=[
                ('id', models.UUIDField(default=thidua.core.ids.uuid7, primary_key=True, serialize=False)),
                ('order', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(choices=[('legal', 'Căn cứ'), ('directive', 'Thực hiện'), ('other', 'Lời dẫn khác')], max_length=9, verbose_name='loại')),
                ('instrument', models.CharField(blank=True, max_length=40, verbose_name='văn bản trong thư viện luật')),
                ('paper', models.CharField(blank=True, max_length=60, verbose_name='số, ký hiệu')),
                ('dated', models.DateField(null=True, verbose_name='ngày văn bản')),
                ('issuer', models.CharField(blank=True, max_length=160, verbose_name='nơi ban hành')),
                ('about', models.CharField(blank=True, max_length=300, verbose_name='trích yếu')),
                ('version', models.PositiveIntegerField(default=1)),
                ('incoming', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.incoming')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bases', to='plans.plan')),
            ],
            options={
                'ordering': ['order', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Recipient',
            fields=[
                ('id', models.UUIDField(default=thidua.core.ids.uuid7, primary_key=True, serialize=False)),
                ('order', models.PositiveSmallIntegerField()),
                ('name', models.CharField(max_length=160, verbose_name='nơi nhận')),
                ('purpose', models.CharField(blank=True, max_length=60, verbose_name='để làm gì')),
                ('version', models.PositiveIntegerField(default=1)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='recipients', to='plans.plan')),
                ('unit_to', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
            ],
            options={
                'ordering': ['order', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.UUIDField(default=thidua.core.ids.uuid7, primary_key=True, serialize=False)),
                ('channel', models.CharField(choices=[('paper', 'Bản giấy'), ('email', 'Thư điện tử'), ('system', 'Trục liên thông văn bản')], max_length=6, verbose_name='cách gửi')),
                ('due', models.DateField(null=True, verbose_name='hạn')),
                ('due_rule', models.CharField(choices=[('before', 'trước ngày'), ('within', 'đến hết ngày')], default='within', max_length=6, verbose_name='hạn tính')),
                ('receiver', models.CharField(blank=True, max_length=160, verbose_name='người, địa chỉ nhận')),
                ('recipient', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='plans.recipient')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Section',
            fields=[
                ('id', models.UUIDField(default=thidua.core.ids.uuid7, primary_key=True, serialize=False)),
                ('order', models.PositiveSmallIntegerField()),
                ('number', models.CharField(blank=True, max_length=12, verbose_name='số mục')),
                ('title', models.CharField(max_length=300, verbose_name='tên mục')),
                ('role', models.CharField(choices=[('purpose', 'Mục đích'), ('requirements', 'Yêu cầu'), ('content', 'Nội dung'), ('organisation', 'Tổ chức thực hiện'), ('other', 'Mục khác')], default='other', max_length=12, verbose_name='loại mục')),
                ('version', models.PositiveIntegerField(default=1)),
                ('parent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='children', to='plans.section')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sections', to='plans.plan')),
            ],
            options={
                'ordering': ['order', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Undertaking',
            fields=[
                ('id', models.UUIDField(default=thidua.core.ids.uuid7, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=10)),
                ('state', models.CharField(max_length=12)),
                ('version', models.PositiveIntegerField(default=1)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
            ],
        ),
        migrations.CreateModel(
            name='Item',
            fields=[
                ('id', models.UUIDField(default=thidua.core.ids.uuid7, primary_key=True, serialize=False)),
                ('order', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(choices=[('text', 'Đoạn văn'), ('movement', 'Phong trào thi đua'), ('campaign', 'Cuộc vận động'), ('period', 'Đợt thi đua'), ('target', 'Chỉ tiêu'), ('task', 'Nhiệm vụ'), ('drive', 'Đợt ủng hộ'), ('assignment', 'Phân công thành viên')], max_length=10)),
                ('name', models.CharField(blank=True, max_length=240, verbose_name='tên')),
                ('text', models.TextField(blank=True, verbose_name='nội dung')),
                ('objective', models.TextField(blank=True, verbose_name='mục tiêu')),
                ('criteria', models.TextField(blank=True, verbose_name='tiêu chí')),
                ('level', models.CharField(blank=True, choices=[('nation', 'Toàn quốc'), ('ministry', 'Bộ, ngành'), ('province', 'Tỉnh, thành phố'), ('district', 'Huyện (đến 30/6/2025)'), ('commune', 'Xã, phường'), ('cluster', 'Cụm, khối thi đua'), ('unit', 'Nhà trường')], max_length=8, verbose_name='cấp phát động')),
                ('mode', models.CharField(blank=True, choices=[('regular', 'Thường xuyên'), ('thematic', 'Theo chuyên đề')], max_length=8, verbose_name='hình thức')),
                ('participants', models.CharField(blank=True, max_length=240, verbose_name='đối tượng tham gia')),
                ('starts', models.DateField(null=True, verbose_name='từ ngày')),
                ('ends', models.DateField(null=True, verbose_name='đến hết ngày')),
                ('due', models.DateField(null=True, verbose_name='hạn')),
                ('due_rule', models.CharField(choices=[('before', 'trước ngày'), ('within', 'đến hết ngày')], default='within', max_length=6, verbose_name='hạn tính')),
                ('role', models.CharField(blank=True, choices=[('system_officer', 'Quản trị hệ thống'), ('chair', 'Hiệu trưởng, Chủ tịch Hội đồng'), ('standing_vice_chair', 'Phó Chủ tịch thường trực Hội đồng'), ('vice_principal', 'Phó Hiệu trưởng'), ('secretary', 'Thư ký Hội đồng'), ('team_leader', 'Tổ trưởng'), ('union_chair', 'Chủ tịch Công đoàn'), ('party_cell', 'Đại diện cấp ủy chi bộ'), ('youth_lead', 'Bí thư Đoàn, Tổng phụ trách Đội'), ('clerk', 'Văn thư'), ('accountant', 'Kế toán'), ('initiative_reviewer', 'Người thẩm định sáng kiến'), ('inspection_board', 'Ban Thanh tra nhân dân'), ('upper_officer', 'Cán bộ thi đua cấp trên'), ('inspector', 'Người kiểm tra, thanh tra'), ('staff', 'Giáo viên, nhân viên')], max_length=20, verbose_name='vai trò')),
                ('who', models.CharField(blank=True, max_length=160, verbose_name='ai thực hiện')),
                ('proof', models.CharField(blank=True, max_length=240, verbose_name='minh chứng')),
                ('measure', models.CharField(blank=True, max_length=40, verbose_name='cách đo')),
                ('aim', models.DecimalField(decimal_places=2, max_digits=14, null=True, verbose_name='chỉ tiêu')),
                ('aim_unit', models.CharField(blank=True, max_length=30, verbose_name='đơn vị tính')),
                ('year', models.CharField(blank=True, max_length=9, verbose_name='năm học')),
                ('version', models.PositiveIntegerField(default=1)),
                ('answers', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.incoming')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('team', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.team')),
                ('section', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='plans.section')),
                ('undertaking', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='items', to='plans.undertaking')),
            ],
            options={
                'ordering': ['order', 'id'],
            },
        ),
        migrations.AddConstraint(
            model_name='plan',
            constraint=models.UniqueConstraint(fields=('unit', 'thread', 'edition'), name='plans_plan_edition'),
        ),
        migrations.AddConstraint(
            model_name='plan',
            constraint=models.UniqueConstraint(condition=models.Q(('state', thidua.plans.states.PlanState['ISSUED'])), fields=('unit', 'thread'), name='plans_plan_one_issued'),
        ),
        migrations.AddConstraint(
            model_name='plan',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', [thidua.plans.states.PlanState['DRAFT'], thidua.plans.states.PlanState['REVIEW'], thidua.plans.states.PlanState['APPROVED']])), fields=('unit', 'thread'), name='plans_plan_one_draft'),
        ),
        migrations.AddConstraint(
            model_name='plan',
            constraint=models.CheckConstraint(condition=models.Q(('ends__gte', models.F('starts'))), name='plans_plan_order'),
        ),
        migrations.AddConstraint(
            model_name='delivery',
            constraint=models.UniqueConstraint(fields=('recipient', 'channel'), name='plans_delivery_channel'),
        ),
        migrations.AddIndex(
            model_name='undertaking',
            index=models.Index(fields=['unit', 'kind', 'state'], name='plans_undertaking_unit'),
        ),
    ]
