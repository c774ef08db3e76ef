"""Local rules: what they ask of a case, what they say of the way, and what has to be looked at again with the law."""

import math
from datetime import date
from fractions import Fraction

import pytest

from statute.assess import assess
from statute.cases import parse
from statute.library import load
from statute.local import (
    Kind,
    LocalRule,
    LocalRuleError,
    findings,
    notes,
    read,
    reviews,
    reviews_during,
    told,
)
from statute.local.answers import NOT_ENTERED
from statute.local.contradictions import ASKED_FOR, CHECKS
from statute.local.rules import school_recognises
from statute.local.wording import says

ON = date(2026, 6, 10)
YEAR = "2025-2026"
FIRST = date(2025, 9, 1)
SOURCE = "12/HD-UBND ngày 3/10/2025 của UBND xã Hoa Sen"


def rule(kind, values=None, **others):
    kind = Kind(kind)
    given = {
        "id": "r1",
        "issuer": "UBND xã Hoa Sen",
        "paper": "12/HD-UBND",
        "paper_on": date(2025, 10, 3),
        "first": FIRST,
    }
    return LocalRule(kind=kind, demand=read(kind, values or {}), **(given | others))


def case(on=ON, year=YEAR, contract=None, **row):
    return parse(
        {
            "on": on.isoformat(),
            "school_year": year,
            "subject": {"kind": "person", "contract": contract},
            "years": [{"school_year": year, **row}],
        }
    )


def team(small=None):
    return parse(
        {
            "on": ON.isoformat(),
            "school_year": YEAR,
            "subject": {"kind": "collective", "small": small},
            "years": [],
        }
    )


MONTHS = rule("months_worked", {"months": "9.5", "maternity_counts": True})
LEAVE = rule("leave_days", {"kinds": ["unpaid", "sick"], "days": "20"})
STAFF = rule("contracts", {"kinds": ["public_employee", "civil_servant", "labour_contract"]})
MARKS = rule("marks", {"least": "80", "full": "100"})


def answers(one, facts, code="LDTT"):
    return [(str(found.answer), found.missing) for found in findings([one], facts, code)]


@pytest.mark.parametrize(
    ("one", "row", "answer", "missing"),
    [
        (MONTHS, {"months_worked": 9.5}, "yes", ()),
        (MONTHS, {"months_worked": 9, "leave": []}, "no", ()),
        (MONTHS, {"months_worked": 9, "leave": [{"kind": "sick", "working_days": 9}]}, "no", ()),
        (MONTHS, {"months_worked": 4, "leave": [{"kind": "maternity"}]}, "unknown", ()),
        (MONTHS, {"months_worked": 4, "leave": [{"kind": None}]}, "unknown", ()),
        (MONTHS, {"months_worked": 4}, "unknown", (f"years[{YEAR}].leave",)),
        (MONTHS, {}, "unknown", (f"years[{YEAR}].months_worked",)),
        (LEAVE, {"leave": []}, "yes", ()),
        (LEAVE, {"leave": [{"kind": "sick", "working_days": 19.5}]}, "yes", ()),
        (LEAVE, {"leave": [{"kind": "sick", "working_days": 20}]}, "no", ()),
        (LEAVE, {"leave": [{"kind": "sick", "working_days": 12}, {"kind": "unpaid", "working_days": 8}]}, "no", ()),
        (LEAVE, {"leave": [{"kind": "maternity", "working_days": 120}]}, "yes", ()),
        (LEAVE, {"leave": [{"kind": "sick"}]}, "unknown", (f"years[{YEAR}].leave",)),
        (LEAVE, {"leave": [{"kind": None, "working_days": 30}]}, "unknown", (f"years[{YEAR}].leave",)),
        (LEAVE, {"leave": [{"kind": "sick"}, {"kind": "unpaid", "working_days": 20}]}, "no", ()),
        (LEAVE, {}, "unknown", (f"years[{YEAR}].leave",)),
        (STAFF, {"contract": "labour_contract"}, "yes", ()),
        (STAFF, {}, "unknown", ("subject.contract",)),
        (MARKS, {"grade": "excellent"}, "unknown", ()),
    ],
)  # fmt: skip
def test_a_rule_is_met_not_met_or_not_known(one, row, answer, missing):
    assert answers(one, case(**row)) == [(answer, missing)]


