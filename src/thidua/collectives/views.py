"""The pages of collectives: the list, one collective's years and aims, and what the office writes about it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render

from statute.names import award_name
from thidua.collectives import access, queries
from thidua.collectives.actions import (
    CollectiveGrant,
    record_collective_grants,
    record_collective_year,
    state_collective_review,
)
from thidua.collectives.facts import case_of
from thidua.collectives.facts.aims import Aims, aims_of, numbers_of
from thidua.collectives.facts.cases import counts_now
from thidua.collectives.facts.counting import NOTHING
from thidua.collectives.forms import (
    CollectiveGrantEditForm,
    CollectiveGrantForm,
    CollectiveReviewForm,
    CollectiveYearForm,
)
from thidua.collectives.models import COUNTED, Collective, CollectiveYear
from thidua.core import clock
from thidua.core.errors import RefusedError
from thidua.core.school_years import school_year_of, starts
from thidua.ledger.queries import story_of
from thidua.people.actions import correct_grant
from thidua.people.models import Grant
from thidua.people.queries import names_of
from thidua.people.queries.checking import GRANTS, former_of
from thidua.units.access import Member, MemberRequest, gate
from thidua.units.queries import current_year, open_years
from thidua.web.refusals import refuse, sent

STORY_LENGTH = 8


@gate(access.may_see_collectives)
def collective_list(request: MemberRequest) -> HttpResponse:
    """The school and the teams one may see, with what they hold and how many work there."""
    member = request.member
    listed, now = access.collectives_for(member), now_of(request)
    graded = access.grades_seen(member, listed)
    counts = counts_now(member.unit, now, member.on)
    rows = queries.rows_in_year(member.unit, now)
    grants = [grant for grant in queries.grants_held(listed) if grant.revoked_on is None]
    context = {
        "now": now,
        "runs": access.may_record_collectives.test(member),
        "rows": [
            {
                "collective": one,
                "year": rows.get(one.team_id),
                "graded": one in graded,
                "at_work": counts.get(one.team_id, NOTHING).at_work,
                "latest": next((grant for grant in grants if grant.holder_key == one.key), None),
                "titles": sum(grant.holder_key == one.key and bool(grant.school_year) for grant in grants),
            }
            for one in listed
        ],
    }
    return render(request, "collectives/list.html", context)


@gate(access.may_see_collectives)
def collective_page(request: MemberRequest, which: str) -> HttpResponse:
    """Ten years as a strip, awards with their decisions, this year's numbers, what can be aimed at."""
    member = request.member
    collective, now = access.collective_for(member, which), now_of(request)
    rows, grants = queries.years_of(collective), list(queries.grants_held([collective]))
    this_year = next((row for row in rows if row.school_year == now), None)
    standing, discipline = access.sees_standing(member, collective), access.sees_discipline(member)
    counts = counts_now(member.unit, now, member.on).get(collective.team_id, NOTHING)
    graded = collective in access.grades_seen(member, [collective])
    context = {
        "collective": collective,
        "now": now,
        "strip": queries.strip_of(rows, grants, now=now, graded=graded),
        "graded": graded,
        "grants": grants,
        "this_year": this_year,
        "numbers": numbers_of(this_year, counts, standing=standing, discipline=discipline),
        "counts": counts,
        "standing": standing,
        "discipline": discipline,
        "aims": _aims(member, collective, now, grants) if standing else None,
        "runs": access.may_record_collectives.test(member),
        "states_reviews": access.may_state_reviews.test(member),
        "story": _story(member, [*rows, *grants]) if discipline else [],
    }
    return render(request, "collectives/collective.html", context)


@gate(access.may_record_collectives)
def collective_year(request: MemberRequest, which: str, school_year: str) -> HttpResponse:
    """A year's grade and numbers; what is counted from the members' records stands beside each box."""
    member = request.member
    collective, name = access.collective_for(member, which), access.named_year(school_year)
    row = next((one for one in queries.years_of(collective) if one.school_year == name), None)
    counts = counts_now(member.unit, name, member.on).get(collective.team_id, NOTHING)
    form = CollectiveYearForm(
        sent(request),
        initial=CollectiveYearForm.initial_of(row),
        counted={key: getattr(counts, key) for key in COUNTED},
        may_decide_titles=not _is_open(member, name),
    )
    if form.is_bound and form.is_valid():
        try:
            record_collective_year(by=member.actor, collective=collective, school_year=name, **form.entered())
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, f"Đã ghi năm học {name} của {collective.name}.")
            return redirect("collective_page", collective.address)
    context = {"collective": collective, "form": form, "school_year": name, "row": row, "counts": counts}
    return render(request, "collectives/year.html", context)


