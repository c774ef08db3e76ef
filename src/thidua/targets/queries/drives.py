"""How far a contribution drive is: sums, rate, days left. Nobody is listed who did not give."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet, Sum

from thidua.people.queries import postings_on
from thidua.plans.models import DueRule, Item, ItemKind, Undertaking
from thidua.plans.queries.tree import items_in_force
from thidua.targets.models.drives import Contribution, DriveResult
from thidua.targets.queries.measures import PERCENT, WHOLE, shown
from thidua.targets.states import DriveState
from thidua.units.models import Unit

MONEY = "đồng"


@dataclass(frozen=True, slots=True)
class Drive:
    """One drive on a day: what everybody may know of it."""

    item: Item
    people: int
    staff: int
    amount: Decimal
    result: DriveResult | None
    on: date

    @property
    def key(self) -> object:
        return self.item.undertaking_id

    @property
    def is_open(self) -> bool:
        return self.result is None

    @property
    def last_day(self) -> date | None:
        """“Trước ngày” leaves the day itself out, “đến hết ngày” counts it."""
        return DueRule(self.item.due_rule).last_day(self.item.due) if self.item.due else None

    @property
    def is_past(self) -> bool:
        return self.last_day is not None and self.on > self.last_day

    @property
    def when(self) -> str:
        if self.result is not None:
            return f"Kết thúc ngày {self.result.on:%d/%m/%Y}"
        if self.last_day is None or self.item.due is None:
            return "Chưa ghi hạn"
        rule = f"Hạn {DueRule(self.item.due_rule).label} {self.item.due:%d/%m/%Y}"
        left = (self.last_day - self.on).days
        if left < 0:
            return f"{rule}, đã hết hạn"
        return f"{rule}, hôm nay là ngày cuối" if left == 0 else f"{rule}, còn {left} ngày"

    @property
    def rate(self) -> Decimal:
        return WHOLE * self.people / self.staff if self.staff else Decimal(0)

    @property
    def percent(self) -> int:
        """For the bar: of the quota where there is one, else of the staff."""
        aim = self.item.aim
        if not aim:
            return int(min(WHOLE, self.rate))
        had = (
            self.amount
            if self.item.aim_unit == MONEY
            else self.rate
            if self.item.aim_unit == PERCENT
            else self.people
        )
        return int(min(WHOLE, had * WHOLE / aim))

    @property
    def rate_words(self) -> str:
        return f"{self.people} trên {self.staff} người ({shown(self.rate, PERCENT)})"

    @property
    def amount_words(self) -> str:
        return shown(self.amount, MONEY) if self.amount else ""

    @property
    def aim_words(self) -> str:
        return shown(self.item.aim, self.item.aim_unit) if self.item.aim else ""


def live_rows(undertaking: Undertaking) -> QuerySet[Contribution]:
    return Contribution.objects.filter(undertaking=undertaking, taken_back_at=None)


def sums_of(undertaking: Undertaking) -> tuple[int, Decimal]:
    """How many gave, and how much in all."""
    found = live_rows(undertaking).aggregate(people=Sum("people"), amount=Sum("amount"))
    return found["people"] or 0, found["amount"] or Decimal(0)


def drives_of(unit: Unit, on: date, among: QuerySet[Item] | None = None) -> list[Drive]:
    """Every drive in force (or among these), the nearest deadline first, in four queries."""
    items = list(
        (items_in_force(unit, on) if among is None else among)
        .filter(kind=ItemKind.DRIVE)
        .exclude(undertaking=None)
        .order_by("due", "id")
    )
    if not items:
        return []
    keys = [item.undertaking_id for item in items]
    sums = {
        row["undertaking"]: (row["people"] or 0, row["amount"] or Decimal(0))
        for row in Contribution.objects.filter(undertaking__in=keys, taken_back_at=None)
        .order_by()
        .values("undertaking")
        .annotate(people=Sum("people"), amount=Sum("amount"))
    }
    results = {row.undertaking_id: row for row in DriveResult.objects.filter(undertaking__in=keys)}
    staff = postings_on(unit, on).count()
    return [
        _drive(item, sums.get(key, (0, Decimal(0))), results.get(key), staff, on)
        for item in items
        if (key := item.undertaking_id) is not None
    ]


def _drive(item: Item, sums: tuple[int, Decimal], result: DriveResult | None, staff: int, on: date) -> Drive:
    if result is not None:
        return Drive(item, result.people, result.staff, result.amount, result, on)
    people, amount = sums
    return Drive(item, people, staff, amount, None, on)


def is_open(undertaking: Undertaking) -> bool:
    return undertaking.state == DriveState.OPEN


def lines_of(undertaking: Undertaking) -> list[Contribution]:
    """Everything entered, for whoever keeps the drive; what was taken back stays to be seen."""
    rows = Contribution.objects.filter(undertaking=undertaking)
    return list(rows.select_related("team", "person", "made_by"))
