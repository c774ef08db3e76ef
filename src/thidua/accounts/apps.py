"""The accounts room as a Django app."""

from django.apps import AppConfig

from thidua.ledger import kinds


class AccountsConfig(AppConfig):
    name = "thidua.accounts"
    verbose_name = "Tài khoản"

    def ready(self) -> None:
        kinds.register(
            {
                "accounts.user_created": "Tạo tài khoản",
                "accounts.slip_issued": "Phát phiếu kích hoạt tài khoản",
                "accounts.user_activated": "Kích hoạt tài khoản bằng phiếu",
                "accounts.second_factor_on": "Bật xác thực hai bước",
                "accounts.second_factor_off": "Tắt xác thực hai bước",
                "accounts.recovery_codes_made": "Tạo mã dự phòng mới",
                "accounts.recovery_code_used": "Dùng một mã dự phòng",
                "accounts.second_factor_reset": "Đặt lại xác thực hai bước của người khác",
                "accounts.second_factor_reset_by_machine": "Đặt lại xác thực hai bước bằng lệnh trên máy chủ",
            }
        )
