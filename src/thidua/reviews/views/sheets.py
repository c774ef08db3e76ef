"""A team's sheet: entered like a spreadsheet, saved line by line or as one form; the steps of the team."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from thidua.core.errors import RefusedError
from thidua.reviews.access import (
    excuses,
    gives,
    may_run_reviews,
    may_see_board,
    may_see_reviews,
    part_for,
    runs_part,
    sheet_for,
)
from thidua.reviews.actions import begin_team, excuse_sheet, give_marks, send_part, send_part_back
from thidua.reviews.forms.marks import TypedRow
from thidua.reviews.forms.opening import ExemptForm
from thidua.reviews.givers import changes_since_opening, duties_on
from thidua.reviews.models import Part, Step
from thidua.reviews.queries.marks import gaps_at, gaps_to_send
from thidua.reviews.queries.rows import SLUGS, STEPS, Block, blocks_for, one_row
from thidua.reviews.queries.seeing import cards_seen
from thidua.reviews.states import PartState
from thidua.units.access import MemberRequest, gate
from thidua.web.refusals import refuse, sent

STATUS_OF_FAULT = 422


@gate(may_see_board)
def review_sheet(request: MemberRequest, part_id: UUID) -> HttpResponse:
    """The step that the team is at; without script it is one form with one button."""
    part = part_for(request.member, part_id)
    step = STEPS.get(request.GET.get("buoc", ""), _step_now(part))
    section = _number(request.GET.get("muc", ""))
    blocks = blocks_for(request.member, part, step, section)
    refusal = ""
    if request.method == "POST":
        blocks, refusal = _saved(request, part, step, blocks)
        if not refusal:
            return redirect(f"{reverse('review_sheet', args=[part.id])}?buoc={SLUGS[step]}&muc={section}")
    context = {
        "part": part,
        "review": part.review,
        "step": step,
        "slug": SLUGS[step],
        "blocks": blocks,
        "refusal": refusal,
        "not_yet": part.review.is_open and part.review.first > request.member.on,
        "types": _is_open(part, step, request.member.on)
        and any(row.is_mine for block in blocks for row in block.rows),
        "runs_part": runs_part(request.member, part),
        "may_send_back": may_run_reviews.test(request.member) and part.state == PartState.SENT,
        "steps": _tabs(part),
        "new_givers": _new_givers(request, part, blocks),
    } | _missing(request, part, step, blocks)
    return render(request, "reviews/sheet.html", context, status=STATUS_OF_FAULT if refusal else 200)


@require_POST
@gate(may_see_reviews)
def review_mark(request: MemberRequest, score_id: UUID, step: str) -> HttpResponse:
    """Some cells of one sheet, sent by htmx: what can be kept is kept, what is wrong is told at its place."""
    sheet, which = sheet_for(request.member, score_id), STEPS.get(step)
    if which is None:
        raise Http404
    if which not in gives(request.member, sheet):
        raise PermissionDenied
    typed = TypedRow(
        request.POST.dict(), one_row(request.member, sheet, which), cards_seen(request.member, [sheet])
    )
    fault = typed.told
    try:
        give_marks(
            by=request.member.actor, part=sheet.part, step=which, entries=[typed.entry], on=request.member.on
        )
    except RefusedError as refusal:
        fault = str(refusal)
        row = typed.shown()
    else:
        row = one_row(request.member, sheet, which)
    context = {"row": row, "fault": fault, "slug": step, "faults": typed.faults}
    return render(request, "reviews/row_saved.html", context)


@require_POST
@gate(may_see_board)
def review_step(request: MemberRequest, part_id: UUID) -> HttpResponse:
    """Begin, send, send back: what the button said."""
    part = part_for(request.member, part_id)
    if not runs_part(request.member, part):
        raise PermissionDenied
    by, on = request.member.actor, request.member.on
    acts: dict[str, tuple[Callable[[], Part], str]] = {
        "bat-dau": (
            lambda: begin_team(by=by, part=part, on=on),
            f"{part.name} bắt đầu bước tổ chấm.",
        ),
        "gui": (lambda: send_part(by=by, part=part, on=on), f"Đã gửi kết quả của {part.name}."),
        "tra-lai": (
            lambda: send_part_back(by=by, part=part, because=request.POST.get("because", ""), on=on),
            f"Đã trả kết quả về {part.name}.",
        ),
    }
    asked = request.POST.get("viec", "")
    if asked == "tra-lai" and not may_run_reviews.test(request.member):
        raise PermissionDenied
    if asked in acts:
        act, said = acts[asked]
        try:
            act()
        except RefusedError as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, said)
    return redirect("review_sheet", part.id)


@gate(may_see_board)
def review_exempt(request: MemberRequest, score_id: UUID) -> HttpResponse:
    """Who is not reviewed this time, and why; never oneself."""
    sheet = sheet_for(request.member, score_id)
    if not excuses(request.member, sheet):
        raise PermissionDenied
    form = ExemptForm(sent(request), initial={"because": sheet.exempt, "version": sheet.version})
    if form.is_bound and form.is_valid():
        sheet.version = form.cleaned_data["version"]
        try:
            excuse_sheet(
                by=request.member.actor,
                sheet=sheet,
                because=form.cleaned_data["because"],
                on=request.member.on,
            )
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, f"Đã ghi cho {sheet.name}.")
            return redirect("review_sheet", sheet.part_id)
    context = {"sheet": sheet, "form": form}
    return render(request, "reviews/exempt.html", context, status=STATUS_OF_FAULT if form.errors else 200)


def _saved(request: MemberRequest, part: Part, step: Step, blocks: list[Block]) -> tuple[list[Block], str]:
    """The whole sheet, all or none; what was typed stands there again if it was refused."""
    rows = [row for block in blocks for row in block.rows if row.is_mine]
    cards = cards_seen(request.member, [row.sheet for row in rows])
    typed = {row.sheet.id: TypedRow(request.POST.dict(), row, cards) for row in rows}
    shown = [
        block.with_rows([typed[row.sheet.id].shown() if row.is_mine else row for row in block.rows])
        for block in blocks
    ]
    if any(one.faults for one in typed.values()):
        return shown, "Còn ô cần sửa. Những gì đã nhập vẫn được giữ ở đây và chưa lưu."
    try:
        kept = give_marks(
            by=request.member.actor,
            part=part,
            step=step,
            entries=[one.entry for one in typed.values()],
            on=request.member.on,
        )
    except RefusedError as refusal:
        return shown, str(refusal)
    messages.success(request, f"Đã lưu {len(kept)} phiếu thay đổi." if kept else "Không có gì thay đổi.")
    return shown, ""


def _missing(request: MemberRequest, part: Part, step: Step, blocks: list[Block]) -> dict[str, object]:
    """What the reader has still to give, and beside it what others have: only both together are whole."""
    missing = [row for block in blocks for row in block.missing]
    gaps, asked = gaps_at(part, step)
    if step == Step.TEAM:
        gaps = gaps_to_send(part)
    mine = {row.sheet.id for row in missing}
    closes = part.review.self_closes
    early = (
        part.state == PartState.SELF
        and step == Step.SELF
        and closes is not None
        and request.member.on <= closes
    )
    return {
        "missing": missing,
        "others": [gap for gap in gaps if gap.sheet.id not in mine],
        "gaps": len(gaps),
        "asked": asked,
        "whole": asked - len(gaps),
        # Whose own marks are cut off if the team begins now, before the day that was promised.
        "cut_off": ", ".join(gap.sheet.name for gap in gaps) if early else "",
    }


def _new_givers(request: MemberRequest, part: Part, blocks: list[Block]) -> list[str]:
    """Told while it matters: who gives the team's marks by now, where it is somebody else than on the opening day."""
    if not part.review.is_open or part.state == PartState.SENT:
        return []
    sheets = [row.sheet for block in blocks for row in block.rows]
    return changes_since_opening(sheets, duties_on(request.member.unit, request.member.on))


