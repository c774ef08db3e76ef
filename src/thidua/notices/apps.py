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
                "notices.told": "Báo cho người dùng",
                "notices.address_asked": "Ghi địa chỉ thư, chờ xác nhận",
                "notices.code_unsent": "Bỏ mã xác nhận không gửi đi được",
                "notices.address_confirmed": "Xác nhận địa chỉ thư",
                "notices.kinds_chosen": "Chọn nội dung nhận qua thư",
                "notices.address_removed": "Thôi nhận thư",
                "notices.days_set": "Đặt số ngày nhắc trước hạn",
            }
        )
