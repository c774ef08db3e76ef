"""The reports room as a Django app."""

from datetime import time

from django.apps import AppConfig

from thidua.ledger import kinds


class ReportsConfig(AppConfig):
    name = "thidua.reports"
    verbose_name = "Tổng quan"

    def ready(self) -> None:
        # Models and tasks exist only once Django's apps are being made ready.
        from thidua.jobs import schedule
        from thidua.reports.jobs import remind

        schedule.daily("reports.remind", remind, at=time(6, 0))
        kinds.register({"reports.school_begun": "Khai báo trường và tài khoản đầu tiên"})
