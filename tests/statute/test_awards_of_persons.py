"""Awards above CSTĐ cơ sở: counts of initiatives, repeated titles, two times of the national one, a kept law."""

import itertools
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from statute.assess import assess

YEARS = ["2022-2023", "2021-2022"]


def achieved(on: str, first: list[dict[str, Any]], second: list[dict[str, Any]]) -> dict[str, Any]:
    rows = [
        {"school_year": year, "grade": "excellent", "awards": [], "discipline": [], "initiatives": listed}
        for year, listed in zip(YEARS, (first, second), strict=True)
    ]
    return {
        "on": on,
        "school_year": YEARS[0],
        "subject": {"kind": "person"},
        "years": rows,
        "under_review": False,
    }


def one(kind: str | None, **more: Any) -> dict[str, Any]:
    return {"kind": kind, "used_for": []} | more


@pytest.mark.parametrize(
    ("code", "on", "alike"),
    [
        ("BK_TINH", "2023-12-31", False),
        ("BK_TINH", "2024-01-01", True),
        ("BK_BO", "2024-02-14", False),
        ("BK_BO", "2024-02-15", True),
        ("BK_BO", "2026-04-02", True),
    ],
)
@pytest.mark.parametrize(("initiatives", "research"), list(itertools.product(range(3), range(3))))
def test_two_of_one_kind_are_asked_never_one_of_each(
    code: str, on: str, alike: bool, initiatives: int, research: int
) -> None:
    listed = [one("initiative")] * initiatives + [one("research")] * research
    answers = {
        assess(achieved(on, listed[:cut], listed[cut:]), [code])["awards"][0]["answer"]
        for cut in range(len(listed) + 1)
    }
    enough = initiatives >= 2 or (alike and research >= 2)
    assert answers == {"yes" if enough else "no"}


@pytest.mark.parametrize("code", ["BK_TINH", "BK_BO"])
@pytest.mark.parametrize(
    ("used_for", "before", "after"),
    [
        ([], "yes", "yes"),
        (["GK"], "yes", "yes"),
        (["BK_TINH", "BK_BO"], "yes", "yes"),
        (["LDTT"], "yes", "no"),
        (["CSTDCS"], "yes", "no"),
        (["GK", "CSTD_BO"], "yes", "no"),
        (None, "yes", "unknown"),
    ],
)
def test_use_for_a_title_stops_a_form_from_5_september_2023(
    code: str, used_for: list[str] | None, before: str, after: str
) -> None:
    used = one("initiative", used_for=used_for)
    days = ("2023-09-04", "2023-09-05", "2024-06-10", "2026-11-10")
    answers = [
        assess(achieved(on, [used], [one("initiative")]), [code])["awards"][0]["answer"] for on in days
    ]
    assert answers == [before, after, after, after]


def fighter(on: str, before: dict[int, list[Any]], **this_year: Any) -> dict[str, Any]:
    """CSTDCS in each of four years; `before` names more titles by years ago."""
    achievement = one("initiative", scope="national")
    rows = [
        {
            "school_year": f"{2022 - ago}-{2023 - ago}",
            "awards": ["LDTT", "CSTDCS", *before.get(ago, [])],
            "initiatives": [achievement],
        }
        for ago in range(5)
    ]
    rows[0] |= this_year
    return {
        "on": on,
        "school_year": YEARS[0],
        "subject": {"kind": "person"},
        "years": rows,
        "under_review": False,
    }


@pytest.mark.parametrize("code", ["CSTD_TINH", "CSTD_BO"])
@pytest.mark.parametrize("on", ["2023-06-10", "2024-06-10", "2025-07-01", "2026-10-01"])
def test_a_title_of_one_of_the_two_years_before_leaves_its_repetition_open(code: str, on: str) -> None:
    other = {"CSTD_TINH": "CSTD_BO", "CSTD_BO": "CSTD_TINH"}[code]
    answers = {
        (ago, named): assess(fighter(on, {ago: [title]}), [code])["awards"][0]["answer"]
        for ago in range(4)
        for named, title in (
            ("same", code),
            ("other", other),
            ("revoked", {"code": code, "revoked": True}),
        )
    }
    assert [key for key, answer in answers.items() if answer == "unknown"] == [(1, "same"), (2, "same")]
    assert set(answers.values()) == {"yes", "unknown"}