@pytest.mark.parametrize(
    ("one", "code", "row", "answer", "missing"),
    [
        ("registered", "CSTDCS", {"registered": ["CSTDCS", "LDTT"]}, "yes", ()),
        ("registered", "CSTDCS", {"registered": ["LDTT"]}, "no", ()),
        ("registered", "LDTT", {"registered": ["CSTDCS"]}, "yes", ()),
        ("registered", "LDTT", {"registered": []}, "no", ()),
        ("registered", "LDTT", {}, "unknown", ("years[2022-2023].registered",)),
        ("no_discipline", "LDTT", {"discipline": []}, "yes", ()),
        ("no_discipline", "LDTT", {"discipline": [{"form": "reprimand"}]}, "no", ()),
        ("no_discipline", "LDTT", {}, "unknown", ("years[2022-2023].discipline",)),
    ],
)
def test_what_the_older_law_asked_itself_may_be_asked_locally_in_its_days(one, code, row, answer, missing):
    facts = case(on=date(2023, 6, 10), year="2022-2023", **row)
    assert answers(rule(one, first=date(2022, 9, 1)), facts, code) == [(answer, missing)]


@pytest.mark.parametrize(
    ("may", "small", "code", "expected"),
    [
        (False, True, "TTLDXS", [("no", ())]),
        (False, None, "TTLDXS", [("unknown", ("subject.small",))]),
        (False, False, "TTLDXS", [("yes", ())]),
        (True, None, "TTLDXS", [("yes", ())]),
        (False, True, "TTLDTT", []),
    ],
)
def test_whether_a_team_may_hold_ttldxs_is_asked_of_that_title_only(may, small, code, expected):
    assert answers(rule("team_ttldxs", {"may": may}, codes=("TTLDXS",)), team(small), code) == expected


def test_persons_rules_ask_nothing_of_a_collective():
    assert findings([MONTHS, LEAVE, MARKS], team(True), "TTLDTT") == ()


def test_a_finding_is_one_sentence_with_the_document_and_its_citation_is_none_of_the_laws():
    (found,) = findings([MONTHS], case(months_worked=8, leave=[]), "LDTT")
    assert found.as_dict() == {
        "id": "local_months_worked",
        "answer": "no",
        "because": (
            "Năm học 2025-2026 đã làm việc 8 tháng; không đạt yêu cầu làm việc ít nhất 9,5 tháng trong năm học "
            f"theo {SOURCE}."
        ),
        "required": "làm việc ít nhất 9,5 tháng trong năm học",
        "observed": "8 tháng",
        "conditional": False,
        "citation": {
            "instrument": "12/HD-UBND",
            "article": None,
            "issuer": "UBND xã Hoa Sen",
            "issued": "2025-10-03",
        },
        "verification": "secondary",
        "parts": [],
        "rule": "r1",
        "missing": [],
        "reviews": [],
    }


def test_marks_say_that_none_are_stored():
    (found,) = findings([MARKS], case(), "LDTT")
    assert found.because == (
        "Chưa có điểm bình xét của năm học 2025-2026 trong dữ liệu, nên chưa kết luận được về yêu cầu "
        f"đạt ít nhất 80/100 điểm bình xét năm theo {SOURCE}."
    )


@pytest.mark.parametrize(
    ("others", "there"),
    [
        ({}, True),
        ({"codes": ("LDTT",)}, True),
        ({"codes": ("CSTDCS", "LDTT")}, True),
        ({"codes": ("CSTDCS",)}, False),
        ({"first": ON}, True),
        ({"first": date(2026, 6, 11)}, False),
        ({"last": ON}, True),
        ({"last": date(2026, 6, 9)}, False),
    ],
)
def test_a_rule_speaks_only_of_its_awards_and_on_its_days(others, there):
    one = rule("months_worked", {"months": "9", "maternity_counts": True}, **others)
    assert bool(findings([one], case(), "LDTT")) is there


