"""What a box says of wrong input where its form has no sentence of its own: Django's Vietnamese is not a school's.

“Trường này là bắt buộc” reads as if the school were compulsory; a whole number is no “số tổng thể”.
"""

from django import forms
from django.core import validators

MESSAGES: dict[type[forms.Field], dict[str, str]] = {
    forms.Field: {"required": "Hãy nhập mục này."},
    forms.IntegerField: {"invalid": "Hãy nhập một số nguyên, ví dụ 12."},
    forms.FloatField: {"invalid": "Hãy nhập một số, ví dụ 12,5."},
    forms.DecimalField: {"invalid": "Hãy nhập một số, ví dụ 12,5."},
    forms.DateField: {"invalid": "Hãy ghi ngày theo dạng ngày/tháng/năm, ví dụ 20/11/2026."},
    forms.TimeField: {"invalid": "Hãy ghi giờ theo dạng giờ:phút, ví dụ 14:30."},
    forms.DateTimeField: {"invalid": "Hãy ghi ngày, giờ theo dạng 20/11/2026 14:30."},
    forms.URLField: {"invalid": "Hãy nhập địa chỉ trang đầy đủ, bắt đầu bằng https://"},
    forms.ChoiceField: {"invalid_choice": "Hãy chọn một mục trong danh sách."},
    forms.TypedChoiceField: {"invalid_choice": "Hãy chọn một mục trong danh sách."},
    forms.MultipleChoiceField: {
        "invalid_choice": "Có mục không còn trong danh sách. Hãy chọn lại.",
        "invalid_list": "Hãy chọn các mục trong danh sách.",
    },
    forms.ModelChoiceField: {"invalid_choice": "Mục đã chọn không còn trong danh sách. Hãy chọn lại."},
    forms.ModelMultipleChoiceField: {
        "invalid_choice": "Có mục không còn trong danh sách. Hãy chọn lại.",
        "invalid_list": "Hãy chọn các mục trong danh sách.",
        "invalid_pk_value": "Có mục không còn trong danh sách. Hãy chọn lại.",
    },
    forms.UUIDField: {"invalid": "Mục đã chọn không còn trong danh sách. Hãy chọn lại."},
    forms.FileField: {
        "invalid": "Hãy chọn một tệp.",
        "missing": "Hãy chọn một tệp.",
        "empty": "Tệp này rỗng. Hãy chọn tệp khác.",
        "max_length": "Tên tệp dài nhất %(max)d ký tự, tên này có %(length)d.",
    },
}

SENTENCES: dict[type, str] = {
    validators.MaxLengthValidator: "Dài nhất %(limit_value)d ký tự, đang có %(show_value)d.",
    validators.MinLengthValidator: "Ngắn nhất %(limit_value)d ký tự, đang có %(show_value)d.",
    validators.MaxValueValidator: "Nhiều nhất là %(limit_value)s.",
    validators.MinValueValidator: "Ít nhất là %(limit_value)s.",
    validators.EmailValidator: "Hãy nhập địa chỉ thư điện tử đầy đủ, ví dụ ten@truong.edu.vn.",
    validators.URLValidator: "Hãy nhập địa chỉ trang đầy đủ, bắt đầu bằng https://",
    validators.RegexValidator: "Mục này ghi chưa đúng dạng.",
}

DIGITS = {
    "invalid": "Hãy nhập một số, ví dụ 12,5.",
    "max_digits": "Số này quá dài: nhiều nhất %(max)s chữ số.",
    "max_decimal_places": "Nhiều nhất %(max)s chữ số sau dấu phẩy.",
    "max_whole_digits": "Số này quá lớn: nhiều nhất %(max)s chữ số trước dấu phẩy.",
}


def speak() -> None:
    """Once, when the program starts: a field takes its sentences over when it is made."""
    for field, messages in MESSAGES.items():
        field.default_error_messages = {**field.__dict__.get("default_error_messages", {}), **messages}
    for validator, sentence in SENTENCES.items():
        validator.message = sentence  # type: ignore[attr-defined]  # each of these has one
    validators.DecimalValidator.messages = {**validators.DecimalValidator.messages, **DIGITS}
