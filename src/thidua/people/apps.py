"""The people room as a Django app."""

from datetime import time

from django.apps import AppConfig

from thidua.ledger import kinds


class PeopleConfig(AppConfig):
    name = "thidua.people"
    verbose_name = "Nhân sự"

    def ready(self) -> None:
        # Models and tasks exist only once Django's apps are being made ready.
        from thidua.jobs import schedule
        from thidua.people.jobs import check_masks

        schedule.daily("people.check_masks", check_masks, at=time(2, 30))
        kinds.register(
            {
                "people.person_added": "Thêm người",
                "people.person_corrected": "Sửa thông tin người",
                "people.outsider_admitted": "Cấp tài khoản cho người ngoài trường",
                "people.account_given": "Cấp tài khoản cho người",
                "people.accounts_given": "Cấp tài khoản và in phiếu kích hoạt",
                "people.past_grant_recorded": "Ghi một khen thưởng đã nhận trước đây",
                "people.staff_recorded": "Ghi nhiều người vào danh sách nhân sự cùng lúc",
                "people.grades_recorded": "Ghi xếp loại chất lượng năm học",
                "people.year_recorded": "Ghi dữ kiện năm học của một người",
                "people.service_stated": "Ghi số năm giảng dạy, công tác ở vùng đặc biệt khó khăn",
                "people.initiative_corrected": "Sửa thông tin một sáng kiến",
                "people.grant_corrected": "Sửa thông tin một khen thưởng đã ghi",
                "people.initiative_recorded": "Ghi sáng kiến được công nhận",
                "people.elsewhere_recorded": "Ghi thời gian công tác ở đơn vị khác",
                "people.elsewhere_corrected": "Sửa thời gian công tác ở đơn vị khác",
                "people.elsewhere_dropped": "Bỏ một dòng công tác ở đơn vị khác ghi nhầm",
                "people.comment_asked": "Ghi ngày xin nhận xét giữa hai đơn vị",
                "people.comment_passed": "Ghi nhận xét giữa hai đơn vị",
                "people.membership_recorded": "Ghi sinh hoạt đảng, đoàn thể",
                "people.memberships_recorded": "Ghi sinh hoạt đảng, đoàn thể của nhiều người cùng lúc",
                "people.membership_corrected": "Sửa thông tin sinh hoạt đảng, đoàn thể",
                "people.membership_dropped": "Bỏ một dòng sinh hoạt đảng, đoàn thể ghi nhầm",
                "people.leaving_recorded": "Ghi việc rời trường",
                "people.listed_grades_recorded": "Ghi xếp loại năm học trước theo danh sách nhập vào",
                "people.past_initiatives_recorded": "Ghi nhiều sáng kiến của những năm trước",
                "people.review_stated": "Xác nhận tình trạng xem xét kỷ luật",
                "people.registrations_recorded": "Ghi danh hiệu đã đăng ký",
                "people.originals_attached": "Đính bản quét quyết định, đối chiếu những dòng đã ghi với bản gốc",
                "people.grants_checked": "Đối chiếu khen thưởng với bản quét quyết định",
                "people.grants_recorded": "Ghi danh hiệu, hình thức khen thưởng được tặng",
                "people.year_titles_decided": "Ghi đủ kết quả danh hiệu của năm học",
                "people.history_stated": "Xác nhận lịch sử khen thưởng, kỷ luật đã đủ",
                "people.masks_rebuilt": "Dựng lại hàng bit năm học",
            }
        )
