"""To whom a plan goes: as it is planned while it is a draft, as the register of what goes out says afterwards."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q, QuerySet

from thidua.documents.models import Channel, Dispatch, DueRule
from thidua.plans.models import Delivery, Plan, Recipient
from thidua.units.models import Unit, UnitParent
from thidua.units.queries import ancestors_on


@dataclass(frozen=True, slots=True)
class WayShown:
    """One way in words, with the mark of what became of it; no mark while nothing can have."""

    words: str
    kind: str = ""
    label: str = ""


@dataclass(slots=True)
class Line:
    """One recipient of “Nơi nhận” with its ways."""

    recipient: Recipient
    ways: list[WayShown] = field(default_factory=list)

    @property
    def words(self) -> str:
        row = self.recipient
        return f"{row.name} ({row.purpose})" if row.purpose else row.name


def units_to_send_to(unit: Unit, on: date, chosen: Unit | None = None) -> QuerySet[Unit]:
    """Those above the unit on that day and those directly under it; the one chosen before may have moved away."""
    above = [one.id for one in ancestors_on(unit, on)]
    below = UnitParent.objects.filter(Q(ends=None) | Q(ends__gte=on), parent=unit, starts__lte=on)
    rows = Unit.objects.filter(Q(id__in=above) | Q(id__in=below.values("unit")) | Q(id=chosen and chosen.id))
    return rows.order_by("short_name", "code")


def recipient_rows(plan: Plan) -> list[Recipient]:
    return list(Recipient.objects.filter(plan=plan).prefetch_related("deliveries"))


def sending_of(plan: Plan, on: date) -> list[Line]:
    """Each recipient; whether each way is done, in time or late, once the plan is a paper."""
    lines = [Line(row) for row in recipient_rows(plan)]
    if plan.document_id is None:
        for line in lines:
            line.ways = [WayShown(_planned(one)) for one in line.recipient.deliveries.all()]
        return lines
    by_name: dict[str, list[Dispatch]] = {}
    for one in Dispatch.objects.filter(document_id=plan.document_id).order_by("planned"):
        # A unit that took another's place keeps the name it was planned under.
        by_name.setdefault(one.instead_of or one.recipient, []).append(one)
    for line in lines:
        line.ways = [_gone(one, on) for one in by_name.get(line.recipient.name, [])]
    return lines


def _planned(one: Delivery) -> str:
    due = f"{DueRule(one.due_rule).label} {one.due:%d/%m/%Y}" if one.due else ""
    return ", ".join(part for part in (str(Channel(one.channel).label), due, one.receiver) if part)


def _gone(one: Dispatch, on: date) -> WayShown:
    how = one.channel or one.planned
    said = [str(Channel(how).label) if how else "", one.when_due, one.receiver]
    words = ", ".join(part for part in said if part)
    if one.sent_on is not None:
        told = f"Gửi muộn {one.sent_on:%d/%m/%Y}" if one.went_late else f"Đã gửi {one.sent_on:%d/%m/%Y}"
        return WayShown(words, "late" if one.went_late else "done", told)
    return (
        WayShown(words, "late", "Quá hạn, chưa gửi")
        if one.is_late(on)
        else WayShown(words, "doing", "Chưa gửi")
    )
