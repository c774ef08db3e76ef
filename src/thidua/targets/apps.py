"""The targets room as a Django app."""

from datetime import time

from django.apps import AppConfig

from thidua.ledger import kinds


class TargetsConfig(AppConfig):
    name = "thidua.targets"
    verbose_name = "Chỉ tiêu"

    def ready(self) -> None:
        # Models and tasks exist only once Django's apps are being made ready.
        from thidua.jobs import schedule
        from thidua.targets.jobs import look_at_targets
        from thidua.targets.queries.measures import register_all

        register_all()
        schedule.daily("targets.look_at_targets", look_at_targets, at=time(3, 0))
        kinds.register(
            {
                "targets.figure_entered": "Ghi con số của một chỉ tiêu",
                "targets.figure_corrected": "Sửa con số của một chỉ tiêu",
                "targets.snapshots_taken": "Ghi con số hằng tháng của các chỉ tiêu",
                "targets.remark_recorded": "Ghi ý kiến về chỉ tiêu",
                "targets.contribution_entered": "Ghi số người, số tiền ủng hộ",
                "targets.giver_entered": "Ghi một người ủng hộ",
                "targets.contribution_taken_back": "Bỏ một dòng ủng hộ ghi nhầm",
                "targets.drive_closed": "Kết thúc một đợt ủng hộ",
                "targets.disclosed": "Quyết định công khai chỉ tiêu hay không",
            }
        )
