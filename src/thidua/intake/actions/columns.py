"""Columns matched by hand: remembered for the unit and the kind of list, forgotten when somebody says so."""

from thidua.core import clock
from thidua.intake.models import ColumnMapping
from thidua.intake.queries import check_columns
from thidua.intake.reading.columns import fingerprint
from thidua.intake.targets import Target
from thidua.ledger.actions import Actor, action, record
from thidua.units.models import Unit


@action("intake.columns_remembered")
def remember_columns(
    *,
    by: Actor,
    unit: Unit,
    target: Target,
    headings: list[str],
    columns: dict[str, int],
    stated: dict[str, str] | None = None,
) -> ColumnMapping:
    """From now on a list under these headings is read so, without a question. A second answer replaces the first.

    Of what was `stated` for the whole file, only what the next one is likely to share is proposed for it.
    """
    proposed = {name: words for name, words in (stated or {}).items() if target.words.once[name].kept}
    check_columns(target, columns)
    kept, _ = ColumnMapping.objects.update_or_create(
        unit=unit,
        target=target.key,
        fingerprint=fingerprint(headings),
        defaults={
            "headings": headings,
            "columns": columns,
            "proposed": proposed,
            "by": by.user,
            "at": clock.now(),
        },
    )
    record(about=kept, counts={"target": target.key, "columns": len(columns)})
    return kept


@action("intake.columns_forgotten")
def forget_columns(*, by: Actor, mapping: ColumnMapping) -> None:
    """Such headings are matched by their words again, or asked for."""
    record(about=mapping, counts={"target": mapping.target})
    ColumnMapping.objects.filter(id=mapping.id).delete()
