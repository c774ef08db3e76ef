"""Contribution drives: what counts, who sees what, the last day in both readings, and that nothing of it goes further."""

import re
from datetime import date, datetime
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from factories.base import actor, add_staff, make_school, sign_in
from factories.plans import add, issued, make_draft, office
from house.sources import SRC
from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.plans.actions.drafting import drop_item
from thidua.plans.actions.lifecycle import amend_plan
from thidua.plans.errors import UnderWayError
from thidua.plans.models import DueRule, Item, ItemKind, Plan, Undertaking
from thidua.targets.actions import close_drive, enter_contribution, enter_giver, take_back_contribution
from thidua.targets.errors import AlreadyGivenError, DriveClosedError, LinesAddedError, OtherWayError
from thidua.targets.models.drives import Contribution, DriveResult
from thidua.targets.queries.drives import drives_of
from thidua.units.models import Role

pytestmark = pytest.mark.django_db
DAY = date(2025, 11, 10)
OPEN, GONE, FAULT = 200, 404, 422


@pytest.fixture
def school():
    return make_school()


@pytest.fixture
def at():
    """Sets the clock."""
    yield lambda *moment: clock.set_for_demo(datetime(*moment, tzinfo=clock.HANOI))
    clock.reset()


def make_drive(school, **said) -> Undertaking:
    plan = make_draft(school)
    given = {"aim": Decimal(500_000), "aim_unit": "đồng", "role": Role.TEAM_LEADER} | said
    item = add(school, plan, ItemKind.DRIVE, **given)
    issued(school, plan)
    item.refresh_from_db()
    return item.undertaking


def give(school, drive, people=2, amount=200_000, **said):
    return enter_contribution(
        by=actor(school.dung, school),
        undertaking=drive,
        on=said.pop("on", DAY),
        people=people,
        amount=amount and Decimal(amount),
        **said,
    )


def named(school, drive, user, amount=None):
    return enter_giver(
        by=actor(school.dung, school), undertaking=drive, on=DAY, person=school.person(user), amount=amount
    )


def shown(user, route, *args):
    return sign_in(Client(), user).get(reverse(route, args=args))


def seen(school, on=DAY):
    (drive,) = drives_of(school.unit, on)
    return drive


def test_counts_of_teams_add_up_to_a_rate_and_a_sum(school):
    drive = make_drive(school)
    give(school, drive, team=school.teams[0])
    give(school, drive, 1, 50_000)

    row = seen(school)
    assert (row.rate_words, row.amount_words, row.aim_words, row.percent) == (
        "3 trên 5 người (60%)",
        "250.000 đồng",
        "500.000 đồng",
        50,
    )


@pytest.mark.parametrize(
    ("aim", "unit", "percent"),
    [(80, "%", 50), (4, "người", 50), (None, "", 40)],
)
def test_the_bar_is_of_the_quota_and_without_one_of_the_staff(school, aim, unit, percent):
    drive = make_drive(school, aim=aim and Decimal(aim), aim_unit=unit)
    give(school, drive)

    assert seen(school).percent == percent


@pytest.mark.parametrize(
    ("people", "amount", "on", "field"),
    [
        (0, 1, DAY, "people"),
        (6, 1, DAY, "people"),
        (1, -1, DAY, "amount"),
        (1, 1, date(2199, 1, 1), "on"),
        (1, 1, date(2025, 8, 31), "on"),
    ],
)
def test_what_cannot_be_is_told_at_its_field(school, people, amount, on, field):
    with pytest.raises(InvalidInputError) as caught:
        give(school, make_drive(school), people, amount, on=on)
    assert caught.value.field == field


def test_more_people_than_work_here_did_not_give(school):
    drive = make_drive(school)
    give(school, drive, 3)
    with pytest.raises(InvalidInputError, match="Đã ghi 3 người; thêm 3 thì quá 5 người"):
        give(school, drive, 3)


def test_a_person_gives_once_in_a_drive_and_the_amount_may_stay_unsaid(school):
    drive = make_drive(school)
    named(school, drive, school.binh)

    with pytest.raises(AlreadyGivenError):
        named(school, drive, school.binh, Decimal(5))
    assert (seen(school).people, seen(school).amount_words) == (1, "")


def test_counts_and_names_are_not_mixed(school):
    drive = make_drive(school)
    row = give(school, drive)
    with pytest.raises(OtherWayError):
        named(school, drive, school.binh)
    take_back_contribution(by=actor(school.dung, school), contribution=row, because="Ghi nhầm cách")
    named(school, drive, school.binh)
    with pytest.raises(OtherWayError):
        give(school, drive)


def test_a_line_taken_back_stays_with_its_reason_and_no_longer_counts(school):
    drive = make_drive(school)
    row = give(school, drive)
    by = actor(school.dung, school)
    with pytest.raises(InvalidInputError):
        take_back_contribution(by=by, contribution=row, because=" ")
    take_back_contribution(by=by, contribution=row, because="Ghi hai lần")
    with pytest.raises(ChangedMeanwhileError):
        take_back_contribution(by=by, contribution=row, because="Ghi hai lần")

    assert (Contribution.objects.get().taken_back_because, seen(school).people) == ("Ghi hai lần", 0)


