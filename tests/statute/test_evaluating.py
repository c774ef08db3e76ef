"""By which rules a year is evaluated, and what months, leave, discipline and tasks leave open of its grade."""

from datetime import date
from decimal import Decimal

import pytest

from statute.evaluating import (
    Facts,
    Tasks,
    basis_of,
    failure_unexplained,
    limits_of,
    most_points,
    stopped,
    task_doubts,
)
from statute.excellent import unread_share
from statute.findings import Citation, Verification

EARLIER = basis_of(date(2026, 5, 15), None)
POINTS = basis_of(date(2027, 5, 15), date(2026, 11, 1))


@pytest.mark.parametrize(
    ("on", "regulation", "rules", "rule_day", "settled"),
    [
        (date(2026, 6, 30), None, "classes", date(2026, 6, 30), True),
        (date(2026, 6, 30), date(2026, 6, 1), "classes", date(2026, 6, 30), True),
        (date(2026, 7, 1), None, "classes", date(2026, 6, 30), False),
        (date(2026, 11, 30), date(2026, 11, 30), "points", date(2026, 11, 30), True),
        (date(2026, 11, 30), None, "classes", date(2026, 6, 30), False),
        (date(2026, 12, 1), None, "classes", date(2026, 6, 30), True),
        (date(2026, 12, 5), date(2026, 12, 1), "classes", date(2026, 6, 30), True),
        (date(2026, 12, 31), None, "classes", date(2026, 6, 30), True),
        (date(2027, 1, 1), None, "points", date(2027, 1, 1), True),
        (date(2027, 1, 1), date(2026, 12, 1), "points", date(2027, 1, 1), True),
    ],
)
def test_the_rules_depend_on_the_day_and_on_the_units_own_regulation(
    on, regulation, rules, rule_day, settled
):
    found = basis_of(on, regulation)
    assert (found.rules, found.rule_day, found.settled) == (rules, rule_day, settled)


def test_the_basis_says_why_with_its_article():
    late = basis_of(date(2026, 12, 5), date(2026, 12, 1))
    assert (late.because, late.citation, late.verification) == (
        (
            "Quy chế của đơn vị ban hành ngày 01/12/2026, sau hạn 30/11/2026, "
            "nên cuối năm 2026 còn xếp loại theo cách trước."
        ),
        Citation("233/2026/NĐ-CP", "18.3.a"),
        Verification.OFFICIAL,
    )
    assert basis_of(date(2026, 8, 31), None).verification is Verification.MEMORY
    assert "Chưa ghi quy chế đánh giá của đơn vị" in basis_of(date(2027, 1, 1), None).because


def test_points_are_thirty_and_seventy():
    assert most_points(date(2026, 7, 1)) == (Decimal(30), Decimal(70))


@pytest.mark.parametrize(
    ("basis", "facts", "told"),
    [
        (EARLIER, Facts(months=Decimal(6)), []),
        (EARLIER, Facts(months=Decimal("5.9")), [("months", {"ungraded"})]),
        (EARLIER, Facts(months=Decimal(4), maternity_days=Decimal(120)), [("months", None)]),
        (EARLIER, Facts(months=Decimal(10), maternity_days=Decimal(40)), [("absence", None)]),
        (EARLIER, Facts(leave_days=Decimal(47)), []),
        (EARLIER, Facts(leave_days=Decimal(48)), [("leave", None)]),
        (EARLIER, Facts(leave_days=Decimal(93)), [("leave", {"completed", "failed", "ungraded"})]),
        (EARLIER, Facts(disciplined=True), [("discipline", {"failed", "ungraded"})]),
        (EARLIER, Facts(party_disciplined=True), [("party_discipline", {"failed", "ungraded"})]),
        (POINTS, Facts(months=Decimal("5.9")), [("months", {"ungraded"})]),
        (POINTS, Facts(months=Decimal(5), leave_days=Decimal(60)), [("months", None)]),
        (POINTS, Facts(months=Decimal(8), leave_days=Decimal(60)), [("absence", None)]),
        (POINTS, Facts(months=Decimal(10), leave_days=Decimal(15)), []),
        (POINTS, Facts(months=Decimal(10), leave_days=Decimal(16)), [("absence", None)]),
        (POINTS, Facts(months=Decimal(5), leave_days=Decimal(1)), [("months", None)]),
        (POINTS, Facts(leave_days=Decimal(93)), [("absence", None)]),
        (POINTS, Facts(disciplined=True), [("discipline", {"failed", "ungraded"})]),
        (POINTS, Facts(party_disciplined=True), []),
        (EARLIER, Facts(), []),
    ],
)  # fmt: skip
def test_what_a_fact_leaves_open_of_the_grade(basis, facts, told):
    assert [(one.id, one.allowed) for one in limits_of(facts, basis)] == told


