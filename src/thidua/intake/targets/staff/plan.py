"""The dry run: what a staff file would change in a unit, a kind and a reason for each line."""

import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from thidua.core.text import fold
from thidua.intake.targets.staff.awards import AwardMark
from thidua.intake.targets.staff.matching import Match, Staff, repeated
from thidua.intake.targets.staff.records import LABELS, Record, StaffFile, team_key, team_name
from thidua.people.actions.staff import OF_PERSON
from thidua.people.models import TITLES, Contract, Grant, Person, Posting, Sex, StaffGroup
from thidua.units.models import Team, Unit

STRANGER = "chưa có trong danh sách của trường"
SAME = "giống dữ liệu đang có"


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
    version: int | None = None
    values: dict[str, Any] = field(default_factory=dict)
    grants: list[tuple[str, str | None, str, date | None]] = field(default_factory=list)
    award_left: str = ""
    """Why the line's award is not written, whatever becomes of the person."""

    @property
    def tickable(self) -> bool:
        return self.kind == Kind.DOUBTFUL and self.step != Step.NOTHING


@dataclass(frozen=True, slots=True)
class Plan:
    """All lines, in the file's order, each once; then who is missing from it."""

    rows: list[PlanRow]
    new_teams: list[str]

    @property
    def counts(self) -> dict[str, int]:
        return {kind.value: sum(row.kind == kind for row in self.rows) for kind in Kind}

    def of_kind(self, kind: Kind) -> list[PlanRow]:
        return [row for row in self.rows if row.kind == kind]

    @property
    def left_out(self) -> list[PlanRow]:
        """Lines which are not written, or whose award is not: what somebody may want to mend in the file."""
        return [row for row in self.rows if row.kind in {Kind.DOUBTFUL, Kind.REJECTED} or row.award_left]

    @property
    def fingerprint(self) -> str:
        """Changes when anything that a person saw in the dry run would come out otherwise."""
        names = ("kind", "line", "full_name", "reason", "step", "person", "version", "values", "grants")
        told = [[getattr(row, name) for name in names] for row in self.rows]
        return hashlib.sha256(json.dumps([told, self.new_teams], default=str).encode()).hexdigest()


def make_plan(unit: Unit, file: StaffFile, *, on: date) -> Plan:
    """Five queries, whatever the number of lines. Writes nothing."""
    return _Planner(unit, file, on).plan()