@pytest.mark.parametrize("on", ["2023-06-10", "2024-06-10", "2026-10-01"])
@pytest.mark.parametrize(("this", "earlier"), list(itertools.product(["CSTD_TINH", "CSTD_BO"], repeat=2)))
def test_the_national_title_needs_two_within_three_years_and_notes_one_or_two(
    on: str, this: str, earlier: str
) -> None:
    answers = {
        ago: assess(fighter(on, {0: [this], ago: [earlier]}), ["CSTDTQ"])["awards"][0] for ago in range(1, 5)
    }
    assert {ago: answer["answer"] for ago, answer in answers.items()} == {
        1: "yes",
        2: "yes",
        3: "yes",
        4: "no",
    }
    said = {ago: " ".join(answer["notes"]) for ago, answer in answers.items()}
    assert ("1 năm" in said[1], "2 năm" in said[2], said[3]) == (True, True, "")


@pytest.mark.parametrize("on", ["2023-12-31", "2024-01-01"])
@pytest.mark.parametrize("gap", range(4))
@pytest.mark.parametrize("apart", [1, 2, 3])
def test_the_national_title_needs_the_grassroots_title_every_year_between(
    on: str, apart: int, gap: int
) -> None:
    case = fighter(on, {0: ["CSTD_TINH"], apart: ["CSTD_TINH"]})
    case["years"][gap]["awards"] = [code for code in case["years"][gap]["awards"] if code != "CSTDCS"]
    assert assess(case, ["CSTDTQ"])["awards"][0]["answer"] == ("no" if gap <= apart else "yes")


@pytest.mark.parametrize("on", ["2023-12-31", "2024-01-01"])
@pytest.mark.parametrize("apart", [1, 2, 3])
def test_both_times_are_asked_for_the_national_title(on: str, apart: int) -> None:
    given = [{0: ["CSTD_BO"], apart: ["CSTD_TINH"]}, {0: ["CSTD_BO"]}, {apart: ["CSTD_TINH"]}]
    answers = [assess(fighter(on, titles), ["CSTDTQ"])["awards"][0] for titles in given]
    assert [answer["answer"] for answer in answers] == ["yes", "no", "no"]
    assert [answer["verification"] for answer in answers] == ["secondary", "secondary", "secondary"]


@pytest.mark.parametrize("on", ["2023-12-31", "2024-01-01"])
@pytest.mark.parametrize("apart", [1, 2, 3])
@pytest.mark.parametrize(
    ("achievement", "answer"),
    [
        (one("initiative", scope="national"), "yes"),
        (one("initiative", scope="national", used_for=["CSTD_TINH"]), "yes"),
        (one("initiative", scope="province"), "no"),
        (one("research", scope="national"), "no"),
        (one("initiative", scope="national", used_for=["GK"]), "no"),
        (one("initiative"), "unknown"),
        (one(None, scope="national"), "unknown"),
        (one("initiative", scope="national", used_for=None), "unknown"),
    ],
)
def test_the_national_title_needs_one_national_initiative_of_the_years_between(
    on: str, apart: int, achievement: dict[str, Any], answer: str
) -> None:
    case = fighter(on, {0: ["CSTD_TINH"], apart: ["CSTD_TINH"]})
    answers = []
    for ago in range(5):
        for row in case["years"]:
            row["initiatives"] = []
        case["years"][ago]["initiatives"] = [achievement]
        answers.append(assess(case, ["CSTDTQ"])["awards"][0]["answer"])
    assert answers == [answer] * (apart + 1) + ["no"] * (4 - apart)


def test_a_repeated_title_is_not_asked_again_where_it_stands_in_for_the_national_one() -> None:
    case = fighter("2024-06-10", {1: ["CSTD_TINH"]}, awards=None, grade="excellent")
    answers = {award["code"]: award for award in assess(case, ["CSTD_TINH", "CSTDTQ"])["awards"]}
    assert (answers["CSTD_TINH"]["answer"], answers["CSTDTQ"]["answer"]) == ("unknown", "yes")
    assert (answers["CSTDTQ"]["conditional"], answers["CSTDTQ"]["verification"]) == (True, "secondary")


