"""What is filled in about people: who they are, their years, their awards."""

from typing import Any

from django import forms

from statute.names import award_name
from thidua.people import models
from thidua.people.forms.facts import InitiativeFields
from thidua.people.forms.fields import chosen, words, years_up_to
from thidua.units.models import Team, Unit
from thidua.web.days import DayField

YEAR_OF_AWARD = "Danh hiệu phải ghi năm học; hình thức không gắn với một năm học nào thì để trống."


class PersonForm(forms.Form):
    """A person and the posting here. An empty choice is "not known" and is written as that."""

    full_name = words("Họ và tên", 120, required=True)
    sex = chosen("Giới tính", models.Sex.choices)
    born = DayField("Ngày sinh", required=False)
    team = forms.ModelChoiceField(
        label="Tổ", queryset=Team.objects.none(), required=False, empty_label="Chưa vào tổ"
    )
    position = words("Chức vụ, vị trí việc làm", 120)
    staff_group = chosen("Nhóm", models.StaffGroup.choices)
    contract = chosen("Loại hợp đồng", models.ContractKind.choices)
    subject = words("Môn dạy", 80)
    joined_sector = DayField(
        "Ngày vào ngành", help_text="Để tính thời gian xét Kỷ niệm chương.", required=False
    )
    starts = DayField("Ngày về trường", required=False)
    staff_code = words("Mã cán bộ trong trường", 30)
    ministry_code = words("Mã định danh Bộ GD&ĐT", 30)

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].queryset = Team.objects.filter(unit=unit)  # type: ignore[attr-defined]  # a field by its name has no narrower type

    def known(self) -> dict[str, Any]:
        """What was filled in, with None for codes and choices left empty."""
        nothing = {"sex", "staff_group", "contract", "staff_code", "ministry_code"}
        return {
            name: (value or None) if name in nothing else value for name, value in self.cleaned_data.items()
        }


class PersonEditForm(PersonForm):
    ends = DayField(
        "Ngày rời trường",
        help_text="Chỉ ghi khi người này thôi làm việc ở trường. Mọi vai trò và quyền vào trang của trường kết thúc cùng ngày.",
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class OfYearForm(forms.Form):
    """A fact of one school year."""

    school_year = forms.ChoiceField(
        label="Năm học",
        error_messages={"required": "Hãy chọn năm học.", "invalid_choice": "Hãy chọn năm học."},
    )

    def __init__(self, *args: Any, now: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["school_year"].choices = years_up_to(now)  # type: ignore[attr-defined]  # as above


class InitiativeForm(OfYearForm, InitiativeFields):
    field_order = ("school_year",)


class GrantForm(OfYearForm):
    """An award from before. A title honours a school year; a form of commendation need not."""

    code = forms.ChoiceField(label="Danh hiệu, hình thức", error_messages={"required": "Hãy chọn một mục."})
    paper = words("Số quyết định", 60)
    on = DayField("Ngày quyết định", required=False)
    authority = words("Cấp quyết định", 120, help_text="Ví dụ: Chủ tịch UBND huyện.")
    basis = chosen("Loại hình khen thưởng", models.Basis.choices)
    all_titles = forms.BooleanField(
        label="Người này không còn danh hiệu nào khác của năm học ấy",
        required=False,
        help_text="Chỉ đánh dấu khi năm học ấy đã có đủ kết quả: máy sẽ coi danh hiệu không ghi là không được tặng.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["school_year"].required = False
        self.fields["school_year"].help_text = YEAR_OF_AWARD
        codes = [(code, award_name(code)) for code in (*models.TITLES, *models.FORMS)]
        self.fields["school_year"].choices.insert(0, ("", "Chọn năm học"))  # type: ignore[attr-defined]  # as above
        self.fields["code"].choices = [("", "Chọn"), *codes]  # type: ignore[attr-defined]  # as above

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        of_a_year = cleaned.get("code") in models.TITLES or cleaned.get("all_titles")
        if of_a_year and not cleaned.get("school_year") and "school_year" not in self.errors:
            self.add_error("school_year", "Hãy chọn năm học.")
        return cleaned


class ReviewForm(OfYearForm):
    under_review = forms.ChoiceField(
        label="Người này",
        widget=forms.RadioSelect,
        choices=[
            ("no", "Không trong thời gian xem xét kỷ luật, thanh tra, kiểm tra, điều tra"),
            ("yes", "Đang trong thời gian xem xét kỷ luật, thanh tra, kiểm tra hoặc điều tra"),
        ],
        error_messages={"required": "Hãy chọn một trong hai."},
    )


class HeadReviewForm(ReviewForm):
    """Of the head the level above answers."""

    paper = words(
        "Văn bản trả lời của cấp trên",
        120,
        required=True,
        help_text="Số, ngày, nơi ban hành; ví dụ 45/UBND-VHXH ngày 20/05/2026 của UBND xã Hoa Sen.",
    )


class HistoryForm(forms.Form):
    forms_known = forms.BooleanField(
        label="Đã ghi đủ mọi bằng khen, giấy khen, huân chương, kỷ niệm chương từng nhận", required=False
    )
    discipline_complete = forms.BooleanField(
        label="Ngoài những gì đã ghi, người này chưa từng bị kỷ luật", required=False
    )


class SlipsForm(forms.Form):
    """Who is to get a slip: people without an account, or with one they have never used."""

    people = forms.MultipleChoiceField(
        label="Người nhận phiếu",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Hãy chọn ít nhất một người.",
            "invalid_choice": "Có người vừa được cấp tài khoản. Hãy xem lại danh sách rồi chọn lại.",
        },
    )

    def __init__(self, *args: Any, people: list[models.Posting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"].choices = [(str(row.person_id), row.person.name_apart) for row in people]  # type: ignore[attr-defined]  # as above


class FilterForm(forms.Form):
    """What the list is narrowed to; whatever cannot be read narrows nothing."""

    q = forms.CharField(label="Tìm họ tên, mã cán bộ", required=False, max_length=120)
    to = forms.ModelChoiceField(
        label="Tổ", queryset=Team.objects.none(), required=False, empty_label="Tất cả các tổ"
    )

    def __init__(self, *args: Any, teams: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = teams  # type: ignore[attr-defined]  # as above
