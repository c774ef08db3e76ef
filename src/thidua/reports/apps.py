"""The reports room as a Django app."""

from django.apps import AppConfig

from thidua.ledger import kinds


class ReportsConfig(AppConfig):
    name = "thidua.reports"
    verbose_name = "Tổng quan"

    def ready(self) -> None:
        kinds.register({"reports.school_begun": "Khai báo trường và tài khoản đầu tiên"})
