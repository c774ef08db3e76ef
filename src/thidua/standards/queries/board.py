"""Recognitions as they stand on a day, the criteria of one with their evidence, and who must be warned."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from thidua.people.models import Person
from thidua.standards.models import Piece, Recognition, Requirement, Standard, Verdict
from thidua.standards.states import Stands, stands
from thidua.units.models import Unit

MARKS = {
    Verdict.NOT_ASSESSED: "unknown",
    Verdict.REACHED: "yes",
    Verdict.LEVEL: "yes",
    Verdict.NOT_YET: "no",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One recognition with how it stands; `next_one`: the preparation that follows it, if it has begun."""

    recognition: Recognition
    stands: Stands
    next_one: Recognition | None

    @property
    def is_over(self) -> bool:
        """The next one has its decision: this one is history."""
        return self.next_one is not None and self.next_one.decided_on is not None


@dataclass(slots=True)
class Branch:
    """A standard with its criteria."""

    standard: Standard
    requirements: list[Requirement] = field(default_factory=list)


def rows_of(unit: Unit, on: date) -> list[Row]:
    """Those that count now first, history last."""
    found = Recognition.objects.filter(unit=unit).select_related("renewed_by")
    rows = [row_of(one, on) for one in found]
    return sorted(rows, key=lambda row: row.is_over)


def row_of(one: Recognition, on: date) -> Row:
    next_one = getattr(one, "renewed_by", None)
    return Row(one, stands(one.decided_on, one.valid_until, on), next_one)


def rows_for(unit: Unit, person: Person | None, on: date) -> list[tuple[Row, int]]:
    """Each with how many criteria somebody is in charge of there and has not assessed; in one query."""
    waits = Q(
        standards__requirements__in_charge=person,
        standards__requirements__verdict=Verdict.NOT_ASSESSED,
    )
    found = Recognition.objects.filter(unit=unit).select_related("renewed_by")
    counted = found.annotate(waits=Count("standards__requirements", filter=waits)) if person else found
    return [(row_of(one, on), getattr(one, "waits", 0)) for one in counted]


def history_of(recognition: Recognition) -> list[Recognition]:
    """What came before it, the latest first."""
    found, at = [], recognition.renews
    while at is not None and at not in found:
        found.append(at)
        at = at.renews
    return found


def branches_of(recognition: Recognition) -> list[Branch]:
    """Every standard with its criteria, each with the number of its pieces (`count`)."""
    branches = {row.id: Branch(row) for row in Standard.objects.filter(recognition=recognition)}
    rows = requirements_of(recognition).annotate(count=Count("uses")).select_related("in_charge")
    for row in rows:
        branches[row.standard_id].requirements.append(row)
    return list(branches.values())


def requirements_of(recognition: Recognition) -> QuerySet[Requirement]:
    rows = Requirement.objects.filter(standard__recognition=recognition).select_related("standard")
    return rows.order_by("standard__order", "order", "id")


def counted(branches: Iterable[Branch]) -> dict[str, int]:
    """How many criteria there are, how many are assessed and how, and how many have evidence."""
    rows = [row for branch in branches for row in branch.requirements]
    of = {verdict: sum(row.verdict == verdict for row in rows) for verdict in Verdict}
    return {
        "all": len(rows),
        "reached": of[Verdict.REACHED] + of[Verdict.LEVEL],
        "not_yet": of[Verdict.NOT_YET],
        "assessed": len(rows) - of[Verdict.NOT_ASSESSED],
        "proven": sum(getattr(row, "count", 0) > 0 for row in rows),
    }


def pieces_of(requirement: Requirement) -> list[Piece]:
    return list(
        Piece.objects.filter(requirements=requirement).select_related("file").prefetch_related("requirements")
    )


def piece_of(recognition: Recognition, source: str, linked: UUID) -> Piece | None:
    """The piece that this object is already."""
    rows = Piece.objects.filter(recognition=recognition, source=source, linked=linked)
    return rows.prefetch_related("requirements__standard").first()


def suggested_code(requirement: Requirement) -> str:
    """By the customary pattern, [H1-1.01-01]: box, standard, criterion, serial; the next serial that is free."""
    standard = requirement.standard
    last = re.split(r"[.\-]", requirement.code)[-1]
    criterion = f"{int(last):02}" if last.isdecimal() else requirement.code
    box = standard.number if standard.number.isdecimal() else "1"
    beginning = f"H{box}-{standard.number}.{criterion}-"
    taken = set(Piece.objects.filter(recognition=standard.recognition_id).values_list("code", flat=True))
    serial = 1
    while f"[{beginning}{serial:02}]" in taken:
        serial += 1
    return f"[{beginning}{serial:02}]"
