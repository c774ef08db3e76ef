"""The fund book: entries of a calendar year until a day, with the balance after each."""

from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from django.db.models import Sum

from thidua.funds.models import Entry, EntryKind, Fund
from thidua.units.models import Unit


@dataclass(frozen=True, slots=True)
class BookLine:
    """An entry and what the fund held after it."""

    entry: Entry
    balance: int

    @property
    def money_in(self) -> int | None:
        return self.entry.amount if self.entry.amount > 0 else None

    @property
    def money_out(self) -> int | None:
        return -self.entry.amount if self.entry.amount < 0 else None

    @property
    def may_be_corrected(self) -> bool:
        """Bonuses come back as money received; a correction is undone by an entry anew."""
        return is_correctable(self.entry) and not hasattr(self.entry, "counter")


@dataclass(frozen=True, slots=True)
class Book:
    """A calendar year of the fund, from the first of January until a day."""

    until: date
    opening: int
    lines: tuple[BookLine, ...]

    @property
    def money_in(self) -> int:
        return sum(line.money_in or 0 for line in self.lines)

    @property
    def money_out(self) -> int:
        return sum(line.money_out or 0 for line in self.lines)

    @property
    def closing(self) -> int:
        return self.opening + self.money_in - self.money_out


def book_of(unit: Unit, until: date) -> Book:
    first = date(until.year, 1, 1)
    rows = list(
        Entry.objects.filter(fund__unit=unit, on__gte=first, on__lte=until)
        .select_related("corrects", "counter", "list")
        .order_by("on", "id")
    )
    before = Entry.objects.filter(fund__unit=unit, on__lt=first).aggregate(sum=Sum("amount"))["sum"] or 0
    balances = list(accumulate((row.amount for row in rows), initial=before))[1:]
    return Book(until, before, tuple(BookLine(row, left) for row, left in zip(rows, balances, strict=True)))


def balance_on(unit: Unit, on: date) -> int:
    """What the fund holds at the end of a day."""
    rows = Entry.objects.filter(fund__unit=unit, on__lte=on)
    return rows.aggregate(sum=Sum("amount"))["sum"] or 0


def lowest_from(fund: Fund, on: date) -> int:
    """The least that the fund holds from a day on: so much may still go out on that day."""
    days = Entry.objects.filter(fund=fund).order_by("on").values_list("on").annotate(sum=Sum("amount"))
    moves = [(day, int(amount)) for day, amount in days]
    before = sum(amount for day, amount in moves if day <= on)
    return min(accumulate((amount for day, amount in moves if day > on), initial=before))


def is_correctable(entry: Entry) -> bool:
    return entry.kind in (EntryKind.ALLOTMENT, EntryKind.SPENDING)
