"""Who runs reviews, who sees which team, which steps somebody gives on a sheet. What is seen when: queries.seeing."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from thidua.core.school_years import school_year_of
from thidua.reviews.givers import Duties, duties_on, excuse_refusal, steps_given
from thidua.reviews.models import Evidence, Objection, Part, Review, Sheet, Step, Unlock
from thidua.reviews.states import ReviewState
from thidua.units.access import (
    Member,
    enters_grades,
    is_team_leader,
    reads_the_work,
    runs_the_work,
    works_here,
)
from thidua.units.models import SchoolYear
from thidua.units.queries import open_years

may_see_reviews = works_here
may_run_reviews = runs_the_work
may_see_board = is_team_leader | reads_the_work
may_mark_for_council = enters_grades
may_read_everything = reads_the_work


def year_for(member: Member, name: str | None) -> SchoolYear | None:
    """The open year that is named (another does not exist), else the one of this day, else the oldest."""
    years = {year.name: year for year in open_years(member.unit)}
    if name:
        if name not in years:
            raise Http404
        return years[name]
    return years.get(school_year_of(member.on)) or next(iter(years.values()), None)


def reviews_for(member: Member) -> QuerySet[Review]:
    rows = Review.objects.filter(unit=member.unit).select_related("unit", "year")
    return rows if reads_the_work.test(member) else rows.exclude(state=ReviewState.DISCARDED)


def review_for(member: Member, review_id: UUID) -> Review:
    return get_object_or_404(reviews_for(member), id=review_id)


def parts_for(member: Member) -> QuerySet[Part]:
    """Whoever reads the work sees every team, a leader the own one."""
    rows = Part.objects.filter(review__unit=member.unit).select_related(
        "review__unit", "review__year", "team"
    )
    return rows if reads_the_work.test(member) else rows.filter(team__in=member.leads)


def part_for(member: Member, part_id: UUID) -> Part:
    return get_object_or_404(parts_for(member), id=part_id)


def leads_part(member: Member, part: Part) -> bool:
    return part.team_id is not None and member.leads_team(part.team_id)


def runs_part(member: Member, part: Part) -> bool:
    """Whose it is to begin and to send: the leader's, and the office's where a leader is late or there is none."""
    return leads_part(member, part) or bool(runs_the_work.test(member))


def sheets_for(member: Member) -> QuerySet[Sheet]:
    """One's own, those of the teams one leads, all of whoever reads the work; also those of reviews long past."""
    rows = Sheet.objects.filter(review__unit=member.unit).exclude(review__state=ReviewState.DISCARDED)
    rows = rows.select_related("review__unit", "review__year", "part__team", "person", "team", "set__thread")
    if reads_the_work.test(member):
        return rows
    mine = Q(person__user=member.user) | Q(part__team__in=member.leads) | Q(team__in=member.leads)
    return rows.filter(mine)


def sheet_for(member: Member, sheet_id: UUID) -> Sheet:
    return get_object_or_404(sheets_for(member), id=sheet_id)


def is_subject(member: Member, sheet: Sheet) -> bool:
    """Whether the sheet is about the member; a team's is about whoever leads it."""
    if sheet.person is not None:
        return sheet.person.user_id == member.user.id
    return member.leads_team(sheet.team_id)


def gives(member: Member, sheet: Sheet, duties: Duties | None = None) -> frozenset[Step]:
    """Which steps the member fills on this sheet today; `duties` of the day, where many sheets are asked about."""
    return steps_given(member.user.id, sheet, duties or duties_on(member.unit, member.on))


def excuses(member: Member, sheet: Sheet, duties: Duties | None = None) -> bool:
    """Who says that a sheet is not marked: as the action asks it, once more."""
    found = duties or duties_on(member.unit, member.on)
    return not excuse_refusal(member.user.id, sheet, found)


def evidence_for(member: Member, evidence_id: UUID) -> Evidence:
    """Evidence goes with its sheet."""
    rows = Evidence.objects.filter(sheet__in=sheets_for(member)).exclude(file=None)
    return get_object_or_404(rows.select_related("file"), id=evidence_id)


def objection_for(member: Member, objection_id: UUID) -> Objection:
    rows = Objection.objects.filter(result__sheet__review__unit=member.unit).select_related(
        "result__sheet__review__unit", "result__sheet__person", "result__sheet__team", "raised_by"
    )
    return get_object_or_404(rows, id=objection_id)


def unlock_for(member: Member, unlock_id: UUID) -> Unlock:
    rows = Unlock.objects.filter(review__unit=member.unit).select_related("review__unit", "asked_by")
    return get_object_or_404(rows, id=unlock_id)
