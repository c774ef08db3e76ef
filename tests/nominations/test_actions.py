"""A dossier's life: grades first, the law's answer as it was, ready, voted, sent, answered."""

from datetime import date

import pytest

from factories.base import actor, make_school
from factories.nominations import ON, make_dossier
from factories.registrations import confirmed, locked, make_round
from factories.scoring import graded
from statute import library
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError, StepRefusedError
from thidua.councils.queries.agenda import ready_dossiers
from thidua.ledger.models import Line
from thidua.nominations.actions import (
    assess_dossier,
    mark_submitted,
    open_dossier,
    open_dossiers,
    prepare,
    prepare_dossiers,
    put_to_council,
    record_outcome,
    record_vote,
    reopen,
    state_review,
    take_from_council,
    withdraw,
    write_achievement,
)
from thidua.nominations.errors import (
    AwardUnknownError,
    DossierExistsError,
    GradesFirstError,
    NoPostingError,
    NotAssessedError,
    RoundNotLockedError,
    UnderReviewError,
)
from thidua.nominations.models import Dossier
from thidua.nominations.queries import candidates_of, dossiers_of, law_changed
from thidua.nominations.states import DossierState as S
from thidua.people.models import YearRecord

pytestmark = pytest.mark.django_db


@pytest.fixture
def school():
    return make_school()


def open_for(school, person, award="LDTT"):
    return open_dossier(
        by=actor(school.alice, school), unit=school.unit, year=school.year, person=person, award=award, on=ON
    )


def review(school, *users, under_review=False):
    return state_review(
        by=actor(school.an, school),
        unit=school.unit,
        year=school.year,
        persons=[school.person(user) for user in users],
        under_review=under_review,
        on=ON,
    )


def pledged(school):
    """Bình has pledged both titles, Dung the first; the round is locked."""
    found = make_round(school)
    confirmed(school, found, school.person(school.binh), "LDTT", "CSTDCS")
    confirmed(school, found, school.person(school.dung), "LDTT")
    locked(school, found)


def lines(school):
    return [(one.person, one.award) for one in candidates_of(school.unit, school.year)]


def open_all(school):
    return open_dossiers(
        by=actor(school.alice, school), unit=school.unit, year=school.year, lines=lines(school), on=ON
    )


def test_before_the_grades_are_approved_no_dossier_is_opened(school):
    with pytest.raises(GradesFirstError) as refused:
        open_for(school, school.person(school.binh))
    assert str(refused.value) == (
        "Chưa lập được hồ sơ: xếp loại năm học chưa được phê duyệt. Hãy phê duyệt bảng xếp loại trước."
    )
    pledged(school)
    with pytest.raises(GradesFirstError):
        open_all(school)
    assert Dossier.objects.count() == 0


def test_before_the_round_is_locked_the_list_is_not_opened(school):
    graded(school)
    with pytest.raises(RoundNotLockedError):
        open_all(school)


def test_the_list_opens_one_dossier_for_each_confirmed_title_and_person(school):
    pledged(school)
    graded(school)
    binh, dung = school.person(school.binh), school.person(school.dung)
    assert lines(school) == [(dung, "LDTT"), (binh, "LDTT"), (binh, "CSTDCS")]
    open_all(school)
    found = dossiers_of(school.unit, school.year)
    assert [(row.person, row.award, row.team) for row in found] == [
        (dung, "LDTT", school.teams[0]),
        (binh, "CSTDCS", school.teams[0]),
        (binh, "LDTT", school.teams[0]),
    ]
    assert lines(school) == []


def test_somebody_without_a_pledge_gets_a_dossier_by_hand(school):
    graded(school)
    dossier = open_for(school, school.person(school.binh))
    assert (dossier.state, dossier.team) == (S.OPEN, school.teams[0])


def test_case_answer_and_the_laws_digest_are_stored_as_they_were_that_day(school):
    graded(school)
    review(school, school.binh)
    dossier = open_for(school, school.person(school.binh))
    dossier.refresh_from_db()
    assert dossier.case["on"] == "2026-05-20"
    assert dossier.case["years"][-1]["grade"] == "good"
    assert (dossier.answer, dossier.assessment["code"], dossier.assessed_on) == ("yes", "LDTT", ON)
    assert dossier.law_version == library.load().version
    assert law_changed(dossier) is False


def test_another_laws_answer_is_recognised(school):
    dossier = make_dossier(school)
    dossier.law_version = "sha256:cũ"
    assert law_changed(dossier) is True


def test_the_same_award_twice_is_refused_until_the_first_is_withdrawn(school):
    first = make_dossier(school)
    binh = school.person(school.binh)
    with pytest.raises(DossierExistsError):
        open_for(school, binh)
    withdraw(by=actor(school.alice, school), dossier=first)
    assert open_for(school, binh).state == S.OPEN


