"""The law desk as a Django app; it has no tables."""

from django.apps import AppConfig


class LawdeskConfig(AppConfig):
    name = "thidua.lawdesk"
    verbose_name = "Tra luật"
