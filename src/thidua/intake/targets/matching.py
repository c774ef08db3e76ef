"""Who is who: a line of the file against the people of the unit.

By the ministry's code, then the school's own code, then name with birth date. What only the name says is a doubt, and
so is a code that leads to somebody of another name and another birth date, or two ways that lead to two people.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from thidua.core.text import fold
from thidua.intake.reading.lists import Record
from thidua.intake.targets.people_lines import team_key
from thidua.people.models import Posting

CODES: tuple[str, ...] = ("ministry_code", "staff_code")


@dataclass(frozen=True, slots=True)
class Match:
    """Whom a line means: nobody yet known, somebody, or (with `doubt`) perhaps somebody; `among` whom it may be.

    `only_name`: nobody else here has that name; `likely`: and the team says so too, or nothing could say otherwise.
    """

    posting: Posting | None = None
    doubt: str = ""
    among: tuple[Posting, ...] = ()
    likely: bool = False
    only_name: bool = False


NOBODY = Match()


class Staff:
    """The unit's people by everything that tells them apart; those who have left count too."""

    def __init__(self, postings: Iterable[Posting]) -> None:
        self.postings: dict[UUID, Posting] = {}
        for posting in postings:
            # The open posting of somebody who came back stands for them.
            if posting.person_id not in self.postings or posting.ends is None:
                self.postings[posting.person_id] = posting
        self.by_ministry_code = {row.person.ministry_code: row for row in self.postings.values()}
        self.by_staff_code = {row.staff_code: row for row in self.postings.values() if row.ends is None}
        self.former_by_staff_code = {row.staff_code: row for row in self.postings.values() if row.ends}
        self.by_name: dict[str, list[Posting]] = defaultdict(list)
        for row in self.postings.values():
            self.by_name[row.person.folded].append(row)

    def match(self, record: Record) -> Match:
        """The person a line means; codes first."""
        by_codes = self._by_codes(record)
        if len({row.id for row in by_codes}) > 1:
            doubt = "mã định danh Bộ và mã cán bộ là của hai người khác nhau trong trường"
            return Match(doubt=doubt, among=tuple(by_codes))
        if by_codes:
            return self._confirmed(record, by_codes[0])
        return self._by_name(record)

    def _by_codes(self, record: Record) -> list[Posting]:
        rows = [
            self.by_ministry_code.get(record.values.get("ministry_code", "")),
            self._of_staff_code(record),
        ]
        return [row for row in rows if row is not None]

    def _of_staff_code(self, record: Record) -> Posting | None:
        """Whoever has the code now; somebody who left only under the same name, since codes are given again."""
        code = record.values.get("staff_code", "")
        former = self.former_by_staff_code.get(code)
        if former is not None and former.person.folded != fold(record.full_name):
            former = None
        return self.by_staff_code.get(code) or former

    def _confirmed(self, record: Record, row: Posting) -> Match:
        person, born = row.person, record.values.get("born")
        ministry_code = record.values.get("ministry_code")
        same_name = person.folded == fold(record.full_name)
        same_birth = born is not None and born == person.born
        if ministry_code and person.ministry_code and ministry_code != person.ministry_code:
            return Match(
                doubt=f"mã cán bộ là của {person.full_name}, nhưng mã định danh Bộ khác", among=(row,)
            )
        if same_name or same_birth:
            return Match(row)
        return Match(
            row, f"mã là của {person.full_name}, {_born(person.born)}, nhưng họ tên và ngày sinh đều khác"
        )

    def _by_name(self, record: Record) -> Match:
        born, code = record.values.get("born"), record.values.get("ministry_code")
        same = [
            row
            for row in self.by_name.get(fold(record.full_name), [])
            if not (code and row.person.ministry_code and row.person.ministry_code != code)
        ]
        exact = [row for row in same if born is not None and row.person.born == born]
        if len(exact) == 1:
            return Match(exact[0])
        if exact:
            return Match(doubt="trường có hai người cùng họ tên và ngày sinh này", among=tuple(exact))
        possible = [row for row in same if born is None or row.person.born is None]
        if not possible:
            return NOBODY
        if len(possible) > 1:
            doubt = f"trường có {len(possible)} người cùng họ tên, tệp không đủ để biết là ai"
            return Match(doubt=doubt, among=tuple(possible))
        row = possible[0]
        where = row.team.name if row.team else "chưa có tổ"
        return Match(
            row,
            f"chỉ trùng họ tên với {row.person.full_name} ({where}, {_born(row.person.born)})",
            likely=_likely(record, row),
            only_name=True,
        )


def _likely(record: Record, row: Posting) -> bool:
    """The same team, or neither the line nor the person has a code or birth date by which they could differ."""
    team = record.values.get("team")
    if team and row.team:
        return team_key(team) == team_key(row.team.name)
    told = {*CODES, "born"} & record.values.keys()
    return not told and not (row.person.born or row.person.ministry_code or row.staff_code)


def repeated(records: list[Record]) -> dict[int, str]:
    """Lines which name somebody whom an earlier line of the same file has named: line → why."""
    by_code: dict[str, dict[str, int]] = {code: {} for code in CODES}
    by_day: dict[date, dict[str, int]] = defaultdict(dict)
    found: dict[int, str] = {}
    for record in records:
        born, line = record.values.get("born"), record.line
        # The first line that says so stands; each way of saying it is kept by itself.
        first = [
            by_code[code].setdefault(record.values[code], line) for code in CODES if code in record.values
        ]
        if born:
            first.append(by_day[born].setdefault(fold(record.full_name), line))
        earlier = next((one for one in first if one != line), None)
        if earlier is not None:
            found[line] = f"trùng với dòng {earlier} của tệp"
    return found


def _born(born: date | None) -> str:
    return f"sinh {born:%d/%m/%Y}" if born else "chưa có ngày sinh"
