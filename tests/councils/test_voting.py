"""A secret vote: who may cast what, once; what closing counts; what nobody learns before."""

import logging

import pytest

from factories.base import actor, make_school
from factories.councils import DAY, Sitting, begun, make_council, planned, ready_dossier, voting
from thidua.core.errors import InvalidInputError, StepRefusedError
from thidua.councils.actions import (
    cast_ballot,
    close_motion,
    declare_recusal,
    lift_recusal,
    open_meeting,
    plan_meeting,
)
from thidua.councils.errors import (
    AbsentError,
    AlreadyVotedError,
    NotYourNameToVoteError,
    NotYourSeatError,
    StillExpectedError,
    VotingClosedError,
)
from thidua.councils.models import Ballot, Choice, Name, Receipt, Recusal, Roll
from thidua.councils.queries import expected_of, outcome_of
from thidua.ledger.models import Line
from thidua.nominations.models import Dossier

pytestmark = pytest.mark.django_db
YES, NO = Choice.AGREE, Choice.DISAGREE


def cast_rows():
    return Roll.objects.count(), Ballot.objects.count(), Receipt.objects.count()


def counts(sitting):
    return [(name.agree, name.disagree, name.blank) for name in sitting.names]


def with_council_members_on_the_list(*on_list):
    """A running meeting whose only motion names council members: Dung, Bình …"""
    school = make_school()
    council = make_council(school)
    for key in on_list:
        ready_dossier(school, school.person(getattr(school, key)))
    meeting = plan_meeting(
        by=actor(school.alice, school),
        council=council,
        year=school.year,
        title="Họp xét",
        on=DAY,
        place="",
    )
    sitting = Sitting(school, council, meeting)
    open_meeting(by=actor(school.an, school), meeting=meeting)
    sitting.attend()
    return sitting


def test_ballot_marks_the_roll_and_leaves_one_row_a_name_and_one_receipt():
    sitting = voting(make_school(), names=3)

    code = sitting.cast(sitting.school.binh, YES, NO)

    assert cast_rows() == (1, 3, 1)
    assert [roll.member for roll in Roll.objects.all()] == [sitting.seat(sitting.school.binh)]
    assert Receipt.objects.get().code == code
    chosen = {ballot.name_id: ballot.choice for ballot in Ballot.objects.all()}
    assert chosen == dict(
        zip([name.id for name in sitting.names], ["agree", "disagree", "blank"], strict=True)
    )


def test_rows_of_a_ballot_name_no_member_and_no_time():
    assert {field.name for field in Ballot._meta.fields} == {"id", "name", "choice"}
    assert {field.name for field in Receipt._meta.fields} == {"id", "motion", "code"}
    assert {field.name for field in Roll._meta.fields} == {"id", "motion", "member"}


def test_second_ballot_of_one_member_is_refused():
    sitting = voting(make_school())
    sitting.cast(sitting.school.binh, YES, YES)
    with pytest.raises(AlreadyVotedError):
        sitting.cast(sitting.school.binh, NO, NO)
    assert cast_rows() == (1, 2, 1)
    assert set(Ballot.objects.values_list("choice", flat=True)) == {"agree"}


def test_absent_member_does_not_vote_until_marked_present():
    sitting = begun(make_school())
    sitting.attend(sitting.school.binh)
    sitting.open()
    with pytest.raises(AbsentError):
        sitting.cast(sitting.school.binh, YES, YES)
    assert cast_rows() == (0, 0, 0)
    sitting.attend()
    sitting.cast(sitting.school.binh, YES, YES)
    assert cast_rows() == (1, 2, 1)


def test_nobody_votes_on_anothers_seat():
    sitting = voting(make_school())
    with pytest.raises(NotYourSeatError):
        cast_ballot(
            by=actor(sitting.school.alice, sitting.school),
            motion=sitting.motion,
            member=sitting.seat(sitting.school.binh),
            choices={},
        )


def test_member_of_another_council_does_not_vote_here():
    sitting, other = voting(make_school()), voting(make_school("THCS-TG", "Trường THCS Trường Giang"))
    with pytest.raises(NotYourSeatError):
        cast_ballot(
            by=actor(other.school.alice, other.school),
            motion=sitting.motion,
            member=other.seat(other.school.alice),
            choices={},
        )


def test_member_who_left_the_council_does_not_vote():
    sitting = voting(make_school())
    seat = sitting.seat(sitting.school.binh)
    seat.left_on = DAY
    seat.save()
    with pytest.raises(NotYourSeatError):
        sitting.cast(sitting.school.binh, YES)
    assert cast_rows() == (0, 0, 0)


