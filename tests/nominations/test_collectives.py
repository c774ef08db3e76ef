"""Dossiers of teams and of the school: opened from pledges, asked again, their page, who sees what of them."""

import pytest
from django.urls import reverse

from factories.base import School, actor, make_school, sign_in
from factories.collectives import confirmed_pledge, good_year, pledged, stated, team_of, whole
from factories.registrations import confirmed, locked, make_round
from factories.scoring import graded
from thidua.collectives.models import CollectiveYear
from thidua.core import clock
from thidua.core.errors import InvalidInputError
from thidua.nominations.actions import (
    assess_dossiers,
    open_collective_dossier,
    open_dossiers,
    prepare,
    state_collective_reviews,
    withdraw,
)
from thidua.nominations.errors import AwardUnknownError, DossierExistsError, GradesFirstError
from thidua.nominations.models import Dossier
from thidua.nominations.queries import candidates_of, collective_candidates_of
from thidua.nominations.states import DossierState

pytestmark = pytest.mark.django_db
MOST_QUERIES = 25


@pytest.fixture
def school() -> School:
    return make_school()


def opened(school, collective, award="TTLDTT") -> Dossier:
    return open_collective_dossier(
        by=actor(school.alice, school), year=school.year, collective=collective, award=award, on=clock.today()
    )


def all_pledged(school) -> None:
    found = make_round(school)
    confirmed(school, found, school.person(school.binh), "LDTT")
    confirmed_pledge(school, found, team_of(school), "TTLDTT")
    confirmed_pledge(school, found, whole(school), "TTLDTT", "TTLDXS")
    locked(school, found)


def test_each_confirmed_title_of_a_collective_becomes_a_dossier_beside_those_of_persons(school):
    all_pledged(school)
    good_year(school, team_of(school))
    unit, year = school.unit, school.year
    open_dossiers(
        by=actor(school.alice, school),
        unit=unit,
        year=year,
        lines=[(one.person, one.award) for one in candidates_of(unit, year)],
        collectives=[(one.collective, one.award) for one in collective_candidates_of(unit, year)],
        on=clock.today(),
    )
    rows = Dossier.objects.order_by("holder", "award")
    assert [(row.holder_name, row.award, row.answer) for row in rows] == [
        ("Nguyễn Thị Hoa Sim", "LDTT", rows[0].answer),
        ("Tổ Toán – Tin", "TTLDTT", "yes"),
        ("Trường THCS Hoa Sen", "TTLDTT", "unknown"),
        ("Trường THCS Hoa Sen", "TTLDXS", "unknown"),
    ]
    assert collective_candidates_of(unit, year) == []


def test_the_page_opens_them_from_the_list_and_by_hand(client, school):
    all_pledged(school)
    graded(school)
    sign_in(client, school.alice)
    keys = [one.key for one in collective_candidates_of(school.unit, school.year)]
    client.post(f"{reverse('dossier_open')}?nam={school.year.name}", {"lines": keys[:1]})
    chosen = {"person": str(school.teams[1].id), "award": "TTLDXS"}
    client.post(f"{reverse('dossier_add')}?nam={school.year.name}", chosen)
    rows = Dossier.objects.order_by("award").values_list("holder", "team", "award")
    assert list(rows) == [
        ("team", school.teams[0].id, "TTLDTT"),
        ("team", school.teams[1].id, "TTLDXS"),
    ]


def test_one_dossier_for_a_collective_and_title_until_it_is_withdrawn(school):
    graded(school)
    for collective in (team_of(school), whole(school)):
        first = opened(school, collective)
        with pytest.raises(DossierExistsError):
            opened(school, collective)
        withdraw(by=actor(school.alice, school), dossier=first)
        opened(school, collective)
    assert Dossier.objects.exclude(state=DossierState.WITHDRAWN).count() == 2


def test_grades_come_first_and_the_award_is_one_of_collectives(school):
    with pytest.raises(GradesFirstError):
        opened(school, team_of(school))
    graded(school)
    with pytest.raises(AwardUnknownError):
        opened(school, team_of(school), "LDTT")


