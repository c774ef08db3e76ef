"""A council is founded from the staff, with one chair and one secretary, and changes only between meetings."""

from datetime import date
from fractions import Fraction

import pytest
from django.test import Client
from django.urls import reverse

from factories.base import actor, add_staff, make_school, sign_in
from factories.councils import begun, make_council
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.councils.actions import Seat, change_members, found_council
from thidua.councils.errors import CouncilExistsError, MeetingRunningError
from thidua.councils.models import Council, CouncilMember, CouncilRole
from thidua.councils.queries import council_on, sitting_members

pytestmark = pytest.mark.django_db
START = date(2025, 9, 5)


def found(school, seats, **given):
    facts = {"name": "Hội đồng Thi đua", "paper": "", "regulation": "", "starts": START, "ends": None}
    return found_council(by=actor(school.alice, school), unit=school.unit, seats=seats, **(facts | given))


def three(school):
    return [
        Seat(school.person(school.binh).id, CouncilRole.MEMBER),
        Seat(school.person(school.alice).id, CouncilRole.SECRETARY, "Hồ sơ"),
        Seat(school.person(school.an).id, CouncilRole.CHAIR),
    ]


def test_members_sit_in_the_order_of_rank():
    school = make_school()

    council = found(school, three(school))

    seats = [(seat.person.full_name, seat.role, seat.field) for seat in sitting_members(council)]
    assert seats == [
        ("Ngô Văn Trường Sơn", "chair", ""),
        ("Lê Thị Hướng Dương", "secretary", "Hồ sơ"),
        ("Nguyễn Thị Hoa Sim", "member", ""),
    ]


def test_shares_come_from_the_law_library_where_the_regulation_names_none():
    school = make_school()

    council = found(school, three(school), majority=Fraction(2, 3))

    quorum = (council.quorum_numerator, council.quorum_denominator)
    assert (quorum, (council.majority_numerator, council.majority_denominator)) == ((2, 3), (2, 3))


@pytest.mark.parametrize("share", [Fraction(0), Fraction(1), Fraction(3, 2)])
def test_share_outside_nought_and_one_is_refused(share):
    school = make_school()
    with pytest.raises(InvalidInputError) as refusal:
        found(school, three(school), majority=share)
    assert refusal.value.field == "majority"


@pytest.mark.parametrize("share", [Fraction(99999, 100000), Fraction(1, 1000)])
def test_share_finer_than_any_council_is_refused_before_the_database_sees_it(share):
    school = make_school()
    with pytest.raises(InvalidInputError) as refusal:
        found(school, three(school), quorum=share)
    assert refusal.value.field == "quorum"


def test_first_day_before_any_rule_of_voting_is_a_fault_of_that_day():
    school = make_school()
    with pytest.raises(InvalidInputError) as refusal:
        found(school, three(school), starts=date(1, 1, 1))
    assert refusal.value.field == "starts"


@pytest.mark.parametrize("left_out", [0, 1, 2])
def test_council_without_chair_without_secretary_or_of_two_is_refused(left_out):
    school = make_school()
    seats = [seat for place, seat in enumerate(three(school)) if place != left_out]
    if left_out:
        seats.append(Seat(school.person(school.dung).id, CouncilRole.MEMBER))
    with pytest.raises(InvalidInputError) as refusal:
        found(school, seats)
    assert refusal.value.field == "members"
    assert not Council.objects.exists()


def test_two_chairs_are_refused():
    school = make_school()
    with pytest.raises(InvalidInputError, match="đúng một Chủ tịch"):
        found(school, [*three(school), Seat(school.person(school.dung).id, CouncilRole.CHAIR)])


def test_same_person_on_two_seats_is_refused():
    school = make_school()
    with pytest.raises(InvalidInputError, match="hai lần"):
        found(school, [*three(school), Seat(school.person(school.an).id, CouncilRole.MEMBER)])


def test_nobody_of_another_school_sits():
    school, other = make_school(), make_school("THCS-TG", "Trường THCS Trường Giang")
    with pytest.raises(InvalidInputError, match="không làm việc ở trường"):
        found(school, [*three(school), Seat(other.person(other.alice).id, CouncilRole.MEMBER)])


def test_term_that_ends_before_it_begins_is_refused():
    school = make_school()
    with pytest.raises(InvalidInputError) as refusal:
        found(school, three(school), ends=date(2025, 9, 4))
    assert refusal.value.field == "ends"