def test_rules_of_the_way_are_notes_and_the_councils_own_are_left_to_its_pages():
    rules = [
        rule("school_initiatives", {"recognised": True}),
        rule("allotment", {"number": 8}),
        rule("allotment", {"share": "15/100", "base": "ldtt"}),
        rule("deadline", {"step": "submission", "last_day": "2026-06-15"}),
        rule("deadline", {"step": "dossier", "last_day": "2026-06-09"}),
        rule("deadline", {"step": "council", "last_day": "2026-06-10"}),
        rule("papers", {"titles": ["Báo cáo  thành tích", "", "Biên bản họp tổ"]}),
        rule("notice_days", {"days": 5}),
        rule("council", {"quorum": "2/3"}),
    ]
    assert notes(rules, case(), "CSTDCS") == [
        f"Sáng kiến chỉ do trường công nhận được tính khi xét Chiến sĩ thi đua cơ sở ({SOURCE}).",
        f"Chỉ tiêu được giao 8 suất, tính cho cả danh sách ({SOURCE}).",
        f"Chỉ tiêu được giao 15% số người đạt Lao động tiên tiến trong danh sách ({SOURCE}).",
        f"Hạn gửi hồ sơ lên cấp quyết định: hết ngày 15/6/2026 ({SOURCE}).",
        f"Hạn hoàn thành hồ sơ: hết ngày 9/6/2026, đã qua vào ngày xét ({SOURCE}).",
        f"Hạn họp hội đồng: hết ngày 10/6/2026 ({SOURCE}).",
        f"Hồ sơ phải có: Báo cáo thành tích; Biên bản họp tổ ({SOURCE}).",
    ]
    assert findings(rules, case(), "CSTDCS") == ()


@pytest.mark.parametrize(
    ("kind", "values", "sentence"),
    [
        ("months_worked", {"months": "9", "maternity_counts": False}, "làm việc ít nhất 9 tháng trong năm học, không tính thời gian nghỉ thai sản"),
        ("leave_days", {"kinds": ["sick"], "days": "40"}, "nghỉ ốm dưới 40 ngày làm việc"),
        ("contracts", {"kinds": ["labour_contract", "public_employee"]}, "là viên chức hoặc người lao động hợp đồng"),
        ("notice_days", {"days": 5}, "danh sách được niêm yết công khai ít nhất 5 ngày trước khi quyết định hoặc trình"),
        ("council", {"quorum": "2/3", "majority": "1/2"}, "hội đồng họp hợp lệ khi có mặt ít nhất 2/3 số thành viên, đạt khi số phiếu đồng ý quá 1/2"),
        ("council", {"majority": "80/100"}, "hội đồng đạt khi số phiếu đồng ý quá 80%"),
        ("team_ttldxs", {"may": False}, "tổ và tập thể nhỏ không được xét Tập thể lao động xuất sắc"),
    ],
)  # fmt: skip
def test_what_a_rule_says_reads_as_it_would_be_said(kind, values, sentence):
    assert says(Kind(kind), read(Kind(kind), values)) == sentence


# --- beside the law --------------------------------------------------------------------------------


def answered(rules, facts=None, code="LDTT"):
    raw = {
        "on": ON.isoformat(),
        "school_year": YEAR,
        "subject": {"kind": "person"},
        "years": [{"school_year": YEAR, "grade": "good", "months_worked": 5, "leave": []}],
        "under_review": False,
    }
    law = assess(raw, [code])["awards"][0]
    return law, told(rules, law, parse(raw))


def test_a_local_no_changes_neither_the_laws_answer_nor_its_findings():
    law, both = answered([MONTHS])
    assert (law["answer"], both["answer"]) == ("yes", "yes")
    assert both["findings"] == law["findings"]
    assert [found["answer"] for found in both["local"]["findings"]] == ["no"]


def test_without_rules_only_an_empty_local_is_added():
    law, both = answered([])
    assert both == law | {"local": {"findings": [], "notes": [], "rules": []}}


def test_the_note_that_nothing_was_entered_goes_with_the_first_rule_of_the_deciding_level():
    law, both = answered([MONTHS])
    assert (NOT_ENTERED in law["notes"], NOT_ENTERED in both["notes"]) == (True, False)


@pytest.mark.parametrize("others", [{"own": True}, {"codes": ("CSTDCS",)}, {"last": date(2026, 1, 1)}])
def test_the_note_stays_with_the_schools_own_rule_another_awards_and_one_that_is_over(others):
    _, both = answered([rule("marks", {"least": "80", "full": "100"}, **others)])
    assert NOT_ENTERED in both["notes"]


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ([], None),
        ([rule("school_initiatives", {"recognised": True}, codes=("CSTDCS",))], True),
        ([rule("school_initiatives", {"recognised": False}, codes=("CSTDCS",))], False),
        ([rule("school_initiatives", {"recognised": True}, last=date(2026, 6, 9))], None),
        ([MONTHS], None),
    ],
)
def test_who_recognises_is_what_the_rule_in_force_says(rules, expected):
    assert school_recognises(rules, ON) is expected