def test_asked_again_with_what_is_known_now(school):
    graded(school)
    dossier = opened(school, team_of(school), "TTLDXS")
    good_year(school, team_of(school))
    by = actor(school.alice, school)
    (again,) = assess_dossiers(
        by=by, unit=school.unit, year=school.year, dossiers=[dossier], on=clock.today()
    )
    assert (dossier.answer, again.answer) == ("unknown", "yes")
    assert [row.number for row in again.assessments.all()] == [1, 2]


def test_the_chairs_statement_stops_the_collective_and_asks_again(client, school):
    good_year(school, team_of(school))
    dossier = opened(school, team_of(school))
    sign_in(client, school.an).post(reverse("dossier_review", args=[dossier.id]), {"under_review": "yes"})
    dossier.refresh_from_db()
    assert (dossier.answer, CollectiveYear.objects.get().under_review) == ("blocked", True)
    with pytest.raises(InvalidInputError):
        state_collective_reviews(
            by=actor(school.an, school),
            unit=school.unit,
            year=school.year,
            collectives=[],
            under_review=False,
            on=clock.today(),
        )


def test_many_persons_and_collectives_are_stated_about_at_once(client, school):
    graded(school)
    dossier = opened(school, team_of(school))
    address = f"{reverse('dossier_bulk')}?nam={school.year.name}"
    sent = {"act": "review", "dossier": [str(dossier.id)], "confirmed": "yes"}
    shown = sign_in(client, school.an).post(address, sent, follow=True).content.decode()
    assert "1 tập thể" in shown
    assert CollectiveYear.objects.get().under_review is False


def page(client, user, dossier) -> str:
    return sign_in(client, user).get(reverse("dossier_page", args=[dossier.id])).content.decode()


def test_the_page_says_what_is_still_to_do_for_a_collective(client, school):
    graded(school)
    dossier = opened(school, team_of(school))
    shown = page(client, school.alice, dossier)
    assert "Tổ Toán – Tin – Tập thể lao động tiên tiến" in shown
    assert "chưa biết số người đạt Lao động tiên tiến" in shown
    stated(school, team_of(school), grade="good", grade_paper="BB 3")
    assert "Hoàn thành tốt nhiệm vụ, BB 3" in page(client, school.alice, dossier)
    assert "Lý lịch" not in shown


def test_the_leader_sees_the_teams_dossier_without_what_rests_on_discipline(client, school):
    good_year(school, team_of(school))
    dossier = opened(school, team_of(school))
    assert "Đủ điều kiện theo luật" in page(client, school.alice, dossier)
    shown = page(client, school.dung, dossier)
    assert ("Đủ điều kiện theo luật" in shown, "kỷ luật từ cảnh cáo" in shown) == (False, False)
    url = reverse("dossier_page", args=[opened(school, team_of(school, 1)).id])
    assert sign_in(client, school.dung).get(url).status_code == 404
    assert sign_in(client, school.binh).get(reverse("dossier_page", args=[dossier.id])).status_code == 404


def test_another_pledge_of_a_collective_is_not_taken_for_its_own(client, school):
    found = make_round(school)
    pledge = pledged(school, found, whole(school), "TTLDTT")
    assert pledge.person_id is None
    graded(school)
    dossier = opened(school, team_of(school))
    assert "không đăng ký" in page(client, school.alice, dossier)


def test_lists_and_pages_cost_a_constant_number_of_queries(client, school, django_assert_max_num_queries):
    good_year(school, team_of(school))
    dossiers = [opened(school, team_of(school, place)) for place in range(3)]
    dossiers.append(opened(school, whole(school)))
    prepare(by=actor(school.alice, school), dossier=dossiers[0])
    sign_in(client, school.alice)
    for url in (reverse("dossier_list"), reverse("dossier_page", args=[dossiers[0].id])):
        client.get(url)
        with django_assert_max_num_queries(MOST_QUERIES):
            assert client.get(url).status_code == 200
