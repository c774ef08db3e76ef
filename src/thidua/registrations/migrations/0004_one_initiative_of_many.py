"""The one planned initiative becomes the first of several; what stood so far is written down as it stands."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.db import migrations

BATCH = 500


def carry_over(apps, schema_editor):
    """Each pledge gets its first version, each locked round its list."""
    alias = schema_editor.connection.alias
    pledges = apps.get_model("registrations", "Pledge").objects.using(alias)
    versions = apps.get_model("registrations", "PledgeVersion").objects.using(alias)
    for pledge in pledges.iterator(BATCH):
        if pledge.initiative_title:
            said = {"title": pledge.initiative_title, "field": "", "solution": "", "together": ""}
            pledge.initiatives = [said]
            pledge.save(update_fields=["initiatives"])
        versions.create(
            pledge=pledge,
            number=pledge.version,
            act="carry",
            state=pledge.state,
            content={"titles": pledge.titles, "forms": [], "initiatives": pledge.initiatives, "exemplars": []},
            reason=pledge.return_reason,
            at=pledge.changed_at,
        )
    _lists(apps, alias)


def _lists(apps, alias):
    pledges = apps.get_model("registrations", "Pledge").objects.using(alias)
    lists = apps.get_model("registrations", "CompiledList").objects.using(alias)
    for locked in apps.get_model("registrations", "Round").objects.using(alias).filter(state="locked"):
        confirmed = list(pledges.filter(round=locked, state="confirmed").select_related("person", "team", "unit"))
        if locked.locked_on is None:
            continue
        lists.create(
            unit_id=locked.unit_id,
            round=locked,
            number=0,
            on=locked.locked_on,
            at=max((pledge.changed_at for pledge in confirmed), default=None) or _midnight(locked.locked_on),
            entries=[
                {"pledge": str(pledge.id), "version": pledge.version, "name": _name(pledge)}
                for pledge in confirmed
            ],
        )


def _name(pledge):
    holder = pledge.person or pledge.team or pledge.unit
    return getattr(holder, "full_name", None) or holder.name


def _midnight(day):
    return datetime.combine(day, time(), tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


class Migration(migrations.Migration):

    dependencies = [("registrations", "0003_pledges_in_full")]

    operations = [migrations.RunPython(carry_over, migrations.RunPython.noop)]
