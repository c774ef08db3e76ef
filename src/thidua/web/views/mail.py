"""Notices by e-mail: an address and its code, about what, and no more; every step only for oneself."""

from contextlib import suppress

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from thidua.core.errors import RefusedError
from thidua.notices.actions import (
    CodeOverError,
    ask_address,
    choose_kinds,
    confirm_address,
    remove_address,
    take_back_code,
)
from thidua.notices.mail import MailError, is_set_up, send
from thidua.notices.queries import mailbox_of
from thidua.units.access import MemberRequest, gate, is_member
from thidua.web.notice_forms import AddressForm, CodeForm, KindsForm
from thidua.web.refusals import refuse, sent

STATUS_OF_FAULT = 422
TITLE = "Mã xác nhận địa chỉ thư"
BODY = (
    "Mã xác nhận: {code}\n\nNhập mã này ở phần mềm Thi Đua của nhà trường, mục Thông báo, trong 30 phút. "
    "Nếu không phải anh/chị yêu cầu, hãy bỏ qua thư này."
)


@gate(is_member)
def mail_page(request: MemberRequest) -> HttpResponse:
    """Where one stands: no mail server, no address, a code that is awaited, or what one is written about."""
    return _page(request)


@require_POST
@gate(is_member)
def mail_ask(request: MemberRequest) -> HttpResponse:
    """The code leaves after the row is kept, outside of any transaction: a server that hangs locks nothing."""
    form = AddressForm(sent(request))
    if not is_set_up() or not form.is_valid():
        return _page(request, address=form)
    member, address = request.member, form.cleaned_data["address"]
    try:
        code = ask_address(by=member.actor, user=member.user, address=address)
    except RefusedError as refusal:
        refuse(form, refusal)
        return _page(request, address=form)
    try:
        send(to=address, title=TITLE, body=BODY.format(code=code))
    except MailError as fault:
        # Where another code was asked for meanwhile, that one stands.
        with suppress(CodeOverError):
            take_back_code(by=member.actor, user=member.user, code=code)
        form.add_error(None, f"Chưa gửi được mã. {fault} Hãy kiểm tra địa chỉ, hoặc nhờ người quản trị.")
        return _page(request, address=form)
    messages.success(request, f"Đã gửi mã tới {address}.")
    return redirect("mail_page")


@require_POST
@gate(is_member)
def mail_confirm(request: MemberRequest) -> HttpResponse:
    form = CodeForm(sent(request))
    if form.is_valid():
        member = request.member
        try:
            confirm_address(by=member.actor, user=member.user, code=form.cleaned_data["code"])
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, "Đã xác nhận. Từ sáng mai có việc mới thì có một thư lúc 06:30.")
            return redirect("mail_page")
    return _page(request, code=form)


@require_POST
@gate(is_member)
def mail_kinds(request: MemberRequest) -> HttpResponse:
    form = KindsForm(sent(request))
    if form.is_valid():
        member = request.member
        try:
            choose_kinds(by=member.actor, user=member.user, kinds=form.cleaned_data["kinds"])
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, "Đã lưu.")
            return redirect("mail_page")
    return _page(request, kinds=form)


@require_POST
@gate(is_member)
def mail_remove(request: MemberRequest) -> HttpResponse:
    """Also where a code is awaited: then that one ends."""
    try:
        remove_address(by=request.member.actor, user=request.member.user)
    except RefusedError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(
            request, "Đã xóa địa chỉ. Không còn thư nào được gửi; thông báo vẫn hiện ở phần mềm."
        )
    return redirect(reverse("mail_page"))


def _page(
    request: MemberRequest,
    *,
    address: AddressForm | None = None,
    code: CodeForm | None = None,
    kinds: KindsForm | None = None,
) -> HttpResponse:
    box = mailbox_of(request.member.user.id)
    context = {
        "is_set_up": is_set_up(),
        "box": box,
        "address": address or AddressForm(),
        "code": code or CodeForm(),
        "kinds": kinds or KindsForm(initial={"kinds": box.chosen}),
    }
    faulty = any(form is not None and form.errors for form in (address, code, kinds))
    return render(request, "web/mail.html", context, status=STATUS_OF_FAULT if faulty else 200)
