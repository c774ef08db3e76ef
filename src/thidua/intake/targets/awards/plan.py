"""The dry run of past awards: which would be written, which stand already, which cannot be and why."""

from collections import defaultdict
from datetime import date
from uuid import UUID

from statute.names import short_name
from thidua.intake.reading.lists import ListFile
from thidua.intake.targets.asked import Asked
from thidua.intake.targets.award_marks import AwardMark, said_of
from thidua.intake.targets.awards.records import AwardRecord
from thidua.intake.targets.known_people import KnownPeople
from thidua.intake.targets.plan_rows import GrantClaim, Kind, Plan, PlanRow, Step, sentence
from thidua.intake.targets.short_codes import without_short_codes
from thidua.ledger.actions import Actor
from thidua.people.models import TITLES, Grant, Posting
from thidua.people.queries import before_joining, day_fault
from thidua.units.models import Unit

STEP = 1_000
Held = dict[tuple[UUID, str, str | None], set[tuple[str, date | None]]]


def plan_awards(asked: Asked, file: ListFile) -> Plan:
    """A few queries, whatever the number of lines. Writes nothing."""
    planner = _Planner(asked.by, asked.unit)
    rows = []
    records = without_short_codes(file.records, planner.people.staff.by_ministry_code)
    for number, record in enumerate(records):
        if number % STEP == 0:
            asked.watch("Đối chiếu với dữ liệu đang có", number, len(file.records))
        rows.append(planner.row(record))
    return Plan(rows, [])


class _Planner:
    def __init__(self, by: Actor, unit: Unit) -> None:
        self.people = KnownPeople(by, unit)
        self.held: Held = defaultdict(set)
        of_unit = Posting.objects.filter(unit=unit).values("person")
        for row in Grant.objects.filter(person__in=of_unit, revoked_on=None):
            if row.person_id:
                self.held[row.person_id, row.code, row.school_year].add((row.paper, row.on))

    def row(self, record: AwardRecord) -> PlanRow:
        row = self._row(record)
        row.line, row.full_name = record.line, record.full_name or "(trống)"
        return row

    def _row(self, record: AwardRecord) -> PlanRow:
        mark = record.award
        if record.refused or mark is None:
            return PlanRow(Kind.REJECTED, "", record.refused)
        found = self.people.find(record)
        if found.posting is None:
            return PlanRow(Kind.REJECTED, "", found.refused)
        person = found.posting.person_id
        refused = self._refusal(person, mark)
        if refused:
            return PlanRow(Kind.REJECTED, "", refused)
        claims = [
            GrantClaim(code, mark.school_year, mark.paper, mark.on, mark.authority)
            for code in mark.codes
            if (mark.paper, mark.on) not in self.held[person, code, mark.school_year]
        ]
        if not claims:
            return PlanRow(Kind.UNCHANGED, "", "đã ghi", person=person)
        for claim in claims:
            self.held[person, claim.code, claim.school_year] -= {("", None)}
            self.held[person, claim.code, claim.school_year].add((claim.paper, claim.on))
        joined = found.posting.person.joined_sector
        told = before_joining(mark.school_year, joined) if set(mark.codes) & set(TITLES) else ""
        doubts = [found.doubt, told, *record.problems]
        said = [said_of(claim) for claim in claims]
        return PlanRow(
            Kind.DOUBTFUL if any(doubts) else Kind.NEW,
            "",
            sentence([*doubts, *said]),
            step=Step.ADD,
            person=person,
            version=found.posting.person.version,
            grants=tuple(claims),
            likely=found.likely and not told and not record.problems,
        )

    def _refusal(self, person: UUID, mark: AwardMark) -> str:
        titles = [code for code in mark.codes if code in TITLES]
        if titles and self.people.is_open(mark.school_year):
            return "năm học đang mở: danh hiệu được ghi khi nhận quyết định trong mục Quyết định"
        refused = self.people.refusal_of_year(person, mark.school_year) or day_fault(
            mark.on, mark.school_year, self.people.born(person)
        )
        if refused:
            return refused
        for code in titles:
            others = self.held[person, code, mark.school_year] - {("", None)}
            if others and (mark.paper, mark.on) not in others:
                return f"{short_name(code)} của năm học này đã ghi theo một quyết định khác: giữ nguyên"
        return ""
