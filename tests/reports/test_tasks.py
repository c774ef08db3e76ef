"""What waits for whom: each role sees its own work, with its deadline, nearest first."""

from datetime import date

import pytest
from django.urls import reverse

from factories import councils, decisions, funds
from factories.base import FIRST_DAY, PASSWORD, School, actor, add_staff, make_school
from factories.collectives import pledged, team_of, whole
from factories.criteria import issued
from factories.plans import plan_in_force
from factories.registrations import confirmed, draft, make_round, submitted
from factories.scoring import graded
from thidua.accounts.actions import create_user
from thidua.accounts.models import User
from thidua.criteria.actions import rescreen_set
from thidua.criteria.models import Criterion
from thidua.nominations.models import Dossier
from thidua.people.actions import give_account
from thidua.registrations.actions import confirm_pledge, return_pledge
from thidua.reports.queries import Late, Task, desk_of, late_of, tasks_of
from thidua.units.access import member_of
from thidua.units.actions import give_role
from thidua.units.models import Appointment, Role, Team

pytestmark = pytest.mark.django_db
CLOSES = date(2025, 9, 30)


@pytest.fixture
def school(day) -> School:
    day("2025-09-23")
    found = make_school()
    plan_in_force(found)
    return found


def tasks(user: User) -> list[Task]:
    member = member_of(user)
    assert member is not None
    return tasks_of(desk_of(member))


def late(user: User) -> list[Late]:
    member = member_of(user)
    assert member is not None
    return late_of(desk_of(member))


def rows(user: User) -> list[tuple[int, str, str]]:
    return [(task.count, task.title, task.when) for task in tasks(user)]


def test_before_the_round_the_secretary_is_asked_to_open_it(school):
    (task,) = tasks(school.alice)
    assert (task.title, task.note, task.url, task.when) == (
        "Mở đợt đăng ký thi đua",
        "Năm học 2025-2026 chưa có đợt đăng ký",
        "/dang-ky/mo-dot/",
        "",
    )


def test_before_the_round_nothing_waits_for_a_teacher(school):
    assert tasks(school.binh) == []


def test_an_open_round_waits_for_the_teachers_pledge(school):
    make_round(school, CLOSES)
    assert tasks(school.binh) == [
        Task(
            1,
            "Đăng ký thi đua năm học 2025-2026",
            "Chưa bắt đầu",
            "Đăng ký",
            "/dang-ky/cua-toi/",
            date(2025, 9, 23),
            CLOSES,
        )
    ]


def test_a_draft_is_to_be_finished(school):
    draft(school, make_round(school, CLOSES), school.person(school.binh), "LDTT")
    assert [(task.note, task.button) for task in tasks(school.binh)] == [("Bản nháp, chưa gửi", "Viết tiếp")]


def test_a_returned_pledge_says_why(school):
    pledge = submitted(school, make_round(school, CLOSES), school.person(school.binh), "LDTT")
    return_pledge(by=actor(school.dung, school), pledge=pledge, reason="Ghi rõ tên sáng kiến")
    assert [task.note for task in tasks(school.binh)] == ["Bị trả lại: Ghi rõ tên sáng kiến"]


def test_who_has_sent_the_pledge_waits_for_nothing(school):
    submitted(school, make_round(school, CLOSES), school.person(school.binh), "LDTT")
    assert tasks(school.binh) == []


def test_the_leader_confirms_the_team_and_not_the_own_pledge(school):
    found = make_round(school, CLOSES)
    submitted(school, found, school.person(school.binh), "LDTT")
    submitted(school, found, school.person(school.dung), "LDTT")
    (task,) = [one for one in tasks(school.dung) if one.title.startswith("Xác nhận")]
    assert (task.count, task.title, task.note, task.url) == (
        1,
        "Xác nhận bản đăng ký đã gửi",
        "Nguyễn Thị Hoa Sim",
        f"/dang-ky/dot/{found.id}/xac-nhan/",
    )


