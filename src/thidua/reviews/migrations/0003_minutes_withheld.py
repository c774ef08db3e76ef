"""Minutes with marks of reviews that are not published are not handed out from the register."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SAID = "Biên bản có điểm bình xét chưa công bố: tệp mở ở sổ này khi kết quả được công bố."


def withhold(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    alias = editor.connection.alias
    parts = apps.get_model("reviews", "Part").objects.using(alias).exclude(review__state="published")
    papers = apps.get_model("documents", "Document").objects.using(alias)
    papers.filter(about__in=list(parts.values_list("id", flat=True))).update(withheld=SAID)


class Migration(migrations.Migration):
    dependencies = [("reviews", "0002_told_before_and_looked"), ("documents", "0009_withheld")]

    operations = [migrations.RunPython(withhold, migrations.RunPython.noop)]
