"""Whose past may be written from a list: of the unit's own people, while they worked there, and nobody of themselves."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from thidua.core.school_years import starts
from thidua.intake.reading.lists import Record
from thidua.intake.targets.matching import Staff
from thidua.intake.targets.people_lines import team_key
from thidua.ledger.actions import Actor
from thidua.people.models import Posting
from thidua.units.models import Unit
from thidua.units.queries import current_year

STRANGER = "không có trong danh sách nhân sự của trường; hãy nhập nhân sự trước, người đã rời trường thì kèm ngày rời"


@dataclass(frozen=True, slots=True)
class Found:
    """Whom a line means. With `refused` nobody; `doubt` waits for a tick, `likely`: only because of the name."""

    posting: Posting | None = None
    refused: str = ""
    doubt: str = ""
    likely: bool = False


class KnownPeople:
    """The unit's people and what may be written of each."""

    def __init__(self, by: Actor, unit: Unit) -> None:
        rows = list(Posting.objects.filter(unit=unit).select_related("person", "team").order_by("id"))
        self.by = by
        self.staff = Staff(rows)
        self.last: dict[UUID, date | None] = {}
        for row in rows:
            before = self.last.get(row.person_id, row.ends)
            self.last[row.person_id] = None if row.ends is None or before is None else max(before, row.ends)
        running = current_year(unit)
        self.running = running.name if running else None

    def find(self, record: Record) -> Found:
        match = self.staff.match(record)
        row = match.posting
        if row is None:
            return Found(refused=match.doubt or STRANGER)
        if self.by.user is not None and row.person.user_id == self.by.user:
            return Found(
                refused="của chính anh/chị: không ai tự ghi cho mình, hãy để người khác nhập dòng này"
            )
        team = record.values.get("team")
        same_team = bool(team and row.team and team_key(row.team.name) in team_key(str(team)))
        if match.only_name and same_team:
            return Found(row)
        return Found(row, doubt=match.doubt, likely=match.only_name)

    def refusal_of_year(self, person: UUID, school_year: str | None) -> str:
        """Why the unit does not write this school year of the person; empty if it does."""
        last = self.last[person]
        if school_year and last is not None and last < starts(school_year):
            return f"đã rời trường từ {last:%d/%m/%Y}: năm học này do nơi công tác mới ghi"
        return ""

    def born(self, person: UUID) -> date | None:
        return self.staff.postings[person].person.born

    def is_open(self, school_year: str | None) -> bool:
        return bool(school_year and self.running and school_year >= self.running)
