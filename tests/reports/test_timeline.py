"""The year's line: where a day lies in it, and what is done, running and to come."""

from datetime import date

import pytest

from factories import decisions
from factories.base import School, make_school
from factories.registrations import locked, make_round
from factories.scoring import graded
from thidua.reports.queries import YearLine, desk_of, timeline_of
from thidua.reports.queries.timeline import quarter_of
from thidua.units.access import member_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def school(day) -> School:
    day("2025-09-23")
    return make_school()


def line(school: School) -> YearLine:
    member = member_of(school.alice)
    assert member is not None
    found = timeline_of(desk_of(member))
    assert found is not None
    return found


def states(school: School) -> list[tuple[str, str]]:
    return [(phase.name, phase.state) for phase in line(school).phases]


@pytest.mark.parametrize(
    ("day_of_year", "quarter"),
    [
        (date(2025, 9, 1), 1),
        (date(2025, 9, 8), 1),
        (date(2025, 9, 9), 2),
        (date(2025, 9, 30), 4),
        (date(2026, 1, 1), 17),
        (date(2026, 8, 31), 48),
        (date(2026, 10, 1), 48),
        (date(2025, 8, 1), 1),
    ],
)
def test_quarter_of_a_day(day_of_year, quarter):
    assert quarter_of(day_of_year, "2025-2026") == quarter


def test_a_year_without_rows_shows_where_things_usually_are(school):
    found = line(school)
    assert [(phase.name, phase.state, phase.when) for phase in found.phases] == [
        ("Đăng ký", "next", "thường vào tháng 9"),
        ("Xếp loại", "next", "thường vào tháng 5"),
        ("Hội đồng họp", "next", "thường vào tháng 5"),
        ("Gửi hồ sơ", "next", "thường vào tháng 6"),
        ("Nhận kết quả", "next", "thường vào tháng 7"),
    ]
    assert found.sentence == "Tiếp theo: đăng ký, thường vào tháng 9."


def test_what_should_have_been_by_now_is_said_to_be_missing(school, day):
    day("2025-11-22")
    found = line(school)
    assert found.sentence == "Chưa làm: đăng ký. Tiếp theo: xếp loại, thường vào tháng 5."
    assert [phase.words for phase in found.phases][:2] == ["chưa làm", "sắp tới"]


def test_an_open_round_is_now_and_a_locked_one_done(school):
    found = make_round(school, date(2025, 9, 30))
    assert states(school)[0] == ("Đăng ký", "now")
    assert line(school).phases[0].when == "05/09 – 30/09/2025"
    locked(school, found)
    assert states(school)[0] == ("Đăng ký", "done")


def test_the_whole_year_done_says_so(school, day):
    locked(school, make_round(school, date(2025, 9, 30)))
    day("2026-07-21")
    graded(school)
    dossier = decisions.supported(school, school.person(school.binh))
    submission = decisions.submit(school, dossier)
    assert states(school)[-2:] == [("Gửi hồ sơ", "done"), ("Nhận kết quả", "now")]
    decisions.receive(school, submission, decisions.granted(dossier))
    assert states(school)[-1] == ("Nhận kết quả", "done")


def test_today_lies_on_the_line_only_within_the_year(school, day):
    assert (line(school).today_at, line(school).today) == (3, "23/09")
    day("2026-11-22")
    assert line(school).today_at is None
    assert [month.is_now for month in line(school).months] == [False] * 12


def test_no_bar_leaves_the_year(school, day):
    day("2026-08-30")
    dossier = decisions.supported(school, school.person(school.binh))
    decisions.submit(school, dossier, on=date(2026, 8, 30))
    assert [phase.name for phase in line(school).phases if phase.at < 1 or phase.at + phase.span > 49] == []
