"""Closing, publishing, the list of results, its files, the team's minutes."""

import re
from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from thidua.core.errors import RefusedError
from thidua.documents.access import WithheldError, attachment, download
from thidua.documents.models import Document
from thidua.reviews.access import (
    leads_part,
    may_read_everything,
    may_run_reviews,
    may_see_board,
    part_for,
    review_for,
    runs_part,
)
from thidua.reviews.actions import close_review, issue_minutes, publish_review, roll_months
from thidua.reviews.forms.after import MinutesForm
from thidua.reviews.givers import Duties, duties_on, is_about
from thidua.reviews.models import Part, Review, Sheet
from thidua.reviews.queries.board import board_of
from thidua.reviews.queries.corrections import lost_on_closing
from thidua.reviews.queries.marks import Gap, gaps_to_close, gaps_to_send, sheets_of
from thidua.reviews.queries.minutes import may_read_minutes, minutes_of, names_at
from thidua.reviews.queries.results import rankings_of
from thidua.reviews.queries.rolling import months_left_out, months_of
from thidua.reviews.states import PartState, ReviewState
from thidua.reviews.tables import ENDINGS, summary_file
from thidua.units.access import MemberRequest, gate
from thidua.web.refusals import refuse, sent

STATUS_OF_FAULT = 422
MOST_GAPS = 200
UNREAD = (
    "Biên bản có điểm mà anh, chị chưa được xem; tệp mở khi đã chấm xong phần mình hoặc khi kết quả công bố."
)
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@gate(may_run_reviews)
def review_close(request: MemberRequest, review_id: UUID) -> HttpResponse:
    """What is missing, each with a box for why it is excused; then the results are fixed."""
    review = review_for(request.member, review_id)
    refusal, reasons = "", {}
    if request.method == "POST":
        reasons = _reasons(request.POST.dict())
        decided = {UUID(key): text for key, text in reasons.items() if text.strip()}
        try:
            act = roll_months if review.is_rolled else close_review
            early = request.POST.get("early", "")
            extra = {} if review.is_rolled else {"decided": decided, "early": early}
            act(by=request.member.actor, review=review, on=request.member.on, **extra)
        except RefusedError as fault:
            refusal = str(fault)
        else:
            messages.success(request, f"Đã chốt kết quả {review.name}. Xem lại rồi công bố.")
            return redirect("review_results", review.id)
    waiting = [row for row in board_of(request.member, review) if row.part.state != PartState.SENT]
    duties = duties_on(request.member.unit, request.member.on)
    counts = review.is_open and not waiting and not review.is_rolled
    gaps = gaps_to_close(review)[:MOST_GAPS] if counts else []
    missing = {gap.sheet.id for gap in gaps}
    lost = [gap for gap in lost_on_closing(review) if gap.sheet.id not in missing] if counts else []
    context = {
        "review": review,
        "waiting": waiting,
        "gaps": _asked(request, gaps, reasons, duties),
        "lost": _asked(request, lost, reasons, duties),
        "is_early": review.is_open and not review.is_rolled and request.member.on < review.last,
        "early": request.POST.get("early", ""),
        "months": months_of(review) if review.is_rolled else [],
        "left_out": months_left_out(review) if review.is_rolled else [],
        "refusal": refusal,
    }
    return render(request, "reviews/close.html", context, status=STATUS_OF_FAULT if refusal else 200)


@require_POST
@gate(may_run_reviews)
def review_publish(request: MemberRequest, review_id: UUID) -> HttpResponse:
    review = review_for(request.member, review_id)
    try:
        row = publish_review(by=request.member.actor, review=review, on=request.member.on)
    except RefusedError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(
            request,
            f"Đã công bố. Mỗi người đọc được kết quả của mình; nhận ý kiến đến hết {row.objections_until:%d/%m/%Y}.",
        )
    return redirect("review_results", review.id)


