"""The boxes of the page for trying out: what they make of a case, and a case of them."""

from datetime import date

import pytest
from django.http import QueryDict

from statute.assess import assess
from statute.check.worked import worked_cases
from statute.library import root
from thidua.lawdesk.forms.draft import Draft
from thidua.lawdesk.forms.flat import flat

FULL = {
    "on": "2024-06-10",
    "accepted_on": "2024-06-20",
    "school_year": "2023-2024",
    "subject": {
        "kind": "person", "sex": "female", "born": "1985-03-12", "joined_sector": "2007-09-01", "joined_unit": "2015-09-01",
        "contract": "public_employee", "manager": False, "teaching_years": 16.5, "hardship_years": 0, "hardship_now": False,
        "discipline_complete": True,
    },
    "years": [
        {
            "school_year": "2023-2024",
            "grade": "excellent",
            "registered": ["LDTT", "CSTDCS"],
            "awards": None,
            "initiatives": [
                {"scope": "unit", "kind": "initiative", "recognised_by": "district", "used_for": []},
                {"scope": None, "kind": None, "recognised_by": None, "used_for": None},
                {"scope": "unit", "kind": "initiative", "recognised_by": "district", "used_for": ["CSTDCS", "BK_TINH"]},
            ],
            "discipline": [{"form": "reprimand", "on": "2023-11-02", "ended": "2024-02-02"}],
            "leave": [{"kind": "maternity", "working_days": 120}, {"kind": None, "working_days": None}],
            "months_worked": 9.5,
        },
        {
            "school_year": "2022-2023",
            "grade": "good",
            "registered": [],
            "awards": ["LDTT", {"code": "CSTDCS", "revoked": True}],
            "initiatives": [],
            "discipline": [],
            "leave": [],
            "months_worked": 10,
        },
        {
            "school_year": "2021-2022",
            "grade": None,
            "registered": None,
            "awards": [],
            "initiatives": None,
            "discipline": None,
            "leave": None,
            "months_worked": None,
        },
    ],
    "awards": [{"code": "BK_TTG", "on": "2019-11-20", "basis": "merit", "revoked": False}],
    "local": {"school_recognises_initiatives": True},
    "under_review": False,
}  # fmt: skip


def boxes(**filled: object) -> QueryDict:
    found = QueryDict(mutable=True)
    for name, value in {"on": "2024-06-10", "school_year": "2023-2024", **filled}.items():
        found.setlist(name.replace("__", "-"), value if isinstance(value, list) else [value])
    return found


def faults(**filled: object) -> list[tuple[str, str]]:
    draft = Draft(boxes(**filled), "person")
    assert draft.case() is None
    return draft.faults()


def test_a_case_comes_back_out_of_the_boxes_as_it_went_in():
    assert Draft(flat(FULL), "person").case() == FULL


def test_the_same_facts_get_the_same_answers():
    case = Draft(flat(FULL), "person").case()
    assert assess(case)["awards"] == assess(FULL)["awards"]


def test_worked_examples_of_the_law_get_the_same_answers_through_the_boxes():
    """Every seventh of them, of all awards: whatever a case can say, the page can say."""
    moved = [
        one.place
        for one in worked_cases(root())[::7]
        if assess(Draft(flat(one.given), one.given["subject"]["kind"]).case())["awards"]
        != assess(one.given)["awards"]
    ]
    assert moved == []


def test_of_empty_boxes_nothing_is_known():
    case = Draft(boxes(), "person").case()
    assert (case["years"], case["awards"], case["under_review"], case["subject"]["manager"]) == (
        [],
        None,
        None,
        None,
    )


def test_a_row_in_which_nothing_is_known_stays_a_row():
    """To the law it is another thing than a year without a row, where discipline is said to be complete."""
    case = {**FULL, "years": [{"school_year": "2020-2021"}]}
    assert [year["school_year"] for year in Draft(flat(case), "person").case()["years"]] == ["2020-2021"]


def test_a_collective_comes_back_as_it_went_in():
    case = {
        "on": "2024-06-10",
        "accepted_on": None,
        "school_year": "2023-2024",
        "subject": {"kind": "collective", "small": True},
        "under_review": None,
        "years": [
            {
                "school_year": "2023-2024", "grade": "excellent", "awards": ["TTLDTT"], "members": 42, "ungraded": 0,
                "completed": 42, "ldtt": 31, "cstdcs": 4, "disciplined_from_warning": 0,
            }
        ],
        "awards": [],
    }  # fmt: skip
    assert Draft(flat(case), "collective").case() == case


def test_initiatives_are_entered_by_their_number():
    filled = {"y2023-i0-count": "3", "y2023-i0-kind": "research", "y2023-i1-scope": "province"}
    years = Draft(boxes(**filled), "person").case()["years"]
    assert [(one["kind"], one["scope"]) for one in years[0]["initiatives"]] == [
        ("research", None),
        ("research", None),
        ("research", None),
        (None, "province"),
    ]


