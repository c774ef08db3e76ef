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
                "documents.document_annulled": "Hủy văn bản, giữ số trong sổ",
                "documents.papers_handed_out": "Mở tệp văn bản được giữ đến khi công bố",
                "documents.dispatch_planned": "Ghi nơi nhận của văn bản",
                "documents.dispatch_sent": "Ghi đã gửi văn bản",
                "documents.dispatches_readdressed": "Chuyển nơi nhận của văn bản chưa gửi",
                "documents.dispatches_restored": "Chuyển nơi nhận của văn bản chưa gửi về như trước",
                "documents.signed_copy_attached": "Đính bản đã ký, đóng dấu",
                "documents.incoming_entered": "Vào sổ văn bản đến",
                "documents.incoming_passed": "Chuyển văn bản đến cho người xử lý",
                "documents.certificates_registered": "Vào sổ giấy chứng nhận, giấy khen",
                "documents.certificates_printed": "In giấy chứng nhận, giấy khen",
            }
        )
