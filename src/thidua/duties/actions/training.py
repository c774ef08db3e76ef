"""A course is entered, changed, given its participants, or dropped when it was entered by mistake."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from thidua.accounts.queries import last_change
from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.core.text import fold, tidy
from thidua.documents.actions.registers import Scanned
from thidua.duties.errors import NobodyTookPartError
from thidua.duties.models import Course, Participant
from thidua.files.actions import keep
from thidua.files.models import StoredFile
from thidua.ledger.actions import Actor, action, record
from thidua.people.queries import people_at_work
from thidua.units.models import Unit

MOST_HOURS = 2000
LONGEST = timedelta(days=366)


@action("duties.course_entered")
def enter_course(*, by: Actor, unit: Unit, given: Mapping[str, Any], scan: Scanned | None = None) -> Course:
    """`given`: name, organiser, starts, ends, hours, learned, shared."""
    values = _checked(given)
    _refuse_twice(unit, values)
    row = Course(unit=unit, made_by_id=by.user, scan=_kept(by, scan), **values)
    row.save()
    record(about=row, fields={"name": row.name, "starts": row.starts, "ends": row.ends})
    return row


@action("duties.course_changed")
def change_course(
    *, by: Actor, course: Course, given: Mapping[str, Any], scan: Scanned | None = None
) -> Course:
    """Without a new file the one that was kept stays."""
    row = _as_seen(course)
    before = {name: getattr(row, name) for name in given}
    values = _checked(given)
    for name, value in values.items():
        setattr(row, name, value)
    row.scan = _kept(by, scan) or row.scan
    row.version += 1
    row.save()
    changes = {name: (before[name], value) for name, value in values.items() if before[name] != value}
    record(about=row, fields=changes)
    return row


@action("duties.course_people_set")
def set_participants(*, by: Actor, course: Course, people: Mapping[UUID, str]) -> Course:
    """Who took part, each with the number of a certificate or nothing; whoever is not named did not."""
    row = _as_seen(course)
    if not people:
        raise NobodyTookPartError
    there = {one.person_id: one for one in Participant.objects.filter(course=row)}
    known = set(people_at_work(row.unit, row.ends).filter(id__in=people).values_list("id", flat=True))
    if strangers := people.keys() - known - there.keys():
        raise InvalidInputError("people", f"Có {len(strangers)} người không làm việc ở đơn vị vào ngày ấy.")
    Participant.objects.filter(course=row).exclude(person__in=people).delete()
    for person, certificate in people.items():
        one = there.get(person) or Participant(course=row, person_id=person)
        one.certificate = tidy(certificate)
        one.save()
    row.version += 1
    row.save(update_fields=["version"])
    record(about=row, counts={"people": len(people)})
    return row


@action("duties.course_dropped")
def drop_course(*, by: Actor, course: Course) -> None:
    """A course that was entered by mistake goes; the ledger keeps that it was there."""
    row = _as_seen(course)
    record(about=row, fields={"name": (row.name, None)})
    row.delete()


def _as_seen(course: Course) -> Course:
    """The row, held; refused when it is no longer as whoever acts saw it."""
    rows = Course.objects.select_for_update(of=("self",)).select_related("unit")
    row = rows.filter(id=course.id).first()
    if row is None or row.version != course.version:
        raise ChangedMeanwhileError(last_change(unit=course.unit_id, about=course.id))
    return row


def _checked(given: Mapping[str, Any]) -> dict[str, Any]:
    values = dict(given)
    for name, words in (("name", "Hãy ghi nội dung bồi dưỡng."), ("organiser", "Hãy ghi đơn vị tổ chức.")):
        values[name] = tidy(values[name])
        if not values[name]:
            raise InvalidInputError(name, words)
    starts, ends = values["starts"], values["ends"]
    if ends < starts:
        raise InvalidInputError("ends", "Ngày cuối không thể trước ngày đầu.")
    _refuse_future(starts)
    if ends - starts > LONGEST:
        raise InvalidInputError("ends", "Một đợt kéo dài nhiều nhất một năm. Hãy xem lại ngày cuối.")
    if values["hours"] is not None and not 0 < values["hours"] <= MOST_HOURS:
        raise InvalidInputError("hours", f"Số giờ từ 1 đến {MOST_HOURS}; chưa rõ thì để trống.")
    return values


def _refuse_twice(unit: Unit, values: Mapping[str, Any]) -> None:
    """The unit's row is held, so that of a form sent twice the second sees what the first wrote."""
    Unit.objects.select_for_update().get(id=unit.id)
    same = Course.objects.filter(unit=unit, starts=values["starts"], ends=values["ends"])
    named = {fold(name) for name in same.values_list("name", flat=True)}
    if fold(values["name"]) in named:
        raise InvalidInputError("name", "Đợt này đã có trong nhật ký: cùng nội dung, cùng ngày.")


def _refuse_future(starts: date) -> None:
    if starts > clock.today():
        raise InvalidInputError("starts", "Nhật ký ghi điều đã diễn ra. Đợt sắp tới hãy ghi sau khi bắt đầu.")


def _kept(by: Actor, scan: Scanned | None) -> StoredFile | None:
    return keep(by=by, content=scan.content, name=scan.name, content_type=scan.content_type) if scan else None
