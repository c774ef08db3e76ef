"""Which titles of the same year an award cannot do without."""

from datetime import date

import pytest

from statute.prior import asked_first


@pytest.mark.parametrize(
    ("code", "titles"),
    [
        ("LDTT", []),
        ("CSTDCS", ["LDTT"]),
        ("CSTD_TINH", ["CSTDCS", "LDTT"]),
        # One of several ways, or years before: nothing that a refusal of this year ends by itself.
        ("BK_TINH", []),
        # Its conditions are not known at all.
        ("GK", []),
        ("TTLDXS", []),
    ],
)
def test_a_title_asks_for_those_below_it(code, titles):
    assert asked_first(code, date(2026, 6, 15)) == titles


def test_before_the_first_rule_known_nothing_is_asked():
    assert asked_first("CSTDCS", date(2010, 1, 1)) == []
