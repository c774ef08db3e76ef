"""The dry run of a staff list: who is new, who has changed, who is missing."""

from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from thidua.core.school_years import starts
from thidua.core.text import fold
from thidua.intake.reading.lists import ListFile, Watch
from thidua.intake.targets.asked import Asked
from thidua.intake.targets.award_marks import AwardMark, at_age, said_of
from thidua.intake.targets.matching import Match, Staff, repeated
from thidua.intake.targets.people_lines import team_key, team_name
from thidua.intake.targets.plan_rows import GrantClaim, Kind, Plan, PlanRow, Step, sentence
from thidua.intake.targets.short_codes import without_short_codes
from thidua.intake.targets.staff.belonging import Belonging
from thidua.intake.targets.staff.grades import Grades, grade_told
from thidua.intake.targets.staff.records import StaffRecord
from thidua.intake.targets.staff.teams import known_teams, new_teams
from thidua.intake.targets.staff.telling import change_told, current, memberships_told
from thidua.people.models import LAW_CONTRACT, TITLES, Grant, Person, Posting, StaffGroup

STRANGER = "chưa có trong danh sách của trường"
SAME = "giống dữ liệu đang có"
BATCH = 5_000
STEP = 1_000


def plan_staff(asked: Asked, file: ListFile) -> Plan:
    """Five queries for a school, whatever the number of lines. Writes nothing."""
    asked.watch("Đối chiếu với dữ liệu đang có", 0, len(file.records))
    return _Planner(asked, file).plan(asked.watch)


