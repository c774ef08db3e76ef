"""What the secretary writes about a person: data, initiatives, past awards, review, years, history."""

from typing import Any, cast
from uuid import UUID

from django import forms as django_forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from thidua.core import clock
from thidua.core.errors import RefusedError
from thidua.core.school_years import is_school_year
from thidua.people import actions, queries
from thidua.people.access import may_record_facts, may_state_reviews, person_for, seen_until
from thidua.people.forms.facts import ServiceForm
from thidua.people.forms.staff import (
    DisciplineRows,
    GrantForm,
    HistoryForm,
    InitiativeForm,
    LeaveRows,
    PersonEditForm,
    ReviewForm,
    YearForm,
)
from thidua.people.models import TITLES, Person, YearRecord
from thidua.people.views.directory import refuse, sent
from thidua.people.views.person import now_of
from thidua.units.access import Member, MemberRequest, gate, runs_the_work

HEADINGS = {
    "sang-kien": "Ghi sáng kiến được công nhận",
    "khen-thuong": "Ghi danh hiệu, hình thức đã nhận",
    "xem-xet": "Xác nhận tình trạng xem xét kỷ luật",
    "lich-su": "Xác nhận lịch sử đã ghi đủ",
    "qua-trinh": "Năm giảng dạy, công tác ở vùng đặc biệt khó khăn",
    "thong-tin": "Sửa thông tin",
}


# Whose question it is; the others are asked of whoever runs the work.
ASKED_OF = {"xem-xet": may_state_reviews, "thong-tin": may_record_facts}


