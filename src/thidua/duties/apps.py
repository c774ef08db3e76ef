"""The duties' room as a Django app."""

from django.apps import AppConfig

from thidua.ledger import kinds


class DutiesConfig(AppConfig):
    name = "thidua.duties"
    verbose_name = "Phụ trách thi đua, khen thưởng"

    def ready(self) -> None:
        kinds.register(
            {
                "duties.course_entered": "Ghi một đợt bồi dưỡng nghiệp vụ",
                "duties.course_changed": "Sửa một đợt bồi dưỡng nghiệp vụ",
                "duties.course_people_set": "Ghi người dự một đợt bồi dưỡng nghiệp vụ",
                "duties.course_dropped": "Bỏ một đợt bồi dưỡng ghi nhầm",
                "duties.part_named": "Thêm một phần việc vào bảng phân công",
                "duties.part_closed": "Khép một phần việc của bảng phân công",
                "duties.charge_given": "Phân công người phụ trách hoặc người làm thay",
                "duties.charge_ended": "Ghi ngày thôi phụ trách một phần việc",
            }
        )
