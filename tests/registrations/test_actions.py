"""Rounds and pledges: the deadline, who was faster, what a lock writes down, one ledger line each."""

from datetime import date, datetime, timedelta

import pytest

from factories.base import actor, add_staff, make_school
from factories.registrations import confirmed, draft, locked, make_round, saying, submitted
from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError, StepRefusedError
from thidua.ledger.models import Line
from thidua.people.models import YearRecord
from thidua.registrations.actions import (
    confirm_pledge,
    confirm_pledges,
    extend_round,
    lock_round,
    open_round,
    return_pledge,
    save_pledge,
    submit_pledge,
    withdraw_pledge,
)
from thidua.registrations.errors import (
    NotOnStaffError,
    OwnPledgeError,
    RoundClosedError,
    RoundExistsError,
    RoundLockedError,
    RoundNotBegunError,
    UndecidedError,
)
from thidua.registrations.models import Pledge
from thidua.registrations.states import PledgeState, RoundState

pytestmark = pytest.mark.django_db
LAST_DAY = date(2025, 9, 30)


@pytest.fixture
def school():
    return make_school()


@pytest.fixture
def at():
    """Sets the clock; afterwards it shows the real time again."""
    yield lambda *moment: clock.set_for_demo(datetime(*moment, tzinfo=clock.HANOI))
    clock.reset()


def save(school, found, version=0, titles=("LDTT",)):
    return save_pledge(
        by=actor(school.binh, school),
        round=found,
        person=school.person(school.binh),
        content=saying(*titles, initiative=" Bộ  thẻ "),
        version=version,
    )


def kinds_since(number):
    return list(Line.objects.filter(number__gt=number).order_by("number").values_list("kind", flat=True))


def test_a_year_has_one_round(school):
    make_round(school)
    with pytest.raises(RoundExistsError):
        make_round(school)


def test_a_round_cannot_close_before_it_opens(school):
    with pytest.raises(InvalidInputError) as refused:
        open_round(
            by=actor(school.alice, school),
            unit=school.unit,
            year=school.year,
            opens=date(2025, 9, 30),
            closes=date(2025, 9, 29),
        )
    assert refused.value.field == "closes"


def test_the_last_day_counts_to_its_last_minute_in_hanoi(school, at):
    at(2025, 9, 30, 23, 59)
    pledge = save(school, make_round(school, closes=LAST_DAY))
    assert pledge.state == PledgeState.DRAFT


def test_after_the_last_day_saving_is_refused_with_its_date(school, at):
    at(2025, 10, 1, 0, 0)
    found = make_round(school, closes=LAST_DAY)
    with pytest.raises(RoundClosedError) as refused:
        save(school, found)
    assert str(refused.value) == (
        "Đợt đăng ký đã hết hạn ngày 30/09/2025 nên không lưu được nữa. "
        "Nếu cần sửa, hãy nhờ thư ký Hội đồng gia hạn đợt."
    )
    assert Pledge.objects.count() == 0


def test_before_the_first_day_saving_is_refused(school, at):
    at(2025, 9, 4, 23, 59)
    with pytest.raises(RoundNotBegunError) as refused:
        save(school, make_round(school, closes=LAST_DAY))
    assert str(refused.value) == "Đợt đăng ký mở từ ngày 05/09/2025, hôm nay chưa lưu được."


@pytest.mark.parametrize("act", [submit_pledge, withdraw_pledge])
def test_after_the_last_day_nothing_is_sent_or_taken_back(school, at, act):
    at(2025, 9, 30, 12, 0)
    found = make_round(school, closes=LAST_DAY)
    pledge = (draft if act is submit_pledge else submitted)(school, found, school.person(school.binh), "LDTT")
    at(2025, 10, 1, 0, 0)
    with pytest.raises(RoundClosedError):
        act(by=actor(school.binh, school), pledge=pledge)


def test_extending_a_round_lets_people_save_again(school, at):
    at(2025, 10, 1, 8, 0)
    found = make_round(school, closes=LAST_DAY)
    extend_round(by=actor(school.alice, school), round=found, closes=date(2025, 10, 1))
    assert save(school, found).version == 1


def test_a_cstdcs_takes_ldtt_along(school):
    assert save(school, make_round(school), titles=["CSTDCS"]).titles == ["LDTT", "CSTDCS"]


def test_a_title_that_is_not_registered_here_is_refused(school):
    with pytest.raises(InvalidInputError) as refused:
        save(school, make_round(school), titles=["HCLD1"])
    assert refused.value.field == "titles"


def test_a_draft_keeps_its_titles_and_the_tidied_initiative(school):
    pledge = save(school, make_round(school))
    pledge.refresh_from_db()
    assert (pledge.titles, pledge.initiative_title, pledge.team, pledge.version) == (
        ["LDTT"],
        "Bộ thẻ",
        school.teams[0],
        1,
    )


def test_the_second_of_two_editors_is_told_who_was_faster(school):
    found = make_round(school)
    save(school, found)
    with pytest.raises(ChangedMeanwhileError) as refused:
        save(school, found, version=0)
    assert str(refused.value).startswith("Nguyễn Thị Hoa Sim vừa thay đổi mục này (Lưu bản đăng ký, lúc ")


def test_somebody_not_on_the_staff_cannot_pledge(school):
    found = make_round(school)
    stranger = add_staff(make_school("THCS-KHAC", "Trường THCS Cỏ May").unit, "Phan Thị Cỏ May")
    with pytest.raises(NotOnStaffError):
        draft(school, found, stranger, "LDTT")


