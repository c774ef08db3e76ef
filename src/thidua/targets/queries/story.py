"""Every figure ever entered for a target, how many targets stand how, and which are in danger."""

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from thidua.plans.models import Item
from thidua.targets.forecast import WORDS, Outlook
from thidua.targets.models import Measurement
from thidua.targets.queries.progress import Progress, TeamLine
from thidua.units.access import Member

# So many teams are named beside a target in danger.
FARTHEST = 2


def editions_of(item: Item) -> list[tuple[Measurement, bool]]:
    """The newest day first, of each day the newest edition; whether it is the one that stands."""
    rows = Measurement.objects.filter(undertaking=item.undertaking_id).select_related(
        "team", "scan", "made_by"
    )
    found, seen = [], set()
    for row in rows.order_by("-on", "team__order", "-edition"):
        stands = (row.on, row.team_id) not in seen
        seen.add((row.on, row.team_id))
        found.append((row, stands))
    return found


def outlook_counts(rows: Iterable[Progress]) -> list[tuple[Outlook, str, int]]:
    """The gravest first; only those that occur."""
    found = Counter(row.outlook for row in rows)
    order = (Outlook.LOST, Outlook.AT_RISK, Outlook.UNKNOWN, Outlook.ON_TRACK, Outlook.REACHED)
    return [(one, WORDS[one], found[one]) for one in order if found[one]]


def in_danger(rows: Iterable[Progress]) -> list[Progress]:
    """What can no longer be reached first, then what is farthest from its aim."""
    found = [row for row in rows if row.is_in_danger]
    return sorted(found, key=lambda row: (row.outlook != Outlook.LOST, _reached(row)))


def behind(row: Progress, member: Member) -> list[TeamLine]:
    """Teams below a share that each of them should reach: a leader's own, for the others the farthest below."""
    if not row.is_share:
        return []
    below = [line for line in row.teams if line.value is not None and line.value < row.aim]
    if member.leads:
        return [line for line in below if member.leads_team(line.team)]
    return sorted(below, key=lambda line: line.value or 0)[:FARTHEST]


def _reached(row: Progress) -> Decimal:
    return (row.value or Decimal(0)) / row.aim if row.aim else Decimal(0)
