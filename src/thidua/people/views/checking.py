"""Comparing what was written down with the decisions themselves: which papers wait, and the scan of one."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header

from thidua.core import clock
from thidua.core.errors import RefusedError
from thidua.files.models import StoredFile
from thidua.files.queries import content_of
from thidua.people.access import former_scan_for, line_for, seen_line_for
from thidua.people.actions import attach_original
from thidua.people.forms.checking import OriginalForm
from thidua.people.models import Grant
from thidua.people.queries.checking import (
    GRANTS,
    day_of,
    on_the_same_paper,
    owner_of,
    papers_to_check,
)
from thidua.units.access import Member, MemberRequest, gate, is_member, runs_the_work
from thidua.web.refusals import refuse

PAGE = 50


@gate(runs_the_work)
def check_list(request: MemberRequest) -> HttpResponse:
    """Every decision of which nobody has seen the paper yet, with how many lines rest on it."""
    papers = papers_to_check(request.member.unit)
    page = Paginator(papers, PAGE).get_page(request.GET.get("trang"))
    lines = sum(len(paper.rows) for paper in papers)
    return render(request, "people/check_list.html", {"page": page, "lines": lines, "papers": len(papers)})


@gate(runs_the_work)
def check_paper(request: MemberRequest, what: str, row_id: UUID) -> HttpResponse:
    """The lines of one decision with its scan; whoever checks is shown their own and cannot take them."""
    member = request.member
    row = line_for(member, what, row_id)
    if row.checked:
        messages.info(request, "Dòng này đã được đối chiếu với bản gốc.")
        return redirect("check_list")
    if isinstance(row, Grant) and row.decision is not None:
        messages.info(
            request, "Khen thưởng này đến từ một quyết định trong mục Quyết định: đính bản quét ở đó."
        )
        return redirect("check_list")
    rows = on_the_same_paper(member.unit, row)
    own = [one for one in rows if owner_of(one) == member.user.id]
    others = [one for one in rows if one not in own]
    posted = request.method == "POST"
    form = OriginalForm(request.POST if posted else None, request.FILES if posted else None, rows=others)
    if posted and form.is_valid():
        try:
            count = _attach(member, what, form)
        except RefusedError as error:
            refuse(form, error)
        else:
            messages.success(request, f"Đã đối chiếu {count} dòng với bản quét.")
            return redirect("check_list")
    context = {"row": row, "on": day_of(row), "own": own, "others": others, "form": form}
    return render(request, "people/check_paper.html", context)


@gate(is_member)
def check_file(request: MemberRequest, what: str, row_id: UUID) -> HttpResponse:
    """The scan, as a download; its bytes are checked against the digest before they leave."""
    stored = seen_line_for(request.member, what, row_id).scan
    if stored is None:
        raise Http404
    return _download(stored)


@gate(is_member)
def check_former_file(request: MemberRequest, what: str, row_id: UUID, former_id: UUID) -> HttpResponse:
    """A scan that lay beside the line before it was changed."""
    return _download(former_scan_for(request.member, what, row_id, former_id))


def _download(stored: StoredFile) -> HttpResponse:
    response = HttpResponse(content_of(stored), content_type=stored.content_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=stored.name)
    response["Cache-Control"] = "private, no-store"
    return response


def _attach(member: Member, what: str, form: OriginalForm) -> int:
    seen = form.seen()
    return attach_original(
        by=member.actor,
        unit=member.unit,
        grants=seen if what == GRANTS else (),
        initiatives=() if what == GRANTS else seen,
        original=form.original(),
        on=clock.today(),
    )
