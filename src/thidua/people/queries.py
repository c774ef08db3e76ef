"""Reading who works where, and what is known of a person's years."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from thidua.accounts.models import User
from thidua.people.models import Person, Posting
from thidua.units.models import Team, Unit


def person_of_user(user: User) -> Person | None:
    """The person who signs in as this user; none for an account without a person."""
    return Person.objects.filter(user=user).first()


def postings_on(unit: Unit, on: date) -> QuerySet[Posting]:
    """Postings in force on a day, both ends included; a start that is not known lies in the past."""
    return (
        Posting.objects.filter(unit=unit)
        .filter(Q(starts=None) | Q(starts__lte=on), Q(ends=None) | Q(ends__gte=on))
        .select_related("person", "team")
        .order_by("person__sort_key", "person_id")
    )


def staff_of(unit: Unit, *, on: date, team: Team | None = None) -> list[Posting]:
    """Everyone at work in the unit (or one of its teams) on a day, in the Vietnamese order of names."""
    postings = postings_on(unit, on)
    return list(postings if team is None else postings.filter(team=team))


def persons_of_unit(unit: Unit, persons: Iterable[Person]) -> set[Person]:
    """Those of them who work or have worked in the unit."""
    rows = Posting.objects.filter(unit=unit, person__in=list(persons)).select_related("person")
    return {row.person for row in rows}
