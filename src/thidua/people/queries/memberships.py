"""Membership of the Party, the union and the youth union."""

from datetime import date

from django.db.models import F

from thidua.people.models import Membership, Organisation, Person


def memberships_of(person: Person) -> list[Membership]:
    """All of them, those of one organisation together, the open one before those which ended."""
    rows = Membership.objects.filter(person=person).order_by(F("ends").desc(nulls_first=True), "-starts")
    order = list(Organisation.values)
    return sorted(rows, key=lambda row: order.index(row.organisation))


def is_member_on(memberships: list[Membership], organisation: Organisation, on: date) -> bool:
    """Whether one of these rows holds on a day; a first day that is not known lies in the past."""
    return any(
        row.organisation == organisation
        and (row.starts is None or row.starts <= on)
        and (row.ends is None or row.ends >= on)
        for row in memberships
    )
