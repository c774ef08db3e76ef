"""The sentences of `because`: one each, natural, naming what is had and what is asked, saying nothing twice."""

from collections.abc import Iterator
from fractions import Fraction

import pytest

from statute.assess import assess
from statute.findings import Answer
from statute.sentences import one_of_ways
from statute.words import decimal


def said(case: object, code: str) -> dict[str, str]:
    """The sentences of a case's findings and their parts, by id."""

    def walk(findings: list[dict]) -> Iterator[tuple[str, str]]:
        for found in findings:
            yield from walk(found["parts"])
            yield found["id"], found["because"]

    return dict(walk(assess(case, [code])["awards"][0]["findings"]))


@pytest.mark.parametrize(
    ("row", "finding", "sentence"),
    [
        (
            {"grade": "completed"},
            "grade",
            (
                "Năm học 2023-2024 được xếp loại hoàn thành nhiệm vụ; "
                "không đạt yêu cầu hoàn thành tốt nhiệm vụ trở lên."
            ),
        ),
        (
            {"grade": "ungraded"},
            "grade",
            "Năm học 2023-2024 không được xếp loại; không đạt yêu cầu hoàn thành tốt nhiệm vụ trở lên.",
        ),
        (
            {"grade": None},
            "grade",
            (
                "Chưa biết kết quả xếp loại của năm học 2023-2024, "
                "nên chưa kết luận được về yêu cầu hoàn thành tốt nhiệm vụ trở lên."
            ),
        ),
        ({}, "registered", "Năm học 2023-2024 đã đăng ký LĐTT, CSTĐ cơ sở, đúng yêu cầu."),
        (
            {"registered": []},
            "registered",
            (
                "Năm học 2023-2024 không đăng ký danh hiệu nào; không đạt yêu cầu "
                "đăng ký LĐTT, CSTĐ cơ sở, CSTĐ cấp tỉnh, CSTĐ cấp Bộ hoặc CSTĐ toàn quốc."
            ),
        ),
        (
            {"leave": [{"kind": "sick", "working_days": 39.999}]},
            "leave",
            (
                "Năm học 2023-2024 nghỉ ốm và nghỉ không hưởng lương cộng lại 39,99 ngày làm việc, "
                "đạt yêu cầu dưới 40 ngày."
            ),
        ),
        (
            {"leave": [{"kind": "unpaid", "working_days": 40}]},
            "leave",
            (
                "Năm học 2023-2024 nghỉ ốm và nghỉ không hưởng lương cộng lại 40 ngày làm việc, "
                "không đạt yêu cầu dưới 40 ngày."
            ),
        ),
        (
            {"leave": [{"working_days": 50}]},
            "leave",
            (
                "Năm học 2023-2024 nghỉ ốm và nghỉ không hưởng lương cộng lại từ 0 đến 50 ngày làm việc, "
                "nên chưa biết có dưới 40 ngày hay không."
            ),
        ),
        (
            {},
            "newcomer",
            "Không phải người mới tuyển dụng trong năm học 2023-2024, nên không xét số tháng làm việc.",
        ),
        ({}, "discipline", "Năm học 2023-2024 không bị kỷ luật, đúng yêu cầu."),
        (
            {"discipline": [{"form": "reprimand"}]},
            "discipline",
            "Năm học 2023-2024 bị kỷ luật (khiển trách); người bị kỷ luật trong năm học không được xét.",
        ),
        (
            {"discipline": None},
            "discipline",
            (
                "Chưa biết năm học 2023-2024 có bị kỷ luật hay không; "
                "người bị kỷ luật trong năm học không được xét."
            ),
        ),
    ],
)
def test_of_ldtt_in_r1(teacher, row: dict, finding: str, sentence: str) -> None:
    assert said(teacher(on="2023-12-31", this_year=row), "LDTT")[finding] == sentence


def test_of_a_newcomer(teacher) -> None:
    new = {"kind": "person", "joined_sector": "2023-09-01"}
    case = teacher(on="2023-12-31", subject=new, this_year={"months_worked": 9.999})
    assert said(case, "LDTT")["newcomer"] == (
        "Vào ngành trong năm học 2023-2024, đã làm việc 9,99 tháng; "
        "không đạt yêu cầu làm việc đủ 10 tháng nếu mới tuyển dụng trong năm học."
    )


