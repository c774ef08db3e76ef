"""Nobody sees others' marks of a sheet before having given their own: each role, each state, each way of the council."""

import pytest

from factories.base import actor, add_staff, make_school
from factories.reviews import FULL, closed, give, mark_everybody, member, opened, part_of, sheet_of
from thidua.reviews.actions import begin_team, publish_review, send_part
from thidua.reviews.models import Council, Sheet, Step
from thidua.reviews.queries.seeing import cards_seen

pytestmark = pytest.mark.django_db
UNFINISHED = (1500, 1500, -1, 3000, 0, 0)


@pytest.fixture
def school():
    return make_school()


def seen(user, sheet):
    fresh = Sheet.objects.select_related("review__unit", "part__team", "person", "team", "set").get(
        id=sheet.id
    )
    return {step for _, step in cards_seen(member(user), [fresh])}


def self_marked(school, **changed):
    review = opened(school, **changed)
    sheet = sheet_of(review, school.binh)
    give(school, school.binh, sheet, Step.SELF)
    return review, sheet


def begun(school, review):
    begin_team(by=actor(school.dung, school), part=part_of(review), on=review.first)


def test_while_everybody_marks_oneself_only_oneself_sees_it(school):
    _, sheet = self_marked(school)
    assert {
        user: seen(getattr(school, user), sheet) for user in ("binh", "dung", "an", "alice", "officer")
    } == {
        "binh": {Step.SELF},
        "dung": set(),
        "an": set(),
        "alice": set(),
        "officer": set(),
    }


def test_the_leader_sees_what_somebody_gave_oneself_only_after_giving_all_of_the_own_marks(school):
    review, sheet = self_marked(school)
    begun(school, review)
    sheet = sheet_of(review, school.binh)
    assert seen(school.dung, sheet) == set()
    give(school, school.dung, sheet, Step.TEAM, UNFINISHED)
    assert seen(school.dung, sheet) == {Step.TEAM}
    give(school, school.dung, sheet, Step.TEAM)
    assert seen(school.dung, sheet) == {Step.SELF, Step.TEAM}
    assert (seen(school.binh, sheet), seen(school.an, sheet)) == ({Step.SELF}, set())


def sent(school, council):
    review, sheet = self_marked(school, council=council)
    begun(school, review)
    add_staff(school.unit, "Chu Thị Gió")
    sheet = sheet_of(review, school.binh)
    give(school, school.dung, sheet, Step.TEAM)
    give(school, school.alice, sheet_of(review, school.dung), Step.TEAM)
    send_part(by=actor(school.dung, school), part=sheet.part, on=review.first)
    return sheet_of(review, school.binh)


def test_the_council_that_confirms_sees_what_was_sent_to_it(school):
    sheet = sent(school, Council.CONFIRM)
    assert (seen(school.an, sheet), seen(school.binh, sheet)) == ({Step.SELF, Step.TEAM}, {Step.SELF})


def test_the_council_that_marks_blindly_sees_nothing_before_it_has_marked(school):
    sheet = sent(school, Council.BLIND)
    assert seen(school.an, sheet) == set()
    give(school, school.an, sheet, Step.COUNCIL, UNFINISHED)
    assert seen(school.an, sheet) == {Step.COUNCIL}
    give(school, school.an, sheet, Step.COUNCIL)
    assert seen(school.an, sheet) == {Step.SELF, Step.TEAM, Step.COUNCIL}
    assert seen(school.dung, sheet) == {Step.SELF, Step.TEAM}


def test_who_is_reviewed_sees_the_others_marks_only_when_they_are_published_also_in_the_office(school):
    review = closed(school)
    mine = sheet_of(review, school.alice)
    assert (seen(school.alice, mine), seen(school.an, mine)) == (set(), {Step.TEAM})
    publish_review(by=actor(school.an, school), review=review, on=review.first)
    assert seen(school.alice, mine) == {Step.TEAM}


def test_another_school_s_people_see_nothing(school):
    other = make_school("THCS-KH", "Trường THCS Khác")
    _, sheet = self_marked(school)
    assert seen(other.an, sheet) == set()


def test_the_same_marks_everybody_gave_are_kept_apart(school):
    review = opened(school, with_self=False)
    mark_everybody(school, review, binh=(*FULL[:2], 3000, *FULL[3:]))
    assert seen(school.dung, sheet_of(review, school.binh)) == {Step.TEAM}
    assert seen(school.dung, sheet_of(review, school.alice)) == set()
