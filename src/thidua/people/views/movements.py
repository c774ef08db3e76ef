"""Who came, left and works between two units in a school year; and one person's awards on one sheet."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from paper.sheets import write_sheet
from paper.words import ascii_name
from thidua.core import clock
from thidua.core.school_years import is_school_year
from thidua.people import queries
from thidua.people.access import may_write_about, person_for, seen_until
from thidua.people.forms.fields import years_up_to
from thidua.people.queries.awards import COLUMNS
from thidua.people.queries.movements import KINDS
from thidua.people.views.directory import download
from thidua.people.views.person import newest_of, now_of
from thidua.units.access import MemberRequest, gate, is_member, reads_the_work, runs_the_work

# As many years as a school asks about; older movements stand on the persons' own pages.
YEARS_OFFERED = 6
SHEET = "xlsx"


@gate(reads_the_work)
def person_movements(request: MemberRequest) -> HttpResponse:
    """The movements of one school year, all of them or of one kind."""
    member = request.member
    now = now_of(member)
    named, kind = request.GET.get("nam", ""), request.GET.get("loai", "")
    school_year = named if is_school_year(named) else now
    kind = kind if kind in KINDS else ""
    everything = queries.movements_of(member.unit, school_year, on=clock.today())
    return render(
        request,
        "people/movements.html",
        {
            "school_year": school_year,
            "years": [name for name, _ in years_up_to(newest_of(member))[:YEARS_OFFERED]],
            "kinds": KINDS,
            "kind": kind,
            "movements": queries.narrowed(everything, kind),
            "has_any": bool(everything),
            "may_write": runs_the_work.test(member),
        },
    )


@gate(is_member)
def person_awards(request: MemberRequest, person_id: UUID) -> HttpResponse:
    """All awards with their decisions, as one page to print."""
    member = request.member
    person = person_for(member, person_id)
    grants = queries.grants_of(person, until=seen_until(member, person))
    return render(
        request,
        "people/awards.html",
        {
            "person": person,
            "posting": queries.posting_of(member.unit, person),
            "unit": member.unit,
            "may_write": may_write_about(member, person),
            "groups": queries.award_groups(grants),
            "unchecked": queries.unchecked(grants),
            "today": clock.today(),
        },
    )


@gate(is_member)
def person_awards_file(request: MemberRequest, person_id: UUID, ending: str) -> HttpResponse:
    """The same as a spreadsheet."""
    if ending != SHEET:
        raise Http404
    member = request.member
    person = person_for(member, person_id)
    groups = queries.award_groups(queries.grants_of(person, until=seen_until(member, person)))
    title = f"Bảng tổng hợp khen thưởng của {person.full_name}"
    content = write_sheet(COLUMNS, queries.award_rows(groups), title=title)
    return download(content, f"khen-thuong-{ascii_name(person.full_name)}.xlsx")
