"""All recognitions, one with its criteria, its decision entered, the next one begun."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from thidua.core.errors import RefusedError
from thidua.documents.access import attachment
from thidua.standards.access import may_read, may_write, recognition_for
from thidua.standards.actions.recognitions import drop_recognition, put_recognition, renew_recognition
from thidua.standards.forms.recognitions import DropForm, RecognitionForm
from thidua.standards.models import Recognition
from thidua.standards.queries.board import MARKS, branches_of, counted, history_of, row_of, rows_of
from thidua.standards.views.keeping import kept, shown, stored
from thidua.units.access import MemberRequest, gate
from thidua.web.refusals import sent


@gate(may_read)
def recognition_list(request: MemberRequest) -> HttpResponse:
    """Those that count now, then history."""
    context = {
        "rows": rows_of(request.member.unit, request.member.on),
        "may_write": may_write.test(request.member),
    }
    return render(request, "standards/list.html", context)


@gate(may_write)
def recognition_new(request: MemberRequest) -> HttpResponse:
    return _edited(request, None)


@gate(may_write)
def recognition_edit(request: MemberRequest, recognition: UUID) -> HttpResponse:
    return _edited(request, recognition_for(request.member, recognition))


@gate(may_read)
def recognition_page(request: MemberRequest, recognition: UUID) -> HttpResponse:
    """What the decision says, and each criterion with how far it is and its evidence."""
    row = recognition_for(request.member, recognition)
    branches = branches_of(row)
    context = {
        "row": row_of(row, request.member.on),
        "recognition": row,
        "history": history_of(row),
        "branches": branches,
        "counted": counted(branches),
        "marks": {verdict.value: mark for verdict, mark in MARKS.items()},
        "may_write": may_write.test(request.member),
    }
    return render(request, "standards/recognition.html", context)


@gate(may_write)
def recognition_drop(request: MemberRequest, recognition: UUID) -> HttpResponse:
    """Asked on a page of its own: nothing of it is left afterwards but the line in the journal."""
    row = recognition_for(request.member, recognition)
    form = DropForm(sent(request), initial={"version": row.version})

    def act(given: dict[str, Any]) -> None:
        row.version = given["version"] or 0
        drop_recognition(by=request.member.actor, recognition=row, on=request.member.on)

    if kept(form, act):
        messages.success(request, "Đã bỏ lần công nhận ghi nhầm.")
        return redirect("recognition_list")
    return shown(request, "standards/drop.html", form, {"recognition": row})


@require_POST
@gate(may_write)
def recognition_renew(request: MemberRequest, recognition: UUID) -> HttpResponse:
    row = recognition_for(request.member, recognition)
    version = request.POST.get("version", "")
    row.version = int(version) if version.isdecimal() else 0
    try:
        made = renew_recognition(by=request.member.actor, recognition=row, on=request.member.on)
    except RefusedError as refusal:
        messages.error(request, str(refusal))
        return redirect("recognition_page", row.id)
    messages.success(request, "Đã lập hồ sơ cho lần công nhận sau, với cùng các tiêu chí và người phụ trách.")
    return redirect("recognition_page", made.id)


@gate(may_read)
def recognition_file(request: MemberRequest, recognition: UUID) -> HttpResponse:
    """The scan of the decision, as a download."""
    row = recognition_for(request.member, recognition)
    if row.scan is None:
        raise Http404
    return attachment(row.scan)


def _edited(request: MemberRequest, row: Recognition | None) -> HttpResponse:
    form = RecognitionForm(sent(request), request.FILES or None, initial=RecognitionForm.shown(row))
    made: list[Recognition] = []

    def act(given: dict[str, Any]) -> None:
        if row is not None:
            row.version = given["version"] or 0
        made.append(
            put_recognition(
                by=request.member.actor,
                unit=request.member.unit,
                given=form.given(),
                scan=stored(request, given["scan"]),
                recognition=row,
                on=request.member.on,
            )
        )

    if kept(form, act):
        messages.success(request, "Đã lưu.")
        return redirect("recognition_page", made[0].id)
    return shown(request, "standards/edit.html", form, {"recognition": row})
