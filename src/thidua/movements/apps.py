"""The room of movements, tasks and the calendar as a Django app."""

from django.apps import AppConfig

from thidua.ledger import kinds


class MovementsConfig(AppConfig):
    name = "thidua.movements"
    verbose_name = "Phong trào, nhiệm vụ và lịch"

    def ready(self) -> None:
        kinds.register(
            {
                "movements.movement_stepped": "Ghi một bước của phong trào, đợt thi đua",
                "movements.task_stepped": "Ghi một bước của nhiệm vụ",
                "movements.share_told": "Tổ trưởng báo xong phần việc của tổ",
                "movements.share_withdrawn": "Rút báo cáo phần việc của một tổ",
                "movements.team_rated": "Tổ tự đánh giá theo tiêu chí của phong trào",
                "movements.ratings_confirmed": "Xác nhận tự đánh giá của tổ",
                "movements.feed_made": "Lập địa chỉ lịch riêng",
                "movements.feed_revoked": "Thu hồi địa chỉ lịch riêng",
            }
        )
