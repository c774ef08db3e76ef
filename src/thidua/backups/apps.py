"""The backups room as a Django app."""

from django.apps import AppConfig
from django.conf import settings

from thidua.ledger import kinds


class BackupsConfig(AppConfig):
    name = "thidua.backups"
    verbose_name = "Sao lưu"

    def ready(self) -> None:
        # Models and tasks exist only once Django's apps are being made ready.
        from thidua.backups.jobs import make_nightly_backup
        from thidua.jobs import schedule

        if settings.THIDUA_BACKUP_AT:
            schedule.daily("backups.make_nightly_backup", make_nightly_backup, at=settings.THIDUA_BACKUP_AT)
        kinds.register(
            {
                "backups.backup_asked": "Yêu cầu sao lưu",
                "backups.backup_made": "Lập bản sao lưu",
                "backups.backup_handed_out": "Tải bản sao lưu về máy",
                "backups.backup_thrown_away": "Xóa bản sao lưu",
            }
        )