# --- contradictions --------------------------------------------------------------------------------

R1, R2, R3, R4 = date(2023, 6, 10), date(2024, 6, 10), date(2026, 6, 10), date(2026, 11, 22)
LONG_AGO = date(2022, 9, 1)


@pytest.mark.parametrize(
    ("kind", "values", "others", "days"),
    [
        ("months_worked", {"months": "10", "maternity_counts": True}, {}, []),
        ("months_worked", {"months": "10", "maternity_counts": False}, {}, [R1, R2, R3, R4]),
        ("leave_days", {"kinds": ["sick", "unpaid"], "days": "20"}, {}, []),
        ("leave_days", {"kinds": ["sick", "maternity"], "days": "20"}, {}, [R1, R2, R3, R4]),
        ("leave_days", {"kinds": ["treatment"], "days": "20"}, {}, [R1]),
        ("leave_days", {"kinds": ["sick"], "days": "40"}, {}, []),
        ("leave_days", {"kinds": ["sick"], "days": "41"}, {}, [R1]),
        ("leave_days", {"kinds": ["sick"], "days": "41"}, {"codes": ("CSTDCS",)}, []),
        ("months_worked", {"months": "9.9", "maternity_counts": True}, {"codes": ("LDTT",)}, [R1]),
        ("contracts", {"kinds": ["public_employee", "civil_servant"]}, {}, [R1, R2, R3, R4]),
        ("marks", {"least": "80", "full": "100"}, {}, []),
        ("registered", {}, {}, [R2, R3, R4]),
        ("no_discipline", {}, {}, [R2, R3, R4]),
        ("school_initiatives", {"recognised": True}, {}, []),
        ("allotment", {"number": 3}, {}, []),
        ("allotment", {"share": "15/100", "base": "ldtt"}, {"codes": ("CSTDCS",)}, []),
        ("allotment", {"share": "16/100", "base": "ldtt"}, {"codes": ("CSTDCS",)}, [R1]),
        ("allotment", {"share": "16/100", "base": "staff"}, {"codes": ("CSTDCS",)}, []),
        ("allotment", {"share": "16/100", "base": "ldtt"}, {"codes": ("TTLDTT",)}, []),
        ("allotment", {"share": "1/10", "base": "team"}, {"codes": ("LDTT",)}, [R1, R2, R3, R4]),
        ("council", {"quorum": "2/3", "majority": "1/2"}, {}, [R1]),
        ("council", {"majority": "90/100"}, {}, []),
        ("council", {"majority": "1/2"}, {"own": True}, []),
        ("council", {"majority": "1/2"}, {"codes": ("LDTT",)}, []),
        ("council", {"quorum": "1/2"}, {"own": True}, [R1, R2, R3, R4]),
        ("council", {"majority": "2/5"}, {"own": True}, [R1, R2, R3, R4]),
        ("papers", {"titles": ["Biên bản họp tổ"]}, {}, []),
        ("papers", {"titles": ["Minh chứng học sinh đạt giải cấp huyện"]}, {}, [R1, R2, R3, R4]),
        ("marks", {"least": "80", "full": "100"}, {"remark": "Trừ điểm giáo viên nghỉ thai sản"}, [R1, R2, R3, R4]),
    ],
)  # fmt: skip
def test_what_has_to_be_looked_at_again_and_on_which_days(kind, values, others, days):
    one = rule(kind, values, first=LONG_AGO, **others)
    assert [day for day in (R1, R2, R3, R4) if reviews(one, day)] == days


def test_a_doubtful_rule_is_shown_with_its_reason_and_applied_by_nobody():
    facts = case(registered=[], on=ON)
    (found,) = findings([rule("registered")], facts, "LDTT")
    assert (str(found.answer), found.observed, found.missing) == ("unknown", "không đăng ký", ())
    assert found.because == (
        f"{SOURCE} yêu cầu đã đăng ký danh hiệu, hình thức này từ đầu năm học; cần xem lại với luật nên chưa áp dụng."
    )
    assert [review.as_dict() for review in found.reviews] == [
        {
            "reason": "Từ năm 2024 luật không còn coi đăng ký thi đua là căn cứ xét; "
            "người chưa đăng ký vẫn được xét nếu đủ tiêu chuẩn.",
            "citation": {"instrument": "06/2022/QH15", "article": "7"},
            "verification": "secondary",
        }
    ]


