"""Telling what was done: a movement launched, reviewed, closed; a task finished."""

from dataclasses import dataclass
from datetime import date

from thidua.accounts.queries import last_change
from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.core.lengths import check_lengths
from thidua.core.states import next_state
from thidua.core.text import tidy
from thidua.files.models import StoredFile
from thidua.guidance.screening import refuse_pressing
from thidua.ledger.actions import Actor, action, record
from thidua.movements.errors import NotInForceError
from thidua.movements.models import Happening, Signatory
from thidua.movements.states import (
    NEXT_MOVEMENT,
    NEXT_TASK,
    MovementAct,
    MovementState,
    TaskAct,
    TaskState,
)
from thidua.plans.models import Item, Undertaking
from thidua.plans.states import PlanState
from thidua.units.models import Association, Team


@dataclass(frozen=True, slots=True)
class Signed:
    """One party of a pact: who signed for it, on which day."""

    party: Team | Association
    name: str
    on: date


@dataclass(frozen=True, slots=True)
class Telling:
    """What somebody tells of a step."""

    on: date
    text: str = ""
    results: str = ""
    proposals: str = ""
    paper: str = ""
    file: StoredFile | None = None
    signed: tuple[Signed, ...] = ()


@action("movements.movement_stepped")
def step_movement(*, by: Actor, item: Item, act: MovementAct, telling: Telling) -> Happening:
    """Launch, pact, mid review, closing review or cancelling; `item.undertaking` is as whoever tells saw it."""
    row = held(item)
    state = next_state(NEXT_MOVEMENT, MovementState(row.state), act)
    check_telling(row, item, telling)
    if act in (MovementAct.MID_REVIEW, MovementAct.CLOSE) and not tidy(telling.results):
        raise InvalidInputError("results", "Hãy ghi kết quả.")
    _check_signed(row, act, telling)
    if act in (MovementAct.PACT, MovementAct.CANCEL) and not tidy(telling.text):
        said = "Hãy ghi nội dung giao ước." if act == MovementAct.PACT else "Hãy ghi vì sao không làm nữa."
        raise InvalidInputError("text", said)
    return _told(by, row, act, state, telling)


@action("movements.task_stepped")
def step_task(*, by: Actor, item: Item, act: TaskAct, telling: Telling) -> Happening:
    """A task finished with its proof, taken up again, or given up; `item.undertaking` is as whoever tells saw it."""
    row = held(item)
    state = next_state(NEXT_TASK, TaskState(row.state), act)
    check_telling(row, item, telling)
    if act == TaskAct.FINISH and item.proof and not (tidy(telling.text) or telling.paper or telling.file):
        raise InvalidInputError(
            "text", f"Kế hoạch ghi minh chứng: {item.proof}. Hãy ghi, hoặc đính minh chứng ấy."
        )
    if act in (TaskAct.REOPEN, TaskAct.CANCEL) and not tidy(telling.text):
        raise InvalidInputError("text", "Hãy ghi lý do.")
    return _told(by, row, act, state, telling)


def held(item: Item) -> Undertaking:
    """The row held until the end; who saw an older one is told."""
    seen = item.undertaking
    if seen is None:
        raise NotInForceError
    row = Undertaking.objects.select_for_update(of=("self",)).get(id=seen.id)
    if row.version != seen.version:
        raise ChangedMeanwhileError(last_change(unit=row.unit_id, about=row.id))
    if not Item.objects.filter(undertaking=row, section__plan__state=PlanState.ISSUED).exists():
        raise NotInForceError
    return row


def check_telling(row: Undertaking, item: Item, telling: Telling, *, after_others: bool = True) -> None:
    """Its day and its words; `after_others`: steps follow each other, what teams tell does not."""
    today = clock.today()
    refuse_pressing(telling.text, field="text")
    refuse_pressing(telling.results, field="results")
    refuse_pressing(telling.proposals, field="proposals")
    if telling.on > today:
        raise InvalidInputError("on", f"Ngày không thể sau hôm nay ({today:%d/%m/%Y}).")
    plan = item.section.plan
    first = min(item.starts or plan.starts, plan.starts)
    if telling.on < first:
        raise InvalidInputError("on", f"Ngày không thể trước ngày bắt đầu ({first:%d/%m/%Y}).")
    last = Happening.objects.filter(undertaking=row).order_by("-on").first() if after_others else None
    if last is not None and telling.on < last.on:
        raise InvalidInputError(
            "on", f"Bước trước đã ghi ngày {last.on:%d/%m/%Y}: bước này không thể trước ngày ấy."
        )
    if telling.file is not None and telling.file.unit != row.unit_id:
        raise InvalidInputError("scan", "Tệp này không thuộc đơn vị. Hãy chọn lại tệp.")


def _check_signed(row: Undertaking, act: MovementAct, telling: Telling) -> None:
    """Only a pact is signed: each party of the unit once, by somebody, no later than the pact is told of."""
    if telling.signed and act != MovementAct.PACT:
        raise InvalidInputError("on", "Chỉ bước ký giao ước mới ghi người ký.")
    if len({one.party.pk for one in telling.signed}) < len(telling.signed):
        raise InvalidInputError("text", "Mỗi tổ, mỗi tổ chức chỉ ký giao ước một lần.")
    for one in telling.signed:
        if one.party.unit_id != row.unit_id:
            raise InvalidInputError("text", "Hãy chọn tổ, tổ chức của đơn vị mình.")
        if not tidy(one.name):
            raise InvalidInputError("text", f"Hãy ghi ai ký thay {one.party}.")
        if one.on > clock.today():
            said = f"Ngày ký của {one.party} không thể sau hôm nay ({clock.today():%d/%m/%Y})."
            raise InvalidInputError("on", said)


def _sign(happening: Happening, telling: Telling) -> str:
    """Rows of those who signed; what the line of the ledger is keyed from."""
    rows = [
        Signatory(
            happening=happening,
            team=one.party if isinstance(one.party, Team) else None,
            association=one.party if isinstance(one.party, Association) else None,
            name=tidy(one.name),
            on=one.on,
        )
        for one in telling.signed
    ]
    for row in rows:
        check_lengths(row, ["name"])
        row.save(force_insert=True)
    return "; ".join(f"{row.party}: {row.name}, {row.on:%d/%m/%Y}" for row in rows)


def _told(by: Actor, row: Undertaking, act: str, state: str, telling: Telling) -> Happening:
    before, row.state = row.state, str(state)
    row.version += 1
    row.save()
    happening = Happening(
        undertaking=row,
        act=str(act),
        on=telling.on,
        text=telling.text.strip(),
        results=telling.results.strip(),
        proposals=telling.proposals.strip(),
        paper=tidy(telling.paper),
        file=telling.file,
        told_by_id=by.user,
        told_at=clock.now(),
    )
    check_lengths(happening, ["text", "results", "proposals", "paper"])
    happening.save(force_insert=True)
    fields = {"state": (before, row.state), "act": str(act), "signed": _sign(happening, telling)}
    scan = telling.file.sha256 if telling.file else ""
    record(about=row, fields=fields | {"scan": scan}, on=telling.on)
    return happening
