"""The nominations room as a Django app."""

from django.apps import AppConfig

from thidua.ledger import kinds


class NominationsConfig(AppConfig):
    name = "thidua.nominations"
    verbose_name = "Hồ sơ đề nghị"

    def ready(self) -> None:
        kinds.register(
            {
                "nominations.dossier_opened": "Lập hồ sơ đề nghị",
                "nominations.collective_dossier_opened": "Lập hồ sơ đề nghị của tập thể",
                "nominations.dossiers_opened": "Lập hồ sơ từ danh sách đăng ký",
                "nominations.dossier_assessed": "Xét điều kiện theo luật",
                "nominations.dossiers_assessed": "Xét điều kiện cho nhiều hồ sơ",
                "nominations.achievement_written": "Ghi tóm tắt thành tích",
                "nominations.collective_reviews_stated": "Ghi xác nhận xem xét kỷ luật của tập thể, xét lại hồ sơ",
                "nominations.review_stated": "Hiệu trưởng xác nhận việc xem xét kỷ luật",
                "nominations.opinion_stated": "Ghi ý kiến của một tổ chức trong trường",
                "nominations.dossier_prepared": "Chuẩn bị xong hồ sơ",
                "nominations.dossiers_prepared": "Chuẩn bị xong nhiều hồ sơ",
                "nominations.dossier_reopened": "Mở lại hồ sơ để sửa",
                "nominations.dossier_withdrawn": "Rút hồ sơ",
                "nominations.dossier_put_to_council": "Đưa hồ sơ ra Hội đồng",
                "nominations.dossier_taken_from_council": "Đưa hồ sơ khỏi phiên họp",
                "nominations.vote_recorded": "Ghi kết quả biểu quyết của Hội đồng",
                "nominations.dossier_submitted": "Gửi hồ sơ lên cấp quyết định",
                "nominations.dossier_returned": "Cấp trên trả lại hồ sơ, kèm lý do",
                "nominations.dossier_called_back": "Lấy hồ sơ về vì hủy tờ trình",
                "nominations.dossier_readdressed": "Chuyển hồ sơ đang chờ sang cấp trên mới",
                "nominations.outcome_recorded": "Ghi kết quả của cấp quyết định",
            }
        )
