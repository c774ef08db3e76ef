"""Who gives the team's marks is asked on the day of giving; the head's and a deputy's are given by nobody below them."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from factories.base import actor, make_school, sign_in
from factories.reviews import (
    COUNCIL_CLOSES,
    OPENED,
    TEAM_CLOSES,
    give,
    mark_everybody,
    opened,
    part_of,
    sheet_of,
)
from thidua.reviews.actions import begin_team, excuse_sheet, send_part
from thidua.reviews.errors import NotYoursError, StepOverError
from thidua.reviews.givers import duties_on, steps_given
from thidua.reviews.models import Council, LeadersBy, Sheet, Step, TeamBy
from thidua.units.actions import give_role
from thidua.units.models import Appointment, Role

pytestmark = pytest.mark.django_db
LATER = OPENED + timedelta(days=3)


@pytest.fixture
def school():
    return make_school()


@pytest.fixture
def by(school):
    return actor(school.alice, school)


def without_leader(school):
    """The leader's duty has ended the day after the opening."""
    Appointment.objects.filter(user=school.dung, role=Role.TEAM_LEADER).update(
        ends=OPENED + timedelta(days=1)
    )


def leading(school, user, team=0, on=LATER):
    give_role(
        by=actor(school.an, school), unit=school.unit, user=user, role=Role.TEAM_LEADER, on=on,
        team=school.teams[team],
    )  # fmt: skip


def deputy(school):
    """Bình, who stands in the team that Dung leads."""
    give_role(
        by=actor(school.an, school), unit=school.unit, user=school.binh, role=Role.VICE_PRINCIPAL,
        on=date(2025, 9, 1), ends=date(2090, 1, 1),
    )  # fmt: skip


def givers(school, sheet, *, step=Step.TEAM, on=LATER):
    duties = duties_on(school.unit, on)
    users = {key: getattr(school, key) for key in ("alice", "an", "dung", "binh", "officer")}
    return {key for key, user in users.items() if step in steps_given(user.id, sheet, duties)}


def test_once_the_leader_has_gone_the_office_marks_the_team_and_it_is_sent(school, by):
    review = opened(school, with_self=False)
    without_leader(school)
    with pytest.raises(NotYoursError):
        give(school, school.dung, sheet_of(review, school.binh), Step.TEAM, on=LATER)
    for user in (school.binh, school.dung):
        give(school, school.alice, sheet_of(review, user), Step.TEAM, on=LATER)
    assert send_part(by=by, part=part_of(review), on=LATER).state == "sent"


def test_a_leader_appointed_meanwhile_marks_the_team_and_not_the_own_sheet(school):
    review = opened(school, with_self=False)
    without_leader(school)
    leading(school, school.binh)
    assert {user: givers(school, sheet_of(review, getattr(school, user))) for user in ("binh", "dung")} == {
        "binh": {"alice", "an"},
        "dung": {"binh"},
    }
    with pytest.raises(NotYoursError):
        give(school, school.binh, sheet_of(review, school.binh), Step.TEAM, on=LATER)
    give(school, school.alice, sheet_of(review, school.binh), Step.TEAM, on=LATER)
    give(school, school.binh, sheet_of(review, school.dung), Step.TEAM, on=LATER)


def test_opened_while_the_post_was_vacant_the_team_is_its_new_leader_s(school):
    review = opened(school, with_self=False)
    leading(school, school.officer, team=1)
    sheet = sheet_of(review, school.alice)
    assert (sheet.team_by, givers(school, sheet)) == (TeamBy.OFFICE, {"officer"})


def test_the_page_tells_that_somebody_else_marks_by_now(school):
    review = opened(school, with_self=False, on=OPENED)
    page = reverse("review_sheet", args=[part_of(review).id])
    client = sign_in(Client(), school.alice)
    Appointment.objects.filter(user=school.dung, role=Role.TEAM_LEADER).update(ends=OPENED)
    said = client.get(page).content.decode()
    assert "Nguyễn Thị Hoa Sim: nay lãnh đạo trường hoặc thư ký chấm" in said
    leading(school, school.binh)
    said = client.get(page).content.decode()
    assert "Hoàng Thị Sao Mai: nay tổ trưởng chấm" in said


def test_a_deputy_s_sheet_is_the_head_s_to_give_and_not_the_team_leader_s(school):
    deputy(school)
    review = opened(school, with_self=False)
    sheet = sheet_of(review, school.binh)
    assert (sheet.team_by, givers(school, sheet)) == (TeamBy.OFFICE, {"an"})
    for user in (school.dung, school.alice):
        with pytest.raises(NotYoursError):
            give(school, user, sheet, Step.TEAM)
    assert give(school, school.an, sheet, Step.TEAM).missing == 0


