"""What every room asks before it saves what people are to be measured by."""

import pytest

from thidua.core.errors import InvalidInputError
from thidua.guidance.screening import (
    ForbiddenTextError,
    ReasonMissingError,
    check_text,
    screened,
    screened_measure,
    screened_word,
)

FORBIDDEN, RISKY, FREE = (
    "Nghỉ thai sản: trừ 2 điểm",
    "Tham gia đủ số tiền ủng hộ các quỹ",
    "Nộp hồ sơ đúng hạn",
)


def test_a_verdict_has_its_mark_and_the_words_that_led_to_it():
    found = [screened(text) for text in (FORBIDDEN, RISKY, FREE)]
    assert [(one.kind, one.label, one.is_ok) for one in found] == [
        ("no", "Không được dùng", False),
        ("late", "Nên xem lại", False),
        ("yes", "Được", True),
    ]
    assert found[0].pieces == [("Nghỉ thai sản", True), (": ", False), ("trừ 2 điểm", True)]


def test_what_is_open_is_closed_by_a_reason_only_where_it_is_risky():
    forbidden, risky, free = (screened(text) for text in (FORBIDDEN, RISKY, FREE))
    said = [(one.open_with(""), one.open_with("vì đã bàn")) for one in (forbidden, risky, free)]
    assert said == [(True, True), (True, False), (False, False)]


def test_the_forbidden_is_refused_with_the_reason_and_a_lawful_wording_whatever_is_said_for_it():
    with pytest.raises(ForbiddenTextError) as refused:
        check_text(FORBIDDEN, because="Trường vẫn làm thế", field="objective", named="Phong trào 2")
    assert refused.value.field == "objective"
    assert str(refused.value).startswith(
        "Phong trào 2: không lưu được vì các chữ “Nghỉ thai sản”, “trừ 2 điểm”."
    )
    assert "Có thể viết: " in str(refused.value)


def test_the_risky_wants_a_written_reason_and_keeps_it_tidied():
    with pytest.raises(ReasonMissingError) as refused:
        check_text(RISKY, because="  ")
    assert refused.value.field == "because"
    assert check_text(RISKY, because=" Hội nghị  đã bàn ") == "Hội nghị đã bàn"
    with pytest.raises(InvalidInputError):
        check_text(RISKY, because="x" * 301)


def test_what_is_free_keeps_no_reason():
    assert check_text(FREE, because="không cần") == ""


@pytest.mark.parametrize(
    "text",
    [
        "Không đóng góp quỹ trừ 2 điểm",
        "Không nộp tiền ủng hộ: 10 điểm",
        "Vận động ủng hộ đạt chỉ tiêu: 10 điểm",
        "Hiến máu nhân đạo: 10 điểm",
        "Làm từ thiện: 10 điểm",
        "Huy động phụ huynh mua máy lạnh; ủng hộ quỹ khuyến học",
    ],
)
def test_giving_is_no_measure_whatever_else_stands_beside_it(text):
    assert (str(screened(text).verdict), str(screened_measure(text).verdict)) == ("risky", "forbidden")


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Ủng hộ quỹ Vì người nghèo, công khai người chưa ủng hộ", "forbidden"),
        ("Ủng hộ quỹ: mỗi người ít nhất 100.000 đồng", "forbidden"),
        ("Không đóng góp quỹ trừ 2 điểm", "forbidden"),
        ("Vận động ủng hộ quỹ Vì người nghèo", "risky"),
        ("Góp phần quan trọng hoàn thành thắng lợi các nhiệm vụ chính trị", "ok"),
        ("Góp phần chung tay xây dựng nông thôn mới", "ok"),
        ("Phong trào “Cả nước chung tay vì người nghèo”", "ok"),
        ("Tổ chức ngày hội hiến máu tình nguyện", "ok"),
    ],
)
def test_a_plan_may_speak_of_giving_and_not_press_for_it(text, verdict):
    assert str(screened_word(text).verdict) == verdict


def test_money_of_parents_may_stand_with_a_reason_beside_giving_that_presses_nobody():
    both = "Kết quả thu quỹ cha mẹ học sinh là căn cứ xếp loại. Trường ủng hộ quỹ khuyến học."

    assert str(screened_word(both).verdict) == "risky"
