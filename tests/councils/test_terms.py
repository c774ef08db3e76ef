"""A council holds its own meetings, in its own term; its members vote and read in its own room only."""

from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from factories.base import actor, make_school, sign_in
from factories.councils import DAY, Sitting, begun, candidates, planned, voting
from thidua.core import clock
from thidua.core.errors import InvalidInputError
from thidua.councils.actions import (
    Seat,
    close_meeting,
    edit_meeting,
    found_council,
    open_meeting,
    plan_meeting,
)
from thidua.councils.errors import CouncilExistsError, MeetingRunningError
from thidua.councils.models import Council, CouncilRole
from thidua.councils.queries import council_on

pytestmark = pytest.mark.django_db
LAST = DAY - timedelta(days=1)


def next_council(school, starts, ends=None, member="dung"):
    """An and Alice stay; of the others only one."""
    third = Seat(school.person(getattr(school, member)).id, CouncilRole.MEMBER)
    return found_council(
        by=actor(school.alice, school),
        unit=school.unit,
        name="Hội đồng mới",
        paper="",
        regulation="",
        starts=starts,
        ends=ends,
        seats=[
            Seat(school.person(school.an).id, CouncilRole.CHAIR),
            Seat(school.person(school.alice).id, CouncilRole.SECRETARY),
            third,
        ],
    )


def terms():
    return list(Council.objects.order_by("starts").values_list("starts", "ends"))


def closed_meeting(sitting):
    sitting.close(confirmed=True)
    by = actor(sitting.school.an, sitting.school)
    close_meeting(by=by, meeting=sitting.meeting, conclusion="Không có ai đạt.")
    return sitting


def papers(sitting):
    return [
        reverse("meeting_minutes", kwargs={"meeting": sitting.meeting.id}),
        reverse("motion_count_sheet", kwargs={"motion": sitting.motion.id}),
    ]


def answers(user, urls):
    client = sign_in(Client(), user)
    return [client.get(url).status_code for url in urls]


def test_council_whose_term_is_over_opens_no_meeting():
    sitting = planned(make_school())
    next_council(sitting.school, DAY)
    with pytest.raises(InvalidInputError, match="nhiệm kỳ"):
        open_meeting(by=actor(sitting.school.an, sitting.school), meeting=sitting.meeting)
    sitting.meeting.refresh_from_db()
    assert sitting.meeting.state == "planned"


def test_council_opens_a_meeting_on_the_last_day_of_its_term():
    sitting = planned(make_school())
    next_council(sitting.school, clock.today() + timedelta(days=1))
    opened = open_meeting(by=actor(sitting.school.an, sitting.school), meeting=sitting.meeting)
    assert opened.state == "open"


@pytest.mark.parametrize("on", [date(2025, 9, 4), DAY, date(1, 1, 1)])
def test_no_meeting_is_planned_or_moved_outside_of_the_term(on):
    sitting = planned(make_school())
    school, council = sitting.school, sitting.council
    Council.objects.update(ends=LAST)
    council.refresh_from_db()
    by = actor(school.alice, school)
    candidates(school, 1)
    with pytest.raises(InvalidInputError) as at_planning:
        plan_meeting(by=by, council=council, year=school.year, title="Họp", on=on, place="")
    with pytest.raises(InvalidInputError) as at_moving:
        edit_meeting(by=by, meeting=sitting.meeting, title="Họp", on=on, place="", version=1)
    assert (at_planning.value.field, at_moving.value.field) == ("on", "on")


def test_day_outside_of_the_term_is_a_fault_of_its_field():
    sitting = planned(make_school())
    client = sign_in(Client(), sitting.school.alice)
    url = reverse("meeting_edit", kwargs={"meeting": sitting.meeting.id})
    response = client.post(url, {"title": "Họp", "on": "0001-01-01", "place": "", "version": "1"})
    assert (response.status_code, list(response.context["form"].errors)) == (409, ["on"])


