"""All awards by date: who decides, what is paid, where no rule is known, what is cited and how well it was read."""

import itertools
from typing import Any

import pytest

from statute.assess import assess
from statute.library import load

DISTRICT, COMMUNE, CITY = "Chủ tịch UBND huyện", "Chủ tịch UBND xã", "Chủ tịch UBND thành phố"
MINISTER, PRIME_MINISTER = "Bộ trưởng Bộ Giáo dục và Đào tạo", "Thủ tướng Chính phủ"
GOVERNMENT, PRESIDENT = "Chính phủ", "Chủ tịch nước"

DECIDES = {
    CITY: ["CSTD_TINH", "BK_TINH", "TTLDXS", "CO_TINH"],
    MINISTER: ["CSTD_BO", "BK_BO", "KNC_GD", "CO_BO"],
    PRIME_MINISTER: ["CSTDTQ", "BK_TTG"],
    GOVERNMENT: ["CO_CP"],
    PRESIDENT: ["HCLD3", "HCLD2", "HCLD1", "NGUT", "NGND"],
}
AT_THE_GRASSROOTS = ["LDTT", "CSTDCS", "TTLDTT", "GK"]
DAYS = ["2018-06-30", "2023-12-31", "2024-01-01", "2025-06-30", "2025-07-01", "2026-09-30", "2026-10-01"]


def asked(code: str, on: str, **case: Any) -> dict[str, Any]:
    kind = load().award(code).subject
    given = {"on": on, "school_year": "2017-2018", "subject": {"kind": kind}, "under_review": False}
    found: dict[str, Any] = assess(given | case, [code])["awards"][0]
    return found


@pytest.mark.parametrize("on", DAYS)
def test_above_the_grassroots_the_same_decide_in_every_regime(on: str) -> None:
    decides = {code: asked(code, on)["decides"] for code in itertools.chain(*DECIDES.values())}
    assert decides == {code: who for who, codes in DECIDES.items() for code in codes}


@pytest.mark.parametrize("code", AT_THE_GRASSROOTS)
def test_at_the_grassroots_the_district_decided_until_june_2025(code: str) -> None:
    decided = {on: (asked(code, on)["decides"], asked(code, on)["decides_verification"]) for on in DAYS}
    assert decided == {
        on: (DISTRICT, "official") if on <= "2025-06-30" else (COMMUNE, "memory") for on in DAYS
    }


def test_every_award_is_decided_by_somebody_of_the_list() -> None:
    named = {*itertools.chain(*DECIDES.values()), *AT_THE_GRASSROOTS}
    assert named == set(load().codes())


# Coefficients of R1, R2, R3 and, as R3, R4; None: not known.
COEFFICIENTS = {
    "LDTT": ("0.3", "0.3", "0.3"),
    "CSTDCS": ("1.0", "1.0", "1.0"),
    "CSTD_TINH": ("3.0", "3.0", "3.0"),
    "CSTD_BO": ("3.0", "3.0", "3.0"),
    "CSTDTQ": ("4.5", "4.5", "4.5"),
    "TTLDTT": ("0.8", "0.8", "0.8"),
    "TTLDXS": ("1.5", "1.5", "1.5"),
    "CO_TINH": ("8.0", "8.0", "8.0"),
    "CO_BO": ("8.0", "8.0", "8.0"),
    "CO_CP": ("12.0", "12.0", "12.0"),
    "GK": ("0.3", "0.3", "0.3"),
    "BK_TINH": ("1.0", "1.5", "1.5"),
    "BK_BO": ("1.0", "1.5", "1.5"),
    "BK_TTG": ("3.5", "3.5", "3.5"),
    "HCLD3": ("4.5", "4.5", None),
    "HCLD2": ("7.5", "7.5", None),
    "HCLD1": ("9.0", "9.0", None),
    "KNC_GD": (None, None, None),
    "NGUT": (None, "9.0", None),
    "NGND": (None, "12.5", None),
}
BY_DAY = [
    ("2018-07-01", 0, 1390000),
    ("2019-06-30", 0, 1390000),
    ("2019-07-01", 0, 1490000),
    ("2023-06-30", 0, 1490000),
    ("2023-07-01", 0, 1800000),
    ("2023-12-31", 0, 1800000),
    ("2024-01-01", 1, 1800000),
    ("2024-06-30", 1, 1800000),
    ("2024-07-01", 1, 2340000),
    ("2025-06-30", 1, 2340000),
    ("2025-07-01", 2, 2340000),
    ("2026-06-30", 2, 2340000),
    ("2026-07-01", 2, 2530000),
    ("2026-09-30", 2, 2530000),
    ("2026-10-01", 2, 2530000),
]


@pytest.mark.parametrize("code", load().codes())
def test_the_coefficient_and_the_base_are_those_of_the_day(code: str) -> None:
    paid = {on: asked(code, on)["bonus"] for on, _, _ in BY_DAY}
    assert {on: one and (one["coefficient"], one["base"]) for on, one in paid.items()} == {
        on: None if COEFFICIENTS[code][of] is None else (COEFFICIENTS[code][of], base)
        for on, of, base in BY_DAY
    }


@pytest.mark.parametrize("code", [code for code in load().codes() if code != "KNC_GD"])
def test_a_bonus_is_verified_as_weakly_as_the_rounding(code: str) -> None:
    """2024 to June 2025 by a secondary source, before and after by memory only."""
    paid = {on: asked(code, on)["bonus"] for on in ("2023-12-31", "2024-01-01", "2025-06-30", "2025-07-01")}
    verified = {on: one["verification"] for on, one in paid.items() if one is not None}
    expected = dict(zip(paid, ["memory", "secondary", "secondary", "memory"], strict=True))
    assert verified == {on: expected[on] for on in verified}


