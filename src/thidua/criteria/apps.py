"""The criteria room as a Django app."""

from datetime import time

from django.apps import AppConfig

from thidua.ledger import kinds


class CriteriaConfig(AppConfig):
    name = "thidua.criteria"
    verbose_name = "Bộ tiêu chí"

    def ready(self) -> None:
        # Models and tasks exist only once Django's apps are being made ready.
        from thidua.criteria.jobs import screen_sets
        from thidua.jobs import schedule

        schedule.daily("criteria.screen_sets", screen_sets, at=time(2, 40))
        kinds.register(
            {
                "criteria.set_drafted": "Soạn bộ tiêu chí mới",
                "criteria.set_edited": "Sửa bộ tiêu chí đang soạn",
                "criteria.edition_begun": "Soạn lần ban hành mới của bộ tiêu chí",
                "criteria.set_issued": "Ban hành bộ tiêu chí",
                "criteria.set_taken_back": "Rút bộ tiêu chí đã ban hành nhưng chưa dùng để sửa",
                "criteria.draft_discarded": "Bỏ bản đang soạn của bộ tiêu chí",
                "criteria.set_used": "Dùng bộ tiêu chí để bình xét",
                "criteria.set_ended": "Ghi ngày hết áp dụng của bộ tiêu chí",
                "criteria.line_explained": "Ghi lý do giữ một tiêu chí nên xem lại",
                "criteria.set_screened": "Soát lại bộ tiêu chí khi luật thay đổi",
            }
        )
