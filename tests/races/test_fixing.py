"""What is fixed for good while others still write: grades approved once, a round locked over the list that was read."""

from datetime import date

import pytest

from factories.base import actor, make_school
from factories.registrations import confirmed, make_round
from factories.scoring import APPROVED_ON, PAPER, enter_each, entry, graded
from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError
from thidua.documents.models import Document
from thidua.people.models import YearRecord
from thidua.people.queries import staff_of
from thidua.registrations.actions import lock_round, return_pledge
from thidua.registrations.queries import confirmed_pledges, fingerprint
from thidua.scoring.actions import (
    Meeting,
    answer_reopening,
    approve_evaluation,
    ask_reopening,
    enter_head_paper,
    enter_lines,
    enter_regulation,
    enter_unit_grade,
    issue_team_minutes,
)
from thidua.scoring.errors import AlreadyApprovedError
from thidua.scoring.models import Evaluation, Line, Regulation
from thidua.scoring.queries import sheet_of

pytestmark = pytest.mark.races


def names(results):
    return sorted(type(result).__name__ for result in results)


def test_of_four_who_approve_one_wins_and_the_others_are_told(postgres_database, together):
    school = make_school()
    on = clock.today()
    staff = staff_of(school.unit, on=on)
    given = {"unit": school.unit, "year": school.year, "on": on}
    enter_each(school, [entry(one.person) for one in staff], on=on)

    def approve():
        return approve_evaluation(by=actor(school.an, school), paper=PAPER, **(given | {"on": APPROVED_ON}))

    assert names(together([approve] * 4)) == ["AlreadyApprovedError"] * 3 + ["Evaluation"]


def test_a_line_changed_while_the_chair_approves_is_approved_by_nobody_unseen(postgres_database, together):
    school = make_school()
    on = clock.today()
    binh = school.person(school.binh)
    given = {"unit": school.unit, "year": school.year, "on": on}
    staff = staff_of(school.unit, on=on)
    enter_each(school, [entry(one.person) for one in staff], on=on)
    seen = sheet_of(school.unit, school.year, today=on).seen

    results = together(
        [
            lambda: approve_evaluation(
                by=actor(school.an, school), paper=PAPER, seen=seen, **(given | {"on": APPROVED_ON})
            ),
            lambda: enter_lines(
                by=actor(school.alice, school), entries=[entry(binh, "completed", version=1)], **given
            ),
        ]
    )

    approved = YearRecord.objects.filter(person=binh).values_list("grade", flat=True).first()
    (told,) = [result for result in results if isinstance(result, Exception)]
    if isinstance(told, AlreadyApprovedError):
        assert (approved, Line.objects.get(person=binh).grade) == ("good", "good")
    else:
        assert isinstance(told, ChangedMeanwhileError)
        assert (approved, Line.objects.get(person=binh).grade) == (None, "completed")


def test_of_two_who_enter_the_heads_paper_the_second_is_told(postgres_database, together):
    school = make_school()
    head, by = school.person(school.an), actor(school.alice, school)
    given = {"unit": school.unit, "year": school.year}
    enter_lines(by=by, entries=[entry(head)], on=clock.today(), **given)

    def write(number):
        return enter_head_paper(
            by=by,
            person=head,
            number=number,
            issuer="UBND xã Hoa Sen",
            on=APPROVED_ON,
            version=1,
            **given,
        )

    results = together([lambda: write("77/QĐ-UBND"), lambda: write("78/QĐ-UBND")])

    assert names(results) == ["ChangedMeanwhileError", "Line"]
    (written,) = [one for one in results if isinstance(one, Line)]
    assert Line.objects.get(person=head).upper_number == written.upper_number


def test_of_two_who_enter_the_units_grade_the_second_is_told(postgres_database, together):
    school = make_school()

    def write(grade):
        return enter_unit_grade(
            by=actor(school.alice, school),
            unit=school.unit,
            year=school.year,
            grade=grade,
            number="88/QĐ-UBND",
            issuer="UBND xã Hoa Sen",
            on=APPROVED_ON,
            version=0,
        )

    results = together([lambda: write("good"), lambda: write("excellent")])

    assert names(results) == ["ChangedMeanwhileError", "Evaluation"]
    (written,) = [one for one in results if isinstance(one, Evaluation)]
    assert Evaluation.objects.get(unit=school.unit).unit_grade == written.unit_grade