def test_the_leaders_own_pledge_waits_for_the_office(school):
    submitted(school, make_round(school, CLOSES), school.person(school.dung), "LDTT")
    assert (1, "Xác nhận bản đăng ký đã gửi", "Còn 7 ngày") in rows(school.alice)


def test_a_leader_of_another_team_confirms_nothing(school):
    submitted(school, make_round(school, CLOSES), school.person(school.alice), "LDTT")
    assert [task.title for task in tasks(school.dung)] == [
        "Đăng ký thi đua năm học 2025-2026",
        "Đăng ký danh hiệu của tập thể",
    ]


def test_the_secretary_sees_how_many_have_not_sent(school):
    found = make_round(school, CLOSES)
    submitted(school, found, school.person(school.binh), "LDTT")
    assert (4, "Người chưa gửi bản đăng ký", "Còn 7 ngày") in rows(school.alice)


def test_when_everybody_is_confirmed_the_round_can_be_locked(school):
    found = make_round(school, CLOSES)
    for user in (school.alice, school.an, school.dung, school.binh):
        confirmed(school, found, school.person(user), "LDTT")
    pledge = submitted(school, found, school.person(school.officer), "LDTT")
    confirm_pledge(by=actor(school.alice, school), pledge=pledge)
    pledged(school, found, whole(school), "TTLDTT")
    assert rows(school.alice) == [(5, "Chốt đợt đăng ký", "Còn 7 ngày")]


def test_leader_and_secretary_register_for_their_collective_until_it_is_sent(school):
    found = make_round(school, CLOSES)
    asked = (1, "Đăng ký danh hiệu của tập thể", "Còn 7 ngày")
    assert [asked in rows(user) for user in (school.dung, school.alice, school.an, school.binh)] == [
        True,
        True,
        False,
        False,
    ]
    pledge = pledged(school, found, team_of(school), "TTLDTT")
    assert asked not in rows(school.dung)
    return_pledge(by=actor(school.an, school), pledge=pledge, reason="Chọn lại danh hiệu")
    assert [task.note for task in tasks(school.dung) if task.title == asked[1]] == [
        "Bị trả lại: Chọn lại danh hiệu"
    ]


def test_nothing_is_late_on_the_last_day(school, day):
    make_round(school, CLOSES)
    day("2025-09-30")
    assert late(school.alice) == []
    assert [task.when for task in tasks(school.binh)] == ["Hôm nay"]


def test_after_the_last_day_each_team_is_named_with_its_leader(school, day):
    make_round(school, CLOSES)
    day("2025-10-02")
    assert [(row.title, row.note) for row in late(school.alice)] == [
        ("Tổ Toán – Tin: 2 người chưa gửi bản đăng ký", "Hoàng Thị Sao Mai · hạn 30/09/2025, quá 2 ngày"),
        ("Tổ Ngữ văn: 1 người chưa gửi bản đăng ký", "chưa có tổ trưởng · hạn 30/09/2025, quá 2 ngày"),
        ("Tổ Văn phòng: 2 người chưa gửi bản đăng ký", "chưa có tổ trưởng · hạn 30/09/2025, quá 2 ngày"),
    ]
    assert [task.when for task in tasks(school.binh)] == ["Quá 2 ngày"]


def test_a_teacher_sees_nobody_elses_lateness(school, day):
    make_round(school, CLOSES)
    day("2025-10-02")
    assert late(school.binh) == []


def test_grades_are_asked_for_from_may_on(school, day):
    day("2026-04-30")
    assert [task.title for task in tasks(school.alice)] == ["Mở đợt đăng ký thi đua"]
    day("2026-05-01")
    (task,) = [task for task in tasks(school.alice) if task.button == "Nhập xếp loại"]
    assert (task.count, task.title, task.url) == (
        5,
        "Xếp loại chất lượng năm học 2025-2026",
        "/xep-loai/?nam=2025-2026",
    )


