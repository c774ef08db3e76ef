"""The room of standards as a Django app."""

from django.apps import AppConfig

from thidua.ledger import kinds


class StandardsConfig(AppConfig):
    name = "thidua.standards"
    verbose_name = "Trường chuẩn quốc gia, kiểm định chất lượng"

    def ready(self) -> None:
        # Models exist only once Django's apps are being made ready.
        from thidua.movements import dated
        from thidua.standards.queries.days import days_of_recognitions

        dated.register("standards", days_of_recognitions)
        kinds.register(
            {
                "standards.recognition_put": "Ghi công nhận chuẩn quốc gia, kiểm định chất lượng",
                "standards.recognition_dropped": "Bỏ một lần công nhận ghi nhầm",
                "standards.recognition_renewed": "Bắt đầu hồ sơ cho lần công nhận sau",
                "standards.requirements_brought": "Nhập các tiêu chí của bộ chuẩn",
                "standards.requirement_put": "Ghi một tiêu chí của bộ chuẩn",
                "standards.requirement_dropped": "Bỏ một tiêu chí của bộ chuẩn",
                "standards.requirement_assessed": "Tự đánh giá một tiêu chí",
                "standards.piece_put": "Ghi một minh chứng",
                "standards.piece_dropped": "Bỏ một minh chứng",
                "standards.evidence_exported": "Xuất minh chứng theo tiêu chí",
            }
        )