def test_a_drive_ends_with_its_sums_and_takes_nothing_more(school):
    drive = make_drive(school)
    row = give(school, drive)
    by = actor(school.dung, school)
    result = close_drive(by=by, undertaking=drive, text="Đã nộp về xã", on=DAY)

    assert (result.people, result.staff, result.amount) == (2, 5, Decimal(200_000))
    add_staff(school.unit, "Hoa Cúc Áo", team=school.teams[0])
    assert seen(school).rate_words == "2 trên 5 người (40%)"
    for again in (
        lambda: give(school, drive),
        lambda: named(school, drive, school.binh),
        lambda: take_back_contribution(by=by, contribution=row, because="Nhầm"),
        lambda: close_drive(by=by, undertaking=drive, text="Lại", on=DAY),
    ):
        with pytest.raises(DriveClosedError):
            again()
    assert DriveResult.objects.count() == 1


def test_a_result_is_said_in_words(school):
    with pytest.raises(InvalidInputError):
        close_drive(by=actor(school.dung, school), undertaking=make_drive(school), text=" ", on=DAY)


@pytest.mark.parametrize(
    ("rule", "moment", "words"),
    [
        (DueRule.WITHIN, (2025, 11, 18, 23, 59), "hôm nay là ngày cuối"),
        (DueRule.WITHIN, (2025, 11, 19, 0, 1), "đã hết hạn"),
        (DueRule.BEFORE, (2025, 11, 17, 23, 59), "hôm nay là ngày cuối"),
        (DueRule.BEFORE, (2025, 11, 18, 0, 1), "đã hết hạn"),
        (DueRule.BEFORE, (2025, 11, 10, 8, 0), "còn 7 ngày"),
    ],
)
def test_the_last_day_in_both_readings_a_minute_before_and_after_midnight(school, at, rule, moment, words):
    make_drive(school, due_rule=rule)
    at(*moment)

    page = shown(school.binh, "drive_list").content.decode()
    assert words in page


def test_everybody_reads_the_rate_and_only_whoever_keeps_the_drive_the_names(school):
    drive = make_drive(school, role=Role.SECRETARY)
    named(school, drive, school.binh)

    name = school.binh.full_name
    for user in (school.alice, school.an, school.dung):
        listed = shown(user, "drive_list").content.decode().partition("</header>")[2]
        assert ("1 trên 5 người" in listed, name in listed) == (True, False)
    assert [
        shown(user, "drive_keep", drive.id).status_code for user in (school.alice, school.an, school.dung)
    ] == [
        OPEN,
        GONE,
        GONE,
    ]
    assert name in shown(school.alice, "drive_keep", drive.id).content.decode()


def test_the_office_keeps_a_drive_that_names_nobody(school):
    drive = make_drive(school, role="", who="Ban chấp hành Công đoàn")

    assert [
        shown(user, "drive_keep", drive.id).status_code for user in (school.alice, school.an, school.binh)
    ] == [
        OPEN,
        OPEN,
        GONE,
    ]


def test_nobody_can_read_off_who_has_not_given(school):
    """Whoever gave may be chosen as before: what is left over in the box would be the list of the others."""
    drive = make_drive(school, role=Role.SECRETARY)

    def choices():
        page = shown(school.alice, "drive_keep", drive.id).content.decode()
        return re.findall(r"<option[^>]*>([^<]*)</option>", page.partition('name="person"')[2])

    before = choices()
    named(school, drive, school.binh)
    assert (choices(), school.binh.full_name in before) == (before, True)


def test_a_drive_is_kept_on_its_page_and_closed_there(school):
    drive = make_drive(school, role=Role.SECRETARY)
    client = sign_in(Client(), school.alice)
    keep = reverse("drive_keep", args=[drive.id])
    given = {"way": "counts", "on": "10/11/2025", "people": "2", "amount": "1.200.000"}

    assert client.post(keep, given).status_code == 302
    assert client.post(keep, given | {"people": "9"}).status_code == FAULT
    row = Contribution.objects.get()
    assert (row.people, row.amount) == (2, Decimal(1_200_000))
    page = client.get(keep).content.decode()
    assert ("1.200.000 đồng" in page, "Ghi từng người" in page) == (True, False)
    back = reverse("contribution_take_back", args=[row.id])
    assert client.get(back).status_code == OPEN
    assert client.post(back, {"because": "Ghi nhầm"}).status_code == 302
    assert client.get(back).status_code == GONE
    answer = client.post(
        keep, {"way": "givers", "on": "10/11/2025", "person": str(school.person(school.an).id)}
    )
    assert answer.status_code == 302
    assert client.post(reverse("drive_close", args=[drive.id]), {"text": "Đã nộp"}).status_code == 302
    assert "Đã nộp" in shown(school.binh, "drive_list").content.decode()
    assert client.post(keep, given).status_code == FAULT


