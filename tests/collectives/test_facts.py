"""Numbers of people counted from their records, and the case of a team or of the school."""

from datetime import date, timedelta

import pytest

from factories.base import School, actor, make_school
from factories.collectives import YEAR, good_year, stated, team_of, whole
from factories.scoring import graded
from statute.cases import parse
from thidua.collectives.actions import CollectiveGrant, keep_counts, record_collective_grants
from thidua.collectives.facts import Counts, case_of, counts_in
from thidua.collectives.facts.aims import aims_of
from thidua.core import clock
from thidua.people.actions import DisciplineEntry, record_year

pytestmark = pytest.mark.django_db


@pytest.fixture
def school() -> School:
    return make_school()


def case(collective, school_year: str = YEAR):
    return case_of(collective, on=clock.today(), school_year=school_year)


def row(collective, school_year: str = YEAR):
    return next(one for one in case(collective, school_year)["years"] if one["school_year"] == school_year)


def disciplined(school: School, form: str) -> None:
    person = school.person(school.binh)
    record_year(
        by=actor(school.officer, school),
        unit=school.unit,
        person=person,
        school_year=YEAR,
        leave=[],
        discipline=[DisciplineEntry(form=form, on=date(2026, 3, 1), ended=None)],
        initiatives=[],
    )


def test_before_everybody_is_graded_only_how_many_work_there_is_known(school):
    assert counts_in(school.unit, YEAR, clock.today())[school.teams[0].id] == Counts(at_work=2, graded=0)


def test_who_is_not_graded_stands_apart_from_the_members(school):
    graded(school, binh="ungraded")
    assert counts_in(school.unit, YEAR, clock.today())[school.teams[0].id] == Counts(
        at_work=2, graded=2, members=1, ungraded=1, completed=1
    )


def test_titles_are_counted_once_all_are_decided(school):
    good_year(school, team_of(school))
    counts = counts_in(school.unit, YEAR, clock.today())
    assert (counts[school.teams[0].id], counts[None]) == (
        Counts(2, 2, members=2, ungraded=0, completed=2, ldtt=2, cstdcs=1, disciplined_from_warning=0),
        Counts(5, 5, members=5, ungraded=0, completed=5, ldtt=5, cstdcs=1, disciplined_from_warning=0),
    )


@pytest.mark.parametrize(("form", "counted"), [("warning", 1), ("reprimand", None)])
def test_one_disciplined_person_is_certain_but_nobody_only_where_all_are_known(school, form, counted):
    graded(school)
    disciplined(school, form)
    assert counts_in(school.unit, YEAR, clock.today())[None].disciplined_from_warning == counted


def test_a_discipline_of_a_later_day_was_not_known(school):
    graded(school)
    disciplined(school, "warning")
    before = date(2026, 3, 1) - timedelta(days=1)
    assert counts_in(school.unit, YEAR, before)[None].disciplined_from_warning is None


def test_the_case_is_one_the_engine_takes_and_says_what_is_known(school):
    good_year(school, team_of(school))
    parse(case(team_of(school)))
    assert case(team_of(school)) == {
        "on": clock.today().isoformat(),
        "accepted_on": None,
        "school_year": YEAR,
        "subject": {"kind": "collective", "small": True},
        "years": [
            {
                "school_year": YEAR,
                "grade": "excellent",
                "members": 2,
                "ungraded": 0,
                "completed": 2,
                "ldtt": 2,
                "cstdcs": 1,
                "disciplined_from_warning": 0,
                "awards": None,
            }
        ],
        "awards": None,
        "under_review": False,
    }


def test_the_school_is_no_small_collective(school):
    assert case(whole(school))["subject"] == {"kind": "collective", "small": False}


def test_what_somebody_entered_stands_before_what_is_counted(school):
    good_year(school, whole(school))
    stated(school, team_of(school), members=2, ldtt=1, counts_paper="BC 12")
    assert (row(team_of(school))["ldtt"], row(team_of(school))["completed"]) == (1, 2)


def test_numbers_that_contradict_the_members_are_not_known(school):
    stated(school, team_of(school), members=9, ldtt=9)
    good = row(team_of(school))
    school_row = type(stated(school, whole(school))).objects.get(team=school.teams[0])
    school_row.members = 4
    school_row.save()
    assert (good["ldtt"], row(team_of(school))["ldtt"]) == (9, None)


def test_a_closed_year_keeps_what_was_counted_then(school):
    good_year(school, team_of(school))
    keep_counts(by=actor(school.alice, school), unit=school.unit, year=school.year, on=clock.today())
    school.year.closed_on = clock.today()
    school.year.save()
    school.person(school.binh).postings.update(team=school.teams[1])
    assert row(team_of(school))["members"] == 2


def test_titles_of_a_year_are_none_only_where_somebody_said_so(school):
    grant = CollectiveGrant(None, "TTLDTT", "2023-2024", date(2024, 7, 1), "9/QĐ")
    by = {"by": actor(school.alice, school), "unit": school.unit, "on": clock.today()}
    record_collective_grants(**by, grants=[grant])
    stated(school, whole(school), "2023-2024")
    open_case = row(whole(school), "2023-2024")
    record_collective_grants(**by, grants=[grant], all_titles=True)
    assert (open_case["awards"], row(whole(school), "2023-2024")["awards"]) == (None, ["TTLDTT"])


def answers(collective, *, discipline: bool = True):
    found = aims_of(collective, case(collective), held=set(), discipline=discipline)
    return {aim.award["code"]: aim.award["answer"] for aim in found.near}


def test_a_good_year_brings_both_titles_and_no_rule_is_known_for_flags(school):
    good_year(school, team_of(school))
    found = aims_of(team_of(school), case(team_of(school)), held=set(), discipline=True)
    assert answers(team_of(school)) == {"TTLDTT": "yes", "TTLDXS": "yes"}
    assert len(found.without_rule) == 3


def test_undecided_titles_of_the_members_leave_the_answer_open(school):
    graded(school)
    stated(school, team_of(school), grade="excellent")
    assert answers(team_of(school)) == {"TTLDTT": "unknown", "TTLDXS": "unknown"}


def test_the_leader_of_a_team_is_not_told_what_rests_on_discipline(school):
    good_year(school, team_of(school))
    assert answers(team_of(school), discipline=False) == {"TTLDTT": "withheld", "TTLDXS": "withheld"}
    found = aims_of(team_of(school), case(team_of(school)), held=set(), discipline=False)
    assert [
        one["id"] for aim in found.near for one in aim.award["findings"] if one["id"] == "discipline"
    ] == []
