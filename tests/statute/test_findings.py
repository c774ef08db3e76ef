"""How answers and verifications of parts make those of the whole."""

import pytest

from statute.findings import (
    Answer,
    Citation,
    Finding,
    Verification,
    conditional_in,
    missing_in,
    weakest,
    weakest_of,
)

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN


def part(answer: Answer, verification: str = "secondary", **more) -> Finding:
    return Finding("x", answer, "…", "…", "…", Verification(verification), **more)


def test_strength_runs_from_official_to_carried_over() -> None:
    in_order = [Verification(name) for name in ("official", "secondary", "memory", "carried_over")]
    assert [weakest(*in_order[:count]) for count in (1, 2, 3, 4)] == in_order


@pytest.mark.parametrize(
    ("answer", "expected"),
    [(YES, "memory"), (NO, "secondary"), (UNKNOWN, "carried_over")],
)
def test_all_of_rests_on_the_parts_that_answer_alike(answer: Answer, expected: str) -> None:
    parts = [part(YES, "memory"), part(NO, "secondary"), part(UNKNOWN, "carried_over")]
    assert weakest_of(parts, answer) is Verification(expected)


def test_any_of_rests_on_its_yes_parts_and_otherwise_on_all() -> None:
    parts = [part(YES, "secondary"), part(NO, "carried_over")]
    assert weakest_of(parts, YES, any_way=True) is Verification.SECONDARY
    assert (
        weakest_of([part(NO, "official"), part(UNKNOWN, "memory")], UNKNOWN, any_way=True)
        is Verification.MEMORY
    )
    assert weakest_of([part(NO, "official"), part(NO, "memory")], NO, any_way=True) is Verification.MEMORY


def test_missing_keys_come_once_from_unknown_parts_only() -> None:
    parts = [part(UNKNOWN, missing=("a", "b")), part(YES, missing=("c",)), part(UNKNOWN, missing=("b", "d"))]
    assert missing_in(parts) == ("a", "b", "d")


def test_an_answer_is_conditional_only_through_a_part_it_rests_on() -> None:
    parts = [part(YES, conditional=True), part(NO)]
    assert conditional_in(parts, NO) is False
    assert conditional_in(parts[:1], YES) is True


def test_a_finding_is_shown_in_the_contracts_shape() -> None:
    inner = part(NO)
    outer = part(YES, citation=Citation("06/2022/QH15", "23.1.a"), conditional=True, parts=(inner,))
    assert outer.as_dict() == {
        "id": "x",
        "answer": "yes",
        "because": "…",
        "required": "…",
        "observed": "…",
        "conditional": True,
        "citation": {"instrument": "06/2022/QH15", "article": "23.1.a"},
        "verification": "secondary",
        "parts": [inner.as_dict()],
    }
    assert inner.as_dict()["citation"] is None
