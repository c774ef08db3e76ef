"""Local rules entered and ended by several at once: one stands a day, the others are told."""

from datetime import date

import pytest

from factories.base import actor, make_school
from factories.guidance import MONTHS, make_rule
from thidua.guidance.actions import end_rule
from thidua.guidance.models import LocalRule

pytestmark = pytest.mark.races
LATER = date(2026, 9, 1)


def names(results):
    return sorted(type(result).__name__ for result in results)


def test_of_four_who_enter_the_same_rule_one_wins_and_the_others_are_told(postgres_database, together):
    school = make_school()
    results = together([lambda: make_rule(school, values=MONTHS)] * 4)
    assert names(results) == ["LocalRule"] + ["RuleOverlapsError"] * 3
    assert LocalRule.objects.count() == 1


def test_of_one_who_ends_a_rule_and_one_who_replaces_it_the_second_is_told(postgres_database, together):
    school = make_school()
    make_rule(school)
    seen = [LocalRule.objects.get(), LocalRule.objects.get()]
    results = together(
        [
            lambda: end_rule(by=actor(school.an, school), rule=seen[0], last_day=date(2026, 12, 31)),
            lambda: make_rule(school, starts=LATER, replaces=seen[1]),
        ]
    )
    assert names(results) == ["ChangedMeanwhileError", "LocalRule"]
