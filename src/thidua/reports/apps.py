"""The reports room as a Django app."""

from datetime import time, timedelta

from django.apps import AppConfig

from thidua.ledger import kinds


class ReportsConfig(AppConfig):
    name = "thidua.reports"
    verbose_name = "Tổng quan"

    def ready(self) -> None:
        # Models and tasks exist only once Django's apps are being made ready.
        from thidua.jobs import schedule
        from thidua.reports.jobs import letters_wait, remind, send_letters, write_letters

        schedule.daily("reports.remind", remind, at=time(6, 0))
        schedule.daily("reports.write_letters", write_letters, at=time(6, 30))
        schedule.often("reports.send_letters", send_letters, every=timedelta(minutes=1), when=letters_wait)
        kinds.register({"reports.school_begun": "Khai báo trường và tài khoản đầu tiên"})
