"""How often all sessions of an account were ended; a second factor taken off on the machine itself."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0002_second_factor_reset'),
    ]

    operations = [
        migrations.AddField(
            model_name='secondfactorreset',
            name='machine_account',
            field=models.CharField(blank=True, max_length=80),
        ),
        migrations.AddField(
            model_name='user',
            name='sessions_ended',
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AlterField(
            model_name='secondfactorreset',
            name='officer',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
    ]
