"""The dry run; sent with its fingerprint, it is applied if it still holds."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from paper.media import XLSX
from thidua.core import clock
from thidua.core.errors import RefusedError
from thidua.documents.access import download
from thidua.intake.access import may_bring_lists, run_for
from thidua.intake.actions import apply_list
from thidua.intake.errors import FileRefusedError, NoHeaderError
from thidua.intake.forms import ApplyForm
from thidua.intake.jobs import NO_HEADER, read_file, read_run, write_run
from thidua.intake.models import Run
from thidua.intake.queries import last_applied
from thidua.intake.reading.lists import ListFile, unwatched
from thidua.intake.runs import folder, rows
from thidua.intake.runs.summary import Summary, from_json, summarise
from thidua.intake.states import RunState, RunStep
from thidua.intake.targets import Target
from thidua.intake.targets.asked import Asked
from thidua.intake.targets.plan_rows import Plan
from thidua.intake.targets.rejects import rejects_sheet
from thidua.intake.views.work import working
from thidua.units.access import MemberRequest, gate
from thidua.web.refusals import refuse

READY = {RunState.READY, RunState.APPLIED}
# What a list wrote, in the order in which it is told.
WRITTEN = (
    ("added", "thêm {} người"),
    ("changed", "sửa {} người"),
    ("teams", "lập {} tổ"),
    ("grants", "ghi {} khen thưởng"),
    ("initiatives", "ghi {} sáng kiến"),
)


@gate(may_bring_lists)
def intake_run(request: MemberRequest, run: UUID) -> HttpResponse:
    """What the file would do; or how far it is, why it failed, which columns are to be matched."""
    found, target = run_for(request.member, run)
    if found.state == RunState.FAILED and found.reason == NO_HEADER:
        return redirect("intake_columns", found.id)
    if found.state not in READY:
        return working(request, found, target)
    try:
        return _large(request, found, target) if found.large else _small(request, found, target)
    except NoHeaderError:
        return redirect("intake_columns", found.id)
    except FileRefusedError as error:
        return working(request, found, target, reason=str(error))


@require_POST
@gate(may_bring_lists)
def intake_sheet(request: MemberRequest, run: UUID) -> HttpResponse:
    """Another sheet of the same file is the one that is meant."""
    found, _ = run_for(request.member, run)
    sheet = request.POST.get("trang", "")[:200]
    if found.large:
        rows.take(found, RunStep.AGAIN, sheet=sheet, accepted=[])
        read_run.enqueue(str(found.id))
    else:
        rows.keep_answers(found, sheet)
    return redirect("intake_run", found.id)


@gate(may_bring_lists)
def intake_rejects(request: MemberRequest, run: UUID) -> HttpResponse:
    """The lines that are not written, as a spreadsheet to mend."""
    found, target = run_for(request.member, run)
    file, plan = _read(request, found, target)
    return download(rejects_sheet(file, plan, found.accepted), "dong-chua-nhap.xlsx", XLSX)


def _small(request: MemberRequest, run: Run, target: Target) -> HttpResponse:
    """Read anew at each look: what is shown is true now."""
    file, plan = _read(request, run, target)
    summary = summarise(target, file, plan, run.accepted)
    form = _form(request, summary)
    if request.method == "POST" and form.is_valid():
        member = request.member
        try:
            done = apply_list(
                by=member.actor,
                unit=member.unit,
                target=target,
                file=file,
                seen=form.cleaned_data["seen"],
                ticked=frozenset(int(line) for line in form.cleaned_data["ticked"]),
                all_likely=form.cleaned_data["all_likely"],
                on=clock.today(),
            )
        except RefusedError as error:
            refuse(form, error)
        else:
            rows.keep_accepted(run, done.accepted)
            messages.success(request, f"Đã {told(done.counts)}.")
            return redirect("intake_run", run.id)
    return _shown(request, run, target, summary, form)


def _large(request: MemberRequest, run: Run, target: Target) -> HttpResponse:
    """The worker has read it and will write it; between the two, the page shows what it said."""
    summary = from_json(folder.summary_of(run.id))
    form = _form(request, summary)
    if request.method == "POST" and form.is_valid():
        asked = {
            "by": str(request.member.user.id),
            "seen": form.cleaned_data["seen"],
            "ticked": [int(line) for line in form.cleaned_data["ticked"]],
            "all_likely": form.cleaned_data["all_likely"],
        }
        rows.take(run, RunStep.ASK, asked=asked, brought_by=request.member.user, reason="")
        write_run.enqueue(str(run.id))
        return redirect("intake_run", run.id)
    return _shown(request, run, target, summary, form)


def _read(request: MemberRequest, run: Run, target: Target) -> tuple[ListFile, Plan]:
    file = read_file(run, unwatched)
    member = request.member
    return file, target.plan(Asked(member.actor, member.unit, clock.today()), file)


def _form(request: MemberRequest, summary: Summary) -> ApplyForm:
    sent = request.POST if request.method == "POST" else None
    return ApplyForm(sent, lines=summary.tickable, initial={"seen": summary.fingerprint})


def _shown(
    request: MemberRequest, run: Run, target: Target, summary: Summary, form: ApplyForm
) -> HttpResponse:
    context: dict[str, Any] = {
        "run": run,
        "target": target,
        "summary": summary,
        "form": form,
        "ticked": {int(line) for line in request.POST.getlist("ticked") if line.isdecimal()},
        "all_likely": request.POST.get("all_likely"),
    }
    applied = last_applied(request.member.unit, target, run.sha256)
    if applied is not None:
        context |= {"applied": applied, "written": told(applied.counts)}
    return render(request, "intake/plan.html", context)


def told(counts: dict[str, int]) -> str:
    """What was written, in words; of what there was none nothing is said."""
    said = [
        words.format(f"{counts[name]:,}".replace(",", ".")) for name, words in WRITTEN if counts.get(name)
    ]
    return ", ".join(said) or "ghi, không có gì thay đổi"
