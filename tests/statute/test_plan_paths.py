"""Paths lived through again: whatever the past, a path holds and nothing in it is superfluous."""

import copy
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from futures import Case, deeds_of, holds, young
from statute.assess import assess
from statute.cases import parse
from statute.explain import explain
from statute.library import load
from statute.plan_ahead import plan_ahead
from statute.plan_text import plan_text
from statute.planning.asking import Asker
from statute.planning.running import run
from statute.planning.start import start

TODAY = date(2026, 11, 22)
# Those of the longest paths are lived through less often.
LONG = ("CSTDTQ", "HCLD3")


def known_today(kind: str) -> list[str]:
    """The awards whose rule is entered for today."""
    return [code for code in load().codes(kind) if explain(code, TODAY)["rule"] == "known"]


GRADES = ["excellent", "good", "completed", "failed", "ungraded"]
works = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["initiative", "research"]),
        "scope": st.sampled_from(["unit", "district", "province", "national"]),
        "recognised_by": st.sampled_from(["school", "commune", "province"]),
        "used_for": st.sampled_from([[], ["CSTDCS"], ["BK_TINH"]]),
    }
)
pasts = st.fixed_dictionaries(
    {
        "grade": st.none() | st.sampled_from(GRADES),
        "awards": st.none()
        | st.sampled_from([[], ["LDTT"], ["LDTT", "CSTDCS"], ["LDTT", "CSTDCS", "CSTD_TINH"]]),
        "initiatives": st.none() | st.lists(works, max_size=2),
        "discipline": st.none() | st.just([]),
    }
)
forms = st.fixed_dictionaries(
    {
        "code": st.sampled_from(["BK_TINH", "BK_BO", "BK_TTG", "HCLD3", "KNC_GD"]),
        "on": st.sampled_from(["2019-11-20", "2023-10-01", "2026-01-15"]),
        "basis": st.none() | st.sampled_from(["merit", "thematic"]),
    }
)


@st.composite
def people(draw: st.DrawFn) -> Case:
    """Teachers with up to five years behind them, of whom not everything need be known."""
    past = draw(st.lists(pasts, max_size=5))
    this = draw(st.none() | pasts)
    rows = [row | {"school_year": f"{2025 - ago}-{2026 - ago}"} for ago, row in enumerate(past)]
    rows += [this | {"school_year": "2026-2027"}] if this else []
    subject = {"joined_sector": draw(st.none() | st.sampled_from(["2008-09-01", "2015-09-01"]))}
    return young(
        subject={"kind": "person", "discipline_complete": draw(st.booleans()), **subject},
        years=rows,
        awards=draw(st.none() | st.lists(forms, max_size=2)),
        local={"school_recognises_initiatives": draw(st.none() | st.booleans())},
        under_review=draw(st.none() | st.booleans()),
    )


@st.composite
def teams(draw: st.DrawFn) -> Case:
    members = draw(st.none() | st.integers(1, 60))
    known = {"grade": draw(st.none() | st.sampled_from(GRADES)), "members": members}
    if members:
        known |= {"ldtt": draw(st.none() | st.integers(0, members))}
    years = [{"school_year": "2026-2027", **known}] if draw(st.booleans()) else []
    return young(subject={"kind": "collective"}, years=years, awards=None)


def whole(case: Case, code: str) -> None:
    """The path answers yes, not without any one of its deeds, and begins when it says."""
    plan = plan_ahead(case, code)
    if plan["reached"] is None:
        assert plan["reason"]
        return
    if plan["already"]:
        assert assess(case, [code])["awards"][0]["answer"] == "yes"
        return
    assert holds(case, plan)
    for year, index, deed in deeds_of(plan):
        assert not holds(case, plan, (year, index)), (year, deed)
    assert all(each["later_by"] != 0 for each in plan["breaks"])
    assert plan_text(plan)


@pytest.mark.parametrize("code", known_today("person"))
def test_a_path_holds_and_nothing_in_it_is_superfluous(code: str) -> None:
    @settings(max_examples=3 if code in LONG else 12, deadline=None)
    @given(people())
    def paths(case: Case) -> None:
        whole(case, code)

    paths()


@pytest.mark.parametrize("code", known_today("collective"))
def test_a_team_s_path_holds_and_nothing_in_it_is_superfluous(code: str) -> None:
    @settings(max_examples=3 if code in LONG else 12, deadline=None)
    @given(teams())
    def paths(case: Case) -> None:
        whole(case, code)

    paths()


def all_but_kept_used(case: Case, plan: dict[str, Any], kind: str) -> Case:
    """The case once every unused initiative that need not be kept has gone into a title, or a form."""
    kept = {(each["school_year"], each["index"]) for each in plan["keep"] if each["use"] == kind}
    given = copy.deepcopy(case)
    for row in given["years"]:
        for index, work in enumerate(row["initiatives"] or ()):
            if not work["used_for"] and (row["school_year"], index) not in kept:
                work["used_for"] = [{"title": "LDTT", "form": "GK"}[kind]]
    return given


@pytest.mark.parametrize("kind", ["title", "form"])
@pytest.mark.parametrize("code", ["BK_TINH", "BK_TTG", "CSTD_TINH"])
def test_initiatives_that_need_not_be_kept_may_be_used_elsewhere(code: str, kind: str) -> None:
    @settings(max_examples=25, deadline=None)
    @given(people())
    def paths(case: Case) -> None:
        plan = plan_ahead(case, code)
        used = all_but_kept_used(case, plan, kind)
        if plan["already"]:
            assert assess(used, [code])["awards"][0]["answer"] == "yes"
        elif plan["reached"] is not None:
            assert holds(used, plan)

    paths()


@pytest.mark.parametrize("code", known_today("person"))
def test_the_quick_answer_is_the_whole_one_s(code: str) -> None:
    @settings(max_examples=10, deadline=None)
    @given(people(), st.lists(st.booleans(), min_size=4, max_size=4))
    def futures(case: Case, slips: list[bool]) -> None:
        asker = Asker(start(case, parse(case), code))
        best = asker.start.best()
        plan = [replace(best, discipline=slip) for slip in slips]
        lived = run(asker, plan, first=0)
        for question in lived.asked.values():
            assert asker.yes(question) == (asker.award(question)["answer"] == "yes")

    futures()
