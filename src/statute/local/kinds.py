"""The closed list of what a local rule may be about, and what is wrong with a value typed for one."""

from enum import StrEnum

from statute.errors import StatuteError


class Kind(StrEnum):
    """What a local rule is about. The first six ask something of a person, the last of a collective."""

    MONTHS_WORKED = "months_worked"
    LEAVE_DAYS = "leave_days"
    CONTRACTS = "contracts"
    MARKS = "marks"
    REGISTERED = "registered"
    NO_DISCIPLINE = "no_discipline"
    SCHOOL_INITIATIVES = "school_initiatives"
    ALLOTMENT = "allotment"
    DEADLINE = "deadline"
    PAPERS = "papers"
    NOTICE_DAYS = "notice_days"
    COUNCIL = "council"
    TEAM_TTLDXS = "team_ttldxs"


# The steps of the year which may have a last day.
STEPS = {
    "registration": "đăng ký thi đua",
    "evaluation": "phê duyệt xếp loại",
    "dossier": "hoàn thành hồ sơ",
    "council": "họp hội đồng",
    "submission": "gửi hồ sơ lên cấp quyết định",
}
# Of what a share of an allotment is taken.
BASES = {
    "ldtt": "số người đạt Lao động tiên tiến trong danh sách",
    "staff": "số người thuộc diện xét của trường",
    "team": "số người của mỗi tổ",
}


class LocalRuleError(StatuteError):
    """A value of a local rule that cannot be taken; names the field, says in Vietnamese why."""

    def __init__(self, field: str, message: str) -> None:
        self.field = field
        super().__init__(message)
