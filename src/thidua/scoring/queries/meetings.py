"""A team's part of the sheet, who may be at its meeting, and which minutes there are."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from thidua.people.queries import namesakes
from thidua.scoring.models import Evaluation, TeamMeeting
from thidua.scoring.queries.sheet import Row, Sheet
from thidua.units.models import Role, Team, Unit
from thidua.units.queries import appointments_in, heads_on


def rows_of_team(sheet: Sheet, team: Team) -> list[Row]:
    return [row for row in sheet.rows if row.posting.team_id == team.id]


def names_of_team(unit: Unit, rows: Sequence[Row]) -> dict[UUID, str]:
    """Everybody of the team by person; beside a name that several bear the words that tell them apart."""
    persons = [row.posting.person for row in rows]
    apart = namesakes(unit, persons)
    return {
        person.id: f"{person.full_name} ({apart[person.id]})" if person.id in apart else person.full_name
        for person in persons
    }


def graded_here(unit: Unit, rows: Sequence[Row], on: date) -> list[Row]:
    """Without the head, whom the level above grades."""
    heads = heads_on(unit, on)
    return [row for row in rows if row.posting.person.user_id not in heads]


def leaders_of(unit: Unit, team: Team, on: date) -> set[UUID]:
    """The users who lead the team on that day."""
    rows = appointments_in(unit, on).filter(role=Role.TEAM_LEADER, team=team)
    return set(rows.values_list("user_id", flat=True))


def meetings_of(evaluation: Evaluation | None, team: Team | None = None) -> list[TeamMeeting]:
    """With their papers, the earliest first; of one team or of all."""
    if evaluation is None:
        return []
    rows = TeamMeeting.objects.filter(evaluation=evaluation).select_related("document__file", "team")
    return list(rows.filter(team=team) if team else rows)
