"""Who sits on the council, and its meetings."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from thidua.core.errors import RefusedError
from thidua.councils.access import (
    council_for,
    councils_sat_on,
    may_follow_meetings,
    may_run_meetings,
    may_seat_council,
    may_see_council,
    reads_all_minutes,
)
from thidua.councils.actions import change_members, found_council, plan_meeting
from thidua.councils.forms import CouncilForm, MeetingForm, MembersForm
from thidua.councils.models import CouncilRole
from thidua.councils.queries import council_on, meetings_of, ready_dossiers, sitting_members
from thidua.people.models import Person, Posting
from thidua.people.queries import person_of_user, staff_of, tell_apart
from thidua.registrations.access import year_for
from thidua.units.access import Member, MemberRequest, gate
from thidua.units.models import Role
from thidua.units.queries import holders
from thidua.web.refusals import refuse

STATUS_OF_FAULT = 409


@gate(may_see_council)
def council_page(request: MemberRequest) -> HttpResponse:
    """Members and meetings; teaches how to begin where there is no council yet."""
    member = request.member
    council = council_on(member.unit, member.on)
    seats = sitting_members(council) if council else []
    context = {
        "council": council,
        "seats": seats,
        "sits_on": councils_sat_on(member),
        "meetings": meetings_of(member.unit),
        "runs": may_run_meetings.test(member),
        "follows": may_follow_meetings.test(member),
        "seats_council": may_seat_council.test(member),
        "reads_minutes": reads_all_minutes.test(member),
    }
    return render(request, "councils/council.html", context)


def _staff(member: Member) -> list[Posting]:
    """Whom a seat can be given, told apart where two share a name."""
    staff = staff_of(member.unit, on=member.on)
    tell_apart(member.unit, [posting.person for posting in staff])
    return staff


@gate(may_seat_council)
def council_found(request: MemberRequest) -> HttpResponse:
    unit, on = request.member.unit, request.member.on
    form = CouncilForm(
        request.POST if request.method == "POST" else None,
        staff=_staff(request.member),
        seated=_usual_seats(request),
        initial={"starts": on},
    )
    if request.method == "POST" and form.is_valid():
        fields = ("name", "paper", "regulation", "starts", "ends", "quorum", "majority")
        given = {field: form.cleaned_data[field] for field in fields}
        try:
            found_council(by=request.member.actor, unit=unit, seats=form.seats(), **given)
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, "Đã lập Hội đồng.")
            return redirect("council_page")
    return render(request, "councils/council_form.html", {"form": form}, status=_status(form))


@gate(may_seat_council)
def council_members(request: MemberRequest, council: UUID) -> HttpResponse:
    """Who sits from today on."""
    found = council_for(request.member, council)
    seated = {seat.person_id: (seat.role, seat.field) for seat in sitting_members(found)}
    form = MembersForm(
        request.POST if request.method == "POST" else None,
        staff=_staff(request.member),
        seated=seated,
        initial={"version": found.version},
    )
    if request.method == "POST" and form.is_valid():
        seats, version = form.seats(), form.cleaned_data["version"]
        try:
            change_members(
                by=request.member.actor, council=found, seats=seats, on=request.member.on, version=version
            )
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, "Đã lưu danh sách thành viên.")
            return redirect("council_page")
    context = {"form": form, "council": found}
    return render(request, "councils/council_form.html", context, status=_status(form))


@gate(may_run_meetings)
def meeting_plan(request: MemberRequest) -> HttpResponse:
    """A day, a place, and the ready dossiers that come with it."""
    unit = request.member.unit
    council = council_on(unit, request.member.on)
    year = year_for(request.member, request.GET.get("nam"))
    if council is None or year is None:
        messages.error(request, "Hãy lập Hội đồng và mở năm học trước khi lập phiên họp.")
        return redirect("council_page")
    title = f"Họp xét danh hiệu thi đua năm học {year.name}"
    form = MeetingForm(
        request.POST if request.method == "POST" else None, initial={"title": title, "on": request.member.on}
    )
    if request.method == "POST" and form.is_valid():
        given = {field: form.cleaned_data[field] for field in ("title", "on", "place")}
        try:
            meeting = plan_meeting(by=request.member.actor, council=council, year=year, **given)
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, "Đã lập chương trình phiên họp.")
            return redirect("meeting_page", meeting=meeting.id)
    context = {"form": form, "year": year, "dossiers": ready_dossiers(unit, year)}
    return render(request, "councils/meeting_form.html", context, status=_status(form))


def _usual_seats(request: MemberRequest) -> dict[UUID, tuple[str, str]]:
    """The school's head chairs and its secretary writes, until somebody chooses otherwise."""
    unit, on = request.member.unit, request.member.on
    seats: dict[UUID, tuple[str, str]] = {}
    for role, seat in ((Role.SECRETARY, CouncilRole.SECRETARY), (Role.CHAIR, CouncilRole.CHAIR)):
        people: list[Person] = [
            found for user in holders(unit, role, on)[:1] if (found := person_of_user(user))
        ]
        seats |= {person.id: (seat, "") for person in people}
    return seats


def _status(form: CouncilForm | MembersForm | MeetingForm) -> int:
    return STATUS_OF_FAULT if form.errors else 200
