"""The decisions room as a Django app."""

from django.apps import AppConfig

from thidua.ledger import kinds


class DecisionsConfig(AppConfig):
    name = "thidua.decisions"
    verbose_name = "Quyết định"

    def ready(self) -> None:
        kinds.register(
            {
                "decisions.submission_sent": "Trình danh sách đề nghị khen thưởng lên cấp quyết định",
                "decisions.decision_received": "Ghi quyết định nhận về, từng dòng",
                "decisions.decision_issued": "Ban hành quyết định khen thưởng",
                "decisions.year_closed": "Khép năm học sau khi đủ kết quả",
                "decisions.certificates_made": "Lập giấy khen, giấy chứng nhận",
            }
        )
