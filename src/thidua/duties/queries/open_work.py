"""What of the year's work is under way: plan, movements, tasks, targets, pledges, reviews, criteria, grades."""

from collections.abc import Iterator
from datetime import date

from thidua.accounts.models import User
from thidua.criteria.queries.sets import unfinished_sets
from thidua.duties.models import Line
from thidua.duties.queries.lines import line
from thidua.movements.queries.board import movement_rows, open_tasks
from thidua.plans.queries.tree import living_items
from thidua.plans.queries.waiting import unfinished_plans
from thidua.registrations.queries.open_rounds import open_rounds
from thidua.reviews.queries.unfinished import unfinished_reviews
from thidua.scoring.queries import reopenings_in, unapproved_evaluations
from thidua.scoring.states import ReopeningState
from thidua.targets.queries.progress import progress_of
from thidua.targets.queries.totals import drives_under_way
from thidua.units.models import Unit
from thidua.units.queries import open_years

OVER = ("done", "blocked")


def plans(unit: Unit, _giver: User, on: date) -> Iterator[Line]:
    """Plans being written or read, and movements that are not closed."""
    for plan in unfinished_plans(unit):
        yield line(plan.title, f"Kế hoạch: {plan.get_state_display().lower()}", "plan_page", plan.id)
    for row in movement_rows(living_items(unit), on):
        if row.mark not in OVER:
            note = ", ".join(filter(None, [row.state, row.when, row.remark, row.who]))
            yield line(row.item.name, note, "movement_page", row.id)


def tasks(unit: Unit, _giver: User, on: date) -> Iterator[Line]:
    for row in open_tasks(living_items(unit), on):
        note = ", ".join(filter(None, [row.when, row.state.lower(), row.who]))
        yield line(row.item.name, note, "task_page", row.id)


def targets(unit: Unit, _giver: User, on: date) -> Iterator[Line]:
    """Those which are in danger, and drives that still take in."""
    for row in progress_of(unit, on):
        if row.is_in_danger:
            note = f"{row.outlook_words}: mới {row.value_words}, cần {row.aim_words}"
            yield line(row.item.name, note, "target_page", row.key)
    for name, when in drives_under_way(unit, on):
        yield line(name, f"Đợt ủng hộ. {when}", "drive_list")


def rounds(unit: Unit, _giver: User, _on: date) -> Iterator[Line]:
    for row in open_rounds(unit):
        counts = (
            f"{row.confirmed} bản đã xác nhận, {row.waiting} bản chờ xác nhận, {row.drafts} bản đang soạn"
        )
        title = f"Đợt đăng ký năm học {row.round.year.name} đang mở"
        yield line(title, f"Hạn {row.round.closes:%d/%m/%Y}; {counts}", "round_board")


def reviews(unit: Unit, _giver: User, _on: date) -> Iterator[Line]:
    """At which step each of them is: how many teams mark, how many have sent."""
    for row in unfinished_reviews(unit):
        note = (
            f"{row.review.get_state_display()}; {row.words}" if row.words else row.review.get_state_display()
        )
        yield line(f"Bình xét {row.review.name}", note, "review_board", row.review.id)


def criteria(unit: Unit, _giver: User, _on: date) -> Iterator[Line]:
    for row in unfinished_sets(unit):
        yield line(row.name, row.get_state_display(), "criteria_page", row.id)


def grades(unit: Unit, _giver: User, _on: date) -> Iterator[Line]:
    """Sheets that nobody has approved, and requests to open one again; no grade of anybody."""
    for sheet in unapproved_evaluations(unit):
        yield line(f"Bảng xếp loại năm học {sheet.year.name}", "Chưa phê duyệt", "evaluation_sheet")
    for one in reopenings_in(unit, open_years(unit)):
        if one.state != ReopeningState.ASKED:
            continue
        title = f"Đề nghị mở lại bảng xếp loại năm học {one.evaluation.year.name}"
        yield line(title, "Chưa trả lời", "evaluation_reopening", one.id)