def test_a_line_sent_twice_counts_once_and_the_page_says_where_to_look(school):
    drive = make_drive(school, role=Role.SECRETARY)
    client = sign_in(Client(), school.alice)
    keep = reverse("drive_keep", args=[drive.id])
    line = {"way": "counts", "on": "10/11/2025", "people": "2", "seen": "0"}

    assert client.post(keep, line).status_code == 302
    again = client.post(keep, line)
    assert (again.status_code, str(LinesAddedError()) in again.content.decode()) == (FAULT, True)
    assert 'name="seen" value="1"' in again.content.decode()
    assert client.post(keep, line | {"seen": "1"}).status_code == 302
    assert [row.people for row in Contribution.objects.all()] == [2, 2]


def test_a_sum_far_beyond_the_quota_is_asked_back(school):
    drive = make_drive(school, role=Role.SECRETARY)
    client = sign_in(Client(), school.alice)
    keep = reverse("drive_keep", args=[drive.id])
    slip = {"way": "counts", "on": "10/11/2025", "people": "1", "amount": "5.500.000", "seen": "0"}

    asked = client.post(keep, slip)
    assert (asked.status_code, "tổng gấp 11 lần chỉ tiêu" in asked.content.decode()) == (FAULT, True)
    assert not Contribution.objects.exists()
    assert client.post(keep, slip | {"amount": "5.499.999"}).status_code == 302
    with pytest.raises(InvalidInputError, match="gấp 11 lần"):
        give(school, drive, 1, 1)
    assert client.post(keep, slip | {"sure": "on", "seen": "1"}).status_code == 302


def test_the_wrong_way_of_entering_says_so(school):
    drive = make_drive(school, role=Role.SECRETARY)
    named(school, drive, school.binh)
    client = sign_in(Client(), school.alice)

    answer = client.post(reverse("drive_keep", args=[drive.id]), {"way": "counts", "people": ""})
    assert answer.status_code == FAULT
    assert "Chưa ghi được: đợt này đang ghi theo tên từng người." in answer.content.decode()


def test_another_school_has_no_such_drive(school):
    drive = make_drive(school, role=Role.SECRETARY)
    row = give(school, drive)
    other = make_school("THCS-SM", "Trường THCS Sao Mai")

    for route, key in (
        ("drive_keep", drive.id),
        ("drive_close", drive.id),
        ("contribution_take_back", row.id),
    ):
        assert shown(other.alice, route, key).status_code == GONE


def test_no_drive_yet_is_said_what_it_would_be(school):
    assert "Chưa có đợt ủng hộ nào" in shown(school.binh, "drive_list").content.decode()


# Who may know the tables: their own room; the demo plays with the actions alone.
KNOWS = re.compile(
    r"\b(Contribution|DriveResult|models\.drives|queries\.drives|targets\.models import.*drives)\b"
)


def test_no_other_room_and_no_rule_of_the_law_reads_what_somebody_gave():
    readers = {
        path.relative_to(SRC).parts[1]
        if path.relative_to(SRC).parts[0] == "thidua"
        else path.relative_to(SRC).parts[0]
        for path in SRC.rglob("*.py")
        if KNOWS.search(path.read_text(encoding="utf-8"))
    }
    assert readers == {"targets"}


def test_a_drive_with_gifts_is_ended_before_it_leaves_the_plan_and_then_stays_to_be_read(school):
    drive = make_drive(school)
    give(school, drive)
    plan = Plan.objects.get(state="issued")
    draft = amend_plan(by=office(school), plan=plan, because="Bớt việc", on=DAY)
    add(school, draft, ItemKind.TASK)
    left = Item.objects.get(section__plan=draft, kind="drive")
    with pytest.raises(UnderWayError):
        drop_item(by=office(school), item=left, on=DAY)

    close_drive(by=actor(school.dung, school), undertaking=drive, text="Đã chuyển cho Hội", on=DAY)
    drop_item(by=office(school), item=left, on=DAY)
    issued(school, draft, on=DAY)
    assert [(one.item.has_left, one.people) for one in drives_of(school.unit, DAY)] == [(True, 2)]


@pytest.mark.parametrize(
    "text",
    [
        "Các thầy cô không ủng hộ, đề nghị trừ điểm thi đua, không xét danh hiệu",
        "Danh sách người chưa ủng hộ gửi từng tổ",
        "Cảm ơn {name}; còn lại chưa nộp",
        "Chưa có: {name}.",
    ],
)
def test_the_result_and_a_note_name_nobody_and_press_nobody(school, text):
    drive = make_drive(school)
    told = text.format(name=school.person(school.dung).full_name.upper())

    with pytest.raises(InvalidInputError) as refused:
        close_drive(by=actor(school.dung, school), undertaking=drive, text=told, on=DAY)
    assert refused.value.field == "text"
    with pytest.raises(InvalidInputError) as refused:
        give(school, drive, note=told)
    assert refused.value.field == "note"


def test_the_result_says_where_the_sum_went(school):
    drive = make_drive(school)
    text = "Đã nộp 500.000 đồng về Ủy ban Mặt trận xã, phiếu thu số 12, ngày 20/11/2025."

    assert close_drive(by=actor(school.dung, school), undertaking=drive, text=text, on=DAY).text == text