def test_an_empty_pledge_is_not_sent(school):
    pledge = draft(school, make_round(school), school.person(school.binh))
    with pytest.raises(InvalidInputError) as refused:
        submit_pledge(by=actor(school.binh, school), pledge=pledge)
    assert refused.value.field == "titles"


def test_a_sent_pledge_is_edited_only_after_taking_it_back(school):
    found = make_round(school)
    pledge = submitted(school, found, school.person(school.binh), "LDTT")
    with pytest.raises(StepRefusedError):
        save(school, found, version=pledge.version)
    taken = withdraw_pledge(by=actor(school.binh, school), pledge=pledge)
    assert save(school, found, version=taken.version, titles=[]).titles == []


def test_a_return_needs_its_reason_and_keeps_it(school):
    pledge = submitted(school, make_round(school), school.person(school.binh), "LDTT")
    by = actor(school.dung, school)
    with pytest.raises(InvalidInputError):
        return_pledge(by=by, pledge=pledge, reason="  ")
    returned = return_pledge(by=by, pledge=pledge, reason="Ghi rõ tên sáng kiến.")
    assert (returned.state, returned.return_reason) == (PledgeState.RETURNED, "Ghi rõ tên sáng kiến.")


def test_a_confirmed_pledge_can_still_be_returned_and_loses_no_history(school):
    pledge = confirmed(school, make_round(school), school.person(school.binh), "LDTT")
    returned = return_pledge(by=actor(school.dung, school), pledge=pledge, reason="Nhầm danh hiệu.")
    assert returned.state == PledgeState.RETURNED


@pytest.mark.parametrize("act", [confirm_pledge, lambda **given: return_pledge(reason="Vì sao", **given)])
def test_nobody_decides_their_own(school, act):
    pledge = submitted(school, make_round(school), school.person(school.dung), "LDTT")
    with pytest.raises(OwnPledgeError):
        act(by=actor(school.dung, school), pledge=pledge)


def test_a_pledge_changed_since_it_was_read_is_not_confirmed(school):
    found = make_round(school)
    read = submitted(school, found, school.person(school.binh), "LDTT")
    taken = withdraw_pledge(by=actor(school.binh, school), pledge=read)
    changed = save(school, found, version=taken.version, titles=["CSTDCS"])
    submit_pledge(by=actor(school.binh, school), pledge=changed)
    with pytest.raises(ChangedMeanwhileError):
        confirm_pledge(by=actor(school.dung, school), pledge=read, version=read.version)


def test_confirming_a_list_confirms_all_or_none(school):
    found = make_round(school)
    fine = submitted(school, found, school.person(school.binh), "LDTT")
    own = submitted(school, found, school.person(school.dung), "LDTT")
    with pytest.raises(OwnPledgeError):
        confirm_pledges(by=actor(school.dung, school), round=found, pledges=[fine, own])
    fine.refresh_from_db()
    assert fine.state == PledgeState.SUBMITTED
    assert [
        pledge.state for pledge in confirm_pledges(by=actor(school.dung, school), round=found, pledges=[fine])
    ] == [PledgeState.CONFIRMED]


def test_a_round_with_undecided_pledges_is_not_locked_and_names_them(school):
    found = make_round(school)
    submitted(school, found, school.person(school.binh), "LDTT")
    with pytest.raises(UndecidedError) as refused:
        locked(school, found)
    assert str(refused.value) == "Chưa khóa được: còn 1 bản đăng ký chờ xác nhận (Nguyễn Thị Hoa Sim)."


def test_locking_writes_down_everybodys_titles_and_none_for_who_pledged_nothing(school):
    found = make_round(school)
    confirmed(school, found, school.person(school.binh), "CSTDCS")
    draft(school, found, school.person(school.dung), "LDTT")
    done = locked(school, found)
    assert (done.state, done.locked_on) == (RoundState.LOCKED, clock.today())
    written = YearRecord.objects.filter(school_year="2025-2026").values_list(
        "person__full_name", "registered"
    )
    assert dict(written) == {
        "Nguyễn Thị Hoa Sim": ["LDTT", "CSTDCS"],
        "Hoàng Thị Sao Mai": [],
        "Lê Thị Hướng Dương": [],
        "Ngô Văn Trường Sơn": [],
        "Vũ Văn Sông Lam": [],
    }


def test_a_locked_round_takes_nothing_any_more(school):
    found = make_round(school)
    pledge = confirmed(school, found, school.person(school.binh), "LDTT")
    locked(school, found)
    by = actor(school.alice, school)
    attempts = [
        lambda: save(school, found, version=pledge.version),
        lambda: return_pledge(by=by, pledge=pledge, reason="Muộn"),
        lambda: extend_round(by=by, round=found, closes=clock.today() + timedelta(days=9)),
        lambda: lock_round(by=by, round=found, on=clock.today()),
    ]
    for attempt in attempts:
        with pytest.raises(RoundLockedError):
            attempt()


def test_each_step_leaves_one_line_and_a_list_one_more(school):
    found = make_round(school)
    pledge = submitted(school, found, school.person(school.binh), "LDTT")
    before = Line.objects.filter(unit=school.unit.id).count()
    confirm_pledges(by=actor(school.dung, school), round=found, pledges=[pledge])
    locked(school, found)
    assert kinds_since(before) == [
        "registrations.pledge_confirmed",
        "registrations.pledges_confirmed",
        "people.registrations_recorded",
        "registrations.round_locked",
    ]
