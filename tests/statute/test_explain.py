"""What the law asks on a day, in words and with citations."""

from datetime import date

import pytest

from statute.errors import CaseError
from statute.explain import explain


def asked(code: str, on: date) -> list[tuple[str, str]]:
    return [(condition["id"], condition["required"]) for condition in explain(code, on)["conditions"]]


def test_ldtt_in_r1_asks_five_things_and_leaves_three_to_people() -> None:
    assert asked("LDTT", date(2023, 12, 31)) == [
        ("grade", "Hoàn thành tốt nhiệm vụ trở lên"),
        ("registered", "Đăng ký LĐTT, CSTĐ cơ sở, CSTĐ cấp tỉnh, CSTĐ cấp Bộ hoặc CSTĐ toàn quốc"),
        ("leave", "Nghỉ ốm và nghỉ không hưởng lương cộng lại dưới 40 ngày làm việc"),
        ("newcomer", "Làm việc đủ 10 tháng nếu mới tuyển dụng trong năm học"),
        ("discipline", "Không bị kỷ luật trong năm học"),
    ]
    explanation = explain("LDTT", date(2023, 12, 31))
    assert (explanation["regime"], explanation["rule"], explanation["stops"]) == ("R1", "known", [])
    assert len(explanation["judged"]) == 3


def test_cstdcs_from_2024_asks_excellence_or_an_initiative() -> None:
    explanation = explain("CSTDCS", date(2024, 1, 1))
    title, either = explanation["conditions"]
    assert (title["title"], title["any"], either["any"]) == ("LDTT", False, True)
    assert [part["required"] for part in either["parts"]] == [
        "Hoàn thành xuất sắc nhiệm vụ",
        (
            "Có sáng kiến hoặc đề tài của năm học được cấp huyện trở lên công nhận, chưa dùng cho hình thức khen thưởng"
        ),
    ]
    assert explanation["stops"] == [
        {
            "id": "under_review",
            "required": "Không có việc đang xem xét kỷ luật, điều tra, thanh tra hoặc xác minh đơn thư",
            "citation": {"instrument": "98/2023/NĐ-CP", "article": "4"},
            "verification": "secondary",
        }
    ]


def test_before_use_was_asked_it_is_not_mentioned() -> None:
    assert asked("CSTDCS", date(2023, 9, 4))[1] == (
        "initiative",
        "Có sáng kiến hoặc đề tài của năm học được cấp huyện trở lên công nhận",
    )


def test_under_an_amendment_not_read_everything_is_carried_over() -> None:
    explanation = explain("CSTDCS", date(2026, 10, 1))
    strengths = {condition["verification"] for condition in explanation["conditions"]}
    strengths |= {part["verification"] for part in explanation["conditions"][1]["parts"]}
    strengths |= {judged["verification"] for judged in explain("LDTT", date(2026, 10, 1))["judged"]}
    assert strengths == {"carried_over"}
    assert len(explanation["notes"]) == 1


@pytest.mark.parametrize(("code", "notes"), [("HCLD2", 0), ("GK", 2)])
def test_a_rule_that_is_not_entered_says_so(code: str, notes: int) -> None:
    explanation = explain(code, date(2024, 1, 1))
    assert (explanation["rule"], explanation["conditions"], len(explanation["notes"])) == (
        "not_known",
        [],
        notes,
    )


def test_a_rule_may_be_incomplete_or_not_in_force_yet(own_law) -> None:
    path = own_law / "awards" / "LDTT.yaml"
    text = path.read_text().replace("  - from: 2024-01-01\n", "  - from: 2024-01-01\n    complete: false\n")
    path.write_text(text.replace("first_day: 2017-10-01", "first_day: 2018-01-01"))
    assert explain("LDTT", date(2024, 1, 1))["rule"] == "incomplete"
    assert explain("LDTT", date(2017, 12, 31))["rule"] == "not_in_force"


def test_a_code_or_day_that_is_not_known_is_refused() -> None:
    with pytest.raises(CaseError, match="^award: 'XX' is not one of LDTT, "):
        explain("XX", date(2024, 1, 1))
    with pytest.raises(CaseError, match="^on: 2017-09-30 is before 2017-10-01"):
        explain("LDTT", date(2017, 9, 30))