class _Planner:
    def __init__(self, asked: Asked, file: ListFile) -> None:
        unit = asked.unit
        self.on = asked.on
        postings = list(Posting.objects.filter(unit=unit).select_related("person", "team").order_by("id"))
        self.staff = Staff(postings)
        self.records = without_short_codes(file.records, self.staff.by_ministry_code)
        self.teams = known_teams(unit)
        codes = [
            record.values["ministry_code"] for record in self.records if "ministry_code" in record.values
        ]
        self.foreign = self._codes_elsewhere(codes)
        marked = any(record.award for record in self.records)
        of_unit = Posting.objects.filter(unit=unit).values("person")
        held = Grant.objects.filter(person__in=of_unit, revoked_on=None) if marked else ()
        self.held: dict[tuple[UUID, str, str | None], set[tuple[str, date | None]]] = defaultdict(set)
        for row in held:
            self.held[row.holder_key, row.code, row.school_year].add((row.paper, row.on))
        self.grades = Grades(asked, self.records)
        self.belonging = Belonging(asked, any(record.memberships for record in self.records))
        self.repeated = repeated([record for record in self.records if not record.refused])
        self.matches = {row.line: self.staff.match(row) for row in self.records if not row.refused}
        # Whom a line names beyond doubt is taken, whatever a line above it may have meant.
        self.taken: dict[UUID, int] = {}
        for line, match in sorted(self.matches.items()):
            if match.posting and not match.doubt and line not in self.repeated:
                self.taken.setdefault(match.posting.person_id, line)
        # Whoever brings the list in: what it says of their own awards somebody else has to write.
        user = asked.by.user
        self.own = next((row.person_id for row in postings if user and row.person.user_id == user), None)
        self.met: set[UUID] = set()
        self.strangers: dict[str, int] = {}

    def _codes_elsewhere(self, codes: list[str]) -> set[str]:
        """Those of the codes which belong to people of other units; never more asked at once than a database takes."""
        here = {row.person.ministry_code for row in self.staff.postings.values()}
        asked = [code for code in codes if code not in here]
        found: set[str] = set()
        for start in range(0, len(asked), BATCH):
            rows = Person.objects.filter(ministry_code__in=asked[start : start + BATCH])
            found.update(code for code in rows.values_list("ministry_code", flat=True) if code)
        return found

    def plan(self, watch: Watch) -> Plan:
        rows: list[PlanRow] = []
        for number, record in enumerate(self.records):
            if number % STEP == 0:
                watch("Đối chiếu với dữ liệu đang có", number, len(self.records))
            row = self._row(record)
            row.line, row.full_name = record.line, record.full_name or "(trống)"
            rows.append(row)
            left = self._award_left(record, row)
            if left:
                row.award_left = f"{left}: không ghi"
                row.reason = sentence([row.reason, row.award_left])
        # Only what is written makes teams; a doubtful line that would says so itself.
        written = [row for row in rows if row.kind in {Kind.NEW, Kind.CHANGED}]
        return Plan(rows + self._missing(), list(new_teams(written, self.teams).values()))

    def _row(self, record: StaffRecord) -> PlanRow:
        refused = record.refused
        if record.values.get("ministry_code") in self.foreign:
            refused = refused or "mã định danh Bộ đã thuộc về một người ở đơn vị khác"
        if refused:
            return PlanRow(Kind.REJECTED, "", refused)
        if record.line in self.repeated:
            return PlanRow(Kind.DOUBTFUL, "", self.repeated[record.line])
        return self._matched(record)

    def _matched(self, record: StaffRecord) -> PlanRow:
        match = self.matches[record.line]
        self.met.update(row.person_id for row in match.among)
        if match.posting is None:
            return self._stranger(record, match.doubt, None if match.doubt else Step.ADD)
        first = self.taken.setdefault(match.posting.person_id, record.line)
        self.met.add(match.posting.person_id)
        if first == record.line:
            return self._known(record, match, match.posting)
        if match.doubt:
            return self._stranger(record, f"cùng họ tên với dòng {first} của tệp", Step.ADD)
        return PlanRow(Kind.DOUBTFUL, "", f"cùng là một người với dòng {first} của tệp")

    def _stranger(self, record: StaffRecord, doubt: str, step: Step | None) -> PlanRow:
        if record.at_work is False:
            return self._former(record, doubt, step)
        first = self.strangers.setdefault(fold(record.full_name), record.line)
        if first != record.line and not {"ministry_code", "staff_code", "born"} & record.values.keys():
            doubt, step = doubt or f"cùng họ tên với dòng {first}, thiếu mã và ngày sinh", step or Step.ADD
        doubts = [doubt, *record.problems]
        record.award = at_age(record.award, record.values.get("born"))
        grade, left = self.grades.new(record, None)
        team = record.values.get("team")
        if any(doubts) and step and team and team_key(team) not in self.teams:
            doubts.append(f"nếu ghi thì lập tổ mới «{team_name(team)}»")
        return PlanRow(
            Kind.DOUBTFUL if any(doubts) else Kind.NEW,
            "",
            sentence([*doubts, *record.notes, left, record.status_left]) or STRANGER,
            step=step or Step.NOTHING,
            values=record.values,
            grants=self._grants(record, None),
            memberships=record.memberships,
            grade=grade,
        )

    def _former(self, record: StaffRecord, doubt: str, step: Step | None) -> PlanRow:
        """Somebody who left before this program knew the school: kept, if ticked, so that past awards find them."""
        gone = f"không còn làm việc ({record.status})"
        if step is None or record.left_on is None:
            asked = "" if step is None else "muốn ghi khen thưởng đã nhận thì thêm cột «Ngày trạng thái»"
            return PlanRow(Kind.REJECTED, "", sentence([gone, doubt, asked]))
        record.award = at_age(record.award, record.values.get("born"))
        year = record.award.school_year if record.award else None
        if record.award and year and record.left_on < starts(year):
            record.award = replace(record.award, doubt=f"khen thưởng của năm học {year} sau ngày rời trường")
        ticked = f"đánh dấu để ghi là người đã rời trường từ {record.left_on:%d/%m/%Y}"
        known = {name: value for name, value in record.values.items() if name != "team"}
        return PlanRow(
            Kind.DOUBTFUL,
            "",
            sentence([gone, doubt, *record.problems, ticked]),
            step=step,
            values={**known, "ends": record.left_on},
            grants=self._grants(record, None),
        )

    def _known(self, record: StaffRecord, match: Match, posting: Posting) -> PlanRow:
        row = PlanRow(Kind.UNCHANGED, "", person=posting.person_id, version=posting.person.version)
        record.award = at_age(record.award, record.values.get("born") or posting.person.born)
        doubts = [match.doubt, *record.problems, self._other_decision(record, posting.person_id)]
        if record.at_work is False:
            return self._leaver(record, posting, row)
        row.values = _differing(self._values(record), posting)
        row.grants = self._grants(record, posting.person_id)
        row.memberships, left = self.belonging.new(record, posting)
        row.grade, grade_left = self.grades.new(record, posting)
        left = [*left, grade_left]
        if posting.ends is not None:
            doubts.append(f"đã rời trường từ {posting.ends:%d/%m/%Y}, nay lại có tên")
            row.values["ends"] = None
        if posting.staff_group == StaffGroup.LEADER and row.values.get("staff_group"):
            doubts.append("đang là cán bộ quản lý, tệp ghi khác: giữ nguyên")
            del row.values["staff_group"]
        said = [change_told(name, posting, value) for name, value in row.values.items()]
        said += [f"ghi {said_of(claim)}" for claim in row.grants]
        said += memberships_told(row.memberships)
        said += [grade_told(row.grade)] if row.grade else []
        changes = bool(row.values or row.grants or row.memberships or row.grade)
        if match.likely and not changes:
            # Only to recognise somebody, and to change nothing: the name is enough.
            doubts.remove(match.doubt)
        if any(doubts):
            row.kind, row.step = Kind.DOUBTFUL, Step.CHANGE if changes else Step.NOTHING
        elif changes:
            row.kind, row.step = Kind.CHANGED, Step.CHANGE
        told = sentence([*doubts, *said, *([*record.notes, *left] if changes else [])]) or SAME
        row.reason = sentence([told, record.status_left])
        return row

    def _leaver(self, record: StaffRecord, posting: Posting, row: PlanRow) -> PlanRow:
        if posting.ends is not None:
            row.reason = "đã rời trường"
            return row
        row.kind, row.step = Kind.DOUBTFUL, Step.CHANGE
        row.values = {"ends": record.left_on or self.on}
        row.reason = f"tệp ghi «{record.status}»; đánh dấu để ghi rời trường từ {row.values['ends']:%d/%m/%Y}"
        return row

    def _values(self, record: StaffRecord) -> dict[str, Any]:
        """What the line knows; a team is the unit's own, or its name if it is to be made."""
        words = record.values.get("team")
        if words is None:
            return record.values
        return {**record.values, "team": self.teams.get(team_key(words)) or team_name(words)}

    def _award_left(self, record: StaffRecord, row: PlanRow) -> str:
        """Why the line's award is not written, whatever becomes of the person; empty if it is, or there is none."""
        mark = record.award
        if mark is None or row.kind == Kind.REJECTED:
            return ""
        if mark.doubt:
            return mark.doubt
        if row.person is not None and row.person == self.own and not self._all_stand(row.person, mark):
            return "khen thưởng của chính anh/chị, không ai tự ghi cho mình, hãy để người khác nhập dòng này"
        return ""

    def _grants(self, record: StaffRecord, person: UUID | None) -> tuple[GrantClaim, ...]:
        mark = record.award
        if mark is None or mark.doubt or (person is not None and person == self.own):
            return ()
        return tuple(
            GrantClaim(code, mark.school_year, mark.paper, mark.on, mark.authority)
            for code in mark.codes
            if person is None or not self._stands(person, code, mark)
        )

    def _all_stand(self, person: UUID, mark: AwardMark) -> bool:
        return all(self._stands(person, code, mark) for code in mark.codes)

    def _stands(self, person: UUID, code: str, mark: AwardMark) -> bool:
        """Written already, or under another decision, which the file does not overrule."""
        held = self.held[person, code, mark.school_year]
        return (mark.paper, mark.on) in held or self._overruled(person, code, mark)

    def _overruled(self, person: UUID, code: str, mark: AwardMark) -> bool:
        held = self.held[person, code, mark.school_year] - {("", None)}
        return code in TITLES and bool(held) and (mark.paper, mark.on) not in held

    def _other_decision(self, record: StaffRecord, person: UUID) -> str:
        mark = record.award
        if mark is None or mark.doubt or not any(self._overruled(person, code, mark) for code in mark.codes):
            return ""
        return "danh hiệu của năm học này đã ghi theo một quyết định khác: giữ nguyên"

    def _missing(self) -> list[PlanRow]:
        here = [row for key, row in self.staff.postings.items() if row.ends is None and key not in self.met]
        here.sort(key=lambda row: row.person.sort_key)
        reason = "có trong trường, không có trong tệp: không đổi gì"
        return [PlanRow(Kind.MISSING, row.person.full_name, reason, person=row.person_id) for row in here]


def _differing(values: dict[str, Any], posting: Posting) -> dict[str, Any]:
    """What the file knows otherwise; capitals alone are no other name."""
    found = {name: value for name, value in values.items() if value != current(name, posting)}
    if _is_coarser(found.get("contract"), posting.contract):
        del found["contract"]
    if found.get("full_name", "").casefold() == posting.person.full_name.casefold():
        del found["full_name"]
    return found


def _is_coarser(told: str | None, known: str | None) -> bool:
    """Whether the file's word for the contract says no more than the law hears of the one that is known."""
    return told is not None and known is not None and LAW_CONTRACT[known] == told
