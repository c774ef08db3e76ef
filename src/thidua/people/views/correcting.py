"""Filling in what was left open of one initiative or one award that is written down already."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from statute.names import award_name
from thidua.core.errors import RefusedError
from thidua.people import actions
from thidua.people.access import grant_of, initiative_of, may_write_about, person_for
from thidua.people.forms.facts import GrantEditForm, InitiativeEditForm
from thidua.people.models import Grant, Initiative, Person
from thidua.people.queries.checking import former_of
from thidua.units.access import Member, MemberRequest, gate, runs_the_work
from thidua.web.refusals import refuse, sent

Row = Initiative | Grant
EditForm = InitiativeEditForm | GrantEditForm


@gate(runs_the_work)
def person_correct(request: MemberRequest, person_id: UUID, what: str, row_id: UUID) -> HttpResponse:
    """One row of the person's initiatives (`sang-kien`) or awards (`khen-thuong`)."""
    member = request.member
    person = person_for(member, person_id)
    if not may_write_about(member, person):
        raise PermissionDenied
    row = _row(what, person, row_id)
    form = _form(row, request)
    if request.method == "POST" and form.is_valid():
        try:
            written = write_correction(member, row, form)
        except RefusedError as error:
            refuse(form, error)
        else:
            messages.success(request, said_of(row, written, person.full_name))
            return redirect("person_page", person.id)
    context = {"form": form, "heading": _heading(row), "person": person, "button": "Ghi"}
    return render(request, "people/form.html", context | {"row": row, "what": what, "former": former_of(row)})


def _row(what: str, person: Person, row_id: UUID) -> Row:
    if what == "sang-kien":
        return initiative_of(person, row_id)
    if what == "khen-thuong":
        return grant_of(person, row_id)
    raise Http404


def _form(row: Row, request: MemberRequest) -> EditForm:
    entered = sent(request)
    if isinstance(row, Initiative):
        return InitiativeEditForm(entered, initial=InitiativeEditForm.initial_of(row))
    return GrantEditForm(entered, initial=GrantEditForm.initial_of(row))


def said_of(before: Row, written: Row, name: str) -> str:
    """What was done; whoever changed a line that had been compared is told that it no longer is."""
    if before.checked and not written.checked:
        return f"Đã sửa cho {name}. Dòng vừa sửa trở lại “chưa đối chiếu”: hãy đối chiếu lại với bản gốc."
    return f"Đã sửa cho {name}."


def write_correction(member: Member, row: Row, form: EditForm) -> Row:
    version: int = form.cleaned_data["version"]
    by, unit, changes = member.actor, member.unit, form.known()
    if isinstance(row, Initiative):
        return actions.correct_initiative(by=by, unit=unit, initiative=row, version=version, changes=changes)
    return actions.correct_grant(by=by, unit=unit, grant=row, version=version, changes=changes)


def _heading(row: Row) -> str:
    if isinstance(row, Initiative):
        return f"Sửa sáng kiến năm học {row.record.school_year}"
    year = f" năm học {row.school_year}" if row.school_year else ""
    return f"Sửa khen thưởng: {award_name(row.code)}{year}"
