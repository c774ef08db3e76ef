"""Which reviews there are, opening one, its board, its last days."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from thidua.core.errors import RefusedError
from thidua.criteria.queries import IN_USE, editions_of, in_force
from thidua.reviews.access import (
    may_mark_for_council,
    may_run_reviews,
    may_see_board,
    may_see_reviews,
    review_for,
    year_for,
)
from thidua.reviews.actions import discard_review, move_deadlines, open_review, renew_list
from thidua.reviews.content import Kind, periods_of
from thidua.reviews.forms.opening import DaysForm, OpeningForm
from thidua.reviews.models import Review
from thidua.reviews.queries.board import (
    board_of,
    moved_since_opening,
    objections_waiting,
    reviews_seen,
    unlock_waiting,
)
from thidua.reviews.queries.rolling import months_left_out, months_of
from thidua.units.access import MemberRequest, gate
from thidua.web.refusals import refuse, sent

STATUS_OF_FAULT = 422


@gate(may_see_reviews)
def review_list(request: MemberRequest) -> HttpResponse:
    """What waits for me first, then every review."""
    mine = reviews_seen(request.member)
    context = {
        "reviews": mine,
        "waiting": [
            one for one in mine if one.to_fill and not one.is_whole and one.review.first <= request.member.on
        ],
        "runs": may_run_reviews.test(request.member),
        "sees_board": may_see_board.test(request.member),
    }
    return render(request, "reviews/list.html", context)


@gate(may_run_reviews)
def review_open(request: MemberRequest) -> HttpResponse:
    unit = request.member.unit
    year = year_for(request.member, request.GET.get("nam"))
    sets = (
        [] if year is None else list(editions_of(unit).filter(state__in=IN_USE).order_by("name", "-edition"))
    )
    if year is None or not sets:
        return render(request, "reviews/open_none.html", {"year": year})
    periods = periods_of(year.name)
    today = request.member.on
    now = next(
        (one.key for one in periods if one.kind == Kind.MONTH and one.first <= today <= one.last), None
    )
    form = OpeningForm(
        sent(request),
        periods=periods,
        sets=sets,
        initial={"period": now, "sets": [str(row.id) for row in in_force(unit, on=today)]},
    )
    if form.is_bound and form.is_valid():
        try:
            review = open_review(
                by=request.member.actor, unit=unit, year=year, opening=form.opening(), on=request.member.on
            )
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, f"Đã mở đợt bình xét {review.name}.")
            return redirect("review_board", review.id)
    return render(
        request,
        "reviews/open.html",
        {"form": form, "year": year},
        status=STATUS_OF_FAULT if form.errors else 200,
    )


@gate(may_see_board)
def review_board(request: MemberRequest, review_id: UUID) -> HttpResponse:
    """Teams × steps, who holds it, since when; of a stretch put together, its months."""
    review = review_for(request.member, review_id)
    runs = may_run_reviews.test(request.member)
    answers = may_mark_for_council.test(request.member)
    rows = board_of(request.member, review)
    context = {
        "review": review,
        "rows": rows,
        "steps": [one.step.label for one in rows[0].steps] if rows else [],
        "months": months_of(review) if review.is_rolled else [],
        "left_out": months_left_out(review) if review.is_rolled else [],
        "runs": runs,
        "objections": objections_waiting(review) if answers else [],
        "unlock": unlock_waiting(review) if runs else None,
        "days": _days_form(review) if runs and review.is_open and not review.is_rolled else None,
    }
    return render(request, "reviews/board.html", context)


@require_POST
@gate(may_run_reviews)
def review_days(request: MemberRequest, review_id: UUID) -> HttpResponse:
    review = review_for(request.member, review_id)
    form = DaysForm(request.POST, with_self=review.with_self, has_council=review.has_council)
    if form.is_valid():
        said = form.cleaned_data
        try:
            move_deadlines(
                by=request.member.actor,
                review=review,
                self_closes=said.get("self_closes"),
                team_closes=said["team_closes"],
                council_closes=said.get("council_closes"),
                because=said["because"],
                on=request.member.on,
            )
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, "Đã dời hạn.")
            return redirect("review_board", review.id)
    return render(request, "reviews/days.html", {"review": review, "form": form}, status=STATUS_OF_FAULT)


@require_POST
@gate(may_run_reviews)
def review_renew(request: MemberRequest, review_id: UUID) -> HttpResponse:
    review = review_for(request.member, review_id)
    try:
        made = renew_list(by=request.member.actor, review=review, on=request.member.on)
    except RefusedError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(
            request, f"Thêm {made} phiếu." if made else "Danh sách đã đủ người, không thêm phiếu nào."
        )
        if moved := moved_since_opening(review, request.member.on):
            messages.warning(request, f"Đã đổi tổ, phiếu kỳ này vẫn ở tổ lúc mở đợt: {'; '.join(moved)}.")
    return redirect("review_board", review.id)


@require_POST
@gate(may_run_reviews)
def review_discard(request: MemberRequest, review_id: UUID) -> HttpResponse:
    review = review_for(request.member, review_id)
    try:
        discard_review(by=request.member.actor, review=review)
    except RefusedError as refusal:
        messages.error(request, str(refusal))
        return redirect("review_board", review.id)
    messages.success(request, f"Đã bỏ đợt bình xét {review.name}.")
    return redirect("review_list")


def _days_form(review: Review) -> DaysForm:
    initial = {name: getattr(review, name) for name in ("self_closes", "team_closes", "council_closes")}
    return DaysForm(initial=initial, with_self=review.with_self, has_council=review.has_council)
