"""Matching columns by hand, once; and what was matched before."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from thidua.core.errors import RefusedError
from thidua.intake.access import mapping_for, may_bring_lists, run_for, targets_for
from thidua.intake.actions import forget_columns, remember_columns
from thidua.intake.errors import FileRefusedError
from thidua.intake.forms import ColumnsForm, HeadingForm, StatedForm
from thidua.intake.jobs import read_run
from thidua.intake.models import Run
from thidua.intake.queries import kept_columns, mappings_of, proposed_for
from thidua.intake.reading.columns import fingerprint
from thidua.intake.reading.suggesting import Candidate, begin_of, candidates, columns
from thidua.intake.runs import folder, rows
from thidua.intake.states import RunState, RunStep
from thidua.intake.views.work import working
from thidua.units.access import MemberRequest, gate
from thidua.web.refusals import refuse


@gate(may_bring_lists)
def intake_columns(request: MemberRequest, run: UUID) -> HttpResponse:
    """Each column with its first values, and what it is; the answer is kept for the next file of this kind."""
    found, target = run_for(request.member, run)
    try:
        sheets = begin_of(folder.content_of(found.id), target.words, name=found.name)
    except FileRefusedError as error:
        return working(request, found, target, reason=str(error))
    possible = candidates(sheets)
    if not possible:
        return working(
            request,
            found,
            target,
            reason="Tệp không có dòng nào giống dòng tiêu đề: cần ít nhất hai cột có chữ và một dòng bên dưới.",
        )
    heading = HeadingForm(request.GET or None, candidates=possible)
    chosen = _chosen(possible, heading)
    sheet = sheets[chosen.place]
    member = request.member
    heading_key = fingerprint(sheet.head[chosen.row])
    before = kept_columns(member.unit, target).get(heading_key, {})
    known = columns(sheet, chosen.row, target.words, before)
    sent = request.POST if request.method == "POST" else None
    form = ColumnsForm(sent, columns=known, words=target.words)
    proposed = found.stated or proposed_for(member.unit, target, heading_key)
    stated = StatedForm(sent, words=target.words, initial=proposed)
    if sent is not None and all([form.is_valid(), stated.is_valid()]):
        try:
            remember_columns(
                by=member.actor,
                unit=member.unit,
                target=target,
                headings=[str(cell) if cell is not None else "" for cell in sheet.head[chosen.row]],
                columns=form.chosen(),
                stated=stated.answers(),
            )
        except RefusedError as error:
            refuse(form, error)
        else:
            _read_again(found, sheet.name, stated.answers())
            return redirect("intake_run", found.id)
    context = {
        "run": found,
        "target": target,
        "form": form,
        "stated": stated,
        "heading": heading,
        "chosen": chosen,
        "before": before,
    }
    return render(request, "intake/columns.html", context)


@gate(may_bring_lists)
def intake_mappings(request: MemberRequest) -> HttpResponse:
    """Everything that is kept, so that nothing is read in a way that nobody remembers."""
    allowed = targets_for(request.member)
    kept = [one for one in mappings_of(request.member.unit) if one.target in allowed]
    return render(request, "intake/mappings.html", {"mappings": kept})


@gate(may_bring_lists)
def intake_mapping_forget(request: MemberRequest, mapping: UUID) -> HttpResponse:
    """Forgotten when it is sent; only looked at, it leads back to the list."""
    found = mapping_for(request.member, mapping)
    if request.method == "POST":
        forget_columns(by=request.member.actor, mapping=found)
        messages.success(request, "Đã bỏ cách khớp cột. Lần sau máy sẽ hỏi lại nếu không tự nhận ra.")
    return redirect("intake_mappings")


def _chosen(possible: list[Candidate], heading: HeadingForm) -> Candidate:
    """The row that was chosen; the likeliest where none was."""
    key = heading.cleaned_data.get("tieu_de") if heading.is_bound and heading.is_valid() else ""
    return next((one for one in possible if one.key == key), possible[0])


def _read_again(run: Run, sheet: str, stated: dict[str, str]) -> None:
    """A large file by the worker, a small one as soon as somebody looks."""
    if run.large:
        rows.take(run, RunStep.AGAIN, reason="", sheet=sheet, stated=stated)
        read_run.enqueue(str(run.id))
    elif run.state in {RunState.READY, RunState.APPLIED}:
        rows.keep_answers(run, sheet, stated)
