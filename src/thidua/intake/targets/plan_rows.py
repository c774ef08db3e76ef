"""The dry run: what a file would change in a unit, a kind and a reason for each line, whatever it is about."""

import hashlib
import json
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any, NamedTuple
from uuid import UUID


class GrantClaim(NamedTuple):
    """One award, as a line says it."""

    code: str
    school_year: str | None
    paper: str
    on: date | None
    authority: str = ""


class InitiativeClaim(NamedTuple):
    """One initiative of one author in a year, as a line says it."""

    person: UUID
    school_year: str
    title: str
    kind: str | None
    scope: str | None
    recognised_by: str | None
    recognised_on: date | None
    paper: str


class MembershipClaim(NamedTuple):
    """That somebody is of an organisation, as a line says it; days that it does not say stay open."""

    organisation: str
    starts: date | None
    official_on: date | None


class GradeClaim(NamedTuple):
    """The grade of a year, as a line says it."""

    school_year: str
    grade: str


class Kind(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    MISSING = "missing"
    DOUBTFUL = "doubtful"
    REJECTED = "rejected"
    UNCHANGED = "unchanged"


class Step(StrEnum):
    """What applying a line does; a doubtful line only if somebody ticks it, one without a step never."""

    NOTHING = ""
    ADD = "add"
    CHANGE = "change"


@dataclass(slots=True)
class PlanRow:
    """One line's fate. `values` are what is written: all of a new person, the differing ones of a known one."""

    kind: Kind
    full_name: str
    reason: str = ""
    line: int | None = None
    step: Step = Step.NOTHING
    person: UUID | None = None
    team: UUID | None = None
    version: int | None = None
    values: dict[str, Any] = field(default_factory=dict)
    grants: tuple[GrantClaim, ...] = ()
    initiatives: tuple[InitiativeClaim, ...] = ()
    memberships: tuple[MembershipClaim, ...] = ()
    grade: GradeClaim | None = None
    award_left: str = ""
    """Why the line's award is not written, whatever becomes of the person."""
    likely: bool = False
    """Doubtful for one ordinary reason which somebody may accept for all such lines at once."""

    @property
    def tickable(self) -> bool:
        return self.kind == Kind.DOUBTFUL and self.step != Step.NOTHING


@dataclass(frozen=True)
class Plan:
    """All lines, in the file's order, each once; then who is missing from it."""

    rows: list[PlanRow]
    new_teams: list[str]

    @cached_property
    def counts(self) -> dict[str, int]:
        found = Counter(row.kind for row in self.rows)
        return {kind.value: found[kind] for kind in Kind}

    @property
    def likely(self) -> int:
        """How many doubtful lines may be accepted at once."""
        return sum(row.likely for row in self.rows)

    def to_write(self, ticked: frozenset[int], *, all_likely: bool) -> list[PlanRow]:
        """New and changed lines, and the doubtful ones that somebody accepted."""
        return [
            row
            for row in self.rows
            if row.kind in {Kind.NEW, Kind.CHANGED}
            or (row.tickable and (row.line in ticked or (all_likely and row.likely)))
        ]

    def of_kind(self, kind: Kind) -> list[PlanRow]:
        return [row for row in self.rows if row.kind == kind]

    def left_out(self, accepted: Collection[int] = frozenset()) -> list[PlanRow]:
        """Lines which are not written, or whose award is not: what somebody may want to mend in the file."""
        there = {row.line for row in self.written_before(accepted)}
        return [
            row
            for row in self.rows
            if row.award_left or (row.kind in {Kind.DOUBTFUL, Kind.REJECTED} and row.line not in there)
        ]

    def written_before(self, accepted: Collection[int]) -> list[PlanRow]:
        """Doubtful lines that somebody accepted: nothing more of them can be written."""
        return [row for row in self.of_kind(Kind.DOUBTFUL) if row.line in accepted and not row.tickable]

    @cached_property
    def fingerprint(self) -> str:
        """Changes when anything that a person saw in the dry run would come out otherwise."""
        names = (
            "kind",
            "line",
            "full_name",
            "reason",
            "step",
            "person",
            "team",
            "version",
            "values",
            "grants",
            "initiatives",
            "memberships",
            "grade",
        )
        # Row by row: all of them as one text would be larger than the rows.
        found = hashlib.sha256(json.dumps(self.new_teams).encode())
        for row in self.rows:
            told = [getattr(row, name) for name in names]
            found.update(json.dumps(told, default=str).encode() + b"\n")
        return found.hexdigest()


def sentence(parts: list[str]) -> str:
    return "; ".join(part for part in parts if part)