def _step_now(part: Part) -> Step:
    if part.state == PartState.SENT:
        return Step.COUNCIL if part.review.has_council else Step.TEAM
    return Step.TEAM if part.state == PartState.TEAM else Step.SELF


def _is_open(part: Part, step: Step, on: date) -> bool:
    if not part.review.is_open or part.review.first > on:
        return False
    return {
        Step.SELF: True,
        Step.TEAM: part.state == PartState.TEAM,
        Step.COUNCIL: part.state == PartState.SENT,
    }[step]


def _tabs(part: Part) -> list[dict[str, str]]:
    review = part.review
    order = [
        (Step.SELF, review.with_self, review.self_closes, PartState.SELF),
        (Step.TEAM, True, review.team_closes, PartState.TEAM),
        (Step.COUNCIL, review.has_council, review.council_closes, PartState.SENT),
    ]
    states = list(PartState)
    here = states.index(PartState(part.state))
    found = []
    for place, (step, is_asked, closes, _) in enumerate(order):
        if is_asked:
            state = "done" if place < here or not review.is_open else "now" if place == here else ""
            note = f"hạn {closes:%d/%m/%Y}" if closes else ""
            found.append({"name": step.label, "note": note, "state": state, "slug": SLUGS[step]})
    return found


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 4 else 0  # noqa: PLR2004 -- no set has so many sections
