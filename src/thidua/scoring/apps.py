"""The scoring room as a Django app."""

from django.apps import AppConfig

from thidua.ledger import kinds


class ScoringConfig(AppConfig):
    name = "thidua.scoring"
    verbose_name = "Xếp loại"

    def ready(self) -> None:
        kinds.register(
            {
                "scoring.lines_entered": "Nhập bảng xếp loại",
                "scoring.evaluation_approved": "Phê duyệt kết quả xếp loại",
                "scoring.rules_chosen": "Chọn cách đánh giá cho bảng xếp loại được mở lại",
                "scoring.head_paper_entered": "Ghi văn bản cấp trên xếp loại Hiệu trưởng",
                "scoring.unit_grade_entered": "Ghi mức xếp loại của trường",
                "scoring.minutes_issued": "Lập biên bản họp tổ đánh giá, xếp loại",
                "scoring.points_taken": "Lấy điểm từ đợt bình xét năm vào bảng xếp loại",
                "scoring.regulation_entered": "Ghi quy chế đánh giá",
                "scoring.regulation_removed": "Gỡ quy chế đánh giá ghi nhầm",
                "scoring.reopening_asked": "Đề nghị mở lại bảng xếp loại",
                "scoring.reopening_answered": "Trả lời đề nghị mở lại bảng xếp loại",
            }
        )
