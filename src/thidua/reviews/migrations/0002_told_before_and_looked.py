"""One review of a stretch of the calendar, whatever days it was given; what was published once is remembered."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def number_second_ones(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Of several reviews of one month the later ones say so in their name, so that none is lost."""
    seen: dict[tuple[object, ...], int] = {}
    rows = apps.get_model("reviews", "Review").objects.using(editor.connection.alias)
    for row in rows.exclude(state="discarded").order_by("opened_at", "id"):
        key = (row.unit_id, row.year_id, row.kind, row.name)
        seen[key] = seen.get(key, 0) + 1
        if seen[key] > 1:
            row.name = f"{row.name} (lần {seen[key]})"
            row.save(update_fields=["name"])


class Migration(migrations.Migration):
    dependencies = [("reviews", "0001_initial"), ("units", "0005_associations")]

    operations = [
        migrations.RemoveConstraint(model_name="review", name="reviews_review_once"),
        migrations.AddField(model_name="card", name="looked", field=models.JSONField(null=True)),
        migrations.AddField(model_name="review", name="told_before", field=models.DateTimeField(null=True)),
        migrations.RunPython(number_second_ones, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.UniqueConstraint(
                condition=~models.Q(state="discarded"),
                fields=["unit", "year", "kind", "name"],
                name="reviews_review_once",
            ),
        ),
    ]
