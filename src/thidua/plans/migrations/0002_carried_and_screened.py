"""Items remember what they were copied from, and why words to be looked at twice were kept."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('plans', '0001_initial'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='delivery',
            options={'ordering': ['channel']},
        ),
        migrations.AddField(
            model_name='item',
            name='because',
            field=models.CharField(blank=True, max_length=300, verbose_name='lý do vẫn giữ'),
        ),
        migrations.AddField(
            model_name='item',
            name='copied_from',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='plans.item'),
        ),
    ]
