"""A leader's view of every award on every regime's days: the same with discipline, without it, and with it not known."""

import json
from datetime import date

import pytest

from statute.assess import assess
from statute.cases import parse
from statute.library import load
from statute.local import Kind, LocalRule, read, told
from thidua.people.facts.withholding import without_discipline

DAYS = ("2018-05-20", "2021-05-20", "2023-05-20", "2024-05-20", "2025-05-20", "2026-05-20", "2026-11-20")
REPRIMAND = {"form": "reprimand", "on": None, "ended": None}
SICK = {"kind": "sick", "working_days": None}
TITLES = ["LDTT", "CSTDCS"]


def rule(kind, values):
    return LocalRule(
        id=kind,
        kind=Kind(kind),
        demand=read(Kind(kind), values),
        issuer="UBND xã Hoa Sen",
        paper="36/HD-UBND",
        paper_on=date(2017, 10, 3),
        first=date(2017, 10, 3),
        last=None,
        codes=(),
        own=False,
        remark="",
    )


RULES = [
    rule("no_discipline", {}),
    rule("leave_days", {"kinds": ["sick"], "days": "10"}),
    rule("months_worked", {"months": "11", "maternity_counts": True}),
    rule("registered", {}),
]


def school_year(first):
    return f"{first}-{first + 1}"


def year(first, discipline, *, decided, registered=True):
    initiative = {
        "kind": "initiative",
        "scope": "national",
        "recognised_by": "national",
        "recognised_on": None,
        "applied": True,
        "used_for": [],
    }
    return {
        "school_year": school_year(first),
        "grade": "excellent",
        "registered": TITLES if registered else [],
        "awards": [*TITLES, "CSTD_TINH", "CSTD_BO"] if decided else None,
        "initiatives": [initiative, initiative | {"kind": "research"}] * 3,
        "discipline": discipline,
        "leave": [],
        "months_worked": 10,
    }


def case(
    on, *, disciplined=None, under_review=False, complete=True, grade="excellent", decided=False, leave=()
):
    """A person who meets nearly everything; `disciplined`: year → what is said of its discipline."""
    last = int(on[:4]) - (int(on[5:7]) < 9)
    said = disciplined or {}
    years = [
        year(first, said.get(last - first, []), decided=decided or first < last)
        for first in range(last - 14, last + 1)
    ]
    years[-1]["grade"] = grade
    years[-1]["leave"] = None if leave is None else list(leave)
    forms = ("BK_TINH", "BK_BO", "BK_TTG", "HCLD3", "HCLD2")
    return {
        "on": on,
        "school_year": school_year(last),
        "subject": {
            "kind": "person",
            "sex": "female",
            "born": "1970-01-02",
            "joined_sector": f"{last - 26}-09-01",
            "joined_unit": "2001-09-01",
            "contract": "public_employee",
            "manager": False,
            "teaching_years": 25,
            "hardship_years": 12,
            "hardship_now": True,
            "discipline_complete": complete or None,
        },
        "years": years,
        "awards": [
            {"code": code, "on": f"{last - 13 + place}-11-20", "basis": "merit"}
            for place, code in enumerate(forms)
        ],
        "under_review": under_review,
    }


def histories(on):
    """Discipline in this year and in earlier ones, served, running and not known; a case under review; leave."""
    first = int(on[:4]) - (int(on[5:7]) < 9)
    served = REPRIMAND | {"on": f"{first - 3}-10-02", "ended": f"{first - 3}-12-30"}
    return [
        {},
        {"disciplined": {0: [REPRIMAND]}},
        {"disciplined": {0: [REPRIMAND | {"on": f"{first}-09-10"}]}},
        {"disciplined": {3: [served]}},
        {"disciplined": {3: [served | {"ended": None}]}},
        {"disciplined": {0: None, 5: None}, "complete": False},
        {"under_review": True},
        {"under_review": None},
        {"under_review": True, "disciplined": {0: [REPRIMAND], 3: [served]}},
        {"leave": [SICK | {"working_days": 12}]},
        {"leave": [SICK | {"working_days": 200}, SICK | {"kind": "maternity"}]},
        {"leave": None},
    ]


def views(on, **others):
    """What a leader reads of each award, once for each history; nothing is shown that a sentence could not hold."""
    found = []
    for history in histories(on):
        asked = case(on, **(others | history))
        answered = [told(RULES, award, parse(asked)) for award in assess(asked)["awards"]]
        found.append({award["code"]: without_discipline(award) for award in answered})
    return found


@pytest.mark.parametrize("decided", [False, True])
@pytest.mark.parametrize("grade", ["excellent", "good", "failed", None])
@pytest.mark.parametrize("on", DAYS)
def test_a_leader_reads_the_same_whatever_there_is_of_discipline(on, grade, decided):
    shown = views(on, grade=grade, decided=decided)
    for code in load().codes("person"):
        ways = {json.dumps(view[code], ensure_ascii=False, sort_keys=True) for view in shown}
        assert len(ways) == 1, code


def test_the_histories_make_a_difference_to_whoever_may_read_all_of_it():
    """Else the test above would say nothing: for nearly every award some history changes the findings."""
    differing = set()
    for on in DAYS:
        answers = [assess(case(on, **history))["awards"] for history in histories(on)]
        for awards in zip(*answers, strict=True):
            if len({json.dumps(award, sort_keys=True) for award in awards}) > 1:
                differing.add(awards[0]["code"])
    assert differing == set(load().codes("person"))


def test_of_the_local_rules_what_is_registered_stays_readable():
    local = [view["LDTT"]["local"]["findings"] for view in views("2025-05-20")]
    assert {tuple(finding["id"] for finding in findings) for findings in local} == {("local_registered",)}


def test_what_does_not_rest_on_discipline_stays_readable():
    on = date(2025, 5, 20).isoformat()
    shown = {award["code"]: without_discipline(award) for award in assess(case(on))["awards"]}
    assert [finding["id"] for finding in shown["LDTT"]["findings"]] == ["grade"]
    assert [finding["id"] for finding in shown["KNC_GD"]["findings"]] == ["first_time"]
