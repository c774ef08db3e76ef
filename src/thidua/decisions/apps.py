"""The decisions room as a Django app."""

from django.apps import AppConfig

from thidua.ledger import kinds


class DecisionsConfig(AppConfig):
    name = "thidua.decisions"
    verbose_name = "Quyết định"

    def ready(self) -> None:
        kinds.register({})