def test_an_award_of_collectives_is_not_for_a_person(school):
    graded(school)
    with pytest.raises(AwardUnknownError):
        open_for(school, school.person(school.binh), award="TTLDTT")


def test_another_schools_teacher_gets_no_dossier_here(school):
    graded(school)
    chi = make_school("THCS-KHAC", "Trường THCS Cỏ May")
    with pytest.raises(NoPostingError):
        open_for(school, chi.person(chi.binh))


def test_asking_again_takes_what_is_known_now(school):
    dossier = make_dossier(school)
    assert dossier.answer == "unknown"
    YearRecord.objects.filter(person=dossier.person).update(under_review=False)
    again = assess_dossier(by=actor(school.alice, school), dossier=dossier, on=ON)
    assert (again.answer, again.held_since) == ("yes", dossier.held_since)


def test_the_chairs_statement_is_kept_and_dossiers_before_the_council_are_asked_again(school):
    dossier = make_dossier(school)
    ready = make_dossier(school, school.person(school.dung), state=S.READY)
    in_council = make_dossier(school, school.person(school.alice), state=S.IN_COUNCIL)
    assert review(school, school.binh, school.dung, school.alice) == 2
    rows = [Dossier.objects.get(id=row.id) for row in (dossier, ready, in_council)]
    assert [(row.answer, row.state) for row in rows] == [
        ("yes", S.OPEN),
        ("yes", S.READY),
        ("unknown", S.IN_COUNCIL),
    ]
    stated = YearRecord.objects.filter(under_review=False, under_review_on=ON)
    assert {row.person_id for row in stated} == {row.person_id for row in rows}


def test_a_ready_dossier_of_somebody_under_review_stays_ready_and_does_not_come_to_the_council(school):
    ready = make_dossier(school, state=S.READY)
    other = make_dossier(school, school.person(school.dung), state=S.READY)
    review(school, school.binh, under_review=True)
    ready.refresh_from_db()
    assert (ready.state, ready.answer) == (S.READY, "blocked")
    assert ready_dossiers(school.unit, school.year) == [other]
    with pytest.raises(UnderReviewError, match="Chưa đưa ra Hội đồng được: Nguyễn Thị Hoa Sim"):
        put_to_council(by=actor(school.alice, school), dossier=ready)


def test_a_statement_about_nobody_is_refused(school):
    with pytest.raises(InvalidInputError):
        review(school)


def test_somebody_under_review_is_not_made_ready(school):
    dossier = make_dossier(school)
    review(school, school.binh, under_review=True)
    dossier.refresh_from_db()
    assert dossier.answer == "blocked"
    with pytest.raises(UnderReviewError):
        prepare(by=actor(school.alice, school), dossier=dossier)


def test_a_no_does_not_keep_a_dossier_from_the_council(school):
    graded(school, binh="completed")
    dossier = make_dossier(school)
    assert dossier.answer == "no"
    assert prepare(by=actor(school.alice, school), dossier=dossier).state == S.READY


def test_a_dossier_that_was_never_assessed_is_not_ready(school):
    dossier = make_dossier(school)
    Dossier.objects.update(answer="")
    with pytest.raises(NotAssessedError):
        prepare(by=actor(school.alice, school), dossier=dossier)


def test_many_are_prepared_all_or_none(school):
    fine = make_dossier(school)
    stopped = make_dossier(school, school.person(school.dung))
    review(school, school.dung, under_review=True)
    by = actor(school.alice, school)
    with pytest.raises(UnderReviewError):
        prepare_dossiers(by=by, year=school.year, dossiers=[fine, stopped])
    fine.refresh_from_db()
    assert fine.state == S.OPEN
    assert [row.state for row in prepare_dossiers(by=by, year=school.year, dossiers=[fine])] == [S.READY]


def test_a_ready_dossier_is_asked_again_and_stays_ready(school):
    by = actor(school.alice, school)
    ready = make_dossier(school, state=S.READY)
    assert assess_dossier(by=by, dossier=ready, on=ON).state == S.READY


def test_a_ready_dossier_is_written_only_after_reopening(school):
    by = actor(school.alice, school)
    ready = make_dossier(school, state=S.READY)
    with pytest.raises(StepRefusedError):
        write_achievement(by=by, dossier=ready, achievement="Dạy giỏi", version=ready.version)
    opened = reopen(by=by, dossier=ready)
    assert (
        write_achievement(by=by, dossier=opened, achievement="Dạy giỏi", version=opened.version).state
        == S.OPEN
    )


