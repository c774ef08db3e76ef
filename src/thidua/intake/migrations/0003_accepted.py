"""Which doubtful lines of a file were written."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('intake', '0002_said_once'),
    ]

    operations = [
        migrations.AddField(
            model_name='run',
            name='accepted',
            field=models.JSONField(default=list),
        ),
    ]
