"""How the columns of lists of past awards are headed. Assumptions until a unit confirms them."""

from thidua.intake.reading.columns import Alias, Vocabulary
from thidua.intake.targets.award_columns import LABELS, NEEDED, OF_AWARDS, ONCE, WHICH
from thidua.intake.targets.staff.header_aliases import ALIASES as OF_STAFF

WHO = (
    "full_name",
    "family_name",
    "given_name",
    "staff_code",
    "ministry_code",
    "born",
    "born_male",
    "born_female",
    "team",
)
ALIASES: tuple[Alias, ...] = (
    *(alias for alias in OF_STAFF if alias.field in WHO),
    Alias("full_name", "ca nhan", "school", "likely"),
    Alias("full_name", "ho ten ca nhan", "school", "likely"),
    Alias("full_name", "ten ca nhan", "school", "likely"),
    Alias("team", "chuc vu don vi", "school", "seen"),
    Alias("team", "don vi", "school", "likely"),
    *OF_AWARDS,
)
WORDS = Vocabulary(
    aliases=ALIASES,
    labels={
        "full_name": "họ và tên",
        "family_name": "họ và tên đệm",
        "given_name": "tên",
        "ministry_code": "mã định danh Bộ",
        "staff_code": "mã cán bộ",
        "born": "ngày sinh",
        "born_male": "ngày sinh (cột của nam)",
        "born_female": "ngày sinh (cột của nữ)",
        "team": "tổ",
        **LABELS,
    },
    names=(("full_name",), ("family_name", "given_name")),
    beside=WHICH,
    once=ONCE,
    needed=NEEDED,
    telling=("ministry_code", "staff_code", "award_year"),
    dated=("born", "born_male", "born_female", "award_on"),
)
