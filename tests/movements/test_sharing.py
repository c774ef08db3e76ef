"""A task of every team's leader: each tells of the own team, the office sees who has and who has not."""

import pytest
from django.test import Client
from django.urls import reverse

from factories.base import actor, make_school, sign_in
from factories.plans import add, issued, make_draft
from thidua.core import clock
from thidua.core.errors import InvalidInputError
from thidua.movements.actions import Telling, step_task, tell_share, withdraw_share
from thidua.movements.errors import NotOpenError, ToldAlreadyError
from thidua.movements.models import TeamShare
from thidua.movements.states import TaskAct
from thidua.plans.models import Item, ItemKind
from thidua.units.models import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def school():
    return make_school()


def task(school, **values):
    plan = make_draft(school)
    add(school, plan, ItemKind.TASK, name="Bình xét nội bộ", role=Role.TEAM_LEADER, **values)
    issued(school, plan)
    return in_force()


def in_force():
    rows = Item.objects.select_related("undertaking", "section__plan__unit", "team", "person", "association")
    return rows.get(name="Bình xét nội bộ", undertaking__isnull=False)


def tell(school, user, team, **given):
    telling = Telling(**({"on": clock.today(), "text": "Đã họp tổ"} | given))
    return tell_share(by=actor(user, school), item=in_force(), team=team, telling=telling)


def page(user, name, *words):
    return sign_in(Client(), user).get(reverse(name, args=words))


def test_each_leader_tells_of_the_own_team_and_the_office_sees_who_has_not(school):
    first, second = school.unit.teams.order_by("order")[:2]
    key = task(school).undertaking_id
    leader = sign_in(Client(), school.dung)
    shown = leader.get(reverse("task_page", args=[key])).content.decode()
    assert "Tổ trưởng các tổ" in shown
    assert reverse("task_share", args=[key, first.id]) in shown
    assert reverse("task_share", args=[key, second.id]) not in shown
    assert reverse("task_step", args=[key, "xong"]) not in shown
    sent = {"on": f"{clock.today():%d/%m/%Y}", "text": "Đã họp tổ", "version": in_force().undertaking.version}
    assert leader.post(reverse("task_share", args=[key, first.id]), sent).status_code == 302
    assert leader.post(reverse("task_share", args=[key, second.id]), sent).status_code == 403
    assert leader.post(reverse("task_step", args=[key, "xong"]), sent).status_code == 403
    office = page(school.alice, "task_page", key).content.decode()
    teams = school.unit.teams.count()
    assert f"{teams - 1} / {teams} tổ chưa báo" in office
    assert in_force().undertaking.state == "open"


def test_a_team_tells_once_and_may_take_it_back_while_the_task_is_open(school):
    team = school.unit.teams.order_by("order").first()
    task(school)
    share = tell(school, school.dung, team)
    with pytest.raises(ToldAlreadyError):
        tell(school, school.dung, team)
    withdraw_share(by=actor(school.dung, school), item=in_force(), share=share)
    assert not TeamShare.objects.exists()
    tell(school, school.dung, team)
    done = Telling(on=clock.today(), text="Các tổ đã xong")
    step_task(by=actor(school.alice, school), item=in_force(), act=TaskAct.FINISH, telling=done)
    with pytest.raises(NotOpenError):
        withdraw_share(by=actor(school.dung, school), item=in_force(), share=TeamShare.objects.get())


def test_the_proof_of_the_plan_is_asked_of_each_team(school):
    task(school, proof="Biên bản họp tổ")
    with pytest.raises(InvalidInputError, match="Biên bản họp tổ"):
        tell(school, school.dung, school.unit.teams.first(), text="")


def test_a_task_of_somebody_else_has_no_shares(school):
    plan = make_draft(school)
    add(school, plan, ItemKind.TASK, name="Bình xét nội bộ", role=Role.SECRETARY)
    issued(school, plan)
    key, team = in_force().undertaking_id, school.unit.teams.first()
    assert "Phần của các tổ" not in page(school.alice, "task_page", key).content.decode()
    assert page(school.alice, "task_share", key, team.id).status_code == 404