@gate(access.may_record_collectives)
def collective_award(request: MemberRequest, which: str) -> HttpResponse:
    """An award from before."""
    member = request.member
    collective = access.collective_for(member, which)
    form = CollectiveGrantForm(sent(request), now=now_of(request))
    if form.is_bound and form.is_valid():
        grant = CollectiveGrant(team=collective.team_id, **form.entered())
        try:
            record_collective_grants(
                by=member.actor,
                unit=member.unit,
                grants=[grant],
                on=clock.today(),
                all_titles=form.cleaned_data["all_titles"],
            )
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, f"Đã ghi khen thưởng của {collective.name}.")
            return redirect("collective_page", collective.address)
    heading = "Ghi danh hiệu, khen thưởng đã nhận"
    return _one_question(request, collective, form, heading, "Điều gì chưa biết thì để trống, đừng đoán.")


@gate(access.may_record_collectives)
def collective_correct(request: MemberRequest, which: str, grant_id: UUID) -> HttpResponse:
    """What an award from before says of its decision; which award it is stays."""
    member = request.member
    collective = access.collective_for(member, which)
    row = access.grant_for(collective, grant_id)
    form = CollectiveGrantEditForm(sent(request), initial=CollectiveGrantEditForm.initial_of(row))
    if form.is_bound and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            written = correct_grant(
                by=member.actor, unit=member.unit, grant=row, version=version, changes=form.known()
            )
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            again = " Dòng vừa sửa trở lại “chưa đối chiếu”: hãy đối chiếu lại với bản gốc."
            fell_back = row.checked and not written.checked
            messages.success(request, f"Đã sửa cho {collective.name}.{again if fell_back else ''}")
            return redirect("collective_page", collective.address)
    year = f" năm học {row.school_year}" if row.school_year else ""
    context = {
        "collective": collective,
        "form": form,
        "heading": f"Sửa khen thưởng: {award_name(row.code)}{year}",
        "lead": collective.name,
        "row": row,
        "what": GRANTS,
        "former": former_of(row),
    }
    return render(request, "collectives/form.html", context)


@gate(access.may_state_reviews)
def collective_review(request: MemberRequest, which: str) -> HttpResponse:
    """The chair's statement about this year."""
    member = request.member
    collective, now = access.collective_for(member, which), now_of(request)
    form = CollectiveReviewForm(sent(request))
    if form.is_bound and form.is_valid():
        state_collective_review(
            by=member.actor,
            collective=collective,
            school_year=now,
            under_review=form.cleaned_data["under_review"] == "yes",
            on=clock.today(),
        )
        messages.success(request, f"Đã ghi xác nhận của Hiệu trưởng về {collective.name}.")
        return redirect("collective_page", collective.address)
    lead = f"{collective.name}, năm học {now}. Hồ sơ chưa ra Hội đồng thì bấm “Xét lại” để dùng xác nhận mới."
    return _one_question(request, collective, form, "Xác nhận tình trạng xem xét kỷ luật", lead)


def now_of(request: MemberRequest) -> str:
    """The school year whose work is being done here: of several that are open the one named, else the oldest."""
    names = [year.name for year in open_years(request.member.unit)]
    if request.GET.get("nam") in names:
        return request.GET["nam"]
    return names[0] if names else school_year_of(request.member.on)


def _aims(member: Member, collective: Collective, now: str, grants: list[Grant]) -> Aims:
    """How it stands today; of a year that has not begun, on its first day."""
    case = case_of(collective, on=max(member.on, starts(now)), school_year=now)
    held = {grant.code for grant in grants if grant.school_year == now and grant.revoked_on is None}
    return aims_of(collective, case, held=held, discipline=access.sees_discipline(member))


def _is_open(member: Member, school_year: str) -> bool:
    """Titles of such a year come with the decision about the dossiers sent up."""
    year = current_year(member.unit)
    return year is not None and school_year >= year.name


def _story(member: Member, rows: list[CollectiveYear | Grant]) -> list[dict[str, Any]]:
    happenings = story_of(unit=member.unit.id, about=[row.id for row in rows], limit=STORY_LENGTH)
    names = names_of(one.actor for one in happenings if one.actor)
    return [
        {"sentence": one.sentence, "at": one.at, "who": names.get(one.actor, "") if one.actor else ""}
        for one in happenings
    ]


def _one_question(
    request: MemberRequest, collective: Collective, form: Form, heading: str, lead: str
) -> HttpResponse:
    context = {"collective": collective, "form": form, "heading": heading, "lead": lead}
    return render(request, "collectives/form.html", context)
