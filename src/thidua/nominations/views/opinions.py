"""What union, party cell, youth and inspection board say on the year's lists: read by many, written by one each."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from statute.names import award_name
from thidua.core.errors import InvalidInputError, RefusedError
from thidua.documents.access import attachment
from thidua.nominations.access import (
    HEARD,
    bodies_read_by,
    bodies_spoken_for,
    may_read_opinions,
    may_speak,
    opinion_for,
)
from thidua.nominations.actions import Scan, Statement, state_opinion
from thidua.nominations.forms import OpinionForm, RemarkRows
from thidua.nominations.models import Body, Stage
from thidua.nominations.queries import Spoken, dossiers_of, opinions_of
from thidua.registrations.access import year_for
from thidua.units.access import MemberRequest, gate
from thidua.units.models import SchoolYear

FAULT = 409


@gate(may_read_opinions)
def opinion_list(request: MemberRequest) -> HttpResponse:
    """Body by body and list by list; who speaks for one writes from here."""
    member, year = request.member, year_for(request.member, request.GET.get("nam"))
    if year is None:
        return render(request, "nominations/no_year.html")
    bodies, own = bodies_read_by(member), bodies_spoken_for(member)
    spoken = {(one.body, one.stage): one for one in opinions_of(member.unit, year, bodies=bodies)}
    rows = [(body, body in own, [(stage, spoken.get((body, stage))) for stage in Stage]) for body in bodies]
    rows.sort(key=lambda row: not row[1])
    return render(request, "nominations/opinions.html", {"year": year, "rows": rows})


@gate(may_speak)
def opinion_write(request: MemberRequest, body: str, stage: str) -> HttpResponse:
    """The first wording or a correction; the former wordings stay to be read."""
    if body not in Body.values or stage not in Stage.values:
        raise Http404
    if Body(body) not in bodies_spoken_for(request.member):
        raise PermissionDenied
    year = year_for(request.member, request.GET.get("nam"))
    if year is None:
        return render(request, "nominations/no_year.html")
    found = opinions_of(request.member.unit, year, bodies=[Body(body)], stage=Stage(stage))
    before = found[0] if found else None
    form, rows = _forms(request, year, before)
    if request.method == "POST" and form.is_valid() and rows.is_valid():
        try:
            state_opinion(
                by=request.member.actor,
                unit=request.member.unit,
                year=year,
                body=Body(body),
                stage=Stage(stage),
                said=_said(form, rows),
                version=form.cleaned_data["version"],
            )
        except RefusedError as refusal:
            field = refusal.field if isinstance(refusal, InvalidInputError) else None
            form.add_error(field if field in form.fields else None, str(refusal))
        else:
            messages.success(request, f"Đã ghi ý kiến của {Body(body).label}.")
            return redirect(f"{reverse('opinion_list')}?nam={year.name}")
    context = {
        "form": form,
        "rows": rows,
        "year": year,
        "body": Body(body),
        "stage": Stage(stage),
        "before": before,
        "is_printed": stage == Stage.PROPOSED and Body(body) in HEARD,
    }
    status = FAULT if form.errors or rows.total_error_count() else 200
    return render(request, "nominations/opinion_form.html", context, status=status)


@gate(may_read_opinions)
def opinion_file(request: MemberRequest, opinion: UUID) -> HttpResponse:
    found = opinion_for(request.member, opinion)
    if found.scan is None:
        raise Http404
    return attachment(found.scan)


def _forms(request: MemberRequest, year: SchoolYear, before: Spoken | None) -> tuple[OpinionForm, Any]:
    """A correction begins with the former wording and its remarks."""
    last = before.opinion if before else None
    initial: dict[str, Any] = {"on": request.member.on, "version": 0}
    remarks: list[dict[str, str]] = []
    if last:
        initial |= {"text": last.text, "paper": last.paper, "version": last.version}
        remarks = [{"dossier": str(one.dossier_id), "text": one.text} for one in last.remarks.all()]
    dossiers = [
        (str(row.id), f"{row.holder_name}: {award_name(row.award)}")
        for row in dossiers_of(request.member.unit, year)
    ]
    posted = request.POST if request.method == "POST" else None
    form = OpinionForm(posted, request.FILES or None, initial=initial)
    return form, RemarkRows(posted, initial=remarks, form_kwargs={"dossiers": dossiers})


def _said(form: OpinionForm, rows: Any) -> Statement:
    given = form.cleaned_data
    scan = given["scan"]
    return Statement(
        text=given["text"],
        on=given["on"],
        paper=given["paper"],
        scan=Scan(scan.read(), scan.name, scan.content_type) if scan else None,
        remarks={
            UUID(row.cleaned_data["dossier"]): row.cleaned_data["text"]
            for row in rows
            if row.cleaned_data.get("dossier")
        },
    )
