"""Work in another unit: written down, corrected, taken back, and the comment that passes between the two units."""

import re
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import F

from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.core.text import fold, tidy
from thidua.files.models import StoredFile
from thidua.ledger.actions import Actor, action, record
from thidua.people.actions.standing import last_days, not_oneself
from thidua.people.errors import CommentPassedError, EmptyCommentError
from thidua.people.models import Elsewhere, Person, Posting, WorkElsewhere
from thidua.units.models import Unit


@dataclass(frozen=True, slots=True)
class ElsewhereEntry:
    """Where, and from which to which day; both days are of the work in the other unit, of the lent: of the work here."""

    kind: str
    other_unit: str
    starts: date | None = None
    ends: date | None = None
    paper: str = ""


@action("people.elsewhere_recorded")
def record_elsewhere(
    *, by: Actor, unit: Unit, person: Person, entry: ElsewhereEntry, on: date
) -> WorkElsewhere:
    """Somebody came from, went to, or is seconded to or from another unit."""
    _refuse(by, unit, person, entry)
    row = WorkElsewhere.objects.create(unit=unit, person=person, **_tidied(entry))
    record(about=person, fields={"elsewhere": row.id, **asdict(entry)}, on=on)
    return row


@action("people.elsewhere_corrected")
def correct_elsewhere(
    *, by: Actor, unit: Unit, row: WorkElsewhere, version: int, entry: ElsewhereEntry
) -> WorkElsewhere:
    """`version` is what the editor saw. The comment stays as it is."""
    row = _held(unit, row, version)
    _refuse(by, unit, row.person, entry, besides=row.id)
    now = _tidied(entry)
    fields = {name: (getattr(row, name), value) for name, value in now.items()}
    for name, value in now.items():
        setattr(row, name, value)
    _save(row, now)
    record(about=row.person, fields={"elsewhere": row.id, **fields})
    return row


@action("people.elsewhere_dropped")
def drop_elsewhere(*, by: Actor, unit: Unit, row: WorkElsewhere, version: int, on: date) -> None:
    """A row written by mistake goes; one with a comment stays, since papers may rest on it."""
    row = _held(unit, row, version)
    not_oneself(by, row.person)
    if row.passed_on is not None:
        raise CommentPassedError
    record(about=row.person, fields={"elsewhere": row.id, "kind": row.kind}, on=on)
    row.delete()


@action("people.comment_asked")
def ask_comment(*, by: Actor, unit: Unit, row: WorkElsewhere, version: int, on: date) -> WorkElsewhere:
    """The comment was asked for on a day: by us of the other unit, or by the other unit of us."""
    row = _held(unit, row, version)
    not_oneself(by, row.person)
    _refuse_future("asked_on", on)
    was, row.asked_on = row.asked_on, on
    _save(row, ["asked_on"])
    record(about=row.person, fields={"elsewhere": row.id, "asked_on": (was, on)}, on=on)
    return row


@action("people.comment_passed")
def pass_comment(
    *,
    by: Actor,
    unit: Unit,
    row: WorkElsewhere,
    version: int,
    on: date,
    comment: str = "",
    paper: str = "",
    scan: StoredFile | None = None,
) -> WorkElsewhere:
    """The comment was received, or sent, on a day: in words, by the number of its paper, or as a scan.

    Without a new scan the one that was there stays.
    """
    row = _held(unit, row, version)
    not_oneself(by, row.person)
    _refuse_future("passed_on", on)
    if row.asked_on is not None and on < row.asked_on:
        raise InvalidInputError("passed_on", "Ngày có nhận xét không thể trước ngày xin nhận xét.")
    row.passed_on, row.comment, row.comment_paper = on, comment.strip(), tidy(paper)
    row.scan = scan or row.scan
    if not (row.comment or row.comment_paper or row.scan):
        raise EmptyCommentError
    _save(row, ["passed_on", "comment", "comment_paper", "scan"])
    # The words are of a person: the line says that there are some, and where their paper is found.
    record(
        about=row.person,
        fields={"elsewhere": row.id, "comment": row.comment, "paper": row.comment_paper},
        on=on,
    )
    return row