def test_a_regulation_entered_twice_at_once_stands_once(postgres_database, together):
    school = make_school()

    def write():
        by = actor(school.alice, school)
        return enter_regulation(by=by, unit=school.unit, number="12/QĐ-THCSHS", issued_on=date(2026, 11, 1))

    assert names(together([write] * 3)) == ["InvalidInputError"] * 2 + ["Regulation"]
    assert Regulation.objects.count() == 1


def test_of_four_who_lock_one_wins_and_the_others_are_told(postgres_database, together):
    school = make_school()
    found = make_round(school)
    confirmed(school, found, school.person(school.binh), "LDTT")
    by = actor(school.alice, school)

    results = together([lambda: lock_round(by=by, round=found, on=clock.today())] * 4)

    assert names(results) == ["Round"] + ["RoundLockedError"] * 3


def test_a_pledge_returned_while_the_round_is_locked_is_not_on_the_list(postgres_database, together):
    school = make_school()
    found = make_round(school)
    pledge = confirmed(school, found, school.person(school.binh), "LDTT")
    seen = fingerprint(confirmed_pledges(school.unit, school.year))
    by = actor(school.alice, school)

    results = together(
        [
            lambda: lock_round(by=by, round=found, on=clock.today(), seen=seen),
            lambda: return_pledge(by=by, pledge=pledge, reason="Nhầm danh hiệu."),
        ]
    )

    assert names(results) in (["ChangedMeanwhileError", "Pledge"], ["Round", "RoundLockedError"])


def test_of_one_who_grants_and_one_who_refuses_to_reopen_one_is_told(postgres_database, together):
    school = make_school()
    evaluation = graded(school)
    by, on = actor(school.alice, school), clock.today()
    asked = ask_reopening(by=by, unit=school.unit, year=school.year, because="Nhập nhầm")

    def answered(granted):
        return answer_reopening(
            by=actor(school.an, school), reopening=asked, granted=granted, answer="Đã xem", on=on
        )

    results = together([lambda: answered(True), lambda: answered(False)])
    assert names(results) == ["Reopening", "StepRefusedError"]
    evaluation.refresh_from_db()
    asked.refresh_from_db()
    assert evaluation.state == {"granted": "open", "refused": "approved"}[asked.state]


def test_of_two_who_ask_to_reopen_one_is_told(postgres_database, together):
    school = make_school()
    graded(school)
    acts = [
        lambda user=user: ask_reopening(
            by=actor(user, school), unit=school.unit, year=school.year, because="Nhập nhầm"
        )
        for user in (school.alice, school.an)
    ]
    assert names(together(acts)) == ["Reopening", "ReopeningWaitsError"]


def test_of_two_who_make_minutes_each_paper_has_its_own_number(postgres_database, together):
    school = make_school()
    on = clock.today()
    given = {"unit": school.unit, "year": school.year, "on": on}
    staff = staff_of(school.unit, on=on)
    enter_each(school, [entry(one.person) for one in staff], on=on)
    dung, binh = (school.person(user).id for user in (school.dung, school.binh))
    meeting = Meeting(day=APPROVED_ON, place="Phòng họp", chair=dung, secretary=binh, present={dung, binh})
    seen = sheet_of(school.unit, school.year, today=on).seen

    def issue():
        by = actor(school.alice, school)
        return issue_team_minutes(by=by, team=school.teams[0], meeting=meeting, seen=seen, **given).symbol

    assert sorted(together([issue] * 3)) == ["01/BB-THCSHS", "02/BB-THCSHS", "03/BB-THCSHS"]


def test_minutes_made_while_the_chair_approves_are_handed_out_or_refused(postgres_database, together):
    school = make_school()
    on = clock.today()
    given = {"unit": school.unit, "year": school.year, "on": on}
    staff = staff_of(school.unit, on=on)
    enter_each(school, [entry(one.person) for one in staff], on=on)
    dung, binh = (school.person(user).id for user in (school.dung, school.binh))
    meeting = Meeting(day=APPROVED_ON, place="Phòng họp", chair=dung, secretary=binh, present={dung, binh})
    seen = sheet_of(school.unit, school.year, today=on).seen

    def issue():
        by = actor(school.alice, school)
        return issue_team_minutes(by=by, team=school.teams[0], meeting=meeting, seen=seen, **given)

    def approve():
        return approve_evaluation(by=actor(school.an, school), paper=PAPER, **(given | {"on": APPROVED_ON}))

    said = names(together([issue, approve]))
    assert said in (["Document", "Evaluation"], ["AlreadyApprovedError", "Evaluation"])
    assert not Document.objects.exclude(withheld="").exists()
