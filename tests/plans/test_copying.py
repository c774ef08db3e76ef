"""A plan carried into a later year: days moved, nothing of what was done, the old days beside the new ones."""

from datetime import date

import pytest

from factories.base import make_school
from factories.plans import SAYS, WRITTEN, add, chair, issued, make_full_draft, make_issued, office
from thidua.core.errors import InvalidInputError
from thidua.documents.actions.registers import Way
from thidua.documents.models import Channel, DueRule
from thidua.plans.actions.bases import BaseText, put_base
from thidua.plans.actions.copying import Period, carry_forward, later
from thidua.plans.actions.drafting import put_item
from thidua.plans.actions.lifecycle import amend_plan, send_plan
from thidua.plans.actions.recipients import put_recipient
from thidua.plans.errors import NotIssuedError, OtherDraftError, PastDeadlinesError
from thidua.plans.models import Base, BaseKind, Delivery, Item, ItemKind, Plan
from thidua.plans.queries.tree import tree_of
from thidua.plans.queries.wording import moved_from
from thidua.plans.queries.years import Words, later_words, moved_words

pytestmark = pytest.mark.django_db
NEXT = Period("Công tác thi đua, khen thưởng", date(2026, 9, 1), date(2027, 8, 31))


@pytest.fixture
def school():
    return make_school()


def carried(school, plan, period=NEXT, on=date(2026, 9, 5)):
    return carry_forward(by=office(school), source=plan, period=period, on=on)


def items(plan):
    return {item.kind: item for item in Item.objects.filter(section__plan=plan)}


def test_every_day_moves_by_a_year_and_the_old_one_stands_beside_it(school):
    draft = carried(school, make_issued(school))

    period, task = items(draft)["period"], items(draft)["task"]
    assert (period.starts, period.ends, task.due) == (
        date(2026, 10, 15),
        date(2026, 11, 20),
        date(2027, 1, 15),
    )
    assert moved_from(period) == "Năm trước: từ 15/10/2025 đến 20/11/2025."
    assert [item.waits_for_a_look for item in (period, task, items(draft)["movement"])] == [True, True, False]


def test_nothing_of_what_was_done_comes_along(school):
    plan = make_issued(school)

    draft = carried(school, plan)

    assert (draft.state, draft.edition, draft.thread == plan.thread) == ("draft", 1, False)
    assert {item.undertaking for item in items(draft).values()} == {None}
    assert {item.name for item in items(draft).values()} == {said["name"] for said in SAYS.values()}
    assert [branch.section.number for branch in tree_of(draft)] == ["I", "1", "2", "II", "III"]


def test_legal_bases_come_along_and_directives_of_the_old_year_do_not(school):
    plan = make_full_draft(school)
    for kind, paper in ((BaseKind.LEGAL, "06/2022/QH15"), (BaseKind.DIRECTIVE, "36/HD-UBND")):
        put_base(by=office(school), plan=plan, given=BaseText(kind=kind, paper=paper), on=WRITTEN)

    draft = carried(school, issued(school, plan))

    assert list(Base.objects.filter(plan=draft).values_list("kind", "paper")) == [("legal", "06/2022/QH15")]


def test_deadlines_of_sending_move_too(school):
    plan = make_full_draft(school)
    way = Way(Channel.EMAIL, date(2025, 9, 20), DueRule.BEFORE)
    put_recipient(by=office(school), plan=plan, name="Xã", ways=[way], on=WRITTEN)

    draft = carried(school, issued(school, plan))

    assert Delivery.objects.get(recipient__plan=draft).due == date(2026, 9, 20)


def test_once_saved_an_item_was_looked_at(school):
    draft = carried(school, make_issued(school))
    task = items(draft)["task"]

    put_item(
        by=office(school),
        section=task.section,
        kind=ItemKind.TASK,
        item=task,
        values={"name": task.name, "due": task.due, "role": task.role},
        on=date(2026, 9, 6),
    )

    assert not items(draft)["task"].waits_for_a_look


def test_a_moved_deadline_that_has_passed_keeps_the_draft_at_home(school):
    draft = carried(school, make_issued(school))

    with pytest.raises(PastDeadlinesError, match="“Quỹ vì người nghèo” \\(18/11/2026\\)"):
        send_plan(by=office(school), plan=draft, on=date(2026, 11, 19))


def test_an_amendment_asks_nobody_to_look_at_old_days(school):
    draft = carried(school, make_issued(school))
    newer = issued(school, draft, on=date(2026, 9, 10), because="Ngày giữ như năm trước")

    amended = amend_plan(by=office(school), plan=newer, because="Thêm", on=date(2026, 12, 1))

    assert {item.copied_from for item in items(amended).values()} == {None}


def test_the_leap_day_becomes_the_28th_and_that_is_told(school):
    plan = make_full_draft(school)
    leap = {"starts": date(2028, 2, 1), "ends": date(2028, 2, 29)}
    Item.objects.filter(kind="period").update(**leap)
    draft = carried(school, issued(school, plan))

    period = items(draft)["period"]
    assert (period.starts, period.ends) == (date(2029, 2, 1), date(2029, 2, 28))
    assert moved_from(period).endswith("Năm nay không có ngày 29/02, tạm ghi 28/02.")


