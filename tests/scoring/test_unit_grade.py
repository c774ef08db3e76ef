"""The unit's own grade: by its paper, for the ceiling and for the head, who does not stand above it."""

from datetime import date

import pytest
from django.urls import reverse

from factories.base import actor, make_school, sign_in
from factories.scoring import entry, in_points
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.reports.queries import desk_of, tasks_of
from thidua.scoring.actions import enter_head_paper, enter_lines, enter_unit_grade
from thidua.scoring.queries import basis_for, ceilings_of_sheet, evaluation_of, head_finding, sheet_of
from thidua.units.access import member_of

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 10)


@pytest.fixture
def school():
    return in_points(make_school())


def graded_unit(school, grade, **given):
    whole = {"number": "88/QĐ-UBND", "issuer": "UBND xã Hoa Sen", "on": ON} | given
    by = actor(school.alice, school)
    return enter_unit_grade(by=by, unit=school.unit, year=school.year, grade=grade, **whole)


def head(school, grade, version=0):
    by = actor(school.alice, school)
    line = entry(school.person(school.an), grade, version)
    return enter_lines(by=by, unit=school.unit, year=school.year, entries=[line], on=ON)


def paper(school):
    return enter_head_paper(
        by=actor(school.alice, school),
        unit=school.unit,
        year=school.year,
        person=school.person(school.an),
        number="77/QĐ-UBND",
        issuer="UBND xã Hoa Sen",
        on=ON,
    )


def finding(school, grade):
    return head_finding(basis_for(school.unit, ON), grade, evaluation_of(school.unit, school.year))


def test_the_grade_stands_with_its_paper(school):
    row = graded_unit(school, "good")
    assert (row.unit_grade, row.unit_paper, row.unit_version) == (
        "good",
        "88/QĐ-UBND ngày 10/11/2026 của UBND xã Hoa Sen",
        1,
    )


@pytest.mark.parametrize(
    ("given", "field"),
    [({"number": " "}, "number"), ({"issuer": ""}, "issuer"), ({"on": date(2099, 1, 1)}, "on")],
)
def test_a_paper_has_its_number_its_issuer_and_a_day_that_was(school, given, field):
    with pytest.raises(InvalidInputError) as refused:
        graded_unit(school, "good", **given)
    assert refused.value.field == field


@pytest.mark.parametrize("grade", ["ungraded", "", "great"])
def test_a_unit_has_one_of_the_four_grades(school, grade):
    with pytest.raises(InvalidInputError) as refused:
        graded_unit(school, grade)
    assert refused.value.field == "grade"


def test_the_second_editor_is_told(school):
    graded_unit(school, "good", version=0)
    with pytest.raises(ChangedMeanwhileError):
        graded_unit(school, "excellent", version=0)


def test_not_known_the_head_is_taken_and_said_to_be_unknown(school):
    assert head(school, "excellent")[0].grade == "excellent"
    assert finding(school, "excellent").answer == "unknown"


def test_the_head_does_not_stand_above_the_unit(school):
    graded_unit(school, "good")
    with pytest.raises(InvalidInputError) as refused:
        head(school, "excellent")
    assert str(refused.value) == (
        "Ngô Văn Trường Sơn: Người đứng đầu xếp loại hoàn thành xuất sắc nhiệm vụ, đơn vị xếp loại hoàn thành tốt "
        "nhiệm vụ: người đứng đầu không được xếp cao hơn đơn vị. (NĐ 233/2026, Điều 12 khoản 7)"
    )
    assert head(school, "good")[0].grade == "good"


def test_a_unit_graded_later_is_written_down_and_the_head_said_to_be_above(school):
    head(school, "excellent")
    graded_unit(school, "good")
    assert finding(school, "excellent").answer == "no"
    with pytest.raises(InvalidInputError) as refused:
        paper(school)
    assert refused.value.field == "number"


def test_an_excellent_unit_has_the_higher_ceiling(school):
    def shares():
        sheet = sheet_of(school.unit, school.year, today=ON)
        limit = ceilings_of_sheet(sheet, school.unit, ON)[0].limit
        return {str(one.share) for one in limit.readings.values()}, limit.raised is None

    assert shares() == ({"1/5"}, False)
    graded_unit(school, "good")
    assert shares() == ({"1/5"}, True)
    graded_unit(school, "excellent")
    assert shares() == ({"1/4"}, True)


def test_the_page_takes_it_and_the_sheet_says_it(school, client):
    sign_in(client, school.alice)
    assert "Chưa ghi mức xếp loại của trường." in client.get(reverse("evaluation_sheet")).content.decode()
    typed = {"grade": "good", "number": "88/QĐ-UBND", "on": "10/11/2026", "issuer": "UBND xã Hoa Sen"}
    assert client.post(reverse("evaluation_unit"), typed | {"version": "0", "grade": ""}).status_code == 422
    assert client.post(reverse("evaluation_unit"), typed | {"version": "0"}).status_code == 302
    assert client.post(reverse("evaluation_unit"), typed | {"version": "0"}).status_code == 422
    shown = client.get(reverse("evaluation_sheet")).content.decode()
    assert "88/QĐ-UBND ngày 10/11/2026 của UBND xã Hoa Sen" in shown


def test_the_home_asks_for_the_heads_paper_and_says_that_the_head_stands_above(school):
    def told(user):
        return [task.title for task in tasks_of(desk_of(member_of(user)))]

    missing, above = "Ghi văn bản cấp trên xếp loại Hiệu trưởng", "Hiệu trưởng được xếp cao hơn trường"
    assert {missing, above}.isdisjoint(told(school.alice))
    head(school, "excellent")
    assert (missing in told(school.alice), missing in told(school.an)) == (True, False)
    paper(school)
    assert missing not in told(school.alice)
    graded_unit(school, "good")
    assert above in told(school.alice)
