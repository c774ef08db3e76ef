"""The shape of an answer, precedence, notes, and the awards that are asked."""

import re
from datetime import date

import pytest

from statute.assess import assess
from statute.errors import CaseError
from statute.library import load

PERSONS = [
    "LDTT",
    "CSTDCS",
    "CSTD_TINH",
    "CSTD_BO",
    "CSTDTQ",
    "GK",
    "BK_TINH",
    "BK_BO",
    "BK_TTG",
    "HCLD3",
    "HCLD2",
    "HCLD1",
    "KNC_GD",
    "NGUT",
    "NGND",
]


def only(case: object, code: str, on: date | None = None) -> dict:
    return assess(case, [code], on)["awards"][0]


def test_an_answer_in_full(teacher) -> None:
    answer = assess(teacher(), ["LDTT"])
    assert answer == {
        "on": "2024-06-10",
        "school_year": "2023-2024",
        "law_version": load().version,
        "awards": [
            {
                "code": "LDTT",
                "name": "Lao động tiên tiến",
                "regime": "R2",
                "answer": "yes",
                "verification": "secondary",
                "conditional": False,
                "decides": "Chủ tịch UBND huyện",
                "decides_verification": "official",
                "bonus": {
                    "coefficient": "0.3",
                    "base": 1800000,
                    "amount": 540000,
                    "verification": "secondary",
                },
                "findings": [
                    {
                        "id": "grade",
                        "answer": "yes",
                        "because": (
                            "Năm học 2023-2024 được xếp loại hoàn thành tốt nhiệm vụ; "
                            "đạt yêu cầu hoàn thành tốt nhiệm vụ trở lên."
                        ),
                        "required": "hoàn thành tốt nhiệm vụ trở lên",
                        "observed": "hoàn thành tốt nhiệm vụ",
                        "conditional": False,
                        "citation": {"instrument": "06/2022/QH15", "article": "24.1"},
                        "verification": "secondary",
                        "parts": [],
                    },
                    {
                        "id": "under_review",
                        "answer": "yes",
                        "because": (
                            "Hiện không có việc đang xem xét kỷ luật, điều tra, thanh tra hoặc xác minh đơn thư."
                        ),
                        "required": (
                            "không có việc đang xem xét kỷ luật, điều tra, thanh tra hoặc xác minh đơn thư"
                        ),
                        "observed": "không có việc nào đang xem xét",
                        "conditional": False,
                        "citation": {"instrument": "98/2023/NĐ-CP", "article": "4"},
                        "verification": "secondary",
                        "parts": [],
                    },
                ],
                "missing": [],
                "notes": ["chưa nhập quy định của cấp quyết định"],
            }
        ],
    }


def test_without_codes_all_of_the_subjects_kind_are_answered_in_order(teacher, team) -> None:
    assert [award["code"] for award in assess(teacher())["awards"]] == PERSONS
    collective = assess(team())["awards"]
    assert [award["code"] for award in collective] == ["TTLDTT", "TTLDXS", "CO_TINH", "CO_BO", "CO_CP"]


def test_codes_are_answered_in_the_order_asked(teacher) -> None:
    assert [award["code"] for award in assess(teacher(), ["CSTDCS", "LDTT"])["awards"]] == ["CSTDCS", "LDTT"]


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("TTLDTT", "award: 'TTLDTT' is not an award of a person"),
        ("ldtt", f"award: 'ldtt' is not one of {', '.join([*PERSONS[:5], 'TTLDTT'])}"),
    ],
)
def test_a_code_of_the_other_kind_or_of_none_is_refused(teacher, code: str, message: str) -> None:
    with pytest.raises(CaseError, match=f"^{re.escape(message)}"):
        assess(teacher(), [code])


def test_forms_of_persons_are_not_asked_of_a_collective(team) -> None:
    with pytest.raises(CaseError, match="^award: 'BK_TINH' is not an award of a collective$"):
        assess(team(), ["BK_TINH"])


NO_RULE = ["GK", "HCLD2", "HCLD1", "NGND"]


@pytest.mark.parametrize("code", NO_RULE)
def test_an_award_whose_rule_is_not_entered_is_unknown_with_no_rule(teacher, code: str) -> None:
    answer = only(teacher(), code)
    assert (answer["answer"], [found["id"] for found in answer["findings"]], answer["missing"]) == (
        "unknown",
        ["no_rule"],
        [],
    )


