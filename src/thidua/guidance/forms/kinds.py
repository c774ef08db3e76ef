"""The fields of each kind of rule, by the names that `statute.local` gives to its values."""

from collections.abc import Callable, Mapping

from django import forms

from statute.local import Kind
from statute.local.kinds import BASES, STEPS
from statute.local.wording import CONTRACT
from statute.words import LEAVE
from thidua.guidance.forms.fields import Figure, Lines, OneOf, Share, SomeOf, Whole, YesOrNo, named
from thidua.web.days import DayField

Fields = dict[str, forms.Field]
LONGEST_LIST = 4000
NO_MARKS = "Ở đây chưa lưu điểm bình xét của từng người: quy định được ghi lại, kết quả là “chưa rõ”."


def _months() -> Fields:
    return {
        "months": Figure("Làm việc ít nhất (tháng)", help_text="Trong năm học, ví dụ 10 hoặc 9,5."),
        "maternity_counts": YesOrNo("Thời gian nghỉ thai sản có được tính là làm việc không?"),
    }


def _leave() -> Fields:
    return {
        "kinds": SomeOf("Cộng những loại nghỉ nào", named(LEAVE)),
        "days": Figure("Phải dưới (ngày làm việc)", help_text="Nghỉ từ số ngày này trở lên thì không đạt."),
    }


def _allotment() -> Fields:
    return {
        "number": Whole(
            "Số suất", required=False, help_text="Ghi số suất, hoặc tỷ lệ ở dưới; không ghi cả hai."
        ),
        "share": Share("Tỷ lệ", required=False, help_text="Ví dụ 15% hoặc 1/3."),
        "base": OneOf("Tỷ lệ của", named(BASES), required=False),
    }


def _papers() -> Fields:
    hint = "Mỗi dòng một loại giấy tờ hoặc biểu mẫu."
    return {"titles": Lines("Giấy tờ phải có", LONGEST_LIST, required=True, help_text=hint)}


def _council() -> Fields:
    return {
        "quorum": Share(
            "Họp được khi có mặt ít nhất", required=False, help_text="Phần của số thành viên, ví dụ 2/3."
        ),
        "majority": Share("Đạt khi số phiếu đồng ý quá", required=False, help_text="Ví dụ 1/2 hoặc 70%."),
    }


FIELDS: Mapping[Kind, Callable[[], Fields]] = {
    Kind.MONTHS_WORKED: _months,
    Kind.LEAVE_DAYS: _leave,
    Kind.CONTRACTS: lambda: {"kinds": SomeOf("Được xét", named(CONTRACT))},
    Kind.MARKS: lambda: {
        "least": Figure("Điểm tối thiểu"),
        "full": Figure("Trên thang điểm", help_text=NO_MARKS),
    },
    Kind.REGISTERED: dict,
    Kind.NO_DISCIPLINE: dict,
    Kind.SCHOOL_INITIATIVES: lambda: {
        "recognised": YesOrNo("Sáng kiến chỉ do trường công nhận có được tính không?")
    },
    Kind.ALLOTMENT: _allotment,
    Kind.DEADLINE: lambda: {"step": OneOf("Bước", named(STEPS)), "last_day": DayField("Hết ngày")},
    Kind.PAPERS: _papers,
    Kind.NOTICE_DAYS: lambda: {"days": Whole("Niêm yết ít nhất (ngày)")},
    Kind.COUNCIL: _council,
    Kind.TEAM_TTLDXS: lambda: {"may": YesOrNo("Tổ có được xét Tập thể lao động xuất sắc không?")},
}
