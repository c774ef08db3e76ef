"""A team or the school pledges late: who asks, who answers, until when, and what becomes of a final list."""

from datetime import date, datetime

import pytest
from django.urls import reverse

from factories.base import School, actor, make_school, sign_in
from factories.collectives import pledged, team_of, whole
from factories.registrations import locked, make_round
from thidua.collectives.models import Collective
from thidua.core import clock
from thidua.people.models import YearRecord
from thidua.registrations.actions import ask_late, confirm_pledge, grant_late, refuse_late
from thidua.registrations.errors import (
    LateAskedError,
    LateNotNeededError,
    OwnLateError,
    RoundClosedError,
    RoundLockedError,
)
from thidua.registrations.models import CompiledList, LateRequest, Pledge
from thidua.registrations.queries import rounds_with_late

pytestmark = pytest.mark.django_db
LAST_DAY, OWN_DAY = date(2025, 9, 30), date(2025, 10, 10)


@pytest.fixture
def at():
    """Sets the clock; afterwards it shows the real time again."""
    yield lambda *moment: clock.set_for_demo(datetime(*moment, tzinfo=clock.HANOI))
    clock.reset()


@pytest.fixture
def school(at) -> School:
    """On 2 October, two days after the last one."""
    at(2025, 10, 2, 8)
    return make_school()


@pytest.fixture
def found(school):
    return make_round(school, closes=LAST_DAY)


def ask(school: School, found, collective: Collective, user=None) -> LateRequest:
    by = user or (school.dung if collective.team else school.alice)
    return ask_late(by=actor(by, school), round=found, collective=collective, reason="Tổ mới tách.")


def grant(school: School, asked: LateRequest, user=None) -> LateRequest:
    return grant_late(by=actor(user or school.an, school), asked=asked, deadline=OWN_DAY)


def page_of(collective: Collective, name: str = "collective_pledge") -> str:
    return reverse(name, args=[collective.address])


@pytest.mark.parametrize("of", [team_of, whole])
def test_only_the_permitted_collective_pledges_and_only_until_its_own_day(school, found, at, of):
    grant(school, ask(school, found, of(school)))
    others = [one for one in (team_of(school), team_of(school, 1), whole(school)) if one != of(school)]
    for other in others:
        with pytest.raises(RoundClosedError):
            pledged(school, found, other, "TTLDTT")
    at(2025, 10, 11, 0)
    with pytest.raises(RoundClosedError):
        pledged(school, found, of(school), "TTLDTT")
    at(2025, 10, 10, 23, 59)
    assert pledged(school, found, of(school), "TTLDTT").state == "submitted"


@pytest.mark.parametrize("of", [team_of, whole])
def test_one_question_at_a_time_for_each_collective(school, found, of):
    first = ask(school, found, of(school))
    with pytest.raises(LateAskedError):
        ask(school, found, of(school), school.an)
    ask(school, found, whole(school) if of is team_of else team_of(school))
    ask(school, found, team_of(school, 1))
    refuse_late(by=actor(school.an, school), asked=first, answer="Danh sách đã gửi.")
    assert ask(school, found, of(school)).state == "asked"


def test_whoever_has_sent_does_not_ask_but_another_collective_may(school, found, at):
    at(2025, 9, 20, 8)
    pledged(school, found, team_of(school), "TTLDTT")
    at(2025, 10, 2, 8)
    with pytest.raises(LateNotNeededError):
        ask(school, found, team_of(school))
    assert ask(school, found, team_of(school, 1)).holder_name == team_of(school, 1).name


def test_a_team_s_is_answered_by_the_office_and_not_by_who_leads_it_or_asked(school, found):
    by_leader = ask(school, found, team_of(school))
    with pytest.raises(OwnLateError):
        grant(school, by_leader, school.dung)
    by_secretary = ask(school, found, team_of(school, 1), school.alice)
    with pytest.raises(OwnLateError):
        grant(school, by_secretary, school.alice)
    assert grant(school, by_leader, school.alice).state == "granted"