def test_a_team_s_leader_does_not_excuse_a_deputy_of_the_school(school):
    deputy(school)
    sheet = sheet_of(opened(school), school.binh)
    with pytest.raises(NotYoursError, match="lãnh đạo trường"):
        excuse_sheet(by=actor(school.dung, school), sheet=sheet, because="Bận", on=OPENED)


def test_the_head_s_exemption_is_not_the_team_s_to_take_back(school, by):
    leading(school, school.officer, team=2, on=date(2025, 9, 1))
    review = opened(school, with_self=False)
    sheet = sheet_of(review, school.an)
    with pytest.raises(NotYoursError, match="lãnh đạo trường"):
        excuse_sheet(by=actor(school.officer, school), sheet=sheet, because="", on=OPENED)
    assert Sheet.objects.get(id=sheet.id).exempt == "Người đứng đầu, cấp trên đánh giá"


def test_the_head_taken_back_by_the_office_is_marked_by_the_council_alone(school, by):
    sheet = sheet_of(opened(school, with_self=False), school.an)
    row = excuse_sheet(by=by, sheet=sheet, because="", on=OPENED)
    assert (row.exempt, row.steps, givers(school, sheet_of(row.review, school.an))) == (
        "",
        (Step.COUNCIL,),
        set(),
    )


def test_where_there_is_no_council_the_head_stays_exempt(school, by):
    review = opened(school, with_self=False, council=Council.NONE, council_closes=None)
    with pytest.raises(NotYoursError, match="không có bước Hội đồng"):
        excuse_sheet(by=by, sheet=sheet_of(review, school.an), because="", on=OPENED)


def test_whoever_became_head_meanwhile_is_marked_by_nobody_below_and_may_be_excused(school, by):
    review = opened(school, with_self=False)
    Appointment.objects.filter(user=school.an, role=Role.CHAIR).update(ends=OPENED)
    give_role(by=by, unit=school.unit, user=school.binh, role=Role.CHAIR, on=LATER)
    sheet = sheet_of(review, school.binh)
    assert givers(school, sheet) == set()
    row = excuse_sheet(by=by, sheet=sheet, because="Cấp trên đánh giá", on=LATER)
    assert row.exempt == "Cấp trên đánh giá"


def test_after_sending_only_the_office_excuses_and_after_the_last_day_nobody(school, by):
    review = opened(school, with_self=False)
    mark_everybody(school, review)
    with pytest.raises(NotYoursError, match="đã gửi đi"):
        excuse_sheet(
            by=actor(school.dung, school), sheet=sheet_of(review, school.binh), because="Bận", on=OPENED
        )
    excuse_sheet(by=by, sheet=sheet_of(review, school.binh), because="Nghỉ ốm", on=COUNCIL_CLOSES)
    with pytest.raises(StepOverError, match="đã hết hạn ngày 03/11/2025, không ghi miễn"):
        excuse_sheet(
            by=by, sheet=sheet_of(review, school.binh), because="", on=COUNCIL_CLOSES + timedelta(days=1)
        )


def test_before_sending_one_is_excused_until_the_team_s_last_day(school):
    review = opened(school)
    begin_team(by=actor(school.dung, school), part=part_of(review), on=OPENED)
    leader = actor(school.dung, school)
    excuse_sheet(by=leader, sheet=sheet_of(review, school.binh), because="Đi học", on=TEAM_CLOSES)
    with pytest.raises(StepOverError, match="đã hết hạn ngày 31/10/2025"):
        excuse_sheet(
            by=leader, sheet=sheet_of(review, school.binh), because="", on=TEAM_CLOSES + timedelta(days=1)
        )


def test_the_council_keeps_marking_a_leader_left_to_it_whoever_leads_by_now(school):
    review = opened(school, with_self=False, leaders_by=LeadersBy.COUNCIL)
    without_leader(school)
    assert sheet_of(review, school.dung).steps == (Step.COUNCIL,)


def test_a_member_of_another_team_excuses_nobody(school):
    sheet = sheet_of(opened(school), school.binh)
    with pytest.raises(NotYoursError, match="Chỉ tổ trưởng"):
        excuse_sheet(by=actor(school.officer, school), sheet=sheet, because="Bận", on=OPENED)