def test_under_review_blocks_an_award_without_a_rule_too(teacher) -> None:
    answer = only(teacher(under_review=True), "HCLD2")
    assert answer["answer"] == "blocked"
    assert [found["id"] for found in answer["findings"]] == ["no_rule", "under_review"]


def test_a_flag_of_emulation_of_a_collective_has_no_rule(team) -> None:
    answers = {award["code"]: award["findings"][0]["id"] for award in assess(team())["awards"]}
    assert [code for code, first in answers.items() if first == "no_rule"] == ["CO_TINH", "CO_BO", "CO_CP"]


def test_on_overrides_the_day_of_the_case(teacher) -> None:
    case = teacher(this_year={"registered": []})
    assert (only(case, "LDTT")["regime"], only(case, "LDTT")["answer"]) == ("R2", "yes")
    earlier = only(case, "LDTT", date(2023, 12, 31))
    assert (earlier["regime"], earlier["answer"]) == ("R1", "no")


def test_before_its_first_day_an_award_is_not_in_force_even_when_blocked(own_law, teacher) -> None:
    path = own_law / "awards" / "GK.yaml"
    path.write_text(path.read_text().replace("first_day: 2017-10-01", "first_day: 2024-06-11"))
    answer = only(teacher(under_review=True), "GK")
    assert (answer["answer"], answer["findings"], answer["missing"]) == ("not_in_force", [], [])
    assert only(teacher(under_review=True), "GK", date(2024, 6, 11))["answer"] == "blocked"


def test_a_version_known_to_be_incomplete_never_says_yes(own_law, teacher) -> None:
    path = own_law / "awards" / "LDTT.yaml"
    path.write_text(
        path.read_text().replace("  - from: 2024-01-01\n", "  - from: 2024-01-01\n    complete: false\n")
    )
    good = only(teacher(), "LDTT")
    assert (good["answer"], [found["id"] for found in good["findings"]], good["missing"]) == (
        "unknown",
        ["grade", "incomplete", "under_review"],
        [],
    )
    assert only(teacher(this_year={"grade": "failed"}), "LDTT")["answer"] == "no"
    stands_in = only(teacher(), "CSTDCS")
    assert (stands_in["answer"], stands_in["missing"]) == ("unknown", ["years[2023-2024].awards"])


def test_adding_a_rule_is_adding_lines_of_yaml(own_law, teacher) -> None:
    path = own_law / "awards" / "HCLD2.yaml"
    rule = """  - from: 2024-01-01
    conditions:
      - id: chain
        kind: title_held
        title: CSTDCS
        years: chain_of_cstdcs
        citation: {instrument: 06/2022/QH15, article: "22"}
        verification: secondary
        source: thử
        checked: 2026-11-22
"""
    path.write_text(path.read_text() + rule)
    (own_law / "parameters" / "chain_of_cstdcs.yaml").write_text(
        "id: chain_of_cstdcs\nwhat: chuỗi\nunit: năm\nvalues:\n"
        "  - {from: 2024-01-01, value: 3, verification: secondary, source: thử, checked: 2026-11-22}\n"
    )
    earlier = [{"school_year": year, "awards": ["LDTT", "CSTDCS"]} for year in ("2022-2023", "2021-2022")]
    this_year = teacher()["years"][0]

    held = only(teacher(years=[this_year, *earlier]), "HCLD2")
    assert (held["answer"], held["conditional"], held["findings"][0]["observed"]) == (
        "yes",
        True,
        (
            "CSTĐ cơ sở năm học 2023-2024 chưa có quyết định, xét theo điều kiện thì đạt; "
            "2 năm học trước đó có 2 năm được công nhận"
        ),
    )
    assert held["findings"][0]["required"] == "danh hiệu Chiến sĩ thi đua cơ sở 3 năm học liên tục"
    unknown = only(teacher(years=[this_year, earlier[0]]), "HCLD2")
    assert (unknown["answer"], unknown["missing"], unknown["conditional"]) == (
        "unknown",
        ["years[2021-2022].awards"],
        False,
    )
    gap = [this_year, earlier[0] | {"awards": ["LDTT"]}]
    assert only(teacher(years=gap), "HCLD2")["answer"] == "no"


