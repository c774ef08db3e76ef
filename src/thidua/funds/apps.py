"""The fund's room as a Django app."""

from django.apps import AppConfig

from thidua.ledger import kinds


class FundsConfig(AppConfig):
    name = "thidua.funds"
    verbose_name = "Quỹ thi đua, khen thưởng"

    def ready(self) -> None:
        kinds.register(
            {
                "funds.money_received": "Ghi tiền vào quỹ thi đua, khen thưởng",
                "funds.money_spent": "Ghi khoản chi khác của quỹ thi đua, khen thưởng",
                "funds.entry_corrected": "Điều chỉnh một dòng của sổ quỹ bằng bút toán ngược",
                "funds.list_prepared": "Lập danh sách chi tiền thưởng",
                "funds.amount_set": "Kế toán ghi số tiền của một dòng chi",
                "funds.list_approved": "Duyệt danh sách chi tiền thưởng",
                "funds.list_paid": "Ghi đã chi tiền thưởng theo danh sách",
                "funds.lines_collected": "Ghi người đã ký nhận tiền thưởng",
                "funds.list_withdrawn": "Bỏ danh sách chi tiền thưởng",
            }
        )
