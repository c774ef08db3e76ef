"""What a staff list says of contracts and of membership: a finer word stays, nobody is taken out, nobody writes their own."""

import io
from datetime import date

import pytest
import xlsxwriter

from factories.base import School, make_school
from factories.lists import applied, planned, read
from factories.sector_file import sector_row, sector_xls
from thidua.intake.targets.plan_rows import Kind
from thidua.people.models import Membership, Person, Posting

pytestmark = pytest.mark.django_db
WHO = {"full_name": "Nguyễn Thị Hoa Sim", "born": "12/03/1985"}


@pytest.fixture
def school() -> School:
    return make_school()


def of_binh(school: School, **values: object) -> bytes:
    return sector_xls([sector_row(**{**WHO, **values})])


def told(school: School, content: bytes) -> list[tuple[str, str]]:
    rows = planned(school, read(content)).rows
    return [(row.kind.value, row.reason) for row in rows if row.kind != Kind.MISSING]


def book(*rows: list[str]) -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as one:
        sheet = one.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return target.getvalue()


def memberships() -> list[tuple[str, str, date | None, date | None, date | None]]:
    columns = ("person__full_name", "organisation", "starts", "official_on", "ends")
    return list(Membership.objects.order_by("organisation").values_list(*columns))


def test_a_coarser_word_for_the_contract_leaves_the_finer_one_that_is_known(school):
    person = school.person(school.binh)
    for known, said in (
        ("permanent", "Viên chức"),
        ("trainee", "Hợp đồng làm việc"),
        ("support_labour", "Hợp đồng lao động"),
    ):
        Posting.objects.filter(person=person).update(contract=known)
        assert told(school, of_binh(school, contract=said)) == [("unchanged", "giống dữ liệu đang có")]
        applied(school, of_binh(school, contract=said, subject="Hóa học"))
        assert Posting.objects.get(person=person).contract == known
        Posting.objects.filter(person=person).update(subject="")


def test_a_finer_or_another_word_for_the_contract_is_a_change(school):
    person = school.person(school.binh)
    finer = of_binh(school, contract="Viên chức, hợp đồng làm việc không xác định thời hạn")
    assert told(school, finer) == [
        ("changed", "loại hợp đồng: Viên chức → Viên chức, hợp đồng không xác định thời hạn")
    ]
    applied(school, finer)
    assert Posting.objects.get(person=person).contract == "permanent"
    assert told(school, of_binh(school, contract="Hợp đồng lao động")) == [
        ("changed", "loại hợp đồng: Viên chức, hợp đồng không xác định thời hạn → Hợp đồng lao động")
    ]


def test_a_mark_makes_a_member_once_and_its_absence_takes_nobody_out(school):
    applied(school, of_binh(school, party="x"))
    assert memberships() == [("Nguyễn Thị Hoa Sim", "party", None, None, None)]

    for mark in ("x", "Có", "Không", ""):
        assert told(school, of_binh(school, party=mark)) == [("unchanged", "giống dữ liệu đang có")]
        applied(school, of_binh(school, party=mark))
    assert len(memberships()) == 1


def test_new_people_come_with_their_memberships_and_days(school):
    content = book(
        [
            "Họ và tên",
            "Ngày sinh",
            "Ngày vào Đảng",
            "Ngày vào Đảng chính thức",
            "Là đoàn viên",
            "Công đoàn viên",
        ],
        ["Trần Thị Hoa Cúc", "01/02/1990", "3/2/2015", "3/2/2016", "không", "Có"],
    )
    applied(school, content)
    assert memberships() == [
        ("Trần Thị Hoa Cúc", "party", date(2015, 2, 3), date(2016, 2, 3), None),
        ("Trần Thị Hoa Cúc", "union", None, None, None),
    ]


def test_what_ended_is_not_opened_again_by_a_mark_and_it_is_said(school):
    person = school.person(school.binh)
    Membership.objects.create(person=person, organisation="party", ends=date(2024, 5, 1))
    assert told(school, of_binh(school, party="x", subject="Hóa học")) == [
        ("changed", "môn dạy: trống → Hóa học; Đảng: đã ghi thôi, giữ nguyên")
    ]
    applied(school, of_binh(school, party="x", subject="Hóa học"))
    assert [row[-1] for row in memberships()] == [date(2024, 5, 1)]


def test_an_unreadable_mark_is_a_note_and_no_membership(school):
    assert told(school, of_binh(school, party="xem sau", subject="Hóa học")) == [
        ("changed", "môn dạy: trống → Hóa học; đảng viên: chưa rõ «xem sau» là có hay không")
    ]


def test_nobody_writes_their_own_membership_by_a_list(school):
    person = school.person(school.binh)
    Person.objects.filter(id=person.id).update(user=None)
    Person.objects.filter(user=school.alice).update(user=None)
    Person.objects.filter(id=person.id).update(user=school.alice)
    applied(school, of_binh(school, party="x", subject="Hóa học"))
    assert memberships() == []
    assert Posting.objects.get(person=person).subject == "Hóa học"
