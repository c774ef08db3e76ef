"""Every refusal of the law's reader has its Vietnamese sentence."""

import pytest

from statute.cases import parse
from statute.errors import CaseError
from thidua.lawdesk.errors import in_vietnamese, told

PERSON = {"on": "2024-06-10", "school_year": "2023-2024", "subject": {"kind": "person"}}
ROW = {"school_year": "2023-2024"}


def refused(case: object) -> str:
    with pytest.raises(CaseError) as found:
        parse(case)
    return told(found.value)


@pytest.mark.parametrize(
    ("case", "said"),
    [
        ([], "Một danh sách không phải là một nhóm {…}."),
        ({}, "on: bắt buộc phải có."),
        (PERSON | {"x": 1}, "x: không phải là khóa ở chỗ này."),
        (PERSON | {"subject": {"kind": "person", "small": True}}, "subject.small: không phải là khóa ở chỗ này."),
        (PERSON | {"years": [ROW | {"ldtt": 1}]}, "years[0].ldtt: không phải là khóa ở chỗ này."),
        (PERSON | {"years": {}}, "years: một nhóm không phải là một danh sách […]."),
        (PERSON | {"on": "10/6"}, "on: '10/6' không phải là ngày (NĂM-THÁNG-NGÀY)."),
        (PERSON | {"on": "2016-09-10"}, "on: luật ở đây chỉ có từ ngày 01/10/2017."),
        (PERSON | {"on": "2023-06-10"}, "on: ngày 10/06/2023 trước khi năm học 2023-2024 bắt đầu."),
        (PERSON | {"school_year": "2023"}, "school_year: '2023' không phải là năm học, ví dụ 2023-2024."),
        (PERSON | {"under_review": 1}, "under_review: 1 không phải là true hoặc false."),
        (PERSON | {"years": [ROW | {"months_worked": True}]}, "years[0].months_worked: true không phải là số."),
        (PERSON | {"years": [ROW | {"months_worked": -1}]}, "years[0].months_worked: -1 là số âm."),
        (PERSON | {"years": [ROW | {"months_worked": 13}]}, "years[0].months_worked: 13 ngoài khoảng từ 0 đến 12."),
        (PERSON | {"subject": {"kind": "person", "teaching_years": 10**13}}, "subject.teaching_years: 10000000000000 là số quá lớn."),
        (PERSON | {"years": [{"school_year": "2024-2025"}]}, "years[0].school_year: năm học 2024-2025 sau năm học được xét 2023-2024."),
        (PERSON | {"years": [ROW, ROW]}, "years[1].school_year: năm học 2023-2024 có hai dòng."),
        (PERSON | {"awards": [{"code": "BK_TTG", "on": "2025-01-02"}]}, "awards[0].on: ngày 02/01/2025 sau ngày xét 10/06/2024."),
        (
            PERSON | {"years": [ROW | {"discipline": [{"on": "2025-01-02"}]}]},
            "years[0].discipline[0].on: ngày 02/01/2025 không thuộc năm học 2023-2024.",
        ),
        (
            PERSON | {"subject": {"kind": "collective"}, "years": [ROW | {"members": 0}]},
            "years[0].members: số người phải lớn hơn 0.",
        ),
        (
            PERSON | {"subject": {"kind": "collective"}, "years": [ROW | {"members": 2, "ldtt": 3}]},
            "years[0].ldtt: 3 nhiều hơn số người của tập thể (2).",
        ),
        (
            PERSON | {"subject": {"kind": "collective"}, "years": [ROW | {"members": 2.5}]},
            "years[0].members: 2.5 không phải là số nguyên.",
        ),
        (
            PERSON | {"years": [ROW | {"grade": "great"}]},
            "years[0].grade: 'great' không có trong các giá trị: excellent, good, completed, failed, ungraded.",
        ),
    ],
)  # fmt: skip
def test_each_refusal_is_said_in_vietnamese(case, said):
    assert refused(case) == said


def test_a_refusal_nobody_foresaw_is_still_vietnamese():
    assert in_vietnamese("something new") == "Giá trị này chưa dùng được."
