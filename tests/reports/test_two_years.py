"""Two school years open at once: homes tell the work of both, and every page of a year leads to the other."""

from datetime import date

import pytest

from factories.base import School, actor, make_school, sign_in
from factories.registrations import draft, locked, make_round, saying
from thidua.accounts.models import User
from thidua.registrations.actions import ask_late, grant_late, save_pledge, submit_pledge
from thidua.reports.queries import desk_of, late_of, tasks_of
from thidua.units.access import member_of
from thidua.units.actions import open_school_year

pytestmark = pytest.mark.django_db
OLD, NEW = "2025-2026", "2026-2027"


@pytest.fixture
def school(day) -> School:
    day("2026-08-20")
    school = make_school()
    open_school_year(by=actor(school.alice, school), unit=school.unit, name=NEW)
    return school


def told(user: User) -> list[tuple[str, str, str]]:
    member = member_of(user)
    assert member is not None
    return [(task.title, task.note, task.url) for task in tasks_of(desk_of(member))]


def test_a_late_pledge_of_the_old_year_waits_for_the_team_leader(school):
    found = make_round(school, date(2026, 8, 10))
    binh = school.person(school.binh)
    asked = ask_late(by=actor(school.binh, school), round=found, person=binh, reason="Đi tập huấn.")
    grant_late(by=actor(school.an, school), asked=asked, deadline=date(2026, 8, 25))
    locked(school, found)
    pledge = save_pledge(
        by=actor(school.binh, school), round=found, person=binh, content=saying("LDTT"), version=0
    )
    submit_pledge(by=actor(school.binh, school), pledge=pledge)
    assert told(school.dung) == [
        (
            "Xác nhận bản đăng ký đã gửi",
            f"Năm học {OLD}. Nguyễn Thị Hoa Sim",
            f"/dang-ky/dot/{found.id}/xac-nhan/",
        )
    ]


def test_a_draft_of_the_old_year_is_told_with_its_year(school):
    draft(school, make_round(school, date(2026, 8, 25)), school.person(school.binh), "LDTT")
    assert told(school.binh) == [
        (f"Đăng ký thi đua năm học {OLD}", "Bản nháp, chưa gửi", f"/dang-ky/cua-toi/?nam={OLD}")
    ]
    assert ("Người chưa gửi bản đăng ký", "/dang-ky/?nam=2025-2026") in [
        (title, url) for title, _, url in told(school.alice)
    ]
    assert ("Mở đợt đăng ký thi đua", f"Năm học {NEW} chưa có đợt đăng ký", "/dang-ky/mo-dot/") in told(
        school.alice
    )


def test_what_is_late_of_the_old_year_is_told_with_its_year(school):
    make_round(school, date(2026, 8, 10))
    member = member_of(school.alice)
    assert member is not None
    late = late_of(desk_of(member))
    assert {row.url for row in late} == {f"/dang-ky/?nam={OLD}"}
    assert all(row.note.startswith(f"Năm học {OLD}. ") for row in late)


PAGES = [
    "/dang-ky/",
    "/dang-ky/mo-dot/",
    "/dang-ky/cua-toi/",
    "/dang-ky/tap-the/truong/",
    "/ho-so/",
    "/ho-so/lap/",
    "/ho-so/y-kien/",
    "/sang-kien/",
    "/xep-loai/",
    "/tap-the/",
    "/tap-the/truong/",
    "/nhan-su/{person}/",
]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("shown", [OLD, NEW])
def test_every_page_of_a_year_leads_to_the_other(client, school, page, shown):
    address = page.format(person=school.person(school.binh).id)
    answer = sign_in(client, school.alice).get(f"{address}?nam={shown}").content.decode()
    here = {shown: ' aria-current="page"'}
    links = [f'<a href="?nam={name}"{here.get(name, "")}>{name}</a>' for name in (OLD, NEW)]
    assert "".join(links) in answer


def test_where_one_year_is_open_no_year_is_asked(client, day):
    day("2025-10-02")
    school = make_school()
    assert 'class="td-years' not in sign_in(client, school.alice).get("/dang-ky/").content.decode()


@pytest.mark.parametrize("page", ["/nhan-su/{person}/ghi/sang-kien/", "/nhan-su/bien-dong/"])
def test_facts_of_the_new_year_can_be_chosen(client, school, page):
    address = page.format(person=school.person(school.binh).id)
    answer = sign_in(client, school.alice).get(address).content.decode()
    assert f'<option value="{NEW}">{NEW}</option>' in answer
