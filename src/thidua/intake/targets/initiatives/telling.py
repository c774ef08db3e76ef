"""What a line of a list of initiatives writes besides the title, whose it is and the year, in words."""

from thidua.intake.targets.initiatives.header_aliases import WORDS
from thidua.intake.targets.plan_rows import PlanRow
from thidua.people.models import InitiativeKind, RecognisedBy, Scope

_WORDS = {**dict(InitiativeKind.choices), **dict(Scope.choices), **dict(RecognisedBy.choices)}


def told(row: PlanRow) -> list[str]:
    """The same for all authors of the line."""
    if not row.initiatives:
        return []
    claim = row.initiatives[0]
    day = f"{claim.recognised_on:%d/%m/%Y}" if claim.recognised_on else ""
    said = {
        "kind": _WORDS.get(claim.kind or "", ""),
        "scope": _WORDS.get(claim.scope or "", ""),
        "recognised_by": _WORDS.get(claim.recognised_by or "", ""),
        "recognised_on": day,
        "paper": claim.paper,
    }
    return [f"{WORDS.labels[name]}: {words}" for name, words in said.items() if words]
