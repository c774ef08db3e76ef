"""From marks to sums, classes and places. Knows no table, so that thousands of sheets are counted in one loop.

A mark is a whole number of hundredths, or one of three words that are no number: not entered, not applicable,
exempt. Zero is a mark like any other. What the words do:

- not entered: the sheet is not whole; it has sums so far, and no class;
- not applicable (the criterion does not concern this one): as the set declares. `scaled` takes the criterion out of
  the maximum and converts what is left to the whole; `full` gives the criterion's maximum;
- exempt (it concerns this one, who is excused for the time): always taken out and converted, whatever the set says,
  so that nobody gains or loses by what was excused. Exempt of everything: no total, no class.

Bonus and minus criteria stand apart from the maximum: there both words simply count nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

HUNDREDTH = Decimal("0.01")
NOT_ENTERED, NOT_APPLICABLE, EXEMPT = -1, -2, -3


class Said(StrEnum):
    """The four values of a cell of a mark sheet, as they are stored beside the figure."""

    MISSING = "missing"
    MARKED = "marked"  # zero too
    NOT_APPLICABLE = "na"
    EXEMPT = "exempt"


class SectionKind(StrEnum):
    BASE = "base"
    BONUS = "bonus"
    MINUS = "minus"


class NotApplicable(StrEnum):
    """What a criterion that does not apply does to the maximum; each set declares one."""

    SCALED = "scaled"
    FULL = "full"


_CODE = {Said.MISSING: NOT_ENTERED, Said.NOT_APPLICABLE: NOT_APPLICABLE, Said.EXEMPT: EXEMPT}


def hundredths(value: Decimal) -> int:
    """Rounded half up, as marks are."""
    return int((value / HUNDREDTH).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def points(number: int) -> Decimal:
    return Decimal(number) * HUNDREDTH


def coded(value: Decimal | None, said: Said = Said.MARKED) -> int:
    """One cell as it is counted; no value and nothing said is not entered."""
    if said is not Said.MARKED:
        return _CODE[said]
    return NOT_ENTERED if value is None else hundredths(value)


@dataclass(frozen=True, slots=True)
class Allowed:
    """What one criterion may be given, in hundredths; `levels` are the only marks where there are any."""

    maximum: int
    step: int = 0
    levels: tuple[int, ...] = ()
    may_not_apply: bool = False

    def refusal(self, mark: int) -> str:
        """Why this mark cannot be given; empty if it can."""
        if mark == NOT_APPLICABLE and not self.may_not_apply:
            return "Tiêu chí này áp dụng cho mọi người, không chọn “không áp dụng” được."
        if mark < 0:
            return ""
        if mark > self.maximum:
            return f"Điểm không được quá {shown(self.maximum)}."
        if self.levels and mark not in self.levels:
            return f"Chỉ được cho một trong các mức {', '.join(map(shown, self.levels))} điểm."
        if self.step and mark % self.step and mark != self.maximum:
            return f"Điểm cho theo bước {shown(self.step)}."
        return ""


@dataclass(frozen=True, slots=True)
class Part:
    """One section: where its criteria stand among all (from, to), what it can bring at most before weighting."""

    kind: SectionKind
    first: int
    last: int
    maximum: int
    weight: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class Scale:
    """A set made ready for counting. `bands` from the highest on: (name, from how many points)."""

    parts: tuple[Part, ...]
    allowed: tuple[Allowed, ...]
    total: int
    bands: tuple[tuple[str, int], ...] = ()
    not_applicable: NotApplicable = NotApplicable.SCALED
    capped: bool = False

    def count(self, marks: Sequence[int]) -> "Counted":
        """One sheet; `marks` in the order of the set's criteria, as many as there are."""
        sums = tuple(self._sum(part, marks) for part in self.parts)
        missing = sum(1 for mark in marks if mark == NOT_ENTERED)
        out = sum(one.out for one in sums)
        base = sum(one.got for one in sums if one.kind is SectionKind.BASE)
        bonus = sum(one.got for one in sums if one.kind is SectionKind.BONUS)
        minus = sum(one.got for one in sums if one.kind is SectionKind.MINUS)
        if out >= self.total:
            return Counted(sums, missing, base, bonus, minus, out, None, "")
        # The class is of the exact number: 89,995 is written 90 and has not reached 90.
        parts = self.total - out
        exact = max(base * self.total + (bonus - minus) * parts, 0)
        if self.capped:
            exact = min(exact, self.total * parts)
        whole, band = half_up(exact, parts), "" if missing else self.band_of(exact, parts)
        return Counted(sums, missing, base, bonus, minus, out, whole, band)

    def excused(self, marks: Sequence[int]) -> int:
        """How much of the maximum was excused; what does not concern this one is not among it."""
        return self.count([mark if mark == EXEMPT else 0 for mark in marks]).out

    def band_of(self, total: int, parts: int = 1) -> str:
        """The class of a total, in so many parts of a hundredth; empty where the set has none that low."""
        return next((name for name, at_least in self.bands if total >= at_least * parts), "")

    def _sum(self, part: Part, marks: Sequence[int]) -> "PartSum":
        got = out = 0
        is_base = part.kind is SectionKind.BASE
        for place in range(part.first, part.last):
            mark = marks[place]
            if mark >= 0:
                got += mark
            elif mark != NOT_ENTERED and is_base:
                if mark == EXEMPT or self.not_applicable is NotApplicable.SCALED:
                    out += self.allowed[place].maximum
                else:
                    got += self.allowed[place].maximum
        got = min(got, part.maximum)
        if part.weight != 1:
            got, out = (
                int((part.weight * value).quantize(Decimal(1), ROUND_HALF_UP)) for value in (got, out)
            )
        return PartSum(part.kind, got, out)


@dataclass(frozen=True, slots=True)
class PartSum:
    """What a section brought, weighted; `out`: so much of its maximum does not count for this sheet."""

    kind: SectionKind
    got: int
    out: int


@dataclass(frozen=True, slots=True)
class Counted:
    """The sums of one sheet in hundredths. `total` None: nothing of it counts. `band` empty: not whole, or none."""

    parts: tuple[PartSum, ...]
    missing: int
    base: int
    bonus: int
    minus: int
    out: int
    total: int | None
    band: str

    @property
    def is_whole(self) -> bool:
        return self.missing == 0


def converted(got: int, whole: int, counts: int) -> int:
    """So many of what counts, as so many of the whole; rounded half up to a hundredth."""
    return got if whole == counts else (2 * got * whole + counts) // (2 * counts)


def half_up(number: int, parts: int) -> int:
    """So many parts of a hundredth as hundredths, as they are written."""
    return (2 * number + parts) // (2 * parts)


def places(totals: Iterable[int | None]) -> list[int | None]:
    """1, 2, 2, 4: equal totals share a place and the next is left out; no total has no place."""
    given = list(totals)
    ranked = sorted((total for total in given if total is not None), reverse=True)
    first: dict[int, int] = {}
    for place, total in enumerate(ranked, start=1):
        first.setdefault(total, place)
    return [None if total is None else first[total] for total in given]


def shown(number: int) -> str:
    """1250 is read as 12,5."""
    whole, part = divmod(number, 100)
    return f"{whole},{part:02d}".rstrip("0").rstrip(",") if part else str(whole)
