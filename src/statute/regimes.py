"""Which regime of the law a day belongs to, and which day's rules a case is answered by."""

from dataclasses import dataclass
from datetime import date

from statute.days import ONE_DAY
from statute.library import Library

REGIME = "regime"


@dataclass(frozen=True)
class Regime:
    """The regime's name, and the day whose rules apply: earlier than `on` where an older law is kept."""

    name: str
    rule_day: date


def first_day_known(law: Library) -> date:
    return law.parameter(REGIME).values[0].first


def regime_of(law: Library, on: date, accepted_on: date | None = None) -> Regime:
    """The regime on a day; a dossier accepted before a new one began keeps the one before it.

    Only where the new regime's law says so (`kept_for_accepted`).
    """
    current = law.figure(REGIME, on)
    if current.kept_for_accepted and accepted_on is not None and accepted_on < current.first:
        last_day = current.first - ONE_DAY
        return Regime(str(law.figure(REGIME, last_day).value), last_day)
    return Regime(str(current.value), on)
