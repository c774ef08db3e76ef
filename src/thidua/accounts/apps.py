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
            }
        )
