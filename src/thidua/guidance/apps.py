"""The guidance room as a Django app."""

from django.apps import AppConfig

from thidua.ledger import kinds


class GuidanceConfig(AppConfig):
    name = "thidua.guidance"
    verbose_name = "Quy định của cấp quyết định"

    def ready(self) -> None:
        kinds.register(
            {
                "guidance.rule_entered": "Nhập quy định",
                "guidance.rule_ended": "Kết thúc quy định",
            }
        )
