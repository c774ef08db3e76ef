"""Why a plan was sent all the same with something that should be looked at."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('plans', '0003_associations'),
    ]

    operations = [
        migrations.AddField(
            model_name='plan',
            name='kept_because',
            field=models.CharField(blank=True, max_length=300, verbose_name='vì sao vẫn gửi'),
        ),
    ]
