"""What the secretary writes about a person: data, initiatives, past awards, review, history, ties to elsewhere."""

from typing import Any, cast
from uuid import UUID

from django import forms as django_forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from thidua.core import clock
from thidua.core.errors import RefusedError
from thidua.people import actions, queries
from thidua.people.access import may_record_facts, may_state_review_of, person_for
from thidua.people.forms.facts import ServiceForm
from thidua.people.forms.staff import (
    GrantForm,
    HeadReviewForm,
    HistoryForm,
    InitiativeForm,
    PersonEditForm,
    ReviewForm,
)
from thidua.people.forms.ties import ElsewhereForm, LeavingForm, MembershipForm
from thidua.people.models import TITLES, Person
from thidua.people.views.person import newest_of, now_of
from thidua.units.access import Member, MemberRequest, gate, runs_the_work
from thidua.units.queries import heads_on
from thidua.web.refusals import refuse, sent

HEADINGS = {
    "sang-kien": "Ghi sáng kiến được công nhận",
    "khen-thuong": "Ghi danh hiệu, hình thức đã nhận",
    "xem-xet": "Xác nhận tình trạng xem xét kỷ luật",
    "lich-su": "Xác nhận lịch sử đã ghi đủ",
    "qua-trinh": "Năm giảng dạy, công tác ở vùng đặc biệt khó khăn",
    "thong-tin": "Sửa thông tin",
    "don-vi-khac": "Ghi chuyển công tác, biệt phái",
    "doan-the": "Ghi sinh hoạt đảng, đoàn thể",
    "roi-truong": "Ghi việc rời trường",
}


# Whose question it is; the others are asked of whoever runs the work.
ASKED_OF = {"thong-tin": may_record_facts, "roi-truong": may_record_facts}


# What ties a person to other places; of these only leaving is of the person's own row, whose version is asked.
TIE_FORMS: dict[str, type[django_forms.Form]] = {
    "don-vi-khac": ElsewhereForm,
    "doan-the": MembershipForm,
    "roi-truong": LeavingForm,
}


@gate(runs_the_work)
def person_record(request: MemberRequest, person_id: UUID, what: str) -> HttpResponse:
    """One question a page: the form that the address names."""
    if what not in HEADINGS:
        raise Http404
    member = request.member
    person = person_for(member, person_id)
    may = (
        may_state_review_of(member, person)
        if what == "xem-xet"
        else ASKED_OF.get(what, runs_the_work).test(member)
    )
    if not may:
        raise PermissionDenied
    entered = sent(request)
    if what in TIE_FORMS:
        form = TIE_FORMS[what](entered, initial={"version": person.version})
    else:
        form = _form(what, member, person, entered)
    if request.method == "POST" and form.is_valid():
        try:
            _write(what, member, person, form.cleaned_data, form)
        except RefusedError as error:
            refuse(form, error)
        else:
            messages.success(request, f"Đã ghi cho {person.full_name}.")
            told = _odd_year(what, person, form.cleaned_data)
            if told:
                messages.warning(request, told)
            return redirect("person_page", person.id)
    context = {"form": form, "heading": HEADINGS[what], "person": person, "button": "Ghi"}
    return render(request, "people/form.html", context)


def _odd_year(what: str, person: Person, entered: dict[str, Any]) -> str:
    """What is written all the same, but should be looked at again: a title of a year before the person joined."""
    if what != "khen-thuong" or entered["code"] not in TITLES:
        return ""
    told = queries.before_joining(entered["school_year"], person.joined_sector)
    return f"Hãy xem lại: {told}. Danh hiệu vẫn được ghi." if told else ""


def _form(what: str, member: Member, person: Person, entered: QueryDict | None) -> django_forms.Form:
    match what:
        case "sang-kien":
            return InitiativeForm(entered, now=newest_of(member), initial={"school_year": now_of(member)})
        case "khen-thuong":
            return GrantForm(entered, now=newest_of(member))
        case "xem-xet":
            asked = HeadReviewForm if person.user_id in heads_on(member.unit, member.on) else ReviewForm
            return asked(entered, now=newest_of(member), initial={"school_year": now_of(member)})
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
                by=by,
                unit=unit,
                person=person,
                school_year=year,
                under_review=answer,
                on=today,
                paper=entered.get("paper", ""),
            )
        case "lich-su":
            actions.state_history(by=by, unit=unit, person=person, on=today, **entered)
        case "qua-trinh":
            said = cast("ServiceForm", form).known()
            actions.state_service(by=by, unit=unit, person=person, on=today, **said)
        case "don-vi-khac":
            elsewhere = cast("ElsewhereForm", form).entry()
            actions.record_elsewhere(by=by, unit=unit, person=person, entry=elsewhere, on=today)
        case "doan-the":
            membership = cast("MembershipForm", form).entry()
            actions.record_membership(by=by, unit=unit, person=person, entry=membership, on=today)
        case "roi-truong":
            actions.record_leaving(by=by, unit=unit, person=person, **entered)
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
        school_year=entered["school_year"] or None,
        on=entered["on"],
        paper=entered["paper"],
        authority=entered["authority"],
        basis=entered["basis"] or None,
    )
    actions.record_past_grant(
        by=member.actor, unit=member.unit, entry=entry, all_titles=entered["all_titles"], on=clock.today()
    )
