"""What a record of the law names, read from its rules whatever words they use."""

import pytest

from statute.library import load
from statute.naming import named_in, rests_on, speaks_of


@pytest.mark.parametrize(
    ("code", "before"),
    [
        ("LDTT", []),
        ("CSTDCS", ["LDTT"]),
        ("CSTD_TINH", ["LDTT", "CSTDCS"]),
        ("CSTDTQ", ["LDTT", "CSTDCS", "CSTD_TINH", "CSTD_BO"]),
        ("HCLD3", ["LDTT", "CSTDCS", "BK_TINH", "BK_BO", "BK_TTG"]),
        ("KNC_GD", []),
        ("TTLDXS", []),
    ],
)
def test_the_awards_on_the_way_are_read_from_the_rules(code: str, before: list[str]) -> None:
    assert rests_on(code) == before


def test_a_figure_is_named_by_the_awards_that_ask_it() -> None:
    law = load()
    assert "bonus_ldtt" in named_in(law.award("LDTT"), law.parameters)
    assert "bonus_ldtt" not in named_in(law.award("CSTDCS"), law.parameters)


def test_rules_that_speak_of_no_initiative_are_told_from_those_that_do() -> None:
    kinds = ("initiative", "research")
    assert [code for code in load().codes("person") if speaks_of(code, kinds)] == [
        "CSTDCS",
        "CSTD_TINH",
        "CSTD_BO",
        "CSTDTQ",
        "BK_TINH",
        "BK_BO",
        "BK_TTG",
        "HCLD3",
        "HCLD2",
        "HCLD1",
    ]
