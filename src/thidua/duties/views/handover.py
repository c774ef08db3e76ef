"""Hand-overs: the list, a new one, its page, its words, its steps and its files."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from paper.handover import make_handover
from paper.media import DOCX, ZIP
from thidua.core.errors import RefusedError
from thidua.documents.access import attachment, download
from thidua.documents.models import SignedCopy
from thidua.duties import actions
from thidua.duties.access import (
    handover_for,
    may_be_party,
    may_read_handovers,
    may_start_handover,
    may_witness,
    prepared_for,
    prepares,
    received_for,
    witnessed_for,
    witnesses,
)
from thidua.duties.forms import SeenForm, StartForm, WriteForm, answers_typed
from thidua.duties.models import Handover
from thidua.duties.queries.handovers import givers, handovers_of, headings_of, in_charge, receivers
from thidua.duties.queries.paper import handover_paper
from thidua.duties.states import UNDER_WAY, HandoverState
from thidua.duties.tables import handover_bundle
from thidua.files.models import StoredFile
from thidua.files.queries import content_of
from thidua.units.access import MemberRequest, gate
from thidua.web.refusals import refuse, sent

FAULT = 422
# A heading of more lines is folded, so that one sees at once what there is.
MOST_OPEN = 6


@gate(may_read_handovers)
def handover_list(request: MemberRequest) -> HttpResponse:
    member = request.member
    rows = handovers_of(member.unit)
    context = {
        "rows": rows,
        "may_start": may_start_handover.test(member) and not any(row.state in UNDER_WAY for row in rows),
        "in_charge": in_charge(member.unit, member.on),
    }
    return render(request, "duties/handovers.html", context)


@gate(may_start_handover)
def handover_new(request: MemberRequest) -> HttpResponse:
    member = request.member
    possible = givers(member.unit, member.on)
    mine = next((user for user in possible if user.id == member.user.id), None)
    form = StartForm(
        sent(request),
        givers=possible,
        receivers=receivers(member.unit, member.on),
        initial={"giver": str(mine.id)} if mine else {},
    )
    if form.is_bound and form.is_valid():
        try:
            row = actions.start_handover(by=member.actor, unit=member.unit, on=member.on, **form.cleaned_data)
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, "Đã gom việc đang làm. Hãy đọc lại và ghi điều cần biết thêm.")
            return redirect("handover_page", row.id)
    context = {"form": form, "has_givers": bool(possible)}
    return render(request, "duties/handover_new.html", context, status=FAULT if form.errors else 200)


@gate(may_be_party)
def handover_page(request: MemberRequest, handover: UUID) -> HttpResponse:
    member = request.member
    row = handover_for(member, handover)
    headings = headings_of(row)
    context = {
        "row": row,
        "steps": _steps(row),
        "filled": [one for one in headings if one.lines or one.missing],
        "most_open": MOST_OPEN,
        "empty": [one.title for one in headings if not one.lines and not one.missing],
        "prepares": prepares(member, row),
        "receives": row.receiver_id == member.user.id,
        "witnesses": row.state == HandoverState.RECEIVED and may_witness(member, row),
        "waits_for": witnesses(row, member.on) if row.state == HandoverState.RECEIVED else [],
        "lists": may_read_handovers.test(member),
    }
    return render(request, "duties/handover.html", context)


@gate(may_be_party)
def handover_write(request: MemberRequest, handover: UUID) -> HttpResponse:
    row = prepared_for(request.member, handover)
    if row.state != HandoverState.DRAFT:
        return redirect("handover_page", row.id)
    form = WriteForm(sent(request), initial={"because": row.because, "notes": row.notes})
    seen = _seen(request, row)
    if form.is_bound and form.is_valid():
        try:
            actions.write_handover(
                by=request.member.actor, handover=row, on=request.member.on, **form.cleaned_data
            )
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, "Đã lưu và gom lại việc đang làm.")
            return redirect("handover_page", row.id)
    context = {"form": form, "row": row, "seen": seen}
    return render(request, "duties/handover_write.html", context, status=FAULT if form.errors else 200)


@gate(may_be_party)
def handover_receive(request: MemberRequest, handover: UUID) -> HttpResponse:
    """The receiver goes through the headings: saved as often as needed, received once all are answered."""
    row = received_for(request.member, handover)
    if row.state != HandoverState.OFFERED:
        return redirect("handover_page", row.id)
    seen, headings, fault = _seen(request, row), headings_of(row), ""
    words = request.POST.get("words", row.received_words)
    if request.method == "POST":
        answers = answers_typed(request.POST, headings)
        for one in headings:
            one.checked, one.missing = answers[one.id]
        given: dict[str, Any] = {
            "by": request.member.actor,
            "handover": row,
            "answers": answers,
            "words": words,
        }
        try:
            if "receive" in request.POST:
                actions.receive_handover(**given, on=request.member.on)
                messages.success(request, "Đã nhận bàn giao. Còn chờ người chứng kiến.")
            else:
                actions.check_handover(**given)
                messages.success(request, "Đã lưu phần đã xem.")
        except RefusedError as refusal:
            fault = str(refusal)
        else:
            return redirect("handover_page", row.id)
    context = {"row": row, "headings": headings, "seen": seen, "words": words, "fault": fault}
    context["has_empty"] = any(not one.lines for one in headings)
    return render(request, "duties/handover_receive.html", context, status=FAULT if fault else 200)


@require_POST
@gate(may_be_party)
def handover_offer(request: MemberRequest, handover: UUID) -> HttpResponse:
    row = prepared_for(request.member, handover)
    _seen(request, row)
    actions.offer_handover(by=request.member.actor, handover=row, on=request.member.on)
    messages.success(request, f"Đã giao. {row.receiver.full_name} thấy hồ sơ này ở Việc của tôi.")
    return redirect("handover_page", row.id)


@require_POST
@gate(may_be_party)
def handover_take_back(request: MemberRequest, handover: UUID) -> HttpResponse:
    row = prepared_for(request.member, handover)
    _seen(request, row)
    actions.take_back_handover(by=request.member.actor, handover=row, on=request.member.on)
    messages.success(request, "Đã lấy về sửa. Sửa xong thì giao lại.")
    return redirect("handover_page", row.id)


@require_POST
@gate(may_be_party)
def handover_drop(request: MemberRequest, handover: UUID) -> HttpResponse:
    row = prepared_for(request.member, handover)
    _seen(request, row)
    actions.drop_handover(by=request.member.actor, handover=row, on=request.member.on)
    messages.success(request, "Đã bỏ hồ sơ bàn giao.")
    return redirect("home")


@require_POST
@gate(may_be_party)
def handover_sign(request: MemberRequest, handover: UUID) -> HttpResponse:
    row = witnessed_for(request.member, handover)
    _seen(request, row)
    signed = actions.sign_handover(by=request.member.actor, handover=row, on=request.member.on)
    symbol = signed.document.symbol if signed.document else ""
    messages.success(request, f"Đã chứng kiến bàn giao. Biên bản số {symbol} được lưu và không sửa được nữa.")
    return redirect("handover_page", row.id)


@gate(may_be_party)
def handover_file(request: MemberRequest, handover: UUID, ending: str) -> HttpResponse:
    """The minutes as kept, or as a draft before they are signed; the ZIP has the lists beside them."""
    row = handover_for(request.member, handover)
    if ending not in {"docx", "zip", "ban-ky"}:
        raise Http404
    if ending == "ban-ky":
        return attachment(_signed_copy(row))
    if row.document is not None and ending == "docx":
        return attachment(row.document.file)
    if row.document is not None:
        minutes = content_of(row.document.file)
    else:
        minutes = make_handover(handover_paper(row, on=request.member.on, symbol=""))
    if ending == "docx":
        return download(minutes, "Biên bản bàn giao (dự thảo).docx", DOCX)
    return download(handover_bundle(minutes, headings_of(row)), "Ban_giao_thi_dua.zip", ZIP)


def _signed_copy(row: Handover) -> StoredFile:
    """The scan of the minutes with their signatures: the register withholds it, so it is handed out here."""
    copy: SignedCopy | None = getattr(row.document, "signed", None)
    if copy is None:
        raise Http404
    return copy.file


def _seen(request: MemberRequest, row: Handover) -> int:
    """The version that was before the eyes goes into the row; what was sent without one was sent by no page of ours."""
    if request.method == "POST":
        form = SeenForm(request.POST)
        row.version = form.cleaned_data["version"] if form.is_valid() else 0
    return row.version


def _steps(row: Handover) -> list[dict[str, str]]:
    """Prepared, handed over, received, witnessed: with whom it lies and since when."""
    done = {
        HandoverState.DRAFT: 0,
        HandoverState.OFFERED: 2,
        HandoverState.RECEIVED: 3,
        HandoverState.SIGNED: 4,
    }[HandoverState(row.state)]
    witness = row.witness.full_name if row.witness else ""
    told = [
        ("Lập", row.prepared_by.full_name, row.started_on),
        ("Giao", row.giver.full_name, row.offered_on),
        ("Nhận", row.receiver.full_name, row.received_on),
        ("Chứng kiến", witness, row.signed_on),
    ]
    return [
        {
            "name": name,
            "note": f"{who}, {day:%d/%m/%Y}".strip(", ") if day else who,
            "state": "done" if place < done else "now" if place == done else "",
        }
        for place, (name, who, day) in enumerate(told)
    ]
