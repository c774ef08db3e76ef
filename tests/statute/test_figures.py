"""Who decides, what is paid, and how many may be named: figures by the day."""

from datetime import date
from fractions import Fraction

import pytest

from statute.authority import decides
from statute.errors import LibraryError, NotInForceError
from statute.library import load
from statute.money import bonus, rounded_up
from statute.quota import most_cstdcs
from statute.votes import VoteRules, base, defaults


@pytest.mark.parametrize("code", ["LDTT", "CSTDCS", "TTLDTT", "GK"])
def test_the_district_decides_until_it_ends_and_then_the_commune(code: str) -> None:
    assert decides(code, date(2017, 10, 1)) == ("Chủ tịch UBND huyện", "official")
    assert decides(code, date(2025, 6, 30)) == ("Chủ tịch UBND huyện", "official")
    assert decides(code, date(2025, 7, 1)) == ("Chủ tịch UBND xã", "memory")
    assert decides(code, date(2026, 10, 1)) == ("Chủ tịch UBND xã", "memory")


@pytest.mark.parametrize(
    ("codes", "authority"),
    [
        (["CSTD_TINH", "TTLDXS", "CO_TINH", "BK_TINH"], "Chủ tịch UBND thành phố"),
        (["CSTD_BO", "CO_BO", "BK_BO", "KNC_GD"], "Bộ trưởng Bộ Giáo dục và Đào tạo"),
        (["CSTDTQ", "BK_TTG"], "Thủ tướng Chính phủ"),
        (["CO_CP"], "Chính phủ"),
        (["HCLD3", "HCLD2", "HCLD1", "NGUT", "NGND"], "Chủ tịch nước"),
    ],
)
def test_the_higher_levels_decide_throughout(codes: list[str], authority: str) -> None:
    days = [date(2017, 10, 1), date(2024, 1, 1), date(2025, 7, 1), date(2026, 10, 1)]
    assert {decides(code, on)[0] for code in codes for on in days} == {authority}


def test_a_day_without_a_known_authority_is_an_error_not_a_guess() -> None:
    with pytest.raises(NotInForceError, match="^authority_grassroots: no figure is known for 2017-09-30$"):
        decides("LDTT", date(2017, 9, 30))
    with pytest.raises(LibraryError, match="^XX: there is no such award$"):
        decides("XX", date(2024, 1, 1))


@pytest.mark.parametrize(
    ("code", "on", "expected"),
    [
        ("LDTT", date(2018, 6, 30), None),
        ("LDTT", date(2018, 7, 1), ("0.3", 1390000, 420000, "memory")),
        ("LDTT", date(2019, 7, 1), ("0.3", 1490000, 450000, "memory")),
        ("LDTT", date(2023, 7, 1), ("0.3", 1800000, 540000, "memory")),
        ("LDTT", date(2024, 1, 1), ("0.3", 1800000, 540000, "secondary")),
        ("LDTT", date(2024, 7, 1), ("0.3", 2340000, 710000, "secondary")),
        ("LDTT", date(2025, 7, 1), ("0.3", 2340000, 710000, "memory")),
        ("LDTT", date(2026, 7, 1), ("0.3", 2530000, 760000, "memory")),
        ("CSTDCS", date(2024, 6, 10), ("1.0", 1800000, 1800000, "secondary")),
        ("CSTDTQ", date(2026, 10, 1), ("4.5", 2530000, 11390000, "memory")),
        ("BK_TINH", date(2023, 12, 31), ("1.0", 1800000, 1800000, "memory")),
        ("BK_TINH", date(2024, 1, 1), ("1.5", 1800000, 2700000, "secondary")),
        ("HCLD3", date(2024, 1, 1), ("4.5", 1800000, 8100000, "secondary")),
        ("HCLD3", date(2025, 7, 1), None),
        ("NGUT", date(2023, 12, 31), None),
        ("NGUT", date(2024, 1, 1), ("9.0", 1800000, 16200000, "secondary")),
        ("KNC_GD", date(2024, 1, 1), None),
        ("CO_CP", date(2025, 7, 1), ("12.0", 2340000, 28080000, "memory")),
        ("TTLDTT", date(2024, 7, 1), ("0.8", 2340000, 1880000, "secondary")),
    ],
)
def test_the_bonus_of_a_day(code: str, on: date, expected: tuple | None) -> None:
    keys = ("coefficient", "base", "amount", "verification")
    assert bonus(code, on) == (expected and dict(zip(keys, expected, strict=True)))


def test_every_coefficient_of_the_table() -> None:
    def coefficients(on: date) -> dict[str, str]:
        found = {code: bonus(code, on) for code in load().codes()}
        return {code: paid["coefficient"] for code, paid in found.items() if paid}

    titles = {
        "LDTT": "0.3",
        "CSTDCS": "1.0",
        "CSTD_TINH": "3.0",
        "CSTD_BO": "3.0",
        "CSTDTQ": "4.5",
        "TTLDTT": "0.8",
        "TTLDXS": "1.5",
        "CO_TINH": "8.0",
        "CO_BO": "8.0",
        "CO_CP": "12.0",
        "GK": "0.3",
        "BK_TTG": "3.5",
    }
    orders = {"HCLD3": "4.5", "HCLD2": "7.5", "HCLD1": "9.0"}
    assert coefficients(date(2023, 12, 31)) == titles | {"BK_TINH": "1.0", "BK_BO": "1.0"} | orders
    assert coefficients(date(2024, 1, 1)) == titles | {"BK_TINH": "1.5", "BK_BO": "1.5"} | orders | {
        "NGUT": "9.0",
        "NGND": "12.5",
    }
    assert coefficients(date(2026, 10, 1)) == titles | {"BK_TINH": "1.5", "BK_BO": "1.5"}


def test_a_bonus_is_rounded_up_never_down() -> None:
    assert [rounded_up(Fraction(amount), 10000) for amount in (0, 1, 9999, 10000, 702000)] == [
        0,
        10000,
        10000,
        10000,
        710000,
    ]


@pytest.mark.parametrize(("ldtt", "most"), [(0, 0), (6, 0), (7, 1), (19, 2), (20, 3), (100, 15)])
def test_the_ceiling_of_cstdcs_is_rounded_down(ldtt: int, most: int) -> None:
    assert most_cstdcs(ldtt, date(2023, 12, 31)) == most


def test_the_law_sets_no_ceiling_from_2024() -> None:
    assert most_cstdcs(20, date(2024, 1, 1)) is None
    with pytest.raises(ValueError):
        most_cstdcs(-1, date(2024, 1, 1))


def test_the_default_rules_of_a_vote() -> None:
    assert defaults(date(2026, 11, 22)) == VoteRules(quorum=Fraction(2, 3), majority=Fraction(1, 2))
    assert base(9, 2) == 7
    for recused in (-1, 10):
        with pytest.raises(ValueError):
            base(9, recused)