def test_before_the_amendment_was_read_discipline_says_nothing():
    assert limits_of(Facts(disciplined=True), basis_of(date(2023, 9, 14), None)) == []


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (Facts(months=Decimal(2)), "Làm việc 2 tháng trong năm, dưới 6 tháng: không xếp loại."),
        (
            Facts(leave_days=Decimal(94)),
            "Nghỉ 94 ngày làm việc: nghỉ từ 3 tháng thì không xếp từ hoàn thành tốt nhiệm vụ trở lên.",
        ),
    ],
)
def test_what_is_only_remembered_warns_and_stops_nobody(facts, said):
    (found,) = limits_of(facts, EARLIER)
    assert found.verification is Verification.MEMORY
    assert found.because == (
        f"{said} Quy định này chưa kiểm chứng nên phần mềm chỉ nhắc, không chặn; "
        "vẫn xếp như vậy thì nên ghi lý do."
    )
    assert stopped([found], "good", reason=False) is None


def test_what_was_read_stops():
    limits = limits_of(Facts(months=Decimal(2)), POINTS)
    assert stopped(limits, "good", reason=True) == limits[0]


@pytest.mark.parametrize(
    ("basis", "tasks", "points", "facts", "said"),
    [
        (EARLIER, Tasks(unmet=Decimal(51)), None, Facts(), None),
        (EARLIER, Tasks(), None, Facts(disciplined=True), None),
        (EARLIER, Tasks(), None, Facts(party_disciplined=True), None),
        (
            EARLIER,
            Tasks(unmet=Decimal(50)),
            None,
            Facts(),
            "Xếp không hoàn thành nhiệm vụ thì ghi tỷ lệ tiêu chí chưa đạt trên 50%, hoặc ghi lý do.",
        ),
        (POINTS, Tasks(), Decimal(49), Facts(), None),
        (POINTS, Tasks(), None, Facts(disciplined=True), None),
        (
            POINTS,
            Tasks(),
            None,
            Facts(party_disciplined=True),
            "Xếp không hoàn thành nhiệm vụ mà chưa đủ điểm thì phải ghi lý do.",
        ),
    ],
)
def test_a_failed_year_shows_by_figures_or_facts_why(basis, tasks, points, facts, said):
    found = failure_unexplained(tasks, points, facts, basis)
    assert (found.because if found else None) == said


def test_limits_are_said_with_their_article():
    found = limits_of(Facts(months=Decimal("4.5"), disciplined=True), POINTS)
    assert [(one.because, one.citation) for one in found] == [
        ("Làm việc 4,5 tháng trong năm, dưới 6 tháng: không xếp loại.", Citation("233/2026/NĐ-CP", "14")),
        (
            (
                "Bị kỷ luật trong năm: xếp không hoàn thành nhiệm vụ. Kỷ luật không liên quan đến nhiệm vụ "
                "thì hội đồng ghi rõ lý do. Mỗi vi phạm chỉ tính một năm."
            ),
            Citation("233/2026/NĐ-CP", "14.3"),
        ),
    ]


def test_a_written_reason_goes_past_discipline_by_points_only():
    earlier, later = (limits_of(Facts(disciplined=True), basis) for basis in (EARLIER, POINTS))
    assert stopped(earlier, "good", reason=True) == earlier[0]
    assert stopped(later, "good", reason=False) == later[0]
    assert stopped(later, "good", reason=True) is None
    assert stopped(earlier, "failed", reason=False) is None
    assert stopped(earlier, None, reason=False) is None


@pytest.mark.parametrize(
    ("tasks", "grade", "doubts"),
    [
        (Tasks(Decimal(50), Decimal(100), Decimal(0)), "excellent", []),
        (Tasks(Decimal("49.9"), Decimal(99)), "excellent", ["grade_tasks_beyond", "grade_tasks_on_time"]),
        (Tasks(Decimal(0), Decimal(99)), "good", ["grade_tasks_on_time"]),
        (Tasks(unmet=Decimal(20)), "completed", []),
        (Tasks(unmet=Decimal(21)), "completed", ["grade_tasks_unmet"]),
        (Tasks(unmet=Decimal(80)), "excellent", ["grade_tasks_unmet"]),
        (Tasks(unmet=Decimal(90)), "failed", []),
        (Tasks(), "excellent", []),
    ],
)
def test_figures_of_tasks_are_told_beside_the_grade_and_never_refuse(tasks, grade, doubts):
    found = task_doubts(tasks, grade, EARLIER)
    assert [one.id for one in found] == doubts
    assert {one.allowed for one in found} <= {None}
    assert task_doubts(tasks, grade, POINTS) == []


def test_a_doubt_says_what_was_entered_and_what_is_asked():
    found = task_doubts(Tasks(beyond=Decimal("49.5")), "excellent", EARLIER)
    assert [one.because for one in found] == [
        "Ghi 49,5% vượt mức; xếp hoàn thành xuất sắc nhiệm vụ cần ít nhất 50%. Hãy xem lại."
    ]


def test_of_a_higher_grade_the_unmet_share_is_said_by_the_lowest_that_sets_one():
    found = task_doubts(Tasks(unmet=Decimal(80)), "excellent", EARLIER)
    assert [one.because for one in found] == [
        "Ghi 80% tiêu chí chưa đạt; xếp hoàn thành nhiệm vụ cần nhiều nhất 20%. Hãy xem lại."
    ]


def test_the_share_of_the_time_before_was_read_nowhere():
    share = unread_share(date(2026, 6, 30))
    assert (share.value, share.verification) == ("20/100", Verification.MEMORY)
    assert unread_share(date(2026, 7, 1)) is None
