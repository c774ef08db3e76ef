"""What one person can aim at, and the shortest way there."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from statute.names import codes
from thidua.lawdesk.access import person_to_try
from thidua.lawdesk.queries.path import goals_of, path_of
from thidua.units.access import MemberRequest, gate, is_member


@gate(is_member)
def law_goals(request: MemberRequest, person_id: UUID) -> HttpResponse:
    """Every title and form with today's answer, each with its way."""
    person = person_to_try(request.member, person_id)
    own = person.user_id == request.member.user.id
    context = {"person": person, "own": own, "goals": goals_of(request.member, person)}
    return render(request, "lawdesk/goals.html", context)


@gate(is_member)
def law_path(request: MemberRequest, award: str, person_id: UUID) -> HttpResponse:
    """Years and deeds, the latest year to begin, what would break it, what to keep."""
    if award not in codes("person"):
        raise Http404
    person = person_to_try(request.member, person_id)
    own = person.user_id == request.member.user.id
    context = {"person": person, "own": own, "path": path_of(request.member, person, award)}
    return render(request, "lawdesk/path.html", context)
