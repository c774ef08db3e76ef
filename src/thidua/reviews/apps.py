"""The review room as a Django app."""

from django.apps import AppConfig

from thidua.ledger import kinds


class ReviewsConfig(AppConfig):
    name = "thidua.reviews"
    verbose_name = "Bình xét"

    def ready(self) -> None:
        # Models exist only once Django's apps are being made ready.
        from thidua.movements import dated
        from thidua.reviews.queries.days import days_of_reviews

        dated.register("reviews", days_of_reviews)
        kinds.register(
            {
                "reviews.review_opened": "Mở đợt bình xét",
                "reviews.list_renewed": "Cập nhật danh sách người được bình xét",
                "reviews.deadlines_moved": "Dời hạn của đợt bình xét",
                "reviews.review_discarded": "Bỏ đợt bình xét chưa ai chấm",
                "reviews.marks_given": "Chấm điểm bình xét",
                "reviews.evidence_given": "Đính minh chứng cho điểm bình xét",
                "reviews.sheet_excused": "Ghi miễn bình xét hoặc thôi miễn",
                "reviews.team_begun": "Bắt đầu bước tổ chấm",
                "reviews.part_sent": "Gửi kết quả bình xét của tổ lên Hội đồng",
                "reviews.part_sent_back": "Trả kết quả bình xét về tổ",
                "reviews.minutes_issued": "Lập biên bản bình xét của tổ",
                "reviews.review_closed": "Chốt kết quả bình xét",
                "reviews.months_rolled": "Tổng hợp kết quả bình xét các tháng",
                "reviews.review_published": "Công bố kết quả bình xét",
                "reviews.objection_raised": "Gửi ý kiến về kết quả bình xét",
                "reviews.objection_answered": "Trả lời ý kiến về kết quả bình xét",
                "reviews.unlock_asked": "Đề nghị mở lại đợt bình xét đã chốt",
                "reviews.unlock_answered": "Trả lời đề nghị mở lại đợt bình xét",
            }
        )
