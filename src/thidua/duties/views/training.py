"""The training log: list, one course, who took part, the list as a file."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from paper.media import XLSX
from thidua.core.errors import RefusedError
from thidua.core.school_years import is_school_year
from thidua.documents.access import attachment, download
from thidua.documents.actions.registers import Scanned
from thidua.duties.access import course_for, may_read_course_file, may_read_training, may_write_training
from thidua.duties.actions import change_course, drop_course, enter_course, set_participants
from thidua.duties.forms import CourseForm, SeenForm, people_typed
from thidua.duties.models import Course
from thidua.duties.queries.training import attendees, courses_of, participants_of, school_years_of
from thidua.duties.tables import training_sheet
from thidua.units.access import MemberRequest, gate
from thidua.web.refusals import refuse, sent

PER_PAGE = 50
FAULT = 422
FIELDS = ("name", "organiser", "starts", "ends", "hours", "learned", "shared")


@gate(may_read_training)
def course_list(request: MemberRequest) -> HttpResponse:
    member = request.member
    school_year, words = _filter(request)
    courses = courses_of(member.unit, school_year=school_year, words=words)
    context = {
        "page": Paginator(courses, PER_PAGE).get_page(request.GET.get("page")),
        "hours": sum(course.hours or 0 for course in courses),
        "years": school_years_of(member.unit, member.on),
        "school_year": school_year,
        "words": words,
        "may_write": may_write_training.test(member),
    }
    return render(request, "duties/courses.html", context)


@gate(may_read_training)
def course_export(request: MemberRequest) -> HttpResponse:
    """The same courses as the list shows."""
    school_year, words = _filter(request)
    courses = courses_of(request.member.unit, school_year=school_year, words=words)
    return download(training_sheet(courses), f"Bồi dưỡng thi đua {school_year}".strip() + ".xlsx", XLSX)


@gate(may_write_training)
def course_new(request: MemberRequest) -> HttpResponse:
    form = CourseForm(sent(request), request.FILES or None)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            course = enter_course(
                by=request.member.actor, unit=request.member.unit, given=_given(given), scan=_scan(given)
            )
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, "Đã ghi đợt bồi dưỡng. Hãy đánh dấu những người đã dự.")
            return redirect("course_people", course.id)
    return render(request, "duties/course_form.html", {"form": form}, status=FAULT if form.errors else 200)


@gate(may_read_training)
def course_page(request: MemberRequest, course: UUID) -> HttpResponse:
    row = course_for(request.member, course)
    context = {
        "course": row,
        "participants": participants_of(row),
        "may_write": may_write_training.test(request.member),
        "may_read_file": may_read_course_file.test(request.member),
    }
    return render(request, "duties/course.html", context)


@gate(may_write_training)
def course_edit(request: MemberRequest, course: UUID) -> HttpResponse:
    row = course_for(request.member, course)
    form = CourseForm(
        sent(request), request.FILES or None, initial={name: getattr(row, name) for name in FIELDS}
    )
    seen = _seen(request, row)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            change_course(by=request.member.actor, course=row, given=_given(given), scan=_scan(given))
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, "Đã sửa đợt bồi dưỡng.")
            return redirect("course_page", row.id)
    context = {"form": form, "course": row, "seen": seen}
    return render(request, "duties/course_form.html", context, status=FAULT if form.errors else 200)


@gate(may_write_training)
def course_people(request: MemberRequest, course: UUID) -> HttpResponse:
    """Everybody of the staff in one list: tick, and write the number of the certificate beside."""
    row = course_for(request.member, course)
    seen, fault = _seen(request, row), ""
    rows = attendees(row)
    if request.method == "POST":
        try:
            set_participants(by=request.member.actor, course=row, people=people_typed(request.POST))
        except RefusedError as refusal:
            fault = str(refusal)
        else:
            messages.success(request, "Đã ghi người dự.")
            return redirect("course_page", row.id)
    context = {"course": row, "rows": rows, "seen": seen, "fault": fault}
    return render(request, "duties/course_people.html", context, status=FAULT if fault else 200)


@gate(may_write_training)
def course_drop(request: MemberRequest, course: UUID) -> HttpResponse:
    """Asked on a page of its own: nothing of it is left afterwards but the line in the journal."""
    row = course_for(request.member, course)
    seen = _seen(request, row)
    form = SeenForm(sent(request))
    if form.is_bound:
        try:
            drop_course(by=request.member.actor, course=row)
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, "Đã bỏ đợt bồi dưỡng ghi nhầm.")
            return redirect("course_list")
    context = {"form": form, "course": row, "seen": seen}
    return render(request, "duties/course_drop.html", context, status=FAULT if form.errors else 200)


@gate(may_read_course_file)
def course_file(request: MemberRequest, course: UUID) -> HttpResponse:
    row = course_for(request.member, course)
    if row.scan is None:
        raise Http404
    return attachment(row.scan)


def _filter(request: MemberRequest) -> tuple[str, str]:
    school_year = request.GET.get("nam", "")
    return school_year if is_school_year(school_year) else "", request.GET.get("tim", "")[:80]


def _seen(request: MemberRequest, row: Course) -> int:
    """The version that was before the eyes goes into the row: the action compares."""
    if request.method == "POST":
        form = SeenForm(request.POST)
        row.version = form.cleaned_data["version"] if form.is_valid() else 0
    return row.version


def _given(cleaned: dict[str, Any]) -> dict[str, Any]:
    return {name: cleaned[name] for name in FIELDS}


def _scan(cleaned: dict[str, Any]) -> Scanned | None:
    scan = cleaned["scan"]
    return Scanned(scan.name, scan.read(), scan.content_type) if scan else None
