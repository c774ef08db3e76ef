"""The page of back-ups: what is kept, making one, taking it away on a stick, throwing an old one away."""

from django.contrib import messages
from django.db import transaction
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from thidua.backups.access import backup_for, home_is_ours, may_keep_backups, may_see_backups
from thidua.backups.actions import ask_backup, note_handed_out, throw_away
from thidua.backups.jobs import make_backup
from thidua.backups.queries import is_overdue, shelf
from thidua.backups.store import place_of
from thidua.units.access import MemberRequest, gate


@gate(may_see_backups)
def backup_list(request: MemberRequest) -> HttpResponse:
    """What is kept; while one is being made the page asks for its middle part again and again."""
    if not home_is_ours.test(request.member):
        return render(request, "backups/shared.html")
    keeps = may_keep_backups.test(request.member)
    context = {"shelf": shelf(), "is_overdue": is_overdue(), "keeps": keeps}
    template = "backups/shelf.html" if request.headers.get("hx-request") else "backups/list.html"
    return render(request, template, context)


@gate(may_keep_backups)
@require_POST
def backup_make(request: MemberRequest) -> HttpResponse:
    """Hand it to the worker, together with the line that says who asked."""
    member = request.member
    with transaction.atomic():
        ask_backup(by=member.actor, unit=member.unit)
        make_backup.enqueue(unit=str(member.unit.id), user=str(member.user.id))
    messages.success(request, "Đã giao việc sao lưu. Anh/chị có thể làm việc khác trong lúc chờ.")
    return redirect("backup_list")


@gate(may_keep_backups)
@require_POST
def backup_download(request: MemberRequest, backup: str) -> FileResponse:
    """In pieces, however large; who took it stands in the ledger first."""
    kept = backup_for(backup)
    note_handed_out(by=request.member.actor, unit=request.member.unit, kept=kept)
    response = FileResponse(
        place_of(kept).open("rb"),
        as_attachment=True,
        filename=kept.name,
        content_type="application/zip",
    )
    response["Cache-Control"] = "private, no-store"
    return response


@gate(may_keep_backups)
@require_POST
def backup_remove(request: MemberRequest, backup: str) -> HttpResponse:
    kept = backup_for(backup)
    throw_away(by=request.member.actor, unit=request.member.unit, kept=kept)
    messages.success(request, f"Đã xóa {kept.name}.")
    return redirect("backup_list")
