"""What local rules add: to a case, to the law's answer on every page, to stored dossiers, and what leaders may not read."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories.base import actor, make_school
from factories.guidance import FIRST, make_rule
from factories.nominations import ON, make_dossier
from statute.assess import assess
from thidua.core import clock
from thidua.guidance.actions import end_rule
from thidua.guidance.queries import assess_for, board_of, local_facts, rules_on
from thidua.nominations.actions import assess_dossier
from thidua.nominations.queries.lists import rules_changed
from thidua.nominations.states import DossierState
from thidua.people.facts import case_of
from thidua.people.facts.withholding import without_discipline
from thidua.registrations.queries import standings_of

pytestmark = pytest.mark.django_db
YEAR = "2025-2026"


@pytest.fixture
def school():
    return make_school()


def bob(school, on=ON):
    return case_of(unit=school.unit, person=school.person(school.binh), on=on, school_year=YEAR)


def test_the_answer_is_the_laws_with_the_rules_beside_it(school):
    make_rule(school, codes=["LDTT"])
    make_rule(school, "deadline", {"step": "submission", "last_day": "2026-06-15"})
    case = bob(school)
    ldtt, cstdcs = assess_for(unit=school.unit, case=case, awards=["LDTT", "CSTDCS"])["awards"]
    assert [one["id"] for one in ldtt["local"]["findings"]] == ["local_months_worked"]
    assert (cstdcs["local"]["findings"], len(cstdcs["local"]["notes"])) == ([], 1)
    law = assess(case, ["LDTT"])["awards"][0]
    assert {key: ldtt[key] for key in law if key != "notes"} == {
        key: law[key] for key in law if key != "notes"
    }


def test_only_this_units_rules_in_force_on_the_cases_day_are_asked(school):
    make_rule(make_school("THCS-CL", "Trường THCS Cỏ Lau"))
    make_rule(school, "marks", {"least": "80", "full": "100"}, ends=date(2026, 5, 19))
    make_rule(school, "no_discipline", {}, starts=date(2026, 5, 21))
    mistaken = make_rule(school)
    end_rule(by=actor(school.alice, school), rule=mistaken, last_day=FIRST, mistaken=True, because="Nhầm")
    assert rules_on(school.unit, ON) == ()
    assert [rule.kind for rule in rules_on(school.unit, date(2026, 5, 19))] == ["marks"]
    assert [rule.kind for rule in rules_on(school.unit, date(2026, 5, 21))] == ["no_discipline"]


def test_rules_read_before_are_not_read_again(school):
    make_rule(school)
    case, rules = bob(school), rules_on(school.unit, ON)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assess_for(unit=school.unit, case=case, awards=["LDTT"], rules=rules)
    assert len(asked) == 0


@pytest.mark.parametrize("recognised", [True, False])
def test_who_recognises_initiatives_goes_into_the_case_on_the_rules_days(school, recognised):
    make_rule(school, "school_initiatives", {"recognised": recognised})
    assert bob(school)["local"] == {"school_recognises_initiatives": recognised}
    assert "local" not in bob(school, on=date(2025, 8, 31))


def test_without_such_a_rule_the_case_says_nothing_of_it(school):
    make_rule(school)
    assert local_facts(school.unit, ON) == {}
    assert "local" not in bob(school)


def test_the_pledge_and_a_stored_dossier_tell_the_same(school):
    make_rule(school, codes=["LDTT"])
    dossier = make_dossier(school)
    (found,) = dossier.assessment["local"]["findings"]
    standing = standings_of(unit=school.unit, person=school.person(school.binh), school_year=YEAR, on=ON)[0]
    assert (standing.code, standing.assessment["local"]["findings"]) == ("LDTT", [found])


def test_a_later_rule_does_not_rewrite_a_stored_answer(school):
    dossier = make_dossier(school)
    make_rule(school)
    dossier.refresh_from_db()
    assert dossier.assessment["local"] == {"findings": [], "notes": [], "rules": []}


def test_an_open_dossier_tells_that_other_rules_stand_beside_it_now(school):
    dossier = make_dossier(school)
    assert not rules_changed(dossier)
    make_rule(school, codes=["CSTDCS"])
    assert not rules_changed(dossier)
    make_rule(school, codes=["LDTT"])
    assert rules_changed(dossier)
    again = assess_dossier(by=actor(school.alice, school), dossier=dossier, on=clock.today())
    assert not rules_changed(again)


def test_what_the_council_has_before_it_is_not_asked_again(school):
    dossier = make_dossier(school, state=DossierState.IN_COUNCIL)
    make_rule(school)
    assert not rules_changed(dossier)


def test_who_may_not_know_of_discipline_reads_nothing_of_it_in_local_rules_either(school):
    make_rule(school, "no_discipline", {})
    make_rule(school)
    make_rule(school, "papers", {"titles": ["Bản xác nhận không bị kỷ luật"]})
    make_rule(school, "deadline", {"step": "council", "last_day": "2026-05-30"})
    case = bob(school)
    shown = []
    for discipline in (None, [], [{"form": "reprimand"}]):
        year = {"school_year": YEAR, "discipline": discipline}
        (award,) = assess_for(unit=school.unit, case=case | {"years": [year]}, awards=["LDTT"])["awards"]
        assert len(award["local"]["findings"]) == 2
        shown.append(without_discipline(award)["local"])
    assert shown[0] == shown[1] == shown[2]
    assert shown[0]["findings"] == []  # months worked tell of leave, which is withheld like discipline
    assert len(shown[0]["notes"]) == 1


def test_the_board_sorts_by_day_and_keeps_what_was(school):
    now = make_rule(school, codes=["LDTT"])
    later = make_rule(school, starts=date(2027, 9, 1), codes=["CSTDCS"])
    over = make_rule(school, "marks", {"least": "80", "full": "100"}, ends=date(2026, 5, 1))
    wrong = make_rule(school, "no_discipline", {})
    end_rule(by=actor(school.alice, school), rule=wrong, last_day=FIRST, mistaken=True, because="Nhầm")
    board = board_of(school.unit, ON)
    found = [[line.row.id for line in lines] for lines in (board.now, board.later, board.over)]
    assert (found[:2], set(found[2])) == ([[now.id], [later.id]], {over.id, wrong.id})
    one = board_of(school.unit, ON, "CSTDCS")
    assert [line.row.id for line in one.now + one.later] == [later.id]
