"""Who gives the marks of a sheet on a day: by the duties of that day, not of the day on which the review was opened.

The team's marks: its leader's, where there is none the school's office. Nobody marks oneself after the first step,
and nobody marks those whom one works under: the head is graded by the level above, a deputy's sheet is the head's.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from thidua.reviews.models import Sheet, Step, TeamBy
from thidua.reviews.states import PartState
from thidua.units.models import Role, Unit
from thidua.units.queries import appointments_in

OFFICE = frozenset({Role.CHAIR, Role.SECRETARY, Role.VICE_PRINCIPAL})
RUNS = frozenset({Role.CHAIR, Role.SECRETARY})


class Giver(StrEnum):
    """Who gives the team's marks of one sheet today."""

    LEADER = "tổ trưởng"
    OFFICE = "lãnh đạo trường hoặc thư ký"
    HEAD = "người đứng đầu"
    NOBODY = "không ai ở trường"


@dataclass(frozen=True, slots=True)
class Duties:
    """Who holds which of these duties on one day."""

    holders: Mapping[Role, frozenset[UUID]]
    leaders: Mapping[UUID | None, frozenset[UUID]]

    def has(self, user: UUID | None, roles: Iterable[Role]) -> bool:
        return user is not None and any(user in self.holders.get(role, ()) for role in roles)

    def leads(self, user: UUID | None, team: UUID | None) -> bool:
        return user is not None and user in self.leaders.get(team, ())


def duties_on(unit: Unit, on: date) -> Duties:
    """One query."""
    asked = [*OFFICE, Role.TEAM_LEADER]
    rows = appointments_in(unit, on).filter(role__in=asked).values_list("role", "team", "user")
    holders: dict[Role, set[UUID]] = {}
    leaders: dict[UUID | None, set[UUID]] = {}
    for role, team, user in rows:
        if role == Role.TEAM_LEADER:
            leaders.setdefault(team, set()).add(user)
        else:
            holders.setdefault(Role(role), set()).add(user)
    return Duties(
        {role: frozenset(users) for role, users in holders.items()},
        {team: frozenset(users) for team, users in leaders.items() if team is not None},
    )


def is_about(user: UUID | None, sheet: Sheet, duties: Duties) -> bool:
    """Oneself, or the team that one leads on that day."""
    if sheet.person is not None:
        return user is not None and sheet.person.user_id == user
    return duties.leads(user, sheet.team_id)


def is_above_the_team(sheet: Sheet, duties: Duties) -> bool:
    """The head's or a deputy's: not the team's to mark or to excuse."""
    user = sheet.person.user_id if sheet.person is not None else None
    return duties.has(user, (Role.CHAIR, Role.VICE_PRINCIPAL))


def giver_of(user: UUID | None, team: UUID | None, duties: Duties) -> Giver:
    """Of the team's marks of somebody (by the account) who stands in a team."""
    if duties.has(user, (Role.CHAIR,)):
        return Giver.NOBODY
    if duties.has(user, (Role.VICE_PRINCIPAL,)):
        return Giver.HEAD
    of_team = duties.leaders.get(team, frozenset())
    return Giver.LEADER if of_team and user not in of_team else Giver.OFFICE


def team_giver(sheet: Sheet, duties: Duties) -> Giver:
    if sheet.person is None or sheet.team_by == TeamBy.NOBODY:
        return Giver.NOBODY
    return giver_of(sheet.person.user_id, sheet.part.team_id, duties)


def steps_given(user: UUID | None, sheet: Sheet, duties: Duties) -> frozenset[Step]:
    """Which steps of this sheet a user fills on that day; on one's own only the first."""
    steps = sheet.steps
    if is_about(user, sheet, duties):
        return frozenset({Step.SELF}).intersection(steps)
    office = duties.has(user, OFFICE)
    of_team = {
        Giver.LEADER: duties.leads(user, sheet.part.team_id),
        Giver.OFFICE: office,
        Giver.HEAD: duties.has(user, (Role.CHAIR,)),
        Giver.NOBODY: False,
    }[team_giver(sheet, duties)]
    found = ({Step.TEAM} if of_team else set()) | ({Step.COUNCIL} if office else set())
    return frozenset(found).intersection(steps)


def excuse_refusal(user: UUID | None, sheet: Sheet, duties: Duties) -> str:
    """Why this user does not say that a sheet is not marked, or is to be marked again; empty if it is theirs to say."""
    if is_about(user, sheet, duties):
        return "Không ai tự miễn bình xét cho mình hoặc cho tổ mình. Hãy nhờ người khác ghi."
    if duties.has(user, RUNS):
        return ""
    if is_above_the_team(sheet, duties):
        return f"{sheet.name} là lãnh đạo trường: chỉ Hiệu trưởng hoặc thư ký Hội đồng ghi miễn, thôi miễn."
    if sheet.part.state == PartState.SENT:
        return "Kết quả của tổ đã gửi đi: chỉ Hiệu trưởng hoặc thư ký Hội đồng ghi miễn, thôi miễn."
    if duties.leads(user, sheet.part.team_id):
        return ""
    return "Chỉ tổ trưởng, Hiệu trưởng hoặc thư ký Hội đồng ghi miễn, thôi miễn."


def changes_since_opening(sheets: Iterable[Sheet], duties: Duties) -> list[str]:
    """Whose marks of the team somebody else gives by now than when the review was opened."""
    changed: dict[Giver, list[str]] = {}
    for sheet in sheets:
        if sheet.exempt or Step.TEAM not in sheet.steps:
            continue
        giver = team_giver(sheet, duties)
        if (sheet.team_by == TeamBy.LEADER) != (giver == Giver.LEADER):
            changed.setdefault(giver, []).append(sheet.name)
    return [f"{', '.join(names)}: nay {giver.value} chấm" for giver, names in changed.items()]