def test_new_council_waits_for_the_running_meeting_of_the_old_one():
    sitting = begun(make_school())
    with pytest.raises(MeetingRunningError):
        next_council(sitting.school, DAY)
    assert terms() == [(date(2025, 9, 5), None)]


def test_earlier_council_with_an_end_of_its_own_ends_on_the_eve_too():
    school = make_school()
    first = next_council(school, date(2025, 9, 5), date(2027, 8, 31))
    second = next_council(school, date(2026, 9, 5))
    assert terms() == [(date(2025, 9, 5), date(2026, 9, 4)), (date(2026, 9, 5), None)]
    assert [council_on(school.unit, day) for day in (date(2026, 9, 4), date(2026, 9, 5))] == [first, second]


def test_earlier_council_that_is_over_keeps_its_end():
    school = make_school()
    next_council(school, date(2025, 9, 5), date(2026, 6, 30))
    next_council(school, date(2026, 9, 5))
    assert terms() == [(date(2025, 9, 5), date(2026, 6, 30)), (date(2026, 9, 5), None)]


@pytest.mark.parametrize("ends", [None, date(2026, 9, 5)])
def test_council_that_would_reach_into_a_later_one_is_refused(ends):
    school = make_school()
    next_council(school, date(2026, 9, 5), date(2027, 8, 31))
    with pytest.raises(CouncilExistsError):
        next_council(school, date(2025, 9, 5), ends)


def test_council_of_an_earlier_term_can_still_be_entered_afterwards():
    school = make_school()
    next_council(school, date(2026, 9, 5))
    next_council(school, date(2025, 9, 5), date(2026, 9, 4))
    assert terms() == [(date(2025, 9, 5), date(2026, 9, 4)), (date(2026, 9, 5), None)]


def test_council_of_another_school_is_not_ended():
    school, other = make_school(), make_school("THCS-TG", "Trường THCS Trường Giang")
    next_council(school, date(2025, 9, 5))
    next_council(other, date(2026, 9, 5))
    assert terms() == [(date(2025, 9, 5), None), (date(2026, 9, 5), None)]


def test_members_of_the_old_council_read_its_papers_and_not_those_of_the_new_one():
    old = closed_meeting(voting(make_school()))
    school = old.school
    council = next_council(school, DAY + timedelta(days=1))
    new = second_meeting(school, council)

    assert answers(school.binh, papers(old) + papers(new)) == [200, 200, 404, 404]
    assert answers(school.dung, papers(old) + papers(new)) == [200] * 4
    assert answers(school.alice, papers(old) + papers(new)) == [200] * 4


def test_members_of_the_new_council_who_did_not_sit_before_do_not_read_the_old_papers():
    old = closed_meeting(voting(make_school()))
    school = old.school
    old.council.members.filter(person=school.person(school.dung)).update(left_on=DAY)
    next_council(school, DAY + timedelta(days=1))
    assert answers(school.dung, papers(old)) == [404, 404]


def test_council_page_offers_ballot_and_minutes_only_of_ones_own_council():
    clock.set_for_demo(datetime(2026, 7, 1, 9))
    try:
        old = closed_meeting(voting(make_school()))
        school = old.school
        new = second_meeting(school, next_council(school, DAY + timedelta(days=1), member="binh"))
        page = sign_in(Client(), school.dung).get(reverse("council_page")).content.decode()
    finally:
        clock.reset()
    assert [papers(one)[0] in page for one in (old, new)] == [True, False]


def second_meeting(school, council):
    candidates(school, 1, "LDTT")
    by = actor(school.alice, school)
    on = DAY + timedelta(days=2)
    meeting = plan_meeting(by=by, council=council, year=school.year, title="Họp", on=on, place="")
    sitting = Sitting(school, council, meeting)
    open_meeting(by=by, meeting=meeting)
    sitting.attend()
    sitting.open()
    return closed_meeting(sitting)
