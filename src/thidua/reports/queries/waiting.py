"""Everything that waits for a member, each with what it is about: the homes show it, the reminders tell it."""

from collections.abc import Callable, Iterator
from datetime import date

from thidua.notices.models import Kind
from thidua.reports.queries import duties, tasks
from thidua.reports.queries.desk import Desk
from thidua.reports.queries.handing_over import handover_tasks
from thidua.reports.queries.money import money_waiting
from thidua.reports.queries.planning import plan_of_the_year
from thidua.reports.queries.reporting import reports_to_make
from thidua.reports.queries.reviewing import reviews_waiting_here
from thidua.reports.queries.standards import standards_waiting
from thidua.reports.queries.task import Task
from thidua.reports.queries.undertaken import undertaken

# In the order of the year's work: what has no deadline is shown so.
SOURCES: tuple[tuple[Kind, Callable[[Desk], Iterator[Task]]], ...] = (
    (Kind.SYSTEM, tasks.staff_list),
    (Kind.SYSTEM, duties.roles_vacant),
    (Kind.AWARD, tasks.ballot),
    (Kind.PLEDGE, tasks.my_pledge),
    (Kind.PLEDGE, tasks.collective_pledge),
    (Kind.PLEDGE, tasks.pledges_to_decide),
    (Kind.PLEDGE, tasks.late_pledges),
    (Kind.PLEDGE, tasks.pledging_round),
    (Kind.PLAN, undertaken),
    (Kind.REVIEW, reviews_waiting_here),
    (Kind.REVIEW, tasks.evaluation),
    (Kind.REVIEW, duties.reopenings_to_answer),
    (Kind.REVIEW, duties.papers_of_the_head),
    (Kind.AWARD, tasks.dossiers),
    (Kind.AWARD, duties.dossiers_graded_otherwise),
    (Kind.AWARD, tasks.meetings),
    (Kind.AWARD, tasks.submission),
    (Kind.SYSTEM, tasks.accounts),
    (Kind.AWARD, duties.opinions_wanted),
    (Kind.SYSTEM, duties.roles_ending),
    (Kind.AWARD, duties.submissions_received),
    (Kind.PAPER, money_waiting),
    (Kind.PAPER, duties.papers_of_the_clerk),
    (Kind.AWARD, duties.initiatives_to_review),
    (Kind.PLEDGE, duties.remark_of_the_board),
    (Kind.PLAN, plan_of_the_year),
    (Kind.PAPER, reports_to_make),
    (Kind.REVIEW, duties.criteria_to_look_at),
    (Kind.PLAN, standards_waiting),
    (Kind.SYSTEM, handover_tasks),
)


def waiting_of(desk: Desk) -> list[tuple[Kind, Task]]:
    """The nearest deadline first; what has none afterwards."""
    found = [(kind, task) for kind, source in SOURCES for task in source(desk)]
    return sorted(found, key=lambda row: row[1].deadline or date.max)


def tasks_of(desk: Desk) -> list[Task]:
    return [task for _, task in waiting_of(desk)]
