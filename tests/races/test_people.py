"""Staff and accounts on PostgreSQL: the same list applied by two at once, the same name given two accounts at once."""

from datetime import date

import pytest

from factories.base import actor, make_school
from factories.lists import planned, read
from factories.sector_file import sector_row, sector_xls
from thidua.accounts.models import User
from thidua.files.models import StoredFile
from thidua.intake.actions import apply_list
from thidua.intake.errors import PlanChangedError
from thidua.intake.targets import STAFF
from thidua.people.actions import (
    GrantEntry,
    Original,
    Seen,
    add_person,
    attach_original,
    give_account,
    give_accounts,
    record_grades,
    record_grants,
)
from thidua.people.actions.years import GradeEntry
from thidua.people.models import Person, YearMask, YearRecord
from thidua.units.models import Role

pytestmark = pytest.mark.races
ON = date(2026, 6, 10)


@pytest.fixture
def school(postgres_database):
    return make_school()


def test_of_two_who_apply_the_same_list_at_once_one_is_told_to_look_again(school, together):
    """Nobody in the list has a code, so no constraint would stop the second: only the lock does."""
    rows = [sector_row(full_name=f"Người Thứ {chr(97 + number)}") for number in range(20)]
    file = read(sector_xls(rows))
    given = {
        "by": actor(school.alice, school),
        "unit": school.unit,
        "target": STAFF,
        "file": file,
        "seen": planned(school, file, on=ON).fingerprint,
        "on": ON,
    }

    outcomes = together([lambda: apply_list(**given), lambda: apply_list(**given)])

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Outcome", PlanChangedError.__name__]
    assert Person.objects.filter(full_name__startswith="Người Thứ").count() == 20


def test_two_who_give_one_person_an_account_at_once_give_one(school, together):
    person = add_person(by=actor(school.alice, school), unit=school.unit, full_name="Phan Thị Cỏ May")

    def give(user):
        by = actor(user, school)
        return lambda: (
            give_account(by=by, unit=school.unit, person=person, role=Role.STAFF, on=ON)[0].username
        )

    assert together([give(school.alice), give(school.officer)]) == ["comay.pt", "comay.pt"]
    assert User.objects.filter(username__startswith="comay").count() == 1


def test_two_lists_of_slips_in_opposite_order_wait_for_each_other(school, together):
    by = {"by": actor(school.alice, school), "unit": school.unit}
    crowd = [add_person(**by, full_name=f"Phan Thị Cỏ May {chr(97 + number)}") for number in range(8)]

    def give(persons):
        return lambda: [person.id for person, _ in give_accounts(**by, persons=persons, on=ON)]

    ids = [person.id for person in crowd]
    assert together([give(crowd), give(crowd[::-1])]) == [ids, ids[::-1]]


def test_four_of_one_name_at_once_get_four_login_names(school, together):
    by = {"by": actor(school.alice, school), "unit": school.unit}
    crowd = [add_person(**by, full_name="Phan Thị Cỏ May") for _ in range(4)]

    def give(person):
        return lambda: give_account(**by, person=person, role=Role.STAFF, on=ON)[0].username

    names = together([give(person) for person in crowd])
    assert sorted(names) == ["comay.pt", "comay.pt2", "comay.pt3", "comay.pt4"]


def test_two_sheets_of_one_year_at_once_leave_one_record_a_person(school, together):
    binh = school.person(school.binh)

    def write(grade):
        given = {"by": actor(school.alice, school), "unit": school.unit, "school_year": "2025-2026"}
        return lambda: len(record_grades(**given, entries=[GradeEntry(binh.id, grade)], paper="", on=ON))

    assert together([write("good"), write("excellent")]) == [1, 1]
    assert (YearRecord.objects.count(), YearMask.objects.count()) == (1, 1)


def test_of_two_who_attach_the_same_decision_s_scan_one_wins_and_the_other_is_told(school, together):
    by, binh = actor(school.alice, school), school.person(school.binh)
    entry = GrantEntry(binh.id, "LDTT", "2021-2022", date(2022, 6, 28), "15/QĐ-UBND")
    (grant,) = record_grants(by=by, unit=school.unit, grants=[entry])

    def attach(name):
        original = Original(b"%PDF-1.4", name, "application/pdf")
        given = {"by": by, "unit": school.unit, "grants": [Seen(grant.id, grant.version)], "on": ON}
        return lambda: attach_original(**given, original=original)

    outcomes = together([attach("mot.pdf"), attach("hai.pdf")])

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["ChangedMeanwhileError", "int"]
    assert StoredFile.objects.filter(name__in=["mot.pdf", "hai.pdf"]).count() == 1
