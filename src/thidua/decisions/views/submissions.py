"""Sending up: the list before it goes, and what became of its lines."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from thidua.core.errors import InvalidInputError, RefusedError
from thidua.decisions.access import (
    decision_for,
    is_past_addressee,
    may_appraise,
    may_handle_submissions,
    may_open_officers,
    may_read_submissions,
    may_send,
    own_submission_for,
    submission_for,
)
from thidua.decisions.actions import annul_submission, create_submission
from thidua.decisions.forms import AnnulForm, SendForm
from thidua.decisions.queries.authority import readdressings_of
from thidua.decisions.queries.submissions import (
    Sendable,
    decisions_of,
    inbox_of,
    is_all_in_hand,
    is_untouched,
    lines_of,
    may_issue,
    sendable,
)
from thidua.decisions.states import Outcome
from thidua.documents.access import attachment
from thidua.units.access import MemberRequest, gate
from thidua.units.models import Level
from thidua.units.queries import current_year


@gate(may_read_submissions)
def submission_list(request: MemberRequest) -> HttpResponse:
    unit = request.member.unit
    context = {
        "submissions": inbox_of(unit, request.member.on),
        "is_school": unit.level == Level.SCHOOL,
        "may_send": unit.level == Level.SCHOOL and may_send.test(request.member),
        "may_open_officers": may_open_officers.test(request.member),
        "unit": unit,
    }
    return render(request, "decisions/submission_list.html", context)


@gate(may_send)
def submission_new(request: MemberRequest) -> HttpResponse:
    """The list as it would go; unticked dossiers stay behind."""
    member = request.member
    year = current_year(member.unit)
    rows = sendable(member.unit, year, member.on) if year else []
    form = SendForm(
        request.POST or None, initial={"on": member.on}, dossiers=[str(row.dossier.id) for row in rows]
    )
    if request.method == "POST" and year is not None and form.is_valid():
        chosen = set(form.cleaned_data["dossier"])
        try:
            sent = create_submission(
                by=member.actor,
                unit=member.unit,
                year=year,
                dossiers=[row.dossier for row in rows if str(row.dossier.id) in chosen],
                on=form.cleaned_data["on"],
            )
        except InvalidInputError as refusal:
            form.add_error(refusal.field, str(refusal))
        except RefusedError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request, f"Đã lập tờ trình số {sent.letter.symbol} và danh sách. Hãy tải về, in, ký và gửi."
            )
            return redirect("submission_page", sent.id)
    context = {"year": year, "form": form, "rows": [(row, _is_ticked(form, row)) for row in rows]}
    return render(request, "decisions/submission_new.html", context, status=422 if form.errors else 200)


def _is_ticked(form: SendForm, row: Sendable) -> bool:
    """At first all but what rests on a title that fell; then what was chosen."""
    if form.is_bound:
        return str(row.dossier.id) in form.data.getlist("dossier")  # type: ignore[attr-defined]  # a QueryDict
    return not row.fallen


@gate(may_read_submissions)
def submission_page(request: MemberRequest, submission: UUID) -> HttpResponse:
    found = submission_for(request.member, submission)
    lines = lines_of(found)
    unit = request.member.unit
    appraises = found.addressee_id == unit.id and may_appraise.test(request.member)
    decisions = decisions_of(found)
    if is_past_addressee(unit, found):
        lines = [line for line in lines if line.decision and line.decision.issuer_id == unit.id]
        decisions = [one for one in decisions if one.decision.issuer_id == unit.id]
    if appraises:
        lines.sort(key=lambda line: line.outcome != Outcome.PENDING)  # what waits for this office comes first
    context = {
        "submission": found,
        "lines": lines,
        "decisions": decisions,
        "readdressings": readdressings_of(found),
        "is_own": found.unit_id == unit.id,
        "appraises": appraises,
        "untaken": any(line.outcome == "pending" and line.taken_on is None for line in lines),
        "waits": any(line.outcome == "pending" for line in lines),
        "may_annul": found.unit_id == unit.id and may_send.test(request.member) and is_untouched(lines),
        "in_hand": is_all_in_hand(found, lines, request.member.on),
        "is_past": is_past_addressee(unit, found),
        "handles": may_handle_submissions.test(request.member),
        "may_issue": found.addressee_id == unit.id and may_issue(unit, lines, request.member.on),
    }
    return render(request, "decisions/submission_page.html", context)


@gate(may_send)
def submission_annul(request: MemberRequest, submission: UUID) -> HttpResponse:
    """What annulling does, before it is done; only while nobody above has anything of it in hand."""
    member = request.member
    found = own_submission_for(member, submission)
    if request.method != "POST" and not is_untouched(lines_of(found)):
        return redirect("submission_page", found.id)
    form = AnnulForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            annul_submission(
                by=member.actor, submission=found, reason=form.cleaned_data["reason"], on=member.on
            )
        except InvalidInputError as refusal:
            form.add_error(refusal.field, str(refusal))
        except RefusedError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request, f"Đã hủy tờ trình số {found.letter.symbol}. Các hồ sơ lại chờ trình như trước."
            )
            return redirect("submission_page", found.id)
    context = {"submission": found, "form": form}
    return render(request, "decisions/annul.html", context, status=422 if form.errors else 200)


@gate(may_read_submissions)
def submission_file(request: MemberRequest, submission: UUID, paper: str) -> HttpResponse:
    """The letter or the list, for the unit that sent it and the one it was sent to."""
    found = submission_for(request.member, submission)
    papers = {"to-trinh": found.letter, "danh-sach": found.list}
    if paper not in papers:
        raise Http404
    return attachment(papers[paper].file)


@gate(may_read_submissions)
def decision_file(request: MemberRequest, decision: UUID) -> HttpResponse:
    """The decision itself: the paper issued, or the scan of the one received."""
    found = decision_for(request.member, decision)
    file = found.document.file if found.document else found.scan
    if file is None:
        raise Http404
    return attachment(file)
