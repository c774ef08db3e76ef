"""Entering a decision line by line, and issuing one where the unit itself decides."""

from collections.abc import Sequence
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from thidua.core.errors import InvalidInputError, RefusedError
from thidua.decisions.access import may_handle_submissions, may_send, own_submission_for, submission_to_decide
from thidua.decisions.actions import LineAnswer, issue_decision, receive_decision
from thidua.decisions.actions.answering import Scan
from thidua.decisions.errors import LineRefusedError
from thidua.decisions.forms import DecisionForm, IssueForm, LineForm
from thidua.decisions.models import Submission, SubmissionLine
from thidua.decisions.queries.authority import authority_names, chair_named, readdressings_of
from thidua.decisions.queries.submissions import lines_of
from thidua.decisions.states import ANSWERS, Outcome
from thidua.units.access import MemberRequest, gate

ANSWERED = {outcome.value: outcome for outcome in ANSWERS}


@gate(may_send)
def decision_receive(request: MemberRequest, submission: UUID) -> HttpResponse:
    """What came back from above: head of the decision, then each waiting line."""
    found = own_submission_for(request.member, submission)
    waiting = _waiting(found)
    if not waiting and request.method != "POST":
        return redirect("submission_page", found.id)
    head = DecisionForm(
        request.POST or None, request.FILES or None, initial=_suggested(request, found, waiting)
    )
    lines = _line_forms(request, waiting)
    if request.method == "POST" and _all_valid(head, lines):
        given = head.cleaned_data
        try:
            decision = receive_decision(
                by=request.member.actor,
                submission=found,
                paper=given["paper"],
                on=given["on"],
                authority=given["authority"],
                signer=given["signer"],
                answers=_answers(request, found, lines),
                scan=_scan(head),
                as_written=given["as_written"],
            )
        except RefusedError as refusal:
            _attach(refusal, head, lines)
        else:
            messages.success(
                request, f"Đã ghi quyết định số {decision.paper}. Kết quả đã vào hồ sơ của từng người."
            )
            return redirect("submission_page", found.id)
    return _page(request, found, head, lines, is_issuing=False)


@gate(may_handle_submissions)
def decision_issue(request: MemberRequest, submission: UUID) -> HttpResponse:
    """Exists only for the deciding level itself; 404 for everybody else."""
    found = submission_to_decide(request.member, submission)
    suggested = {"on": request.member.on, "signer": chair_named(request.member.unit, request.member.on)}
    head = IssueForm(request.POST or None, request.FILES or None, initial=suggested)
    lines = _line_forms(request, _waiting(found))
    if request.method == "POST" and _all_valid(head, lines):
        try:
            decision = issue_decision(
                by=request.member.actor,
                unit=request.member.unit,
                submission=found,
                on=head.cleaned_data["on"],
                signer=head.cleaned_data["signer"],
                answers=_answers(request, found, lines),
                paper=head.cleaned_data["paper"],
                scan=_scan(head),
            )
        except RefusedError as refusal:
            _attach(refusal, head, lines)
        else:
            messages.success(
                request, f"Đã ban hành quyết định số {decision.paper}. {found.unit.name} thấy kết quả ngay."
            )
            return redirect("submission_page", found.id)
    return _page(request, found, head, lines, is_issuing=True)


def _scan(head: forms.Form) -> Scan | None:
    given = head.cleaned_data["scan"]
    return Scan(given.name, given.read(), given.content_type) if given else None


def _waiting(submission: Submission) -> list[SubmissionLine]:
    return [line for line in lines_of(submission) if line.outcome == Outcome.PENDING]


def _suggested(
    request: MemberRequest, submission: Submission, lines: Sequence[SubmissionLine]
) -> dict[str, object]:
    """The authority that most likely decided: that of the first waiting line, on this day."""
    codes = [line.dossier.award for line in lines]
    names = authority_names(submission.unit, set(codes), request.member.on)
    return {"on": request.member.on, "authority": names[codes[0]] if codes else ""}


def _line_forms(request: MemberRequest, lines: Sequence[SubmissionLine]) -> list[LineForm]:
    first = Outcome.GRANTED if "tat-ca" in request.GET else Outcome.PENDING
    return [LineForm(request.POST or None, line=line, initial={"outcome": first}) for line in lines]


def _all_valid(head: forms.Form, lines: Sequence[LineForm]) -> bool:
    """Every form is asked, so that all faults show at once."""
    return all([head.is_valid(), *(line.is_valid() for line in lines)])


def _answers(request: MemberRequest, submission: Submission, lines: Sequence[LineForm]) -> list[LineAnswer]:
    """Also the answers of lines which somebody else answered meanwhile: the action then says by whom."""
    answers = [
        LineAnswer(
            form.line.id,
            Outcome(form.cleaned_data["outcome"]),
            form.cleaned_data["granted_code"]
            if form.cleaned_data["outcome"] == Outcome.GRANTED_LOWER
            else "",
            form.cleaned_data["reason"],
        )
        for form in lines
    ]
    shown = {form.line.id for form in lines}
    for line in lines_of(submission):
        said = str(request.POST.get(f"{line.id}-outcome", ""))
        if line.id not in shown and said in ANSWERED:
            answers.append(LineAnswer(line.id, ANSWERED[said]))
    return answers


def _attach(refusal: RefusedError, head: forms.Form, lines: Sequence[LineForm]) -> None:
    """The refusal at the field it is about; what was typed stays."""
    if isinstance(refusal, LineRefusedError):
        form = next(form for form in lines if form.line.id == refusal.line)
        form.add_error(refusal.field, str(refusal))
        head.add_error(None, str(refusal))
    elif isinstance(refusal, InvalidInputError) and refusal.field in head.fields:
        head.add_error(refusal.field, str(refusal))
    else:
        head.add_error(None, str(refusal))


def _page(
    request: MemberRequest,
    submission: Submission,
    head: forms.Form,
    lines: list[LineForm],
    *,
    is_issuing: bool,
) -> HttpResponse:
    context = {
        "submission": submission,
        "form": head,
        "lines": lines,
        "is_issuing": is_issuing,
        "readdressings": [] if is_issuing else readdressings_of(submission),
    }
    return render(request, "decisions/answers.html", context, status=422 if head.errors else 200)