def test_titles_ticked_are_all_there_are_and_none_is_ticked_too():
    def years(ticked):
        return Draft(boxes(**{"y2023-titles": ticked}), "person").case()["years"]

    assert years(["LDTT"])[0]["awards"] == ["LDTT"]
    assert years(["none"])[0]["awards"] == []
    assert years([]) == []
    known = Draft(boxes(**{"y2023-grade": "good"}), "person").case()["years"]
    assert (known[0]["awards"], known[0]["registered"]) == (None, None)


def test_numbers_and_days_are_read_as_people_write_them():
    case = Draft(
        boxes(on="10/06/2024", **{"y2023-months_worked": "9,5", "y2023-grade": "good"}), "person"
    ).case()
    assert (case["on"], case["years"][0]["months_worked"]) == ("2024-06-10", 9.5)


@pytest.mark.parametrize(
    ("filled", "expected"),
    [
        ({"on": ""}, ("id_on", "Hãy ghi ngày.")),
        ({"on": "2011-06-10"}, ("id_on", "Luật ở đây chỉ có từ ngày 01/10/2017.")),
        ({"on": "2023-06-10"}, ("id_on", "Ngày 10/06/2023 trước khi năm học 2023-2024 bắt đầu.")),
        ({"school_year": "2023-2025"}, ("id_school_year", "Hãy chọn năm học, ví dụ 2025-2026.")),
        ({"y2023-months_worked": "13"}, ("id_y2023-months_worked", "Không được quá 12.")),
        ({"y2023-months_worked": "-1"}, ("id_y2023-months_worked", "Số không được âm.")),
        ({"y2023-months_worked": "NaN"}, ("id_y2023-months_worked", "Hãy nhập một số, ví dụ 10 hoặc 9,5.")),
        ({"y2023-grade": "great"}, ("id_y2023-grade", "Hãy chọn một mục trong danh sách.")),
        ({"y2023-i0-count": "1,5"}, ("id_y2023-i0-count", "Hãy nhập số nguyên, ví dụ 3.")),
        ({"y2023-i0-used": "KHONG"}, ("id_y2023-i0-used", "Hãy chọn một mục trong danh sách.")),
        (
            {"y2023-titles": ["none", "LDTT"]},
            ("id_y2023-titles", "Đã chọn “Không có” thì bỏ các mục khác, hoặc ngược lại."),
        ),
        (
            {"y2023-no_leave": "on", "y2023-l0-kind": "sick"},
            ("id_y2023-no_leave", "Đã đánh dấu là không có thì để trống các dòng bên dưới, hoặc bỏ dấu này."),
        ),
        (
            {"no_awards": "on", "a0-code": "BK_TTG"},
            ("id_no_awards", "Đã đánh dấu là không có thì để trống các dòng bên dưới, hoặc bỏ dấu này."),
        ),
        ({"a0-on": "2020-01-01"}, ("id_a0-code", "Hãy chọn hình thức khen thưởng.")),
    ],
)
def test_a_fault_stands_beside_its_box(filled, expected):
    assert faults(**filled) == [expected]


def test_what_the_law_s_reader_refuses_stands_beside_the_box_it_came_from():
    """Its key counts the rows that were filled in, so a blank row before must not shift it."""
    late = {"a1-code": "BK_TTG", "a1-on": "2025-01-01"}
    assert faults(**late) == [("id_a1-on", "Ngày 01/01/2025 sau ngày xét 10/06/2024.")]
    elsewhere = {
        "y2023-grade": "good", "y2021-d1-form": "warning", "y2021-d1-on": "2023-01-05",
    }  # fmt: skip
    assert faults(**elsewhere) == [("id_y2021-d1-on", "Ngày 05/01/2023 không thuộc năm học 2021-2022.")]


def test_more_than_the_members_stands_beside_the_number():
    draft = Draft(boxes(**{"y2023-members": "10", "y2023-ldtt": "11"}), "collective")
    assert draft.case() is None
    assert draft.faults() == [("id_y2023-ldtt", "11 nhiều hơn số người của tập thể (10).")]


def test_years_after_the_one_asked_about_keep_what_was_typed_and_count_for_nothing():
    draft = Draft(boxes(school_year="2022-2023", **{"y2023-grade": "good"}), "person")
    assert [(year.name, year.later) for year in draft.years[:2]] == [
        ("2023-2024", True),
        ("2022-2023", False),
    ]
    assert draft.case()["years"] == []


def test_there_is_always_a_blank_row_left():
    draft = Draft(boxes(**{"y2023-l2-kind": "sick", "a0-code": "BK_TTG"}), "person")
    assert (len(draft.years[0].rows["l"]), len(draft.held)) == (4, 2)


def test_names_nobody_could_have_sent_do_not_fill_the_page():
    sent = {"y2023-i9999-count": "1", "y9999-grade": "good", "a9999-code": "x"}
    draft = Draft(boxes(shown="9999", **sent), "person")
    assert (len(draft.years), len(draft.years[0].rows["i"]), len(draft.held)) == (20, 142, 32)
    assert draft.case() is None


def test_years_go_back_as_far_as_something_is_known():
    case = {**FULL, "years": [{"school_year": "2010-2011", "grade": "good"}]}
    assert Draft(flat(case), "person").years[-1].name == "2010-2011"
    assert date.fromisoformat(Draft(flat(case), "person").case()["on"]) == date(2024, 6, 10)
