"""A title of the year voted down is told wherever a higher one that rests on it still goes on."""

import pytest
from django.urls import reverse

from factories.base import actor, make_school, sign_in
from factories.councils import planned, ready_dossier
from factories.decisions import SENT, supported, teachers
from thidua.councils.actions import open_meeting
from thidua.councils.queries import ballot_paper, board_of
from thidua.nominations.queries import fallen_first
from thidua.nominations.states import DossierState

pytestmark = pytest.mark.django_db
SAID = (
    "Hội đồng không thông qua Lao động tiên tiến của năm học này, mà luật đòi hỏi phải đạt Lao động tiên tiến "
    "trước khi xét Chiến sĩ thi đua cơ sở."
)


@pytest.fixture
def school():
    return make_school()


@pytest.mark.parametrize(
    ("state", "told"),
    [
        (DossierState.NOT_SUPPORTED, SAID),
        (DossierState.REFUSED, SAID.replace("Hội đồng không thông qua", "Cấp quyết định không tặng")),
        (DossierState.SUPPORTED, None),
        (DossierState.WITHDRAWN, None),
    ],
)
def test_a_dossier_is_told_of_the_title_below_it_that_fell(school, state, told):
    thu, lam = teachers(school, 2)
    high = supported(school, thu, "CSTDCS")
    low = supported(school, thu, state=state)
    of_another = supported(school, lam, "CSTDCS")

    found = fallen_first([high, low, of_another], SENT)

    assert found == ({high.id: told} if told else {})


def test_what_is_granted_already_is_told_nothing(school):
    (thu,) = teachers(school, 1)
    high = supported(school, thu, "CSTDCS", state=DossierState.GRANTED)
    supported(school, thu, state=DossierState.NOT_SUPPORTED)

    assert fallen_first([high], SENT) == {}


def test_it_is_not_ticked_for_the_letter_and_the_page_of_the_dossier_says_it(client, school):
    thu, lam = teachers(school, 2)
    high, good = supported(school, thu, "CSTDCS"), supported(school, lam, "CSTDCS")
    supported(school, thu, state=DossierState.NOT_SUPPORTED)
    sign_in(client, school.alice)

    page = client.get(reverse("submission_new")).content.decode()

    assert f'value="{high.id}">' in page
    assert f'value="{good.id}" checked' in page
    assert SAID in page
    assert SAID in client.get(reverse("dossier_page", args=[high.id])).content.decode()
    assert SAID not in client.get(reverse("dossier_page", args=[good.id])).content.decode()


def test_it_stands_on_the_ballot_and_on_the_meetings_page(client, school):
    sitting = planned(school, names=1)
    high = sitting.names[0].dossier
    low = ready_dossier(school, high.person, "LDTT")
    low.state = DossierState.NOT_SUPPORTED
    low.save()
    sign_in(client, school.an)
    assert [line.fallen for line in board_of(sitting.meeting).names] == [SAID]
    open_meeting(by=actor(school.an, school), meeting=sitting.meeting)
    sitting.attend()
    sitting.open()

    (line,) = ballot_paper(sitting.motion, sitting.seat(school.an))

    assert line.fallen == SAID
    assert SAID in client.get(reverse("meeting_page", args=[sitting.meeting.id])).content.decode()
    assert SAID in client.get(reverse("meeting_vote", args=[sitting.meeting.id])).content.decode()
