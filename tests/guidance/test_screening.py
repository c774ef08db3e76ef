"""What every room asks before it saves what people are to be measured by."""

import pytest

from thidua.core.errors import InvalidInputError
from thidua.guidance.screening import ForbiddenTextError, ReasonMissingError, check_text, screened

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
