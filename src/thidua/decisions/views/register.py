"""The register of awards: search, filters, exports, certificates, closing the year."""

from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from paper.media import DOCX, XLSX
from statute.names import award_name, codes
from thidua.core.errors import RefusedError
from thidua.core.school_years import is_school_year
from thidua.decisions.access import grants_for, may_make_certificates, may_read_register, year_for
from thidua.decisions.actions import close_year, make_certificates
from thidua.decisions.queries.register import (
    Filter,
    certifiable,
    register_awards,
    register_of,
    register_size,
    register_years,
    teams_of,
    unproven,
)
from thidua.decisions.queries.submissions import progress_of, receivable
from thidua.decisions.tables import COLUMNS, Column, chosen_columns, register_paper, register_sheet
from thidua.documents.access import download
from thidua.people.access import pages_open_to
from thidua.registrations.access import may_run_rounds
from thidua.units.access import MemberRequest, gate
from thidua.units.actions import open_school_year
from thidua.units.queries import current_year, year_to_open

ROWS = 50
FILTERS = ("q", "nam-hoc", "danh-hieu", "to", "cot")


def _filter(request: MemberRequest) -> Filter:
    """What the address asks for. An unknown award or year filters nothing; no text holds NUL, which PostgreSQL refuses."""
    team, code, year = (request.GET.get(key, "") for key in ("to", "danh-hieu", "nam-hoc"))
    return Filter(
        text=request.GET.get("q", "").replace("\0", ""),
        school_year=year if is_school_year(year) else "",
        code=code if code in {*codes("person"), *codes("collective")} else "",
        team=_uuid(team) if team else None,
    )


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None


def _columns(request: MemberRequest) -> tuple[Column, ...]:
    return chosen_columns(request.GET.getlist("cot"))


def _query(request: MemberRequest) -> str:
    """The filter as it stands, for links which keep it."""
    return urlencode([(key, value) for key in FILTERS for value in request.GET.getlist(key) if value])


@gate(may_read_register)
def register(request: MemberRequest) -> HttpResponse:
    unit = request.member.unit
    chosen = _filter(request)
    found = register_of(unit, chosen)
    year = current_year(unit)
    waiting = receivable(unit, request.member.on)
    page = Paginator(found.entries, ROWS).get_page(request.GET.get("page"))
    honoured = [entry.grant.person_id for entry in page if entry.grant.person_id]
    context = {
        "register": found,
        "chosen": chosen,
        "page": page,
        "opens": pages_open_to(request.member, honoured),
        "size": register_size(unit),
        "years": register_years(unit),
        "awards": [(code, award_name(code)) for code in register_awards(unit)],
        "teams": teams_of(unit),
        "columns": COLUMNS,
        "shown": {column.key for column in _columns(request)},
        "query": _query(request),
        "is_filtered": any((chosen.text, chosen.school_year, chosen.code, chosen.team)),
        "waiting": waiting[0] if len(waiting) == 1 else None,
        "year": year,
        "progress": progress_of(year) if year else None,
        "runs": may_run_rounds.test(request.member),
        "next_year": year_to_open(unit, request.member.on),
    }
    return render(request, "decisions/register.html", context)


@gate(may_read_register)
def register_export(request: MemberRequest, ending: str) -> HttpResponse:
    """Exactly the filtered lines, in the order and columns of the screen."""
    found, columns = register_of(request.member.unit, _filter(request)), _columns(request)
    if ending == "xlsx":
        return download(register_sheet(found, columns), "Sổ khen thưởng.xlsx", XLSX)
    if ending == "docx":
        paper = register_paper(found, columns, request.member.unit, request.member.on)
        return download(paper, "Sổ khen thưởng.docx", DOCX)
    raise Http404


@gate(may_make_certificates)
def register_certificates(request: MemberRequest) -> HttpResponse:
    """The list of certificates before they are made; then one PDF, found among the papers. Made before, it is fetched."""
    listed = register_of(request.member.unit, _filter(request)).entries
    entries = certifiable(listed)
    refusal = ""
    if request.method == "POST":
        chosen = [_uuid(value) for value in request.POST.getlist("grant")]
        grants = grants_for(request.member, chosen)
        try:
            document, is_new = make_certificates(
                by=request.member.actor, unit=request.member.unit, grants=grants, on=request.member.on
            )
        except RefusedError as refused:
            refusal = str(refused)
        else:
            if not is_new:
                return redirect("document_file", document.id)
            messages.success(request, f"Đã làm {document.title}. Tải tệp PDF ở dòng đầu danh sách văn bản.")
            return redirect("document_list")
    context = {
        "entries": entries,
        "unproven": unproven(listed),
        "has_address": bool(settings.THIDUA_PUBLIC_URL),
        "refusal": refusal,
        "query": _query(request),
    }
    return render(request, "decisions/certificates.html", context, status=422 if refusal else 200)


@require_POST
@gate(may_run_rounds)
def year_open(request: MemberRequest) -> HttpResponse:
    """The year that follows; the one before stays open until its last answer has come."""
    unit = request.member.unit
    name = year_to_open(unit, request.member.on)
    if name is None:
        messages.error(
            request, "Chưa đến lúc mở năm học sau: mở được từ tháng 6, hoặc sau khi khép năm học này."
        )
        return redirect("register")
    opened = open_school_year(by=request.member.actor, unit=unit, name=name)
    messages.success(request, f"Đã mở năm học {opened.name}. Việc tiếp theo: mở đợt đăng ký thi đua.")
    return redirect("round_board")


@require_POST
@gate(may_run_rounds)
def year_close(request: MemberRequest, year: UUID) -> HttpResponse:
    found = year_for(request.member, year)
    try:
        close_year(by=request.member.actor, unit=request.member.unit, year=found, on=request.member.on)
    except RefusedError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"Đã khép năm học {found.name}.")
    return redirect("register")
