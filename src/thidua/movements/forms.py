"""What is told of a step: its day, what was done, what it came to, its paper."""

from typing import Any

from django import forms

from thidua.movements.actions import Telling
from thidua.movements.states import MovementAct, TaskAct
from thidua.web.days import DayField
from thidua.web.scans import ScanField

LONG = forms.Textarea(attrs={"rows": 4})
WORDS = {
    MovementAct.LAUNCH: "Phát động thế nào, ai tham gia",
    MovementAct.PACT: "Ai giao ước với ai, về điều gì",
    MovementAct.CANCEL: "Vì sao không thực hiện",
    TaskAct.FINISH: "Đã làm gì, minh chứng",
    TaskAct.REOPEN: "Vì sao làm lại",
    TaskAct.CANCEL: "Vì sao không thực hiện",
}
HAS_RESULTS = (MovementAct.MID_REVIEW, MovementAct.CLOSE)


class TellingForm(forms.Form):
    """The boxes of one step; a review has results, the closing one also proposals."""

    on = DayField("Ngày")
    results = forms.CharField(label="Kết quả", widget=LONG, required=False)
    proposals = forms.CharField(
        label="Đề xuất khen thưởng",
        widget=LONG,
        required=False,
        help_text="Ai, tập thể nào, thành tích gì. Hồ sơ đề nghị được lập riêng.",
    )
    text = forms.CharField(label="Nội dung", widget=LONG, required=False)
    paper = forms.CharField(label="Số văn bản", max_length=120, required=False)
    scan = ScanField("Bản quét, ảnh")
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, act: MovementAct | TaskAct, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = WORDS.get(act, "Nhận xét")
        if act not in HAS_RESULTS:
            del self.fields["results"], self.fields["proposals"]
        elif act == MovementAct.MID_REVIEW:
            del self.fields["proposals"]

    def telling(self, file: Any) -> Telling:
        given = self.cleaned_data
        return Telling(
            on=given["on"],
            text=given["text"],
            results=given.get("results", ""),
            proposals=given.get("proposals", ""),
            paper=given["paper"],
            file=file,
        )
