"""A figure is entered with its evidence; a wrong one is corrected by the next edition, the former stays."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.core.text import tidy
from thidua.files.actions import keep
from thidua.files.models import StoredFile
from thidua.ledger.actions import Actor, action, record
from thidua.plans.models import Item, ItemKind, Undertaking
from thidua.plans.queries.tree import living_items
from thidua.targets.errors import AlreadyMeasuredError, ComputedTargetError, NoTargetError
from thidua.targets.models import Measurement
from thidua.targets.queries.doubts import doubt_about
from thidua.targets.queries.measures import PERCENT
from thidua.units.models import Team

WHOLE = Decimal(100)


class Proof(NamedTuple):
    """A file that shows where the figure comes from."""

    content: bytes
    name: str
    content_type: str


@action("targets.figure_entered")
def record_measurement(
    *,
    by: Actor,
    undertaking: Undertaking,
    value: Decimal,
    text: str,
    on: date,
    team: Team | None = None,
    proof: Proof | None = None,
    answer: str = "",
) -> Measurement:
    """The figure of a day, of the whole school or of a team; `answer`: why one that was asked back is right."""
    item = _held(undertaking)
    _check(item, value, text, on, team)
    if Measurement.objects.filter(undertaking=undertaking, team=team, on=on).exists():
        raise AlreadyMeasuredError
    doubt = doubt_about(item, value, on, team)
    if doubt and not tidy(answer):
        raise InvalidInputError("answer", f"{doubt} Nhập nhầm thì sửa; đúng thì ghi vì sao vào đây.")
    row = Measurement.objects.create(
        unit=undertaking.unit,
        undertaking=undertaking,
        team=team,
        on=on,
        value=value,
        text=tidy(text),
        answer=tidy(answer) if doubt else "",
        scan=kept(by, proof),
        made_by_id=by.user,
        made_at=clock.now(),
    )
    record(about=row, fields={"value": value, "text": row.text, "answer": row.answer}, on=on)
    return row


@action("targets.figure_corrected")
def correct_measurement(
    *,
    by: Actor,
    measurement: Measurement,
    value: Decimal,
    text: str,
    because: str,
    proof: Proof | None = None,
) -> Measurement:
    """The next edition of the same day's figure; of two who correct one figure the second is told."""
    item = _held(measurement.undertaking)
    _check(item, value, text, measurement.on, measurement.team)
    if not tidy(because):
        raise InvalidInputError("because", "Hãy ghi vì sao sửa con số này.")
    same = Measurement.objects.filter(
        undertaking=measurement.undertaking, team=measurement.team, on=measurement.on
    )
    if same.filter(edition__gt=measurement.edition).exists():
        raise ChangedMeanwhileError
    row = Measurement.objects.create(
        unit_id=measurement.unit_id,
        undertaking_id=measurement.undertaking_id,
        team_id=measurement.team_id,
        on=measurement.on,
        edition=measurement.edition + 1,
        value=value,
        text=tidy(text),
        because=tidy(because),
        scan=kept(by, proof) or measurement.scan,
        made_by_id=by.user,
        made_at=clock.now(),
    )
    record(
        about=row,
        fields={"value": (measurement.value, value), "text": (measurement.text, row.text)},
        on=measurement.on,
    )
    return row


def _held(undertaking: Undertaking) -> Item:
    """The wording in force; the undertaking's row is held, so that whoever comes second waits and sees."""
    Undertaking.objects.select_for_update(of=("self",), no_key=True).get(id=undertaking.id)
    item = living_items(undertaking.unit).filter(undertaking=undertaking, kind=ItemKind.TARGET).first()
    if item is None:
        raise NoTargetError
    if item.measure:
        raise ComputedTargetError
    return item


def _check(item: Item, value: Decimal, text: str, on: date, team: Team | None) -> None:
    if value < 0:
        raise InvalidInputError("value", "Con số không thể âm.")
    if item.aim_unit == PERCENT and value > WHOLE:
        raise InvalidInputError("value", "Tỷ lệ phần trăm không thể quá 100.")
    if not tidy(text):
        raise InvalidInputError("text", "Hãy ghi con số lấy từ đâu: biên bản, báo cáo, danh sách nào.")
    if on > clock.today():
        raise InvalidInputError("on", f"Ngày của số liệu không thể sau hôm nay ({clock.today():%d/%m/%Y}).")
    if on < item.section.plan.starts:
        raise InvalidInputError(
            "on", f"Kế hoạch bắt đầu từ {item.section.plan.starts:%d/%m/%Y}: hãy xem lại ngày."
        )
    if team is not None and team.unit_id != item.section.plan.unit_id:
        raise InvalidInputError("team", "Hãy chọn một tổ của đơn vị mình.")
    if item.team_id is not None and team is not None and team.id != item.team_id:
        raise InvalidInputError("team", "Chỉ tiêu này của một tổ khác.")


def kept(by: Actor, proof: Proof | None) -> StoredFile | None:
    if proof is None:
        return None
    return keep(by=by, content=proof.content, name=proof.name, content_type=proof.content_type)
