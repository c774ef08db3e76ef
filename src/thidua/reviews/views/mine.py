"""One person's sheet, read on a phone: criterion after criterion, with notes and evidence; others read what they may."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from thidua.core.errors import RefusedError
from thidua.documents.access import attachment
from thidua.files.actions import keep
from thidua.reviews.access import evidence_for, excuses, gives, is_subject, may_see_reviews, sheet_for
from thidua.reviews.actions import give_evidence, give_marks
from thidua.reviews.forms.after import EvidenceForm
from thidua.reviews.forms.marks import TypedRow
from thidua.reviews.models import Sheet, Step
from thidua.reviews.queries.results import evidence_of
from thidua.reviews.queries.rows import SLUGS, Row, groups_of, one_row
from thidua.reviews.queries.seeing import cards_seen
from thidua.reviews.states import PartState
from thidua.units.access import MemberRequest, gate
from thidua.web.refusals import refuse, sent

STATUS_OF_FAULT = 422


@gate(may_see_reviews)
def review_mine(request: MemberRequest, score_id: UUID) -> HttpResponse:
    """The own one is filled while its step is open; leaders and the office read as much as they may see."""
    sheet = sheet_for(request.member, score_id)
    step = _fills(request, sheet)
    row = one_row(request.member, sheet, step)
    refusal = ""
    if request.method == "POST" and step is not None:
        typed = TypedRow(request.POST.dict(), row, cards_seen(request.member, [sheet]))
        refusal = _saved(request, sheet, step, typed)
        if not refusal:
            return redirect("review_mine", sheet.id)
        row = typed.shown()
    return _page(request, sheet, row, EvidenceForm(measure=row.measure), refusal)


@require_POST
@gate(may_see_reviews)
def review_evidence(request: MemberRequest, score_id: UUID) -> HttpResponse:
    """A file, an address or words, by whom the sheet is about or by whoever marks it."""
    sheet = sheet_for(request.member, score_id)
    if not gives(request.member, sheet):
        raise PermissionDenied
    row = one_row(request.member, sheet, _fills(request, sheet))
    form = EvidenceForm(sent(request), request.FILES, measure=row.measure)
    if form.is_valid():
        said = form.cleaned_data
        scan = said["file"]
        try:
            kept = (
                keep(
                    by=request.member.actor,
                    content=scan.read(),
                    name=scan.name,
                    content_type=scan.content_type,
                )
                if scan
                else None
            )
            give_evidence(
                by=request.member.actor,
                sheet=sheet,
                criterion=next(
                    line.criterion
                    for line in row.measure.lines
                    if str(line.criterion.id) == said["criterion"]
                ),
                text=said["text"],
                link=said["link"],
                file=kept,
                on=request.member.on,
            )
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, "Đã thêm minh chứng.")
            return redirect("review_mine", sheet.id)
    return _page(request, sheet, row, form, "")


@gate(may_see_reviews)
def review_evidence_file(request: MemberRequest, evidence_id: UUID) -> HttpResponse:
    file = evidence_for(request.member, evidence_id).file
    assert file is not None  # looked up among those with a file
    return attachment(file)


def _saved(request: MemberRequest, sheet: Sheet, step: Step, typed: TypedRow) -> str:
    """All of the page or nothing; the reason if that was not possible."""
    if typed.faults:
        return "Còn ô cần sửa. Những gì đã nhập vẫn được giữ ở đây và chưa lưu."
    try:
        give_marks(
            by=request.member.actor,
            part=sheet.part,
            step=step,
            entries=[typed.entry],
            on=request.member.on,
        )
    except RefusedError as refusal:
        return str(refusal)
    messages.success(request, "Đã lưu phiếu.")
    return ""


def _page(request: MemberRequest, sheet: Sheet, row: Row, form: EvidenceForm, refusal: str) -> HttpResponse:
    evidence = evidence_of(sheet)
    review = sheet.review
    closes = {
        Step.SELF: review.self_closes,
        Step.TEAM: review.team_closes,
        Step.COUNCIL: review.council_closes,
    }
    context = {
        "sheet": sheet,
        "review": review,
        "row": row,
        "groups": [
            (group, [(row.cells[line.place], evidence.get(line.criterion.id, [])) for line in group.lines])
            for group in groups_of(row.measure)
        ],
        "slug": SLUGS.get(row.step, "") if row.step else "",
        "closes": review.team_closes
        if sheet.team_id and row.step == Step.SELF
        else closes.get(row.step or Step.SELF),
        "types": row.is_mine and review.is_open and review.first <= request.member.on,
        "not_yet": review.is_open and review.first > request.member.on,
        "is_about_me": is_subject(request.member, sheet),
        "may_excuse": review.is_open and excuses(request.member, sheet),
        "adds": sheet.review.is_open and bool(gives(request.member, sheet)),
        "form": form,
        "refusal": refusal,
    }
    return render(
        request, "reviews/mine.html", context, status=STATUS_OF_FAULT if refusal or form.errors else 200
    )


def _fills(request: MemberRequest, sheet: Sheet) -> Step | None:
    """Which step of it the reader fills now: the own one while it lasts, else the one that the team is at."""
    mine, state = gives(request.member, sheet), sheet.part.state
    if sheet.team_id and Step.SELF in mine and state != PartState.SENT:
        return Step.SELF
    step = {PartState.SELF: Step.SELF, PartState.TEAM: Step.TEAM, PartState.SENT: Step.COUNCIL}[
        PartState(state)
    ]
    return step if step in mine and sheet.review.is_open else None
