"""A recognition is entered, mended, dropped if it was a mistake, and followed by the preparation of the next one."""

from dataclasses import dataclass
from datetime import date

from thidua.accounts.queries import last_change
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.core.text import fold, tidy
from thidua.files.models import StoredFile
from thidua.ledger.actions import Actor, action, record
from thidua.standards.errors import FollowedError, RenewedError, WorkedOnError
from thidua.standards.models import Piece, Recognition, RecognitionKind, Requirement, Standard, Verdict
from thidua.units.models import Unit

FIELDS = ("kind", "name", "level", "paper", "decided_on", "issuer", "valid_until")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """What the decision says; without one, only what is being prepared."""

    kind: RecognitionKind
    name: str
    level: str = ""
    paper: str = ""
    decided_on: date | None = None
    issuer: str = ""
    valid_until: date | None = None


@action("standards.recognition_put")
def put_recognition(
    *,
    by: Actor,
    unit: Unit,
    given: Recognised,
    on: date,
    scan: StoredFile | None = None,
    recognition: Recognition | None = None,
) -> Recognition:
    """A new one, or one mended as its editor saw it; a new scan takes the place of the old, none leaves it."""
    row = held(recognition) if recognition else Recognition(unit=unit, version=0)
    _check(given, on)
    _refuse_same(unit, given, row)
    if scan is not None and scan.unit != row.unit_id:
        raise InvalidInputError("scan", "Tệp này không thuộc đơn vị. Hãy chọn lại tệp.")
    before = {name: getattr(row, name) for name in FIELDS}
    for name in FIELDS:
        value = getattr(given, name)
        setattr(row, name, tidy(value) if isinstance(value, str) and name != "kind" else value)
    row.scan = scan or row.scan
    row.version += 1
    row.save()
    changed = {
        name: (before[name], getattr(row, name)) for name in FIELDS if before[name] != getattr(row, name)
    }
    record(about=row, fields=changed, on=on)
    return row


@action("standards.recognition_renewed")
def renew_recognition(*, by: Actor, recognition: Recognition, on: date) -> Recognition:
    """The preparation of the next one, with the same criteria: nothing assessed, no evidence; the old one stays."""
    row = held(recognition)
    if Recognition.objects.filter(renews=row).exists():
        raise RenewedError
    new = Recognition.objects.create(unit=row.unit, kind=row.kind, name=row.name, renews=row)
    copied = 0
    for standard in Standard.objects.filter(recognition=row):
        below = list(Requirement.objects.filter(standard=standard))
        made = Standard.objects.create(
            recognition=new, number=standard.number, name=standard.name, order=standard.order
        )
        Requirement.objects.bulk_create(
            Requirement(
                standard=made, code=one.code, text=one.text, order=one.order, in_charge_id=one.in_charge_id
            )
            for one in below
        )
        copied += len(below)
    record(about=new, fields={"renews": row.id}, counts={"requirements": copied}, on=on)
    return new


@action("standards.recognition_dropped")
def drop_recognition(*, by: Actor, recognition: Recognition, on: date) -> None:
    """One entered by mistake goes with its criteria; the journal keeps that it was there."""
    row = held(recognition)
    if Recognition.objects.filter(renews=row).exists():
        raise FollowedError
    assessed = Requirement.objects.filter(standard__recognition=row).exclude(verdict=Verdict.NOT_ASSESSED)
    if Piece.objects.filter(recognition=row).exists() or assessed.exists():
        raise WorkedOnError
    record(about=row, fields={name: (getattr(row, name), None) for name in FIELDS}, on=on)
    row.delete()


def held(recognition: Recognition) -> Recognition:
    """The row as its editor saw it, held until the end."""
    row = Recognition.objects.select_for_update(of=("self",)).select_related("unit").get(id=recognition.id)
    if row.version != recognition.version:
        raise ChangedMeanwhileError(last_change(unit=row.unit_id, about=row.id))
    return row


def _refuse_same(unit: Unit, given: Recognised, row: Recognition) -> None:
    """The unit's row is held, so that of a form sent twice the second sees what the first wrote."""
    Unit.objects.select_for_update().get(id=unit.id)
    others = Recognition.objects.filter(unit=unit, kind=given.kind, decided_on=given.decided_on)
    paper, name = fold(tidy(given.paper)), fold(tidy(given.name))
    for other in others.exclude(id=row.id):
        if paper and fold(other.paper) == paper:
            raise InvalidInputError("paper", f"Quyết định này đã được ghi: {other.name}.")
        if not paper and fold(other.name) == name:
            raise InvalidInputError("name", "Hồ sơ cùng tên đang được chuẩn bị. Hãy mở hồ sơ ấy.")


def _check(given: Recognised, on: date) -> None:
    if given.kind not in RecognitionKind.values:
        raise InvalidInputError("kind", "Hãy chọn loại công nhận.")
    if not tidy(given.name):
        raise InvalidInputError("name", "Hãy ghi tên gọi của lần công nhận này.")
    if given.decided_on and not tidy(given.paper):
        raise InvalidInputError("paper", "Đã có ngày quyết định: hãy ghi cả số quyết định.")
    if tidy(given.paper) and not given.decided_on:
        raise InvalidInputError("decided_on", "Đã có số quyết định: hãy ghi cả ngày quyết định.")
    if given.decided_on and given.decided_on > on:
        raise InvalidInputError("decided_on", f"Ngày quyết định không thể sau hôm nay ({on:%d/%m/%Y}).")
    if given.valid_until and not given.decided_on:
        raise InvalidInputError("valid_until", "Chưa có quyết định thì chưa có ngày hết giá trị.")
    if given.valid_until and given.decided_on and given.valid_until <= given.decided_on:
        raise InvalidInputError("valid_until", "Ngày hết giá trị phải sau ngày quyết định.")
