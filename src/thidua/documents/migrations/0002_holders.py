"""Certificates of collectives: their word before the name, and names as long as a unit has."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0001_initial'),
    ]

    operations = [
        migrations.AlterField(
            model_name='certificate',
            name='holder',
            field=models.CharField(max_length=160),
        ),
        migrations.AlterField(
            model_name='certificate',
            name='salutation',
            field=models.CharField(blank=True, max_length=7),
        ),
    ]
