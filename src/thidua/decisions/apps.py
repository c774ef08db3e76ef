"""The decisions room as a Django app."""

from datetime import time

from django.apps import AppConfig

from thidua.ledger import kinds


class DecisionsConfig(AppConfig):
    name = "thidua.decisions"
    verbose_name = "Quyết định"

    def ready(self) -> None:
        # Models and tasks exist only once Django's apps are being made ready.
        from thidua.decisions.jobs import readdress_due
        from thidua.jobs import schedule

        schedule.daily("decisions.readdress_due", readdress_due, at=time(0, 5))
        kinds.register(
            {
                "decisions.submission_sent": "Trình danh sách đề nghị khen thưởng lên cấp quyết định",
                "decisions.submission_annulled": "Hủy tờ trình chưa ai nhận, kèm lý do",
                "decisions.officer_opened": "Cấp tài khoản cho cán bộ thi đua cấp trên",
                "decisions.parent_changed": "Đổi cấp trên trực tiếp của đơn vị",
                "decisions.parent_withdrawn": "Rút lại lần đổi cấp trên chưa đến ngày",
                "decisions.unit_above_entered": "Khai báo cấp trên chưa có trong danh sách",
                "decisions.open_readdressed": "Chuyển tờ trình chưa trả lời sang cấp trên mới",
                "decisions.submission_taken": "Nhận tờ trình của đơn vị cấp dưới",
                "decisions.lines_returned": "Trả lại dòng đề nghị cho đơn vị trình",
                "decisions.scan_attached": "Đính bản quét vào quyết định đã ghi",
                "decisions.decision_received": "Ghi quyết định nhận về, từng dòng",
                "decisions.decision_issued": "Ban hành quyết định khen thưởng",
                "decisions.year_closed": "Khép năm học sau khi đủ kết quả",
                "decisions.certificates_made": "Lập giấy khen, giấy chứng nhận",
            }
        )
