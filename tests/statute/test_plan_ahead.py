"""The shortest way to an award: what it asks, when it must begin, what breaks it; never an invented path."""

import json
from typing import Any

import pytest

from futures import Case, asked, plain, young
from statute.cli import main
from statute.errors import CaseError
from statute.library import load
from statute.plan_ahead import plan_ahead
from statute.plan_text import plan_text
from work import counted


def test_cstdcs_is_within_reach_this_year() -> None:
    plan = plan_ahead(young(), "CSTDCS")
    assert (plan["reached"], plan["begin"], plan["latest_begin"]) == ("2026-2027",) * 3
    assert asked(plan) == {"2026-2027": ["initiative", "grade", "LDTT"]}
    initiative, grade, title = plan["years"][0]["deeds"]
    assert initiative["text"] == (
        "Có một sáng kiến hoặc đề tài được cấp xã trở lên công nhận; "
        "hoặc được xếp loại hoàn thành xuất sắc nhiệm vụ."
    )
    assert grade["text"] == "Được xếp loại hoàn thành tốt nhiệm vụ trở lên."
    assert title["why"]["award"] == "CSTDCS"
    assert title["why"]["citation"] == {"instrument": "06/2022/QH15", "article": "23.1.a"}


def test_the_slips_of_the_year_cost_a_year_each() -> None:
    plan = plan_ahead(young(), "CSTDCS")
    assert {(each["id"], each["year"], each["later_by"]) for each in plan["breaks"]} == {
        ("grade", "2026-2027", 1),
        ("award", "2026-2027", 1),
        ("discipline", "2026-2027", 1),
    }
    assert plan["breaks"][0]["then"] == "chậm 1 năm, sớm nhất là năm học 2027-2028"


def test_what_is_known_of_this_year_stands() -> None:
    failed = young(years=[{"school_year": "2026-2027", "grade": "completed"}])
    plan = plan_ahead(failed, "CSTDCS")
    assert (plan["reached"], plan["begin"], plan["latest_begin"]) == ("2027-2028",) * 3
    graded = young(years=[{"school_year": "2026-2027", "grade": "good"}])
    assert asked(plan_ahead(graded, "CSTDCS")) == {"2026-2027": ["initiative", "LDTT"]}


def test_a_title_of_this_year_that_was_refused_is_not_granted_again() -> None:
    refused = young(years=[{"school_year": "2026-2027", "awards": []}])
    assert plan_ahead(refused, "CSTDCS")["reached"] == "2027-2028"


def test_what_answers_yes_today_needs_no_plan(teacher) -> None:
    plan = plan_ahead(teacher(), "CSTDCS")
    assert (plan["already"], plan["reached"], plan["years"], plan["breaks"]) == (True, "2023-2024", [], [])
    assert plan_text(plan).splitlines()[1] == (
        "Đã đủ điều kiện trong năm học 2023-2024, với điều kiện các danh hiệu của năm học được quyết định."
    )


def test_something_pending_puts_it_off_to_the_next_year(teacher) -> None:
    assert plan_ahead(teacher(under_review=True), "LDTT")["reached"] == "2024-2025"


def test_whether_something_is_pending_is_asked_for(teacher) -> None:
    plan = plan_ahead(teacher(under_review=None), "LDTT")
    assert (plan["already"], plan["reached"], plan["needs_facts"]) == (False, "2023-2024", ["under_review"])


@pytest.mark.parametrize("code", ["CO_TINH", "GK", "NGND"])
def test_where_no_rule_is_known_no_path_is_invented(code: str) -> None:
    kind = load().award(code).subject
    case = young(subject={"kind": kind}, years=[], awards=[])
    plan = plan_ahead(case, code)
    assert (plan["reached"], plan["years"], plan["breaks"]) == (None, [], [])
    assert plan["reason"].startswith("Chưa tính được lộ trình: thư viện luật chưa có quy định")
    assert plan["reason"] in plan_text(plan)


def test_an_incomplete_rule_gives_no_path_to_its_award_nor_through_it(own_law) -> None:
    path = own_law / "awards" / "LDTT.yaml"
    for since in ("  - from: 2024-01-01\n", "  - from: 2026-10-01\n"):
        path.write_text(path.read_text().replace(since, f"{since}    complete: false\n"))
    plan = plan_ahead(young(), "LDTT")
    assert plan["reached"] is None
    assert "mới nhập được một phần" in plan["reason"]
    assert plan_ahead(young(), "CSTDCS")["reached"] is None


def test_a_day_of_the_leap_year_moves_to_the_first_of_march() -> None:
    subject = {"kind": "person", "joined_sector": "2009-03-01", "discipline_complete": True}
    case = young(on="2028-02-29", school_year="2027-2028", subject=subject)
    assert plan_ahead(case, "KNC_GD")["reached"] == "2028-2029"


