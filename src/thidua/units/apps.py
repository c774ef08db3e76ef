"""The units room as a Django app."""

from django.apps import AppConfig

from thidua.ledger import kinds


class UnitsConfig(AppConfig):
    name = "thidua.units"
    verbose_name = "Đơn vị"

    def ready(self) -> None:
        kinds.register(
            {
                "units.unit_created": "Khai báo đơn vị",
                "units.unit_placed": "Ghi cấp trên trực tiếp của đơn vị",
                "units.placing_withdrawn": "Rút lại cấp trên ghi cho ngày chưa đến",
                "units.unit_corrected": "Sửa thông tin đơn vị",
                "units.team_created": "Lập tổ",
                "units.team_renamed": "Đổi tên tổ",
                "units.school_year_opened": "Mở năm học",
                "units.school_year_closed": "Khép năm học",
                "units.association_put": "Ghi tổ chức, đoàn thể",
                "units.association_led": "Ghi người đứng đầu tổ chức, đoàn thể",
                "units.association_ended": "Ghi tổ chức, đoàn thể không còn hoạt động",
                "units.role_given": "Giao vai trò",
                "units.role_ended": "Kết thúc vai trò",
                "units.second_factor_ruled": "Đổi yêu cầu xác thực hai bước",
                "units.second_factor_freed": "Đặt lại xác thực hai bước cho người mất điện thoại",
                "units.role_cancelled": "Hủy vai trò chưa bắt đầu",
            }
        )
