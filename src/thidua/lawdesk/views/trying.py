"""Trying out facts: of nobody in particular, or of one person of the unit. Nothing of it is kept."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from thidua.core.errors import InvalidInputError
from thidua.lawdesk.access import person_to_try
from thidua.lawdesk.forms.bounds import MORE, MOST_SHOWN, years_shown
from thidua.lawdesk.forms.draft import Draft
from thidua.lawdesk.forms.flat import flat
from thidua.lawdesk.forms.json_box import JsonBox
from thidua.lawdesk.forms.pasted import Case, draft_of, nothing_known, read_case, start_of, written
from thidua.lawdesk.queries.answers import answers, case_to_try, day_and_year, local_to_try
from thidua.people.models import Person
from thidua.people.queries import person_of_user
from thidua.units.access import MemberRequest, gate, is_member

KINDS = {"ca-nhan": "person", "tap-the": "collective"}


@require_http_methods(["GET", "POST"])
@gate(is_member)
def law_try(request: MemberRequest) -> HttpResponse:
    """A person or a collective that nobody is: everything begins as not known."""
    kind = KINDS.get(request.GET.get("loai", ""), "person")
    if request.method == "POST":
        return _tried(request, kind, None)
    on, year = day_and_year(request.member)
    start = nothing_known(on.isoformat(), year, kind) | local_to_try(request.member.unit, on, kind)
    return _shown(request, Draft(flat(start), kind), start, None)


@require_http_methods(["GET", "POST"])
@gate(is_member)
def law_try_person(request: MemberRequest, person_id: UUID) -> HttpResponse:
    """One person of the unit, with what is known of them to begin with."""
    person = person_to_try(request.member, person_id)
    if request.method == "POST":
        return _tried(request, "person", person)
    start = case_to_try(request.member, person)
    return _shown(request, Draft(flat(start), "person"), start, person)


def _tried(request: MemberRequest, kind: str, person: Person | None) -> HttpResponse:
    boxes = request.POST.copy()
    if "paste" in boxes:
        return _pasted(request, boxes, kind, person)
    if "more_years" in boxes:
        boxes["shown"] = str(years_shown(boxes.get("shown", "")) + MORE)
    draft = Draft(boxes, kind)
    start = start_of(boxes.get("start", ""), kind)
    if "start_here" in boxes:
        start = draft.case() or start
    return _shown(request, draft, start, person)


def _pasted(request: MemberRequest, boxes: QueryDict, kind: str, person: Person | None) -> HttpResponse:
    """The boxes are filled from the JSON; where it is refused they stay as they were, and so does the JSON."""
    start = start_of(boxes.get("start", ""), kind)
    try:
        draft = draft_of(read_case(boxes.get("json", ""), kind), kind)
    except InvalidInputError as refused:
        return _shown(request, Draft(boxes, kind), start, person, json_fault=str(refused))
    return _shown(request, draft, start, person)


def _shown(
    request: MemberRequest, draft: Draft, start: Case | None, person: Person | None, *, json_fault: str = ""
) -> HttpResponse:
    case = draft.case()
    if case and start is None:
        start = nothing_known(case["on"], case["school_year"], draft.kind)
    context: dict[str, Any] = {
        "draft": draft,
        "person": person,
        "own": person is not None and person.user_id == request.member.user.id,
        "mine": None if person else person_of_user(request.member.user),
        "answers": answers(request.member.unit, case, start) if case and start else None,
        "faults": draft.faults(),
        "start": written(start) if start else "",
        "json": JsonBox.of(request.POST, written(case) if case else "", json_fault),
        "shown": len(draft.years),
        "may_show_more": len(draft.years) < MOST_SHOWN,
        "here": _address(request, person),
    }
    if _is_live(request):
        # Only the trees that are being read: all of them are long, and come with every few letters typed.
        return render(
            request, "lawdesk/live.html", context | {"live": True, "opened": request.POST.getlist("opened")}
        )
    return render(request, "lawdesk/try.html", context)


def _address(request: MemberRequest, person: Person | None) -> str:
    if person:
        return reverse("law_try_person", args=[person.id])
    kind = request.GET.get("loai", "")
    return reverse("law_try") + (f"?loai={kind}" if kind in KINDS else "")


def _is_live(request: HttpRequest) -> bool:
    """Only the answers are asked for, while somebody types."""
    return bool(getattr(request, "htmx", False)) and request.method == "POST"
