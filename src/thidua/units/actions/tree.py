"""Writing the tree: units under dated parents, teams, school years."""

from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Max

from thidua.core.errors import ChangedMeanwhileError, InvalidInputError, RefusedError
from thidua.core.school_years import is_school_year
from thidua.core.text import fold, tidy
from thidua.ledger.actions import Actor, action, record
from thidua.units.models import Level, SchoolYear, Team, Unit, UnitParent

# Code and level are what other units and old papers know a unit by: those stay.
CORRECTABLE = {
    "name": "tên đầy đủ",
    "short_name": "tên gọi ngắn",
    "symbol": "ký hiệu văn bản",
    "place": "địa danh",
}
NEVER_EMPTY = {"name", "short_name"}

LONGEST_TEAM_NAME = 80


class UnitCodeTakenError(InvalidInputError):
    """Mã đơn vị này đã có. Hãy kiểm tra lại mã."""

    def __init__(self) -> None:
        super().__init__("code", self.__doc__ or "")


class TeamNameTakenError(InvalidInputError):
    """Trường đã có một tổ cùng tên."""

    def __init__(self) -> None:
        super().__init__("name", self.__doc__ or "")


class SchoolYearExistsError(RefusedError):
    """Năm học này đã được mở rồi."""


class ParentOverlapError(RefusedError):
    """Ngày bắt đầu phải sau ngày bắt đầu của cấp trên đã ghi trước đó."""


class ParentBegunError(RefusedError):
    """Cấp trên này đã bắt đầu nên không rút lại được. Nếu ghi sai, hãy đổi cấp trên từ một ngày sau đó."""


class ParentWithdrawnError(ChangedMeanwhileError):
    """Cấp trên này vừa được người khác rút lại, hoặc sau đó đã ghi thêm một cấp trên khác. Hãy tải lại trang."""


@action("units.unit_created")
def create_unit(
    *,
    by: Actor,
    unit: Unit,
) -> Unit:
    """Save a new unit. Its id may be `by.unit`: the first unit writes the first line of its own chain."""
    unit.code, unit.name = tidy(unit.code), tidy(unit.name)
    unit.short_name = tidy(unit.short_name)
    if unit.level not in Level.values:
        raise InvalidInputError("level", "Hãy chọn loại đơn vị.")
    try:
        with transaction.atomic():
            unit.save(force_insert=True)
    except IntegrityError:
        raise UnitCodeTakenError from None
    record(about=unit, fields={"code": unit.code, "name": unit.name, "level": unit.level})
    return unit


@action("units.unit_placed")
def place_under(
    *, by: Actor, unit: Unit, parent: Unit, on: date, paper: str = "", place: str = ""
) -> UnitParent:
    """Put a unit under another from a day on; the parent before ends on the day before.

    The unit's row is locked: of two who place it at once the second sees what the first one wrote. `place`: what
    papers name from that day on; those dated before go on naming the old one.
    """
    # Not the key: whoever writes a row that names the unit need not wait, nor hold what is waited for here.
    was = Unit.objects.select_for_update(no_key=True).get(id=unit.id).place
    before = UnitParent.objects.filter(unit=unit, ends=None).first()
    if before is not None:
        _refuse_overlap(before, on)
        before.ends = on - timedelta(days=1)
        before.place = before.place or (was if place else "")
        before.save(update_fields=["ends", "place"])
    place = tidy(place) or (before.place if before else "")
    row = UnitParent.objects.create(unit=unit, parent=parent, starts=on, paper=tidy(paper), place=place)
    old = before.parent_id if before else None
    fields = {"parent": (old, parent.id), "paper": row.paper, "place": row.place}
    record(about=unit, fields=fields, on=on, units=[parent.id])
    return row


@action("units.placing_withdrawn")
def withdraw_placing(*, by: Actor, row: UnitParent, today: date) -> UnitParent | None:
    """Take back the latest parent while its first day has not come: the one before stays, with its open end.

    The unit's row is locked as in `place_under`; of two who take it back the second is told. The ledger keeps both.
    """
    Unit.objects.select_for_update(no_key=True).get(id=row.unit_id)
    if row.starts <= today:
        raise ParentBegunError
    if not UnitParent.objects.filter(id=row.id, ends=None, starts__gt=today).delete()[0]:
        raise ParentWithdrawnError
    before = UnitParent.objects.filter(unit=row.unit_id).select_related("parent").order_by("-starts").first()
    if before is not None:
        before.ends = None
        before.save(update_fields=["ends"])
    fields = {"parent": (row.parent_id, before.parent_id if before else None), "starts": (row.starts, None)}
    record(about=row.unit, fields=fields, on=today, units=[row.parent_id])
    return before


