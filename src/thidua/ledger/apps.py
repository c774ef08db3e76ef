"""The ledger as a Django app."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "thidua.ledger"
    verbose_name = "Nhật ký"
