"""The teams of a staff list: a line says one in words, the unit has it already or it is made when the list is applied."""

from thidua.core.text import fold
from thidua.intake.targets.people_lines import team_key, team_name
from thidua.intake.targets.plan_rows import PlanRow
from thidua.units.models import Team, Unit


def known_teams(unit: Unit) -> dict[str, Team]:
    """The unit's own, by what two spellings have in common."""
    return {team_key(team.name): team for team in Team.objects.filter(unit=unit)}


def new_teams(rows: list[PlanRow], known: dict[str, Team]) -> dict[str, str]:
    """The teams that only these lines know, each once, as its first line writes it; in the order of their names."""
    found: dict[str, str] = {}
    for row in rows:
        words = row.values.get("team")
        if isinstance(words, str) and (key := team_key(words)) not in known:
            found.setdefault(key, team_name(words))
    return dict(sorted(found.items(), key=lambda pair: fold(pair[1])))
