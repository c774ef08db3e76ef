"""Building the demo: the year 2025-2026 of one school, step by step, as its people would."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction

from thidua.accounts.models import User
from thidua.core import clock
from thidua.decisions.models import Submission
from thidua.demo import (
    answers,
    associations,
    autumn,
    bodies,
    carrying,
    council,
    criteria,
    giving,
    lives,
    measuring,
    money,
    monthly,
    office,
    opinions,
    past,
    planning,
    reminding,
    reporting,
    reviewing,
    rules,
    school,
    spring,
    standards,
    succession,
    summer,
)
from thidua.demo.cast import TEACHER
from thidua.demo.plot import Plot, plot_of
from thidua.demo.recipe import Moment, Recipe, Size
from thidua.units.models import Appointment, Role


@dataclass(frozen=True, slots=True)
class Account:
    """One way into the demo: whose account, in which role, and how that is called."""

    code: Role
    role: str
    user: User


def build(recipe: Recipe | None = None) -> list[Account]:
    """All or nothing; the clock then stands where the recipe's moment is."""
    wanted = recipe or Recipe()
    with transaction.atomic():
        for moment in play(wanted):
            if moment == wanted.moment:
                break
    return accounts()


def play(recipe: Recipe) -> Iterator[Moment]:
    """The year as a whole; at each moment the clock is set to it, and whoever asked may look or stop."""
    stage = school.found(recipe)
    plot = plot_of([part for part, _ in stage.people], recipe.seed)
    past.record_past(stage, recipe)
    bodies.record_past(stage)
    lives.join(stage)
    associations.enter(stage)
    office.plan_went(stage, planning.plan(stage))
    opened = autumn.begin(stage)
    succession.begin(stage)
    criteria.issue(stage)
    lives.came(stage)
    seats = council.found(stage)
    pledging = autumn.pledge(stage, plot, opened)
    yield _at(Moment.PLEDGE)
    months = monthly.Months(stage, recipe.seed)
    _winter(stage, plot, pledging, months)
    _spring(stage, plot, months)
    sheet = spring.begin_sheet(stage, plot, recipe.seed)
    yield _at(Moment.MARKS)
    spring.finish_sheet(stage, sheet)
    bodies.grade_year(stage)
    summer.open_all(stage, plot)
    yield _at(Moment.DOSSIER)
    summer.prepare_all(stage)
    opinions.state(stage)
    sitting = council.begin_meeting(stage, plot, seats, recipe.seed)
    yield _at(Moment.COUNCIL)
    council.finish_meeting(stage, sitting)
    monthly.may(months)
    submissions = answers.submit(stage)
    office.went(stage, submissions)
    measuring.go_on(stage, measuring.SUMMER)
    carrying.keep_up(stage, clock.today())
    again = _july(stage, plot, submissions, months)
    standards.prepare(stage)
    yield _reminded(stage, _at(Moment.DECISION))
    answers.answer_last(stage, plot, again)
    money.finish_paying(stage)
    monthly.late_summer(months)
    reporting.finish_year(stage)
    answers.close(stage, then_next=recipe.size != Size.CLOSED_SCHOOL)
    yield _at(Moment.CLOSED)


def _winter(stage: school.Stage, plot: Plot, pledging: autumn.Pledging, months: monthly.Months) -> None:
    """From the last day of the pledges to the first of April."""
    autumn.finish(stage, plot, pledging)
    office.guidance_came(stage)
    succession.learn(stage)
    rules.enter(stage)
    reminding.set_up(stage)
    reviewing.read_planned(stage)
    measuring.begin(stage)
    monthly.september(months)
    lent = lives.second(stage)
    carrying.launch(stage)
    monthly.october(months)
    giving.autumn(stage)
    carrying.close(stage)
    measuring.go_on(stage, measuring.AUTUMN[:1])
    monthly.november(months)
    measuring.go_on(stage, measuring.AUTUMN[1:3])
    monthly.december(months)
    measuring.go_on(stage, measuring.AUTUMN[3:])
    lives.commented(stage, lent)
    monthly.new_year(months)
    carrying.tell_autumn(stage)
    half_year = reporting.half_year(stage)
    carrying.report_half_year(stage, half_year.document.symbol if half_year.document else "")
    money.fill(stage)
    monthly.january(months)
    measuring.oversee(stage)
    measuring.go_on(stage, measuring.WINTER)
    monthly.february(months)
    lives.arrive(stage, plot, pledging.round)
    monthly.march(months)
    measuring.go_on(stage, measuring.SPRING)


def _spring(stage: school.Stage, plot: Plot, months: monthly.Months) -> None:
    """From April to the last days before the yearly sheet."""
    spring.recognise(stage, plot)
    reviewing.read_recognised(stage)
    measuring.go_on(stage, measuring.MAY)
    carrying.keep_up(stage, clock.today())
    monthly.april(months)
    money.buy_frames(stage)


def _july(
    stage: school.Stage, plot: Plot, submissions: list[Submission], months: monthly.Months
) -> Submission:
    """The decisions are there, money is paid, the year's report is begun; what was mended and sent again."""
    decision = answers.answer(stage, plot, submissions)
    again = answers.mend(stage)
    office.answers_came(stage, decision.paper)
    lives.leave(stage)
    money.begin_paying(stage)
    office.invited(stage)
    giving.summer(stage)
    spring.regulate(stage)
    monthly.july(months)
    reporting.begin_year(stage)
    succession.go_away(stage)
    return again


def _reminded(stage: school.Stage, moment: Moment) -> Moment:
    reminding.morning(stage)
    return moment


def _at(moment: Moment) -> Moment:
    clock.set_for_demo(Recipe(moment).now)
    return moment


def accounts() -> list[Account]:
    """One account a role, in the school's own order of duties."""
    named = {Role.TEAM_LEADER: school.LEADER, Role.STAFF: TEACHER}
    held = Appointment.objects.filter(unit__code__in=[school.CODE, school.COMMUNE_CODE]).select_related(
        "user"
    )
    users = {Role(one.role): one.user for one in held.exclude(role__in=named).order_by("-id")}
    users |= {Role(one.role): one.user for one in held if named.get(Role(one.role)) == one.user.full_name}
    return [Account(role, str(role.label), users[role]) for role in Role]