def test_the_weakest_deciding_finding_gives_the_verification(teacher) -> None:
    in_r1 = {"on": "2023-12-31"}
    assert only(teacher(**in_r1), "LDTT")["verification"] == "memory"
    assert only(teacher(**in_r1, this_year={"grade": "failed"}), "LDTT")["verification"] == "secondary"
    both = {"grade": "failed", "registered": []}
    assert only(teacher(**in_r1, this_year=both), "LDTT")["verification"] == "memory"
    assert only(teacher(**in_r1, this_year={"grade": None}), "LDTT")["verification"] == "secondary"


def test_another_initiative_makes_a_schools_recognition_needless(teacher) -> None:
    by_school = {"recognised_by": "school", "used_for": []}
    by_district = {"recognised_by": "district", "used_for": []}
    mixed = only(teacher(this_year={"awards": ["LDTT"], "initiatives": [by_school, by_district]}), "CSTDCS")
    assert (mixed["answer"], mixed["verification"], mixed["missing"]) == ("yes", "secondary", [])


def test_an_initiative_used_up_asks_nothing_of_the_school(teacher) -> None:
    used = {"recognised_by": "school", "used_for": ["BK_TINH"]}
    answer = only(teacher(this_year={"awards": ["LDTT"], "initiatives": [used]}), "CSTDCS")
    assert (answer["answer"], answer["verification"], answer["missing"]) == ("no", "secondary", [])


@pytest.mark.parametrize(
    ("discipline", "noted"),
    [
        ([{"on": "2023-09-14"}], False),
        ([{"on": "2023-09-15"}], True),
        ([{"form": "warning"}], True),
        ([], False),
        (None, False),
    ],
)
def test_discipline_beside_a_passing_grade_is_noted_from_its_day(teacher, discipline, noted: bool) -> None:
    answer = only(teacher(this_year={"discipline": discipline}), "LDTT")
    note = (
        "Năm học 2023-2024 vừa có kỷ luật vừa được xếp loại từ hoàn thành nhiệm vụ trở lên: "
        "hai dữ kiện này mâu thuẫn nhau, cần xem lại; câu trả lời theo đúng dữ kiện đã nhập."
    )
    assert answer["notes"] == ["chưa nhập quy định của cấp quyết định", *([note] if noted else [])]


def test_discipline_beside_a_failing_grade_is_no_contradiction(teacher) -> None:
    answer = only(teacher(this_year={"discipline": [{"on": "2023-11-02"}], "grade": "failed"}), "LDTT")
    assert answer["notes"] == ["chưa nhập quy định của cấp quyết định"]


@pytest.mark.parametrize(
    ("row", "observed"),
    [
        ({"leave": [{"kind": "sick", "working_days": 12.5}]}, "nghỉ 12,5 ngày làm việc"),
        (
            {"leave": [{"working_days": 12}, {"kind": "sick", "working_days": 3}]},
            "nghỉ từ 3 đến 15 ngày làm việc",
        ),
        (
            {"leave": [{"kind": "unpaid"}]},
            "nghỉ chưa rõ bao nhiêu ngày",
        ),
        ({"leave": [{}]}, "nghỉ chưa rõ bao nhiêu ngày"),
        ({"leave": None}, "chưa biết số ngày nghỉ"),
        ({"registered": []}, "không đăng ký danh hiệu nào"),
        ({"registered": None}, "chưa biết danh sách đăng ký"),
        ({"discipline": [{"form": "warning"}, {}]}, "bị kỷ luật (cảnh cáo, chưa biết hình thức)"),
        ({"discipline": None}, "chưa biết có bị kỷ luật hay không"),
        ({"grade": "ungraded"}, "không xếp loại"),
        ({"grade": None}, "chưa biết kết quả xếp loại"),
    ],
)
def test_what_is_had_is_said_in_words(teacher, row: dict, observed: str) -> None:
    findings = only(teacher(on="2023-12-31", this_year=row), "LDTT")["findings"]
    assert observed in [found["observed"] for found in findings]


