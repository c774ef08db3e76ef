"""All targets, one of them with its history, a figure entered or corrected, and what the public sees."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from thidua.core import clock
from thidua.core.errors import RefusedError
from thidua.documents.access import attachment
from thidua.plans.models import Item
from thidua.plans.queries.periods import ASKED, periods_of
from thidua.targets.access import (
    disclosure_of,
    entered_target_for,
    may_disclose,
    may_enter_figure,
    may_read_proof,
    may_read_targets,
    may_speak,
    measurement_for,
    proof_for,
    reads_names,
    remarks_of,
    target_for,
    unit_shown,
)
from thidua.targets.actions import correct_measurement, disclose_targets, record_measurement
from thidua.targets.actions.figures import Proof
from thidua.targets.forms.figures import CorrectionForm, DisclosureForm, FigureForm
from thidua.targets.models import Voice
from thidua.targets.queries.progress import Progress, progress_of, targets_among, told_to_all
from thidua.targets.queries.story import behind, editions_of, in_danger, outlook_counts
from thidua.units.access import Member, MemberRequest, gate, public, works_here
from thidua.web.help_pages import help_of
from thidua.web.refusals import refuse, sent

STATUS_OF_FAULT = 422
# By which word each voice stands in an address.
SLUGS = {Voice.CONFERENCE: "hoi-nghi", Voice.BOARD: "thanh-tra"}


@gate(may_read_targets)
def target_list(request: MemberRequest) -> HttpResponse:
    """Every target in force: how far, what is still needed, whether it will be reached; for homes only the warnings."""
    member = request.member
    periods = periods_of(member.unit, member.on, request.GET.get(ASKED, ""))
    rows = _told(member, progress_of(member.unit, member.on, targets_among(periods.items())))
    last = disclosure_of(member.unit)
    counts = outlook_counts(rows)
    if request.headers.get("HX-Request"):
        warned = [(row, behind(row, member)) for row in in_danger(rows)]
        return _part(
            render(request, "targets/watch.html", {"rows": rows, "warned": warned, "counts": counts})
        )
    context = {
        "rows": rows,
        "counts": counts,
        "periods": periods,
        "is_public": last is not None and last.is_public,
        "disclosure": last,
        "may_disclose": may_disclose.test(member),
        "remarks": remarks_of(member.unit),
        "voices": [(voice, SLUGS[voice]) for voice in Voice if may_speak(member, voice)],
        "reads_proof": may_read_proof.test(member),
    }
    return _part(render(request, "targets/list.html", context))


@gate(may_read_targets)
def target_page(request: MemberRequest, undertaking: UUID) -> HttpResponse:
    """One target: its line over the year, its teams, every figure with its evidence."""
    member, item = request.member, target_for(request.member, undertaking)
    rows = _told(member, progress_of(member.unit, member.on, [item]))
    context = {
        "item": item,
        "row": rows[0] if rows else None,
        "figures": editions_of(item),
        "may_enter": not item.measure and may_enter_figure(member, item),
        "reads_names": reads_names.test(member),
        "reads_proof": may_read_proof.test(member),
    }
    return render(request, "targets/target.html", context)


@gate(works_here)
def figure_enter(request: MemberRequest, undertaking: UUID) -> HttpResponse:
    """A figure of a day with its evidence."""
    item = entered_target_for(request.member, undertaking)
    form = FigureForm(sent(request), request.FILES or None, item=item, initial={"on": request.member.on})
    if form.is_bound and form.is_valid():
        given = dict(form.cleaned_data)
        try:
            assert item.undertaking is not None  # `entered_target_for` finds living ones only
            record_measurement(
                by=request.member.actor,
                undertaking=item.undertaking,
                value=given["value"],
                text=given["text"],
                on=given["on"],
                team=item.team or given.get("team"),
                proof=proof_of(given["proof"]),
                answer=given["answer"],
            )
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, "Đã ghi con số.")
            return redirect("target_page", undertaking)
    return _form_page(request, form, item, {"heading": "Ghi con số"})


@gate(works_here)
def figure_correct(request: MemberRequest, measurement: UUID) -> HttpResponse:
    """Another value for the same day; the former stays in the history."""
    row = measurement_for(request.member, measurement)
    item = entered_target_for(request.member, row.undertaking_id)
    initial = {"value": row.value, "text": row.text}
    form = CorrectionForm(sent(request), request.FILES or None, item=item, initial=initial)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            correct_measurement(
                by=request.member.actor,
                measurement=row,
                value=given["value"],
                text=given["text"],
                because=given["because"],
                proof=proof_of(given["proof"]),
            )
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, "Đã sửa con số; con số cũ vẫn được giữ.")
            return redirect("target_page", row.undertaking_id)
    return _form_page(
        request, form, item, {"heading": f"Sửa con số đến ngày {row.on:%d/%m/%Y}", "former": row}
    )


@gate(may_read_proof)
def figure_file(request: MemberRequest, measurement: UUID) -> HttpResponse:
    return attachment(proof_for(request.member, measurement))


@gate(may_disclose)
def targets_disclose(request: MemberRequest) -> HttpResponse:
    """What the public would see is said first; then one button."""
    member, last = request.member, disclosure_of(request.member.unit)
    number = last.number if last else 0
    is_public = last is not None and last.is_public
    form = DisclosureForm(sent(request), initial={"number": number})
    if form.is_bound and form.is_valid():
        try:
            disclose_targets(
                by=member.actor,
                unit=member.unit,
                is_public=not is_public,
                number=form.cleaned_data["number"],
                on=member.on,
            )
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            done = "Đã thôi công khai chỉ tiêu." if is_public else "Chỉ tiêu đã được công khai."
            messages.success(request, done)
            return redirect("target_list")
    context = {"form": form, "is_public": is_public, "disclosure": last}
    return render(request, "targets/disclose.html", context, status=_status(form))


@public
@require_safe
def targets_public(_request: HttpRequest, school: str) -> HttpResponse:
    """Without names, without teams, without signing in; rendered without the request. 404 where nothing is shown."""
    unit, on = unit_shown(school), clock.today()
    rows = [row for row in told_to_all(progress_of(unit, on)) if row.item.team_id is None]
    context = {
        "unit": unit,
        "rows": rows,
        "on": on,
        "periods": periods_of(unit, on),
        "help": help_of("targets_public"),
    }
    response = HttpResponse(render_to_string("targets/public.html", context))
    response["Cache-Control"] = "public, max-age=300"
    return response


def _part(response: HttpResponse) -> HttpResponse:
    """One address gives a page and a part of a home: no browser takes the one for the other."""
    patch_vary_headers(response, ["HX-Request"])
    return response


def _told(member: Member, rows: list[Progress]) -> list[Progress]:
    return rows if reads_names.test(member) else told_to_all(rows)


def _form_page(request: MemberRequest, form: Any, item: Item, more: dict[str, Any]) -> HttpResponse:
    context = {"form": form, "item": item} | more
    return render(request, "targets/figure.html", context, status=_status(form))


def _status(form: Any) -> int:
    return STATUS_OF_FAULT if form.errors else 200


def proof_of(scan: Any) -> Proof | None:
    return Proof(scan.read(), scan.name, scan.content_type) if scan else None
