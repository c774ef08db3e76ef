"""A yearly plan is a numbered paper too."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0004_payment_list'),
    ]

    operations = [
        migrations.AlterField(
            model_name='counter',
            name='kind',
            field=models.CharField(choices=[('BB', 'Biên bản'), ('TTr', 'Tờ trình'), ('DS', 'Danh sách đề nghị'), ('QĐ', 'Quyết định'), ('GCN', 'Giấy chứng nhận'), ('DSC', 'Danh sách chi tiền thưởng'), ('KH', 'Kế hoạch')], max_length=4),
        ),
        migrations.AlterField(
            model_name='document',
            name='kind',
            field=models.CharField(choices=[('BB', 'Biên bản'), ('TTr', 'Tờ trình'), ('DS', 'Danh sách đề nghị'), ('QĐ', 'Quyết định'), ('GCN', 'Giấy chứng nhận'), ('DSC', 'Danh sách chi tiền thưởng'), ('KH', 'Kế hoạch')], max_length=4),
        ),
    ]