def test_the_weakness_of_the_reason_is_told_with_it():
    (review,) = reviews(rule("registered"), R4)
    assert review.verification == "carried_over"


def test_a_doubtful_note_carries_its_reason():
    one = rule("allotment", {"share": "1/10", "base": "team"}, codes=("LDTT",))
    (note,) = notes([one], case(), "LDTT")
    assert note.startswith(
        f"Chỉ tiêu được giao 10% số người của mỗi tổ ({SOURCE}). Xem lại: Thành tích đến đâu"
    )


def test_the_share_of_all_members_is_asked_only_for_awards_that_need_it():
    one = rule("council", {"majority": "1/2"}, first=LONG_AGO)
    assert [bool(reviews(one, R1, code)) for code in ("CSTD_TINH", "CSTDTQ", "LDTT")] == [True, True, False]


def test_what_the_law_says_of_one_award_is_held_against_a_rule_for_all_only_there():
    one = rule("leave_days", {"kinds": ["sick"], "days": "41"}, first=LONG_AGO)
    assert [bool(reviews(one, R1, code)) for code in ("LDTT", "CSTDCS", None)] == [True, False, True]


def test_over_a_rules_whole_time_each_reason_is_told_once_with_its_first_day():
    one = rule("registered", first=date(2023, 9, 1))
    assert [day for day, _ in reviews_during(one)] == [date(2024, 1, 1)]
    assert reviews_during(rule("registered", first=date(2023, 9, 1), last=date(2023, 12, 31))) == []


def test_every_figure_asked_for_is_in_the_law_and_gives_a_reason_where_it_can_contradict():
    law = load()
    reasons = {check.figure: check.reason for checks in CHECKS.values() for check in checks}
    harmless = {"ground", "excluded"}
    silent = [
        (name, value.first)
        for name in ASKED_FOR
        for value in law.parameter(name).values
        if not value.notes and value.value not in harmless and not reasons[name]
    ]
    assert silent == []


# --- values ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "values", "field"),
    [
        ("months_worked", {"months": "0", "maternity_counts": True}, "months"),
        ("months_worked", {"months": "12.01", "maternity_counts": True}, "months"),
        ("months_worked", {"months": "1e-9", "maternity_counts": True}, "months"),
        ("months_worked", {"months": "chín", "maternity_counts": True}, "months"),
        ("months_worked", {"months": "9"}, "maternity_counts"),
        ("months_worked", {"months": "9", "maternity_counts": "yes"}, "maternity_counts"),
        ("leave_days", {"kinds": [], "days": "20"}, "kinds"),
        ("leave_days", {"kinds": ["holiday"], "days": "20"}, "kinds"),
        ("leave_days", {"kinds": ["sick"], "days": "-1"}, "days"),
        ("contracts", {"kinds": "public_employee"}, "kinds"),
        ("marks", {"least": "101", "full": "100"}, "least"),
        ("allotment", {}, "number"),
        ("allotment", {"number": 3, "share": "1/3", "base": "ldtt"}, "number"),
        ("allotment", {"number": 0}, "number"),
        ("allotment", {"number": True}, "number"),
        ("allotment", {"share": "1/3"}, "base"),
        ("allotment", {"share": "4/3", "base": "ldtt"}, "share"),
        ("allotment", {"share": "1/0", "base": "ldtt"}, "share"),
        ("deadline", {"step": "party", "last_day": "2026-06-15"}, "step"),
        ("deadline", {"step": "council", "last_day": "2026-06-31"}, "last_day"),
        ("papers", {"titles": [" ", ""]}, "titles"),
        ("papers", {"titles": ["x" * 201]}, "titles"),
        ("papers", {"titles": ["x"] * 21}, "titles"),
        ("notice_days", {"days": math.nan}, "days"),
        ("council", {}, "quorum"),
        ("council", {"majority": "một nửa"}, "majority"),
        ("team_ttldxs", {}, "may"),
    ],
)
def test_a_value_that_cannot_be_taken_names_its_field(kind, values, field):
    with pytest.raises(LocalRuleError) as refused:
        read(Kind(kind), values)
    assert refused.value.field == field


def test_values_are_exact_and_a_choice_reads_in_the_lists_order():
    assert read(Kind.MONTHS_WORKED, {"months": "9.5", "maternity_counts": True}).months == Fraction(19, 2)
    assert read(Kind.LEAVE_DAYS, {"kinds": ["unpaid", "sick"], "days": "20"}).kinds == ("sick", "unpaid")