def refuse_overlap(unit: Unit, on: date) -> None:
    """Raise if what was entered before begins on that day or later."""
    before = UnitParent.objects.filter(unit=unit, ends=None).first()
    if before is not None:
        _refuse_overlap(before, on)


def _refuse_overlap(before: UnitParent, on: date) -> None:
    if before.starts >= on:
        raise ParentOverlapError(
            f"{before.parent.name} đã được ghi là cấp trên từ {before.starts:%d/%m/%Y}. "
            "Ngày bắt đầu của cấp trên mới phải sau ngày ấy."
        )


@action("units.unit_corrected")
def correct_unit(*, by: Actor, unit: Unit, changes: dict[str, str]) -> Unit:
    """New values by the names in CORRECTABLE. Papers issued before are files and keep what they say."""
    unit = Unit.objects.select_for_update().get(id=unit.id)
    fields = {}
    for name, value in changes.items():
        if name not in CORRECTABLE:
            raise InvalidInputError(name, "Mục này không sửa được.")
        new = tidy(value)
        if not new and name in NEVER_EMPTY:
            raise InvalidInputError(name, f"Không để trống {CORRECTABLE[name]}.")
        fields[name] = (getattr(unit, name), new)
        setattr(unit, name, new)
    unit.save(update_fields=sorted(fields))
    if "place" in fields:
        UnitParent.objects.filter(unit=unit, ends=None).exclude(place="").update(place=unit.place)
    record(about=unit, fields=fields)
    return unit


@action("units.team_created")
def create_team(*, by: Actor, unit: Unit, name: str, order: int | None = None) -> Team:
    """A new team; it stands last in the school's list if no place is given."""
    name = _team_name(name)
    if order is None:
        highest = Team.objects.filter(unit=unit).aggregate(last=Max("order"))["last"]
        order = 0 if highest is None else highest + 1
    try:
        with transaction.atomic():
            team = Team.objects.create(unit=unit, name=name, folded=fold(name), order=order)
    except IntegrityError:
        raise TeamNameTakenError from None
    record(about=team, fields={"name": name})
    return team


@action("units.team_renamed")
def rename_team(*, by: Actor, team: Team, name: str) -> Team:
    """The same team under another name: its people, leaders and dossiers stay with it."""
    team = Team.objects.select_for_update().get(id=team.id)
    was, team.name = team.name, _team_name(name)
    team.folded = fold(team.name)
    try:
        with transaction.atomic():
            team.save(update_fields=["name", "folded"])
    except IntegrityError:
        raise TeamNameTakenError from None
    record(about=team, fields={"name": (was, team.name)})
    return team


@action("units.school_year_opened")
def open_school_year(*, by: Actor, unit: Unit, name: str) -> SchoolYear:
    if not is_school_year(name):
        raise InvalidInputError("name", "Năm học viết dạng 2025-2026.")
    try:
        with transaction.atomic():
            year = SchoolYear.objects.create(unit=unit, name=name)
    except IntegrityError:
        raise SchoolYearExistsError from None
    record(about=year, fields={"name": name})
    return year


@action("units.school_year_closed")
def close_school_year(*, by: Actor, year: SchoolYear, on: date) -> SchoolYear:
    """The caller has made sure that every line sent up has its answer (`decisions`)."""
    if not SchoolYear.objects.filter(id=year.id, closed_on=None).update(closed_on=on):
        raise RefusedError("Năm học này đã khép.")
    year.closed_on = on
    record(about=year, fields={"closed_on": (None, on)}, on=on)
    return year


def _team_name(typed: str) -> str:
    name = tidy(typed)
    if not name:
        raise InvalidInputError("name", "Hãy ghi tên tổ.")
    if len(name) > LONGEST_TEAM_NAME:
        raise InvalidInputError("name", f"Tên tổ dài quá {LONGEST_TEAM_NAME} chữ: {name[:40]}…")
    return name
