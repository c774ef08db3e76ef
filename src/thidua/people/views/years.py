"""One year of a person: grades, leave, discipline of the employer and of the Party, as rows."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from thidua.core.errors import RefusedError
from thidua.core.school_years import is_school_year
from thidua.people import actions, queries
from thidua.people.access import person_for, seen_until
from thidua.people.facts.party import party_discipline_notes
from thidua.people.forms.years import (
    DisciplineRows,
    LeaveRows,
    OtherGradeRows,
    PartyDisciplineRows,
    YearForm,
)
from thidua.people.models import YearRecord
from thidua.units.access import MemberRequest, gate, runs_the_work
from thidua.web.refusals import refuse, sent

OF_YEAR = (
    "grade",
    "grade_rules",
    "grade_points",
    "grade_paper",
    "months_worked",
    "leave_known",
    "discipline_known",
    "initiatives_known",
    "titles_decided",
    "version",
)
LEAVE = ("kind", "working_days", "starts", "ends")
DISCIPLINE = ("form", "on", "effective", "ended", "paper")
PARTY_DISCIPLINE = ("form", "on", "ended", "paper")
OTHER_GRADE = ("system", "grade", "points", "paper")


@gate(runs_the_work)
def person_year(request: MemberRequest, person_id: UUID, school_year: str) -> HttpResponse:
    """Grade, leave and discipline of one year, as rows that replace what was there."""
    if not is_school_year(school_year):
        raise Http404
    member = request.member
    person = person_for(member, person_id)
    rows = queries.records_of(person, until=seen_until(member, person))
    row = next((row for row in rows if row.school_year == school_year), None)
    by_sheet = queries.is_graded_by_sheet(member.unit, school_year, member.on)
    forms = _forms(request, row, by_sheet=by_sheet)
    form = forms["form"]
    # Every list is looked at, so that all that is wrong is said at once.
    valid = [one.is_valid() for one in forms.values()]
    if request.method == "POST" and all(valid):
        try:
            actions.record_year(
                by=member.actor, unit=member.unit, person=person, school_year=school_year, **_entered(forms)
            )
        except RefusedError as error:
            refuse(form, error)
        else:
            messages.success(request, f"Đã ghi năm học {school_year} của {person.full_name}.")
            return redirect("person_page", person.id)
    notes = party_discipline_notes(row) if row else []
    context = {**forms, "person": person, "school_year": school_year, "row": row, "party_notes": notes}
    context["by_sheet"] = by_sheet
    return render(request, "people/year.html", context)


def _forms(request: MemberRequest, row: YearRecord | None, *, by_sheet: bool) -> dict[str, Any]:
    """The year's own boxes and its four lists, each by the name that the page knows it by."""
    entered = sent(request)
    first = {name: getattr(row, name) for name in OF_YEAR} if row else {"version": 1}
    return {
        "form": YearForm(entered, initial=first, by_sheet=by_sheet),
        "leave": LeaveRows(entered, prefix="nghi", initial=_rows(row, "leaves", LEAVE)),
        "discipline": DisciplineRows(
            entered, prefix="ky-luat", initial=_rows(row, "disciplines", DISCIPLINE)
        ),
        "party": PartyDisciplineRows(
            entered, prefix="ky-luat-dang", initial=_rows(row, "party_disciplines", PARTY_DISCIPLINE)
        ),
        "others": OtherGradeRows(
            entered, prefix="xep-loai-khac", initial=_rows(row, "other_grades", OTHER_GRADE)
        ),
    }


def _rows(row: YearRecord | None, name: str, fields: tuple[str, ...]) -> list[dict[str, Any]]:
    if row is None:
        return []
    return [{field: getattr(one, field) for field in fields} for one in getattr(row, name).all()]


def _entered(forms: dict[str, Any]) -> dict[str, Any]:
    """Rows or the word that there are none; neither leaves the year's leave or discipline as it was."""
    entered = forms["form"].cleaned_data
    leaves = [actions.LeaveEntry(**_picked(row, LEAVE)) for row in _written(forms["leave"], "kind")]
    disciplines = [
        actions.DisciplineEntry(**_picked(row, DISCIPLINE)) for row in _written(forms["discipline"], "form")
    ]
    return {
        **_graded(entered),
        "leave": leaves if leaves or entered["leave_known"] else None,
        "discipline": disciplines if disciplines or entered["discipline_known"] else None,
        "party_discipline": [
            actions.PartyDisciplineEntry(**_picked(row, PARTY_DISCIPLINE))
            for row in _written(forms["party"], "form")
        ],
        "other_grades": [
            actions.OtherGradeEntry(**_picked(row, OTHER_GRADE))
            for row in _written(forms["others"], "system")
        ],
        "initiatives_known": entered["initiatives_known"],
        "titles_decided": entered["titles_decided"],
        "version": entered["version"],
    }


def _graded(entered: dict[str, Any]) -> dict[str, Any]:
    """Nothing where the sheet alone grades the year: the page has no boxes for it."""
    if "grade" not in entered:
        return {}
    return {
        "grade": entered["grade"] or None,
        "grade_paper": entered["grade_paper"],
        "months_worked": entered["months_worked"],
        "evaluated": actions.Evaluated(entered["grade_rules"] or None, entered["grade_points"]),
    }


def _written(rows: Any, by: str) -> list[dict[str, Any]]:
    """The rows of a list which somebody filled in."""
    return [row for row in rows.cleaned_data if row.get(by)]


def _picked(row: dict[str, Any], fields: tuple[str, ...]) -> dict[str, Any]:
    return {field: row.get(field, "") if field == "paper" else row.get(field) for field in fields}
