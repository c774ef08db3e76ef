"""Bringing a staff list in: hand in, look at the dry run, apply."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render

from paper.media import XLSX
from thidua.core import clock
from thidua.core.errors import RefusedError
from thidua.documents.access import download
from thidua.files.actions import keep
from thidua.files.models import StoredFile
from thidua.files.queries import content_of
from thidua.intake.access import upload_for
from thidua.intake.actions import import_staff
from thidua.intake.forms import ApplyForm, StaffFileForm, refuse
from thidua.intake.targets.staff import (
    Kind,
    Plan,
    StaffFile,
    StaffFileRefusedError,
    last_applied,
    make_plan,
    read_staff_file,
    rejects_sheet,
)
from thidua.people.access import may_import_staff
from thidua.units.access import MemberRequest, gate

# More rows of one kind than anybody reads on a page; the rest is in the spreadsheet.
SHOWN = 200
SECTIONS = (
    (Kind.DOUBTFUL, "Chưa chắc chắn", "late", "Không nhập, trừ những dòng được đánh dấu."),
    (Kind.NEW, "Mới", "doing", "Sẽ được thêm vào danh sách nhân sự."),
    (Kind.CHANGED, "Thay đổi", "doing", "Sẽ được sửa theo tệp; ô trống trong tệp không xóa gì."),
    (Kind.REJECTED, "Không nhận", "no", "Không nhập. Sửa trong tệp rồi tải lên lại."),
    (Kind.MISSING, "Không có trong tệp", "unknown", "Đang có ở trường; chỉ nêu để biết, không bị xóa."),
    (Kind.UNCHANGED, "Không đổi", "yes", "Trong tệp và trong hệ thống giống nhau."),
)


@gate(may_import_staff)
def staff_import(request: MemberRequest) -> HttpResponse:
    """The file is read before it is kept: what cannot be used leaves nothing behind."""
    form = StaffFileForm(_sent(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        uploaded: UploadedFile[Any] = form.cleaned_data["file"]
        content, name = uploaded.read(), (uploaded.name or "danh-sach")[-200:]
        try:
            read_staff_file(content, name=name, on=clock.today())
        except StaffFileRefusedError as error:
            form.add_error("file", str(error))
        else:
            kind = uploaded.content_type or "application/octet-stream"
            stored = keep(by=request.member.actor, content=content, name=name, content_type=kind)
            return redirect("staff_import_plan", stored.id)
    return render(request, "intake/upload.html", {"form": form})


@gate(may_import_staff)
def staff_import_plan(request: MemberRequest, file_id: UUID) -> HttpResponse:
    """The dry run; sent with its fingerprint, it is applied if it still holds."""
    member = request.member
    stored = upload_for(member, file_id)
    file, plan = _read(request, stored)
    lines = [row.line for row in plan.rows if row.tickable and row.line is not None]
    ticked = {int(line) for line in request.POST.getlist("ticked") if line.isdecimal()}
    form = ApplyForm(_sent(request), lines=lines, initial={"seen": plan.fingerprint})
    if request.method == "POST" and form.is_valid():
        try:
            done = import_staff(
                by=member.actor,
                unit=member.unit,
                file=file,
                seen=form.cleaned_data["seen"],
                ticked=frozenset(ticked),
                on=clock.today(),
            )
        except RefusedError as error:
            refuse(form, error)
        else:
            messages.success(
                request, f"Đã thêm {done.added} người, sửa {done.changed} người, lập {done.teams} tổ."
            )
            return redirect("staff_import_plan", stored.id)
    shown = _shown(stored, file, plan, form, ticked)
    shown["applied"] = last_applied(member.unit, file)
    return render(request, "intake/plan.html", shown)


@gate(may_import_staff)
def staff_import_rejects(request: MemberRequest, file_id: UUID) -> HttpResponse:
    stored = upload_for(request.member, file_id)
    file, plan = _read(request, stored)
    return download(rejects_sheet(file, plan), "dong-chua-nhap.xlsx", XLSX)


def _sent(request: MemberRequest) -> QueryDict | None:
    """What was sent, also when every box was left empty; nothing on a look."""
    return request.POST if request.method == "POST" else None


def _read(request: MemberRequest, stored: StoredFile) -> tuple[StaffFile, Plan]:
    today = clock.today()
    file = read_staff_file(content_of(stored), name=stored.name, on=today)
    return file, make_plan(request.member.unit, file, on=today)


def _shown(
    stored: StoredFile, file: StaffFile, plan: Plan, form: ApplyForm, ticked: set[int]
) -> dict[str, Any]:
    counts = plan.counts
    sections = [
        {
            "kind": kind.value,
            "name": name,
            "mark": mark,
            "note": note,
            "count": counts[kind.value],
            "rows": plan.of_kind(kind)[:SHOWN],
            "more": max(0, counts[kind.value] - SHOWN),
        }
        for kind, name, mark, note in SECTIONS
    ]
    return {
        "stored": stored,
        "file": file,
        "plan": plan,
        "form": form,
        "ticked": ticked,
        "sections": sections,
        "left_out": len(plan.left_out),
        "awards_left": sum(bool(row.award_left) for row in plan.rows),
        "can_apply": any(row.step for row in plan.rows),
        "only_ticked": not counts[Kind.NEW] and not counts[Kind.CHANGED],
        "columns": file.header.headings.values(),
    }
