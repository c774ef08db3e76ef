"""The room of notices as a Django app."""

from django.apps import AppConfig

from thidua.ledger import kinds


class NoticesConfig(AppConfig):
    name = "thidua.notices"
    verbose_name = "Thông báo"

    def ready(self) -> None:
        kinds.register(
            {
                "notices.reminded": "Nhắc việc tới hạn",
                "notices.days_set": "Đặt số ngày nhắc trước hạn",
            }
        )
