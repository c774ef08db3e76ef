"""Years of teaching and in hardship areas, stated as of a day; and what was left open of initiatives and awards."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from factories.base import actor, make_school, sign_in
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.ledger.models import Line
from thidua.people.actions import (
    GrantEntry,
    correct_grant,
    correct_initiative,
    record_grants,
    record_initiative,
    state_service,
)
from thidua.people.errors import DecidedGrantError, OtherUnitsGrantError, OwnFactsError
from thidua.people.facts import case_of
from thidua.people.facts.masks import differing
from thidua.people.models import Grant, Initiative, Person

pytestmark = pytest.mark.django_db
ON = date(2026, 6, 1)
YEAR = "2025-2026"
KEYS = ("teaching_years", "hardship_years", "hardship_now")


@pytest.fixture
def school():
    return make_school()


@pytest.fixture
def binh(school):
    return school.person(school.binh)


def state(school, person, by=None, **said):
    nothing = {
        "teaching_years": None,
        "hardship_years": None,
        "hardship_now": None,
        "stated_on": None,
        "version": Person.objects.get(id=person.id).version,
    }
    return state_service(
        by=actor(by or school.alice, school), unit=school.unit, person=person, on=ON, **(nothing | said)
    )


def subject(school, person, on=ON):
    fresh = Person.objects.get(id=person.id)
    return case_of(unit=school.unit, person=fresh, on=on, school_year=YEAR)["subject"]


def told(school, person, on=ON):
    return [subject(school, person, on)[key] for key in KEYS]


def idea(school, person, **others):
    known = {
        "title": "Thẻ từ xoay",
        "kind": "initiative",
        "scope": "unit",
        "recognised_by": "commune",
        "school_year": YEAR,
    }
    return record_initiative(
        by=actor(school.alice, school), unit=school.unit, person=person, **(known | others)
    )


def test_what_was_stated_is_told_as_it_was_stated_from_that_day_on(school, binh):
    assert told(school, binh) == [None, None, None]
    stated = {"teaching_years": Decimal("15.5"), "hardship_years": Decimal(0), "hardship_now": False}
    state(school, binh, **stated, stated_on=date(2026, 5, 31))
    assert told(school, binh) == [15.5, 0, False]
    assert told(school, binh, date(2026, 11, 20)) == [15.5, 0, False]
    assert told(school, binh, date(2026, 5, 30)) == [None, None, None]


def test_each_stays_not_known_until_it_is_said_and_can_be_taken_back(school, binh):
    state(school, binh, hardship_now=True, stated_on=ON)
    assert told(school, binh) == [None, None, True]
    state(school, binh)
    assert told(school, binh) == [None, None, None]
    assert Person.objects.get(id=binh.id).service_stated_on is None


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"teaching_years": Decimal(-1), "stated_on": ON}, "teaching_years"),
        ({"hardship_years": Decimal(61), "stated_on": ON}, "hardship_years"),
        ({"teaching_years": Decimal(5)}, "stated_on"),
        ({"teaching_years": Decimal(5), "stated_on": date(2031, 1, 1)}, "stated_on"),
        ({"teaching_years": Decimal(5), "stated_on": date(1980, 1, 1)}, "stated_on"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(school, binh, said, field):
    with pytest.raises(InvalidInputError) as refused:
        state(school, binh, **said)
    assert refused.value.field == field
    assert told(school, binh) == [None, None, None]


def test_who_saw_an_older_version_writes_over_nothing(school, binh):
    state(school, binh, teaching_years=Decimal(4), stated_on=ON)
    with pytest.raises(ChangedMeanwhileError):
        state(school, binh, teaching_years=Decimal(9), stated_on=ON, version=1)
    assert told(school, binh) == [4, None, None]


def test_nobody_states_their_own_years(school, binh):
    with pytest.raises(OwnFactsError):
        state(school, binh, by=school.binh, teaching_years=Decimal(9), stated_on=ON)


def test_every_statement_is_one_line_and_keeps_the_masks_true(school, binh):
    before = Line.objects.count()
    state(school, binh, teaching_years=Decimal(4), stated_on=ON)
    grown = Line.objects.count() - before
    assert (grown, Line.objects.order_by("number").last().kind) == (1, "people.service_stated")
    assert differing([binh.id]) == []


def test_the_page_takes_a_comma_and_says_what_is_wrong_at_the_box(client, school, binh):
    address = reverse("person_record", args=[binh.id, "qua-trinh"])
    given = {
        "teaching_years": "12,5",
        "hardship_years": "",
        "hardship_now": "no",
        "stated_on": "",
        "version": 1,
    }
    sign_in(client, school.alice)
    refused = client.post(address, given)
    assert refused.context["form"].errors == {
        "stated_on": ["Hãy ghi các số này tính đến ngày nào."],
    }
    client.post(address, given | {"stated_on": "31/05/2026"})
    assert told(school, binh) == [12.5, None, False]
    shown = client.get(address).content.decode()
    assert 'value="12,5"' in shown
    client.post(address, given | {"stated_on": "2026-05-31", "teaching_years": "13.5", "version": 2})
    assert told(school, binh)[0] == 13.5


def test_whether_an_initiative_was_used_is_not_known_until_somebody_says(school, binh):
    row = idea(school, binh)
    assert Initiative.objects.get(id=row.id).used_for is None
    seen = {"by": actor(school.alice, school), "unit": school.unit, "initiative": row}
    correct_initiative(**seen, version=1, changes={"used_for": []})
    assert Initiative.objects.get(id=row.id).used_for == []
    with pytest.raises(ChangedMeanwhileError):
        correct_initiative(**seen, version=1, changes={"used_for": ["GK"]})
    correct_initiative(**seen, version=2, changes={"used_for": ["GK"], "scope": None})
    row = Initiative.objects.get(id=row.id)
    assert (row.used_for, row.scope, row.version) == (["GK"], None, 3)
    assert differing([binh.id]) == []


@pytest.mark.parametrize(
    ("given", "used_for"),
    [
        ({"used": ""}, None),
        ({"used": "no"}, []),
        ({"used": "yes", "used_for": ["CSTDCS", "BK_TINH"]}, ["CSTDCS", "BK_TINH"]),
    ],
)
def test_the_form_of_an_initiative_tells_unknown_from_unused(client, school, binh, given, used_for):
    row = idea(school, binh)
    fields = {"title": "Thẻ từ xoay", "kind": "research", "scope": "province", "version": 1} | given
    address = reverse("person_correct", args=[binh.id, "sang-kien", row.id])
    assert sign_in(client, school.alice).post(address, fields).status_code == 302
    row = Initiative.objects.get(id=row.id)
    assert (row.used_for, row.kind, row.scope, row.recognised_by) == (used_for, "research", "province", None)


@pytest.mark.parametrize(
    ("given", "field"), [({"used": "yes"}, "used_for"), ({"used": "no", "used_for": ["GK"]}, "used")]
)
def test_a_contradiction_about_use_is_said_at_its_box(client, school, binh, given, field):
    row = idea(school, binh)
    fields = {"title": "Thẻ từ xoay", "kind": "research", "version": 1} | given
    answer = sign_in(client, school.alice).post(
        reverse("person_correct", args=[binh.id, "sang-kien", row.id]), fields
    )
    assert list(answer.context["form"].errors) == [field]
    assert Initiative.objects.get(id=row.id).used_for is None


def granted(school, person, **others):
    entry = GrantEntry(person.id, "BK_TINH", None, **others)
    return record_grants(by=actor(school.alice, school), unit=school.unit, grants=[entry])[0]


def test_day_and_ground_of_a_form_may_stay_open_and_be_filled_in_later(client, school, binh):
    row = granted(school, binh)
    address = reverse("person_correct", args=[binh.id, "khen-thuong", row.id])
    given = {"on": "2021-11-20", "basis": "thematic", "paper": "12/QĐ-UBND", "version": 1}
    assert sign_in(client, school.alice).post(address, given).status_code == 302
    row = Grant.objects.get(id=row.id)
    assert (row.on, row.basis, row.paper, row.version) == (date(2021, 11, 20), "thematic", "12/QĐ-UBND", 2)
    client.post(address, given | {"basis": "", "version": 2})
    assert Grant.objects.get(id=row.id).basis is None


def test_what_came_with_a_decision_or_from_elsewhere_is_not_corrected_here(school, binh):
    other = make_school("THCS-KHAC", "Trường THCS Suối Mơ")
    row = granted(school, binh, decision=binh.id)
    fields = {"unit": school.unit, "grant": row, "version": 1, "changes": {"paper": "1/QĐ"}}
    with pytest.raises(DecidedGrantError):
        correct_grant(by=actor(school.alice, school), **fields)
    with pytest.raises(OtherUnitsGrantError):
        correct_grant(by=actor(other.alice, other), **(fields | {"unit": other.unit}))


def test_a_row_of_somebody_else_is_not_there_and_ones_own_is_not_ones_to_correct(client, school, binh):
    dung = school.person(school.dung)
    row = idea(school, dung)
    sign_in(client, school.alice)
    assert client.get(reverse("person_correct", args=[binh.id, "sang-kien", row.id])).status_code == 404
    assert client.get(reverse("person_correct", args=[dung.id, "ten-la", row.id])).status_code == 404
    own = idea(school, binh)
    alice = school.person(school.alice)
    Initiative.objects.filter(id=own.id).update(record=_record_of(alice, school))
    assert client.get(reverse("person_correct", args=[alice.id, "sang-kien", own.id])).status_code == 403


def _record_of(person, school):
    return person.years.create(unit=school.unit, school_year=YEAR)
