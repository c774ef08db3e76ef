"""Measures over the system's own data: who counts, who does not, and who is not known."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories.base import add_staff, make_school
from factories.targets import YEAR, grant, initiative, year_of
from thidua.collectives.models import CollectiveYear
from thidua.people.models import Grant, Holder, Posting
from thidua.plans.measures import choices, measure_named
from thidua.targets.queries.measures import COUNTINGS, Figure, figure_of, figures_of, shown
from thidua.targets.queries.year import years_of

pytestmark = pytest.mark.django_db
DAY = date(2026, 5, 20)
MOST_QUERIES = 10


@pytest.fixture
def school():
    return make_school()


@pytest.fixture
def people(school):
    return [
        school.person(user) for user in (school.alice, school.an, school.dung, school.binh, school.officer)
    ]


def facts(school, on=DAY):
    return years_of(school.unit, {YEAR: on})[YEAR]


def figure(school, name, on=DAY, team=None):
    found = figure_of(COUNTINGS[name], facts(school, on), team)
    return (found.done, found.base, found.unknown)


def test_the_plan_offers_every_measure_by_name_and_first_the_figure_entered():
    assert choices()[0] == ("", "Nhập con số kèm minh chứng")
    assert {name for name, _ in choices()[1:]} == set(COUNTINGS)
    assert measure_named("initiative.recognised").unit == "%"


def test_of_whom_nothing_is_written_is_unknown_and_never_no(school, people):
    alice, an, dung, *_ = people
    initiative(school, alice)
    year_of(school, alice, initiatives_known=True)
    year_of(school, an, initiatives_known=True)
    year_of(school, dung)

    assert figure(school, "initiative.recognised") == (1, 5, 3)
    found = figure_of(COUNTINGS["initiative.recognised"], facts(school))
    assert found.missing == ("Vũ Văn Sông Lam", "Hoàng Thị Sao Mai", "Nguyễn Thị Hoa Sim")
    assert (found.value("%"), found.most("%")) == (Decimal(20), Decimal(80))


def test_an_initiative_counts_from_the_day_of_its_recognition(school, people):
    initiative(school, people[0], recognised_on=date(2026, 4, 10))

    assert figure(school, "initiative.recognised", date(2026, 4, 9)) == (0, 5, 5)
    assert figure(school, "initiative.recognised", date(2026, 4, 10)) == (1, 5, 4)


def test_one_initiative_of_two_people_is_counted_once_and_in_both_teams(school, people):
    alice, _, dung, *_ = people
    initiative(school, alice, "Góc đọc xanh", applied=True)
    initiative(school, dung, "góc  đọc xanh", applied=None)
    initiative(school, dung, "Vườn toán", applied=None)
    initiative(school, dung, "Vườn văn", applied=False)

    assert figure(school, "initiative.applied") == (1, 3, 1)
    assert figure(school, "initiative.applied", team=school.teams[0]) == (1, 3, 1)
    assert figure(school, "initiative.applied", team=school.teams[1]) == (1, 1, 0)


def test_who_registered_and_who_kept_it(school, people):
    alice, an, dung, binh, _ = people
    year_of(school, alice, registered=["LDTT", "CSTDCS"], titles_decided=True)
    year_of(school, an, registered=["LDTT"])
    year_of(school, dung, registered=[], titles_decided=True)
    year_of(school, binh, registered=["LDTT"])
    grant(school, alice, "LDTT")
    grant(school, an, "CSTDCS")

    assert figure(school, "pledge.made") == (3, 5, 1)
    # Alice fell short of the higher one; a higher one than registered is kept, too; Bình is not decided yet.
    assert figure(school, "pledge.kept") == (1, 4, 2)


def test_a_title_revoked_or_not_yet_given_counts_for_nothing(school, people):
    alice, an, dung, *_ = people
    for person in (alice, an, dung):
        year_of(school, person, titles_decided=True)
    grant(school, alice, "LDTT", on=date(2026, 6, 1))
    grant(school, an, "LDTT", revoked_on=date(2026, 5, 1))
    grant(school, dung, "CSTDCS", on=date(2026, 5, 1))

    assert figure(school, "title.LDTT") == (1, 5, 2)
    assert figure(school, "title.LDTT", date(2026, 6, 1)) == (2, 5, 2)
    assert figure(school, "title.CSTD_TINH") == (0, 5, 2)


def test_who_is_not_graded_stands_outside_of_the_base(school, people):
    for person, grade in zip(people, ("excellent", "good", "completed", "ungraded", None), strict=True):
        year_of(school, person, grade=grade)

    assert figure(school, "grade.good") == (2, 4, 1)
    assert figure(school, "grade.excellent") == (1, 4, 1)


def test_collectives_are_teams_with_people_and_the_school(school):
    toan, van, _ = school.teams
    Grant.objects.create(unit=school.unit, team=toan, holder=Holder.TEAM, code="TTLDXS", school_year=YEAR)
    Grant.objects.create(unit=school.unit, holder=Holder.UNIT, code="TTLDTT", school_year=YEAR)
    CollectiveYear.objects.create(unit=school.unit, team=van, school_year=YEAR, titles_decided=True)

    assert figure(school, "collective.TTLDTT") == (2, 4, 1)
    assert figure(school, "collective.TTLDXS") == (1, 4, 2)
    found = figure_of(COUNTINGS["collective.TTLDXS"], facts(school))
    assert (found.value("tập thể"), found.most("tập thể")) == (Decimal(1), Decimal(3))


def test_who_left_is_counted_until_the_last_day(school, people):
    Posting.objects.filter(person=people[3]).update(ends=DAY)

    assert figure(school, "pledge.made")[1] == 5
    assert figure(school, "pledge.made", date(2026, 5, 21))[1] == 4


def test_of_each_team_and_of_the_school_at_once(school, people):
    initiative(school, people[3])

    whole, by_team = figures_of(COUNTINGS["initiative.recognised"], facts(school))
    assert (whole.done, whole.base) == (1, 5)
    assert {team.name: (by_team[team.id].done, by_team[team.id].base) for team in school.teams} == {
        "Toán – Tin": (1, 2),
        "Ngữ văn": (0, 1),
        "Văn phòng": (0, 2),
    }


def test_another_school_is_not_counted(school):
    other = make_school("THCS-SM", "Trường THCS Sao Mai")
    initiative(other, other.person(other.binh))

    assert figure(school, "initiative.recognised") == (0, 5, 5)


def test_a_year_is_read_in_few_queries_whatever_its_size(school):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            found = facts(school)
            for counting in COUNTINGS.values():
                figures_of(counting, found)
        return len(queries)

    few = asked()
    for number in range(40):
        initiative(school, add_staff(school.unit, f"Hoa Cúc {number}", team=school.teams[0]), f"Góc {number}")
    assert asked() == few <= MOST_QUERIES


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (Decimal("84.96"), "%", "85%"),
        (Decimal(100) / 7, "%", "14,3%"),
        (Decimal(85), "%", "85%"),
        (Decimal(0), "%", "0%"),
        (Decimal(100), "%", "100%"),
        (Decimal(1250000), "đồng", "1.250.000 đồng"),
    ],
)
def test_figures_are_written_as_here_and_rounded_as_a_spreadsheet_does(value, unit, words):
    assert shown(value, unit) == words


def test_nothing_recorded_tells_no_share():
    assert Figure(0, 5, 5).value("%") is None
    assert Figure(0, 5, 4).value("%") == 0
    assert Figure(0, 0, 0).most("%") is None