def test_approved_grades_are_asked_for_no_more(school, day):
    day("2026-05-15")
    graded(school)
    assert [task.button for task in tasks(school.alice)] == ["Mở đợt"]


def test_confirmed_titles_with_grades_ask_for_dossiers(school, day):
    confirmed(school, make_round(school, CLOSES), school.person(school.binh), "LDTT", "CSTDCS")
    day("2026-05-15")
    graded(school)
    assert (2, "Lập hồ sơ đề nghị", "") in rows(school.alice)


def test_ready_dossiers_ask_for_a_meeting(school):
    councils.ready_dossier(school, school.person(school.binh))
    assert (1, "Đưa hồ sơ ra Hội đồng", "") in rows(school.alice)


def test_a_planned_meeting_waits_for_the_office_and_its_members(school, day):
    sitting = councils.planned(school)
    day(f"{sitting.meeting.on:%Y-%m-%d}")
    assert (1, "Khai mạc phiên họp Hội đồng", "Hôm nay") in rows(school.alice)
    assert (1, "Dự phiên họp Hội đồng", "Hôm nay") in rows(school.binh)
    assert "Dự phiên họp Hội đồng" not in [task.title for task in tasks(school.officer)]


def test_an_open_motion_waits_for_the_ballot_until_it_is_cast(school):
    sitting = councils.voting(school)
    assert (1, "Bỏ phiếu kín", "Hôm nay") in rows(school.binh)
    sitting.cast(school.binh)
    assert "Bỏ phiếu kín" not in [task.title for task in tasks(school.binh)]


def test_supported_dossiers_are_sent_and_then_their_answers_awaited(school, day):
    day("2026-07-21")
    dossier = decisions.supported(school, school.person(school.binh))
    assert (1, "Gửi hồ sơ lên cấp trên", "") in rows(school.alice)
    submission = decisions.submit(school, dossier)
    (task,) = [task for task in tasks(school.alice) if task.button == "Ghi quyết định"]
    assert (task.count, task.url) == (1, reverse("submission_page", args=[submission.id]))
    decisions.receive(school, submission, decisions.granted(dossier))
    assert "Ghi kết quả nhận về" not in [task.title for task in tasks(school.alice)]


def test_people_without_an_account_wait_for_the_officer_and_not_for_the_chair(school):
    add_staff(school.unit, "Bùi Thị Mùa Thu", team=school.teams[0])
    assert (1, "Người chưa có tài khoản", "") in rows(school.officer)
    assert "Người chưa có tài khoản" not in [task.title for task in tasks(school.an)]


def test_accounts_that_were_never_activated_wait_for_whoever_gives_slips(school):
    person = add_staff(school.unit, "Bùi Thị Mùa Thu", team=school.teams[0])
    give_account(
        by=actor(school.officer, school), unit=school.unit, person=person, role=Role.STAFF, on=FIRST_DAY
    )
    assert (1, "Tài khoản chưa kích hoạt", "") in rows(school.officer)
    assert "Tài khoản chưa kích hoạt" not in [task.title for task in tasks(school.an)]


def test_duties_that_nobody_holds_wait_for_whoever_gives_them(school):
    (task,) = [one for one in tasks(school.officer) if one.title == "Vai trò chưa có ai giữ"]
    assert (task.count, task.note, task.url) == (
        2,
        "Tổ trưởng (Tổ Ngữ văn), Tổ trưởng (Tổ Văn phòng)",
        "/nhan-su/vai-tro/",
    )
    assert "Vai trò chưa có ai giữ" not in [one.title for one in tasks(school.an)]

    Appointment.objects.filter(role__in=[Role.CHAIR, Role.SECRETARY]).delete()
    (task,) = [one for one in tasks(school.officer) if one.title == "Vai trò chưa có ai giữ"]
    assert (
        task.note
        == "Hiệu trưởng, Chủ tịch Hội đồng, Thư ký Hội đồng, Tổ trưởng (Tổ Ngữ văn) và 1 vai trò nữa"
    )