@pytest.mark.parametrize(
    ("accepted_on", "law", "circular"),
    [
        (None, "carried_over", "carried_over"),
        ("2026-10-01", "carried_over", "carried_over"),
        ("2026-09-30", "secondary", "carried_over"),
        ("2026-03-02", "secondary", "carried_over"),
    ],
)
def test_a_dossier_accepted_before_october_2026_keeps_the_law_but_not_the_circular(
    accepted_on: str | None, law: str, circular: str
) -> None:
    case = achieved("2026-11-10", [one("initiative")], [one("initiative")]) | {"accepted_on": accepted_on}
    answers = {award["code"]: award for award in assess(case, ["BK_TINH", "BK_BO"])["awards"]}
    assert {code: answer["answer"] for code, answer in answers.items()} == {"BK_TINH": "yes", "BK_BO": "yes"}
    assert {code: answer["verification"] for code, answer in answers.items()} == {
        "BK_TINH": law,
        "BK_BO": circular,
    }


@pytest.mark.parametrize(
    ("code", "before", "first"),
    [
        ("CSTDCS", "2023-12-31", "2024-01-01"),
        ("BK_TINH", "2023-12-31", "2024-01-01"),
        ("BK_BO", "2024-02-14", "2024-02-15"),
    ],
)
def test_another_way_opens_on_its_first_day(code: str, before: str, first: str) -> None:
    """CSTDCS without an initiative where graded excellent; a bằng khen by two years of CSTDCS, not excellent."""
    case = achieved(first, [], []) if code == "CSTDCS" else achieved(first, [one("initiative")] * 2, [])
    for row in case["years"]:
        row |= {"awards": ["LDTT", "CSTDCS"], "grade": "excellent" if code == "CSTDCS" else "good"}
    answers = {on: assess(case | {"on": on}, [code])["awards"][0]["answer"] for on in (before, first)}
    assert answers == {before: "no", first: "yes"}


def test_recognition_by_each_level_counts_for_the_grassroots_title_as_the_day_allows() -> None:
    levels = ["commune", "district", "province", "ministry", "national"]
    for on, enough in (("2023-12-31", levels[1:]), ("2025-06-30", levels[1:]), ("2025-07-01", levels)):
        answers = {}
        for level in levels:
            case = achieved(on, [one("initiative", recognised_by=level)], [])
            case["years"][0] |= {"awards": ["LDTT"], "grade": "good"}
            answers[level] = assess(case, ["CSTDCS"])["awards"][0]["answer"]
        assert [level for level, answer in answers.items() if answer == "yes"] == enough


def test_use_goes_by_the_day_even_where_an_older_law_is_kept(own_law: Path) -> None:
    path = own_law / "parameters" / "initiative_used_for_title.yaml"
    path.write_text(
        path.read_text()
        + "  - {from: 2026-11-01, value: counted, verification: memory, source: thử, checked: 2026-11-22}\n"
    )
    used = achieved("2026-11-10", [one("initiative", used_for=["CSTDCS"])], [one("initiative")])
    kept = used | {"accepted_on": "2026-09-30"}
    answers = [assess(kept, ["BK_TINH"], day)["awards"][0] for day in (None, date(2026, 10, 31))]
    assert [(answer["regime"], answer["answer"]) for answer in answers] == [("R3", "yes"), ("R3", "no")]


def test_figures_of_a_kept_law_are_those_of_its_own_time(own_law: Path) -> None:
    path = own_law / "parameters" / "bk_initiatives.yaml"
    figure = path.read_text()
    first, _, second = figure.rpartition("  - from: 2024-01-01\n")
    path.write_text(
        f"{first}  - from: 2024-01-01\n    to: 2026-09-30\n{second}"
        "  - {from: 2026-10-01, value: 3, verification: memory, source: thử, checked: 2026-11-22}\n"
    )
    case = achieved("2026-11-10", [one("initiative")], [one("initiative")])
    kept = case | {"accepted_on": "2026-09-30"}
    answers = [assess(each, ["BK_TINH"])["awards"][0] for each in (kept, case)]
    assert [(answer["regime"], answer["answer"]) for answer in answers] == [("R3", "yes"), ("R4", "no")]


def test_of_several_ways_none_of_which_is_met_all_tell_how_well_the_answer_is_verified() -> None:
    """The open way has a source; that the school alone may not recognise is known by memory only."""
    case = achieved("2024-06-10", [one("initiative", recognised_by="school")], [])
    case["years"][0] |= {"awards": ["LDTT"], "grade": None}
    case["local"] = {"school_recognises_initiatives": False}
    answer = assess(case, ["CSTDCS"])["awards"][0]
    ways = answer["findings"][1]
    assert [(part["answer"], part["verification"]) for part in ways["parts"]] == [
        ("unknown", "secondary"),
        ("no", "memory"),
    ]
    assert (answer["answer"], ways["verification"], answer["verification"]) == ("unknown", "memory", "memory")
