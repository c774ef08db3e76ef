"""An approved sheet opened again: two persons, a reason, the approval before kept, dossiers told."""

from decimal import Decimal

import pytest

from factories.base import actor, make_school, sign_in
from factories.nominations import make_dossier
from factories.scoring import APPROVED_ON, PAPER, entry, graded
from thidua.core import clock
from thidua.core.errors import InvalidInputError
from thidua.decisions.actions import close_year
from thidua.decisions.errors import YearOpenError
from thidua.nominations.actions import assess_dossier
from thidua.nominations.queries import graded_otherwise
from thidua.people.models import YearRecord
from thidua.reports.queries import desk_of, tasks_of
from thidua.scoring.actions import answer_reopening, approve_evaluation, ask_reopening, enter_lines
from thidua.scoring.errors import (
    AlreadyApprovedError,
    NotApprovedError,
    ReopeningWaitsError,
    SamePersonError,
    WithoutHeadError,
)
from thidua.scoring.models import Reopening
from thidua.scoring.queries import approved_evaluation
from thidua.units.access import member_of
from thidua.units.actions import give_role
from thidua.units.models import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def school():
    return make_school()


@pytest.fixture
def evaluation(school):
    return graded(school)


def ask(school, user=None, because="Nhập nhầm dòng của Hoa Sim."):
    by = actor(user or school.alice, school)
    return ask_reopening(by=by, unit=school.unit, year=school.year, because=because)


def answer(school, asked, user=None, *, granted=True, said=""):
    by = actor(user or school.an, school)
    return answer_reopening(by=by, reopening=asked, granted=granted, answer=said, on=clock.today())


def correct(school, grade, version=1, **figures):
    enter_lines(
        by=actor(school.alice, school),
        unit=school.unit,
        year=school.year,
        entries=[entry(school.person(school.binh), grade, version=version, **figures)],
        on=clock.today(),
    )


def approve(school):
    by = actor(school.an, school)
    today = clock.today()
    approve_evaluation(by=by, unit=school.unit, year=school.year, paper="61/QĐ-THCSHS", on=today)


def recorded(school):
    return YearRecord.objects.get(person=school.person(school.binh), school_year=school.year.name)


def told(user):
    member = member_of(user)
    return [task.title for task in tasks_of(desk_of(member))]


def test_a_corrected_grade_is_approved_anew_and_the_one_before_stays_readable(school, evaluation):
    asked = ask(school)
    with pytest.raises(AlreadyApprovedError):
        correct(school, "completed")
    answer(school, asked)
    assert approved_evaluation(school.unit, school.year) is None
    correct(school, "completed")
    assert (recorded(school).grade, recorded(school).grade_paper) == ("good", PAPER)
    approve(school)
    assert (recorded(school).grade, recorded(school).grade_paper) == ("completed", "61/QĐ-THCSHS")
    asked.refresh_from_db()
    assert (asked.state, asked.paper, asked.approved_on) == ("granted", PAPER, APPROVED_ON)
    assert {line.grade for line in asked.lines.all()} == {"good"}
    assert asked.over_at is not None


def test_a_reason_is_asked_and_one_request_waits_at_a_time(school, evaluation):
    with pytest.raises(InvalidInputError):
        ask(school, because="  ")
    ask(school)
    with pytest.raises(ReopeningWaitsError):
        ask(school, school.an)


def test_an_open_sheet_is_not_reopened(school):
    with pytest.raises(NotApprovedError):
        ask(school)


def test_a_second_person_answers_and_one_of_the_two_is_the_head(school, evaluation):
    asked = ask(school)
    with pytest.raises(SamePersonError):
        answer(school, asked, school.alice)
    with pytest.raises(WithoutHeadError):
        answer(school, asked, school.dung)
    with pytest.raises(InvalidInputError):
        answer(school, asked, granted=False)
    answer(school, asked, granted=False, said="Kết quả đúng.")
    assert approved_evaluation(school.unit, school.year) is not None
    answer(school, ask(school, school.an), school.alice)
    assert approved_evaluation(school.unit, school.year) is None
    assert Reopening.objects.count() == 2


