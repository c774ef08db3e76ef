"""Codes that a spreadsheet took for numbers: the noughts before them are gone, and nobody keeps what is left."""

import pytest

from factories.base import School, make_school
from factories.lists import planned, read
from factories.sector_file import sector_row, sector_xls
from thidua.intake.targets import AWARDS
from thidua.people.models import Person

pytestmark = pytest.mark.django_db
LOST = (
    "mã định danh Bộ «123456789» có 9 chữ số, các mã khác có 10: có thể Excel đã bỏ số 0 ở đầu, "
    "mã này không ghi; hãy định dạng cột là văn bản (Text) và ghi đủ chữ số"
)


@pytest.fixture
def school() -> School:
    return make_school()


def rows(school: School, *codes: object) -> list[tuple[str, str, object]]:
    names = ("Trần Thị Hoa Cúc", "Phan Văn Bách Tùng", "Lê Thị Cỏ May")
    content = sector_xls(
        [
            sector_row(
                full_name=name, ministry_code=code, born="20/05/1990", position="", contract="", group=""
            )
            for name, code in zip(names, codes, strict=False)
        ]
    )
    plan = planned(school, read(content))
    return [(row.kind.value, row.reason, row.values.get("ministry_code")) for row in plan.rows if row.line]


def test_a_code_shorter_than_the_others_is_told_with_the_digits_expected_and_not_kept(school):
    new = ("new", "chưa có trong danh sách của trường")
    assert rows(school, "0123456780", 1234567891, 123456789) == [
        (*new, "0123456780"),
        (*new, "1234567891"),
        ("doubtful", LOST, None),
    ]


def test_the_unit_s_own_codes_say_how_many_digits_there_are(school):
    for user, code in ((school.binh, "0123456780"), (school.dung, "0123456781")):
        Person.objects.filter(user=user).update(ministry_code=code)
    assert rows(school, 123456789) == [("doubtful", LOST, None)]


def test_codes_of_one_length_are_kept_and_so_are_codes_with_letters(school):
    assert [code for _, _, code in rows(school, 123456781, 123456782, "GV1")] == [
        "123456781",
        "123456782",
        "GV1",
    ]


@pytest.mark.parametrize("code", ["1,23457E+11", 1234567890123456789])
def test_a_number_that_was_shortened_or_rounded_is_no_code(school, code):
    ((kind, reason, kept),) = rows(school, code)
    assert (kind, "đã bị Excel viết gọn, mất chữ số" in reason, kept) == ("doubtful", True, None)


def test_in_a_list_of_awards_the_person_is_found_without_the_code_and_the_line_waits(school):
    for user, code in ((school.binh, "0123456789"), (school.dung, "0123456781")):
        Person.objects.filter(user=user).update(ministry_code=code)
    text = (
        "Họ và tên\tMã định danh Bộ\tNgày sinh\tDanh hiệu\tNăm học\tSố quyết định\n"
        "Nguyễn Thị Hoa Sim\t123456789\t12/03/1985\tLĐTT\t2022-2023\t5/QĐ\n"
    )
    file = read(text.encode(), AWARDS, name="dan.tsv")
    (row,) = planned(school, file, AWARDS).rows
    assert (row.kind.value, row.person, row.reason) == (
        "doubtful",
        school.person(school.binh).id,
        f"{LOST}; LĐTT 2022-2023 theo 5/QĐ",
    )
