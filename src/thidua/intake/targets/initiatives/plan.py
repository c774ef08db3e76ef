"""The dry run of past initiatives: whose they are, in which year, and which stand already."""

from collections import defaultdict
from uuid import UUID

from thidua.core.text import fold, tidy
from thidua.intake.reading.lists import ListFile, Record
from thidua.intake.targets.asked import Asked
from thidua.intake.targets.initiatives.records import InitiativeRecord
from thidua.intake.targets.known_people import STRANGER, Found, KnownPeople
from thidua.intake.targets.plan_rows import InitiativeClaim, Kind, Plan, PlanRow, Step, sentence
from thidua.ledger.actions import Actor
from thidua.people.models import Initiative, Posting
from thidua.units.models import Unit

STEP = 1_000


def plan_initiatives(asked: Asked, file: ListFile) -> Plan:
    """A few queries, whatever the number of lines. Writes nothing."""
    planner = _Planner(asked.by, asked.unit)
    rows = []
    for number, record in enumerate(file.records):
        if number % STEP == 0:
            asked.watch("Đối chiếu với dữ liệu đang có", number, len(file.records))
        row = planner.row(record)
        row.line, row.full_name = record.line, record.full_name or "(trống)"
        rows.append(row)
    return Plan(rows, [])


class _Planner:
    def __init__(self, by: Actor, unit: Unit) -> None:
        self.people = KnownPeople(by, unit)
        self.held: dict[tuple[UUID, str], set[str]] = defaultdict(set)
        self.in_file: dict[tuple[UUID, str, str], int] = {}
        of_unit = Posting.objects.filter(unit=unit).values("person")
        rows = Initiative.objects.filter(record__person__in=of_unit)
        for person, school_year, title in rows.values_list("record__person", "record__school_year", "title"):
            self.held[person, school_year].add(_key(title))

    def row(self, record: InitiativeRecord) -> PlanRow:
        if record.refused or record.school_year is None:
            return PlanRow(Kind.REJECTED, "", record.refused)
        found = [(name, self._find(name, record)) for name in record.authors]
        known = [(name, one.posting, one) for name, one in found if one.posting is not None]
        unknown = [f"{name}: {one.refused}" for name, one in found if one.posting is None]
        if not known:
            return PlanRow(Kind.REJECTED, "", sentence(unknown))
        return self._known(record, record.school_year, known, unknown)

    def _find(self, name: str, record: InitiativeRecord) -> Found:
        values = {"full_name": name}
        if "team" in record.values and len(record.authors) == 1:
            values["team"] = record.values["team"]
        found = self.people.find(Record(line=record.line, full_name=name, values=values))
        if found.posting is None and found.refused == STRANGER:
            return Found(refused="không có trong danh sách nhân sự của trường")
        if found.posting is not None and record.school_year:
            refused = self.people.refusal_of_year(found.posting.person_id, record.school_year)
            if refused:
                return Found(refused=refused)
        return found

    def _known(
        self,
        record: InitiativeRecord,
        school_year: str,
        known: list[tuple[str, Posting, Found]],
        unknown: list[str],
    ) -> PlanRow:
        title = _key(record.full_name)
        new = [row for row in known if title not in self.held[row[1].person_id, school_year]]
        if not new:
            lines = {self.in_file.get((row[1].person_id, school_year, title)) for row in known} - {None}
            if lines:
                again = " và ".join(f"dòng {line}" for line in sorted(line for line in lines if line))
                return PlanRow(Kind.REJECTED, "", f"trùng {again} (cùng tên, tác giả, năm học)")
            return PlanRow(Kind.UNCHANGED, "", "đã ghi", person=known[0][1].person_id)
        for _, posting, _ in new:
            self.held[posting.person_id, school_year].add(title)
            self.in_file[posting.person_id, school_year, title] = record.line
        by_name = [f"{name}: {one.doubt}" for name, _, one in new if one.doubt]
        by_day = (
            [f"năm học {school_year} tính theo ngày công nhận {record.values['recognised_on']:%d/%m/%Y}"]
            if record.year_by_day
            else []
        )
        left = [f"không ghi cho {words}" for words in unknown]
        doubts = [*record.problems, *by_name, *by_day, *left]
        names = ", ".join(name for name, _, _ in new)
        return PlanRow(
            Kind.DOUBTFUL if doubts else Kind.NEW,
            "",
            sentence([*doubts, f"ghi cho {names}, năm học {school_year}", *record.notes]),
            step=Step.ADD,
            person=new[0][1].person_id,
            initiatives=tuple(_claim(record, school_year, posting) for _, posting, _ in new),
            likely=bool(doubts) and not record.problems and all(one.likely for _, _, one in new if one.doubt),
        )


def _claim(record: InitiativeRecord, school_year: str, posting: Posting) -> InitiativeClaim:
    values = record.values
    return InitiativeClaim(
        posting.person_id,
        school_year,
        tidy(record.full_name),
        values.get("kind"),
        values.get("scope"),
        values.get("recognised_by"),
        values.get("recognised_on"),
        values.get("paper", ""),
    )


def _key(title: str) -> str:
    return fold(title).strip(' ."“”«»')
