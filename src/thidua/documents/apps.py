"""The documents room as a Django app."""

from django.apps import AppConfig

from thidua.ledger import kinds


class DocumentsConfig(AppConfig):
    name = "thidua.documents"
    verbose_name = "Văn bản"

    def ready(self) -> None:
        kinds.register(
            {
                "documents.document_issued": "Ban hành văn bản",
                "documents.certificates_registered": "Vào sổ giấy chứng nhận, giấy khen",
                "documents.certificates_printed": "In giấy chứng nhận, giấy khen",
            }
        )
