"""Where papers lie and whom to ask: lines that are written, changed and crossed out."""

from thidua.accounts.queries import last_change
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.core.text import tidy
from thidua.duties.models import Keeping, KeepingKind
from thidua.ledger.actions import Actor, action, record
from thidua.units.models import Unit


@action("duties.keeping_written")
def write_keeping(*, by: Actor, unit: Unit, kind: KeepingKind, name: str, text: str) -> Keeping:
    name, text = _checked(name, text)
    row = Keeping.objects.create(unit=unit, kind=kind, name=name, text=text)
    record(about=row, fields={"name": name, "text": text})
    return row


@action("duties.keeping_changed")
def change_keeping(*, by: Actor, keeping: Keeping, name: str, text: str) -> Keeping:
    name, text = _checked(name, text)
    changed = Keeping.objects.filter(id=keeping.id, version=keeping.version)
    if not changed.update(name=name, text=text, version=keeping.version + 1):
        raise ChangedMeanwhileError(last_change(unit=keeping.unit_id, about=keeping.id))
    record(about=keeping, fields={"name": (keeping.name, name), "text": (keeping.text, text)})
    keeping.name, keeping.text, keeping.version = name, text, keeping.version + 1
    return keeping


@action("duties.keeping_dropped")
def drop_keeping(*, by: Actor, keeping: Keeping) -> None:
    """Hand-overs that told of it keep what they told."""
    if not Keeping.objects.filter(id=keeping.id, version=keeping.version).delete()[0]:
        raise ChangedMeanwhileError(last_change(unit=keeping.unit_id, about=keeping.id))
    record(about=keeping, fields={"name": (keeping.name, None)})


def _checked(name: str, text: str) -> tuple[str, str]:
    name, text = tidy(name), tidy(text)
    if not name:
        raise InvalidInputError("name", "Hãy ghi tên.")
    if not text:
        raise InvalidInputError("text", "Hãy ghi nơi để, hoặc cách liên hệ.")
    return name, text