@gate(may_see_board)
def review_results(request: MemberRequest, review_id: UUID) -> HttpResponse:
    """Places with ties, classes; a leader reads the own teams."""
    review = review_for(request.member, review_id)
    _has_results(review)
    context = {
        "review": review,
        "rankings": rankings_of(request.member, review),
        "reads_all": may_read_everything.test(request.member),
        "runs": may_run_reviews.test(request.member),
    }
    return render(request, "reviews/results.html", context)


@gate(may_read_everything)
def review_export(request: MemberRequest, review_id: UUID, ending: str) -> HttpResponse:
    """The summary as offices keep it: .xlsx to count with, .docx to sign."""
    review = review_for(request.member, review_id)
    _has_results(review)
    if ending not in ENDINGS:
        raise Http404
    content = summary_file(request.member, review, ending)
    return download(content, f"Tổng hợp bình xét {review.name.replace('/', '-')}.{ending}", ENDINGS[ending])


@gate(may_see_board)
def review_minutes(request: MemberRequest, part_id: UUID) -> HttpResponse:
    """Who was there, what was said; the paper gets its number and stands in the register."""
    part = part_for(request.member, part_id)
    if not runs_part(request.member, part) or part.review.is_rolled:
        raise PermissionDenied
    sheets = sheets_of(part.review, part)
    people = names_at(part.review.unit_id, sheets)
    form = MinutesForm(sent(request), people=people, initial=_minutes_begin(request, part, sheets))
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            paper = issue_minutes(
                by=request.member.actor,
                part=part,
                day=said["on"],
                place=said["place"],
                chair=UUID(said["chair"]),
                secretary=UUID(said["secretary"]),
                present=[UUID(person) for person in said["present"]],
                opinions=said["opinions"].splitlines(),
                on=request.member.on,
            )
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, f"Đã lập biên bản số {paper.symbol}.")
            return redirect("review_minutes", part.id)
    papers, reads = minutes_of(part), may_read_minutes(request.member, part)
    if (wanted := request.GET.get("tep")) is not None:
        if not reads:
            raise WithheldError(UNREAD)
        return _paper(next((paper for paper in papers if paper.symbol == wanted), None))
    context = {
        "part": part,
        "review": part.review,
        "form": form,
        "papers": papers,
        "reads": reads,
        "unread": UNREAD,
        "gaps": gaps_to_send(part),
    }
    return render(request, "reviews/minutes.html", context, status=STATUS_OF_FAULT if form.errors else 200)


def _asked(
    request: MemberRequest, gaps: Sequence[Gap], reasons: dict[str, str], duties: Duties
) -> list[tuple[Gap, str, bool]]:
    """Each with what was typed, and whether it is the reader's own sheet: then nothing is asked."""
    user = request.member.user.id
    return [(gap, reasons.get(str(gap.sheet.id), ""), is_about(user, gap.sheet, duties)) for gap in gaps]


def _reasons(sent_in: dict[str, str]) -> dict[str, str]:
    """By sheet; what names no sheet is no field of the page."""
    found = {}
    for key, text in sent_in.items():
        name = key.removeprefix("ly-do-")
        if name != key and _UUID.fullmatch(name):
            found[name] = text
    return found


def _paper(paper: Document | None) -> HttpResponse:
    if paper is None:
        raise Http404
    return attachment(paper.file)


def _minutes_begin(request: MemberRequest, part: Part, sheets: Sequence[Sheet]) -> dict[str, object]:
    """The leader chairs, somebody else writes; everybody was there."""
    people = [sheet.person for sheet in sheets if sheet.person is not None]
    leads = leads_part(request.member, part)
    chair = next((one.id for one in people if leads and one.user_id == request.member.user.id), None)
    return {
        "on": request.member.on,
        "present": [str(one.id) for one in people],
        "chair": str(chair or ""),
        "secretary": next((str(one.id) for one in people if one.id != chair), ""),
    }


def _has_results(review: Review) -> None:
    if review.state not in {ReviewState.CLOSED, ReviewState.PUBLISHED}:
        raise Http404
