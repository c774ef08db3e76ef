"""The room of reports as a Django app."""

from datetime import time

from django.apps import AppConfig

from thidua.ledger import kinds


class SummariesConfig(AppConfig):
    name = "thidua.summaries"
    verbose_name = "Báo cáo sơ kết, tổng kết, chuyên đề"

    def ready(self) -> None:
        # Tasks exist only once Django's apps are being made ready.
        from thidua.jobs import schedule
        from thidua.movements import dated
        from thidua.summaries.jobs import look_at_sources
        from thidua.summaries.queries.days import days_of_reports

        dated.register("summaries", days_of_reports)
        schedule.daily("summaries.sources", look_at_sources, at=time(2, 30))
        kinds.register(
            {
                "summaries.report_started": "Bắt đầu một báo cáo",
                "summaries.figures_asked": "Lấy số liệu mới cho báo cáo",
                "summaries.figures_taken": "Nhận hoặc giữ các số đã đổi của báo cáo",
                "summaries.part_written": "Viết một phần của báo cáo",
                "summaries.recipients_put": "Ghi nơi nhận báo cáo",
                "summaries.report_sent": "Gửi báo cáo để duyệt",
                "summaries.report_sent_back": "Trả báo cáo để sửa",
                "summaries.report_approved": "Duyệt báo cáo",
                "summaries.report_issued": "Cấp số, ban hành báo cáo",
                "summaries.report_dropped": "Bỏ dự thảo báo cáo",
                "summaries.correction_started": "Bắt đầu bản đính chính báo cáo",
                "summaries.sources_checked": "Đối chiếu báo cáo với số liệu nguồn",
            }
        )
