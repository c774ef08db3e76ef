"""The intake room as a Django app."""

from datetime import time

from django.apps import AppConfig

from thidua.ledger import kinds


class IntakeConfig(AppConfig):
    name = "thidua.intake"
    verbose_name = "Nhập từ tệp"

    def ready(self) -> None:
        # Models and tasks exist only once Django's apps are being made ready.
        from thidua.intake.jobs import sweep_runs
        from thidua.jobs import schedule

        schedule.daily("intake.sweep_runs", sweep_runs, at=time(2, 15))
        kinds.register(
            {
                "intake.list_applied": "Nhập danh sách từ tệp",
                "intake.columns_remembered": "Ghi nhớ cách khớp cột của một loại tệp",
                "intake.columns_forgotten": "Bỏ cách khớp cột đã ghi nhớ",
            }
        )
