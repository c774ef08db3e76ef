"""Whether a member's ballot is awaited: the same as the whole page's answer, by one query."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories.base import actor, make_school
from factories.councils import planned, voting
from thidua.councils.actions import cast_ballot, declare_recusal, open_meeting, open_motion
from thidua.councils.models import Choice
from thidua.councils.queries import expected_of
from thidua.councils.queries.waiting import ballot_awaited

pytestmark = pytest.mark.django_db


def recuse(sitting, member, *names):
    by = actor(sitting.school.alice, sitting.school)
    for name in names:
        declare_recusal(by=by, name=name, member=member, reason="Người nhà")


def test_of_those_present_with_a_line_and_without_a_vote_and_of_nobody_else():
    sitting = planned(make_school(), names=2, members=7)
    school, by = sitting.school, actor(sitting.school.an, sitting.school)
    _, secretary, absent, voted, one_line, no_line, plain = sitting.members
    recuse(sitting, no_line, *sitting.names)
    recuse(sitting, one_line, sitting.names[0])
    open_meeting(by=by, meeting=sitting.meeting)
    sitting.attend(absent.person.user)
    assert [ballot_awaited(sitting.meeting, member) for member in sitting.members] == [False] * 7

    open_motion(by=by, motion=sitting.motion)
    choices = {name.id: Choice.AGREE for name in sitting.names}
    cast_ballot(by=actor(voted.person.user, school), motion=sitting.motion, member=voted, choices=choices)

    awaited = [member for member in sitting.members if ballot_awaited(sitting.meeting, member)]
    assert {member.id for member in awaited} == expected_of(sitting.motion)
    assert {secretary, one_line, plain} <= set(awaited)
    assert not {absent, voted, no_line} & set(awaited)


def test_it_asks_once():
    sitting = voting(make_school())
    member = sitting.members[0]
    with CaptureQueriesContext(connection) as asked:
        assert ballot_awaited(sitting.meeting, member)
    assert len(asked) == 1
