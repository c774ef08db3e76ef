"""The nominations room as a Django app."""

from django.apps import AppConfig

from thidua.ledger import kinds


class NominationsConfig(AppConfig):
    name = "thidua.nominations"
    verbose_name = "Hồ sơ đề nghị"

    def ready(self) -> None:
        kinds.register({})
