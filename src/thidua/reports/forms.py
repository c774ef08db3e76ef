"""What the two entrances ask (the first run of an installation, a printed slip), and what the journal is asked."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms

from thidua.accounts.models import User
from thidua.core.school_years import is_school_year
from thidua.core.text import fold, tidy
from thidua.reports.actions import Beginning
from thidua.units.actions import LONGEST_TEAM_NAME
from thidua.units.models import Role
from thidua.web.days import DayField

CHOOSING_HINT = "Từ 8 ký tự. Nên là một câu dài dễ nhớ; đừng dùng tên hay ngày sinh."
COMMUNES = ("xã ", "phường ", "đặc khu ")
PROVINCES = ("tỉnh ", "thành phố ")
DISTRICTS = ("huyện ", "quận ", "thị xã ", "thành phố ")
DUTIES = (
    (Role.SECRETARY, "Thư ký Hội đồng, người làm công tác thi đua"),
    (Role.CHAIR, "Hiệu trưởng"),
    (Role.SYSTEM_OFFICER, "Chỉ quản trị hệ thống"),
)
MISMATCH = "Hai lần nhập mật khẩu không giống nhau."
LOGIN_ATTRIBUTES = {"autocapitalize": "none", "spellcheck": "false", "autocomplete": "username"}


class _TidyField(forms.CharField):
    """A line of text as it is stored: composed accents, single spaces."""

    def to_python(self, value: Any) -> str:
        return tidy(super().to_python(value) or "")


def _password_field(label: str, hint: str = "") -> forms.CharField:
    """Shown as dots, kept as typed: a space at the end may be meant. Not filled in again after a fault."""
    widget = forms.PasswordInput(attrs={"autocomplete": "new-password"})
    return forms.CharField(label=label, help_text=hint, strip=False, widget=widget)


class FirstRunForm(forms.Form):
    """Everything a school needs before its staff list can be imported."""

    name = _TidyField(
        label="Tên trường", max_length=160, help_text="Đầy đủ, như ghi trên quyết định: Trường THCS Hoa Sen."
    )
    short_name = _TidyField(
        label="Tên gọi ngắn",
        max_length=80,
        required=False,
        help_text="Hiện ở góc trên mỗi trang. Bỏ trống thì dùng tên trường.",
    )
    code = _TidyField(
        label="Mã trường", max_length=30, help_text="Mã trên cơ sở dữ liệu ngành, hoặc mã tự đặt."
    )
    symbol = _TidyField(
        label="Ký hiệu văn bản", max_length=30, help_text="Phần sau số: 05/TTr-THCSHS thì ghi THCSHS."
    )
    place = _TidyField(label="Địa danh", max_length=80, help_text="Chữ đứng trước ngày, tháng trên văn bản.")
    commune = _TidyField(
        label="Xã, phường", max_length=80, help_text="Ghi cả chữ Xã hoặc Phường: Xã Hoa Sen."
    )
    province = _TidyField(label="Tỉnh, thành phố", max_length=80, help_text="Ghi cả chữ Tỉnh hoặc Thành phố.")
    district = _TidyField(
        label="Huyện, quận trước 01/07/2025",
        max_length=80,
        required=False,
        help_text="Để ghi đúng cấp quyết định trong các quyết định cũ.",
    )
    school_year = _TidyField(label="Năm học đang làm", max_length=9)
    teams = forms.CharField(
        label="Các tổ",
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Mỗi dòng một tổ. Thêm hay đổi tên sau được, ở Nhân sự → Các tổ.",
    )
    full_name = _TidyField(label="Họ và tên", max_length=120)
    duty = forms.ChoiceField(
        label="Phần việc",
        choices=DUTIES,
        initial=Role.SECRETARY,
        widget=forms.RadioSelect,
        help_text="Tài khoản đầu tiên giữ thêm việc quản trị hệ thống, để cấp tài khoản cho người khác.",
    )
    username = _TidyField(
        label="Tên đăng nhập",
        max_length=60,
        widget=forms.TextInput(attrs=LOGIN_ATTRIBUTES),
        help_text="Chữ thường không dấu, không khoảng trắng: huongduong.lt",
    )
    password = _password_field("Mật khẩu", CHOOSING_HINT)
    again = _password_field("Nhập lại mật khẩu")

    def clean_commune(self) -> str:
        return self._with_kind("commune", COMMUNES, "Hãy ghi cả loại đơn vị: Xã, Phường hoặc Đặc khu.")

    def clean_province(self) -> str:
        return self._with_kind("province", PROVINCES, "Hãy ghi cả chữ Tỉnh hoặc Thành phố.")

    def clean_district(self) -> str:
        if not self.cleaned_data["district"]:
            return ""
        return self._with_kind(
            "district", DISTRICTS, "Hãy ghi cả loại đơn vị: Huyện, Quận, Thị xã hoặc Thành phố."
        )

    def clean_school_year(self) -> str:
        name: str = self.cleaned_data["school_year"]
        if not is_school_year(name):
            raise forms.ValidationError("Năm học viết dạng 2025-2026.")
        return name

    def clean_teams(self) -> tuple[str, ...]:
        names = tuple(line for line in map(tidy, self.cleaned_data["teams"].splitlines()) if line)
        if len({fold(name) for name in names}) != len(names):
            raise forms.ValidationError("Có hai tổ trùng tên.")
        if long := [name for name in names if len(name) > LONGEST_TEAM_NAME]:
            raise forms.ValidationError(f"Tên tổ dài quá {LONGEST_TEAM_NAME} chữ: {long[0][:40]}…")
        return names

    def clean_username(self) -> str:
        return _login_name(self.cleaned_data["username"])

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("password") and self.cleaned_data["password"] != self.cleaned_data.get(
            "again"
        ):
            self.add_error("again", MISMATCH)
        return self.cleaned_data

    def beginning(self) -> Beginning:
        """The answers of a valid form."""
        given = {key: value for key, value in self.cleaned_data.items() if key != "again"}
        is_city = given["province"].casefold().startswith("thành phố ")
        given |= {"duty": Role(given["duty"]), "short_name": given["short_name"] or given["name"]}
        return Beginning(**given, province_is_city=is_city)

    def _with_kind(self, field: str, kinds: tuple[str, ...], sentence: str) -> str:
        name: str = self.cleaned_data[field]
        if not name.casefold().startswith(kinds):
            raise forms.ValidationError(sentence)
        return name[0].upper() + name[1:]


class ActivateForm(forms.Form):
    """Login name and code as printed on the slip, and a password of one's own."""

    username = _TidyField(
        label="Tên đăng nhập", max_length=60, widget=forms.TextInput(attrs=LOGIN_ATTRIBUTES)
    )
    code = _TidyField(
        label="Mã kích hoạt",
        max_length=40,
        help_text="12 chữ và số in trên phiếu. Chữ hoa hay thường, có khoảng trắng hay không đều được.",
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "class": "td-code"}
        ),
    )
    password = _password_field("Mật khẩu mới, tự đặt", CHOOSING_HINT)
    again = _password_field("Nhập lại mật khẩu mới")

    def clean_username(self) -> str:
        return _login_name(self.cleaned_data["username"])

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("password") and self.cleaned_data["password"] != self.cleaned_data.get(
            "again"
        ):
            self.add_error("again", MISMATCH)
        return self.cleaned_data


class JournalForm(forms.Form):
    """By whom and on which day; a value it does not know is as good as none."""

    who = forms.ChoiceField(label="Người làm", required=False)
    day = DayField("Ngày", required=False)

    def __init__(self, *args: Any, actors: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "Tất cả"), *((str(user.id), user.full_name) for user in actors)]
        self.fields["who"].choices = choices  # type: ignore[attr-defined]  # a field by its name has no narrower type

    def asked(self) -> dict[str, Any]:
        """The arguments of `journal_of`."""
        self.is_valid()
        who = self.cleaned_data.get("who")
        return {"actor": UUID(who) if who else None, "day": self.cleaned_data.get("day")}


def _login_name(typed: str) -> str:
    """As user names are kept: lower, no marks, no spaces."""
    return fold(typed).replace(" ", "")
