"""One criterion at a time: the verdict, the words it rests on as they were written, the reason and what to write instead."""

import unicodedata

import pytest

from statute.screening import Screened, Verdict, screen, screen_line


def verdict(line: str) -> str:
    return str(screen_line(line).verdict)


def test_points_off_for_maternity_leave_are_forbidden_with_words_reason_and_a_lawful_wording():
    assert screen(["", "Nghỉ thai sản trừ 2 điểm", "Lên lớp đúng giờ"]) == [
        {
            "line": 2,
            "text": "Nghỉ thai sản trừ 2 điểm",
            "verdict": "forbidden",
            "reason": (
                "Nghỉ thai sản được tính vào thời gian xét thi đua, không được trừ điểm, hạ bậc hay loại khỏi diện xét "
                "vì nghỉ thai sản (NĐ 152/2025; chưa đối chiếu văn bản)."
            ),
            "words": ["Nghỉ thai sản", "trừ 2 điểm"],
            "instead": (
                "Người nghỉ thai sản đúng chế độ được xét theo thời gian và kết quả làm việc thực tế, "
                "không bị trừ điểm ngày công."
            ),
            "rule": "maternity",
            "citation": {"instrument": "152/2025/NĐ-CP", "article": None},
            "verification": "memory",
        },
        {
            "line": 3,
            "text": "Lên lớp đúng giờ",
            "verdict": "ok",
            "reason": "Không thấy nội dung bị cấm hay cần xem lại.",
            "words": [],
            "instead": "",
            "rule": None,
            "citation": None,
            "verification": None,
        },
    ]


@pytest.mark.parametrize(
    ("forbidden", "allowed"),
    [
        ("Nghỉ thai sản trừ 2 điểm", "Không trừ điểm khi nghỉ thai sản"),
        ("Không xét người nghỉ thai sản", "Không vì nghỉ thai sản mà không xét"),
        ("Nghỉ 40 ngày, kể cả thai sản, không xét", "Nghỉ 40 ngày trở lên (trừ thai sản) không xét"),
        ("Nghỉ ốm có giấy trừ 1 điểm", "Nghỉ ốm không có giấy trừ 1 điểm"),
        ("Lấy kết quả thi HSG làm tiêu chí xếp loại", "Không lấy kết quả thi HSG làm tiêu chí xếp loại"),
        ("Bồi dưỡng HSG đạt giải", "Bồi dưỡng HSG đủ buổi"),
        ("Có học sinh đạt giải cấp huyện", "Có giải pháp giúp học sinh tiến bộ"),
        ("Không có học sinh đạt giải thì không xét", "Khen thưởng học sinh đạt giải"),
        ("Học sinh giỏi cấp huyện: 5 điểm", "Học sinh giỏi cuối năm đạt 20%: 5 điểm"),
        ("Theo đạo trừ 2 điểm", "Giữ gìn đạo đức nhà giáo: 2 điểm"),
        ("Người dân tộc Kinh cộng 1 điểm", "Hỗ trợ học sinh dân tộc thiểu số: 1 điểm"),
    ],
)
def test_a_hair_between_forbidden_and_allowed(forbidden: str, allowed: str):
    assert (verdict(forbidden), verdict(allowed)) == ("forbidden", "ok")


@pytest.mark.parametrize(
    ("risky", "allowed"),
    [
        ("Đạt GVDG cấp huyện: 5 điểm", "Tổ chức hội thi GVDG cấp trường: 5 điểm"),
        ("Không đăng ký thì không được xét", "Không đăng ký vẫn được xét"),
        ("Ủng hộ quỹ vì người nghèo: 2 điểm", "Ủng hộ quỹ là tự nguyện, không tính vào điểm thi đua"),
        ("Vận động phụ huynh đóng góp", "Không vận động phụ huynh đóng góp"),
        ("Mỗi tổ được 2 CSTĐCS", "Mỗi tổ được 2 tiết chuyên đề"),
        ("Mỗi tổ không quá 15% CSTĐCS", "CSTĐCS không quá 15% tổng số LĐTT"),
        ("Mỗi tổ hai suất giấy khen", "Mỗi tổ hai tiết chuyên đề"),
        ("Luân phiên nhận danh hiệu", "Luân phiên trực tuần"),
    ],
)
def test_a_hair_between_risky_and_allowed(risky: str, allowed: str):
    assert (verdict(risky), verdict(allowed)) == ("risky", "ok")


def test_what_is_negated_before_but_does_not_excuse_what_follows():
    found = screen_line("Không trừ điểm nghỉ phép nhưng nghỉ ốm trừ 1 điểm")
    assert (found.verdict, list(found.words)) == (Verdict.FORBIDDEN, ["nghỉ ốm", "trừ 1 điểm"])


def test_what_is_taken_away_before_but_is_not_held_against_what_follows():
    assert verdict("Đi muộn trừ 1 điểm nhưng nghỉ ốm thì thông cảm") == "ok"


def test_the_worst_of_two_findings_is_the_verdict():
    assert screen_line("Đạt GVDG cấp huyện: 3 điểm; nghỉ ốm trừ 1 điểm").rule == "sick_leave"


def test_cleared_lines_say_what_was_looked_at():
    found = screen_line("Không trừ điểm khi nghỉ thai sản")
    assert (found.rule, found.instead) == ("maternity", "")
    assert found.reason.startswith("Câu này không trừ điểm")


def test_words_stand_as_they_were_written():
    written = unicodedata.normalize("NFD", "NGHỈ   ỐM trừ 1đ")
    found = screen_line(f"  {written} ")
    assert (found.text, list(found.words)) == (
        written,
        [unicodedata.normalize("NFD", word) for word in ("NGHỈ   ỐM", "trừ 1đ")],
    )


def test_abbreviations_typing_errors_and_one_letter_for_another():
    assert [verdict(line) for line in ("co hs dat giai", "HSG cấp tỉnh 5đ", "nghi ts tru 1d")] == [
        "forbidden"
    ] * 3
    assert [verdict(line) for line in ("Có HS đạtgiải", "nghĩ ốm trừ 1đ", "nghỉ ốm: -0,5đ")] == [
        "forbidden"
    ] * 3


def test_marks_that_are_there_tell_words_apart():
    assert (verdict("om tru 1 diem"), verdict("Ôm đồm trừ 1 điểm")) == ("forbidden", "ok")


@pytest.mark.parametrize(
    "line", ["", "   ", "12345", "!!!", "\u0301", "đạt giải " * 3000, "a" * 20_000, "\x00"]
)
def test_any_line_has_an_answer(line: str):
    assert isinstance(screen_line(line), Screened)
