"""The plan's room as a Django app."""

from django.apps import AppConfig

from thidua.ledger import kinds


class PlansConfig(AppConfig):
    name = "thidua.plans"
    verbose_name = "Kế hoạch thi đua, khen thưởng"

    def ready(self) -> None:
        kinds.register(
            {
                "plans.plan_started": "Bắt đầu soạn kế hoạch",
                "plans.section_put": "Ghi một mục của kế hoạch",
                "plans.section_dropped": "Bỏ một mục của kế hoạch",
                "plans.frame_put": "Ghi lời dẫn, lời kết của kế hoạch",
                "plans.base_put": "Ghi một căn cứ của kế hoạch",
                "plans.base_dropped": "Bỏ một căn cứ của kế hoạch",
                "plans.recipient_put": "Ghi một nơi nhận kế hoạch",
                "plans.recipient_dropped": "Bỏ một nơi nhận kế hoạch",
                "plans.row_moved": "Xếp lại thứ tự trong kế hoạch",
                "plans.item_put": "Ghi một nội dung của kế hoạch",
                "plans.item_dropped": "Bỏ một nội dung của kế hoạch",
                "plans.plan_copied": "Soạn kế hoạch từ kế hoạch năm trước",
                "plans.plan_sent": "Gửi dự thảo kế hoạch để xem xét",
                "plans.plan_sent_back": "Trả dự thảo kế hoạch để sửa",
                "plans.plan_approved": "Duyệt kế hoạch",
                "plans.plan_issued": "Ban hành kế hoạch",
                "plans.plan_dropped": "Bỏ dự thảo kế hoạch",
                "plans.amendment_started": "Bắt đầu bản sửa đổi kế hoạch",
            }
        )
