"""Facts which Kỷ niệm chương and Nhà giáo Ưu tú ask for; of initiatives, that nobody has said what they were used for."""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def forget_what_nobody_said(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Until now nobody was asked: an empty list stood for "not known" too, and must not be taken for "not used"."""
    initiatives = apps.get_model("people", "Initiative").objects.using(editor.connection.alias)
    initiatives.filter(used_for=[]).update(used_for=None)


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0002_masks_of_every_award'),
    ]

    operations = [
        migrations.AddField(
            model_name='grant',
            name='version',
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name='initiative',
            name='version',
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name='person',
            name='hardship_now',
            field=models.BooleanField(null=True, verbose_name='đang công tác ở vùng đặc biệt khó khăn'),
        ),
        migrations.AddField(
            model_name='person',
            name='hardship_years',
            field=models.DecimalField(decimal_places=1, max_digits=4, null=True, verbose_name='số năm công tác ở vùng đặc biệt khó khăn'),
        ),
        migrations.AddField(
            model_name='person',
            name='service_stated_on',
            field=models.DateField(null=True, verbose_name='tính đến ngày'),
        ),
        migrations.AddField(
            model_name='person',
            name='teaching_years',
            field=models.DecimalField(decimal_places=1, max_digits=4, null=True, verbose_name='số năm trực tiếp giảng dạy'),
        ),
        migrations.AlterField(
            model_name='initiative',
            name='used_for',
            field=models.JSONField(null=True, verbose_name='đã dùng để xét'),
        ),
        migrations.RunPython(forget_what_nobody_said, migrations.RunPython.noop),
    ]
