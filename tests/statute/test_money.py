"""The bonus of an award: the whole table of coefficients, the base salary at its edges, rounding up."""

from datetime import date
from fractions import Fraction

import pytest

from statute.findings import Verification
from statute.library import load
from statute.money import bonus, bonus_notes, bonus_text, payer, rounded_up

R1, R2, R3, R4 = date(2023, 12, 31), date(2024, 1, 1), date(2025, 7, 1), date(2026, 10, 1)
COEFFICIENTS = {
    "LDTT": ("0.3", "0.3", "0.3"),
    "CSTDCS": ("1.0", "1.0", "1.0"),
    "CSTD_TINH": ("3.0", "3.0", "3.0"),
    "CSTD_BO": ("3.0", "3.0", "3.0"),
    "CSTDTQ": ("4.5", "4.5", "4.5"),
    "TTLDTT": ("0.8", "0.8", "0.8"),
    "TTLDXS": ("1.5", "1.5", "1.5"),
    "CO_TINH": ("8.0", "8.0", "8.0"),
    "CO_BO": ("8.0", "8.0", "8.0"),
    "CO_CP": ("12.0", "12.0", "12.0"),
    "GK": ("0.3", "0.3", "0.3"),
    "BK_TINH": ("1.0", "1.5", "1.5"),
    "BK_BO": ("1.0", "1.5", "1.5"),
    "BK_TTG": ("3.5", "3.5", "3.5"),
    "HCLD3": ("4.5", "4.5", None),
    "HCLD2": ("7.5", "7.5", None),
    "HCLD1": ("9.0", "9.0", None),
    "KNC_GD": (None, None, None),
    "NGUT": (None, "9.0", None),
    "NGND": (None, "12.5", None),
}
SALARIES = [
    (date(2018, 6, 30), None),
    (date(2018, 7, 1), 1_390_000),
    (date(2019, 6, 30), 1_390_000),
    (date(2019, 7, 1), 1_490_000),
    (date(2023, 6, 30), 1_490_000),
    (date(2023, 7, 1), 1_800_000),
    (date(2024, 6, 30), 1_800_000),
    (date(2024, 7, 1), 2_340_000),
    (date(2026, 6, 30), 2_340_000),
    (date(2026, 7, 1), 2_530_000),
    (date(2026, 11, 22), 2_530_000),
]


def coefficient(code, on):
    paid = bonus(code, on)
    return paid and paid["coefficient"]


@pytest.mark.parametrize(("code", "by_regime"), COEFFICIENTS.items())
def test_every_coefficient_of_every_regime_at_its_edges(code, by_regime):
    first, second, third = by_regime
    # Before July 2018 no base salary is known, so no bonus either.
    assert [coefficient(code, on) for on in (date(2018, 6, 30), date(2018, 7, 1), R1)] == [None, first, first]
    assert [coefficient(code, on) for on in (R2, date(2025, 6, 30))] == [second, second]
    assert [coefficient(code, on) for on in (R3, date(2026, 9, 30), R4)] == [third, third, third]


def test_the_table_of_coefficients_is_that_of_the_library():
    assert list(COEFFICIENTS) == load().codes()


@pytest.mark.parametrize(("on", "base"), SALARIES)
def test_the_base_salary_is_that_of_the_decisions_day(on, base):
    paid = bonus("CSTDCS", on)
    assert (paid and paid["base"]) == base


@pytest.mark.parametrize(
    ("code", "on", "amount", "verification"),
    [
        ("LDTT", date(2018, 7, 1), 420_000, "memory"),
        ("LDTT", date(2019, 7, 1), 450_000, "memory"),
        ("LDTT", date(2023, 12, 31), 540_000, "memory"),
        ("LDTT", date(2024, 1, 1), 540_000, "secondary"),
        ("LDTT", date(2024, 7, 1), 710_000, "secondary"),
        ("LDTT", date(2025, 6, 30), 710_000, "secondary"),
        ("LDTT", date(2025, 7, 1), 710_000, "memory"),
        ("LDTT", date(2026, 7, 1), 760_000, "memory"),
        ("CSTDTQ", date(2026, 10, 1), 11_390_000, "memory"),
        ("BK_TINH", date(2024, 1, 1), 2_700_000, "secondary"),
        ("NGUT", date(2024, 1, 1), 16_200_000, "secondary"),
        ("TTLDTT", date(2024, 7, 1), 1_880_000, "secondary"),
        ("CO_CP", date(2025, 7, 1), 28_080_000, "memory"),
        ("GK", date(2025, 6, 30), 710_000, "secondary"),
    ],
)
def test_the_amount_and_how_well_it_is_known(code, on, amount, verification):
    paid = bonus(code, on)
    assert (paid["amount"], paid["verification"]) == (amount, verification)


def test_a_bonus_is_rounded_up_never_down():
    amounts = [rounded_up(Fraction(amount), 10_000) for amount in (0, 1, 9_999, 10_000, 702_000)]
    assert amounts == [0, 10_000, 10_000, 10_000, 710_000]


def test_the_reckoning_is_shown_with_its_rounding():
    assert bonus_text(bonus("LDTT", date(2024, 7, 1))) == (
        "0,3 × 2.340.000 đồng = 702.000 đồng, làm tròn lên 710.000 đồng"
    )
    assert bonus_text(bonus("CSTDCS", date(2024, 7, 1))) == "1 × 2.340.000 đồng = 2.340.000 đồng"


@pytest.mark.parametrize(
    ("code", "on", "expected"),
    [
        ("HCLD3", R1, ("9.0", 16_200_000, "memory")),
        ("HCLD3", R2, ("9.0", 16_200_000, "secondary")),
        ("HCLD1", R2, ("18.0", 32_400_000, "secondary")),
        ("GK", R2, ("0.6", 1_080_000, "memory")),
        ("BK_TINH", R2, ("3.0", 5_400_000, "memory")),
        ("BK_TTG", R3, ("7.0", 16_380_000, "memory")),
    ],
)
def test_a_collective_gets_twice_a_persons_bonus_for_a_form(code, on, expected):
    paid = bonus(code, on, collective=True)
    assert (paid["coefficient"], paid["amount"], paid["verification"]) == expected


def test_a_title_of_collectives_has_its_own_coefficient_and_is_not_doubled():
    assert bonus("TTLDTT", R2, collective=True) == bonus("TTLDTT", R2)


def test_a_form_that_no_collective_holds_has_no_bonus_for_one():
    assert bonus("NGUT", R2) is not None
    assert bonus("NGUT", R2, collective=True) is None


def test_a_commune_chairs_certificate_stands_in_a_note_while_districts_were_there():
    note = (
        "Giấy khen do Chủ tịch UBND xã tặng có hệ số 0,15 lần lương cơ sở; "
        "tiền thưởng ở đây tính theo Giấy khen của Chủ tịch UBND huyện."
    )
    assert [bonus_notes("GK", on) for on in (R1, date(2025, 6, 30), R3)] == [[note], [note], []]
    assert bonus_notes("LDTT", R1) == []


def test_who_pays_is_a_figure_of_the_library_and_not_checked():
    assert payer(R4) == ("Quỹ thi đua, khen thưởng của cấp quyết định khen thưởng", Verification.MEMORY)
