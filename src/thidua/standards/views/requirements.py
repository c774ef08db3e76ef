"""The criteria: brought from a sheet, written by hand, one with its assessment and its evidence."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from thidua.core.errors import RefusedError
from thidua.standards.access import (
    may_read,
    may_write,
    own_requirement_for,
    recognition_for,
    requirement_for,
    writes_for,
)
from thidua.standards.actions.requirements import (
    assess_requirement,
    bring_requirements,
    drop_requirement,
    put_requirement,
)
from thidua.standards.forms.requirements import AssessForm, BringForm, RequirementForm
from thidua.standards.models import Recognition, Requirement, Verdict
from thidua.standards.queries.board import MARKS, pieces_of
from thidua.standards.reading import read_requirements
from thidua.standards.views.keeping import STATUS_OF_FAULT, kept, shown
from thidua.units.access import MemberRequest, gate
from thidua.web.refusals import sent


@gate(may_write)
def requirement_bring(request: MemberRequest, recognition: UUID) -> HttpResponse:
    """All criteria at once, from a sheet; known ones are worded anew, none is dropped."""
    row = recognition_for(request.member, recognition)
    form = BringForm(sent(request), request.FILES or None)
    told: list[str] = []

    def act(_given: dict[str, Any]) -> None:
        content, name = form.brought()
        new, known = bring_requirements(
            by=request.member.actor,
            recognition=row,
            asked=read_requirements(content, name=name),
            on=request.member.on,
        )
        told.append(f"Đã nhập {new} tiêu chí mới; {known} tiêu chí đã có được ghi lại theo tệp.")

    if kept(form, act):
        messages.success(request, told[0])
        return redirect("recognition_page", row.id)
    return shown(request, "standards/bring.html", form, {"recognition": row})


@gate(may_write)
def requirement_new(request: MemberRequest, recognition: UUID) -> HttpResponse:
    return _worded(request, recognition_for(request.member, recognition), None)


@gate(may_write)
def requirement_edit(request: MemberRequest, requirement: UUID) -> HttpResponse:
    row = requirement_for(request.member, requirement)
    return _worded(request, row.standard.recognition, row)


@require_POST
@gate(may_write)
def requirement_drop(request: MemberRequest, requirement: UUID) -> HttpResponse:
    row = requirement_for(request.member, requirement)
    recognition = row.standard.recognition_id
    try:
        drop_requirement(by=request.member.actor, requirement=row, on=request.member.on)
    except RefusedError as refusal:
        messages.error(request, str(refusal))
        return redirect("requirement_page", row.id)
    messages.success(request, f"Đã bỏ tiêu chí {row.code}.")
    return redirect("recognition_page", recognition)


@gate(may_read)
def requirement_page(request: MemberRequest, requirement: UUID) -> HttpResponse:
    """Its words, how the school sees itself, its evidence; who writes for it changes both here."""
    if request.method == "POST":
        return _assessed(request, own_requirement_for(request.member, requirement))
    row = requirement_for(request.member, requirement)
    return render(request, "standards/requirement.html", _context(request, row, _assess_form(row)))


def _assessed(request: MemberRequest, row: Requirement) -> HttpResponse:
    form = AssessForm(request.POST)

    def act(given: dict[str, Any]) -> None:
        row.version = given["version"]
        assess_requirement(
            by=request.member.actor,
            requirement=row,
            verdict=Verdict(given["verdict"]),
            level=given["level"],
            remark=given["remark"],
            on=request.member.on,
        )

    if kept(form, act):
        messages.success(request, "Đã ghi tự đánh giá.")
        return redirect("requirement_page", row.id)
    context = _context(request, row, form)
    return render(request, "standards/requirement.html", context, status=STATUS_OF_FAULT)


def _assess_form(row: Requirement) -> AssessForm:
    return AssessForm(
        initial={name: getattr(row, name) for name in ("verdict", "level", "remark", "version")}
    )


def _context(request: MemberRequest, row: Requirement, form: AssessForm) -> dict[str, Any]:
    writes = writes_for(request.member, row)
    return {
        "form": form if writes else None,
        "requirement": row,
        "recognition": row.standard.recognition,
        "mark": MARKS[Verdict(row.verdict)],
        "pieces": pieces_of(row),
        "writes": writes,
        "may_write": may_write.test(request.member),
    }


def _worded(request: MemberRequest, recognition: Recognition, row: Requirement | None) -> HttpResponse:
    member = request.member
    form = RequirementForm(
        sent(request),
        unit=member.unit,
        on=member.on,
        chosen=row.in_charge if row else None,
        initial=RequirementForm.shown(row),
    )

    def act(given: dict[str, Any]) -> None:
        if row is not None:
            row.version = given["version"] or 0
        put_requirement(
            by=member.actor,
            recognition=recognition,
            asked=form.asked(),
            in_charge=form.person(),
            requirement=row,
            on=member.on,
        )

    if kept(form, act):
        messages.success(request, "Đã lưu tiêu chí.")
        return redirect("requirement_page", row.id) if row else redirect("recognition_page", recognition.id)
    return shown(
        request, "standards/requirement_edit.html", form, {"recognition": recognition, "requirement": row}
    )
