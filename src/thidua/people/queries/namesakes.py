"""Two people of one name in a unit: the words that tell them apart, on pages and papers alike."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from uuid import UUID

from thidua.people.models import Person, Posting
from thidua.units.models import Unit


def tell_apart(unit: Unit | UUID, persons: Iterable[Person | None]) -> None:
    """Give each of these whose name somebody else of the unit bears the words that tell them apart. One query."""
    listed = [person for person in persons if person is not None]
    if not listed:
        return
    words = namesakes(unit, listed)
    for person in listed:
        person.apart = words.get(person.id, "")


def namesakes(unit: Unit | UUID, persons: Iterable[Person]) -> dict[UUID, str]:
    """By person: the day of birth, where that is the same or not known the ministry's code, else a running number.

    Only of those of whose name there are several in the unit, now or before.
    """
    unit_id = unit.id if isinstance(unit, Unit) else unit
    rows = Person.objects.filter(
        folded__in={person.folded for person in persons},
        id__in=Posting.objects.filter(unit=unit_id).values("person"),
    )
    by_name = defaultdict[str, list[Person]](list)
    for row in rows.only("full_name", "born", "ministry_code").order_by("id"):
        by_name[row.full_name.casefold()].append(row)
    found: dict[UUID, str] = {}
    for same in by_name.values():
        if len(same) > 1:
            found |= _words(same)
    return found


def _words(same: list[Person]) -> dict[UUID, str]:
    by_birth = _alone(same, lambda one: f"sinh {one.born:%d/%m/%Y}" if one.born else "")
    by_code = _alone(same, lambda one: f"mã {one.ministry_code}" if one.ministry_code else "")
    # The ids grow with time: the number of somebody stays when another of the name comes.
    numbers = {one.id: f"người thứ {place} cùng tên" for place, one in enumerate(same, start=1)}
    return numbers | by_code | by_birth


def _alone(same: list[Person], said: Callable[[Person], str]) -> dict[UUID, str]:
    """What only one of them says of itself."""
    words = {one.id: said(one) for one in same}
    told = list(words.values())
    return {person: word for person, word in words.items() if word and told.count(word) == 1}
