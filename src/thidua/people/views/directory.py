"""The list of staff, its export, and adding somebody."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from paper.media import XLSX
from paper.sheets import SheetColumn, write_sheet
from thidua.core.errors import RefusedError
from thidua.people import queries
from thidua.people.access import (
    listed_for,
    may_correct_school,
    may_give_accounts,
    may_give_roles,
    may_import_staff,
    may_keep_teams,
    may_list_people,
    may_record_facts,
    opens_pages,
)
from thidua.people.actions import add_person
from thidua.people.forms.staff import FilterForm, PersonForm
from thidua.people.models import Posting
from thidua.units.access import MemberRequest, gate, reads_the_work, runs_the_work, works_here
from thidua.web.refusals import refuse, sent

PAGE = 50
COLUMNS = [
    SheetColumn("STT", 6, "number"),
    SheetColumn("Họ và tên", 28),
    SheetColumn("Ngày sinh", 12, "date"),
    SheetColumn("Giới tính", 9),
    SheetColumn("Tổ", 24),
    SheetColumn("Chức vụ", 24),
    SheetColumn("Loại hợp đồng", 18),
    SheetColumn("Môn dạy", 16),
    SheetColumn("Ngày vào ngành", 14, "date"),
    SheetColumn("Ngày về trường", 14, "date"),
    SheetColumn("Mã cán bộ", 16),
]


@gate(works_here)
def person_list(request: MemberRequest) -> HttpResponse:
    """Everybody; a team leader's teams; whoever may see no list is led to the own page."""
    if not may_list_people.test(request.member):
        person = queries.person_of_user(request.member.user)
        if person is None:
            raise Http404
        return redirect("person_page", person.id)
    form, found = _narrowed(request)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "people/list.html",
        {
            "form": form,
            "page": page,
            "is_narrowed": any(form.cleaned_data.values()) if form.is_valid() else False,
            "query": request.GET.urlencode(),
            "sees_people": opens_pages.test(request.member),
            "may_record": may_record_facts.test(request.member),
            "may_import": may_import_staff.test(request.member),
            "may_give_accounts": may_give_accounts.test(request.member),
            "may_keep_teams": may_keep_teams.test(request.member),
            "may_correct_school": may_correct_school.test(request.member),
            "may_give_roles": may_give_roles.test(request.member),
            "may_check": runs_the_work.test(request.member),
            "may_see_movements": reads_the_work.test(request.member),
        },
    )


@gate(may_list_people)
def person_export(request: MemberRequest) -> HttpResponse:
    """The rows that the list shows, all pages of them."""
    _, found = _narrowed(request)
    rows = [_cells(number, posting) for number, posting in enumerate(found, start=1)]
    content = write_sheet(COLUMNS, rows, title="Danh sách nhân sự")
    return download(content, "danh-sach-nhan-su.xlsx")


@gate(may_record_facts)
def person_new(request: MemberRequest) -> HttpResponse:
    member = request.member
    form = PersonForm(sent(request), unit=member.unit)
    if request.method == "POST" and form.is_valid():
        try:
            person = add_person(by=member.actor, unit=member.unit, **form.known())
        except RefusedError as error:
            refuse(form, error)
        else:
            messages.success(request, f"Đã thêm {person.full_name}.")
            return redirect("person_page", person.id)
    return render(
        request, "people/form.html", {"form": form, "heading": "Thêm người", "button": "Thêm người"}
    )


def _narrowed(request: MemberRequest) -> tuple[FilterForm, QuerySet[Posting]]:
    form = FilterForm(request.GET, teams=request.member.unit.teams.all())
    form.is_valid()
    found = queries.directory(
        listed_for(request.member),
        search=form.cleaned_data.get("q", ""),
        team=form.cleaned_data.get("to"),
    )
    return form, found


def _cells(number: int, posting: Posting) -> list[Any]:
    person = posting.person
    return [
        number,
        person.full_name,
        person.born,
        person.get_sex_display() if person.sex else None,
        posting.team.name if posting.team else None,
        posting.position,
        posting.get_contract_display() if posting.contract else None,
        posting.subject,
        person.joined_sector,
        posting.starts,
        posting.staff_code,
    ]


def download(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response
