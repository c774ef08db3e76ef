"""What a path tells beside its years: slips of a grade, what it rests on, what stops it, why, and a plainer way."""

from futures import Case, deeds_of, holds, young
from statute.plan_ahead import plan_ahead
from statute.plan_text import plan_text


def begun(**replaced: object) -> Case:
    """A teacher at the end of an excellent year with one initiative, whose titles are still to be decided."""
    work = {"kind": "initiative", "scope": "unit", "recognised_by": "district", "used_for": []}
    year = {"school_year": "2023-2024", "grade": "excellent", "registered": ["LDTT", "CSTDCS"]}
    case: Case = {
        "on": "2024-06-10",
        "school_year": "2023-2024",
        "subject": {"kind": "person", "joined_sector": "2007-09-01", "discipline_complete": True},
        "years": [year | {"initiatives": [work], "discipline": []}],
        "awards": [],
        "under_review": False,
    }
    return case | replaced


def disciplined() -> Case:
    """The same teacher, reprimanded in the course of the year."""
    case = begun()
    reprimand = {"form": "reprimand", "on": "2023-11-02", "ended": "2024-02-02"}
    return case | {"years": [case["years"][0] | {"discipline": [reprimand]}]}


def blocked(**replaced: object) -> Case:
    return begun(years=[{"school_year": "2023-2024", "grade": "good"}], under_review=True) | replaced


def test_a_grade_may_slip_by_more_than_one_level() -> None:
    """With a good grade the certificate is still had in time by another way, with completed it is not."""
    case = disciplined()
    plan = plan_ahead(case, "BK_TTG")
    grades = {
        deed["grade"] for year, _, deed in deeds_of(plan) if deed["id"] == "grade" and year == "2024-2025"
    }
    slips = [
        (each["slip"], each["later_by"], each["then"])
        for each in plan["breaks"]
        if (each["id"], each["year"]) == ("grade", "2024-2025")
    ]
    assert (plan["reached"], grades) == ("2028-2029", {"excellent"})
    assert slips == [
        ("xếp loại dưới mức hoàn thành tốt nhiệm vụ", 1, "chậm 1 năm, sớm nhất là năm học 2029-2030")
    ]
    won = case["years"][0] | {"awards": ["LDTT", "CSTDCS"]}
    slipped = {"school_year": "2024-2025", "grade": "completed"}
    a_year_on = case | {"on": "2025-06-10", "school_year": "2024-2025", "years": [won, slipped]}
    assert plan_ahead(a_year_on, "BK_TTG")["reached"] == "2029-2030"


def test_a_worse_grade_is_told_only_for_what_it_costs_beyond_a_better_one() -> None:
    plan = plan_ahead(young(), "HCLD3")
    told = [
        (each["year"], each["slip"], each["later_by"]) for each in plan["breaks"] if each["id"] == "grade"
    ]
    assert len({(year, later) for year, _, later in told}) == len(told)


def test_the_initiatives_on_which_a_path_rests_are_told_and_kept() -> None:
    plan = plan_ahead(begun(), "BK_TINH")
    assert plan["uses"] == [
        {"school_year": "2023-2024", "index": 0},
        {"school_year": "2024-2025", "index": 0},
    ]
    assert [(each["school_year"], each["index"], each["use"], each["later_by"]) for each in plan["keep"]] == [
        ("2023-2024", 0, "title", 0)
    ]
    assert plan["keep"][0]["why"] == (
        "Đừng dùng sáng kiến, đề tài này để xét danh hiệu khác: dùng rồi thì lộ trình này không còn đúng, "
        "phải đi cách khác mới kịp năm học 2024-2025."
    )
    assert (
        "Bằng khen cấp tỉnh dựa vào sáng kiến, đề tài của: năm học 2023-2024 (mục 1), năm học 2024-2025 (mục 1)."
        in plan_text(plan).splitlines()
    )


def test_an_award_on_the_way_names_the_initiative_already_had() -> None:
    deed = next(deed for _, _, deed in deeds_of(plan_ahead(begun(), "BK_TTG")) if deed["id"] == "form")
    assert deed["text"] == (
        "Được tặng Bằng khen cấp tỉnh, dựa vào sáng kiến, đề tài của năm học 2023-2024 (mục 1)."
    )


def test_what_stops_everything_now_is_said_first() -> None:
    plan = plan_ahead(blocked(), "LDTT")
    assert (plan["stopped"], plan["reached"]) == (plan_text(plan).splitlines()[1], "2024-2025")
    assert plan["stopped"].startswith("Hiện mọi việc xét đang tạm dừng vì có việc đang xem xét kỷ luật")
    assert plan["stopped"].endswith("lộ trình chỉ bắt đầu khi việc ấy kết thúc.")
    assert plan_ahead(blocked(under_review=False), "LDTT")["stopped"] == ""


def test_registering_is_not_advised_for_a_year_that_has_begun() -> None:
    old = young(on="2023-06-10", school_year="2022-2023", years=[])
    this_year = plan_ahead(old, "LDTT")["years"][0]["deeds"][0]
    assert (this_year["id"], this_year["text"]) == (
        "registered",
        "Đã đăng ký danh hiệu thi đua từ đầu năm học này; nếu khi ấy chưa đăng ký thì nay không còn kịp.",
    )
    assert this_year["why"]["award"] == "LDTT"


def test_a_deed_is_explained_by_the_condition_that_asks_the_most() -> None:
    plan = plan_ahead(young(), "HCLD3")
    excellent = {
        year: (
            deed["why"]["award"],
            deed["why"]["citation"]["article"],
            "xuất sắc" in deed["why"]["required"],
        )
        for year, _, deed in deeds_of(plan)
        if deed["id"] == "grade" and deed["grade"] == "excellent"
    }
    assert excellent == {
        "2026-2027": ("CSTDCS", "23.1.b", True),
        "2027-2028": ("CSTDCS", "23.1.b", True),
        "2030-2031": ("HCLD3", "44.1.e", True),
    }


def test_a_shortest_path_by_a_doubtful_way_tells_the_plain_one_too() -> None:
    plan = plan_ahead(young(), "CSTDTQ")
    assert (plan["reached"], plan["plain"]) == (
        "2029-2030",
        {
            "reached": "2031-2032",
            "text": "Theo cách cách nhau 3 năm, không phải hỏi lại: sớm nhất năm học 2031-2032.",
        },
    )
    assert plan["plain"]["text"] in plan_text(plan).splitlines()


def test_where_nothing_has_to_be_asked_no_other_way_is_told() -> None:
    assert plan_ahead(young(), "CSTD_TINH")["plain"] is None


def test_a_year_whose_discipline_is_in_doubt_gives_no_path_that_the_answer_would_not_give() -> None:
    """The quick look at the last years alone would not see it."""
    doubtful = {"school_year": "2025-2026", "grade": "excellent", "awards": None, "initiatives": None}
    subject = {"kind": "person", "discipline_complete": False}
    case = young(subject=subject, years=[doubtful | {"discipline": None}], awards=None, under_review=None)
    plan = plan_ahead(case, "BK_TTG")
    assert plan["reached"] is None or holds(case, plan)
