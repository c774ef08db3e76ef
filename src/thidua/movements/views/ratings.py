"""A movement's criteria, team by team: the table, what a team says, what is confirmed, a file of evidence."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header

from thidua.core.errors import RefusedError
from thidua.files.actions import keep
from thidua.files.queries import content_of
from thidua.movements.access import (
    check_may_rate,
    check_may_tell,
    may_rate,
    may_read,
    may_tell,
    movement_for,
    rating_file_for,
    team_for,
)
from thidua.movements.actions import confirm_ratings, rate_team
from thidua.movements.forms import ConfirmForm, RatingForm
from thidua.movements.queries.ratings import criteria_of, is_rated_now, team_row, team_rows
from thidua.plans.queries.wording import who_of
from thidua.units.access import MemberRequest, gate
from thidua.web.refusals import refuse, sent

STATUS_OF_FAULT = 422


@gate(may_read)
def movement_ratings(request: MemberRequest, movement: UUID) -> HttpResponse:
    """Teams as rows, criteria as columns; one's own team and what waits for a word first of all by a button."""
    item, member = movement_for(request.member, movement), request.member
    open_now = is_rated_now(item)
    rows = [(row, open_now and may_rate(member, row.team)) for row in team_rows(item)]
    context = {
        "item": item,
        "who": who_of(item),
        "criteria": criteria_of(item),
        "rows": rows,
        "confirms": open_now and may_tell(member, item),
    }
    return render(request, "movements/ratings.html", context)


@gate(may_read)
def movement_rating(request: MemberRequest, movement: UUID, team_id: UUID) -> HttpResponse:
    """What a team says of itself, by its leader."""
    item, team = movement_for(request.member, movement), team_for(request.member, team_id)
    check_may_rate(request.member, team)
    form = RatingForm(sent(request), request.FILES or None, row=team_row(item, team))
    if form.is_bound and form.is_valid():
        try:
            given = form.given(partial(_kept, request))
            rate_team(by=request.member.actor, item=item, team=team, given=given)
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, "Đã ghi tự đánh giá của tổ.")
            return redirect("movement_ratings", movement)
    return _shown(
        request,
        "movements/rating.html",
        {"item": item, "team": team, "form": form, "open_now": is_rated_now(item)},
    )


@gate(may_read)
def movement_confirm(request: MemberRequest, movement: UUID, team_id: UUID) -> HttpResponse:
    """What whoever answers for the movement makes of it."""
    item, team = movement_for(request.member, movement), team_for(request.member, team_id)
    check_may_tell(request.member, item)
    form = ConfirmForm(sent(request), row=team_row(item, team))
    if form.is_bound and form.is_valid():
        try:
            confirm_ratings(by=request.member.actor, item=item, team=team, judged=form.judged())
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, f"Đã xác nhận tự đánh giá của {team.title}.")
            return redirect("movement_ratings", movement)
    return _shown(
        request,
        "movements/confirm.html",
        {"item": item, "team": team, "form": form, "open_now": is_rated_now(item)},
    )


@gate(may_read)
def rating_file(request: MemberRequest, rating: UUID) -> HttpResponse:
    """The evidence of one criterion, as a download."""
    stored = rating_file_for(request.member, rating)
    response = HttpResponse(content_of(stored), content_type=stored.content_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=stored.name)
    response["Cache-Control"] = "private, no-store"
    return response


def _shown(request: MemberRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    return render(request, template, context, status=STATUS_OF_FAULT if context["form"].errors else 200)


def _kept(request: MemberRequest, scan: Any) -> Any:
    if scan is None:
        return None
    return keep(by=request.member.actor, content=scan.read(), name=scan.name, content_type=scan.content_type)
