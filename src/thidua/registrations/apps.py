"""The registrations room as a Django app."""

from django.apps import AppConfig

from thidua.ledger import kinds


class RegistrationsConfig(AppConfig):
    name = "thidua.registrations"
    verbose_name = "Đăng ký thi đua"

    def ready(self) -> None:
        # Models exist only once Django's apps are being made ready.
        from thidua.movements import dated
        from thidua.registrations.queries.days import days_of_rounds

        dated.register("registrations", days_of_rounds)
        kinds.register(
            {
                "registrations.round_opened": "Mở đợt đăng ký thi đua",
                "registrations.round_extended": "Gia hạn đợt đăng ký thi đua",
                "registrations.round_locked": "Khóa đợt đăng ký, lập danh sách của trường",
                "registrations.pledge_saved": "Lưu bản đăng ký",
                "registrations.collective_pledge_saved": "Lưu bản đăng ký của tập thể",
                "registrations.pledge_submitted": "Gửi bản đăng ký",
                "registrations.pledge_withdrawn": "Rút bản đăng ký về để sửa",
                "registrations.pledge_returned": "Trả lại bản đăng ký",
                "registrations.pledge_confirmed": "Xác nhận bản đăng ký",
                "registrations.pledges_confirmed": "Xác nhận nhiều bản đăng ký",
                "registrations.list_supplemented": "Bổ sung danh sách đăng ký của trường",
                "registrations.late_asked": "Xin đăng ký muộn",
                "registrations.late_granted": "Cho phép đăng ký muộn",
                "registrations.late_refused": "Không đồng ý cho đăng ký muộn",
                "registrations.sheet_printed": "In bản đăng ký của tổ để ký",
                "registrations.sheet_signed": "Tải lên bản đăng ký đã ký của tổ",
            }
        )
