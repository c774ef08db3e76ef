"""A paper's file may be withheld from the register until what it tells is everybody's to know."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("documents", "0008_reports")]

    operations = [
        migrations.AddField(
            model_name="document",
            name="withheld",
            field=models.CharField(blank=True, default="", max_length=200, verbose_name="chưa mở tệp"),
            preserve_default=False,
        ),
    ]