def test_name_of_another_list_is_not_accepted():
    sitting, other = voting(make_school()), voting(make_school("THCS-TG", "Trường THCS Trường Giang"))
    with pytest.raises(NotYourNameToVoteError):
        cast_ballot(
            by=actor(sitting.school.binh, sitting.school),
            motion=sitting.motion,
            member=sitting.seat(sitting.school.binh),
            choices={other.names[0].id: YES},
        )
    assert cast_rows() == (0, 0, 0)


def test_own_name_is_not_accepted_and_gets_no_ballot_from_its_owner():
    sitting = with_council_members_on_the_list("dung", "binh")
    sitting.open()
    binh = sitting.school.binh
    own = next(name for name in sitting.names if name.dossier.person.user_id == binh.id)
    other = next(name for name in sitting.names if name != own)
    by, seat = actor(binh, sitting.school), sitting.seat(binh)
    with pytest.raises(NotYourNameToVoteError):
        cast_ballot(by=by, motion=sitting.motion, member=seat, choices={own.id: YES, other.id: YES})

    cast_ballot(by=by, motion=sitting.motion, member=seat, choices={other.id: YES})

    assert list(Ballot.objects.values_list("name", "choice")) == [(other.id, "agree")]


def test_member_with_no_line_is_not_waited_for_and_not_counted_as_voting():
    sitting = with_council_members_on_the_list("binh")
    sitting.open()
    assert sitting.seat(sitting.school.binh).id not in expected_of(sitting.motion)
    with pytest.raises(NotYourNameToVoteError):
        sitting.cast(sitting.school.binh)
    assert cast_rows() == (0, 0, 0)


def test_ballot_before_opening_and_after_closing_is_refused():
    sitting = begun(make_school())
    with pytest.raises(VotingClosedError):
        sitting.cast(sitting.school.binh, YES, YES)
    sitting.open()
    sitting.close(confirmed=True)
    with pytest.raises(VotingClosedError):
        sitting.cast(sitting.school.binh, YES, YES)
    assert cast_rows() == (0, 0, 0)


def test_closing_asks_back_while_somebody_is_expected():
    sitting = voting(make_school())
    sitting.cast(sitting.school.an, YES, YES)
    with pytest.raises(StillExpectedError) as refusal:
        sitting.close()
    assert refusal.value.expected == 4
    assert sitting.motion.state == "open"
    sitting.close(confirmed=True)
    assert (sitting.motion.state, sitting.motion.issued) == ("closed", 5)


def test_closing_asks_nothing_when_everybody_present_has_voted():
    sitting = begun(make_school())
    sitting.attend(sitting.school.dung)
    sitting.open()
    for seat in sitting.members:
        if seat.person.user != sitting.school.dung:
            sitting.cast(seat.person.user, YES, NO)
    sitting.close()
    assert (sitting.motion.state, sitting.motion.issued) == ("closed", 4)


def test_counts_stay_empty_until_closing_and_then_add_up():
    sitting = voting(make_school(), names=2)
    school = sitting.school
    for user, choices in [(school.an, (YES, NO)), (school.alice, (YES,)), (school.dung, (NO, NO))]:
        sitting.cast(user, *choices)
    assert counts(sitting) == [(None, None, None)] * 2
    assert outcome_of(Dossier.objects.values_list("id", flat=True)) == {}

    sitting.close(confirmed=True)

    assert counts(sitting) == [(2, 1, 0), (0, 2, 1)]
    assert cast_rows() == (3, 6, 3)


@pytest.mark.parametrize(
    ("members", "agree", "needed", "passed"),
    [(5, 2, 3, False), (5, 3, 3, True), (6, 3, 4, False), (6, 4, 4, True)],
)
def test_more_than_half_of_all_members_pass_and_exactly_half_do_not(members, agree, needed, passed):
    sitting = voting(make_school(), names=1, members=members)
    for place, seat in enumerate(sitting.members):
        sitting.cast(seat.person.user, YES if place < agree else NO)
    sitting.close()
    name = sitting.names[0]
    assert (name.base, name.needed, name.passed) == (members, needed, passed)


def test_absent_members_stay_in_the_base_and_recused_ones_leave_it():
    sitting = with_council_members_on_the_list("binh")
    sitting.attend(sitting.school.dung)
    sitting.open()
    for user in (sitting.school.an, sitting.school.alice):
        sitting.cast(user, YES)
    sitting.close(confirmed=True)
    name = sitting.names[0]
    assert (name.agree, name.base, name.needed, name.passed) == (2, 4, 3, False)


