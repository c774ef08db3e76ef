"""One local rule: what it asks, of which awards, from when to when, by which document of whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from statute.days import in_vietnamese
from statute.local.demands import Demand, Papers, SchoolInitiatives
from statute.local.kinds import Kind
from statute.records import is_during

# The title for which a school's own recognition of an initiative is asked.
ASKS_WHO_RECOGNISED = "CSTDCS"


@dataclass(frozen=True)
class LocalRule:
    """`codes` empty: every award. `own`: the unit's own rule, not one of the level that decides."""

    id: str
    kind: Kind
    demand: Demand
    issuer: str
    paper: str
    paper_on: date
    first: date
    last: date | None = None
    codes: tuple[str, ...] = ()
    own: bool = False
    remark: str = ""

    def concerns(self, code: str) -> bool:
        return not self.codes or code in self.codes

    def in_force(self, on: date) -> bool:
        return is_during(on, self.first, self.last)

    @property
    def source(self) -> str:
        """12/HD-UBND ngày 3/10/2025 của UBND xã Hoa Sen."""
        return f"{self.paper} ngày {in_vietnamese(self.paper_on)} của {self.issuer}"

    @property
    def texts(self) -> tuple[str, ...]:
        """What people wrote freely: nothing else of a rule can say what no field foresaw."""
        titles = self.demand.titles if isinstance(self.demand, Papers) else ()
        return tuple(text for text in (*titles, self.remark) if text)


def concerning(rules: Iterable[LocalRule], code: str, on: date) -> list[LocalRule]:
    """Those of an award in force on a day."""
    return [rule for rule in rules if rule.concerns(code) and rule.in_force(on)]


def school_recognises(rules: Iterable[LocalRule], on: date) -> bool | None:
    """Whether the deciding level lets a school's own recognition count; None where it has not said."""
    for rule in concerning(rules, ASKS_WHO_RECOGNISED, on):
        if isinstance(rule.demand, SchoolInitiatives):
            return rule.demand.recognised
    return None
