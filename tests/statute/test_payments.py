"""Several awards of one holder: each is paid, or only the highest of one achievement."""

from datetime import date

import pytest

from statute.findings import Verification
from statute.payments import Granted, Payment, outranked, payable

JUNE, JULY = date(2024, 6, 20), date(2024, 7, 20)
YEAR = "2023-2024"


def title(code, year=YEAR, on=JUNE, **given):
    return Granted(key=f"{code} {year}", holder="thu", code=code, on=on, school_year=year, **given)


def form(code, achievement=None, on=JUNE):
    return Granted(key=f"{code} {achievement}", holder="thu", code=code, on=on, achievement=achievement)


def amounts(*granted):
    return {payment.key: payment.amount for payment in payable(granted)}


def test_two_titles_of_one_year_and_time_are_paid_once_by_the_higher():
    assert payable([title("LDTT"), title("CSTDCS")]) == [
        Payment(
            key="LDTT 2023-2024",
            amount=None,
            because="Không nhận riêng: năm học 2023-2024 đã có tiền thưởng của Chiến sĩ thi đua cơ sở, "
            "nhiều danh hiệu, hình thức của cùng một thành tích chỉ nhận mức cao nhất.",
            verification=Verification.MEMORY,
            outranked_by="CSTDCS 2023-2024",
        ),
        Payment(
            key="CSTDCS 2023-2024",
            amount=1_800_000,
            because="1 × 1.800.000 đồng = 1.800.000 đồng.",
            verification=Verification.SECONDARY,
        ),
    ]


def test_titles_of_different_years_are_each_paid():
    assert amounts(title("LDTT"), title("LDTT", "2022-2023")) == {
        "LDTT 2023-2024": 540_000,
        "LDTT 2022-2023": 540_000,
    }


def test_a_title_judged_over_three_years_is_paid_beside_that_of_one_year():
    paid = {payment.key: payment for payment in payable([title("CSTDCS"), title("CSTD_TINH")])}
    assert {key: one.amount for key, one in paid.items()} == {
        "CSTDCS 2023-2024": 1_800_000,
        "CSTD_TINH 2023-2024": 5_400_000,
    }
    assert paid["CSTDCS 2023-2024"].because == (
        "1 × 1.800.000 đồng = 1.800.000 đồng; danh hiệu có thời gian xét khác nhau được nhận riêng."
    )


@pytest.mark.parametrize(
    ("codes", "paid"),
    [
        (("LDTT", "CSTDCS", "CSTD_TINH", "CSTDTQ"), ["CSTDCS", "CSTD_TINH", "CSTDTQ"]),
        (("CSTD_TINH", "CSTD_BO"), ["CSTD_BO"]),
        (("TTLDTT", "TTLDXS", "CO_TINH"), ["CO_TINH"]),
    ],
)
def test_of_titles_judged_over_the_same_time_the_highest_is_paid(codes, paid):
    kept = amounts(*(title(code) for code in codes))
    assert [key.split()[0] for key, amount in kept.items() if amount is not None] == paid


def test_a_title_and_a_form_are_both_paid():
    payments = payable([title("LDTT"), form("GK")])
    assert [payment.amount for payment in payments] == [540_000, 540_000]
    assert payments[0].because == (
        "0,3 × 1.800.000 đồng = 540.000 đồng; vừa có danh hiệu vừa có hình thức khen thưởng thì nhận cả hai."
    )
    assert payments[0].verification is Verification.SECONDARY


def test_two_forms_are_paid_once_only_if_they_are_known_to_honour_the_same():
    same = amounts(form("GK", "cứu người"), form("BK_TINH", "cứu người"))
    other = amounts(form("GK", "cứu người"), form("BK_TINH", "sáng kiến"))
    unsaid = amounts(form("GK"), form("BK_TINH"))
    assert same == {"GK cứu người": None, "BK_TINH cứu người": 2_700_000}
    assert other == {"GK cứu người": 540_000, "BK_TINH sáng kiến": 2_700_000}
    assert unsaid == {"GK None": 540_000, "BK_TINH None": 2_700_000}


def test_a_form_without_a_bonus_takes_no_money_from_another():
    assert amounts(form("BK_BO", "cống hiến"), form("KNC_GD", "cống hiến")) == {
        "BK_BO cống hiến": 2_700_000,
        "KNC_GD cống hiến": None,
    }


@pytest.mark.parametrize(
    ("on", "verification"),
    [
        (date(2023, 12, 31), Verification.MEMORY),
        (date(2024, 1, 1), Verification.SECONDARY),
        (date(2025, 6, 30), Verification.SECONDARY),
        (date(2025, 7, 1), Verification.MEMORY),
    ],
)
def test_being_paid_beside_another_is_known_as_well_as_the_rule_for_it(on, verification):
    granted = [title("CSTDCS", on=on), title("CSTD_TINH", on=on)]
    assert {payment.verification for payment in payable(granted)} == {verification}


def test_what_one_holder_was_granted_takes_nothing_from_another():
    other = Granted(key="LDTT of lam", holder="lam", code="LDTT", on=JUNE, school_year=YEAR)
    assert outranked([title("CSTDCS"), other]) == {}
    assert payable([title("CSTDCS"), other])[0].because == "1 × 1.800.000 đồng = 1.800.000 đồng."


def test_a_title_of_a_day_not_known_is_still_below_the_higher_one():
    granted = [title("LDTT", on=None), title("CSTDCS")]
    assert outranked(granted) == {"LDTT 2023-2024": "CSTDCS 2023-2024"}
    undated = payable([title("CSTDCS", on=None)])[0]
    assert (undated.amount, undated.because) == (None, "Chưa tính được: chưa biết ngày quyết định.")


def test_where_no_figure_is_known_nothing_is_reckoned_and_it_is_said():
    paid = payable([form("HCLD3", on=date(2025, 7, 1))])[0]
    assert paid == Payment(
        key="HCLD3 None",
        amount=None,
        because="Chưa tính được: chưa biết hệ số hoặc lương cơ sở của ngày quyết định.",
        verification=Verification.MEMORY,
    )


def test_a_collectives_form_is_paid_twice_over():
    team = Granted(key="BK", holder="tổ Toán", code="BK_TINH", on=JULY, collective=True)
    assert payable([team])[0].because == "3 × 2.340.000 đồng = 7.020.000 đồng."
