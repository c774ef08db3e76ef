"""The unit's own regulation: entered, read, taken out; and which rules a sheet says that it goes by."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from factories.base import actor, make_school, sign_in
from factories.scoring import enter_each, entry, in_points
from thidua.core import clock
from thidua.core.errors import InvalidInputError
from thidua.scoring.actions import (
    answer_reopening,
    approve_evaluation,
    ask_reopening,
    enter_regulation,
    remove_regulation,
)
from thidua.scoring.errors import RegulationInUseError, RegulationUnderPointsError
from thidua.scoring.models import Regulation
from thidua.scoring.queries import basis_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def school():
    return make_school()


def regulate(school, number="12/QĐ-THCSHS", on=date(2026, 11, 1)):
    return enter_regulation(by=actor(school.alice, school), unit=school.unit, number=number, issued_on=on)


def test_the_first_regulation_in_time_makes_it_points(school):
    assert basis_for(school.unit, date(2026, 11, 10)).rules == "classes"
    regulate(school, "9/QĐ-THCSHS", date(2026, 10, 1))
    regulate(school, "15/QĐ-THCSHS", date(2026, 11, 20))
    assert basis_for(school.unit, date(2026, 9, 30)).rules == "classes"
    assert basis_for(school.unit, date(2026, 12, 15)).rules == "points"


def test_a_regulation_has_its_number_and_no_day_to_come(school):
    with pytest.raises(InvalidInputError) as refused:
        regulate(school, "  ")
    assert refused.value.field == "number"
    with pytest.raises(InvalidInputError) as refused:
        regulate(school, on=clock.today() + timedelta(days=1))
    assert refused.value.field == "issued_on"
    regulate(school)
    with pytest.raises(InvalidInputError) as refused:
        regulate(school)
    assert str(refused.value) == "Quy chế số này, ngày này đã được ghi."


def test_what_a_sheet_was_approved_by_is_not_taken_out(school):
    row = regulate(school)
    by = actor(school.alice, school)
    people = [school.person(user).id for user in (school.alice, school.an, school.dung, school.binh)]
    approve_evaluation(
        by=actor(school.an, school),
        unit=school.unit,
        year=school.year,
        paper="70/QĐ-THCSHS",
        on=date(2026, 11, 10),
        ungraded=[*people, school.person(school.officer).id],
    )
    with pytest.raises(RegulationInUseError):
        remove_regulation(by=by, regulation=row)
    later = regulate(school, "15/QĐ-THCSHS", date(2026, 11, 20))
    remove_regulation(by=by, regulation=later)
    assert [one.number for one in Regulation.objects.all()] == ["12/QĐ-THCSHS"]


@pytest.mark.parametrize("on", [date(1900, 1, 1), date(2023, 10, 15), date(2026, 6, 30)])
def test_a_regulation_older_than_its_decree_is_refused(school, on):
    with pytest.raises(InvalidInputError) as refused:
        regulate(school, on=on)
    assert (refused.value.field, str(refused.value)) == (
        "issued_on",
        (
            "Quy chế ở đây là quy chế theo NĐ 233/2026, có hiệu lực từ 01/07/2026, nên không thể ban hành trước "
            "ngày ấy. Quy chế cũ theo NĐ 90/2020 không ghi ở đây."
        ),
    )
    assert regulate(school, on=date(2026, 7, 1)).issued_on == date(2026, 7, 1)


def test_an_old_regulation_written_down_before_makes_nothing_points(school):
    Regulation.objects.create(unit=school.unit, number="1/QĐ", issued_on=date(1900, 1, 1))
    assert basis_for(school.unit, date(2026, 11, 10)).rules == "classes"


def test_what_an_approval_rested_on_is_not_taken_out_while_it_is_open_again(school):
    row = regulate(school)
    people = [school.person(user).id for user in (school.alice, school.an, school.dung, school.binh)]
    given = {"unit": school.unit, "year": school.year}
    approve_evaluation(
        by=actor(school.an, school),
        paper="70/QĐ-THCSHS",
        on=date(2026, 11, 10),
        ungraded=[*people, school.person(school.officer).id],
        **given,
    )
    asked = ask_reopening(by=actor(school.alice, school), because="Nhập nhầm dòng.", **given)
    answer_reopening(
        by=actor(school.an, school), reopening=asked, granted=True, answer="", on=date(2026, 11, 11)
    )
    with pytest.raises(RegulationInUseError):
        remove_regulation(by=actor(school.alice, school), regulation=row)
    assert Regulation.objects.get() == row


def test_under_points_of_an_open_sheet_a_regulation_goes_only_once_the_right_one_stands(school):
    row, by = regulate(school), actor(school.alice, school)
    line = entry(school.person(school.binh), "good", common_points=Decimal(25), result_points=Decimal(60))
    enter_each(school, [line], on=date(2026, 11, 10))
    with pytest.raises(RegulationUnderPointsError):
        remove_regulation(by=by, regulation=row)
    right = regulate(school, "13/QĐ-THCSHS", date(2026, 11, 2))
    remove_regulation(by=by, regulation=row)
    assert Regulation.objects.get() == right


def test_the_page_takes_number_day_and_file_and_gives_the_file_back(school, client):
    sign_in(client, school.alice)
    scan = SimpleUploadedFile("quy-che.pdf", b"%PDF-1.7 quy che", content_type="application/pdf")
    typed = {"number": "12/QĐ-THCSHS", "issued_on": "01/11/2026", "scan": scan}
    assert client.post(reverse("regulation_list"), typed).status_code == 302
    shown = client.get(reverse("regulation_list")).content.decode()
    assert "12/QĐ-THCSHS" in shown
    row = Regulation.objects.get()
    file = client.get(reverse("regulation_file", args=[row.id]))
    assert file.content == b"%PDF-1.7 quy che"
    other = make_school("THCS-KHAC", "Trường THCS Cỏ May")
    sign_in(client, other.alice)
    assert client.get(reverse("regulation_file", args=[row.id])).status_code == 404
    assert client.post(reverse("regulation_list"), {"remove": str(row.id)}).status_code == 404
    sign_in(client, school.alice)
    assert client.post(reverse("regulation_list"), {"remove": "một"}).status_code == 404
    assert client.post(reverse("regulation_list"), {"remove": str(row.id)}).status_code == 302
    assert Regulation.objects.count() == 0


def test_a_faulty_form_keeps_what_was_typed(school, client):
    sign_in(client, school.alice)
    answer = client.post(reverse("regulation_list"), {"number": "12/QĐ", "issued_on": "31/02/2026"})
    assert (answer.status_code, 'value="12/QĐ"' in answer.content.decode()) == (422, True)


def test_the_sheet_says_by_which_rules_it_goes_and_why(school, client):
    sign_in(client, school.alice)
    in_points(school)
    shown = client.get(reverse("evaluation_sheet")).content.decode()
    assert "Chấm điểm theo Nghị định 233/2026/NĐ-CP" in shown
    assert "Quy chế của đơn vị ban hành ngày 01/11/2026." in shown
    assert "common_points" in shown
    assert "-beyond" not in shown
