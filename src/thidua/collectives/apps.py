"""The collectives room as a Django app."""

from django.apps import AppConfig

from thidua.ledger import kinds


class CollectivesConfig(AppConfig):
    name = "thidua.collectives"
    verbose_name = "Tập thể"

    def ready(self) -> None:
        kinds.register(
            {
                "collectives.year_recorded": "Ghi số liệu một năm học của tập thể",
                "collectives.review_stated": "Ghi xác nhận tập thể có đang bị xem xét kỷ luật, thanh tra hay không",
                "collectives.grants_recorded": "Ghi danh hiệu, khen thưởng đã nhận của tập thể",
                "collectives.titles_decided": "Danh hiệu năm học của tập thể đã có đủ kết quả",
                "collectives.counts_kept": "Giữ lại số liệu các tập thể khi khép năm học",
            }
        )
