"""Who decides: every award on every day on which something could change."""

from datetime import date

import pytest

from statute.authority import decides
from statute.errors import LibraryError, NotInForceError
from statute.library import load

DAYS = [
    date(2017, 10, 1),
    date(2019, 12, 31),
    date(2020, 1, 1),
    date(2023, 12, 31),
    date(2024, 1, 1),
    date(2024, 2, 14),
    date(2024, 2, 15),
    date(2025, 6, 30),
    date(2025, 7, 1),
    date(2026, 4, 1),
    date(2026, 4, 2),
    date(2026, 9, 30),
    date(2026, 10, 1),
]
DISTRICT, COMMUNE, CITY = "Chủ tịch UBND huyện", "Chủ tịch UBND xã", "Chủ tịch UBND thành phố"
MINISTER, PREMIER = "Bộ trưởng Bộ Giáo dục và Đào tạo", "Thủ tướng Chính phủ"
GOVERNMENT, PRESIDENT = "Chính phủ", "Chủ tịch nước"
OFFICIAL, SECONDARY, MEMORY, CARRIED = "official", "secondary", "memory", "carried_over"

# By level: its codes, then the answer from each day on.
TABLE = [
    (
        ["LDTT", "CSTDCS", "TTLDTT", "GK"],
        {date(2017, 10, 1): (DISTRICT, OFFICIAL), date(2025, 7, 1): (COMMUNE, MEMORY)},
    ),
    (
        ["CSTD_TINH", "TTLDXS", "CO_TINH", "BK_TINH"],
        {date(2017, 10, 1): (CITY, MEMORY), date(2026, 10, 1): (CITY, CARRIED)},
    ),
    (
        ["CSTD_BO", "CO_BO", "BK_BO", "KNC_GD"],
        {
            date(2017, 10, 1): (MINISTER, MEMORY),
            date(2024, 2, 15): (MINISTER, SECONDARY),
            date(2026, 4, 2): (MINISTER, CARRIED),
        },
    ),
    (
        ["CSTDTQ", "BK_TTG"],
        {
            date(2017, 10, 1): (PREMIER, MEMORY),
            date(2024, 1, 1): (PREMIER, SECONDARY),
            date(2026, 10, 1): (PREMIER, CARRIED),
        },
    ),
    (
        ["CO_CP"],
        {
            date(2017, 10, 1): (GOVERNMENT, MEMORY),
            date(2024, 1, 1): (GOVERNMENT, SECONDARY),
            date(2026, 10, 1): (GOVERNMENT, CARRIED),
        },
    ),
    (
        ["HCLD3", "HCLD2", "HCLD1", "NGUT", "NGND"],
        {
            date(2017, 10, 1): (PRESIDENT, MEMORY),
            date(2024, 1, 1): (PRESIDENT, SECONDARY),
            date(2026, 10, 1): (PRESIDENT, CARRIED),
        },
    ),
]


@pytest.mark.parametrize(("code", "changes"), [(code, changes) for codes, changes in TABLE for code in codes])
def test_who_decides_on_every_edge_day(code: str, changes: dict[date, tuple[str, str]]) -> None:
    expected = {on: changes[max(first for first in changes if first <= on)] for on in DAYS}
    assert {on: decides(code, on) for on in DAYS} == expected


def test_the_table_names_every_award_once() -> None:
    assert sorted(code for codes, _ in TABLE for code in codes) == sorted(load().codes())


def test_the_commune_is_not_read_out_of_the_decree_that_did_not_show_it() -> None:
    figure = load().figure("authority_grassroots", date(2025, 7, 1))
    assert figure.citation is None


def test_a_day_without_a_known_authority_is_an_error_not_a_guess() -> None:
    with pytest.raises(NotInForceError, match="^authority_grassroots: no figure is known for 2017-09-30$"):
        decides("LDTT", date(2017, 9, 30))
    with pytest.raises(LibraryError, match="^XX: there is no such award$"):
        decides("XX", date(2024, 1, 1))
