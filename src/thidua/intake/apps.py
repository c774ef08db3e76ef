"""The intake room as a Django app."""

from django.apps import AppConfig

from thidua.ledger import kinds


class IntakeConfig(AppConfig):
    name = "thidua.intake"
    verbose_name = "Nhập từ tệp"

    def ready(self) -> None:
        kinds.register({"intake.staff_imported": "Nhập danh sách nhân sự từ tệp"})