def test_next_council_ends_the_one_before_on_the_eve():
    school = make_school()
    first = found(school, three(school))

    second = found(school, three(school), starts=date(2026, 9, 5))

    first.refresh_from_db()
    assert first.ends == date(2026, 9, 4)
    assert [council_on(school.unit, day) for day in (date(2026, 9, 4), date(2026, 9, 5))] == [first, second]


def test_second_council_of_the_same_day_is_refused():
    school = make_school()
    found(school, three(school))
    with pytest.raises(CouncilExistsError):
        found(school, three(school))


def test_second_council_of_the_same_day_is_refused_even_when_the_first_has_an_end():
    school = make_school()
    found(school, three(school), ends=date(2026, 8, 31))
    with pytest.raises(CouncilExistsError):
        found(school, three(school))


def test_who_leaves_keeps_the_row_and_who_comes_back_takes_it_again():
    school = make_school()
    council = found(school, three(school))
    binh = CouncilMember.objects.get(person=school.person(school.binh))
    by, dung = actor(school.alice, school), Seat(school.person(school.dung).id, CouncilRole.MEMBER)

    change_members(by=by, council=council, seats=[*three(school)[1:], dung], on=date(2026, 1, 5), version=1)
    binh.refresh_from_db()
    assert binh.left_on == date(2026, 1, 5)
    assert binh.id not in {seat.id for seat in sitting_members(council)}

    change_members(by=by, council=council, seats=three(school), on=date(2026, 2, 5), version=2)
    assert {seat.id for seat in sitting_members(council)} >= {binh.id}


def test_of_two_who_change_the_members_the_second_is_told_and_the_first_list_stands():
    school = make_school()
    council = found(school, three(school))
    by, dung = actor(school.alice, school), Seat(school.person(school.dung).id, CouncilRole.MEMBER)
    change_members(by=by, council=council, seats=[*three(school), dung], on=date(2026, 1, 5), version=1)
    with pytest.raises(ChangedMeanwhileError, match="Lê Thị Hướng Dương vừa thay đổi mục này"):
        change_members(by=by, council=council, seats=three(school), on=date(2026, 1, 5), version=1)
    assert dung.person in {seat.person_id for seat in sitting_members(council)}


def test_members_do_not_change_while_a_meeting_runs():
    school = make_school()
    sitting = begun(school)
    with pytest.raises(MeetingRunningError):
        change_members(
            by=actor(school.alice, school),
            council=sitting.council,
            seats=three(school),
            on=date(2026, 5, 26),
            version=1,
        )


def test_no_council_in_office_before_its_first_day_and_after_its_last():
    school = make_school()
    council = make_council(school)
    Council.objects.filter(id=council.id).update(ends=date(2026, 8, 31))
    days = (date(2025, 9, 4), date(2025, 9, 5), date(2026, 8, 31), date(2026, 9, 1))
    assert [council_on(school.unit, day) is not None for day in days] == [False, True, True, False]


def test_someone_new_on_the_staff_can_be_seated():
    school = make_school()
    person = add_staff(school.unit, "Phan Thị Cỏ May")
    council = found(school, [*three(school), Seat(person.id, CouncilRole.STANDING_VICE_CHAIR)])
    assert [seat.role for seat in sitting_members(council)][:2] == ["chair", "standing_vice_chair"]


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("quorum", "1" * 5000 + "/3"),
        ("quorum", "2/" + "3" * 5000),
        ("majority", "99999/100000"),
        ("majority", "1/0"),
        ("majority", "٢/٣"),
        ("starts", "0001-01-01"),
    ],
)
def test_figures_no_council_has_are_faults_of_their_field(field, typed):
    school = make_school()
    given = {"name": "Hội đồng", "starts": "2025-09-05"} | {field: typed}
    given |= {f"role-{seat.person}": seat.role.value for seat in three(school)}
    response = sign_in(Client(), school.alice).post(reverse("council_found"), given)
    assert (response.status_code, list(response.context["form"].errors)) == (409, [field])
    assert not Council.objects.exists()


def test_share_is_read_with_spaces_around_its_stroke():
    school = make_school()
    given = {"name": "Hội đồng", "starts": "2025-09-05", "quorum": " 3 / 4 "}
    given |= {f"role-{seat.person}": seat.role.value for seat in three(school)}
    sign_in(Client(), school.alice).post(reverse("council_found"), given)
    council = Council.objects.get()
    assert (council.quorum_numerator, council.quorum_denominator) == (3, 4)