def _held(unit: Unit, row: WorkElsewhere, version: int) -> WorkElsewhere:
    """The row as it stands, locked; refused if somebody has changed or dropped it since it was looked at."""
    locked = (
        WorkElsewhere.objects.select_for_update(of=("self",))
        .select_related("person")
        .filter(id=row.id, unit=unit, version=version)
        .first()
    )
    if locked is None:
        raise ChangedMeanwhileError
    return locked


def _save(row: WorkElsewhere, names: object) -> None:
    row.version += 1
    row.save(update_fields=[*names, "version"])  # type: ignore[misc]  # an iterable of names, whatever holds them


def _tidied(entry: ElsewhereEntry) -> dict[str, object]:
    return {**asdict(entry), "other_unit": tidy(entry.other_unit), "paper": tidy(entry.paper)}


def _refuse_future(field: str, on: date) -> None:
    if on > clock.today():
        raise InvalidInputError(field, "Ngày này không thể ở tương lai.")


def _refuse(
    by: Actor, unit: Unit, person: Person, entry: ElsewhereEntry, *, besides: UUID | None = None
) -> None:
    not_oneself(by, person)
    last_days(unit, [person.id])
    if not tidy(entry.other_unit):
        raise InvalidInputError("other_unit", "Hãy nhập tên đơn vị kia.")
    if _name_key(entry.other_unit) in {_name_key(unit.name), _name_key(unit.short_name)}:
        raise InvalidInputError(
            "other_unit",
            "Đây là tên của chính trường. Hãy ghi tên đơn vị kia: nơi người này đến từ đó, hoặc đi.",
        )
    _refuse_days(unit, person, entry)
    # Two at once: the person's row is the one that both wait for.
    Person.objects.select_for_update().get(id=person.id)
    rows = WorkElsewhere.objects.filter(unit=unit, person=person)
    for row in rows:
        if row.id != besides and _share_a_day(entry, row):
            raise InvalidInputError(
                "starts",
                f"Trùng thời gian với dòng đã ghi: {row.get_kind_display().lower()}, {row.other_unit}. "
                "Hãy sửa dòng ấy hoặc ghi ngày khác.",
            )


def _name_key(name: str) -> str:
    """What two spellings of a school's name have in common."""
    return " ".join(re.sub(r"[\W_]+", " ", fold(name)).split()).removeprefix("truong ")


def _refuse_days(unit: Unit, person: Person, entry: ElsewhereEntry) -> None:
    if entry.kind == Elsewhere.CAME:
        if entry.ends is None:
            raise InvalidInputError("ends", "Hãy ghi ngày làm việc cuối cùng ở đơn vị cũ.")
        here = _came_on(unit, person)
        if here is not None and entry.ends >= here:
            raise InvalidInputError(
                "ends", f"Ngày cuối ở đơn vị cũ phải trước ngày về trường ({here:%d/%m/%Y})."
            )
    elif entry.starts is None:
        raise InvalidInputError("starts", "Hãy ghi ngày bắt đầu.")
    if entry.starts and entry.ends and entry.ends < entry.starts:
        raise InvalidInputError("ends", "Ngày kết thúc không thể trước ngày bắt đầu.")


def _came_on(unit: Unit, person: Person) -> date | None:
    """The first day of the latest posting here, where it is known."""
    open_first = F("ends").desc(nulls_first=True)
    posting = Posting.objects.filter(unit=unit, person=person).order_by(open_first).first()
    return posting.starts if posting else None


def _share_a_day(entry: ElsewhereEntry, row: WorkElsewhere) -> bool:
    """Nobody works in two other units on one day; who was lent here may well have come here from there."""
    if (entry.kind == Elsewhere.LENT) != (row.kind == Elsewhere.LENT):
        return False
    first, last = entry.starts or date.min, entry.ends or date.max - timedelta(days=1)
    return first <= (row.ends or date.max) and (row.starts or date.min) <= last
