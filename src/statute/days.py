"""Days and school years: strict reading, and where a school year begins and ends."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SCHOOL_YEAR = re.compile(r"([0-9]{4})-([0-9]{4})")
# The contract's school year: 1 September to 31 August.
_FIRST_MONTH = 9

ONE_DAY = timedelta(days=1)


def day(text: str) -> date:
    """A day written YYYY-MM-DD and no other way; raises ValueError."""
    if not _DAY.fullmatch(text):
        raise ValueError(text)
    return date.fromisoformat(text)


@dataclass(frozen=True, order=True)
class SchoolYear:
    """A school year by the calendar year in which it begins."""

    begins_in: int

    @classmethod
    def parse(cls, text: str) -> "SchoolYear":
        """A school year written 2023-2024; raises ValueError where there is none such."""
        written = _SCHOOL_YEAR.fullmatch(text)
        if written is None or int(written[2]) != int(written[1]) + 1:
            raise ValueError(text)
        year = cls(int(written[1]))
        year.first_day  # noqa: B018 - the year 0000 does not exist and raises here
        return year

    @classmethod
    def of(cls, on: date) -> "SchoolYear":
        """The school year to which a day belongs."""
        return cls(on.year if on.month >= _FIRST_MONTH else on.year - 1)

    @classmethod
    def from_day_on(cls, on: date) -> "SchoolYear":
        """The first school year that begins on that day or after it."""
        containing = cls.of(on)
        return containing if containing.first_day == on else cls(containing.begins_in + 1)

    @property
    def first_day(self) -> date:
        return date(self.begins_in, _FIRST_MONTH, 1)

    @property
    def last_day(self) -> date:
        return date(self.begins_in + 1, _FIRST_MONTH, 1) - ONE_DAY

    def __contains__(self, on: date) -> bool:
        return self.first_day <= on <= self.last_day

    def __str__(self) -> str:
        return f"{self.begins_in:04}-{self.begins_in + 1:04}"

    def earlier(self, years: int) -> "SchoolYear":
        return SchoolYear(self.begins_in - years)

    def years_before(self, later: "SchoolYear") -> int:
        return later.begins_in - self.begins_in


def years_before(on: date, years: int) -> date:
    """The latest day of which so many full years have passed by `on`; of 29 February they pass on 1 March."""
    try:
        return on.replace(year=on.year - years)
    except ValueError:  # `on` is 29 February and that year has none
        return date(on.year - years, 2, 28)


def in_vietnamese(on: date) -> str:
    """5/9/2023 as it is spoken and written in a sentence."""
    return f"{on.day}/{on.month}/{on.year}"


def months_after(on: date, months: int) -> date:
    """The same day so many months later; where that month is too short, the first day of the next one."""
    year, month = divmod(on.month - 1 + months, 12)
    first = date(on.year + year, month + 1, 1)
    wanted = first + timedelta(days=on.day - 1)
    if wanted.month == first.month:
        return wanted
    return months_after(first, 1)
