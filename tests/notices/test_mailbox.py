"""An address is written to only after its code was typed; wrong codes are counted, old ones end."""

from datetime import datetime, timedelta

import pytest

from factories.base import School, actor, make_school
from thidua.core import clock
from thidua.core.errors import InvalidInputError
from thidua.notices.actions import (
    CodeOverError,
    NoMailboxError,
    TooSoonError,
    ask_address,
    choose_kinds,
    confirm_address,
    remove_address,
    take_back_code,
)
from thidua.notices.models import Kind, Mailbox

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 8, 9)


@pytest.fixture
def school():
    clock.set_for_demo(NOW)
    yield make_school()
    clock.reset()


def later(minutes: int) -> None:
    clock.set_for_demo(NOW + timedelta(minutes=minutes))


def ask(school: School, address: str = "hoasim@truong.example") -> str:
    return ask_address(by=actor(school.binh, school), user=school.binh, address=address)


def confirm(school: School, code: str) -> Mailbox:
    return confirm_address(by=actor(school.binh, school), user=school.binh, code=code)


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 10**6:06}"


def test_the_code_confirms_the_address_and_turns_every_group_on(school):
    box = confirm(school, ask(school))
    assert (box.address, box.asked, box.chosen) == ("hoasim@truong.example", "", list(Kind.values))


def test_until_the_new_one_is_confirmed_the_old_address_stays(school):
    confirm(school, ask(school))
    later(2)
    ask(school, "moi@truong.example")
    assert Mailbox.objects.get().address == "hoasim@truong.example"


@pytest.mark.parametrize("address", ["hoasim", "a@b", "a@truong.example\nBcc: b@xau.example", ""])
def test_what_is_no_address_is_refused(school, address):
    with pytest.raises(InvalidInputError) as refusal:
        ask(school, address)
    assert refusal.value.field == "address"


def test_five_wrong_codes_end_it(school):
    code = ask(school)
    for left in (4, 3, 2, 1, 0):
        with pytest.raises(InvalidInputError, match=f"Còn thử được {left} lần"):
            confirm(school, wrong(code))
    with pytest.raises(CodeOverError):
        confirm(school, code)


def test_a_code_ends_after_half_an_hour(school):
    code = ask(school)
    later(31)
    with pytest.raises(CodeOverError):
        confirm(school, code)


def test_codes_are_not_sent_one_after_another(school):
    ask(school)
    with pytest.raises(TooSoonError):
        ask(school)
    later(2)
    assert len(ask(school)) == 6


def test_a_code_that_could_not_be_sent_is_taken_back_but_not_one_asked_for_after_it(school):
    by = actor(school.binh, school)
    first = ask(school)
    take_back_code(by=by, user=school.binh, code=first)
    box = Mailbox.objects.get()
    assert (box.asked, box.asked_at, box.code_digest, box.tries_left) == ("", None, "", 0)
    second = ask(school)
    with pytest.raises(CodeOverError):
        take_back_code(by=by, user=school.binh, code=wrong(second))
    assert confirm(school, second).address == "hoasim@truong.example"


def test_kinds_need_an_address_and_an_address_may_be_taken_back(school):
    by = actor(school.binh, school)
    with pytest.raises(NoMailboxError):
        choose_kinds(by=by, user=school.binh, kinds=["plan"])
    confirm(school, ask(school))
    assert choose_kinds(by=by, user=school.binh, kinds=["review", "plan"]).chosen == ["plan", "review"]
    remove_address(by=by, user=school.binh)
    box = Mailbox.objects.get()
    assert (box.address, box.kinds, box.code_digest) == ("", "", "")
    with pytest.raises(NoMailboxError):
        remove_address(by=by, user=school.binh)
