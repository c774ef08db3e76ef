"""A recognition entered twice or by mistake: the second is refused, the mistake goes, work stays."""

from dataclasses import replace

import pytest

from factories.base import make_school, sign_in
from factories.standards import DECIDED, ON, make_criteria, make_piece, make_recognition, office
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.ledger.models import Line
from thidua.standards.actions.recognitions import (
    Recognised,
    drop_recognition,
    put_recognition,
    renew_recognition,
)
from thidua.standards.errors import FollowedError, WorkedOnError
from thidua.standards.models import Recognition, RecognitionKind, Requirement

pytestmark = pytest.mark.django_db


@pytest.fixture
def school():
    return make_school()


def drop(school, row):
    return drop_recognition(by=office(school), recognition=row, on=ON)


@pytest.mark.parametrize(
    ("paper", "field"), [({"paper": " 2104/qđ-ubnd"}, "paper"), ({"paper": "", "decided_on": None}, "name")]
)
def test_the_same_is_not_entered_twice(school, paper, field):
    given = {"valid_until": None} | paper
    make_recognition(school, **given)
    with pytest.raises(InvalidInputError) as told:
        make_recognition(school, **given)
    assert (told.value.field, Recognition.objects.count()) == (field, 1)


def test_one_is_mended_under_its_own_number_and_another_kind_by_the_same_paper_is_another(school):
    row = make_recognition(school)
    make_recognition(school, kind=RecognitionKind.ACCREDITED)
    same = Recognised(
        kind=RecognitionKind.NATIONAL, name="Tên khác", paper="2104/QĐ-UBND", decided_on=DECIDED
    )
    assert (
        put_recognition(by=office(school), unit=school.unit, given=same, recognition=row, on=ON).name
        == "Tên khác"
    )
    with pytest.raises(InvalidInputError):
        put_recognition(by=office(school), unit=school.unit, given=replace(same, name="Nữa"), on=ON)


def test_a_mistake_goes_with_its_criteria_and_the_journal_tells_of_it(school):
    row = make_recognition(school)
    make_criteria(school, row)
    row.refresh_from_db()
    gone = row.id
    drop(school, row)
    assert (Recognition.objects.count(), Requirement.objects.count()) == (0, 0)
    assert Line.objects.get(kind="standards.recognition_dropped").about == gone


def test_as_somebody_else_has_changed_it_meanwhile_nothing_goes(school):
    row = make_recognition(school)
    row.version -= 1
    with pytest.raises(ChangedMeanwhileError):
        drop(school, row)
    assert Recognition.objects.count() == 1


def test_what_was_worked_on_or_followed_stays(school):
    row = make_recognition(school)
    next_one = renew_recognition(by=office(school), recognition=row, on=ON)
    with pytest.raises(FollowedError):
        drop(school, row)
    make_piece(school, make_criteria(school, next_one)["1.1"])
    next_one.refresh_from_db()
    with pytest.raises(WorkedOnError):
        drop(school, next_one)
    assert Recognition.objects.count() == 2


def test_on_the_page_it_is_asked_once_more(client, school):
    row = make_recognition(school)
    sign_in(client, school.alice)
    page = f"/chuan-truong/{row.id}/"
    assert f"{page}bo/" in client.get(page).content.decode()
    assert client.post(f"{page}bo/", {"version": 0}).status_code == 422
    client.post(f"{page}bo/", {"version": row.version})
    assert not Recognition.objects.exists()
