"""Two at one criteria set: each step is taken once, a set in use is never taken back, one draft a thread."""

import threading
from datetime import date

import pytest

from factories.base import actor, make_school
from factories.criteria import drafted, issued, thirty_seventy
from thidua.core.errors import ChangedMeanwhileError, StepRefusedError
from thidua.criteria.actions import (
    begin_edition,
    discard_set,
    edit_set,
    end_set,
    explain_line,
    freeze_set,
    issue_set,
    take_back_set,
)
from thidua.criteria.actions import steps as steps_drawer
from thidua.criteria.errors import DraftWaitsError
from thidua.criteria.models import CriteriaSet, Criterion, SetState

pytestmark = pytest.mark.races
FIRST = date(2025, 9, 1)


@pytest.fixture
def school(postgres_database):
    return make_school()


def told(results):
    """Of two, what the one got who was not first; the other must have come through."""
    refused = [result for result in results if isinstance(result, Exception)]
    assert len(refused) == 1, results
    return type(refused[0])


def criterion_of(row):
    rows = Criterion.objects.select_related("section__set__thread")
    return rows.filter(section__set=row).order_by("section__order", "order")[0]


def issue(by, row):
    issue_set(by=by, criteria_set=row, paper="12/QĐ-THCSHS", paper_on=FIRST, applies_from=FIRST)


STEPS = {
    "edit": (drafted, lambda by, row: edit_set(by=by, criteria_set=row, content=thirty_seventy())),
    "discard": (drafted, lambda by, row: discard_set(by=by, criteria_set=row)),
    "issue": (drafted, issue),
    "end": (issued, lambda by, row: end_set(by=by, criteria_set=row, last_day=date(2026, 5, 31))),
}


def two_who_see(row):
    return [CriteriaSet.objects.select_related("thread", "unit").get(id=row.id) for _ in range(2)]


@pytest.mark.parametrize("act", STEPS)
def test_of_two_who_take_the_same_step_of_a_set_one_is_told(school, together, act):
    made, take = STEPS[act]
    by, seen = actor(school.alice, school), two_who_see(made(school))
    assert told(together([lambda one=one: take(by, one) for one in seen])) is ChangedMeanwhileError


def test_of_two_who_explain_a_line_of_a_set_the_second_is_told(school, together):
    row, by = issued(school), actor(school.alice, school)
    seen = [criterion_of(row), criterion_of(row)]
    acts = [lambda line=line: explain_line(by=by, criterion=line, because="Đã bàn") for line in seen]
    assert told(together(acts)) is ChangedMeanwhileError


def test_of_one_who_takes_a_set_back_and_one_who_uses_it_one_is_told(school, together):
    row = issued(school)
    by = actor(school.alice, school)
    results = together(
        [
            lambda: take_back_set(by=by, criteria_set=row, because="Ghi nhầm"),
            lambda: freeze_set(by=by, criteria_set=row, on=FIRST),
        ]
    )
    assert told(results) in {ChangedMeanwhileError, StepRefusedError}
    state = CriteriaSet.objects.get(id=row.id).state
    assert state in {SetState.DRAFT, SetState.FROZEN}


def test_without_the_lock_a_set_in_use_is_taken_back(school, together, monkeypatch):
    """The guard turned off: both have read before either of them writes, and both come through."""
    row = issued(school)
    by = actor(school.alice, school)
    both_have_read = threading.Barrier(2, timeout=30)

    def reading(given):
        found = CriteriaSet.objects.select_related("thread", "unit").get(id=given.id)
        both_have_read.wait()
        return found

    monkeypatch.setattr(steps_drawer, "_locked", reading)
    results = together(
        [
            lambda: take_back_set(by=by, criteria_set=row, because="Ghi nhầm"),
            lambda: freeze_set(by=by, criteria_set=row, on=FIRST),
        ]
    )
    assert [type(result) for result in results] == [CriteriaSet, CriteriaSet]


def test_of_four_who_use_a_set_first_all_find_the_same_day(school, together):
    row = issued(school)
    by = actor(school.alice, school)
    days = [date(2025, 10, day) for day in (1, 2, 3, 4)]
    results = together([lambda day=day: freeze_set(by=by, criteria_set=row, on=day) for day in days])
    frozen = CriteriaSet.objects.get(id=row.id)
    assert {result.frozen_on for result in results} == {frozen.frozen_on}
    assert (frozen.state, frozen.version) == (SetState.FROZEN, row.version + 4)


def test_of_four_who_begin_an_edition_one_has_the_draft_and_the_others_are_told(school, together):
    row = issued(school)
    by = actor(school.alice, school)
    results = together([lambda: begin_edition(by=by, criteria_set=row)] * 4)
    assert (
        sorted(type(result).__name__ for result in results)
        == [CriteriaSet.__name__] + [DraftWaitsError.__name__] * 3
    )
