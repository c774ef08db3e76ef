"""One definition, two ways of running it: everyone at once over arrays answers as each one alone over ints."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factories.histories import ROWS_SEEN, Case, career, moments, people
from statute.assess import assess
from statute.bulk.answers import Questions
from statute.bulk.columns import Names
from statute.bulk.rows import facts, table
from statute.bulk.sweep import WORDS
from statute.cases import parse
from statute.days import SchoolYear
from statute.library import load
from statute.masks import PERSON, layout
from statute.records import Node, TitleHeld, leaves

LAW = load()
CODES = LAW.codes(PERSON)


def of_arrays(cases: list[Case], on: date) -> list[dict[str, str]]:
    questions = Questions(LAW, on)
    rows = table(b"".join(layout().packed(parse(case)) for case in cases), layout())
    read = facts(rows, Names(questions.columns, questions.measures))
    answers = questions.answers(read, len(cases))
    return [
        {code: WORDS[int(given[person])] for code, given in answers.items()} for person in range(len(cases))
    ]


def of_ints(case: Case) -> dict[str, str]:
    return {award["code"]: award["answer"] for award in assess(case)["awards"]}


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_arrays_answer_as_ints_do_where_the_masks_see_all(data: st.DataObject) -> None:
    on, school_year = data.draw(moments())
    cases = data.draw(people(on, school_year, reach=ROWS_SEEN))
    assert of_arrays(cases, on) == [of_ints(case) for case in cases]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_of_older_histories_arrays_are_less_decided_and_never_contrary(data: st.DataObject) -> None:
    on, school_year = data.draw(moments())
    cases = data.draw(people(on, school_year))
    for seen, known in zip(of_arrays(cases, on), map(of_ints, cases), strict=True):
        assert {code: answer for code, answer in seen.items() if answer != "unknown"}.items() <= known.items()


@pytest.mark.parametrize("on", [date(2023, 6, 10), date(2024, 6, 10), date(2026, 6, 10), date(2026, 11, 10)])
def test_the_careers_drawn_here_meet_refuse_and_leave_open_every_rule(on: date) -> None:
    given_answers = defaultdict(set)
    cases = [career(Random(seed), on, SchoolYear.of(on), ROWS_SEEN) for seed in range(1500)]
    for answers in of_arrays(cases, on):
        for code, answer in answers.items():
            given_answers[code].add(answer)
    expected = {}
    for code in CODES:
        version = LAW.award(code).on(on)
        rule = version is not None and version.conditions is not None
        expected[code] = (
            {"unknown"} if not rule else {"no", "unknown"} | ({"yes"} if version.complete else set())
        )
        given_answers[code] -= {"blocked"}
    assert dict(given_answers) == expected


def test_no_rule_looks_back_further_than_the_masks_see() -> None:
    asked = {
        int(value.value)
        for code in CODES
        for version in LAW.award(code).versions
        for name in looking_back(version.conditions or ())
        for value in LAW.parameter(name).values
    }
    assert max(asked) < ROWS_SEEN


def looking_back(nodes: tuple[Node, ...]) -> Iterator[str]:
    """The figures that are years counted in bits; spans of service are counted in days."""
    for leaf in leaves(nodes):
        if isinstance(leaf, TitleHeld):
            yield from (name for name in (leaf.years, leaf.through, leaf.ago) if name)
        elif leaf.kind not in {"full_years", "years_since_discipline"}:
            yield from (name for key, name in leaf.given.items() if key in {"years", "through"})