def test_dossiers_learn_the_count():
    sitting = voting(make_school(), names=2)
    for seat in sitting.members[:3]:
        sitting.cast(seat.person.user, YES, NO)
    sitting.close(confirmed=True)
    told = [
        (name.dossier.state, name.dossier.agreed, name.dossier.vote_base)
        for name in Name.objects.filter(motion=sitting.motion).select_related("dossier")
    ]
    assert told == [("supported", 3, 5), ("not_supported", 0, 5)]
    outcomes = outcome_of([name.dossier_id for name in sitting.names])
    assert [(one.agree, one.base, one.needed, one.passed) for one in outcomes.values()] == [
        (3, 5, 3, True),
        (0, 5, 3, False),
    ]


def test_closing_twice_is_refused():
    sitting = voting(make_school())
    sitting.close(confirmed=True)
    with pytest.raises(StepRefusedError):
        close_motion(by=actor(sitting.school.an, sitting.school), motion=sitting.motion, confirmed=True)


def recuse(sitting, user, reason="Chồng của người được xét"):
    return declare_recusal(
        by=actor(sitting.school.alice, sitting.school),
        name=sitting.names[0],
        member=sitting.seat(user),
        reason=reason,
    )


def test_declared_recusal_closes_the_line_and_shrinks_its_base():
    sitting = begun(make_school(), names=2)
    recuse(sitting, sitting.school.binh)
    sitting.open()
    with pytest.raises(NotYourNameToVoteError):
        sitting.cast(sitting.school.binh, YES, YES)
    sitting.close(confirmed=True)
    assert [name.base for name in sitting.names] == [4, 5]


def test_recusal_declared_by_mistake_is_lifted():
    sitting = begun(make_school())
    lift_recusal(by=actor(sitting.school.alice, sitting.school), recusal=recuse(sitting, sitting.school.binh))
    assert not Recusal.objects.exists()


def test_recusals_are_declared_before_the_meeting_too_but_not_after_opening():
    sitting = planned(make_school())
    recusal = recuse(sitting, sitting.school.binh)
    open_meeting(by=actor(sitting.school.an, sitting.school), meeting=sitting.meeting)
    sitting.attend()
    sitting.open()
    with pytest.raises(StepRefusedError):
        recuse(sitting, sitting.school.dung)
    with pytest.raises(StepRefusedError):
        lift_recusal(by=actor(sitting.school.alice, sitting.school), recusal=recusal)


@pytest.mark.parametrize("reason", ["", "   "])
def test_recusal_without_a_reason_is_refused(reason):
    sitting = begun(make_school())
    with pytest.raises(InvalidInputError) as refusal:
        recuse(sitting, sitting.school.binh, reason)
    assert refusal.value.field == "reason"


def test_somebody_always_remains_to_vote_on_a_name():
    sitting = begun(make_school())
    for seat in sitting.members[:3]:
        recuse(sitting, seat.person.user)
    with pytest.raises(InvalidInputError, match="Phải còn người biểu quyết"):
        recuse(sitting, sitting.members[3].person.user)


def test_stranger_is_not_recused():
    sitting, other = begun(make_school()), begun(make_school("THCS-TG", "Trường THCS Trường Giang"))
    with pytest.raises(InvalidInputError, match="không phải là thành viên"):
        declare_recusal(
            by=actor(sitting.school.alice, sitting.school),
            name=sitting.names[0],
            member=other.members[0],
            reason="Bạn học",
        )


def test_ledger_line_of_a_ballot_says_only_that_the_member_voted():
    sitting = voting(make_school())
    sitting.cast(sitting.school.binh, YES, NO)
    line = Line.objects.get(kind="councils.ballot_cast")
    assert (line.actor, line.about_type, line.about) == (
        sitting.school.binh.id,
        "councils.motion",
        sitting.motion.id,
    )
    assert (line.fields, line.on, line.units) == ({}, None, [])


def test_whole_ledger_and_logs_know_no_choice_and_no_code(caplog):
    sitting = voting(make_school())
    with caplog.at_level(logging.DEBUG):
        code = sitting.cast(sitting.school.binh, YES, NO)
        sitting.close(confirmed=True)
    written = "".join(f"{line.kind}{line.fields}{line.about}" for line in Line.objects.all())
    spoken = "".join(record.getMessage() for record in caplog.records)
    for secret in (code, "disagree", *(str(ballot.id) for ballot in Ballot.objects.all())):
        assert secret not in written
        assert secret not in spoken
