"""The councils room as a Django app."""

from django.apps import AppConfig

from thidua.ledger import kinds


class CouncilsConfig(AppConfig):
    name = "thidua.councils"
    verbose_name = "Hội đồng"

    def ready(self) -> None:
        # Models exist only once Django's apps are being made ready.
        from thidua.backups import quiet
        from thidua.councils.queries import ballot_is_open
        from thidua.councils.queries.days import days_of_meetings
        from thidua.movements import dated

        dated.register("councils", days_of_meetings)
        quiet.register("councils", ballot_is_open)
        kinds.register(
            {
                "councils.council_founded": "Lập Hội đồng thi đua, khen thưởng",
                "councils.members_changed": "Thay đổi thành viên Hội đồng",
                "councils.meeting_planned": "Lập chương trình phiên họp Hội đồng",
                "councils.meeting_edited": "Sửa ngày, nơi họp hoặc tên phiên họp",
                "councils.meeting_opened": "Khai mạc phiên họp Hội đồng",
                "councils.attendance_marked": "Điểm danh phiên họp Hội đồng",
                "councils.meeting_closed": "Bế mạc phiên họp, ra biên bản",
                "councils.recusal_declared": "Ghi người không biểu quyết về một trường hợp",
                "councils.recusal_lifted": "Bỏ ghi người không biểu quyết về một trường hợp",
                "councils.motion_put_off": "Để nội dung biểu quyết lại phiên họp sau",
                "councils.motion_opened": "Mở bỏ phiếu kín",
                # Says that somebody voted, never how: there is nothing else to say it with.
                "councils.ballot_cast": "Đã bỏ phiếu",
                "councils.motion_closed": "Đóng bỏ phiếu, kiểm phiếu",
            }
        )
