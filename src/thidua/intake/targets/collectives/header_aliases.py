"""How the columns of lists of collectives are headed. Assumptions until a unit confirms them."""

from thidua.intake.reading.columns import Alias, Vocabulary
from thidua.intake.targets.award_columns import LABELS, NEEDED, OF_AWARDS, ONCE, WHICH

ALIASES: tuple[Alias, ...] = (
    *OF_AWARDS,
    Alias("name", "ten tap the", "canhan", "likely"),
    Alias("name", "tap the", "school", "likely"),
    Alias("name", "ten phong ban to", "canhan", "seen"),
    Alias("name", "ten to", "school", "likely"),
    Alias("name", "to", "school", "likely"),
    Alias("name", "to chuyen mon", "school", "likely"),
    Alias("name", "ten tap the ca nhan", "school", "likely"),
    Alias("unit", "ten don vi", "canhan", "seen"),
    Alias("unit", "don vi", "school", "likely"),
)
WORDS = Vocabulary(
    aliases=ALIASES,
    labels={
        "name": "tên tập thể",
        "unit": "tên đơn vị",
        **LABELS,
    },
    names=(("name",), ("unit",)),
    keeps_ways=True,
    beside=WHICH,
    once=ONCE,
    needed=NEEDED,
    telling=("award_year",),
    dated=("award_on",),
)
