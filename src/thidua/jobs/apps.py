"""The jobs room as a Django app."""

from datetime import time

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "thidua.jobs"
    verbose_name = "Việc nền"

    def ready(self) -> None:
        # Models and tasks exist only once Django's apps are being made ready.
        from thidua.jobs import schedule
        from thidua.jobs.jobs import sweep_files

        schedule.daily("jobs.sweep_files", sweep_files, at=time(2, 0))
