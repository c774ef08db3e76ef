"""Every figure ever entered for a target, and how many targets stand how."""

from collections import Counter
from collections.abc import Iterable

from thidua.plans.models import Item
from thidua.targets.forecast import WORDS, Outlook
from thidua.targets.models import Measurement
from thidua.targets.queries.progress import Progress


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
