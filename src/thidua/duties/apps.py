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
                "duties.keeping_written": "Ghi nơi để giấy tờ hoặc đầu mối liên hệ",
                "duties.keeping_changed": "Sửa nơi để giấy tờ hoặc đầu mối liên hệ",
                "duties.keeping_dropped": "Bỏ một dòng nơi để giấy tờ hoặc đầu mối liên hệ",
                "duties.handover_started": "Lập hồ sơ bàn giao công tác thi đua",
                "duties.handover_written": "Sửa hồ sơ bàn giao, gom lại việc đang làm",
                "duties.handover_offered": "Bên giao xác nhận hồ sơ bàn giao",
                "duties.handover_checked": "Bên nhận đánh dấu hồ sơ bàn giao",
                "duties.handover_received": "Bên nhận xác nhận đã nhận bàn giao",
                "duties.handover_taken_back": "Lấy hồ sơ bàn giao về sửa",
                "duties.handover_dropped": "Bỏ hồ sơ bàn giao",
                "duties.handover_signed": "Người chứng kiến xác nhận bàn giao",
            }
        )
