"""The forms of signing in and of the second factor, with Vietnamese words and no words inside the fields."""

from typing import Any, ClassVar

from allauth.account.forms import ChangePasswordForm, LoginForm, PasswordVerificationMixin, ReauthenticateForm
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateByCodeForm
from allauth.mfa.totp.forms import ActivateTOTPForm

from thidua.core.text import fold
from thidua.web.second_factor import PHONE, refuse_if_locked, spend

CHOOSING_HINT = "Từ 8 ký tự. Nên là một câu dài dễ nhớ; đừng dùng tên hay ngày sinh."


class _Worded:
    """Puts our labels and hints over allauth's; placeholders go, since they vanish while one types."""

    words: ClassVar[dict[str, tuple[str, str]]]
    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, (label, hint) in self.words.items():
            field = self.fields[name]
            field.label, field.help_text = label, hint
            field.widget.attrs.pop("placeholder", None)


class SignIn(_Worded, LoginForm):
    words: ClassVar = {
        "login": ("Tên đăng nhập", ""),
        "password": ("Mật khẩu", ""),
        "remember": ("Giữ đăng nhập trên máy này", "Đừng chọn nếu máy dùng chung."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs |= {"autocapitalize": "none", "spellcheck": "false"}

    def clean_login(self) -> str:
        """As user names are kept: lower, no marks, no spaces; so that a phone's capital letter does no harm."""
        return fold(self.cleaned_data["login"]).replace(" ", "")


class ChangePassword(_Worded, ChangePasswordForm):
    words: ClassVar = {
        "oldpassword": ("Mật khẩu hiện tại", ""),
        "password1": ("Mật khẩu mới", CHOOSING_HINT),
        "password2": ("Nhập lại mật khẩu mới", ""),
    }

    def clean(self) -> dict[str, Any]:
        super(PasswordVerificationMixin, self).clean()  # past its English sentence
        cleaned: dict[str, Any] = self.cleaned_data
        if cleaned.get("password1") and cleaned["password1"] != cleaned.get("password2"):
            self.add_error("password2", "Hai lần nhập mật khẩu mới không giống nhau.")
        return cleaned


class ConfirmPassword(_Worded, ReauthenticateForm):
    words: ClassVar = {"password": ("Mật khẩu", "")}


class _SpentOnce:
    """Over allauth's check: nobody guesses on without end, and a code from the phone opens once."""

    user: Any
    authenticator: Any

    def clean_code(self) -> str:
        if refuse_if_locked(self.user):
            raise get_adapter().validation_error("incorrect_code")
        code: str = super().clean_code()  # type: ignore[misc]  # of the form beside it
        if self.authenticator.type == PHONE and not spend(self.authenticator, code):
            self._emit_authentication_failed(self.authenticator)  # type: ignore[attr-defined]  # as above
            raise get_adapter().validation_error("incorrect_code")
        return code


class EnterCode(_Worded, _SpentOnce, AuthenticateForm):
    words: ClassVar = {"code": ("Mã xác thực", "6 chữ số trên điện thoại, hoặc một mã dự phòng in sẵn.")}


class ConfirmCode(_Worded, _SpentOnce, ReauthenticateByCodeForm):
    words: ClassVar = {"code": ("Mã xác thực", "6 chữ số trên điện thoại, hoặc một mã dự phòng in sẵn.")}


class ActivateApp(_Worded, ActivateTOTPForm):
    words: ClassVar = {"code": ("Mã 6 chữ số", "Ứng dụng hiện mã này sau khi quét, đổi mỗi 30 giây.")}
