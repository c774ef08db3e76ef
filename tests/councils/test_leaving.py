"""Recusals of members who have left since then: they narrow no base, and nobody's name loses its last voter."""

import pytest
from django.test import Client
from django.urls import reverse

from factories.base import actor, make_school, sign_in
from factories.councils import DAY, Sitting, candidates, make_council, planned, ready_dossier
from thidua.core.errors import InvalidInputError
from thidua.councils.actions import (
    Seat,
    change_members,
    close_meeting,
    declare_recusal,
    open_meeting,
    plan_meeting,
    put_off_motion,
)
from thidua.councils.errors import NobodyLeftToVoteError
from thidua.councils.models import Choice, Council, Recusal
from thidua.councils.queries import board_of, recusals_of

pytestmark = pytest.mark.django_db
YES, NO = Choice.AGREE, Choice.DISAGREE


def recuse(sitting, *members):
    for member in members:
        declare_recusal(
            by=actor(sitting.school.alice, sitting.school),
            name=sitting.names[0],
            member=member,
            reason="Người nhà",
        )


def keep(sitting, members):
    change_members(
        by=actor(sitting.school.alice, sitting.school),
        council=sitting.council,
        seats=[Seat(member.person_id, member.role) for member in members],
        on=DAY,
        version=Council.objects.get(id=sitting.council.id).version,
    )


def begin(sitting):
    open_meeting(by=actor(sitting.school.an, sitting.school), meeting=sitting.meeting)
    sitting.attend()


def left_before_the_meeting(recused, *, stay=4):
    """Seven members; the last of them are recused from the one name, then only the first stay."""
    sitting = planned(make_school(), names=1, members=7)
    members = sitting.members
    recuse(sitting, *members[-recused:])
    keep(sitting, members[:stay])
    return sitting


def test_recusals_of_three_who_left_do_not_let_one_of_four_decide():
    sitting = left_before_the_meeting(3)
    begin(sitting)
    sitting.open()
    for member, choice in zip(sitting.members, [YES, NO, NO, NO], strict=True):
        sitting.cast(member.person.user, choice)

    sitting.close()

    name = sitting.names[0]
    assert (name.agree, name.disagree, name.base, name.needed, name.passed) == (1, 3, 4, 3, False)


def test_more_recusals_than_members_left_still_close_and_are_minuted():
    sitting = left_before_the_meeting(5, stay=4)  # two of the five are still there
    begin(sitting)
    sitting.open()

    sitting.close(confirmed=True)
    close_meeting(
        by=actor(sitting.school.an, sitting.school), meeting=sitting.meeting, conclusion="Không có ai đạt."
    )

    assert [(name.base, name.needed, name.passed) for name in sitting.names] == [(2, 2, False)]
    assert {recusal.member for recusal in Recusal.objects.all()} == set(sitting.members[2:])


def test_board_counts_only_recusals_of_who_sits_before_opening_and_after():
    sitting = left_before_the_meeting(5, stay=4)
    before = board_of(sitting.meeting).names[0]
    begin(sitting)
    sitting.open()
    after = board_of(sitting.meeting).names[0]
    staying = sorted(member.person.full_name for member in sitting.members[2:])
    assert [(line.base, line.needed, line.recused) for line in (before, after)] == [(2, 2, staying)] * 2


def test_meeting_page_of_a_motion_left_for_later_opens_with_more_recusals_than_members():
    sitting = left_before_the_meeting(5, stay=4)
    by = actor(sitting.school.an, sitting.school)
    put_off_motion(by=by, motion=sitting.motion)
    page = reverse("meeting_page", kwargs={"meeting": sitting.meeting.id})
    assert sign_in(Client(), sitting.school.alice).get(page).status_code == 200
    assert board_of(sitting.meeting).names[0].base == 2


def test_list_of_recusals_names_who_sits_and_keeps_naming_who_leaves_after_the_vote():
    sitting = left_before_the_meeting(4, stay=4)
    recused = sitting.members[3]
    assert [recusal.member for recusal in recusals_of(sitting.motion)] == [recused]
    begin(sitting)
    sitting.open()
    sitting.close(confirmed=True)
    close_meeting(by=actor(sitting.school.an, sitting.school), meeting=sitting.meeting, conclusion="Xong.")

    keep(sitting, sitting.members[:3])

    assert [recusal.member for recusal in recusals_of(sitting.motion)] == [recused]
    line = board_of(sitting.meeting).names[0]
    assert (line.base, line.recused) == (3, [recused.person.full_name])


def test_who_comes_back_before_the_opening_is_recused_again():
    sitting = planned(make_school(), names=1, members=5)
    members = sitting.members
    recuse(sitting, members[4])
    keep(sitting, members[:4])
    keep(sitting, members)
    begin(sitting)
    sitting.open()
    assert [recusal.member for recusal in Recusal.objects.all()] == [members[4]]


def test_name_whose_whole_council_is_recused_is_not_opened_and_the_page_says_who():
    sitting = planned(make_school(), names=1, members=6)
    members = sitting.members
    recuse(sitting, *members[:4])
    keep(sitting, members[:4])
    begin(sitting)
    client = sign_in(Client(), sitting.school.alice)
    page = reverse("meeting_page", kwargs={"meeting": sitting.meeting.id})

    assert client.get(page).status_code == 200
    with pytest.raises(NobodyLeftToVoteError, match=sitting.names[0].dossier.person.full_name):
        sitting.open()
    refused = client.post(reverse("motion_open", kwargs={"motion": sitting.motion.id}))
    assert (refused.status_code, sitting.motion.state) == (409, "waiting")


def test_own_name_can_take_the_last_voter_too():
    school = make_school()
    council = make_council(school)
    ready_dossier(school, school.person(school.binh))
    candidates(school, 1)
    meeting = plan_meeting(
        by=actor(school.alice, school), council=council, year=school.year, title="Họp xét", on=DAY, place=""
    )
    sitting = Sitting(school, council, meeting)
    members = sitting.members
    own = next(name for name in sitting.names if name.dossier.person_id == school.person(school.binh).id)
    for member in members[:3]:
        declare_recusal(by=actor(school.alice, school), name=own, member=member, reason="Người nhà")
    keep(sitting, members[:4])
    begin(sitting)
    with pytest.raises(NobodyLeftToVoteError):
        sitting.open()
    assert not Recusal.objects.filter(member=members[3]).exists()


def test_recusals_of_who_left_do_not_stand_in_the_way_of_a_new_one():
    sitting = left_before_the_meeting(3, stay=4)
    recuse(sitting, sitting.members[0], sitting.members[1])
    with pytest.raises(InvalidInputError, match="Phải còn người biểu quyết"):
        recuse(sitting, sitting.members[2])