@pytest.mark.parametrize("code", load().codes())
def test_before_july_2018_no_base_is_known_and_no_bonus(code: str) -> None:
    assert asked(code, "2018-06-30")["bonus"] is None


def test_the_commune_chairs_lower_certificate_is_only_in_a_note_until_june_2025() -> None:
    noted = {on: "0,15" in " ".join(asked("GK", on)["notes"]) for on in DAYS}
    assert noted == {on: on <= "2025-06-30" for on in DAYS}
    assert all("hiệu trưởng" in " ".join(asked("GK", on)["notes"]) for on in DAYS)


WITHOUT_RULE = {
    "2023-12-31": ["GK", "NGUT", "NGND", "CO_TINH", "CO_BO", "CO_CP"],
    "2024-01-01": ["GK", "HCLD2", "HCLD1", "NGND", "CO_TINH", "CO_BO", "CO_CP"],
    "2025-07-01": ["GK", "HCLD2", "HCLD1", "NGND", "CO_TINH", "CO_BO", "CO_CP"],
    "2026-10-01": ["GK", "HCLD2", "HCLD1", "NGND", "CO_TINH", "CO_BO", "CO_CP"],
}


@pytest.mark.parametrize("on", list(WITHOUT_RULE))
def test_where_no_rule_is_known_the_answer_is_unknown_and_nothing_is_missing(on: str) -> None:
    answers = {code: asked(code, on) for code in load().codes()}
    without = [code for code, answer in answers.items() if answer["findings"][0]["id"] == "no_rule"]
    assert sorted(without) == sorted(WITHOUT_RULE[on])
    assert [
        (answers[code]["answer"], answers[code]["missing"], len(answers[code]["findings"]))
        for code in without
    ] == [("unknown", [], 1)] * len(without)


@pytest.mark.parametrize("code", load().codes())
@pytest.mark.parametrize("on", DAYS)
def test_something_pending_blocks_every_award_from_2024_on_and_none_before(code: str, on: str) -> None:
    answer = asked(code, on, under_review=True)
    assert (answer["answer"] == "blocked") == (on >= "2024-01-01")
    assert (answer["findings"][-1]["id"] == "under_review") == (on >= "2024-01-01")


def test_nothing_known_is_unknown_and_each_missing_fact_is_named_once() -> None:
    for code, on in itertools.product(load().codes(), DAYS):
        answer = asked(code, on, under_review=None)
        assert (code, on, answer["answer"]) == (code, on, "unknown")
        assert len(answer["missing"]) == len(set(answer["missing"]))


NOTHING = {
    "person": {"grade": "failed", "awards": [], "initiatives": [], "discipline": []},
    "collective": {
        "grade": "failed",
        "members": 9,
        "completed": 8,
        "ldtt": 0,
        "cstdcs": 0,
        "disciplined_from_warning": 1,
    },
}
LAW = ["LDTT", "CSTDCS", "CSTD_TINH", "CSTD_BO", "CSTDTQ", "TTLDTT", "TTLDXS", "BK_TINH", "BK_TTG", "HCLD3"]
CIRCULAR = ["BK_BO", "KNC_GD"]


@pytest.mark.parametrize(
    ("code", "first"),
    [*((code, "2026-10-01") for code in LAW), *((code, "2026-04-02") for code in CIRCULAR)],
)
def test_a_rule_is_carried_over_from_the_day_of_the_amendment_not_read(code: str, first: str) -> None:
    kind = load().award(code).subject
    found = {}
    for on in ("2026-04-01", "2026-04-02", "2026-09-30", "2026-10-01"):
        subject = {"kind": kind} | (
            {"joined_sector": "2020-09-01", "hardship_years": 0} if kind == "person" else {}
        )
        row = {"school_year": "2024-2025"} | NOTHING[kind]
        case = {"on": on, "school_year": "2024-2025", "subject": subject, "years": [row], "awards": []}
        answer = assess(case, [code])["awards"][0]
        assert answer["answer"] == "no"
        found[on] = answer["verification"] == "carried_over"
    assert found == {on: on >= first for on in found}


def cited(code: str, on: str) -> set[str]:
    """The instruments that an award's own conditions name on a day."""
    findings = [found for found in asked(code, on)["findings"] if found["citation"] is not None]
    return {found["citation"]["instrument"] for found in findings if found["id"] != "under_review"}


@pytest.mark.parametrize("code", LAW)
def test_the_law_of_2022_is_cited_from_its_first_day_and_no_earlier(code: str) -> None:
    assert cited(code, "2023-12-31") <= {"91/2017/NĐ-CP", "15/2003/QH11"}
    assert cited(code, "2024-01-01") == {"06/2022/QH15"}


@pytest.mark.parametrize(
    ("code", "last", "first", "instrument"),
    [
        *((code, "2020-09-30", "2020-10-01", "21/2020/TT-BGDĐT") for code in CIRCULAR),
        *((code, "2024-02-14", "2024-02-15", "29/2023/TT-BGDĐT") for code in CIRCULAR),
        ("NGUT", "2024-05-24", "2024-05-25", "35/2024/NĐ-CP"),
    ],
)
def test_a_circular_or_decree_is_cited_from_its_first_day_and_no_earlier(
    code: str, last: str, first: str, instrument: str
) -> None:
    assert instrument not in cited(code, last)
    assert cited(code, first) == {instrument}
