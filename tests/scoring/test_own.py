"""One's own grade: read by that person once it is final; no draft, no line of anybody else."""

import re
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from factories.base import actor, add_staff, make_school, sign_in
from factories.scoring import enter_each, entry, graded, in_points
from thidua.core import clock
from thidua.people.models import Posting, StaffGroup
from thidua.scoring.actions import (
    answer_reopening,
    approve_evaluation,
    ask_reopening,
    enter_lines,
)
from thidua.scoring.models import Line

pytestmark = pytest.mark.django_db


@pytest.fixture
def school():
    return make_school()


def words(school, user):
    response = sign_in(Client(), user).get(reverse("evaluation_mine"))
    assert response.status_code == 200
    body = response.content.decode().partition('id="noi-dung"')[2]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body))


def test_a_draft_is_nobodys_to_read(school):
    lines = [entry(school.person(school.binh), "excellent", because="Chưa rõ")]
    enter_lines(
        by=actor(school.alice, school), unit=school.unit, year=school.year, entries=lines, on=clock.today()
    )
    said = words(school, school.binh)
    assert "Bảng xếp loại chưa được phê duyệt" in said
    assert "Hoàn thành xuất sắc" not in said


def test_the_approved_grade_is_read_by_whom_it_is_about_and_nobody_else(school):
    graded(school, binh="excellent", dung="completed")
    mine, others = words(school, school.binh), words(school, school.dung)
    assert "Phê duyệt theo 58/QĐ-THCSHS ngày 15/05/2026" in mine
    assert ("Hoàn thành xuất sắc nhiệm vụ" in mine, "Hoàn thành nhiệm vụ" in mine) == (True, False)
    assert ("Hoàn thành xuất sắc nhiệm vụ" in others, "Hoàn thành nhiệm vụ" in others) == (False, True)
    names = {line.person.full_name for line in Line.objects.select_related("person")}
    assert [name for name in names - {school.binh.full_name} if name in mine] == []
    assert "Luật Viên chức, Điều 44 khoản 3" in mine


def test_signed_out_one_is_sent_to_sign_in(client):
    assert client.get(reverse("evaluation_mine")).status_code == 302


def test_while_the_sheet_is_open_again_what_was_approved_holds(school):
    graded(school, binh="excellent")
    asked = ask_reopening(
        by=actor(school.alice, school), unit=school.unit, year=school.year, because="Nhập nhầm dòng"
    )
    answer_reopening(by=actor(school.an, school), reopening=asked, granted=True, answer="", on=clock.today())
    line = Line.objects.get(person=school.person(school.binh))
    typed = [entry(line.person, "completed", line.version)]
    enter_lines(
        by=actor(school.alice, school), unit=school.unit, year=school.year, entries=typed, on=clock.today()
    )
    said = words(school, school.binh)
    assert "Bảng xếp loại được mở lại" in said
    assert ("Hoàn thành xuất sắc nhiệm vụ" in said, "Hoàn thành nhiệm vụ" in said) == (True, False)


def test_the_heads_grade_is_there_once_the_level_above_has_said_it(school):
    graded(school)
    assert "Do cấp trên xếp loại, theo văn bản 77/QĐ-UBND ngày 15/05/2026 của UBND xã Hoa Sen" in words(
        school, school.an
    )
    Line.objects.filter(person=school.person(school.an)).update(upper_on=None)
    assert "Chưa có kết quả của anh, chị" in words(school, school.an)


def in_points_graded(school, excess="", others=()):
    """By points, three of four excellent: over the ceiling, with the council's word."""
    in_points(school)
    on = clock.today()
    figures = {"common_points": Decimal(28), "result_points": Decimal("65.5")}
    plain = {"common_points": Decimal(25), "result_points": Decimal(55)}
    users = (school.alice, school.an)
    best = (school.binh, school.dung, school.officer)
    lines = [entry(school.person(user), "excellent", **figures) for user in best]
    good = [*(school.person(user) for user in users), *others]
    lines += [entry(person, "good", **plain) for person in good]
    enter_each(school, lines, on=on)
    approve_evaluation(
        by=actor(school.an, school),
        unit=school.unit,
        year=school.year,
        paper="58/QĐ-THCSHS",
        on=on,
        excess=excess,
    )


def test_points_parts_and_the_ceiling_by_both_readings_stand_on_it(school):
    in_points_graded(school, "Giáo viên cứu học sinh đuối nước")
    said = words(school, school.binh)
    assert "93,5 / 100" in said
    assert "28 / 30" in said
    assert "65,5 / 70" in said
    assert "cao nhất là hoàn thành xuất sắc nhiệm vụ" in said
    assert "Hội đồng giữ số vượt trần vì: Giáo viên cứu học sinh đuối nước" in said
    assert "Toàn trường 3 1" in said
    assert "NĐ 233/2026, Điều 16 khoản 3" in said
    assert "Trần hoàn thành xuất sắc" not in words(school, school.an)


@pytest.mark.parametrize(("more", "told"), [(0, False), (3, True)])
def test_counts_of_the_own_group_are_told_unless_they_would_tell_of_the_others(school, more, told):
    names = ("Nguyễn Thị Hoa Cúc", "Nguyễn Thị Hoa Lan", "Nguyễn Thị Hoa Huệ")
    others = [add_staff(school.unit, name) for name in names[:more]]
    of_office = [school.person(user) for user in (school.an, school.alice)]
    Posting.objects.filter(person__in=of_office).update(staff_group=StaffGroup.LEADER)
    in_points_graded(school, "Giáo viên cứu học sinh đuối nước", others)
    assert bool(re.search(r"Giáo viên [0-9]+ [0-9]+ ", words(school, school.binh))) == told