def test_at_the_end_of_the_calendar_there_is_no_later_year() -> None:
    case = young(on="9999-01-01", school_year="9998-9999", years=[plain("9998-9999", grade="failed")])
    plan = plan_ahead(case, "LDTT")
    assert plan["reached"] is None
    assert plan["reason"].startswith("Đến năm học 9998-9999 không có cách nào đạt được: ")


def test_a_refused_case_or_code_says_its_key() -> None:
    with pytest.raises(CaseError, match="^award: 'TTLDTT' is not an award of a person"):
        plan_ahead(young(), "TTLDTT")
    with pytest.raises(CaseError, match="^on: is required"):
        plan_ahead({"school_year": "2026-2027"}, "LDTT")


@pytest.mark.parametrize("code", load().codes())
def test_a_plan_is_quick_enough_for_a_page(code: str) -> None:
    case = (
        young() if load().award(code).subject == "person" else young(subject={"kind": "collective"}, years=[])
    )
    with counted() as work:
        plan_ahead(case, code)
    assert work.calls < 8_000_000, work.calls


def command(capsys, *arguments: str) -> tuple[int, str, str]:
    code = main(["plan-ahead", *arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_on_the_command_line_a_list_of_cases_gives_a_list_of_plans(capsys, tmp_path) -> None:
    path = tmp_path / "cases.json"
    path.write_text(json.dumps([young(), young(years=[])]))
    code, out, _ = command(capsys, "--award", "CSTDCS", str(path))
    assert (code, [plan["reached"] for plan in json.loads(out)]) == (0, ["2026-2027", "2026-2027"])
    code, out, _ = command(capsys, "--award", "CSTDCS", "--format", "text", str(path))
    assert (code, out.count("Sớm nhất đạt được: năm học 2026-2027")) == (0, 2)


@pytest.mark.parametrize(
    ("award", "changed", "refusal"),
    [
        ("TTLDTT", {}, "award: 'TTLDTT' is not an award of a person"),
        ("LDTT", {"years": [{"school_year": "2026-2028"}]}, "years[0].school_year: '2026-2028'"),
        ("LDTT", {"on": "2016-01-01"}, "on: 2016-01-01 is before 2017-10-01"),
    ],
)
def test_a_refused_case_is_one_line(capsys, tmp_path, award: str, changed: Case, refusal: str) -> None:
    path = tmp_path / "case.json"
    path.write_text(json.dumps(young(**changed)))
    code, out, error = command(capsys, "--award", award, str(path))
    assert (code, out, error.startswith(refusal), error.count("\n")) == (2, "", True, 1)


def test_an_award_must_be_named(capsys, tmp_path) -> None:
    assert command(capsys, str(tmp_path / "case.json"))[0] == 2


def excellent(year: str, **replaced: Any) -> Case:
    """A year of a grassroots fighter with one initiative of the province, used for nothing."""
    work = {"kind": "initiative", "scope": "province", "recognised_by": "province", "used_for": []}
    fact = {"grade": "excellent", "awards": ["LDTT", "CSTDCS"], "initiatives": [work]}
    return plain(year, **(fact | replaced))


def test_a_provincial_fighter_needs_three_years_and_one_wide_initiative_among_them() -> None:
    plan = plan_ahead(young(), "CSTD_TINH")
    assert (plan["reached"], plan["latest_begin"]) == ("2028-2029", "2026-2027")
    scopes = [deed["scope"] for year in plan["years"] for deed in year["deeds"] if deed["id"] == "initiative"]
    assert sorted(scopes, key=str) == [None, None, "province"]
    slips = {(each["id"], each["year"]): each["later_by"] for each in plan["breaks"]}
    assert [slips["grade", year] for year in ("2026-2027", "2027-2028", "2028-2029")] == [1, 2, 3]


def test_years_already_won_shorten_the_path() -> None:
    won = young(years=[excellent("2024-2025"), excellent("2025-2026")])
    plan = plan_ahead(won, "CSTD_TINH")
    assert plan["reached"] == "2026-2027"
    assert asked(plan)["2026-2027"][-1] == "CSTDCS"


def test_two_titles_of_the_province_and_the_ministry_open_the_national_one_soonest() -> None:
    plan = plan_ahead(young(), "CSTDTQ")
    granted = [code for codes in asked(plan).values() for code in codes if code.startswith("CSTD_")]
    assert (plan["reached"], granted) == ("2029-2030", ["CSTD_TINH", "CSTD_BO"])
    assert any("cách nhau 1 năm" in note for note in plan["notes"])


def test_a_ministry_s_certificate_asks_for_initiatives_kept_unused() -> None:
    plan = plan_ahead(young(), "BK_BO")
    assert plan["reached"] == "2027-2028"
    works = [deed for year in plan["years"] for deed in year["deeds"] if deed["id"] == "initiative"]
    assert [(work["unused"], work["used_for"]) for work in works] == [(True, []), (True, [])]
    assert works[0]["text"] == "Có một sáng kiến. Giữ lại, chưa dùng để xét danh hiệu."


def test_an_initiative_whose_use_would_cost_a_year_is_to_be_kept() -> None:
    case = young(years=[excellent("2025-2026"), excellent("2026-2027", awards=None)])
    plan = plan_ahead(case, "BK_BO")
    assert plan["already"]
    assert [(each["school_year"], each["index"], each["use"], each["later_by"]) for each in plan["keep"]] == [
        ("2025-2026", 0, "title", 1),
        ("2026-2027", 0, "title", 1),
    ]
    assert plan["keep"][0]["why"] == (
        "Đừng dùng sáng kiến, đề tài này để xét danh hiệu khác: "
        "dùng rồi thì chậm 1 năm, sớm nhất là năm học 2027-2028."
    )


def test_the_prime_minister_s_certificate_rests_on_one_before_it() -> None:
    plan = plan_ahead(young(), "BK_TTG")
    assert plan["reached"] == "2029-2030"
    granted = {
        year: [code for code in codes if code.startswith("BK_")] for year, codes in asked(plan).items()
    }
    assert granted == {"2026-2027": [], "2027-2028": ["BK_TINH"], "2028-2029": [], "2029-2030": []}


def test_an_order_takes_five_years_after_the_certificate() -> None:
    held = young(awards=[{"code": "BK_TTG", "on": "2026-10-20", "basis": "merit"}])
    plan = plan_ahead(held, "HCLD3")
    assert (plan["reached"], plan["begin"], plan["latest_begin"]) == ("2031-2032", "2027-2028", "2027-2028")
    assert sum(codes.count("CSTDCS") for codes in asked(plan).values()) == 3


def test_a_certificate_of_another_kind_opens_nothing() -> None:
    thematic = young(awards=[{"code": "BK_TTG", "on": "2026-10-20", "basis": "thematic"}])
    assert plan_ahead(thematic, "HCLD3")["reached"] == plan_ahead(young(), "HCLD3")["reached"]


def test_the_medal_needs_nothing_but_time() -> None:
    plan = plan_ahead(young(), "KNC_GD")
    assert (plan["reached"], plan["begin"], plan["latest_begin"], plan["years"]) == (
        "2036-2037",
        None,
        None,
        [],
    )
    assert plan_text(plan).splitlines()[1].endswith("; chỉ cần đủ thời gian.")


def test_what_must_be_known_of_the_past_is_named() -> None:
    unknown = young(subject={"kind": "person", "discipline_complete": True})
    plan = plan_ahead(unknown, "KNC_GD")
    assert (plan["reached"], plan["needs_facts"]) == (
        None,
        ["subject.joined_sector", "subject.hardship_years"],
    )
    assert plan["reason"].startswith("Chưa đủ dữ kiện để tính lộ trình: ")
    granted_before = young(awards=None)
    assert plan_ahead(granted_before, "KNC_GD")["needs_facts"] == [
        "subject.hardship_years",
        "awards",
    ]


def test_what_can_never_be_says_why() -> None:
    plan = plan_ahead(young(awards=[{"code": "KNC_GD", "on": "2025-11-20", "basis": "service"}]), "KNC_GD")
    assert plan["reached"] is None
    assert plan["reason"].startswith("Đến năm học 2051-2052 không có cách nào đạt được: ")


def test_facts_of_the_past_that_might_shorten_the_path_are_named() -> None:
    gap = young(years=[excellent("2025-2026"), excellent("2024-2025", awards=None)])
    plan = plan_ahead(gap, "CSTD_TINH")
    assert plan["reached"] == "2027-2028"
    assert plan["needs_facts"] == ["years[2024-2025].awards"]


def test_a_team_s_plan_counts_its_people() -> None:
    team = young(
        subject={"kind": "collective"}, years=[{"school_year": "2025-2026", "members": 42}], awards=None
    )
    plan = plan_ahead(team, "TTLDXS")
    assert [deed["text"] for deed in plan["years"][0]["deeds"]] == [
        "Tất cả mọi người hoàn thành nhiệm vụ trở lên.",
        "Ít nhất 30 trong 42 người đạt danh hiệu Lao động tiên tiến.",
        "Có ít nhất một người đạt danh hiệu Chiến sĩ thi đua cơ sở.",
        "Tập thể được xếp loại hoàn thành xuất sắc nhiệm vụ.",
    ]
    assert {each["id"] for each in plan["breaks"]} == {"grade", "completed", "ldtt", "cstdcs", "discipline"}
    unsized = plan_ahead(young(subject={"kind": "collective"}, years=[], awards=None), "TTLDTT")
    assert (
        unsized["years"][0]["deeds"][0]["text"] == "Ít nhất 70 % số người đạt danh hiệu Lao động tiên tiến."
    )
