"""The team's sheet: its lines and wording now, what is signed, who changed what since."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from paper.contracts import Signature
from paper.team_sheet import TeamRow, TeamSheet, make_team_sheet
from statute.names import award_name
from thidua.core.ids import ALPHABET
from thidua.documents.queries import letterhead
from thidua.people.models import Holder
from thidua.people.queries import staff_of, tell_apart
from thidua.registrations.models import Content, Pledge, PledgeVersion, Round
from thidua.registrations.models import TeamSheet as Kept
from thidua.registrations.queries.pledges import leaders_of, pledges_of
from thidua.registrations.queries.versions import Difference, differences
from thidua.registrations.states import PledgeAct, PledgeState
from thidua.units.models import Role, Team, Unit
from thidua.units.queries import holders

ON_THE_SHEET = (PledgeState.SUBMITTED, PledgeState.CONFIRMED)
CODE_LENGTH = 8
# Steps after which the sheet may read otherwise.
CHANGING = (PledgeAct.SAVE, PledgeAct.SUBMIT, PledgeAct.WITHDRAW, PledgeAct.RETURN)


@dataclass(frozen=True, slots=True)
class Line:
    """One pledge on the sheet."""

    pledge: UUID
    name: str
    position: str
    content: Content

    def stored(self) -> dict[str, Any]:
        return {"name": self.name, "content": self.content.stored()}


@dataclass(frozen=True, slots=True)
class Change:
    """What differs between what was signed and what stands now."""

    pledge: UUID
    name: str
    what: str
    differences: tuple[Difference, ...] = ()
    who: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SheetStanding:
    """Where a team stands with its sheet: `none`, `printed`, `signed` or `outdated`, and the sheet that says so.

    `to_sign`: printed in today's wording and not signed yet, also beside a signed one that is out of date.
    """

    state: str
    sheet: Kept | None = None
    changes: tuple[Change, ...] = ()
    to_sign: Kept | None = None

    @property
    def code(self) -> str:
        """Of the paper that is to be signed, else of the one that is."""
        sheet = self.to_sign or self.sheet
        return code_of(sheet.fingerprint) if sheet else ""


def sheet_lines(round: Round, team: Team) -> list[Line]:  # noqa: A002 -- the glossary's word
    """What the team has sent or had confirmed, people first, then the team itself."""
    pledges = list(pledges_of(round).filter(team=team, state__in=ON_THE_SHEET))
    tell_apart(round.unit_id, [pledge.person for pledge in pledges])
    return lines_of(pledges, _positions(round.unit, round.closes))


def lines_of(pledges: Iterable[Pledge], positions: dict[UUID, str]) -> list[Line]:
    return [
        Line(pledge.id, pledge.holder_name, positions.get(pledge.holder_key, ""), pledge.content)
        for pledge in pledges
    ]


def wording(lines: Iterable[Line]) -> str:
    """The same for the same people and contents: what a signature stands under."""
    said = sorted((str(line.pledge), line.content.stored()) for line in lines)
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def code_of(fingerprint: str) -> str:
    """The wording as a short code for the foot of the paper."""
    rest, letters = int(fingerprint, 16), ""
    for _ in range(CODE_LENGTH):
        rest, place = divmod(rest, len(ALPHABET))
        letters += ALPHABET[place]
    return f"{letters[:4]} {letters[4:]}"


def standing_of(round: Round, team: Team, lines: Sequence[Line]) -> SheetStanding:  # noqa: A002 -- as above
    kept = Kept.objects.filter(round=round, team=team).select_related(
        "paper", "scan", "printed_by", "scanned_by"
    )
    found = _standing(list(kept.order_by("printed_at")), lines)
    return replace(found, changes=_with_authors(found)) if found.changes else found


def _with_authors(found: SheetStanding) -> tuple[Change, ...]:
    """Who took the last step that changed what the sheet says of a pledge; one query."""
    steps = PledgeVersion.objects.filter(
        pledge__in=[change.pledge for change in found.changes], act__in=CHANGING
    )
    last = {step.pledge_id: step for step in steps.select_related("by").order_by("number")}
    return tuple(_told(change, last.get(change.pledge)) for change in found.changes)


def _told(change: Change, step: PledgeVersion | None) -> Change:
    if step is None:
        return change
    return replace(change, who=step.by.full_name if step.by else "Hệ thống", at=step.at)


def standings_by_team(round: Round, pledges: Iterable[Pledge]) -> dict[UUID, SheetStanding]:  # noqa: A002 -- as above
    """For the board: one query for all teams."""
    kept: dict[UUID, list[Kept]] = {}
    for sheet in Kept.objects.filter(round=round).order_by("printed_at"):
        kept.setdefault(sheet.team_id, []).append(sheet)
    of_team: dict[UUID, list[Pledge]] = {}
    for pledge in pledges:
        if pledge.team_id is not None and pledge.state in ON_THE_SHEET and pledge.holder != Holder.UNIT:
            of_team.setdefault(pledge.team_id, []).append(pledge)
    return {
        team: _standing(kept.get(team, []), lines_of(of_team.get(team, []), {})) for team in {*kept, *of_team}
    }


def _standing(kept: Sequence[Kept], lines: Sequence[Line]) -> SheetStanding:
    """A signed sheet in today's wording counts; else a signed one of another wording is out of date."""
    now = wording(lines) if lines else ""
    current = next((sheet for sheet in kept if sheet.fingerprint == now), None)
    if current is not None and current.scan_id is not None:
        return SheetStanding("signed", current)
    signed = [sheet for sheet in kept if sheet.scan_id is not None]
    if signed:
        return SheetStanding("outdated", signed[-1], _changes(signed[-1], lines), current)
    return SheetStanding("printed", current, (), current) if current is not None else SheetStanding("none")


