"""A paper may be annulled; its number stays."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0006_delivery_deadlines'),
    ]

    operations = [
        migrations.AddField(
            model_name='document',
            name='annulled_on',
            field=models.DateField(null=True, verbose_name='ngày hủy'),
        ),
    ]