def test_who_retired_within_the_year_still_gets_a_dossier(school):
    graded(school)
    binh = school.person(school.binh)
    binh.postings.update(ends=date(2026, 3, 1))
    assert open_for(school, binh).team == school.teams[0]


@pytest.mark.parametrize("days", [{"ends": date(2025, 8, 31)}, {"starts": date(2026, 9, 1)}])
def test_who_worked_here_only_outside_the_year_gets_none(school, days):
    graded(school)
    binh = school.person(school.binh)
    binh.postings.update(**days)
    with pytest.raises(NoPostingError) as refused:
        open_for(school, binh)
    assert str(refused.value) == (
        "Nguyễn Thị Hoa Sim không làm việc ở trường trong năm học này, nên không lập hồ sơ được."
    )


def test_the_achievement_is_written_by_one_editor_at_a_time(school):
    dossier = make_dossier(school)
    by = actor(school.alice, school)
    written = write_achievement(by=by, dossier=dossier, achievement=" Dạy giỏi. ", version=dossier.version)
    assert written.achievement == "Dạy giỏi."
    with pytest.raises(ChangedMeanwhileError) as refused:
        write_achievement(by=by, dossier=dossier, achievement="Khác", version=dossier.version)
    assert str(refused.value).startswith("Lê Thị Hướng Dương vừa thay đổi mục này (Ghi tóm tắt thành tích")


def test_the_way_through_the_council(school):
    by = actor(school.alice, school)
    ready = make_dossier(school, state=S.READY)
    on_list = put_to_council(by=by, dossier=ready)
    off = take_from_council(by=by, dossier=on_list)
    assert (on_list.state, off.state) == (S.IN_COUNCIL, S.READY)
    voted = record_vote(by=by, dossier=put_to_council(by=by, dossier=off), supported=False, agreed=4, base=9)
    assert (voted.state, voted.agreed, voted.vote_base) == (S.NOT_SUPPORTED, 4, 9)


@pytest.mark.parametrize(("agreed", "base"), [(-1, 9), (10, 9), (0, 0)])
def test_a_count_that_cannot_be_is_refused(school, agreed, base):
    dossier = make_dossier(school, state=S.IN_COUNCIL)
    with pytest.raises(InvalidInputError):
        record_vote(by=actor(school.alice, school), dossier=dossier, supported=True, agreed=agreed, base=base)


@pytest.mark.parametrize(
    ("award", "answer", "reached"),
    [
        ("LDTT", {"outcome": "granted"}, (S.GRANTED, "LDTT", "")),
        (
            "CSTDCS",
            {"outcome": "granted_lower", "granted_code": "LDTT", "reason": "Hết suất"},
            (S.GRANTED_LOWER, "LDTT", "Hết suất"),
        ),
        ("LDTT", {"outcome": "refused", "reason": " Thiếu minh chứng "}, (S.REFUSED, "", "Thiếu minh chứng")),
    ],
)
def test_the_deciding_levels_answer_is_kept(school, award, answer, reached):
    dossier = make_dossier(school, award=award, state=S.SUBMITTED)
    done = record_outcome(by=actor(school.alice, school), dossier=dossier, on=ON, **answer)
    assert (done.state, done.granted_code, done.outcome_reason) == reached


@pytest.mark.parametrize(
    ("answer", "field"),
    [
        ({"outcome": "refused", "reason": " "}, "reason"),
        ({"outcome": "granted_lower", "granted_code": "LDTT"}, "granted_code"),
        ({"outcome": "granted_lower", "granted_code": "TTLDTT"}, "granted_code"),
        ({"outcome": "granted_lower"}, "granted_code"),
    ],
)
def test_half_an_answer_is_refused(school, answer, field):
    dossier = make_dossier(school, state=S.SUBMITTED)
    with pytest.raises(InvalidInputError) as refused:
        record_outcome(by=actor(school.alice, school), dossier=dossier, on=ON, **answer)
    assert refused.value.field == field
    dossier.refresh_from_db()
    assert dossier.state == S.SUBMITTED


def test_only_what_the_council_supports_is_sent(school):
    dossier = make_dossier(school, state=S.READY)
    with pytest.raises(StepRefusedError):
        mark_submitted(by=actor(school.alice, school), dossier=dossier, on=ON)


def test_opening_a_list_leaves_a_line_for_each_dossier_under_one_cause(school):
    pledged(school)
    graded(school)
    before = Line.objects.count()
    open_all(school)
    written = list(Line.objects.order_by("number")[before:])
    assert [line.kind for line in written] == [
        *["nominations.dossier_opened"] * 3,
        "nominations.dossiers_opened",
    ]
    assert {line.cause for line in written[:3]} == {written[3].id}