def test_the_nearest_deadline_stands_first_and_what_has_none_last(school):
    make_round(school, CLOSES)
    add_staff(school.unit, "Bùi Thị Mùa Thu", team=school.teams[0])
    assert [task.deadline for task in tasks(school.alice)] == [CLOSES, CLOSES, CLOSES, None]


def test_another_schools_work_is_not_ours(school):
    other = make_school("KHAC", "Trường THCS Bến Nước")
    submitted(other, make_round(other, CLOSES), other.person(other.binh), "LDTT")
    decisions.supported(other, other.person(other.binh))
    assert [task.title for task in tasks(school.alice)] == ["Mở đợt đăng ký thi đua"]
    assert Dossier.objects.exists()
    assert Team.objects.filter(unit=other.unit).exists()


# --- the fund ------------------------------------------------------------------------------------------


@pytest.fixture
def listed(school, day):
    """A grant of a decision, after the year's work."""
    day("2026-07-27")
    return funds.granted(school, funds.decision(school), school.person(school.binh))


def of_money(user: User) -> list[tuple[str, str, str]]:
    return [
        (one.title, one.button, one.url)
        for one in tasks(user)
        if "chi" in one.button or "Ghi" in one.button or "duyệt" in one.button
    ]


def test_a_decision_without_a_payment_list_waits_for_secretary_and_accountant(school, listed):
    row = ("Quyết định chưa có danh sách chi", "Lập danh sách chi", "/quy-thi-dua/danh-sach-chi/")
    assert (row in of_money(school.alice), row in of_money(funds.accountant_of(school))) == (True, True)
    assert of_money(school.an) == []


def test_a_payment_list_goes_from_accountant_to_chair_and_back(school, listed):
    accountant = funds.accountant_of(school)
    made = funds.prepared(school, listed)
    address = f"/quy-thi-dua/danh-sach-chi/{made.id}/"
    assert of_money(accountant) == [("Chờ ghi số tiền: Chi tiền thưởng", "Ghi số tiền", f"{address}so-tien/")]
    assert of_money(school.an) == []
    funds.say(school, made)
    assert of_money(accountant) == []
    assert of_money(school.an) == [("Chờ phê duyệt chi: Chi tiền thưởng", "Xem và duyệt", address)]
    funds.approve(school, made)
    assert of_money(accountant) == [("Chờ chi: Chi tiền thưởng", "Ghi đã chi", f"{address}chi/")]
    assert of_money(school.an) == []


def test_a_decision_of_long_ago_asks_for_no_payment_list(school, listed, day):
    day("2027-08-01")
    assert "Quyết định chưa có danh sách chi" not in [task.title for task in tasks(school.alice)]


def test_a_set_that_the_law_asks_about_by_now_waits_for_the_office(school):
    row = issued(school)
    assert "Bộ tiêu chí cần soát lại theo luật" not in [task.title for task in tasks(school.alice)]
    Criterion.objects.filter(section__set=row, order=0).update(text="Kết quả thi học sinh giỏi của lớp")
    rescreen_set(by=actor(school.alice, school), criteria_set=row)
    found = [task for task in tasks(school.alice) if task.button == "Soát lại"]
    assert [(task.count, task.title, task.note, task.url) for task in found] == [
        (1, "Bộ tiêu chí cần soát lại theo luật", row.name, f"/tieu-chi/{row.id}/")
    ]
    assert [task for task in tasks(school.binh) if task.button == "Soát lại"] == []


def test_an_office_above_is_not_asked_for_a_staff_list(school):
    by, commune = actor(school.officer, school), school.commune
    officer = create_user(by=by, username="cobai.xa", full_name="Trần Thị Cỏ Bạc", password=PASSWORD)
    give_role(by=by, unit=commune, user=officer, role=Role.SYSTEM_OFFICER, on=FIRST_DAY)
    assert "Nhập danh sách nhân sự" not in [task.title for task in tasks(officer)]
