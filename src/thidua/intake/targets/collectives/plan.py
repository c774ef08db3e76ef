"""The dry run of collectives' past awards: which collective a line means, what would be written, what not and why."""

import re
from collections import defaultdict
from datetime import date
from uuid import UUID

from statute.names import short_name
from thidua.collectives.models import Collective
from thidua.collectives.queries import collectives_of, grants_held
from thidua.core.text import fold
from thidua.intake.reading.lists import ListFile
from thidua.intake.targets.asked import Asked
from thidua.intake.targets.award_marks import AwardMark, said_of
from thidua.intake.targets.collectives.records import CollectiveRecord
from thidua.intake.targets.people_lines import team_key
from thidua.intake.targets.plan_rows import GrantClaim, Kind, Plan, PlanRow, Step, sentence
from thidua.people.models import EVERY_TITLE
from thidua.units.models import Unit
from thidua.units.queries import current_year

STEP = 1_000
_BODY = re.compile(r"^tập thể\s*:?\s+", re.IGNORECASE)
_SCHOOL_ITSELF = {"truong", "nha truong", "toan truong", "tap the truong", "tap the nha truong"}
UNKNOWN = "không phải một tổ của trường, cũng không phải tên trường; hãy lập tổ trước hoặc sửa tên trong tệp"


def plan_collectives(asked: Asked, file: ListFile) -> Plan:
    """A few queries, whatever the number of lines. Writes nothing."""
    planner = _Planner(asked.unit)
    rows = []
    for number, record in enumerate(file.records):
        if number % STEP == 0:
            asked.watch("Đối chiếu với dữ liệu đang có", number, len(file.records))
        row = planner.row(record)
        row.line, row.full_name = record.line, record.full_name or "(trống)"
        rows.append(row)
    return Plan(rows, [])


class _Planner:
    def __init__(self, unit: Unit) -> None:
        everybody = collectives_of(unit)
        self.school = everybody[0]
        self.names = {key for name in (unit.name, unit.short_name) if (key := _key(name))} | _SCHOOL_ITSELF
        self.teams: dict[str, list[Collective]] = defaultdict(list)
        for one in everybody[1:]:
            if one.team:
                self.teams[team_key(one.team.name)].append(one)
        self.held: dict[tuple[UUID, str, str | None], set[tuple[str, date | None]]] = defaultdict(set)
        for row in grants_held(everybody).filter(revoked_on=None):
            self.held[row.holder_key, row.code, row.school_year].add((row.paper, row.on))
        running = current_year(unit)
        self.running = running.name if running else None

    def row(self, record: CollectiveRecord) -> PlanRow:
        mark = record.award
        if record.refused or mark is None:
            return PlanRow(Kind.REJECTED, "", record.refused)
        found = self._find(record.full_name)
        if isinstance(found, str):
            return PlanRow(Kind.REJECTED, "", found)
        refused = self._refusal(found, mark)
        if refused:
            return PlanRow(Kind.REJECTED, "", refused)
        claims = [
            GrantClaim(code, mark.school_year, mark.paper, mark.on, mark.authority)
            for code in mark.codes
            if (mark.paper, mark.on) not in self.held[found.key, code, mark.school_year]
        ]
        if not claims:
            return PlanRow(Kind.UNCHANGED, "", "đã ghi", team=found.team_id)
        for claim in claims:
            held = self.held[found.key, claim.code, claim.school_year]
            held -= {("", None)}
            held.add((claim.paper, claim.on))
        doubts = [self._other_unit(record.values["unit"]), *record.problems]
        return PlanRow(
            Kind.DOUBTFUL if any(doubts) else Kind.NEW,
            "",
            sentence([*doubts, f"ghi cho {found.name}", *(said_of(claim) for claim in claims)]),
            step=Step.ADD,
            team=found.team_id,
            grants=tuple(claims),
        )

    def _find(self, words: str) -> Collective | str:
        """The collective that a line names; or why none."""
        if _key(words) in self.names:
            return self.school
        teams = self.teams.get(team_key(_BODY.sub("", words)), [])
        if len(teams) > 1:
            return f"trường có {len(teams)} tổ viết như nhau, không biết là tổ nào"
        return teams[0] if teams else UNKNOWN

    def _other_unit(self, words: str) -> str:
        if not words or _key(words) in self.names or team_key(_BODY.sub("", words)) in self.teams:
            return ""
        return f"đơn vị trong tệp là «{words}», không phải tên trường"

    def _refusal(self, found: Collective, mark: AwardMark) -> str:
        titles = [code for code in mark.codes if code in EVERY_TITLE]
        if titles and mark.school_year and self.running and mark.school_year >= self.running:
            return "năm học đang mở: danh hiệu được ghi khi nhận quyết định trong mục Quyết định"
        for code in titles:
            others = self.held[found.key, code, mark.school_year] - {("", None)}
            if others and (mark.paper, mark.on) not in others:
                return f"{short_name(code)} của năm học này đã ghi theo một quyết định khác: giữ nguyên"
        return ""


def _key(words: str) -> str:
    """What two spellings of a name have in common."""
    return " ".join(re.sub(r"[\W_]+", " ", fold(_BODY.sub("", words))).split())
