"""What a draft rests on and what it answers: papers of the law library, of the register of what came, or typed."""

from dataclasses import dataclass
from datetime import date

from statute.library import load
from thidua.core.errors import InvalidInputError
from thidua.core.lengths import check_lengths
from thidua.core.text import tidy
from thidua.documents.models import Incoming
from thidua.ledger.actions import Actor, action, record
from thidua.plans.actions.locked import editable
from thidua.plans.actions.rows import next_order, seen
from thidua.plans.models import Base, BaseKind, Plan
from thidua.plans.queries.bases import number_in


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseText:
    """One paper: by its number in the law library, or as it was entered when it came, or else as typed."""

    kind: BaseKind
    instrument: str = ""
    incoming: Incoming | None = None
    paper: str = ""
    dated: date | None = None
    issuer: str = ""
    about: str = ""


@action("plans.base_put")
def put_base(*, by: Actor, plan: Plan, given: BaseText, on: date, base: Base | None = None) -> Base:
    """A new one at the end, or one changed as its editor saw it."""
    of_plan = editable(plan)
    row = seen(Base, base) if base else Base(plan=of_plan, version=0, order=next_order(Base, plan=of_plan))
    _check(given, of_plan, on)
    _refuse_twice(given, of_plan, row)
    typed = not given.instrument and given.incoming is None
    row.kind, row.instrument, row.incoming = given.kind, given.instrument, given.incoming
    row.paper = tidy(given.paper) if typed else ""
    row.dated = given.dated if typed else None
    row.issuer = tidy(given.issuer) if typed else ""
    row.about = tidy(given.about) if typed else ""
    check_lengths(row, ["paper", "issuer", "about"])
    row.version += 1
    row.save()
    fields = {"kind": row.kind, "instrument": row.instrument, "paper": row.paper, "about": row.about}
    record(about=row, fields={**fields, "incoming": row.incoming_id}, on=on)
    return row


@action("plans.base_dropped")
def drop_base(*, by: Actor, base: Base, on: date) -> None:
    editable(base.plan)
    row = seen(Base, base)
    record(about=row, fields={"paper": (row.instrument or row.paper, None)}, on=on)
    row.delete()


def _refuse_twice(given: BaseText, plan: Plan, row: Base) -> None:
    """The same paper, however it is typed."""
    number = given.instrument or number_in(tidy(given.paper))
    for other in Base.objects.filter(plan=plan).exclude(id=row.id):
        same = bool(number) and number == (other.instrument or number_in(other.paper))
        if same or (given.incoming is not None and given.incoming.id == other.incoming_id):
            field = "instrument" if given.instrument else "incoming" if given.incoming else "paper"
            raise InvalidInputError(field, "Văn bản này đã có trong căn cứ của kế hoạch.")


def _check(given: BaseText, plan: Plan, on: date) -> None:
    if given.kind not in BaseKind.values:
        raise InvalidInputError("kind", "Hãy chọn loại: căn cứ, thực hiện hay lời dẫn khác.")
    if given.instrument and given.incoming is not None:
        raise InvalidInputError(
            "incoming", "Chỉ chọn một nguồn: thư viện luật hoặc sổ văn bản đến, bỏ trống ô còn lại."
        )
    if given.instrument and given.instrument not in load().instruments:
        raise InvalidInputError("instrument", "Thư viện luật không có văn bản này. Hãy ghi ở ô số, ký hiệu.")
    if given.incoming is not None and given.incoming.unit_id != plan.unit_id:
        raise InvalidInputError("incoming", "Hãy chọn một văn bản trong sổ văn bản đến của đơn vị mình.")
    if given.instrument or given.incoming is not None:
        return
    if given.kind == BaseKind.OTHER:
        if not tidy(given.about):
            raise InvalidInputError("about", "Hãy ghi lời dẫn.")
    elif not tidy(given.paper) and not tidy(given.about):
        raise InvalidInputError(
            "paper", "Hãy chọn văn bản trong thư viện luật, trong sổ văn bản đến, hoặc ghi số, ký hiệu."
        )
    if given.dated is not None and given.dated > on:
        raise InvalidInputError("dated", f"Ngày văn bản không thể sau hôm nay ({on:%d/%m/%Y}).")