@gate(runs_the_work)
def person_record(request: MemberRequest, person_id: UUID, what: str) -> HttpResponse:
    """One question a page: the form that the address names."""
    if what not in HEADINGS:
        raise Http404
    member = request.member
    if not ASKED_OF.get(what, runs_the_work).test(member):
        raise PermissionDenied
    person = person_for(member, person_id)
    form = _form(what, member, person, sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            _write(what, member, person, form.cleaned_data, form)
        except RefusedError as error:
            refuse(form, error)
        else:
            messages.success(request, f"Đã ghi cho {person.full_name}.")
            return redirect("person_page", person.id)
    context = {"form": form, "heading": HEADINGS[what], "person": person, "button": "Ghi"}
    return render(request, "people/form.html", context)


def _form(what: str, member: Member, person: Person, entered: QueryDict | None) -> django_forms.Form:
    match what:
        case "sang-kien":
            return InitiativeForm(entered, now=now_of(member), initial={"school_year": now_of(member)})
        case "khen-thuong":
            return GrantForm(entered, now=now_of(member))
        case "xem-xet":
            return ReviewForm(entered, now=now_of(member), initial={"school_year": now_of(member)})
        case "lich-su":
            known = {"forms_known": person.forms_known, "discipline_complete": person.discipline_complete}
            return HistoryForm(entered, initial=known)
        case "qua-trinh":
            return ServiceForm(entered, initial=ServiceForm.initial_of(person))
    posting = queries.posting_of(member.unit, person)
    names = [*actions.OF_PERSON, *actions.OF_POSTING]
    initial = {name: getattr(person if name in actions.OF_PERSON else posting, name) for name in names}
    return PersonEditForm(entered, unit=member.unit, initial={**initial, "version": person.version})


def _write(
    what: str, member: Member, person: Person, entered: dict[str, Any], form: django_forms.Form
) -> None:
    by, unit, today = member.actor, member.unit, clock.today()
    match what:
        case "sang-kien":
            known = cast("InitiativeForm", form).known()
            actions.record_initiative(
                by=by, unit=unit, person=person, school_year=entered["school_year"], **known
            )
        case "khen-thuong":
            _write_grant(member, person, entered)
        case "xem-xet":
            answer = entered["under_review"] == "yes"
            year = entered["school_year"]
            actions.state_review(
                by=by, unit=unit, person=person, school_year=year, under_review=answer, on=today
            )
        case "lich-su":
            actions.state_history(by=by, unit=unit, person=person, on=today, **entered)
        case "qua-trinh":
            said = cast("ServiceForm", form).known()
            actions.state_service(by=by, unit=unit, person=person, on=today, **said)
        case "thong-tin":
            known = cast("PersonEditForm", form).known()
            version = known.pop("version")
            changed = {name: value for name, value in known.items() if name in form.changed_data}
            actions.correct_person(by=by, unit=unit, person=person, version=version, changes=changed)


def _write_grant(member: Member, person: Person, entered: dict[str, Any]) -> None:
    """The award, and with it (if said so) that the year's titles are all decided: both or neither."""
    entry = actions.GrantEntry(
        person=person.id,
        code=entered["code"],
        school_year=entered["school_year"] if entered["code"] in TITLES else None,
        on=entered["on"],
        paper=entered["paper"],
        authority=entered["authority"],
        basis=entered["basis"] or None,
        checked=entered["checked"],
    )
    actions.record_past_grant(
        by=member.actor, unit=member.unit, entry=entry, all_titles=entered["all_titles"], on=clock.today()
    )


@gate(runs_the_work)
def person_year(request: MemberRequest, person_id: UUID, school_year: str) -> HttpResponse:
    """Grade, leave and discipline of one year, as rows that replace what was there."""
    if not is_school_year(school_year):
        raise Http404
    member = request.member
    person = person_for(member, person_id)
    rows = queries.records_of(person, until=seen_until(member, person))
    row = next((row for row in rows if row.school_year == school_year), None)
    form = YearForm(sent(request), initial=_year_initial(row))
    leave = LeaveRows(sent(request), prefix="nghi", initial=_leave_initial(row))
    discipline = DisciplineRows(sent(request), prefix="ky-luat", initial=_discipline_initial(row))
    if request.method == "POST" and all([form.is_valid(), leave.is_valid(), discipline.is_valid()]):
        try:
            actions.record_year(
                by=member.actor,
                unit=member.unit,
                person=person,
                school_year=school_year,
                **_year_entered(form.cleaned_data, leave, discipline),
            )
        except RefusedError as error:
            refuse(form, error)
        else:
            messages.success(request, f"Đã ghi năm học {school_year} của {person.full_name}.")
            return redirect("person_page", person.id)
    context = {
        "form": form,
        "leave": leave,
        "discipline": discipline,
        "person": person,
        "school_year": school_year,
    }
    return render(request, "people/year.html", context)


def _year_initial(row: YearRecord | None) -> dict[str, Any]:
    if row is None:
        return {}
    names = (
        "grade",
        "grade_paper",
        "months_worked",
        "leave_known",
        "discipline_known",
        "initiatives_known",
        "titles_decided",
    )
    return {name: getattr(row, name) for name in names}


def _leave_initial(row: YearRecord | None) -> list[dict[str, Any]]:
    return [{"kind": one.kind, "working_days": one.working_days} for one in row.leaves.all()] if row else []


def _discipline_initial(row: YearRecord | None) -> list[dict[str, Any]]:
    if row is None:
        return []
    return [
        {"form": one.form, "on": one.on, "ended": one.ended, "paper": one.paper}
        for one in row.disciplines.all()
    ]


def _year_entered(entered: dict[str, Any], leave: Any, discipline: Any) -> dict[str, Any]:
    """Rows or the word that there are none; neither leaves the year's leave or discipline as it was."""
    leaves = [
        actions.LeaveEntry(row["kind"], row.get("working_days"))
        for row in leave.cleaned_data
        if row.get("kind")
    ]
    disciplines = [
        actions.DisciplineEntry(row["form"], row["on"], row.get("ended"), row.get("paper", ""))
        for row in discipline.cleaned_data
        if row.get("form")
    ]
    return {
        "grade": entered["grade"] or None,
        "grade_paper": entered["grade_paper"],
        "months_worked": entered["months_worked"],
        "leave": leaves if leaves or entered["leave_known"] else None,
        "discipline": disciplines if disciplines or entered["discipline_known"] else None,
        "initiatives_known": entered["initiatives_known"],
        "titles_decided": entered["titles_decided"],
    }
