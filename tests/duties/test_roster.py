"""The roster: what goes with a role is never typed twice, one part has one in charge, and days without anybody are told."""

from datetime import date, timedelta

import pytest
from django.test import Client

from factories.base import School, actor, make_school, sign_in
from thidua.core import clock
from thidua.core.errors import InvalidInputError
from thidua.duties.actions import close_part, end_charge, give_charge, name_part
from thidua.duties.errors import ChargeEndedError, NamedTwiceError, StillInChargeError, TakenError
from thidua.duties.models import Charge, ChargeKind, Part
from thidua.duties.queries.roster import gaps_of, roster_of
from thidua.units.actions import end_role, give_role
from thidua.units.models import Appointment, Role

pytestmark = pytest.mark.django_db
DAY = date(2025, 10, 6)
MAIN, DEPUTY = ChargeKind.MAIN, ChargeKind.DEPUTY


@pytest.fixture
def school() -> School:
    return make_school()


def part_of(school: School, name: str = "Tổng hợp điểm") -> Part:
    return name_part(by=actor(school.alice, school), unit=school.unit, name=name, on=DAY)


def given(
    school: School, who: str = "binh", *, starts: date = DAY, ends: date | None = None, **where
) -> Charge:
    return give_charge(
        by=actor(school.alice, school),
        unit=school.unit,
        person=school.person(getattr(school, who)),
        starts=starts,
        ends=ends,
        **where,
    )


def duty(school: School, name: str, on: date = DAY):
    return next(one for one in roster_of(school.unit, on) if one.name.startswith(name))


def test_who_holds_a_role_stands_there_without_being_typed(school):
    found = duty(school, "Thường trực")
    assert [(one.name, one.starts, one.charge) for one in found.main] == [
        ("Lê Thị Hướng Dương", date(2015, 9, 1), None)
    ]
    assert (found.gaps, duty(school, "Văn bản").gaps) == ((), ("chưa ai phụ trách",))


def test_what_goes_with_a_role_cannot_be_given_here_but_a_deputy_can(school):
    with pytest.raises(InvalidInputError):
        given(school, role=Role.SECRETARY, kind=MAIN)
    given(school, role=Role.SECRETARY, kind=DEPUTY)
    assert [one.name for one in duty(school, "Thường trực").deputies] == ["Nguyễn Thị Hoa Sim"]


def test_a_secretary_who_ends_leaves_a_gap_until_the_next_begins(school):
    alice = Appointment.objects.get(user=school.alice, role=Role.SECRETARY)
    officer = actor(school.officer, school)
    end_role(by=officer, appointment=alice, on=DAY)
    assert duty(school, "Thường trực").gaps == ("từ 07/10/2025 chưa ai phụ trách",)
    give_role(
        by=officer, unit=school.unit, user=school.binh, role=Role.SECRETARY, on=DAY + timedelta(days=10)
    )
    assert duty(school, "Thường trực").gaps == ("từ 07/10/2025 đến 15/10/2025 chưa ai phụ trách",)
    assert gaps_of(roster_of(school.unit, DAY))[0].startswith("Thường trực")


def test_a_day_without_anybody_is_told_sixty_days_before(school):
    part = part_of(school)
    last = DAY + timedelta(days=90)
    given(school, part=part, kind=MAIN, ends=last)
    free = f"từ {last + timedelta(days=1):%d/%m/%Y} chưa ai phụ trách"
    at = lambda days: duty(school, "Tổng hợp", last - timedelta(days=days)).gaps  # noqa: E731 - said twice
    assert (at(60), at(59)) == ((), (free,))


def test_one_part_has_one_in_charge_on_one_day(school):
    part = part_of(school)
    first = given(school, part=part, kind=MAIN)
    with pytest.raises(TakenError) as refused:
        given(school, "dung", part=part, kind=MAIN, starts=DAY + timedelta(days=5))
    assert "Nguyễn Thị Hoa Sim" in str(refused.value)
    end_charge(by=actor(school.alice, school), charge=first, on=DAY + timedelta(days=4))
    given(school, "dung", part=part, kind=MAIN, starts=DAY + timedelta(days=5))
    assert duty(school, "Tổng hợp").gaps == ()
    found = duty(school, "Tổng hợp", DAY + timedelta(days=9))
    assert ([one.name for one in found.main], [one.name for one in found.past]) == (
        ["Hoàng Thị Sao Mai"],
        ["Nguyễn Thị Hoa Sim"],
    )


def test_a_last_day_may_only_come_nearer(school):
    charge = given(school, part=part_of(school), kind=MAIN, ends=DAY + timedelta(days=9))
    by = actor(school.alice, school)
    end_charge(by=by, charge=charge, on=DAY + timedelta(days=4))
    with pytest.raises(ChargeEndedError):
        end_charge(by=by, charge=charge, on=DAY + timedelta(days=4))
    with pytest.raises(InvalidInputError):
        end_charge(by=by, charge=charge, on=DAY - timedelta(days=1))


def test_a_part_is_named_once_and_closed_when_nobody_answers_for_it(school):
    part, by = part_of(school), actor(school.alice, school)
    with pytest.raises(NamedTwiceError):
        part_of(school, "  TỔNG HỢP điểm ")
    charge = given(school, part=part, kind=MAIN)
    with pytest.raises(StillInChargeError):
        close_part(by=by, part=part, on=DAY)
    end_charge(by=by, charge=charge, on=DAY)
    close_part(by=by, part=part, on=DAY)
    assert part_of(school).id != part.id
    assert [row.name for row in Part.objects.exclude(closed_on=None)] == ["Tổng hợp điểm"]


def test_somebody_of_another_school_is_put_in_charge_of_nothing(school):
    other = make_school("KHAC", "Trường khác")
    with pytest.raises(InvalidInputError):
        give_charge(
            by=actor(school.alice, school),
            unit=school.unit,
            person=other.person(other.binh),
            starts=DAY,
            part=part_of(school),
            kind=MAIN,
        )
    assert not Charge.objects.exists()


def test_a_part_is_named_given_and_ended_on_the_pages(school):
    client = sign_in(Client(), school.alice)
    answer = client.post("/phan-cong/phan-viec/", {"name": "Viết tin bài"})
    part = Part.objects.get()
    assert answer["Location"] == f"/phan-cong/phan-viec/{part.id}/"
    today = clock.today()
    typed = {"person": str(school.person(school.binh).id), "starts": f"{today:%d/%m/%Y}"}
    client.post(f"/phan-cong/phan-viec/{part.id}/", typed)
    charge = Charge.objects.get()
    assert "Nguyễn Thị Hoa Sim" in sign_in(Client(), school.binh).get("/phan-cong/").content.decode()
    refused = client.post(f"/phan-cong/phan-viec/{part.id}/", typed)
    assert (refused.status_code, "đang được giao" in refused.content.decode()) == (422, True)
    client.post(f"/phan-cong/{charge.id}/thoi/", {"on": f"{today:%d/%m/%Y}"})
    assert Charge.objects.get().ends == today