@pytest.mark.parametrize(
    ("joined", "months", "observed"),
    [
        ("2007-09-01", None, "không phải người mới tuyển dụng"),
        ("2023-09-01", 9.9, "vào ngành trong năm học 2023-2024, đã làm việc 9,9 tháng"),
        (None, None, "chưa biết ngày vào ngành, chưa biết số tháng làm việc"),
    ],
)
def test_a_newcomer_is_said_in_words(teacher, joined, months, observed: str) -> None:
    case = teacher(
        on="2023-12-31",
        subject={"kind": "person", "joined_sector": joined},
        this_year={"months_worked": months},
    )
    assert only(case, "LDTT")["findings"][3]["observed"] == observed


@pytest.mark.parametrize(
    ("initiatives", "observed"),
    [
        (None, "chưa biết danh sách sáng kiến, đề tài"),
        ([], "không có sáng kiến, đề tài"),
        (
            [{"recognised_by": "school", "used_for": []}],
            "có sáng kiến do trường công nhận, chưa biết cấp quyết định có giao việc này cho trường hay không",
        ),
        ([{"recognised_by": "district"}], "có 1 sáng kiến, đề tài chưa đủ dữ kiện để tính"),
        (
            [{"recognised_by": "commune", "used_for": []}, {"recognised_by": "district", "used_for": ["GK"]}],
            (
                "có 2 sáng kiến, đề tài nhưng không được tính "
                "(chưa được cấp huyện trở lên công nhận; đã dùng cho hình thức khen thưởng)"
            ),
        ),
    ],
)
def test_initiatives_are_said_in_words(teacher, initiatives, observed: str) -> None:
    answer = only(teacher(this_year={"initiatives": initiatives}), "CSTDCS")
    assert answer["findings"][1]["parts"][1]["observed"] == observed


@pytest.mark.parametrize("code", ["LDTT", "CSTDCS"])
@pytest.mark.parametrize("on", ["2023-12-31", "2024-01-01", "2025-07-01", "2026-10-01"])
def test_every_finding_is_one_cited_sentence(teacher, code: str, on: str) -> None:
    def walk(findings: list[dict]) -> None:
        for found in findings:
            assert found["because"].endswith(".")
            assert found["because"].count(".") == 1 or "2023-2024" in found["because"]
            assert "\n" not in found["because"]
            assert found["citation"]["instrument"] in load().instruments
            assert found["required"]
            assert found["observed"]
            walk(found["parts"])

    walk(only(teacher(on=on), code)["findings"])


def kept(teacher, **more) -> dict:
    """A case of R4's time whose dossier was accepted before it."""
    return teacher(on="2026-11-10", accepted_on="2026-09-30", **more)


def test_a_kept_dossier_is_answered_by_the_older_law(teacher) -> None:
    answers = [only(kept(teacher), code) for code in ("LDTT", "CSTDCS")]
    assert [(answer["regime"], answer["answer"], answer["verification"]) for answer in answers] == [
        ("R3", "yes", "secondary"),
        ("R3", "yes", "secondary"),
    ]


def test_who_may_recognise_goes_by_the_day_even_where_an_older_law_is_kept(own_law, teacher) -> None:
    path = own_law / "parameters" / "initiative_recognisers.yaml"
    path.write_text(
        path.read_text()
        + "  - {from: 2026-11-01, value: [national], verification: memory, source: thử, checked: 2026-11-22}\n"
    )
    answer = only(kept(teacher, this_year={"awards": ["LDTT"]}), "CSTDCS")
    assert (answer["regime"], answer["answer"]) == ("R3", "no")


def test_a_circulars_award_knows_no_kept_law(own_law, teacher) -> None:
    path = own_law / "awards" / "LDTT.yaml"
    path.write_text(path.read_text().replace("follows: law", "follows: circular"))
    answer = only(kept(teacher), "LDTT")
    assert (answer["regime"], answer["verification"]) == ("R3", "carried_over")


def test_a_count_that_this_year_s_open_title_may_turn_is_conditional(teacher) -> None:
    """Three years after the form, three times the title: without this year's it cannot be."""
    answer = only(
        teacher(
            this_year={"grade": "excellent"},
            awards=[{"code": "BK_TTG", "on": "2020-11-20", "basis": "merit"}],
        ),
        "HCLD3",
    )
    counted = next(found for found in answer["findings"] if found["id"] == "cstdcs")
    assert (answer["answer"], counted["answer"], counted["conditional"]) == ("no", "unknown", True)
