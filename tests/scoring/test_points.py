"""By points: parts and their sum, the best grade they allow, the reason for a lower one, the ceiling of the excellent."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from factories.base import actor, add_staff, make_school, sign_in
from factories.scoring import enter_each, entry, in_points
from thidua.core.errors import InvalidInputError
from thidua.people.actions import DisciplineEntry, record_year
from thidua.people.models import Grade, YearRecord
from thidua.scoring.actions import approve_evaluation, enter_head_paper
from thidua.scoring.errors import OverCeilingError, PointsMissingError
from thidua.scoring.models import Line

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 10)


@pytest.fixture
def school():
    return in_points(make_school())


def points(person, common, results, grade=Grade.GOOD, version=0, **others):
    given = {"common_points": common, "result_points": results}
    return entry(
        person, grade, version, **{k: v if v is None else Decimal(v) for k, v in given.items()}, **others
    )


def enter(school, *entries, on=ON):
    return enter_each(school, entries, on=on)


def approve(school, **given):
    by = actor(school.an, school)
    return approve_evaluation(by=by, unit=school.unit, year=school.year, paper="70/QĐ-THCSHS", on=ON, **given)


def whole(school, *, excellent=()):
    """Everybody has a line by points; the head has a paper of the level above."""
    enter(
        school,
        entry(school.person(school.an), Grade.GOOD),
        *(
            points(school.person(user), "28", "65", "excellent")
            if user in excellent
            else points(school.person(user), "25", "60")
            for user in (school.alice, school.dung, school.binh, school.officer)
        ),
    )
    enter_head_paper(
        by=actor(school.alice, school),
        unit=school.unit,
        year=school.year,
        person=school.person(school.an),
        number="77/QĐ-UBND",
        issuer="UBND xã Hoa Sen",
        on=ON,
    )


@pytest.mark.parametrize(
    ("common", "results", "grade", "because"),
    [
        ("30", "70", "excellent", ""),
        ("20", "70", "excellent", ""),
        ("30", "59.9", "good", ""),
        ("20", "50", "good", ""),
        ("20", "29.9", "failed", ""),
        ("30", "70", "good", "Hội đồng xét chất lượng bài dạy."),
        ("30", "70", "ungraded", ""),
        ("30", None, "excellent", ""),
    ],
)
def test_a_grade_up_to_what_the_points_allow_is_taken(school, common, results, grade, because):
    line = enter(school, points(school.person(school.binh), common, results, grade, because=because))[0]
    assert (line.grade, line.because) == (grade, because)
    assert line.points == (None if results is None else Decimal(common) + Decimal(results))


@pytest.mark.parametrize(
    ("common", "results", "grade", "field", "said"),
    [
        ("30.1", "60", "good", "common_points", "điểm tiêu chí chung phải từ 0 đến 30"),
        ("-1", "60", "good", "common_points", "điểm tiêu chí chung phải từ 0 đến 30"),
        ("30", "70.1", "good", "result_points", "điểm kết quả phải từ 0 đến 70"),
        ("12.55", "60", "good", "common_points", "nhiều nhất một chữ số sau dấu phẩy"),
        ("30", "59.9", "excellent", "grade", "với 89,9 điểm, mức cao nhất được xếp là “Hoàn thành tốt nhiệm vụ”"),
        ("20", "29.9", "completed", "grade", "với 49,9 điểm, mức cao nhất được xếp là “Không hoàn thành"),
        ("30", None, "failed", "because", "xếp không hoàn thành nhiệm vụ mà chưa đủ điểm thì phải ghi lý do."),
        ("30", "60", "good", "because", "xếp thấp hơn mức mà số điểm cho phép"),
    ],
)  # fmt: skip
def test_what_the_points_do_not_bear_is_refused_by_name(school, common, results, grade, field, said):
    with pytest.raises(InvalidInputError) as refused:
        enter(school, points(school.person(school.binh), common, results, grade))
    assert refused.value.field == field
    assert str(refused.value).startswith("Nguyễn Thị Hoa Sim: ")
    assert said in str(refused.value)
    assert Line.objects.count() == 0


def test_before_the_rules_of_points_the_parts_are_not_asked(school):
    line = enter(school, points(school.person(school.binh), "99", "99", "excellent"), on=date(2026, 6, 30))
    assert line[0].grade == "excellent"


def test_the_approval_writes_the_points_down_and_asks_everybody_for_them(school):
    whole(school)
    binh = school.person(school.binh)
    enter(school, points(binh, None, None, version=1))
    with pytest.raises(PointsMissingError) as refused:
        approve(school)
    assert "1 người có xếp loại mà chưa đủ điểm" in str(refused.value)
    assert "Nguyễn Thị Hoa Sim" in str(refused.value)
    enter(school, points(binh, "25.5", "60", version=2))
    done = approve(school)
    row = YearRecord.objects.get(person=binh, school_year="2025-2026")
    assert (done.rules, row.grade_rules, row.grade_points) == ("points", "points", Decimal("85.5"))


def test_by_the_earlier_rules_no_points_go_down(school):
    enter(school, points(school.person(school.binh), "25", "60"))
    by, on = actor(school.an, school), date(2026, 5, 15)
    others = [school.person(user).id for user in (school.alice, school.an, school.dung, school.officer)]
    approve_evaluation(
        by=by, unit=school.unit, year=school.year, paper="58/QĐ-THCSHS", on=on, ungraded=others
    )
    row = YearRecord.objects.get(person=school.person(school.binh), school_year="2025-2026")
    assert (row.grade_rules, row.grade_points) == ("classes", None)


def test_more_excellent_than_every_reading_lets_needs_the_councils_reason(school):
    """Two excellent, two good: 25 % of two is none, of four one."""
    whole(school, excellent=(school.binh, school.dung))
    with pytest.raises(OverCeilingError) as refused:
        approve(school)
    assert "Toàn trường: 2 người được xếp hoàn thành xuất sắc nhiệm vụ." in str(refused.value)
    done = approve(school, excess="Giải pháp dùng chung cho cả xã.")
    assert done.excess == "Giải pháp dùng chung cho cả xã."


def test_between_the_two_readings_the_number_is_told_and_not_refused(school, client):
    """One excellent and four good: a fifth of four is none, a fifth of five is one."""
    person = add_staff(school.unit, "Phan Thị Cỏ May", team=school.teams[0])
    whole(school, excellent=(school.binh,))
    enter(school, points(person, "25", "60"))
    shown = " ".join(sign_in(client, school.an).get(reverse("evaluation_approve")).content.decode().split())
    assert '0 <span class="td-2 td-s">(20% của 4 là 0,8, làm tròn xuống 0)</span>' in shown
    assert '1 <span class="td-2 td-s">(20% của 5 là 1)</span>' in shown
    assert "Xem lại" in shown
    assert "Lý do vượt trần" not in shown
    assert approve(school, excess="Không cần.").excess == ""


def test_the_approval_page_takes_the_councils_reason(school, client):
    whole(school, excellent=(school.binh, school.dung))
    page = sign_in(client, school.an).get(reverse("evaluation_approve"))
    given = {
        "paper": "70/QĐ-THCSHS",
        "on": "10/11/2026",
        "seen": page.context["sheet"].seen,
        "rules": "points",
    }
    refused = client.post(reverse("evaluation_approve"), given)
    assert "Hãy xem lại từng người, hoặc ghi lý do của hội đồng" in refused.content.decode()
    assert client.post(reverse("evaluation_approve"), given | {"excess": "Vì cả xã."}).status_code == 302
    assert "Vì cả xã." in client.get(reverse("evaluation_sheet")).content.decode()


def test_discipline_fails_the_year_unless_the_reason_says_that_it_is_another_matter(school):
    binh = school.person(school.binh)
    record_year(
        by=actor(school.alice, school),
        unit=school.unit,
        person=binh,
        school_year="2025-2026",
        discipline=[DisciplineEntry("reprimand", date(2026, 3, 2))],
    )
    with pytest.raises(InvalidInputError) as refused:
        enter(school, points(binh, "25", "60"))
    assert str(refused.value) == (
        "Nguyễn Thị Hoa Sim: Bị kỷ luật trong năm: xếp không hoàn thành nhiệm vụ. Kỷ luật không liên quan đến "
        "nhiệm vụ thì hội đồng ghi rõ lý do. Mỗi vi phạm chỉ tính một năm (NĐ 233/2026, Điều 14.3)."
    )
    assert enter(school, points(binh, "25", "60", "failed"))[0].grade == "failed"
    spoken = points(binh, "25", "60", version=1, because="Kỷ luật vì việc dân sự, không liên quan nhiệm vụ.")
    assert enter(school, spoken)[0].grade == "good"


def typed(person, version=0, **figures):
    fields = {"grade": "good", "version": version, "common_points": "25", "result_points": "60"}
    return {f"{person.id}-{name}": value for name, value in (fields | figures).items()}


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ({"common_points": "31"}, "Điểm tiêu chí chung: nhiều nhất là 30."),
        ({"result_points": "70,5"}, "Điểm kết quả: nhiều nhất là 70."),
        ({"common_points": "12.55"}, "Điểm tiêu chí chung: nhiều nhất một chữ số sau dấu phẩy."),
        ({"common_points": "12,55"}, "Điểm tiêu chí chung: nhiều nhất một chữ số sau dấu phẩy."),
        ({"result_points": "sáu mươi"}, "Điểm kết quả: hãy ghi một số."),
        ({"grade": "excellent"}, "mức cao nhất được xếp là “Hoàn thành tốt nhiệm vụ” (NĐ 233/2026"),
        ({"grade": "completed"}, "thì phải ghi lý do"),
    ],
)
def test_a_cell_says_what_is_wrong_and_nothing_is_lost(school, client, figures, said):
    binh = school.person(school.binh)
    sign_in(client, school.alice)
    line = client.post(reverse("evaluation_line", args=[binh.id]), typed(binh, **figures))
    assert said in line.content.decode()
    whole_sheet = client.post(reverse("evaluation_sheet"), typed(binh, **figures))
    assert Line.objects.count() == 0
    for name, value in figures.items():
        if name != "grade":
            assert f'name="{binh.id}-{name}" value="{value}"' in whole_sheet.content.decode()


def test_a_saved_line_answers_with_its_sum_and_the_best_grade(school, client):
    binh = school.person(school.binh)
    sign_in(client, school.alice)
    answer = client.post(reverse("evaluation_line", args=[binh.id]), typed(binh, result_points="60,5"))
    assert '<b class="td-b">85,5</b>' in answer.content.decode()
    assert "cao nhất: Tốt" in answer.content.decode()
    assert 'id="ceilings" hx-swap-oob="true"' in answer.content.decode()