@pytest.mark.parametrize(
    ("day", "years", "moved"),
    [
        (None, 1, None),
        (date(2024, 2, 29), 1, date(2025, 2, 28)),
        (date(2024, 2, 29), 4, date(2028, 2, 29)),
        (date(2025, 12, 31), 1, date(2026, 12, 31)),
    ],
)
def test_the_same_day_of_a_later_year(day, years, moved):
    assert later(day, years) == moved


@pytest.mark.parametrize(
    ("words", "moved"),
    [
        ("Thi đua năm học 2025-2026", "Thi đua năm học 2026-2027"),
        ("Thi đua năm học 2025–2026, 2025 - 2026", "Thi đua năm học 2026–2027, 2026 - 2027"),
        ("Thi đua năm 2025", "Thi đua năm 2026"),
        ("Năm 2026 thi đua", "Năm 2027 thi đua"),
        ("Thi đua theo Quyết định 2025", "Thi đua theo Quyết định 2025"),
        ("Giai đoạn 2021-2026; từ năm 2019", "Giai đoạn 2021-2026; từ năm 2019"),
        (
            "Thực hiện Luật Thi đua, khen thưởng năm 2025; Hiến pháp năm 2026; kế hoạch năm 2026",
            "Thực hiện Luật Thi đua, khen thưởng năm 2025; Hiến pháp năm 2026; kế hoạch năm 2027",
        ),
        (
            "Theo Nghị định của Chính phủ năm 2025, trường lập kế hoạch năm học 2025-2026",
            "Theo Nghị định của Chính phủ năm 2025, trường lập kế hoạch năm học 2026-2027",
        ),
        (
            "Hướng dẫn số 5 về thi đua năm học 2025 – 2026. Hướng tới năm học 2025 – 2026",
            "Hướng dẫn số 5 về thi đua năm học 2025 – 2026. Hướng tới năm học 2026 – 2027",
        ),
    ],
)
def test_years_of_the_plan_move_along_and_those_of_papers_stay(words, moved):
    plan = Plan(starts=date(2025, 9, 1), ends=date(2026, 8, 31))

    assert later_words(words, 1, of=plan) == moved


def test_what_a_copy_would_change_of_the_words_is_told_before(school):
    plan = make_full_draft(school)
    words = {
        "opening": "Thực hiện Luật Thi đua, khen thưởng năm 2025",
        "closing": "Tổng kết năm học 2025-2026",
    }
    Plan.objects.filter(id=plan.id).update(**words)
    plan.refresh_from_db()

    assert moved_words(plan, 1) == [
        Words("Lời kết", "Tổng kết năm học 2025-2026", "Tổng kết năm học 2026-2027")
    ]
    draft = carried(school, issued(school, plan))
    assert (draft.opening, draft.closing) == (words["opening"], "Tổng kết năm học 2026-2027")


def test_a_draft_is_not_carried_nor_into_its_own_year(school):
    with pytest.raises(NotIssuedError):
        carried(school, make_full_draft(school))
    other = make_school(code="THCS-SM", name="Trường THCS Sao Mai")
    plan = make_issued(other)
    with pytest.raises(InvalidInputError) as caught:
        carried(other, plan, Period("Thi đua", date(2025, 10, 1), date(2026, 8, 31)))
    assert caught.value.field == "starts"


def test_a_later_year_that_has_its_plan_gets_no_second(school):
    plan = make_issued(school)
    carried(school, plan)

    with pytest.raises(OtherDraftError):
        carried(school, plan)


# --- words that are looked at before they are kept --------------------------------------------------


def test_what_the_law_forbids_is_refused_at_its_field(school):
    with pytest.raises(InvalidInputError) as caught:
        add(
            school,
            make_full_draft(school),
            ItemKind.MOVEMENT,
            criteria="Xếp loại thi đua giáo viên theo kết quả thi học sinh giỏi",
        )

    assert caught.value.field == "criteria"


def test_what_is_risky_needs_a_reason_that_is_kept_with_it(school):
    plan = make_full_draft(school)
    risky = "Phấn đấu 100% cán bộ, giáo viên, nhân viên ủng hộ quỹ đúng thời gian"
    with pytest.raises(InvalidInputError) as caught:
        add(school, plan, ItemKind.TARGET, text=risky)

    kept = add(school, plan, ItemKind.TARGET, text=risky, because=" Chỉ  để theo dõi, không chấm điểm ")

    assert caught.value.field == "because"
    assert kept.because == "Chỉ để theo dõi, không chấm điểm"


def test_what_says_that_nobody_is_pressed_is_no_pressing(school):
    said = "Không lấy kết quả các kỳ thi, hoạt động giao lưu do địa phương tổ chức để xếp loại thi đua"

    assert add(school, make_full_draft(school), ItemKind.TASK, text=said).because == ""


def test_a_drive_is_voluntary_by_its_kind_and_asks_for_no_reason(school):
    drive = add(school, make_full_draft(school), ItemKind.DRIVE, name="Ủng hộ quỹ Vì người nghèo")

    assert drive.because == ""


def test_what_was_kept_under_other_words_of_the_law_is_not_sent_unseen(school):
    plan = make_full_draft(school)
    Item.objects.filter(kind="task").update(text="Xếp loại thi đua theo kết quả thi học sinh giỏi")

    with pytest.raises(Exception, match="“Báo cáo sơ kết” chưa gửi được vì các chữ") as caught:
        send_plan(by=chair(school), plan=plan, on=WRITTEN)

    assert type(caught.value).__name__ == "WordsToMendError"
