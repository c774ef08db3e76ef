"""Past initiatives, many at once, as a list of earlier years names them."""

from collections import defaultdict
from uuid import UUID

from thidua.ledger.actions import Actor, action, record
from thidua.people.actions.masks import rebuild
from thidua.people.actions.standing import not_oneself, rows_to_write
from thidua.people.actions.years import InitiativeEntry, add_initiatives
from thidua.people.models import Initiative, Person, YearRecord
from thidua.units.models import Unit


@action("people.past_initiatives_recorded")
def record_past_initiatives(
    *, by: Actor, unit: Unit, entries: list[tuple[UUID, str, InitiativeEntry]]
) -> list[Initiative]:
    """(person, school year, initiative) of each; from then on those years' lists count as known, as for a single one."""
    people = {person for person, _, _ in entries}
    for own in Person.objects.filter(id__in=people, user=by.user) if by.user else ():
        not_oneself(by, own)
    years: dict[str, list[tuple[UUID, InitiativeEntry]]] = defaultdict(list)
    for person, school_year, entry in entries:
        years[school_year].append((person, entry))
    written: list[Initiative] = []
    for school_year, named in sorted(years.items()):
        rows = rows_to_write(unit, school_year, [person for person, _ in named])
        for person, entry in named:
            written += add_initiatives(rows[person], [entry])
        YearRecord.objects.filter(id__in=[row.id for row in rows.values()]).update(initiatives_known=True)
    rebuild(people)
    record(about=unit, counts={"initiatives": len(written), "people": len(people)})
    return written
