"""What a box says where its form has no sentence of its own: as a school speaks, never the framework's own words."""

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.validators import RegexValidator

from thidua.units.models import Unit


def said(field: forms.Field, value: object) -> list[str]:
    with pytest.raises(forms.ValidationError) as refused:
        field.clean(value)
    return refused.value.messages


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        (forms.CharField(), "", "Hãy nhập mục này."),
        (forms.CharField(max_length=3), "bốn chữ", "Dài nhất 3 ký tự, đang có 7."),
        (forms.CharField(min_length=3), "ba", "Ngắn nhất 3 ký tự, đang có 2."),
        (forms.CharField(validators=[RegexValidator("x")]), "y", "Mục này ghi chưa đúng dạng."),
        (forms.IntegerField(), "a", "Hãy nhập một số nguyên, ví dụ 12."),
        (forms.IntegerField(max_value=60), "61", "Nhiều nhất là 60."),
        (forms.IntegerField(min_value=1), "0", "Ít nhất là 1."),
        (forms.DecimalField(), "a", "Hãy nhập một số, ví dụ 12,5."),
        (forms.DecimalField(max_digits=3), "1234", "Số này quá dài: nhiều nhất 3 chữ số."),
        (forms.DecimalField(max_digits=9, decimal_places=0), "1.5", "Nhiều nhất 0 chữ số sau dấu phẩy."),
        (
            forms.DecimalField(max_digits=3, decimal_places=2),
            "12",
            "Số này quá lớn: nhiều nhất 1 chữ số trước dấu phẩy.",
        ),
        (forms.DateField(), "31/02/2026", "Hãy ghi ngày theo dạng ngày/tháng/năm, ví dụ 20/11/2026."),
        (forms.TimeField(), "25:00", "Hãy ghi giờ theo dạng giờ:phút, ví dụ 14:30."),
        (forms.EmailField(), "ai", "Hãy nhập địa chỉ thư điện tử đầy đủ, ví dụ ten@truong.edu.vn."),
        (
            forms.URLField(assume_scheme="https"),
            "http://",
            "Hãy nhập địa chỉ trang đầy đủ, bắt đầu bằng https://",
        ),
        (forms.ChoiceField(choices=[("a", "A")]), "b", "Hãy chọn một mục trong danh sách."),
        (
            forms.MultipleChoiceField(choices=[("a", "A")]),
            ["b"],
            "Có mục không còn trong danh sách. Hãy chọn lại.",
        ),
        (forms.FileField(), SimpleUploadedFile("a.pdf", b""), "Tệp này rỗng. Hãy chọn tệp khác."),
        (forms.UUIDField(), "x", "Mục đã chọn không còn trong danh sách. Hãy chọn lại."),
    ],
)
def test_a_box_says_in_its_own_words_what_is_wrong(field, value, sentence):
    assert said(field, value) == [sentence]


def test_what_is_gone_from_a_list_is_said_to_be_gone(db):
    gone = "01900000-0000-7000-8000-000000000000"
    field = forms.ModelChoiceField(Unit.objects.all())
    assert said(field, gone) == ["Mục đã chọn không còn trong danh sách. Hãy chọn lại."]
    many = forms.ModelMultipleChoiceField(Unit.objects.all())
    assert said(many, [gone]) == ["Có mục không còn trong danh sách. Hãy chọn lại."]
