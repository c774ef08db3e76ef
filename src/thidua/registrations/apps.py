"""The registrations room as a Django app."""

from django.apps import AppConfig

from thidua.ledger import kinds


class RegistrationsConfig(AppConfig):
    name = "thidua.registrations"
    verbose_name = "Đăng ký thi đua"

    def ready(self) -> None:
        kinds.register({})
