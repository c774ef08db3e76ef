"""Writing about collectives: versions, numbers that cannot be, past awards, the chair's statement."""

from datetime import date

import pytest

from factories.base import School, actor, make_school
from factories.collectives import YEAR, good_year, stated, team_of, whole
from thidua.collectives.actions import CollectiveGrant, record_collective_grants, state_collective_review
from thidua.collectives.errors import CountsError, OpenYearError
from thidua.collectives.models import CollectiveYear
from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.people.models import Grant, Holder

pytestmark = pytest.mark.django_db


@pytest.fixture
def school() -> School:
    return make_school()


def granted(school, *grants: CollectiveGrant, **others):
    return record_collective_grants(
        by=actor(school.alice, school), unit=school.unit, grants=grants, on=clock.today(), **others
    )


def test_a_year_holds_who_said_it_when_and_by_which_paper(school):
    written = stated(school, team_of(school), "2022-2023", members=9, ldtt=8, counts_paper="BC 12/BC-TH")
    kept = CollectiveYear.objects.get()
    assert (kept.members, kept.ldtt, kept.counts_paper, kept.stated_by, kept.version) == (
        9,
        8,
        "BC 12/BC-TH",
        school.alice,
        2,
    )
    assert kept.stated_at == written.stated_at


def test_whoever_saw_an_older_version_is_refused(school):
    stated(school, team_of(school), "2022-2023", members=9)
    with pytest.raises(ChangedMeanwhileError):
        stated(school, team_of(school), "2022-2023", members=8)
    stated(school, team_of(school), "2022-2023", members=8, version=2)
    assert CollectiveYear.objects.get().members == 8


@pytest.mark.parametrize(
    "counts",
    [
        {"members": 0},
        {"members": 3, "ldtt": 4},
        {"members": 3, "disciplined_from_warning": 4},
        {"ungraded": -1},
        {"completed": 200_000},
    ],
)
def test_numbers_that_cannot_be_are_refused(school, counts):
    with pytest.raises(CountsError):
        stated(school, whole(school), "2022-2023", **counts)


def test_a_number_is_held_against_the_members_that_are_counted(school):
    good_year(school, whole(school))
    with pytest.raises(CountsError):
        stated(school, team_of(school), ldtt=3)


def test_a_year_that_does_not_exist_is_refused(school):
    with pytest.raises(InvalidInputError):
        stated(school, whole(school), "2022-2024")


def test_titles_of_an_open_year_do_not_come_by_hand(school):
    with pytest.raises(OpenYearError):
        stated(school, whole(school), titles_decided=True)
    with pytest.raises(OpenYearError):
        granted(school, CollectiveGrant(None, "TTLDTT", YEAR))
    granted(school, CollectiveGrant(None, "GK", None, date(2026, 1, 5), "3/QĐ"))
    assert list(Grant.objects.values_list("holder", "code")) == [(Holder.UNIT, "GK")]


def test_past_awards_are_unchecked_and_the_same_line_twice_is_one(school):
    lines = [
        CollectiveGrant(school.teams[0].id, "TTLDTT", "2023-2024", date(2024, 7, 1), "9/QĐ"),
        CollectiveGrant(None, "TTLDXS", "2023-2024", date(2024, 8, 1), "19/QĐ"),
    ]
    granted(school, *lines)
    granted(school, *lines, all_titles=True)
    rows = Grant.objects.order_by("holder").values_list("holder", "team", "code", "checked")
    assert list(rows) == [
        (Holder.TEAM, school.teams[0].id, "TTLDTT", False),
        (Holder.UNIT, None, "TTLDXS", False),
    ]
    decided = CollectiveYear.objects.filter(titles_decided=True).values_list("team", "school_year")
    assert set(decided) == {(school.teams[0].id, "2023-2024"), (None, "2023-2024")}


def test_the_chair_states_whether_a_collective_is_under_review(school):
    for answer in (True, False):
        state_collective_review(
            by=actor(school.an, school),
            collective=team_of(school),
            school_year=YEAR,
            under_review=answer,
            on=clock.today(),
        )
    assert CollectiveYear.objects.get().under_review is False
