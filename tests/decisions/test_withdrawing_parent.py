"""A parent entered by mistake for a day to come is taken back; one that has begun stays."""

from datetime import date

import pytest
from django.urls import reverse

from factories.base import BORDER, actor, make_school, sign_in
from factories.decisions import granted, receive, submit, supported, teachers
from thidua.core import clock
from thidua.decisions.actions import change_parent, withdraw_parent
from thidua.decisions.errors import ParentAnsweredError
from thidua.decisions.jobs import readdress_due
from thidua.decisions.models import Readdressing
from thidua.documents.models import Dispatch
from thidua.ledger.actions import Actor
from thidua.ledger.models import Line
from thidua.units.actions import ParentBegunError, ParentWithdrawnError, create_unit, place_under
from thidua.units.models import Level, Unit, UnitParent
from thidua.units.queries import parent_on, place_on

pytestmark = pytest.mark.django_db
MERGED = date(2026, 7, 1)
BEFORE = date(2026, 6, 20)
AFTER = date(2026, 7, 2)


def at(day):
    clock.set_for_demo(clock.now().replace(year=day.year, month=day.month, day=day.day))


@pytest.fixture
def school():
    made = make_school()
    at(BEFORE)
    yield made
    clock.reset()


@pytest.fixture
def merged(school):
    by = Actor(user=None, unit=school.unit.id)
    unit = Unit(code="XA-CL", level=Level.COMMUNE, name="UBND xã Cỏ Lau", short_name="Xã Cỏ Lau")
    create_unit(by=by, unit=unit)
    place_under(by=by, unit=unit, parent=school.province, on=BORDER)
    return unit


@pytest.fixture
def coming(school, merged):
    return change_parent(
        by=actor(school.an, school), unit=school.unit, parent=merged, on=MERGED, place="Cỏ Lau"
    )


@pytest.fixture
def sent(school):
    (thu,) = teachers(school, 1)
    dossier = supported(school, thu)
    return dossier, submit(school, dossier, on=date(2026, 6, 15))


def withdraw(school, row):
    return withdraw_parent(by=actor(school.an, school), row=row)


def recipients(submission):
    rows = Dispatch.objects.filter(document=submission.letter).exclude(unit_to=None)
    return [(row.unit_to, row.recipient, row.instead_of) for row in rows]


def test_the_parent_before_stays_with_an_open_end_and_the_place(school, coming):
    assert withdraw(school, coming) == []

    row = UnitParent.objects.get(unit=school.unit, ends=None)
    assert (row.parent, row.starts) == (school.commune, BORDER)
    assert (parent_on(school.unit, MERGED), place_on(school.unit, MERGED)) == (school.commune, "Hoa Sen")


def test_the_ledger_names_the_parent_in_one_line_of_each_act(school, merged, coming):
    withdraw(school, coming)
    told, inner = Line.objects.order_by("-number")[:2]
    kinds = {told.kind, inner.kind}
    assert kinds == {"decisions.parent_withdrawn", "units.placing_withdrawn"}
    assert (told.units, inner.units) == ([str(merged.id)], [str(merged.id)])


def test_what_waits_above_stays_there(school, coming, sent):
    _, submission = sent
    before = recipients(submission)
    withdraw(school, coming)
    submission.refresh_from_db()
    assert (submission.addressee, Readdressing.objects.count()) == (school.commune, 0)
    assert recipients(submission) == before


def test_what_a_clock_that_ran_ahead_sent_there_comes_back(school, merged, coming, sent):
    dossier, submission = sent
    before = recipients(submission)
    at(AFTER)
    assert readdress_due.func() == 1
    submission.refresh_from_db()
    assert submission.addressee == merged
    at(BEFORE)

    assert withdraw(school, coming) == [submission]

    submission.refresh_from_db()
    assert (submission.addressee, Readdressing.objects.count()) == (school.commune, 0)
    assert recipients(submission) == before
    story = Line.objects.filter(about=dossier.id, kind="nominations.dossier_readdressed").order_by("number")
    assert [line.units for line in story] == [[str(merged.id)], [str(school.commune.id)]]
    assert readdress_due.func() == 0


def test_a_parent_that_has_answered_is_not_taken_back(school, merged, coming, sent):
    dossier, submission = sent
    at(AFTER)
    readdress_due.func()
    receive(school, submission, granted(dossier), on=MERGED, authority="Chủ tịch UBND xã Cỏ Lau")
    at(BEFORE)
    with pytest.raises(ParentAnsweredError, match="UBND xã Cỏ Lau đã trả lời ít nhất một dòng"):
        withdraw(school, coming)
    assert parent_on(school.unit, MERGED) == merged


def test_a_parent_that_has_begun_stays(school, coming):
    at(MERGED)
    with pytest.raises(ParentBegunError, match="đã bắt đầu nên không rút lại được"):
        withdraw(school, coming)


def test_the_second_of_two_is_told_and_only_the_latest_is_taken_back(school, coming):
    place_under(by=actor(school.an, school), unit=school.unit, parent=school.commune, on=date(2027, 1, 1))
    coming.refresh_from_db()
    with pytest.raises(ParentWithdrawnError):
        withdraw(school, coming)
    latest = UnitParent.objects.get(unit=school.unit, ends=None)
    withdraw(school, latest)
    with pytest.raises(ParentWithdrawnError):
        withdraw(school, latest)
    assert parent_on(school.unit, date(2027, 1, 1)) == coming.parent


def test_only_the_row_to_come_has_the_button_and_it_leads_back_to_the_list(client, school, coming):
    sign_in(client, school.an)
    shown = client.get(reverse("parents")).content.decode()
    assert shown.count("data-confirm=") == 1
    page = client.post(reverse("parent_withdraw", args=[coming.id]), follow=True)
    assert "Đã rút lại UBND xã Cỏ Lau, ghi từ 01/07/2026." in page.content.decode()
    assert "data-confirm=" not in page.content.decode()


def test_another_units_row_is_not_there(client, school, coming):
    other = make_school("THCS-BD", "Trường THCS Bồ Đề")
    assert sign_in(client, other.an).post(reverse("parent_withdraw", args=[coming.id])).status_code == 404