def _changes(signed: Kept, lines: Sequence[Line]) -> tuple[Change, ...]:
    now = {str(line.pledge): line for line in lines}
    found = []
    for key, was in signed.lines.items():
        if key not in now:
            found.append(Change(UUID(key), was["name"], "không còn trong danh sách (đã rút hoặc bị trả lại)"))
        elif differing := differences(Content.read(was["content"]), now[key].content):
            found.append(Change(UUID(key), now[key].name, "đã đổi nội dung", differing))
    found += [
        Change(line.pledge, line.name, "mới có thêm") for key, line in now.items() if key not in signed.lines
    ]
    return tuple(found)


def sheet_paper(round: Round, team: Team, lines: Sequence[Line], on: date) -> bytes:  # noqa: A002 -- as above
    """The sheet as it is printed and signed."""
    chairs = holders(round.unit, Role.CHAIR, on)
    return make_team_sheet(
        TeamSheet(
            letterhead=letterhead(round.unit, on, ""),
            team=team.title,
            school_year=round.year.name,
            rows=tuple(_row(line) for line in lines),
            code=code_of(wording(lines)),
            leader=Signature(
                position="Tổ trưởng",
                name=next(iter(leaders_of(round.unit, on).get(team.id, {}).values()), ""),
            ),
            council=Signature(position="Chủ tịch Hội đồng", name=chairs[0].full_name if chairs else ""),
            exemplars=tuple(f"{line.name}: {one.words}" for line in lines for one in line.content.exemplars),
        )
    )


def _row(line: Line) -> TeamRow:
    said = line.content
    return TeamRow(
        holder=line.name,
        position=line.position,
        titles=tuple(award_name(code) for code in said.titles),
        forms=tuple(award_name(code) for code in said.forms),
        initiatives=tuple(one.words for one in said.initiatives),
    )


def _positions(unit: Unit, on: date) -> dict[UUID, str]:
    return {posting.person_id: posting.position for posting in staff_of(unit, on=on)}
