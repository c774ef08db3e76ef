"""The councils room as a Django app."""

from django.apps import AppConfig

from thidua.ledger import kinds


class CouncilsConfig(AppConfig):
    name = "thidua.councils"
    verbose_name = "Hội đồng"

    def ready(self) -> None:
        kinds.register({})
