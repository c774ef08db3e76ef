"""Pledges of teams and of the school: who writes, who confirms, what the round's pages and list say of them."""

import pytest
from django.urls import reverse

from factories.base import School, actor, make_school, sign_in
from factories.collectives import confirmed_pledge, pledged, team_of, whole
from factories.registrations import confirmed, locked, make_round
from paper.sheets import read_sheets
from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.registrations.actions import save_collective_pledge
from thidua.registrations.errors import UndecidedError
from thidua.registrations.models import Pledge
from thidua.registrations.states import PledgeState
from thidua.registrations.tables import school_list

pytestmark = pytest.mark.django_db


@pytest.fixture
def school() -> School:
    return make_school()


@pytest.fixture
def found(school):
    return make_round(school)


def page_of(collective) -> str:
    return reverse("collective_pledge", args=[collective.address])


def test_a_team_and_the_school_pledge_each_once(school, found):
    pledged(school, found, team_of(school), "TTLDXS", "TTLDTT")
    pledged(school, found, whole(school), "TTLDTT")
    rows = Pledge.objects.order_by("holder").values_list("holder", "team", "person", "titles", "state")
    assert list(rows) == [
        ("team", school.teams[0].id, None, ["TTLDTT", "TTLDXS"], PledgeState.SUBMITTED),
        ("unit", None, None, ["TTLDTT"], PledgeState.SUBMITTED),
    ]
    with pytest.raises(ChangedMeanwhileError):
        pledged(school, found, team_of(school), "TTLDTT")


def test_flags_of_emulation_are_pledged_too(client, school, found):
    pledged(school, found, team_of(school), "CO_TINH", "TTLDXS")
    page = sign_in(client, school.dung).get(page_of(team_of(school)))
    shown = [one.code for one in page.context["standings"]]
    assert (shown, Pledge.objects.get().titles) == (
        ["TTLDTT", "TTLDXS", "CO_TINH", "CO_BO", "CO_CP"],
        ["TTLDXS", "CO_TINH"],
    )


def test_a_title_of_persons_is_refused(school, found):
    with pytest.raises(InvalidInputError):
        save_collective_pledge(
            by=actor(school.dung, school),
            round=found,
            collective=team_of(school),
            titles=["LDTT"],
            version=0,
        )


def test_the_leader_sends_the_teams_pledge_and_the_office_confirms_it(client, school, found):
    sign_in(client, school.dung)
    sent = {"titles": ["TTLDTT"], "version": "0", "act": "send"}
    assert client.post(page_of(team_of(school)), sent).status_code == 302
    pledge = Pledge.objects.get()
    decide = reverse("pledge_decide", args=[pledge.id])
    assert 'value="confirm"' not in client.get(decide).content.decode()
    sign_in(client, school.alice)
    assert 'value="confirm"' in client.get(decide).content.decode()
    client.post(decide, {"act": "confirm", "version": str(pledge.version)})
    pledge.refresh_from_db()
    assert pledge.state == PledgeState.CONFIRMED


def test_what_is_withheld_of_a_team_speaks_of_the_team(client, school, found):
    shown = sign_in(client, school.dung).get(page_of(team_of(school))).content.decode()
    assert "còn tùy phần kỷ luật của từng người trong tổ" in shown
    assert "người được xét" not in shown


def test_the_schools_pledge_is_the_secretarys_to_write_and_the_chairs_to_confirm(client, school, found):
    sign_in(client, school.alice).post(
        page_of(whole(school)), {"titles": ["TTLDXS"], "version": "0", "act": "send"}
    )
    pledge = Pledge.objects.get()
    decide = reverse("pledge_decide", args=[pledge.id])
    client.post(decide, {"act": "confirm", "version": str(pledge.version)})
    pledge.refresh_from_db()
    assert pledge.state == PledgeState.SUBMITTED
    sign_in(client, school.an).post(decide, {"act": "confirm", "version": str(pledge.version)})
    pledge.refresh_from_db()
    assert pledge.state == PledgeState.CONFIRMED


def test_who_may_write_which_pledge(client, school, found):
    statuses = {
        (key, place): sign_in(client, getattr(school, key)).get(page_of(collective)).status_code
        for key in ("alice", "an", "dung", "binh")
        for place, collective in (
            ("own", team_of(school)),
            ("other", team_of(school, 1)),
            ("school", whole(school)),
        )
    }
    may = {asked for asked, status in statuses.items() if status == 200}
    assert may == {("dung", "own"), ("alice", "school")}


def test_a_draft_is_kept_taken_back_and_an_empty_one_not_sent(client, school, found):
    sign_in(client, school.dung)
    client.post(page_of(team_of(school)), {"version": "0", "act": "send"})
    assert Pledge.objects.get().state == PledgeState.DRAFT
    client.post(page_of(team_of(school)), {"titles": ["TTLDTT"], "version": "1", "act": "send"})
    assert Pledge.objects.get().state == PledgeState.SUBMITTED
    client.post(page_of(team_of(school)), {"act": "withdraw"})
    assert Pledge.objects.get().state == PledgeState.DRAFT


def test_the_page_says_how_many_of_the_team_have_pledged(client, school, found):
    confirmed(school, found, school.person(school.binh), "LDTT", "CSTDCS")
    shown = sign_in(client, school.dung).get(page_of(team_of(school))).content.decode()
    assert shown.count("1/2 người") == 2


def test_the_board_lists_collectives_and_a_waiting_one_keeps_the_round_open(client, school, found):
    pledged(school, found, team_of(school), "TTLDTT")
    shown = sign_in(client, school.alice).get(reverse("round_board")).content.decode()
    assert [team.title in shown for team in school.teams] == [True, True, True]
    with pytest.raises(UndecidedError, match="Tổ Toán – Tin"):
        locked(school, found)


def test_the_schools_list_has_its_block_of_collectives_last(school, found):
    confirmed(school, found, school.person(school.binh), "LDTT")
    confirmed_pledge(school, found, whole(school), "TTLDTT", "TTLDXS")
    confirmed_pledge(school, found, team_of(school), "TTLDTT")
    sheet, *_ = read_sheets(school_list(found, on=clock.today()), name="x.xlsx")
    names = [(row[0], row[1], row[-1]) for row in sheet.rows]
    assert names[1:] == [
        (1, "Nguyễn Thị Hoa Sim", None),
        (None, "Tổng cộng: 1 người", None),
        (None, "TẬP THỂ", None),
        (1, "Tổ Toán – Tin", "Tập thể lao động tiên tiến"),
        (2, "Trường THCS Hoa Sen", "Tập thể lao động tiên tiến, Tập thể lao động xuất sắc"),
    ]


def test_locking_shows_and_keeps_them_and_writes_only_persons_down(client, school, found):
    confirmed_pledge(school, found, team_of(school), "TTLDTT")
    shown = sign_in(client, school.alice).get(reverse("round_lock", args=[found.id])).content.decode()
    assert "Tổ Toán – Tin" in shown
    locked(school, found)
    assert Pledge.objects.get().titles == ["TTLDTT"]
