"""What is told of a step: its day, what was done, what it came to, its paper; and how a team stands against the criteria."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms

from thidua.movements.actions import Given, Judged, Signed, Telling
from thidua.movements.models import RatingValue
from thidua.movements.queries.ratings import Cell, TeamRow
from thidua.movements.states import MovementAct, TaskAct
from thidua.plans.models.plan import LONGEST_TEXT
from thidua.units.models import Association, Team
from thidua.web.days import DayField
from thidua.web.paragraphs import LongField
from thidua.web.scans import ScanField

WORDS = {
    MovementAct.LAUNCH: "Phát động thế nào, ai tham gia",
    MovementAct.PACT: "Ai giao ước với ai, về điều gì",
    MovementAct.CANCEL: "Vì sao không thực hiện",
    TaskAct.FINISH: "Đã làm gì, minh chứng",
    TaskAct.REOPEN: "Vì sao làm lại",
    TaskAct.CANCEL: "Vì sao không thực hiện",
}
# Steps of which the words are the step.
HAS_WORDS = (MovementAct.PACT, MovementAct.CANCEL, TaskAct.REOPEN, TaskAct.CANCEL)
HAS_RESULTS = (MovementAct.MID_REVIEW, MovementAct.CLOSE)


class TellingForm(forms.Form):
    """The boxes of one step; a review has results, the closing one also proposals."""

    on = DayField("Ngày")
    results = LongField(label="Kết quả", rows=4, max_length=LONGEST_TEXT)
    proposals = LongField(
        label="Đề xuất khen thưởng",
        rows=4,
        max_length=LONGEST_TEXT,
        required=False,
        help_text="Ai, tập thể nào, thành tích gì. Hồ sơ đề nghị được lập riêng.",
    )
    text = LongField(label="Nội dung", rows=4, max_length=LONGEST_TEXT, required=False)
    paper = forms.CharField(label="Số văn bản", max_length=120, required=False)
    scan = ScanField("Bản quét, ảnh")
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        act: MovementAct | TaskAct,
        parties: Sequence[Team | Association] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.parties = parties
        for party in parties:
            of = party.title if isinstance(party, Team) else str(party)
            self.fields[f"signer-{party.pk}"] = forms.CharField(
                label=f"Người ký thay {of}", max_length=160, required=False
            )
            self.fields[f"signed-{party.pk}"] = DayField("Ngày ký", required=False)
        self.fields["text"].label = WORDS.get(act, "Nhận xét")
        self.fields["text"].required = act in HAS_WORDS
        if act not in HAS_RESULTS:
            del self.fields["results"], self.fields["proposals"]
        elif act == MovementAct.MID_REVIEW:
            del self.fields["proposals"]

    def signers(self) -> list[list[forms.BoundField]]:
        """For each party its boxes."""
        return [[self[f"{name}-{party.pk}"] for name in ("signer", "signed")] for party in self.parties]

    def told_fields(self) -> list[forms.BoundField]:
        signing = {box.name for boxes in self.signers() for box in boxes}
        return [field for field in self.visible_fields() if field.name not in signing]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        for party in self.parties:
            if given.get(f"signed-{party.pk}") and not given.get(f"signer-{party.pk}"):
                self.add_error(f"signer-{party.pk}", "Đã ghi ngày ký: hãy ghi người ký, hoặc xóa ngày.")
        return given

    def signed(self) -> tuple[Signed, ...]:
        """Whoever signed; without a day of their own, on the day of the pact."""
        given = self.cleaned_data
        return tuple(
            Signed(party, given[f"signer-{party.pk}"], given[f"signed-{party.pk}"] or given["on"])
            for party in self.parties
            if given[f"signer-{party.pk}"]
        )

    def telling(self, file: Any) -> Telling:
        given = self.cleaned_data
        return Telling(
            on=given["on"],
            text=given["text"],
            results=given.get("results", ""),
            proposals=given.get("proposals", ""),
            paper=given["paper"],
            file=file,
            signed=self.signed(),
        )


UNSAID = ("", "Chưa đánh giá")


class RatingForm(forms.Form):
    """One line a criterion that nobody has confirmed: how the team stands, what shows it."""

    def __init__(self, *args: Any, row: TeamRow, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.cells = [(place, cell) for place, cell in enumerate(row.cells) if not _is_confirmed(cell)]
        for place, cell in self.cells:
            there = cell.rating
            self.fields[f"value-{place}"] = forms.ChoiceField(
                label="Tự đánh giá",
                choices=[UNSAID, *RatingValue.choices],
                required=there is not None,
                initial=there.value if there else "",
                error_messages={"required": "Đã đánh giá rồi thì không để trống được. Hãy chọn lại."},
            )
            self.fields[f"evidence-{place}"] = forms.CharField(
                label="Minh chứng",
                max_length=500,
                required=False,
                initial=there.evidence if there else "",
                help_text="Việc đã làm, số biên bản, nơi xem được.",
            )
            self.fields[f"file-{place}"] = ScanField("Tệp minh chứng")
            self.fields[f"version-{place}"] = forms.IntegerField(
                widget=forms.HiddenInput, initial=there.version if there else 0
            )

    def lines(self) -> list[tuple[Cell, list[forms.BoundField]]]:
        """Each criterion with its boxes, as the page shows them."""
        names = ("value", "evidence", "file", "version")
        return [(cell, [self[f"{name}-{place}"] for name in names]) for place, cell in self.cells]

    def given(self, keep_file: Callable[[Any], Any]) -> list[Given]:
        """Only what was said; an empty line is left as it is."""
        read = self.cleaned_data
        return [
            Given(
                place=place,
                value=RatingValue(read[f"value-{place}"]),
                evidence=read[f"evidence-{place}"],
                file=keep_file(read.get(f"file-{place}")),
                version=read[f"version-{place}"],
            )
            for place, _ in self.cells
            if read[f"value-{place}"]
        ]


class ConfirmForm(forms.Form):
    """One line a rating: taken over as the team said, or another value with its reason."""

    def __init__(self, *args: Any, row: TeamRow, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.cells = [cell for cell in row.cells if cell.rating and not cell.rating.confirmed]
        for cell in self.cells:
            there = cell.rating
            assert there is not None  # of those only
            self.fields[f"value-{there.id}"] = forms.ChoiceField(
                label="Xác nhận", choices=RatingValue.choices, initial=there.value
            )
            self.fields[f"because-{there.id}"] = forms.CharField(
                label="Lý do", max_length=300, required=False, help_text="Ghi khi khác tổ tự đánh giá."
            )
            self.fields[f"version-{there.id}"] = forms.IntegerField(
                widget=forms.HiddenInput, initial=there.version
            )

    def lines(self) -> list[tuple[Cell, list[forms.BoundField]]]:
        names = ("value", "because", "version")
        found = [(cell, cell.rating) for cell in self.cells]
        return [(cell, [self[f"{name}-{row.id}"] for name in names]) for cell, row in found if row]

    def judged(self) -> list[Judged]:
        read = self.cleaned_data
        rows = [cell.rating for cell in self.cells if cell.rating]
        return [
            Judged(
                rating=row.id,
                version=read[f"version-{row.id}"],
                value=RatingValue(read[f"value-{row.id}"]),
                because=read[f"because-{row.id}"],
            )
            for row in rows
        ]


def _is_confirmed(cell: Cell) -> bool:
    return cell.rating is not None and bool(cell.rating.confirmed)
