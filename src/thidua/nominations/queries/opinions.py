"""What the bodies of the school said on the year's lists, with former wordings; who has not spoken yet."""

from collections.abc import Collection
from dataclasses import dataclass

from thidua.nominations.access import HEARD, SPEAKERS
from thidua.nominations.models import Body, Opinion, Stage
from thidua.units.models import SchoolYear, Unit


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a body said on one list: the wording in force and those before it, the latest first."""

    body: Body
    stage: Stage
    opinion: Opinion
    former: tuple[Opinion, ...]


def opinions_of(
    unit: Unit, year: SchoolYear, *, bodies: Collection[Body] = HEARD, stage: Stage | None = None
) -> list[Spoken]:
    """In the order of the bodies and of the year's lists."""
    rows = Opinion.objects.filter(unit=unit, year=year, body__in=bodies)
    if stage is not None:
        rows = rows.filter(stage=stage)
    rows = rows.select_related("made_by", "scan").prefetch_related(
        "remarks__dossier__person", "remarks__dossier__team", "remarks__dossier__unit"
    )
    found: dict[tuple[Body, Stage], list[Opinion]] = {}
    for row in rows.order_by("-version"):
        found.setdefault((Body(row.body), Stage(row.stage)), []).append(row)
    return [
        Spoken(body, on_list, found[body, on_list][0], tuple(found[body, on_list][1:]))
        for body in Body
        for on_list in Stage
        if (body, on_list) in found
    ]


def silent_bodies(unit: Unit, year: SchoolYear, stage: Stage, held: Collection[str]) -> list[Body]:
    """Bodies to be heard that have somebody to speak for them (`held`: roles in force) and have said nothing."""
    able = [body for role, body in SPEAKERS.items() if role in held and body in HEARD]
    if not able:
        return []
    spoken = set(Opinion.objects.filter(unit=unit, year=year, stage=stage).values_list("body", flat=True))
    return [body for body in able if body not in spoken]