@pytest.mark.parametrize(
    ("row", "finding", "sentence"),
    [
        ({}, "ldtt", "LĐTT năm học 2023-2024 chưa có quyết định, xét theo điều kiện thì đạt."),
        ({"awards": ["LDTT"]}, "ldtt", "Năm học 2023-2024 đã được công nhận LĐTT, đúng yêu cầu."),
        (
            {"awards": []},
            "ldtt",
            "Năm học 2023-2024 không được công nhận LĐTT, mà điều kiện là phải có danh hiệu này.",
        ),
        (
            {"grade": "excellent"},
            "excellent",
            "Năm học 2023-2024 được xếp loại hoàn thành xuất sắc nhiệm vụ, đúng yêu cầu.",
        ),
        (
            {"grade": "excellent", "initiatives": []},
            "excellent_or_initiative",
            "Chỉ cần đạt một trong hai điều kiện, và đã đạt: hoàn thành xuất sắc nhiệm vụ.",
        ),
        (
            {"initiatives": []},
            "excellent_or_initiative",
            (
                "Cần đạt một trong hai điều kiện nhưng chưa đạt điều kiện nào: "
                "hoàn thành tốt nhiệm vụ; không có sáng kiến, đề tài."
            ),
        ),
        (
            {"initiatives": None},
            "excellent_or_initiative",
            (
                "Cần đạt một trong hai điều kiện, hiện chưa kết luận được: "
                "hoàn thành tốt nhiệm vụ; chưa biết danh sách sáng kiến, đề tài."
            ),
        ),
        ({}, "initiative", "Năm học 2023-2024 có 1 sáng kiến, đề tài được tính, đúng yêu cầu."),
        (
            {"initiatives": []},
            "initiative",
            (
                "Năm học 2023-2024 không có sáng kiến, đề tài; "
                "cần có sáng kiến hoặc đề tài được cấp huyện trở lên công nhận."
            ),
        ),
        (
            {"initiatives": None},
            "initiative",
            (
                "Chưa biết danh sách sáng kiến, đề tài của năm học 2023-2024, nên chưa kết luận được; "
                "cần có sáng kiến hoặc đề tài được cấp huyện trở lên công nhận."
            ),
        ),
    ],
)
def test_of_cstdcs(teacher, row: dict, finding: str, sentence: str) -> None:
    assert said(teacher(this_year=row), "CSTDCS")[finding] == sentence


def test_an_initiative_of_a_school_that_may_not_recognise_says_why(teacher) -> None:
    by_school = {"initiatives": [{"recognised_by": "school", "used_for": []}]}
    case = teacher(on="2025-07-01", this_year=by_school, local={"school_recognises_initiatives": False})
    assert said(case, "CSTDCS")["initiative"] == (
        "Năm học 2023-2024 có 1 sáng kiến, đề tài nhưng không được tính "
        "(do trường công nhận, trong khi cấp quyết định không giao việc này cho trường); "
        "cần có sáng kiến hoặc đề tài được cấp xã trở lên công nhận."
    )


@pytest.mark.parametrize(
    ("pending", "sentence"),
    [
        (False, "Hiện không có việc đang xem xét kỷ luật, điều tra, thanh tra hoặc xác minh đơn thư."),
        (True, "Tạm dừng xét vì đang có việc xem xét kỷ luật, điều tra, thanh tra hoặc xác minh đơn thư."),
        (
            None,
            (
                "Chưa biết có việc nào đang xem xét kỷ luật, điều tra, thanh tra hoặc xác minh đơn thư hay không; "
                "nếu có thì phải tạm dừng xét."
            ),
        ),
    ],
)
def test_of_the_stop(teacher, pending: bool | None, sentence: str) -> None:
    assert said(teacher(under_review=pending), "LDTT")["under_review"] == sentence


def test_who_recognises_is_listed_where_it_is_not_everyone_from_one_level_up(own_law, teacher) -> None:
    path = own_law / "parameters" / "initiative_recognisers.yaml"
    path.write_text(
        path.read_text().replace("[district, province, ministry, national]", "[district, ministry]")
    )
    assert said(teacher(this_year={"initiatives": []}), "CSTDCS")["initiative"].endswith(
        "cần có sáng kiến hoặc đề tài được cấp huyện hoặc bộ công nhận."
    )


def test_of_five_ways_the_number_is_written_in_figures() -> None:
    assert one_of_ways(Answer.NO, 5, ["a", "b"]) == (
        "Cần đạt một trong 5 điều kiện nhưng chưa đạt điều kiện nào: a; b."
    )


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        (Fraction(39), "39"),
        (Fraction("39.5"), "39,5"),
        (Fraction("39.999"), "39,99"),
        (Fraction("40.001"), "40"),
        (Fraction(0), "0"),
        (Fraction(100), "100"),
        (Fraction(10**12), "1000000000000"),
    ],
)
def test_a_number_is_cut_and_never_reads_as_a_limit_it_has_not_reached(amount, written: str) -> None:
    assert decimal(amount) == written