class _Planner:
    def __init__(self, unit: Unit, file: StaffFile, on: date) -> None:
        self.file, self.on = file, on
        postings = list(Posting.objects.filter(unit=unit).select_related("person", "team").order_by("id"))
        self.staff = Staff(postings)
        self.teams = {team_key(team.name): team for team in Team.objects.filter(unit=unit)}
        self.unknown_teams: dict[str, str] = {}
        codes = [
            record.values["ministry_code"] for record in file.records if "ministry_code" in record.values
        ]
        self.foreign = set(
            Person.objects.filter(ministry_code__in=codes)
            .exclude(id__in=self.staff.postings)
            .values_list("ministry_code", flat=True)
        )
        marked = any(record.award for record in file.records)
        held = Grant.objects.filter(person__in=self.staff.postings, revoked_on=None) if marked else ()
        self.held: dict[tuple[UUID, str, str | None], set[tuple[str, date | None]]] = defaultdict(set)
        for row in held:
            self.held[row.holder_key, row.code, row.school_year].add((row.paper, row.on))
        self.repeated = repeated([record for record in file.records if not record.refused])
        self.matches = {row.line: self.staff.match(row) for row in file.records if not row.refused}
        # Whom a line names beyond doubt is taken, whatever a line above it may have meant.
        self.taken: dict[UUID, int] = {}
        for line, match in sorted(self.matches.items()):
            if match.posting and not match.doubt and line not in self.repeated:
                self.taken.setdefault(match.posting.person_id, line)
        self.met: set[UUID] = set()
        self.strangers: dict[str, int] = {}

    def plan(self) -> Plan:
        rows: list[PlanRow] = []
        for record in self.file.records:
            row = self._row(record)
            row.line, row.full_name = record.line, record.full_name or "(trống)"
            rows.append(row)
            if record.award and record.award.doubt and row.kind != Kind.REJECTED:
                row.award_left = f"{record.award.doubt}: không ghi"
                row.reason = _sentence([row.reason, row.award_left])
        return Plan(rows + self._missing(), _new_teams(rows))

    def _row(self, record: Record) -> PlanRow:
        refused = record.refused
        if record.values.get("ministry_code") in self.foreign:
            refused = refused or "mã định danh Bộ đã thuộc về một người ở đơn vị khác"
        if refused:
            return PlanRow(Kind.REJECTED, "", refused)
        if record.line in self.repeated:
            return PlanRow(Kind.DOUBTFUL, "", self.repeated[record.line])
        return self._matched(record)

    def _matched(self, record: Record) -> PlanRow:
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

    def _stranger(self, record: Record, doubt: str, step: Step | None) -> PlanRow:
        if record.at_work is False:
            return PlanRow(Kind.REJECTED, "", f"không còn làm việc ({record.status})")
        first = self.strangers.setdefault(fold(record.full_name), record.line)
        if first != record.line and not {"ministry_code", "staff_code", "born"} & record.values.keys():
            doubt, step = doubt or f"cùng họ tên với dòng {first}, thiếu mã và ngày sinh", step or Step.ADD
        doubts = [doubt, *record.problems]
        values = self._values(record)
        team = values.get("team")
        if any(doubts) and step and isinstance(team, str):
            doubts.append(f"nếu ghi thì lập tổ mới «{team}»")
        return PlanRow(
            Kind.DOUBTFUL if any(doubts) else Kind.NEW,
            "",
            _sentence([*doubts, *record.notes]) or STRANGER,
            step=step or Step.NOTHING,
            values=values,
            grants=self._grants(record, None),
        )

    def _known(self, record: Record, match: Match, posting: Posting) -> PlanRow:
        row = PlanRow(Kind.UNCHANGED, "", person=posting.person_id, version=posting.person.version)
        doubts = [match.doubt, *record.problems, self._other_decision(record, posting.person_id)]
        if record.at_work is False:
            return self._leaver(record, posting, row)
        row.values = _differing(self._values(record), posting)
        row.grants = self._grants(record, posting.person_id)
        if posting.ends is not None:
            doubts.append(f"đã rời trường từ {posting.ends:%d/%m/%Y}, nay lại có tên")
            row.values["ends"] = None
        if posting.staff_group == StaffGroup.LEADER and row.values.get("staff_group"):
            doubts.append("đang là cán bộ quản lý, tệp ghi khác: giữ nguyên")
            del row.values["staff_group"]
        said = [_change(name, posting, value) for name, value in row.values.items()]
        said += [
            f"ghi {code} {year or ''} theo {paper or 'quyết định'}".strip()
            for code, year, paper, _ in row.grants
        ]
        changes = bool(row.values or row.grants)
        if match.likely and not changes:
            # Only to recognise somebody, and to change nothing: the name is enough.
            doubts.remove(match.doubt)
        if any(doubts):
            row.kind, row.step = Kind.DOUBTFUL, Step.CHANGE if changes else Step.NOTHING
        elif changes:
            row.kind, row.step = Kind.CHANGED, Step.CHANGE
        row.reason = _sentence([*doubts, *said, *(record.notes if changes else [])]) or SAME
        return row

    def _leaver(self, record: Record, posting: Posting, row: PlanRow) -> PlanRow:
        if posting.ends is not None:
            row.reason = "đã rời trường"
            return row
        row.kind, row.step = Kind.DOUBTFUL, Step.CHANGE
        row.values = {"ends": record.left_on or self.on}
        row.reason = f"tệp ghi «{record.status}»; đánh dấu để ghi rời trường từ {row.values['ends']:%d/%m/%Y}"
        return row

    def _values(self, record: Record) -> dict[str, Any]:
        """What the line knows; a team is the unit's own, or its name if it is to be made."""
        found = dict(record.values)
        if "team" in found:
            key = team_key(found["team"])
            team = self.teams.get(key)
            if team is None:
                self.unknown_teams.setdefault(key, team_name(found["team"]))
            found["team"] = team or self.unknown_teams[key]
        return found

    def _grants(self, record: Record, person: UUID | None) -> list[tuple[str, str | None, str, date | None]]:
        mark = record.award
        if mark is None or mark.doubt:
            return []
        return [
            (code, mark.school_year, mark.paper, mark.on)
            for code in mark.codes
            if person is None or not self._stands(person, code, mark)
        ]

    def _stands(self, person: UUID, code: str, mark: AwardMark) -> bool:
        """Written already, or under another decision, which the file does not overrule."""
        held = self.held[person, code, mark.school_year]
        return (mark.paper, mark.on) in held or self._overruled(person, code, mark)

    def _overruled(self, person: UUID, code: str, mark: AwardMark) -> bool:
        held = self.held[person, code, mark.school_year] - {("", None)}
        return code in TITLES and bool(held) and (mark.paper, mark.on) not in held

    def _other_decision(self, record: Record, person: UUID) -> str:
        mark = record.award
        if mark is None or mark.doubt or not any(self._overruled(person, code, mark) for code in mark.codes):
            return ""
        return "danh hiệu của năm học này đã ghi theo một quyết định khác: giữ nguyên"

    def _missing(self) -> list[PlanRow]:
        here = [row for key, row in self.staff.postings.items() if row.ends is None and key not in self.met]
        here.sort(key=lambda row: row.person.sort_key)
        reason = "có trong trường, không có trong tệp: không đổi gì"
        return [PlanRow(Kind.MISSING, row.person.full_name, reason, person=row.person_id) for row in here]


def _new_teams(rows: list[PlanRow]) -> list[str]:
    """Only what is written makes teams; a doubtful line that would says so itself."""
    written = [row.values.get("team") for row in rows if row.kind in {Kind.NEW, Kind.CHANGED}]
    return sorted({name for name in written if isinstance(name, str)}, key=fold)


def _differing(values: dict[str, Any], posting: Posting) -> dict[str, Any]:
    """What the file knows otherwise; capitals alone are no other name."""
    found = {name: value for name, value in values.items() if value != _current(name, posting)}
    if found.get("full_name", "").casefold() == posting.person.full_name.casefold():
        del found["full_name"]
    return found


def _current(name: str, posting: Posting) -> Any:
    return getattr(posting.person if name in OF_PERSON else posting, name)


_WORDS = {**dict(Sex.choices), **dict(Contract.choices), **dict(StaffGroup.choices)}


def _change(name: str, posting: Posting, value: Any) -> str:
    return f"{LABELS[name]}: {_shown(_current(name, posting))} → {_shown(value)}"


def _shown(value: Any) -> str:
    if value in (None, ""):
        return "trống"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return str(_WORDS.get(str(value), value))


def _sentence(parts: list[str]) -> str:
    return "; ".join(part for part in parts if part)
