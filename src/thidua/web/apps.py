"""The web room as a Django app."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "thidua.web"
    verbose_name = "Giao diện"

    def ready(self) -> None:
        from thidua.web.wording import speak

        speak()
