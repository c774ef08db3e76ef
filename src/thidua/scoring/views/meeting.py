"""A team's meeting on the grades: who was there, how it voted, and the minutes with their number."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from thidua.core.errors import RefusedError
from thidua.documents.access import attachment
from thidua.people.models import Posting
from thidua.registrations.access import year_for
from thidua.scoring.access import may_enter, may_read, team_for
from thidua.scoring.actions import issue_team_minutes
from thidua.scoring.forms import MeetingForm
from thidua.scoring.queries import graded_here, leaders_of, meetings_of, names_of_team, rows_of_team, sheet_of
from thidua.units.access import MemberRequest, gate
from thidua.units.models import Team
from thidua.web.refusals import refuse, sent

STATUS_OF_FAULT = 422


@gate(may_read)
def evaluation_meeting(request: MemberRequest, which: UUID) -> HttpResponse:
    """Readers of the sheet read the minutes; who enters it makes them, while the sheet is open."""
    member = request.member
    year = year_for(member, request.GET.get("nam"))
    if year is None:
        raise Http404
    team, sheet = team_for(member, which), sheet_of(member.unit, year, today=member.on)
    meetings = meetings_of(sheet.evaluation, team)
    if (wanted := request.GET.get("tep")) is not None:
        found = next((one.document for one in meetings if one.document.symbol == wanted), None)
        if found is None:
            raise Http404
        return attachment(found.file)
    rows = rows_of_team(sheet, team)
    if not rows and not meetings:
        raise Http404
    graded = graded_here(member.unit, rows, member.on)
    makes = bool(may_enter.test(member)) and sheet.is_open
    form = MeetingForm(
        sent(request) if makes else None,
        people=names_of_team(member.unit, rows),
        voted={row.posting.person_id for row in graded},
        initial=_begin(request, team, [row.posting for row in rows]),
    )
    if form.is_bound and form.is_valid():
        try:
            paper = issue_team_minutes(
                by=member.actor,
                unit=member.unit,
                year=year,
                team=team,
                meeting=form.meeting(),
                seen=request.POST.get("seen", ""),
                on=member.on,
            )
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, f"Đã lập biên bản số {paper.symbol}.")
            return redirect(f"{reverse('evaluation_meeting', args=[team.id])}?nam={year.name}")
    context = {
        "year": year,
        "team": team,
        "sheet": sheet,
        "rows": rows,
        "missing": [row for row in graded if not row.grade],
        "meetings": meetings,
        "makes": makes,
        "form": form,
    }
    return render(request, "scoring/meeting.html", context, status=STATUS_OF_FAULT if form.errors else 200)


def _begin(request: MemberRequest, team: Team, rows: list[Posting]) -> dict[str, object]:
    """The team's leader chairs, somebody else writes; everybody was there."""
    leaders = leaders_of(request.member.unit, team, request.member.on)
    chair = next((row.person_id for row in rows if row.person.user_id in leaders), None)
    return {
        "on": request.member.on,
        "present": [str(row.person_id) for row in rows],
        "chair": str(chair or ""),
        "secretary": next((str(row.person_id) for row in rows if row.person_id != chair), ""),
    }
