"""Handing a list in: which kinds there are, a file or what was copied out of Excel."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from thidua.core import clock
from thidua.intake.access import may_bring_lists, target_for, targets_for
from thidua.intake.errors import FileRefusedError, NoHeaderError
from thidua.intake.forms import BringForm
from thidua.intake.jobs import read_run
from thidua.intake.queries import kept_columns
from thidua.intake.reading.lists import read_list
from thidua.intake.runs import rows
from thidua.intake.targets import TARGETS, Target
from thidua.units.access import MemberRequest, gate


@gate(may_bring_lists)
def intake_index(request: MemberRequest) -> HttpResponse:
    """What may be brought in, and what lies here unfinished."""
    targets = targets_for(request.member)
    waiting = rows.of_unit(request.member.unit, [target.key for target in targets])
    shown = [(run, TARGETS[run.target], rows.stands_still(run)) for run in waiting]
    return render(request, "intake/index.html", {"targets": targets, "waiting": shown})


@gate(may_bring_lists)
def intake_upload(request: MemberRequest, target: str) -> HttpResponse:
    """What cannot be read at all leaves nothing behind; what only has strange headings waits for an answer."""
    found = target_for(request.member, target)
    form = BringForm(request.POST, request.FILES) if request.method == "POST" else BringForm()
    if form.is_valid():
        content, name = form.brought()
        try:
            return _brought(request, found, content, name)
        except FileRefusedError as error:
            form.add_error("file" if form.cleaned_data["file"] else "pasted", str(error))
    others = [one for one in targets_for(request.member) if one is not found]
    return render(request, "intake/upload.html", {"form": form, "target": found, "others": others})


def _brought(request: MemberRequest, target: Target, content: bytes, name: str) -> HttpResponse:
    member = request.member
    at_once = not rows.is_large(content)
    clear = True
    if at_once:
        try:
            kept = kept_columns(member.unit, target)
            read = read_list(content, target.words, target.record, name=name, on=clock.today(), kept=kept)
            clear = not read.header.asks
        except NoHeaderError:
            clear = False
    run = rows.bring(unit=member.unit, user=member.user, target=target, content=content, name=name)
    if not at_once:
        read_run.enqueue(str(run.id))
    return redirect("intake_run" if clear else "intake_columns", run.id)
