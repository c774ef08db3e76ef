"""What was given is written down, taken back where it was a mistake, and the drive ends with its result."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db import IntegrityError, transaction

from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError, StepRefusedError
from thidua.core.states import next_state
from thidua.core.text import tidy
from thidua.ledger.actions import Actor, action, record
from thidua.people.models import Person
from thidua.people.queries import postings_on
from thidua.plans.models import Item, ItemKind, Undertaking
from thidua.plans.queries.tree import living_items
from thidua.targets.actions.telling import check_told
from thidua.targets.errors import (
    AlreadyGivenError,
    DriveClosedError,
    LinesAddedError,
    NoDriveError,
    OtherWayError,
)
from thidua.targets.models.drives import Contribution, DriveResult
from thidua.targets.queries.drives import MONEY, live_rows, sums_of
from thidua.targets.states import NEXT_DRIVE, DriveAct, DriveState
from thidua.units.models import Team

# From how many times the quota on a sum looks like a slip of the finger.
TIMES_ASKED_BACK = 10


@action("targets.contribution_entered")
def enter_contribution(
    *,
    by: Actor,
    undertaking: Undertaking,
    on: date,
    people: int,
    amount: Decimal | None = None,
    team: Team | None = None,
    note: str = "",
    seen: int | None = None,
    sure: bool = False,
) -> Contribution:
    """So many people gave so much; of a team, or of the whole school.

    `seen`: how many lines the page showed, so that one sent twice counts once. `sure`: the sum was asked back.
    """
    row, item = _open(undertaking)
    if seen is not None and seen != Contribution.objects.filter(undertaking=row).count():
        raise LinesAddedError
    _check(item, on, amount)
    _ask_back(item, row, amount, sure=sure)
    staff = len(postings_on(row.unit, on).order_by().values_list("id", flat=True))
    if not 1 <= people <= staff:
        raise InvalidInputError(
            "people", f"Số người phải từ 1 đến {staff}, là số người đang làm việc ở trường."
        )
    if team is not None and team.unit_id != row.unit_id:
        raise InvalidInputError("team", "Hãy chọn một tổ của đơn vị mình.")
    if live_rows(row).exclude(person=None).exists():
        raise OtherWayError(
            "Đợt này đang ghi theo tên từng người. Hãy ghi tiếp như vậy để không tính hai lần."
        )
    before, _ = sums_of(row)
    if before + people > staff:
        raise InvalidInputError(
            "people", f"Đã ghi {before} người; thêm {people} thì quá {staff} người đang làm việc ở trường."
        )
    check_told(row.unit, note, field="note", on=on)
    given = _created(by, row, on, people=people, amount=amount, team=team, note=tidy(note))
    record(about=given, counts={"people": people}, on=on)
    return given


@action("targets.giver_entered")
def enter_giver(
    *,
    by: Actor,
    undertaking: Undertaking,
    on: date,
    person: Person,
    amount: Decimal | None = None,
    sure: bool = False,
) -> Contribution:
    """One person gave; how much is said only if the person wants it. The unique line lets one of two tabs win."""
    row, item = _open(undertaking)
    _check(item, on, amount)
    _ask_back(item, row, amount, sure=sure)
    if not postings_on(row.unit, on).filter(person=person).exists():
        raise InvalidInputError("person", "Người này không làm việc ở trường vào ngày ấy.")
    if live_rows(row).filter(person=None).exists():
        raise OtherWayError("Đợt này đang ghi theo số người của từng tổ. Hãy ghi tiếp như vậy.")
    try:
        with transaction.atomic():
            given = _created(by, row, on, people=1, amount=amount, person=person)
    except IntegrityError:
        raise AlreadyGivenError from None
    record(about=given, on=on)
    return given


@action("targets.contribution_taken_back")
def take_back_contribution(*, by: Actor, contribution: Contribution, because: str) -> Contribution:
    """A line entered by mistake no longer counts; it stays with the reason."""
    _open(contribution.undertaking)
    if not tidy(because):
        raise InvalidInputError("because", "Hãy ghi vì sao bỏ dòng này.")
    row = Contribution.objects.select_for_update(of=("self",)).get(id=contribution.id)
    if row.taken_back_at is not None:
        raise ChangedMeanwhileError
    row.taken_back_at, row.taken_back_because = clock.now(), tidy(because)
    row.save(update_fields=["taken_back_at", "taken_back_because"])
    record(about=row, fields={"because": row.taken_back_because})
    return row


@action("targets.drive_closed")
def close_drive(*, by: Actor, undertaking: Undertaking, text: str, on: date) -> DriveResult:
    """The sums as they are on the day, with a sentence; nothing more is entered afterwards."""
    row, _ = _open(undertaking, DriveAct.CLOSE)
    if not text.strip():
        raise InvalidInputError("text", "Hãy ghi kết quả của đợt ủng hộ.")
    check_told(row.unit, text, field="text", on=on)
    people, amount = sums_of(row)
    result = DriveResult.objects.create(
        undertaking=row,
        on=on,
        people=people,
        staff=postings_on(row.unit, on).count(),
        amount=amount,
        text=text.strip(),
        made_by_id=by.user,
        made_at=clock.now(),
    )
    row.state = next_state(NEXT_DRIVE, DriveState(row.state), DriveAct.CLOSE)
    row.version += 1
    row.save(update_fields=["state", "version"])
    record(about=result, fields={"state": (DriveState.OPEN, row.state)}, counts={"people": people}, on=on)
    return result


def _open(undertaking: Undertaking, act: DriveAct = DriveAct.ENTER) -> tuple[Undertaking, Item]:
    """The row, held: what is entered while the drive is being closed is in its result, or is refused."""
    row = _held(undertaking.id)
    item = living_items(row.unit).filter(undertaking=row, kind=ItemKind.DRIVE).first()
    if item is None:
        raise NoDriveError
    try:
        next_state(NEXT_DRIVE, DriveState(row.state), act)
    except StepRefusedError:
        raise DriveClosedError from None
    return row, item


def _held(undertaking: UUID) -> Undertaking:
    return Undertaking.objects.select_for_update(of=("self",)).select_related("unit").get(id=undertaking)


def _check(item: Item, on: date, amount: Decimal | None) -> None:
    if on > clock.today():
        raise InvalidInputError("on", f"Ngày không thể sau hôm nay ({clock.today():%d/%m/%Y}).")
    if on < item.section.plan.starts:
        raise InvalidInputError("on", f"Kế hoạch bắt đầu từ {item.section.plan.starts:%d/%m/%Y}.")
    if amount is not None and amount <= 0:
        raise InvalidInputError("amount", "Số tiền phải lớn hơn 0, hoặc để trống.")


def _ask_back(item: Item, row: Undertaking, amount: Decimal | None, *, sure: bool) -> None:
    """A sum far beyond the quota is kept only once somebody has looked at it again."""
    if sure or not amount or not item.aim or item.aim_unit != MONEY:
        return
    times = (sums_of(row)[1] + amount) // item.aim
    if times > TIMES_ASKED_BACK:
        raise InvalidInputError(
            "sure", f"Cộng cả số này thì tổng gấp {times} lần chỉ tiêu. Xem lại số tiền; đúng thì tích ô này."
        )


def _created(
    by: Actor,
    row: Undertaking,
    on: date,
    *,
    people: int,
    amount: Decimal | None,
    team: Team | None = None,
    person: Person | None = None,
    note: str = "",
) -> Contribution:
    # From now on the drive has something to tell: an amendment of the plan does not lose it.
    row.version += 1
    row.save(update_fields=["version"])
    return Contribution.objects.create(
        unit=row.unit,
        undertaking=row,
        on=on,
        team=team,
        person=person,
        people=people,
        amount=amount,
        note=note,
        made_by_id=by.user,
        made_at=clock.now(),
    )
