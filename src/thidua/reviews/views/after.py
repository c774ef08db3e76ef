"""What comes of a result: reading it, objecting, answering, opening again."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from thidua.core.errors import RefusedError
from thidua.reviews.access import (
    is_subject,
    may_mark_for_council,
    may_run_reviews,
    may_see_reviews,
    objection_for,
    review_for,
    sheet_for,
)
from thidua.reviews.actions import answer_objection, answer_unlock, ask_unlock, raise_objection
from thidua.reviews.forms.after import AnswerForm, ObjectionForm, UnlockAnswerForm
from thidua.reviews.forms.opening import BecauseForm
from thidua.reviews.models import Unlock
from thidua.reviews.queries.board import objections_waiting, unlock_waiting
from thidua.reviews.queries.results import objections_of, told_versions, versions_of
from thidua.reviews.queries.scales import measure_of
from thidua.reviews.states import ObjectionState, ReviewState
from thidua.units.access import MemberRequest, gate
from thidua.web.refusals import refuse, sent

STATUS_OF_FAULT = 422


@gate(may_see_reviews)
def review_result(request: MemberRequest, score_id: UUID) -> HttpResponse:
    """The result with what took marks away. Whom it is about reads it once it is published, and may object."""
    sheet = sheet_for(request.member, score_id)
    mine = is_subject(request.member, sheet)
    versions = versions_of(sheet)
    if mine:
        versions = told_versions(sheet.review, versions)
    if not versions:
        raise Http404
    until = sheet.review.objections_until
    objections = objections_of(sheet)
    objects = (
        mine
        and sheet.review.is_published
        and until is not None
        and request.member.on <= until
        and all(
            one.result_id != versions[0].row.id and one.state != ObjectionState.RAISED for one in objections
        )
    )
    form = ObjectionForm(sent(request))
    if form.is_bound and mine and form.is_valid():
        try:
            raise_objection(
                by=request.member.actor, sheet=sheet, text=form.cleaned_data["text"], on=request.member.on
            )
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, "Đã gửi ý kiến. Câu trả lời sẽ hiện ở trang này.")
            return redirect("review_result", sheet.id)
    context = {
        "sheet": sheet,
        "review": sheet.review,
        "versions": versions,
        "objections": objections,
        "objects": objects,
        "mine": mine,
        "form": form,
    }
    return render(request, "reviews/result.html", context, status=STATUS_OF_FAULT if form.errors else 200)


@gate(may_mark_for_council)
def review_objection(request: MemberRequest, objection_id: UUID) -> HttpResponse:
    """Answered by another person than who objected and than who gave the marks."""
    objection = objection_for(request.member, objection_id)
    sheet = objection.result.sheet
    if is_subject(request.member, sheet):
        raise PermissionDenied
    versions, measure = versions_of(sheet), measure_of(sheet.set)
    result = versions[0].row
    form = AnswerForm(sent(request), result=result, measure=measure)
    if form.is_bound and form.is_valid():
        upheld = form.cleaned_data["upheld"] == "yes"
        try:
            answer_objection(
                by=request.member.actor,
                objection=objection,
                upheld=upheld,
                answer=form.cleaned_data["answer"],
                marks=form.changed_marks() if upheld else {},
                on=request.member.on,
                version=form.cleaned_data["version"],
            )
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, f"Đã trả lời {sheet.name}.")
            return redirect("review_board", sheet.review_id)
    context = {
        "objection": objection,
        "sheet": sheet,
        "form": form,
        "waits": objection.state == ObjectionState.RAISED,
        "is_open": sheet.review.is_open,
        "decided_here": result.decided_by_id == request.member.user.id,
    }
    return render(request, "reviews/objection.html", context, status=STATUS_OF_FAULT if form.errors else 200)


@gate(may_run_reviews)
def review_unlock(request: MemberRequest, review_id: UUID) -> HttpResponse:
    """Asked by one with the reason, answered by another."""
    review = review_for(request.member, review_id)
    waiting = unlock_waiting(review)
    if waiting is not None:
        return _answered(request, waiting)
    form = BecauseForm(sent(request))
    can_ask = review.state in {ReviewState.CLOSED, ReviewState.PUBLISHED}
    if form.is_bound and form.is_valid():
        try:
            ask_unlock(by=request.member.actor, review=review, because=form.cleaned_data["because"])
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            messages.success(
                request, "Đã ghi đề nghị. Người khác (Hiệu trưởng hoặc thư ký) trả lời ở trang này."
            )
            return redirect("review_unlock", review.id)
    context = {
        "review": review,
        "form": form,
        "can_ask": can_ask,
        "past": review.unlocks.select_related("asked_by", "answered_by"),
    }
    return render(request, "reviews/unlock.html", context, status=STATUS_OF_FAULT if form.errors else 200)


def _answered(request: MemberRequest, waiting: Unlock) -> HttpResponse:
    form = UnlockAnswerForm(sent(request))
    if form.is_bound and form.is_valid():
        granted = form.cleaned_data["granted"] == "yes"
        try:
            answer_unlock(
                by=request.member.actor,
                unlock=waiting,
                granted=granted,
                answer=form.cleaned_data["answer"],
                until=form.cleaned_data["until"],
                on=request.member.on,
            )
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, "Đã mở lại đợt bình xét." if granted else "Đã trả lời không mở lại.")
            return redirect("review_board", waiting.review_id)
    context = {
        "review": waiting.review,
        "unlock": waiting,
        "form": form,
        "is_asker": waiting.asked_by_id == request.member.user.id,
        "objections": objections_waiting(waiting.review),
    }
    return render(
        request, "reviews/unlock_answer.html", context, status=STATUS_OF_FAULT if form.errors else 200
    )