def test_the_school_s_is_answered_by_its_head_only(school, found):
    asked = ask(school, found, whole(school))
    with pytest.raises(OwnLateError):
        grant(school, asked, school.alice)
    with pytest.raises(OwnLateError) as refused:
        grant(school, asked, school.dung)
    assert str(refused.value) == "Đề nghị đăng ký muộn cho trường do Hiệu trưởng trả lời."
    assert grant(school, asked).state == "granted"


@pytest.mark.parametrize("of", [team_of, whole])
def test_in_a_final_list_the_late_pledge_is_a_supplement_without_anybody_s_titles(school, found, of):
    final = locked(school, found)
    with pytest.raises(RoundLockedError):
        pledged(school, final, of(school), "TTLDTT")
    asked = grant(school, ask(school, final, of(school)))
    written = list(YearRecord.objects.order_by("id").values_list("id", "registered"))

    late = confirm_pledge(by=actor(school.an, school), pledge=pledged(school, final, of(school), "TTLDTT"))

    asked.refresh_from_db()
    assert asked.state == "used"
    entry = {"pledge": str(late.id), "version": late.version, "name": of(school).name}
    lists = CompiledList.objects.order_by("number").values_list("number", "entries", "reason")
    assert list(lists) == [(0, [], ""), (1, [entry], "Tổ mới tách.")]
    assert list(YearRecord.objects.order_by("id").values_list("id", "registered")) == written


def test_who_asked_for_the_school_does_not_count_it_as_waiting_for_an_answer(school, found):
    ask(school, found, whole(school))
    waiting = {
        user: rounds_with_late(school.unit, [school.year], besides=user)[school.year.id][1]
        for user in (school.alice, school.an)
    }
    assert waiting == {school.alice: 0, school.an: 1}


def test_from_the_page_of_the_team_to_the_answer_and_back(client, school, found):
    sign_in(client, school.dung)
    page, address = page_of(team_of(school)), page_of(team_of(school), "collective_late")
    assert address in client.get(page).content.decode()
    assert client.post(address, {"reason": ""}).context["form"].errors.keys() == {"reason"}
    assert client.post(address, {"reason": "Tổ mới tách."}).status_code == 302
    shown = client.get(page).content.decode()
    assert "đang chờ Hiệu trưởng hoặc thư ký Hội đồng trả lời" in shown
    assert 'value="send"' not in shown
    asked = LateRequest.objects.get()
    assert (asked.holder, asked.team, asked.person, asked.asked_by) == (
        "team", school.teams[0], None, school.dung,
    )  # fmt: skip

    sign_in(client, school.alice)
    board = client.get(reverse("round_board")).content.decode()
    answer = reverse("late_decide", args=[asked.id])
    assert answer in board
    assert f"{school.teams[0].title} xin đăng ký muộn" in client.get(answer).content.decode()
    client.post(answer, {"act": "grant", "deadline": "2025-10-10"})

    sign_in(client, school.dung)
    shown = client.get(page).content.decode()
    assert "Được đăng ký muộn đến hết ngày 10/10/2025" in shown
    assert client.post(page, {"titles": ["TTLDTT"], "version": "0", "act": "send"}).status_code == 302
    assert Pledge.objects.get().state == "submitted"


def test_the_school_s_request_shows_its_asker_no_buttons_and_the_head_both(client, school, found):
    answer = reverse("late_decide", args=[ask(school, found, whole(school)).id])
    buttons = {
        user: 'value="grant"' in sign_in(client, user).get(answer).content.decode()
        for user in (school.alice, school.an)
    }
    assert buttons == {school.alice: False, school.an: True}


def test_who_may_ask_for_which_collective(client, school, found):
    may = {
        (key, place)
        for key in ("alice", "an", "dung", "binh")
        for place, one in (
            ("own", team_of(school)),
            ("other", team_of(school, 1)),
            ("school", whole(school)),
        )
        if sign_in(client, getattr(school, key)).get(page_of(one, "collective_late")).status_code == 200
    }
    assert may == {("dung", "own"), ("alice", "school")}
