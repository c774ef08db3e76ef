"""How allauth behaves here: nobody signs up, nobody gets e-mail; what it refuses it says in Vietnamese."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse

from thidua.accounts.actions import tell_of_reset
from thidua.accounts.models import User
from thidua.core import clock
from thidua.units.access import SESSION_UNSENT
from thidua.units.queries import is_second_factor_required

WRONG_CODE = (
    "Mã không đúng hoặc đã hết hạn. Hãy nhập mã mới nhất trên điện thoại, hoặc một mã dự phòng chưa dùng."
)
TOO_MANY = "Đã thử quá nhiều lần. Hãy chờ năm phút rồi thử lại."


class ClosedSignup(DefaultAccountAdapter):
    """Accounts come from the school and its activation slips."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "Tài khoản này đã ngừng dùng. Hãy hỏi thư ký Hội đồng của trường.",
        "enter_current_password": "Mật khẩu hiện tại chưa đúng.",
        "incorrect_code": WRONG_CODE,
        "incorrect_password": "Mật khẩu chưa đúng.",
        "invalid_login": "Chưa đăng nhập được. Hãy kiểm tra tên đăng nhập và mật khẩu.",
        "same_as_current": "Mật khẩu mới phải khác mật khẩu hiện tại.",
        "too_many_login_attempts": TOO_MANY,
        "rate_limited": TOO_MANY,
        "username_password_mismatch": (
            "Tên đăng nhập hoặc mật khẩu chưa đúng. Quên mật khẩu thì xin thư ký của trường một phiếu kích hoạt mới."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 -- allauth's signature
        return False

    def post_login(self, request: HttpRequest, user: AbstractBaseUser, **details: Any) -> HttpResponse:
        """Whoever had the second factor taken off by an officer hears of it now: it may not have been their wish."""
        for reset in tell_of_reset(user=user) if isinstance(user, User) else ():
            at = reset.at.astimezone(clock.HANOI).strftime("%H:%M ngày %d/%m/%Y")
            messages.warning(
                request,
                f"{reset.who} đã đặt lại xác thực hai bước của tài khoản này lúc {at}. "
                "Hãy bật lại với điện thoại mới. Nếu không phải anh/chị nhờ, hãy đổi mật khẩu ngay và báo nhà trường.",
            )
        if request.session.pop(SESSION_UNSENT, False):
            messages.warning(request, "Việc vừa bấm chưa được ghi vì phiên đăng nhập đã hết; hãy bấm lại.")
        answer: HttpResponse = super().post_login(request, user, **details)
        return answer


class SecondFactor(DefaultMFAAdapter):
    """A code of an app on the phone, or a recovery code from paper."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": (
            "Đơn vị yêu cầu vai trò của anh/chị dùng xác thực hai bước nên không tắt được. "
            "Đổi điện thoại thì nhờ người quản trị hệ thống đặt lại."
        ),
        "cannot_generate_recovery_codes": "Hãy bật xác thực hai bước trước, rồi mới tạo mã dự phòng.",
        "incorrect_code": WRONG_CODE,
    }

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        return not is_second_factor_required(authenticator.user, clock.today())
