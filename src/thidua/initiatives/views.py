"""The year's initiatives as a list, and one of them with what is said of it, where the reviewer writes."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from thidua.core.errors import InvalidInputError, RefusedError
from thidua.initiatives.access import (
    initiative_for,
    may_review,
    may_see_initiatives,
    pledge_for,
    reads_all,
)
from thidua.initiatives.actions import review_initiative
from thidua.initiatives.errors import WordingChangedError
from thidua.initiatives.forms import FilterForm, ReviewForm
from thidua.initiatives.models import Verdict
from thidua.initiatives.queries import (
    Said,
    Subject,
    initiatives_of,
    listed,
    own_marks,
    planned_subject,
    recognised_subject,
    said_of,
    seen_by_author,
)
from thidua.registrations.access import year_for
from thidua.units.access import MemberRequest, gate
from thidua.units.models import SchoolYear

PER_PAGE = 50
FAULT = 409


@gate(may_see_initiatives)
def initiative_list(request: MemberRequest) -> HttpResponse:
    """Reviewers and those who read the work see all, everybody else their own."""
    member, year = request.member, year_for(request.member, request.GET.get("nam"))
    if year is None:
        return render(request, "initiatives/no_year.html")
    is_reviewer, sees_all = bool(may_review.test(member)), reads_all(member)
    rows = [
        row
        for row in listed(member, year, as_reviewer=is_reviewer and year.closed_on is None)
        if sees_all or seen_by_author(member, row.subject)
    ]
    form = FilterForm(request.GET, rows=rows, is_reviewer=is_reviewer)
    context = {
        "year": year,
        "form": form,
        "page": Paginator(form.chosen(rows), PER_PAGE).get_page(request.GET.get("page")),
        "all": len(rows),
        "waiting": sum(row.waits for row in rows),
        "is_reviewer": is_reviewer,
        "sees_all": sees_all,
        "filtered": form.is_on,
    }
    return render(request, "initiatives/list.html", context)


@gate(may_see_initiatives)
def planned_page(request: MemberRequest, pledge_id: UUID, key: str) -> HttpResponse:
    pledge = pledge_for(request.member, pledge_id)
    subject = planned_subject(pledge, key)
    if subject is None:
        raise Http404
    return _page(request, pledge.round.year, subject)


@gate(may_see_initiatives)
def recognised_page(request: MemberRequest, initiative: UUID) -> HttpResponse:
    year, row, posting = initiative_for(request.member, initiative)
    return _page(request, year, recognised_subject(row, posting))


def _page(request: MemberRequest, year: SchoolYear, subject: Subject) -> HttpResponse:
    member = request.member
    if not (reads_all(member) or seen_by_author(member, subject)):
        raise Http404
    said = said_of(year, [subject]).get(subject.mark, ())
    own = subject.mark in own_marks(member.user, member.unit, member.on, initiatives_of(year))
    reviews = bool(may_review.test(member)) and not own and year.closed_on is None
    mine = next((one for one in said if one.review.reviewer_id == member.user.id), None)
    form = _form(request, subject, mine)
    if request.method == "POST" and reviews and form.is_valid() and _write(request, year, subject, form):
        messages.success(request, f"Đã ghi nhận xét: {Verdict(form.cleaned_data['verdict']).label.lower()}.")
        return redirect(subject.url)
    context = {
        "year": year,
        "subject": subject,
        "said": said,
        "mine": mine,
        "form": form if reviews else None,
        "is_own": own and bool(may_review.test(member)),
    }
    return render(request, "initiatives/page.html", context, status=FAULT if form.errors else 200)


def _form(request: MemberRequest, subject: Subject, mine: Said | None) -> ReviewForm:
    """A correction begins with the own former note."""
    initial = {"version": 0, "seen": subject.fingerprint}
    if mine:
        initial |= {"verdict": mine.review.verdict, "text": mine.review.text, "version": mine.review.version}
    return ReviewForm(request.POST if request.method == "POST" else None, initial=initial)


def _write(request: MemberRequest, year: SchoolYear, subject: Subject, form: ReviewForm) -> bool:
    given = form.cleaned_data
    try:
        if given["seen"] != subject.fingerprint:
            raise WordingChangedError
        review_initiative(
            by=request.member.actor,
            year=year,
            subject=subject,
            verdict=Verdict(given["verdict"]),
            text=given["text"],
            version=given["version"],
        )
    except RefusedError as refusal:
        form.add_error(refusal.field if isinstance(refusal, InvalidInputError) else None, str(refusal))
        return False
    return True
