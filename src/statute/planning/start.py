"""Where a plan starts: the case as it is given, and the same case some years on."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from statute.cases import Case
from statute.days import SchoolYear
from statute.library import load
from statute.naming import rests_on
from statute.notes import CONTRADICTION
from statute.planning.years import HUNDREDTHS, Year, best, collective_row, known, person_row

# A plan for longer than a quarter of a century is no advice.
HORIZON = 25
_LAST_YEAR = 9999
# A discipline that is imagined begins this long after the year and lasts to its end.
_INTO_THE_YEAR = timedelta(days=30)
_LONG_LEAVE = 60
# More than the longest plan writes; a server that plans for many forgets the oldest.
_ROWS_KEPT = 8192


@dataclass(frozen=True)
class Start:
    """A case that was checked, with the award aimed at and those that may stand on the way to it."""

    raw: Mapping[str, Any]
    kind: str
    on: date
    school_year: SchoolYear
    target: str
    ladder: tuple[str, ...]
    past: tuple[str, ...]
    this_year: Mapping[str, Any]
    grants: tuple[str, ...] | None
    members: int
    horizon: int

    def year(self, ahead: int) -> SchoolYear:
        return self.school_year.earlier(-ahead)

    def day(self, ahead: int) -> date:
        """The same day some years on; 29 February becomes 1 March."""
        try:
            return self.on.replace(year=self.on.year + ahead)
        except ValueError:
            return date(self.on.year + ahead, 3, 1)

    def best(self) -> Year:
        return best(self.ladder, self.members)

    def row(self, ahead: int, year: Year) -> dict[str, Any]:
        """A year's row as planned; what is known of this year already stands."""
        stands = known(self.this_year) if ahead == 0 else {}
        written = {"school_year": str(self.year(ahead))}
        if self.kind == "collective":
            return written | collective_row(year, int(stands.get("members", self.members))) | stands
        discipline = [self._discipline(ahead)] if year.discipline else []
        leave = [{"kind": "sick", "working_days": _LONG_LEAVE}] if year.leave else []
        planned = person_row(year, (*self.ladder, self.target), discipline, leave)
        if discipline and _fails_grade(self.year(ahead).last_day):
            planned["grade"] = "failed"
        return written | planned | stands

    def takes_titles(self, ahead: int) -> bool:
        """Whether a year's titles are still to be decided."""
        return ahead > 0 or self.this_year.get("awards") is None

    def _discipline(self, ahead: int) -> dict[str, str]:
        begun = self.year(ahead).first_day + _INTO_THE_YEAR
        return {
            "form": "reprimand",
            "on": begun.isoformat(),
            "ended": self.year(ahead).last_day.isoformat(),
        }

    def case(self, ahead: int, rows: Sequence[str], grants: Sequence[str] | None) -> dict[str, Any]:
        """The case some years on, with these rows and forms of commendation."""
        case = {key: value for key, value in self.raw.items() if key not in ("years", "awards")}
        case |= {"on": self.day(ahead).isoformat(), "school_year": str(self.year(ahead))}
        case["subject"] = _aged(self.raw["subject"], ahead)
        case["years"] = [thawed(row) for row in rows]
        case["awards"] = None if grants is None else [thawed(grant) for grant in grants]
        if ahead > 0:
            case |= {"accepted_on": None, "under_review": False}
        elif case.get("under_review") is None:
            case["under_review"] = False
        return case

    def holds(self, code: str, grants: Sequence[str] | None) -> bool:
        """Whether a form of commendation is surely held already, by merit."""
        every = map(thawed, grants or ())
        return any(each["code"] == code and _by_merit(each) for each in every)

    def granted(self, code: str, ahead: int) -> str:
        return frozen({"code": code, "on": self.day(ahead).isoformat(), "basis": "merit", "revoked": False})


def start(case: Mapping[str, Any], facts: Case, target: str) -> Start:
    """What the plan starts from, of a case that `statute.cases` has passed."""
    listed = case.get("years") or []
    this = str(facts.school_year)
    own = next((row for row in listed if row["school_year"] == this), {"school_year": this})
    past = sorted((row for row in listed if row["school_year"] != this), key=lambda row: row["school_year"])
    grants = case.get("awards")
    members = _members([*past, own]) if facts.subject.kind == "collective" else 0
    return Start(
        raw=case,
        kind=facts.subject.kind,
        on=facts.on,
        school_year=facts.school_year,
        target=target,
        ladder=tuple(rests_on(target)),
        past=tuple(map(frozen, past)),
        this_year=own,
        grants=None if grants is None else tuple(map(frozen, grants)),
        members=members,
        horizon=max(0, min(HORIZON, _LAST_YEAR - max(facts.on.year, facts.school_year.begins_in + 1))),
    )


def frozen(record: Mapping[str, Any]) -> str:
    """A row or grant as text: equal ones are equal, and can be kept answers by."""
    return json.dumps(record, sort_keys=True, ensure_ascii=False)


@lru_cache(maxsize=_ROWS_KEPT)
def thawed(text: str) -> Any:
    """The record of a text; nobody may change it."""
    return json.loads(text)


def _by_merit(grant: Mapping[str, Any]) -> bool:
    return grant.get("basis") == "merit" and not grant.get("revoked") and grant.get("on") is not None


def _aged(subject: Mapping[str, Any], ahead: int) -> dict[str, Any]:
    """Years of teaching grow, and years in hardship areas of one who works there."""
    grown = ("teaching_years", "hardship_years") if subject.get("hardship_now") else ("teaching_years",)
    aged = {key: subject[key] + ahead for key in grown if subject.get(key) is not None}
    return {**subject, **aged}


def _members(rows: Sequence[Mapping[str, Any]]) -> int:
    """The last size that is known of a team."""
    return next((int(row["members"]) for row in reversed(rows) if row.get("members")), HUNDREDTHS)


def _fails_grade(on: date) -> bool:
    figure = load().parameter(CONTRADICTION).find(on)
    return figure is not None and bool(figure.value)
