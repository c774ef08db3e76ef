"""The yearly evaluation as files: the list of results, one person's sheet, a team's minutes."""

from uuid import UUID

from django.http import Http404, HttpResponse

from thidua.documents.access import download
from thidua.registrations.access import year_for
from thidua.scoring.access import may_read, team_for
from thidua.scoring.queries import Sheet, sheet_of
from thidua.scoring.tables import DOCX, ENDINGS, minutes_file, person_file, results_file
from thidua.units.access import Member, MemberRequest, gate
from thidua.units.models import SchoolYear


@gate(may_read)
def evaluation_results(request: MemberRequest, ending: str) -> HttpResponse:
    """Of an open sheet it says that it is a draft."""
    if ending not in ENDINGS:
        raise Http404
    year, sheet = _sheet(request.member, request.GET.get("nam"))
    content = results_file(request.member, year, sheet, ending)
    return download(content, f"Kết quả xếp loại {year.name}.{ending}", ENDINGS[ending])


@gate(may_read)
def evaluation_person(request: MemberRequest, person_id: UUID) -> HttpResponse:
    year, sheet = _sheet(request.member, request.GET.get("nam"))
    row = next((one for one in sheet.rows if one.posting.person_id == person_id), None)
    if row is None:
        raise Http404
    content = person_file(request.member, year, sheet, row)
    return download(content, f"Phiếu tổng hợp đánh giá, {row.posting.person.full_name}.docx", DOCX)


@gate(may_read)
def evaluation_minutes(request: MemberRequest, which: UUID) -> HttpResponse:
    year, sheet = _sheet(request.member, request.GET.get("nam"))
    team = team_for(request.member, which)
    if not any(row.posting.team_id == team.id for row in sheet.rows):
        raise Http404
    content = minutes_file(request.member, year, sheet, team)
    return download(content, f"Biên bản đánh giá, {team.title}.docx", DOCX)


def _sheet(member: Member, name: str | None) -> tuple[SchoolYear, Sheet]:
    """Nothing to print without a year or without people."""
    year = year_for(member, name)
    if year is None:
        raise Http404
    sheet = sheet_of(member.unit, year, today=member.on)
    if not sheet.rows:
        raise Http404
    return year, sheet
