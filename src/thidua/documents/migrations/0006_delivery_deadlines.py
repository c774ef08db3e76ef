"""A paper goes in several ways, each with a deadline and a receiver of its own."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0005_plans'),
        ('units', '0004_second_factor_rule'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='dispatch',
            name='documents_dispatch_once',
        ),
        migrations.AddField(
            model_name='dispatch',
            name='due',
            field=models.DateField(null=True, verbose_name='hạn gửi'),
        ),
        migrations.AddField(
            model_name='dispatch',
            name='due_rule',
            field=models.CharField(choices=[('before', 'trước ngày'), ('within', 'đến hết ngày')], default='within', max_length=6, verbose_name='hạn tính'),
        ),
        migrations.AddField(
            model_name='dispatch',
            name='planned',
            field=models.CharField(blank=True, choices=[('paper', 'Bản giấy'), ('email', 'Thư điện tử'), ('system', 'Trục liên thông văn bản')], max_length=6, verbose_name='phải gửi bằng'),
        ),
        migrations.AddField(
            model_name='dispatch',
            name='receiver',
            field=models.CharField(blank=True, max_length=160, verbose_name='người, địa chỉ nhận'),
        ),
        migrations.AddConstraint(
            model_name='dispatch',
            constraint=models.UniqueConstraint(fields=('document', 'recipient', 'planned'), name='documents_dispatch_once'),
        ),
    ]
