"""The initiatives room as a Django app."""

from django.apps import AppConfig

from thidua.ledger import kinds


class InitiativesConfig(AppConfig):
    name = "thidua.initiatives"
    verbose_name = "Sáng kiến"

    def ready(self) -> None:
        kinds.register({"initiatives.review_written": "Ghi nhận xét một sáng kiến"})
