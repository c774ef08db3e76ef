"""Writing a set: begun empty, from ten lines, from another set or out of a spreadsheet; changed as a sheet."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from thidua.core.errors import RefusedError
from thidua.criteria.access import may_write_sets, readable_states, set_for
from thidua.criteria.actions import draft_set, edit_set
from thidua.criteria.content import Fault, faults_of
from thidua.criteria.forms.starts import EMPTY, TEN_LINES, beginning
from thidua.criteria.forms.upload import UploadForm
from thidua.criteria.forms.writing import WritingForm
from thidua.criteria.models import CriteriaSet, VerifiedBy
from thidua.criteria.queries import content_of, whole_of
from thidua.criteria.queries.pages import board_of, ids_of_teams, names_of_teams, sums_of
from thidua.criteria.sheets import ReadSet, UnreadableSetError, read_set
from thidua.criteria.states import SetState
from thidua.units.access import Member, MemberRequest, gate
from thidua.web.refusals import refuse, sent


@gate(may_write_sets)
def criteria_new(request: MemberRequest) -> HttpResponse:
    """With what to begin; a file is read at once into the sheet, and nothing is kept before somebody saves it."""
    member = request.member
    form = UploadForm(sent(request), request.FILES) if request.method == "POST" else UploadForm()
    if form.is_valid():
        content, name = form.brought()
        try:
            read = read_set(content, name=name, teams=ids_of_teams(member.unit))
        except UnreadableSetError as refusal:
            refuse(form, refusal)
        else:
            return _dry_run(request, read)
    board = board_of(member.unit, on=member.on, states=readable_states(member))
    context = {"form": form, "board": board, "starts": (EMPTY, TEN_LINES)}
    return render(request, "criteria/new.html", context, status=422 if form.errors else 200)


@gate(may_write_sets)
def criteria_write(request: MemberRequest) -> HttpResponse:
    """The sheet of a set that is not kept yet."""
    member = request.member
    if request.method != "POST":
        form = WritingForm.of(_begun(request), _teams(member))
        return _sheet(request, form)
    form = WritingForm(_teams(member), sent=request.POST)
    if form.act == "luu" and form.is_readable():
        try:
            row = draft_set(by=member.actor, unit=member.unit, content=form.content())
        except RefusedError as refusal:
            form.refuse(refusal)
        else:
            return _saved(request, row)
    return _again(request, form)


@gate(may_write_sets)
def criteria_edit(request: MemberRequest, set_id: UUID) -> HttpResponse:
    """The sheet of a draft."""
    member = request.member
    row = set_for(member, set_id)
    if row.state != SetState.DRAFT:
        messages.error(request, "Bộ tiêu chí đã ban hành thì không sửa. Hãy soạn lần ban hành mới.")
        return redirect("criteria_page", row.id)
    if request.method != "POST":
        content = content_of(whole_of(row))
        form = WritingForm.of(content, _teams(member), fixed=True, version=row.version)
        return _sheet(request, form, row=row)
    form = WritingForm(_teams(member), about=row.thread.about, sent=request.POST)
    if form.act == "luu" and form.is_readable():
        row.version = form.version
        try:
            edit_set(by=member.actor, criteria_set=row, content=form.content())
        except RefusedError as refusal:
            form.refuse(refusal)
        else:
            return _saved(request, row)
    return _again(request, form, row=row)


@require_POST
@gate(may_write_sets)
def criteria_check(request: MemberRequest) -> HttpResponse:
    """Sums and faults of what stands in the boxes, sent by htmx while one types; nothing is kept."""
    form = WritingForm(_teams(request.member), sent=request.POST)
    return render(request, "criteria/sums.html", _sums(form))


def _begun(request: MemberRequest) -> Any:
    """An id that is none begins empty, as everything else does that is not known."""
    named = request.GET.get("sao", "")
    try:
        copied = set_for(request.member, UUID(named)) if named else None
    except ValueError:
        copied = None
    if copied is not None:
        return content_of(whole_of(copied))
    return beginning(request.GET.get("mau", EMPTY))


def _dry_run(request: MemberRequest, read: ReadSet) -> HttpResponse:
    """What was read stands in the boxes, with every fault that it has."""
    form = WritingForm.of(read.content, _teams(request.member))
    form.tell(form.all_faults())
    return _sheet(request, form, read=read)


def _again(request: MemberRequest, form: WritingForm, *, row: CriteriaSet | None = None) -> HttpResponse:
    """What was typed, with its faults; or with one more line, without being judged."""
    if form.act == "kiem":
        form.head.is_valid()
        form.tell(form.all_faults())
        return _sheet(request, form, row=row)
    if form.act != "luu":
        form.change()
        return _sheet(request, form, row=row)
    return _sheet(request, form, row=row, status=422)


def _sheet(
    request: MemberRequest,
    form: WritingForm,
    *,
    row: CriteriaSet | None = None,
    read: ReadSet | None = None,
    status: int = 200,
) -> HttpResponse:
    sums = _sums(form)
    form.sheet.with_room()
    action = reverse("criteria_edit", args=[row.id]) if row else reverse("criteria_write")
    context = {
        **sums,
        "form": form,
        "row": row,
        "read": read,
        "verifiers": VerifiedBy.choices,
        "action": action,
    }
    return render(request, "criteria/sheet.html", context, status=status)


def _sums(form: WritingForm) -> dict[str, Any]:
    content = form.content()
    faults: list[Fault] = form.all_faults()
    return {
        "content": content,
        "sums": sums_of(content),
        "faults": faults,
        "blocking": [fault for fault in faults if not fault.unfinished],
    }


def _saved(request: MemberRequest, row: CriteriaSet) -> HttpResponse:
    left = len(faults_of(content_of(whole_of(row))))
    if left:
        messages.warning(request, f"Đã lưu bản đang soạn. Còn {left} chỗ phải xong trước khi ban hành.")
    else:
        messages.success(request, "Đã lưu bản đang soạn. Đủ để ban hành.")
    return redirect("criteria_page", row.id)


def _teams(member: Member) -> list[tuple[str, str]]:
    return list(names_of_teams(member.unit).items())
