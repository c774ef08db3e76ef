"""The clerk's pages: what goes out, what comes in, and one paper's recipients and signed copy."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from paper.media import DOCX, XLSX
from thidua.core.errors import InvalidInputError, RefusedError
from thidua.documents.access import (
    attachment,
    dispatch_for,
    document_for,
    download,
    incoming_for,
    may_keep_registers,
    may_read_registers,
    readable,
)
from thidua.documents.actions.registers import (
    Scanned,
    attach_signed,
    enter_incoming,
    mark_sent,
    pass_incoming,
    plan_dispatch,
)
from thidua.documents.forms import IncomingForm, PassForm, RecipientForm, SentForm, SignedForm
from thidua.documents.models import Channel
from thidua.documents.queries import incoming_of, outgoing_of, years_of_registers
from thidua.documents.tables import TITLES, incoming_rows, outgoing_rows, register_paper, register_sheet
from thidua.units.access import MemberRequest, gate


@gate(may_read_registers)
def outgoing_list(request: MemberRequest) -> HttpResponse:
    year = _year(request)
    context = {
        "documents": outgoing_of(request.member.unit, year),
        "year": year,
        "years": years_of_registers(request.member.unit, request.member.on),
        "keeps": may_keep_registers.test(request.member),
    }
    return render(request, "documents/outgoing.html", context)


@gate(may_read_registers)
def incoming_list(request: MemberRequest) -> HttpResponse:
    """The register, and for whoever keeps it the form beside it."""
    member, year = request.member, _year(request)
    keeps = bool(may_keep_registers.test(member))
    sent = request.method == "POST" and keeps
    form = IncomingForm(
        request.POST if sent else None, request.FILES if sent else None, initial={"arrived_on": member.on}
    )
    if sent and form.is_valid():
        given = dict(form.cleaned_data)
        given["scan"] = _scanned(form)
        try:
            row = enter_incoming(by=member.actor, unit=member.unit, **given)
        except RefusedError as refusal:
            _attach(form, refusal)
        else:
            messages.success(request, f"Đã vào sổ, số đến {row.number}. Ghi số này vào dấu đến trên văn bản.")
            return redirect("incoming_list")
    context = {
        "papers": incoming_of(member.unit, year),
        "form": form,
        "year": year,
        "years": years_of_registers(member.unit, member.on),
        "keeps": keeps,
    }
    return render(request, "documents/incoming.html", context, status=422 if form.errors else 200)


@require_POST
@gate(may_keep_registers)
def incoming_pass(request: MemberRequest, incoming: UUID) -> HttpResponse:
    found = incoming_for(request.member, incoming)
    form = PassForm(request.POST)
    if form.is_valid():
        pass_incoming(
            by=request.member.actor,
            incoming=found,
            passed_to=form.cleaned_data["passed_to"],
            version=form.cleaned_data["version"],
        )
        messages.success(request, f"Văn bản đến số {found.number} đã chuyển cho {found.passed_to}.")
    else:
        messages.error(request, "Hãy ghi chuyển cho ai.")
    return redirect("incoming_list")


@gate(may_read_registers)
def incoming_file(request: MemberRequest, incoming: UUID) -> HttpResponse:
    found = incoming_for(request.member, incoming)
    if found.scan is None:
        raise Http404
    return attachment(found.scan)


@gate(may_read_registers)
def registers_export(request: MemberRequest, ending: str) -> HttpResponse:
    """`?so=den` for what came in; else what went out."""
    unit, year = request.member.unit, _year(request)
    kind = "in" if request.GET.get("so") == "den" else "out"
    rows = incoming_rows(incoming_of(unit, year)) if kind == "in" else outgoing_rows(outgoing_of(unit, year))
    name = f"{TITLES[kind]} {year}"
    if ending == "xlsx":
        return download(register_sheet(kind, rows, name), f"{name}.xlsx", XLSX)
    if ending == "docx":
        paper = register_paper(kind, rows, unit=unit, on=request.member.on, year=year)
        return download(paper, f"{name}.docx", DOCX)
    raise Http404


@gate(may_read_registers)
def document_page(request: MemberRequest, document: UUID) -> HttpResponse:
    """One paper: its bytes' digest, to whom it goes, the copy signed and stamped."""
    member = request.member
    found = document_for(member, document)
    keeps = bool(may_keep_registers.test(member))
    sent = request.method == "POST" and keeps
    recipient = RecipientForm(request.POST if sent and "recipient" in request.POST else None)
    signs = sent and "digest" in request.POST
    signed = SignedForm(
        request.POST if signs else None,
        request.FILES if signs else None,
        initial={"on": member.on, "digest": found.file.sha256},
    )
    if sent and _done(request, recipient, signed, document):
        return redirect("document_page", found.id)
    faults = recipient.errors or signed.errors
    context = {
        "document": found,
        "dispatches": list(found.dispatches.all()),
        "signed": getattr(found, "signed", None),
        "recipient_form": recipient,
        "signed_form": signed,
        "channels": Channel.choices,
        "today": member.on,
        "keeps": keeps,
    }
    return render(request, "documents/document.html", context, status=422 if faults else 200)


@require_POST
@gate(may_keep_registers)
def dispatch_sent(request: MemberRequest, dispatch: UUID) -> HttpResponse:
    found = dispatch_for(request.member, dispatch)
    form = SentForm(request.POST)
    if form.is_valid():
        mark_sent(
            by=request.member.actor,
            dispatch=found,
            channel=Channel(form.cleaned_data["channel"]),
            on=form.cleaned_data["on"],
        )
        messages.success(request, f"Đã ghi gửi {found.recipient}.")
    else:
        messages.error(request, "Hãy chọn cách gửi và ngày gửi.")
    return redirect("document_page", found.document_id)


@gate(may_read_registers)
def signed_file(request: MemberRequest, document: UUID) -> HttpResponse:
    found = readable(document_for(request.member, document))
    copy = getattr(found, "signed", None)
    if copy is None:
        raise Http404
    return attachment(copy.file)


def _done(request: MemberRequest, recipient: RecipientForm, signed: SignedForm, document: UUID) -> bool:
    """Whichever of the two forms was sent, if it is whole and taken."""
    found = document_for(request.member, document)
    form: forms.Form = signed if signed.is_bound else recipient
    if not form.is_valid():
        return False
    given = form.cleaned_data
    try:
        if form is signed:
            attach_signed(
                by=request.member.actor,
                document=found,
                digest=given["digest"],
                scan=_scanned(signed),
                on=given["on"],
            )
            messages.success(request, "Đã đính bản ký, đóng dấu.")
        else:
            plan_dispatch(
                by=request.member.actor,
                document=found,
                recipient=given["recipient"],
                copies=given["copies"],
            )
            messages.success(request, f"Đã thêm nơi nhận {given['recipient']}.")
    except RefusedError as refusal:
        _attach(form, refusal)
        return False
    return True


def _scanned(form: forms.Form) -> Scanned | None:
    given = form.cleaned_data.get("scan")
    return Scanned(given.name, given.read(), given.content_type) if given else None


def _attach(form: forms.Form, refusal: RefusedError) -> None:
    named = isinstance(refusal, InvalidInputError) and refusal.field in form.fields
    form.add_error(refusal.field if isinstance(refusal, InvalidInputError) and named else None, str(refusal))


def _year(request: MemberRequest) -> int:
    text = request.GET.get("nam", "")
    return int(text) if len(text) == len("2026") and text.isdecimal() else request.member.on.year
