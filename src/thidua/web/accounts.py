"""How allauth behaves here: nobody signs up, nobody gets e-mail; what it refuses it says in Vietnamese."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest

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


class SecondFactor(DefaultMFAAdapter):
    """A code of an app on the phone, or a recovery code from paper."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": "Không tắt được xác thực hai bước của tài khoản này.",
        "cannot_generate_recovery_codes": "Hãy bật xác thực hai bước trước, rồi mới tạo mã dự phòng.",
        "incorrect_code": WRONG_CODE,
    }
