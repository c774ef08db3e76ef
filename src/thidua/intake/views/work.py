"""While the worker is at a file: how far it is, calling it off, beginning again after it died."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from thidua.intake.access import may_bring_lists, run_for
from thidua.intake.jobs import read_run
from thidua.intake.models import Run
from thidua.intake.runs import folder, rows
from thidua.intake.states import AT_REST, RunState, RunStep
from thidua.intake.targets import Target
from thidua.units.access import MemberRequest, gate

# HTMX stops asking, and the whole page comes anew.
DONE = 286


@gate(may_bring_lists)
def intake_progress(request: MemberRequest, run: UUID) -> HttpResponse:
    """The part of the page that moves; once there is something to look at, the whole page is asked for."""
    found, target = run_for(request.member, run)
    if RunState(found.state) in AT_REST or rows.stands_still(found):
        response = HttpResponse(status=DONE)
        response["HX-Refresh"] = "true"
        return response
    return render(request, "intake/progress.html", _progress(found, target))


@gate(may_bring_lists)
def intake_cancel(request: MemberRequest, run: UUID) -> HttpResponse:
    """Nothing of the file stays, and nothing of it was written. Only looked at, it leads back."""
    found, target = run_for(request.member, run)
    if request.method != "POST":
        return redirect("intake_run", found.id)
    if rows.call_off(found):
        messages.success(request, "Đã bỏ tệp. Không có gì được ghi.")
        return redirect("intake_upload", target.slug)
    words = "Đang dừng. Tệp biến khỏi “Tệp đang dở” là đã dừng xong, không có gì được ghi; nếu máy kịp ghi xong trước đó thì người mới có trong danh sách."
    messages.info(request, words)
    return redirect("intake_index")


@require_POST
@gate(may_bring_lists)
def intake_again(request: MemberRequest, run: UUID) -> HttpResponse:
    """Read it again from the beginning, after a failure or a death on the way."""
    found, _ = run_for(request.member, run)
    if RunState(found.state) in AT_REST or rows.stands_still(found):
        rows.take(found, RunStep.AGAIN, reason="")
        read_run.enqueue(str(found.id))
    return redirect("intake_run", found.id)


def working(request: MemberRequest, run: Run, target: Target, *, reason: str = "") -> HttpResponse:
    """The page of a file that cannot be looked at yet, or not at all."""
    context = _progress(run, target)
    context["reason"] = reason or run.reason
    context["stands_still"] = rows.stands_still(run)
    context["failed"] = bool(reason) or run.state == RunState.FAILED
    return render(request, "intake/working.html", context)


def _progress(run: Run, target: Target) -> dict[str, object]:
    return {
        "run": run,
        "target": target,
        "progress": folder.progress_of(run.id),
        "writing": run.state in {RunState.QUEUED, RunState.APPLYING},
        "begun": run.state in {RunState.READING, RunState.APPLYING},
    }