def test_a_dossier_that_rests_on_a_corrected_grade_is_to_be_asked_again(school, evaluation, client):
    mine, other = (
        make_dossier(school, school.person(school.binh)),
        make_dossier(school, school.person(school.dung)),
    )
    answer(school, ask(school))
    correct(school, "completed")
    assert graded_otherwise(school.unit, school.year) == set()
    approve(school)
    assert graded_otherwise(school.unit, school.year) == {mine.id}
    assert "Hồ sơ cần xét lại vì xếp loại đã đổi" in told(school.alice)
    sign_in(client, school.alice)
    sentence = "Cần xét lại: xếp loại đã được phê duyệt lại sau khi xét."
    assert sentence in client.get(f"/ho-so/{mine.id}/").content.decode()
    assert sentence not in client.get(f"/ho-so/{other.id}/").content.decode()
    assert client.get("/ho-so/").content.decode().count("xếp loại đã đổi, cần xét lại") == 1
    assess_dossier(by=actor(school.alice, school), dossier=mine, on=clock.today())
    assert graded_otherwise(school.unit, school.year) == set()


def test_only_a_fact_that_the_answer_rests_on_makes_a_dossier_stale(school, evaluation):
    """Shares of tasks, points and reasons stand beside the grade; no condition asks for them."""
    mine = make_dossier(school, school.person(school.binh))
    answer(school, ask(school))
    figures = {"beyond": Decimal(10), "on_time": Decimal(100), "unmet": Decimal(0), "because": "Ghi thêm."}
    correct(school, "good", **figures)
    approve(school)
    assert graded_otherwise(school.unit, school.year) == set()
    answer(school, ask(school))
    correct(school, "good", version=2, leave_days=Decimal(3), **figures)
    approve(school)
    assert graded_otherwise(school.unit, school.year) == {mine.id}


def test_asked_on_one_page_answered_on_another(school, evaluation, client):
    sign_in(client, school.alice)
    assert client.post("/xep-loai/mo-lai/", {"because": ""}).content.decode().count("Hãy ghi lý do.") >= 1
    page = client.post("/xep-loai/mo-lai/", {"because": "Nhập nhầm dòng"})
    asked = Reopening.objects.get()
    assert page["Location"] == f"/xep-loai/mo-lai/{asked.id}/"
    assert client.post(page["Location"], {"act": "grant"}).status_code == 403
    assert "Trả lời đề nghị mở lại bảng xếp loại" not in told(school.alice)
    assert "Trả lời đề nghị mở lại bảng xếp loại" in told(school.an)
    sign_in(client, school.an)
    assert "Nhập nhầm dòng" in client.get("/xep-loai/").content.decode()
    assert client.post(page["Location"], {"act": "grant"}).status_code == 302
    assert PAPER in client.get(page["Location"]).content.decode()


def test_two_who_are_not_the_head_do_not_open_it(school, evaluation, client):
    deputy = actor(school.officer, school)
    give_role(by=deputy, unit=school.unit, user=school.dung, role=Role.VICE_PRINCIPAL, on=clock.today())
    asked = ask(school)
    address = f"/xep-loai/mo-lai/{asked.id}/"
    assert sign_in(client, school.dung).post(address, {"act": "grant"}).status_code == 403


def test_a_dossier_says_that_its_sheet_stands_open(school, evaluation, client):
    mine = make_dossier(school, school.person(school.binh))
    sign_in(client, school.alice)
    said = "Bảng xếp loại năm học 2025-2026 đang mở, chưa phê duyệt lại."
    assert said not in client.get(f"/ho-so/{mine.id}/").content.decode()
    answer(school, ask(school))
    assert said in client.get(f"/ho-so/{mine.id}/").content.decode()
    approve(school)
    assert said not in client.get(f"/ho-so/{mine.id}/").content.decode()


def test_a_year_is_not_closed_over_a_sheet_that_stands_open_again(school, evaluation):
    def close():
        by = actor(school.alice, school)
        return close_year(by=by, unit=school.unit, year=school.year, on=clock.today())

    asked = ask(school)
    with pytest.raises(YearOpenError, match="có đề nghị mở lại bảng xếp loại đang chờ trả lời"):
        close()
    answer(school, asked)
    with pytest.raises(YearOpenError, match="bảng xếp loại đang được mở lại"):
        close()
    approve(school)
    assert close().closed_on == clock.today()
    with pytest.raises(InvalidInputError) as refused:
        ask(school)
    assert "đã khép" in str(refused.value)
