"""One's own grade once it is final: figures, ceilings, which rules, and how to complain."""

from django.http import HttpResponse
from django.shortcuts import render

from thidua.registrations.access import year_for
from thidua.reviews.queries.of_year import results_in_year
from thidua.scoring.access import may_read, may_read_own
from thidua.scoring.queries import own_year
from thidua.units.access import MemberRequest, gate


@gate(may_read_own)
def evaluation_mine(request: MemberRequest) -> HttpResponse:
    """Of an open sheet nothing; the published results of reviews are the person's own to read at any time."""
    member = request.member
    year = year_for(member, request.GET.get("nam"))
    if year is None:
        return render(request, "scoring/mine_none.html")
    found = own_year(member.unit, year, member.user, today=member.on)
    person = next(
        (row.posting.person_id for row in found.sheet.rows if row.posting.person.user_id == member.user.id),
        None,
    )
    reviewed = results_in_year(member, year, person=person, team=None)
    context = {
        "year": year,
        "own": found.own,
        "is_draft": found.is_draft,
        "is_listed": person is not None,
        "basis": found.sheet.basis,
        "evaluation": found.sheet.evaluation,
        "reviewed": [one for one in reviewed if one.is_of_year],
        "reads_all": may_read.test(member),
    }
    return render(request, "scoring/mine.html", context)
