"""The files room as a Django app."""

from django.apps import AppConfig

from thidua.ledger import kinds


class FilesConfig(AppConfig):
    name = "thidua.files"
    verbose_name = "Tệp"

    def ready(self) -> None:
        kinds.register({"files.file_kept": "Lưu tệp"})
