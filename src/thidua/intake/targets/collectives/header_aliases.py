"""How the columns of lists of collectives are headed. Assumptions until a unit confirms them."""

from thidua.intake.reading.columns import Alias, Vocabulary
from thidua.intake.targets.awards.header_aliases import ALIASES as OF_AWARDS
from thidua.intake.targets.awards.header_aliases import WHO
from thidua.intake.targets.awards.header_aliases import WORDS as AWARD_WORDS

ALIASES: tuple[Alias, ...] = (
    *(alias for alias in OF_AWARDS if alias.field not in WHO),
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
        **{name: label for name, label in AWARD_WORDS.labels.items() if name not in WHO},
    },
    names=(("name",), ("unit",)),
    keeps_ways=True,
    beside=AWARD_WORDS.beside,
    telling=("award_year",),
    dated=("award_on",),
)
