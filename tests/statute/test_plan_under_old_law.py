"""Paths that begin under a law that has ended since: each year to come is answered by its own law."""

from futures import Case, asked, holds, plain, young
from statute.plan_ahead import plan_ahead
from statute.plan_text import plan_text


def veteran() -> Case:
    """One who held an order before 2017 and has worked excellently since, with one initiative of the province."""
    wide = [{"kind": "initiative", "scope": "province", "recognised_by": "province", "used_for": []}]
    return young(
        on="2021-06-01",
        school_year="2020-2021",
        years=[
            plain(f"{year}-{year + 1}", grade="excellent", initiatives=wide if year == 2018 else [])
            for year in range(2016, 2020)
        ],
        awards=[{"code": "HCLD3", "on": "2016-02-01", "basis": "merit"}],
    )


def test_under_the_law_of_2022_one_had_to_register(teacher) -> None:
    case = teacher(on="2023-05-30", school_year="2022-2023", years=[], awards=[])
    plan = plan_ahead(case, "LDTT")
    assert asked(plan) == {"2022-2023": ["registered", "grade"]}
    slips = {each["id"] for each in plan["breaks"]}
    assert slips == {"grade", "discipline", "leave"}


def test_the_second_order_was_still_to_be_had_and_asked_three_wide_initiatives() -> None:
    plan = plan_ahead(veteran(), "HCLD2")
    assert (plan["reached"], asked(plan)) == (
        "2020-2021",
        {"2020-2021": ["initiative", "initiative", "grade"]},
    )
    assert holds(veteran(), plan)
    assert "phạm vi ảnh hưởng từ cấp tỉnh, bộ trở lên. (cần 2)" in plan_text(plan)
    lost = next(each for each in plan["breaks"] if each["id"] == "grade")
    assert (lost["later_by"], lost["then"]) == (None, "không còn đạt được trong 25 năm tới")


def test_the_first_order_is_out_of_reach_before_its_rule_ends() -> None:
    plan = plan_ahead(veteran(), "HCLD1")
    assert plan["reached"] is None
    assert plan["reason"].startswith("Đến năm học 2022-2023 không có cách nào đạt được: ")
    assert plan["reason"].endswith(
        "thư viện luật chưa có quy định xét Huân chương Lao động hạng Nhất cho những năm tới."
    )


def test_a_year_of_the_new_law_is_answered_by_the_new_law() -> None:
    plan = plan_ahead(veteran(), "BK_TTG")
    assert plan["reached"] == "2023-2024"
    assert plan["years"][-1]["deeds"][0]["text"] == "Được xếp loại hoàn thành tốt nhiệm vụ trở lên."
