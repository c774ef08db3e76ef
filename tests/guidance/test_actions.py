"""Entering and ending local rules: what is refused where, one rule a day, nothing rewritten, one of two wins."""

from datetime import date, timedelta

import pytest

from factories.base import actor, make_school
from factories.guidance import FIRST, MONTHS, make_rule
from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.files.actions import keep
from thidua.guidance.actions import end_rule
from thidua.guidance.errors import RuleMistakenError, RuleOverlapsError
from thidua.guidance.models import LocalRule
from thidua.ledger.models import Line

pytestmark = pytest.mark.django_db
LATER = date(2026, 9, 1)


@pytest.fixture
def school():
    return make_school()


def end(school, rule, last_day=date(2026, 8, 31), **others):
    return end_rule(by=actor(school.alice, school), rule=rule, last_day=last_day, **others)


def field_of(call):
    with pytest.raises(InvalidInputError) as refused:
        call()
    return refused.value.field


def kinds_written(rule):
    return list(Line.objects.filter(about=rule.id).order_by("number").values_list("kind", flat=True))


def test_a_rule_is_kept_with_its_document_who_entered_it_and_one_line(school):
    rule = make_rule(school, codes=["CSTDCS", "LDTT"], remark="  Mục 3,  phần II ", paper=" 36/HD-UBND ")
    row = LocalRule.objects.get()
    assert (row.id, row.unit, row.kind, row.values) == (rule.id, school.unit, "months_worked", MONTHS)
    assert (row.codes, row.paper, row.remark) == (["LDTT", "CSTDCS"], "36/HD-UBND", "Mục 3, phần II")
    assert (row.own, row.issuer, row.starts, row.ends) == (False, "UBND xã Hoa Sen", FIRST, None)
    assert (row.entered_by, row.version, row.mistaken) == (school.alice, 1, False)
    assert kinds_written(rule) == ["guidance.rule_entered"]


def test_the_schools_own_rule_bears_the_schools_name(school):
    assert make_rule(school, own=True, issuer="UBND xã").issuer == school.unit.name


def test_a_kind_for_one_award_concerns_it_without_being_told(school):
    assert make_rule(school, "school_initiatives", {"recognised": True}).codes == ["CSTDCS"]
    assert make_rule(school, "team_ttldxs", {"may": False}).codes == ["TTLDXS"]


@pytest.mark.parametrize(
    ("kind", "values", "others", "field"),
    [
        ("months_worked", {"months": "13", "maternity_counts": True}, {}, "months"),
        ("months_worked", MONTHS, {"codes": ["TTLDTT"]}, "codes"),
        ("months_worked", MONTHS, {"codes": ["KHÔNG"]}, "codes"),
        ("months_worked", MONTHS, {"issuer": "  "}, "issuer"),
        ("months_worked", MONTHS, {"paper": " "}, "paper"),
        ("months_worked", MONTHS, {"paper_on": clock.today() + timedelta(days=1)}, "paper_on"),
        ("months_worked", MONTHS, {"paper_on": date(1999, 12, 31)}, "paper_on"),
        ("months_worked", MONTHS, {"starts": date(1999, 12, 31)}, "starts"),
        ("months_worked", MONTHS, {"ends": FIRST - timedelta(days=1)}, "ends"),
        ("allotment", {"number": 3}, {}, "codes"),
        ("allotment", {"number": 3}, {"codes": ["LDTT", "CSTDCS"]}, "codes"),
        ("school_initiatives", {"recognised": True}, {"own": True}, "own"),
    ],
)
def test_each_fault_is_told_at_its_field_and_nothing_is_written(school, kind, values, others, field):
    assert field_of(lambda: make_rule(school, kind, values, **others)) == field
    assert not LocalRule.objects.exists()


def test_another_units_file_is_no_document_of_this_one(school):
    other = make_school("THCS-CL", "Trường THCS Cỏ Lau")
    file = keep(by=actor(other.alice, other), content=b"%PDF-", name="a.pdf", content_type="application/pdf")
    assert field_of(lambda: make_rule(school, file=file)) == "scan"


# --- one rule a day --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "others",
    [
        {},
        {"codes": ["LDTT"]},
        {"starts": LATER},
        {"starts": date(2024, 9, 1), "ends": FIRST},
        {"starts": date(2024, 9, 1)},
    ],
)
def test_two_rules_of_one_kind_never_stand_for_one_award_on_one_day(school, others):
    make_rule(school)
    with pytest.raises(RuleOverlapsError) as refused:
        make_rule(school, **others)
    assert (refused.value.field, "36/HD-UBND" in str(refused.value)) == ("starts", True)
    assert LocalRule.objects.count() == 1


