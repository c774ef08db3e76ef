"""The unit's page of the second factor: what is required, who has it, and taking it off for who lost the phone."""

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse

from factories.base import School, make_school, sign_in
from thidua.accounts.models import SecondFactorReset
from thidua.core import clock
from thidua.units.models import Role, SecondFactorRule

pytestmark = pytest.mark.django_db


@pytest.fixture
def school() -> School:
    return make_school()


def turn_on(user) -> None:
    Authenticator.objects.create(user=user, type="totp", data={"secret": "ABCDEFGH"})


def told(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def save(client, **sent):
    return client.post(reverse("second_factor"), {"grace_days": 14, **sent}, follow=True)


def test_a_school_offers_its_own_three_roles_and_fourteen_days(school, client):
    form = sign_in(client, school.an).get(reverse("second_factor")).context["form"]
    assert [value for value, _ in form.fields["roles"].choices] == ["chair", "secretary", "system_officer"]
    assert form.initial["grace_days"] == 14


def test_the_chair_requires_it_of_the_secretary(school, client):
    response = save(sign_in(client, school.an), roles=["secretary"])
    rule = SecondFactorRule.objects.get()
    assert (rule.unit, rule.asked) == (school.unit, frozenset({Role.SECRETARY}))
    assert told(response) == [
        f"Từ ngày {rule.must_by:%d/%m/%Y}, ai chưa bật chỉ vào được trang bật xác thực hai bước."
    ]
    assert f"Bắt buộc từ ngày {rule.must_by:%d/%m/%Y}" in response.content.decode()


def test_required_at_once_the_secretary_sees_only_the_page_that_turns_it_on(school, client):
    save(sign_in(client, school.officer), roles=["secretary"], grace_days=0)
    sign_in(client, school.alice)
    for name in ("home", "person_list", "round_open", "backup_list"):
        assert client.get(reverse(name)).headers["Location"] == "/tai-khoan/2fa/totp/activate/"
    assert client.get("/tai-khoan/password/change/").status_code == 200


def test_a_page_left_open_while_another_saved_is_told(school, client):
    save(sign_in(client, school.officer), roles=["chair"])
    response = save(sign_in(client, school.officer), roles=[])
    assert response.status_code == 409
    assert "Người khác vừa thay đổi mục này." in response.content.decode()
    assert SecondFactorRule.objects.get().asked == frozenset({Role.CHAIR})


def test_no_role_chosen_ends_it(school, client):
    save(sign_in(client, school.officer), roles=["chair"])
    response = save(client, roles=[], seen=SecondFactorRule.objects.get().id)
    assert told(response) == ["Đã thôi bắt buộc xác thực hai bước."]
    assert "chưa bắt buộc ai" in response.content.decode()


@pytest.mark.parametrize("days", ["", "mười", "-1", "91"])
def test_days_that_cannot_be_are_refused_at_the_field(school, client, days):
    response = save(sign_in(client, school.officer), roles=["chair"], grace_days=days)
    assert (response.status_code, list(response.context["form"].errors)) == (409, ["grace_days"])


def test_only_the_officer_is_offered_to_take_it_off_and_never_from_themselves(school, client):
    for user in (school.alice, school.officer):
        turn_on(user)
    offered = reverse("second_factor_reset", args=[school.alice.id])
    own = reverse("second_factor_reset", args=[school.officer.id])
    page = sign_in(client, school.officer).get(reverse("second_factor")).content.decode()
    assert (offered in page, own in page) == (True, False)
    assert offered not in sign_in(client, school.an).get(reverse("second_factor")).content.decode()
    assert client.post(offered).status_code == 403


def test_a_lost_phone_is_asked_about_first_and_then_taken_off(school, client):
    turn_on(school.alice)
    address = reverse("second_factor_reset", args=[school.alice.id])
    assert "Gặp trực tiếp Lê Thị Hướng Dương" in sign_in(client, school.officer).get(address).content.decode()
    assert Authenticator.objects.exists()
    response = client.post(address, follow=True)
    assert told(response)[0].startswith("Đã đặt lại xác thực hai bước của Lê Thị Hướng Dương.")
    assert not Authenticator.objects.exists()
    reset = SecondFactorReset.objects.get()
    assert (reset.user, reset.officer, reset.unit, reset.told_at) == (
        school.alice,
        school.officer,
        school.unit.id,
        None,
    )


def test_oneself_and_who_has_none_are_refused_with_what_to_do(school, client):
    turn_on(school.officer)
    sign_in(client, school.officer)
    own = client.post(reverse("second_factor_reset", args=[school.officer.id]))
    none = client.post(reverse("second_factor_reset", args=[school.alice.id]))
    assert (own.status_code, none.status_code) == (409, 409)
    assert "nhờ một người quản trị hệ thống khác" in own.content.decode()
    assert Authenticator.objects.count() == 1


def test_somebody_of_another_school_is_not_there(school, client):
    other = make_school("THCS-CL", "Trường THCS Cỏ Lau")
    turn_on(other.alice)
    address = reverse("second_factor_reset", args=[other.alice.id])
    assert sign_in(client, school.officer).post(address).status_code == 404
    assert Authenticator.objects.exists()


def test_the_home_of_guarded_roles_asks_once_a_session_until_it_is_on(school, client):
    asked = "Bật xác thực hai bước"
    sign_in(client, school.an)
    assert asked in client.get("/").content.decode()
    assert asked not in client.post(reverse("second_factor_later"), follow=True).content.decode()
    assert asked in sign_in(type(client)(), school.an).get("/").content.decode()
    turn_on(school.an)
    assert asked not in sign_in(type(client)(), school.an).get("/").content.decode()
    assert asked not in sign_in(type(client)(), school.binh).get("/").content.decode()


def test_once_the_unit_has_set_a_day_it_cannot_be_put_off(school, client):
    save(sign_in(client, school.officer), roles=["chair"])
    sign_in(client, school.an).post(reverse("second_factor_later"))
    page = client.get("/").content.decode()
    day = SecondFactorRule.objects.get().must_by
    assert f"Từ ngày {day:%d/%m/%Y}, vai trò của" in page
    assert "Để sau" not in page
    assert day > clock.today()