@pytest.mark.parametrize(
    ("kind", "values", "others"),
    [
        ("months_worked", MONTHS, {"own": True}),
        ("marks", {"least": "80", "full": "100"}, {}),
        ("months_worked", MONTHS, {"starts": date(2024, 9, 1), "ends": FIRST - timedelta(days=1)}),
    ],
)
def test_another_level_another_kind_and_other_days_stand_beside_it(school, kind, values, others):
    make_rule(school)
    make_rule(school, kind, values, **others)
    assert LocalRule.objects.count() == 2


def test_other_awards_and_another_step_stand_beside_it(school):
    make_rule(school, codes=["LDTT"])
    make_rule(school, codes=["CSTDCS"])
    make_rule(school, "deadline", {"step": "council", "last_day": "2026-05-30"})
    make_rule(school, "deadline", {"step": "submission", "last_day": "2026-06-15"})
    with pytest.raises(RuleOverlapsError):
        make_rule(school, "deadline", {"step": "council", "last_day": "2026-05-20"})
    assert LocalRule.objects.count() == 4


def test_another_schools_rule_is_not_in_the_way(school):
    make_rule(make_school("THCS-CL", "Trường THCS Cỏ Lau"))
    assert make_rule(school).unit == school.unit


# --- ending and replacing --------------------------------------------------------------------------


def test_a_rule_is_ended_and_stays(school):
    rule = make_rule(school)
    ended = end(school, rule, because=" Hết năm học ")
    assert (ended.ends, ended.ended_because, ended.version) == (date(2026, 8, 31), "Hết năm học", 2)
    assert kinds_written(rule) == ["guidance.rule_entered", "guidance.rule_ended"]
    assert make_rule(school, starts=LATER).starts == LATER


def test_an_end_before_the_beginning_or_after_the_end_is_refused(school):
    rule = make_rule(school, ends=date(2026, 8, 31))
    assert field_of(lambda: end(school, rule, FIRST - timedelta(days=1))) == "last_day"
    assert field_of(lambda: end(school, rule, LATER)) == "last_day"
    assert LocalRule.objects.get().ends == date(2026, 8, 31)


def test_an_end_lies_within_the_same_bounds_as_one_that_is_entered(school):
    rule = make_rule(school)
    assert field_of(lambda: end(school, rule, date(9999, 12, 31))) == "last_day"
    assert end(school, rule, date(2100, 12, 31)).ends == date(2100, 12, 31)


def test_a_mistake_needs_a_reason_counts_on_no_day_and_makes_room(school):
    rule = make_rule(school)
    assert field_of(lambda: end(school, rule, mistaken=True)) == "because"
    assert end(school, rule, mistaken=True, because="Nhầm số tháng").mistaken
    assert make_rule(school).mistaken is False
    rule.refresh_from_db()
    with pytest.raises(RuleMistakenError):
        end(school, rule)


def test_of_two_who_end_one_rule_the_second_is_told_who_was_first(school):
    rule = make_rule(school)
    seen_by_both = LocalRule.objects.get()
    end(school, rule)
    with pytest.raises(ChangedMeanwhileError, match="Lê Thị Hướng Dương vừa thay đổi mục này"):
        end(school, seen_by_both, date(2026, 5, 31))
    assert LocalRule.objects.get().ends == date(2026, 8, 31)


def test_a_new_rule_in_the_place_of_an_older_one_ends_it_on_the_day_before(school):
    older = make_rule(school)
    newer = make_rule(school, starts=LATER, paper="40/HD-UBND", replaces=older)
    older.refresh_from_db()
    assert (older.ends, older.ended_because) == (date(2026, 8, 31), "Thay bằng 40/HD-UBND")
    assert newer.replaces == older
    ended = Line.objects.get(kind="guidance.rule_ended")
    assert ended.cause == Line.objects.get(about=newer.id).id


def test_a_rule_already_over_keeps_its_last_day_when_another_follows_it(school):
    older = make_rule(school, ends=date(2026, 5, 31))
    make_rule(school, starts=LATER, replaces=older)
    older.refresh_from_db()
    assert (older.ends, older.version) == (date(2026, 5, 31), 1)


def test_only_a_later_rule_of_the_same_kind_takes_anothers_place(school):
    older = make_rule(school)
    assert field_of(lambda: make_rule(school, replaces=older)) == "starts"
    marks = {"least": "80", "full": "100"}
    assert field_of(lambda: make_rule(school, "marks", marks, starts=LATER, replaces=older)) == "starts"
    older.refresh_from_db()
    assert (older.ends, LocalRule.objects.count()) == (None, 1)


def test_a_rule_changed_meanwhile_is_replaced_by_nobody_unseen(school):
    older = make_rule(school)
    seen = LocalRule.objects.get()
    end(school, older, date(2026, 12, 31))
    with pytest.raises(ChangedMeanwhileError):
        make_rule(school, starts=LATER, replaces=seen)
    assert LocalRule.objects.count() == 1
